import type { Claim } from '../model/claim.ts';
import type { Denial } from '../model/denial.ts';
import {
  type AppealWindow,
  appealRules,
  findBalanceCents,
  listAsks,
  listSteps,
  sortAppealWindows,
} from '../words/denials.ts';
import type { Block } from './document.ts';
import type { Words } from './words.ts';

/** What to do about a refusal, in short: what to ask, and how long an appeal usually has. */
export function layOutDenial(claim: Claim, denial: Denial, words: Words): Block[] {
  const { t, language } = words;
  const isDrug = claim.kind === 'pharmacy';
  const { scope, lines } = denial;
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(lines.map(String));
  const named = lines.length === 0 ? [] : [t('denials:lines', { count: lines.length, list })];
  const { yours, others } = sortAppealWindows(claim.planKind);
  const shown = yours.length === 0 ? others : yours;
  return [
    { kind: 'heading', text: t('denials:title') },
    { kind: 'paragraph', text: [t(`denials:${isDrug ? 'drug' : scope}`), ...named].join(' ') },
    { kind: 'list', items: layOutSteps(denial, isDrug, words) },
    {
      kind: 'paragraph',
      strong: true,
      text: `${t('denials:appeal.title')}. ${t('denials:appeal.text')} ${t('denials:appeal.letter')}`,
    },
    { kind: 'paragraph', text: t(yours.length === 0 ? 'denials:appeal.any' : 'denials:appeal.yours') },
    { kind: 'list', items: shown.map((window) => nameWindow(window, words)) },
  ];
}

function layOutSteps(denial: Denial, isDrug: boolean, { t, exists }: Words): string[] {
  const asks = listAsks(denial).map((key) => `denials:${key}`);
  return [
    ...asks.filter(exists).map((key) => t(key)),
    ...listSteps(isDrug).map((step) => t(`denials:step.${step}`)),
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
  return [
    { kind: 'paragraph', text: `${t('denials:balance.what', { amount })} ${t('denials:balance.short')}` },
  ];
}
