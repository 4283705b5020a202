import type { Claim } from '../model/claims/claim.ts';
import type { Denial } from '../model/claims/denial.ts';
import type { ClaimStatement } from '../model/papers/statement.ts';
import { findDeadline, isTooLate, sayDeadline } from '../words/appeals.ts';
import {
  type AppealWindow,
  appealRules,
  findBalanceCents,
  listAsks,
  listSteps,
  sayRefusal,
  sortAppealWindows,
} from '../words/denials.ts';
import { sayCallPlan } from '../words/protection.ts';
import type { Block } from './document.ts';
import type { Words } from './words.ts';

export type DenialBlocks = { steps: Block[]; appeal: Block[] };

/** What to do about a refusal, in short: whom to call and what to ask, and how long an appeal usually has. */
export function layOutDenial(
  { claim, plans, appeal, madeOn }: ClaimStatement,
  denial: Denial,
  words: Words,
): DenialBlocks {
  const { t, language, date } = words;
  const isDrug = claim.kind === 'pharmacy';
  const { lines } = denial;
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(lines.map(String));
  const named = lines.length === 0 ? [] : [t('denials:lines', { count: lines.length, list })];
  const first = sayRefusal(denial, isDrug, (key, values) => t(`denials:${key}`, values));
  const { yours } = sortAppealWindows(claim.planKind);
  const deadline = findDeadline(appeal, claim, madeOn);
  const isLate = isTooLate(appeal, claim, madeOn);
  const by = sayDeadline(deadline, {
    t: (key, values) => t(`denials:${key}`, values),
    date: (day) => date(day) ?? day,
  });
  const phone = plans.find((plan) => plan.phone !== null)?.phone ?? null;
  const call = sayCallPlan(phone, (key, values) => t(`denials:${key}`, values));
  return {
    steps: [
      { kind: 'heading', text: t('denials:title') },
      { kind: 'paragraph', text: [first, ...named].join(' ') },
      { kind: 'list', items: [call, ...layOutSteps(denial, { isDrug, isLate }, words)] },
    ],
    appeal: [
      { kind: 'heading', text: t('denials:appeal.title') },
      {
        kind: 'paragraph',
        small: true,
        text: [
          t('denials:appeal.text'),
          ...(by === null ? [] : [`${by.head}.`, by.how ?? '', deadline.late === 'no' ? '' : by.next]),
          t('denials:appeal.letter'),
          isLate ? '' : t('denials:step.fast'),
          ...(yours.length === 0
            ? [t('denials:appeal.times')]
            : [t('denials:appeal.yours'), ...yours.map((window) => nameWindow(window, words))]),
        ]
          .filter(Boolean)
          .join(' '),
      },
    ],
  };
}

function layOutSteps(
  denial: Denial,
  { isDrug, isLate }: { isDrug: boolean; isLate: boolean },
  { t, exists }: Words,
): string[] {
  const asks = listAsks(denial).map((key) => `denials:${key}`);
  return [
    ...asks.filter(exists).map((key) => t(key)),
    ...listSteps(isDrug, isLate)
      .filter((step) => step !== 'fast')
      .map((step) => t(`denials:step.${step}`)),
  ];
}

function nameWindow(window: AppealWindow, { t }: Words): string {
  const rule = t('denials:appeal.rule', { source: appealRules[window] });
  return `${t(`denials:window.${window}.name`)}: ${t(`denials:window.${window}.text`)} ${rule}.`;
}

/** What a provider outside the network may ask for above the approved amount. */
export function layOutBalance(claim: Claim, { t, money }: Words): Block[] {
  const cents = findBalanceCents(claim);
  if (cents === null) return [];
  const amount = money(cents, claim.amounts.billed?.currency ?? 'USD');
  const what = claim.amounts.allowed?.cents ? 'what' : 'whatNotCovered';
  return [
    { kind: 'paragraph', text: `${t(`denials:balance.${what}`, { amount })} ${t('denials:balance.short')}` },
  ];
}
