/** The statement of a year: the answer, every claim in one table, what is not counted, notes, and what to check. */

import { yearOf } from '../dates.ts';
import type { ClaimRow } from '../model/claims/claim-row.ts';
import type { Totals } from '../model/claims/totals.ts';
import { areSumsPerPlan, countShareClaims, sumSource } from '../model/claims/totals.ts';
import type { PacketStatement } from '../model/papers/packet.ts';
import type { StatementLimit, YearStatement } from '../model/papers/statement.ts';
import { type Block, isLargePrint, type Sum, type TextLine } from './document.ts';
import { layOutLedger, layOutService } from './ledger-blocks.ts';
import { layOutChart, layOutKinds, layOutMonths } from './month-blocks.ts';
import { type NumberedNotes, numberNotes } from './note-blocks.ts';
import { nameSource, type Words } from './words.ts';

export function layOutYear(statement: YearStatement, words: Words): Block[] {
  const { t } = words;
  if (statement.totals.length === 0) return [{ kind: 'paragraph', text: t('noClaims') }];
  const isLarge = isLargePrint(statement.options.size);
  const isShort = isLarge && !statement.options.allClaims;
  const notes = numberNotes(
    statement.notes.map(({ reason }) => reason),
    words,
  );
  const head = [
    ...layOutShares(statement, words),
    ...layOutFiles(statement, words),
    ...layOutCurrencies(statement, words),
  ];
  if (isShort)
    return [
      ...head,
      { kind: 'paragraph', text: t('short') },
      ...layOutMonths(statement, words),
      ...countNotCounted(statement, words),
      ...layOutNotPaid(statement, words),
      { kind: 'heading', text: t('check.title') },
      // Without a row for each claim there is no amount to hold a bill against.
      { kind: 'checks', items: [t('check.visits'), t('check.bill'), t('check.call')] },
    ];
  const pictures = [layOutChart(statement, words), layOutKinds(statement, words)];
  return [
    ...head,
    ...(statement.months.length > 0 ? [layOutLedger(statement, notes, words)] : []),
    ...layOutNotCounted(statement, words),
    ...layOutEnd(statement, notes, words),
    ...pictures.map((blocks): Block => ({ kind: 'extra', blocks })),
  ];
}

function listChecks({ t }: Words): string[] {
  return [t('check.visits'), t('check.bills'), t('check.bill'), t('check.call')];
}

/** What the shares of a year come to. */
type YearShare = NonNullable<PacketStatement['people'][number]['share']>;

/** One box for each currency, or one for each plan while it is open whether two plans saw one visit. */
export function layOutShares(statement: YearShare, words: Words): Block[] {
  const { t } = words;
  const { openVisits, totals, byPlan, written, limits, options } = statement;
  const { hideBilled } = options;
  const isOver = statement.year < yearOf(statement.madeOn);
  if (!areSumsPerPlan(statement)) {
    const boxes = totals
      .filter((sums) => sums.counted + sums.shareMissing.beingDecided > 0)
      .map((sums) => {
        const { currency } = sums;
        const title = t(isOver ? 'share.titleOver' : 'share.title', { year: statement.year });
        const more = [...sayWritten(written, currency, words), ...sayLimits(limits, currency, words)];
        return layOutShare({ title, totals: sums, more, hideBilled }, words);
      })
      .map((box, index) => (index === 0 ? { ...box, ...sayCount(limits, words) } : box));
    return boxes.length === 0 ? [{ kind: 'paragraph', text: t('share.none') }] : boxes;
  }
  return [
    {
      kind: 'paragraph',
      text: openVisits > 0 ? t('share.visits', { count: openVisits }) : t('share.tooLarge'),
    },
    ...byPlan.flatMap(({ connectionId, planName, openedAt, way, totals: ofPlan }) => {
      const own = limits.filter((limit) => limit.connectionId === connectionId);
      const title = t(isOver ? 'share.titlePlanOver' : 'share.titlePlan', {
        year: statement.year,
        plan: nameSource({ name: planName, openedAt, way }, words),
      });
      return ofPlan.map((sums) => ({
        ...layOutShare(
          { title, totals: sums, more: sayLimits(own, sums.currency, words), hideBilled },
          words,
        ),
        ...sayCount(own, words),
      }));
    }),
  ];
}

/** Says that some of the sums are of files: whoever gets the paper cannot see it otherwise. */
function layOutFiles({ totals }: YearStatement, { t }: Words): Block[] {
  const count = totals.reduce((sum, { fromFiles }) => sum + fromFiles, 0);
  return count === 0 ? [] : [{ kind: 'paragraph', strong: true, text: t('file.count', { count }) }];
}

function layOutCurrencies(statement: YearStatement, { t }: Words): Block[] {
  const { totals } = statement;
  if (totals.length < 2 || areSumsPerPlan(statement)) return [];
  return [{ kind: 'paragraph', text: t('currencies', { main: totals[0]?.currency ?? '' }) }];
}

type Box = Extract<Block, { kind: 'box' }>;

type Share = { title: string; totals: Totals; more: Sum[]; hideBilled: boolean };

function layOutShare({ title, totals, more, hideBilled }: Share, words: Words): Box {
  const { t, sum, sumLabel } = words;
  const { yourShare, shareMissing, atPharmacy, currency, planPaid, billed } = totals;
  const gaps = (['beingDecided', 'notPaidNoShare', 'atPharmacy', 'notStated', 'laterPlan'] as const)
    .filter((gap) => shareMissing[gap] > 0)
    .map((gap) => t(`share.${gap}`, { count: shareMissing[gap], amount: sum(atPharmacy, currency) }));
  const from = t('share.from', {
    stated: yourShare.statedBy,
    count: countShareClaims(totals),
  });
  if (yourShare.partlyBy > 0) gaps.push(t('share.partly', { count: yourShare.partlyBy }));
  const lines: TextLine[] = [{ text: title, strong: true }, { text: [from, ...gaps].join(' ') }];
  const source = describeSource(totals, words);
  if (source !== null) lines.push({ text: source, small: true });
  lines.push({ text: t('share.alreadyPaid'), small: true });
  return {
    kind: 'box',
    big: sum(yourShare, currency),
    lines,
    sums: [
      ...(hideBilled ? [] : [{ label: sumLabel(t('column.billed'), billed), value: sum(billed, currency) }]),
      { label: t('column.planPaid'), value: sum(planPaid, currency) },
      ...more,
    ],
  };
}

/** Where the figures of the share come from, if some were worked out here. */
function describeSource({ yourShare, currency, fromFiles }: Totals, { t, money }: Words): string | null {
  const source = sumSource(yourShare);
  if (source === null || source === 'stated') return null;
  if (source === 'computed') return t('share.allComputed');
  return t(fromFiles > 0 ? 'share.splitFiles' : 'share.split', {
    stated: money(yourShare.statedCents ?? 0, currency),
    computed: money(yourShare.computedCents ?? 0, currency),
  });
}

/** What the person wrote down as paid for these claims; never added to a plan's amounts. */
function sayWritten(written: YearStatement['written'], currency: string, { t, money }: Words): Sum[] {
  return written
    .filter((one) => one.currency === currency)
    .map(({ cents, isExample }) => ({
      label: isExample ? `${t('share.written')} (${t('example')})` : t('share.written'),
      value: money(cents, currency),
    }));
}

function sayLimits(limits: readonly StatementLimit[], currency: string, { t, money }: Words): Sum[] {
  const plans = new Set(limits.map(({ planName }) => planName));
  return limits
    .filter((limit) => limit.currency === currency)
    .map(({ planName, whose, what, limitCents, usedCents }) => {
      const label = t(`limits.usedOf.${whose}.${what}`, { limit: money(limitCents, currency) });
      return {
        label: plans.size > 1 ? t('month.ofPlan', { month: label, plan: planName }) : label,
        value: money(usedCents, currency),
      };
    });
}

/** Whose count it is. */
function sayCount(limits: readonly StatementLimit[], { t }: Words): { note?: string } {
  if (limits.length === 0) return {};
  const counts = new Set(limits.map(({ count }) => count));
  return { note: t(`limits.whose.${counts.size > 1 ? 'both' : [...counts][0]}`) };
}

/** So many refused claims are named in the short edition; the rest is a number. */
const mostNotPaid = 3;

/** For the short edition in large print: what the plan did not pay, and what to do about it. */
function layOutNotPaid(statement: YearStatement, words: Words): Block[] {
  const { t, span } = words;
  const claims = statement.months.flatMap(({ rows }) =>
    rows.flatMap(({ row }) => (row.state === 'plan-did-not-pay' ? row : [])),
  );
  if (claims.length === 0) return [];
  const items = claims
    .slice(0, mostNotPaid)
    .map((row) =>
      [
        row.providerName ?? t('row.providerNotNamed'),
        span(row.serviceStart, row.serviceEnd, 'short') ?? t('row.dateNotGiven'),
        ...(row.claimNumber === null ? [] : [`${t('claim.number')} ${row.claimNumber}`]),
      ].join(' · '),
    );
  const more = claims.length - items.length;
  return [
    { kind: 'heading', text: t('notPaid.title') },
    { kind: 'list', items: [...items, ...(more > 0 ? [t('notPaid.more', { count: more })] : [])] },
    { kind: 'paragraph', text: listAppealLines(statement, words).join(' ') },
  ];
}

function isRefusedRow({ state }: ClaimRow): boolean {
  return state === 'plan-did-not-pay' || state === 'plan-paid-part';
}

/** In large print, how many claims for each reason. */
function countNotCounted({ notCounted }: YearStatement, { t }: Words): Block[] {
  if (notCounted.length === 0) return [];
  const reasons = Map.groupBy(notCounted, (row) => row.notCountedBecause ?? 'status-unknown');
  const list = [...reasons].map(([reason, rows]) => `${rows.length} ${t(`because.${reason}`)}`);
  return [{ kind: 'paragraph', text: `${t('notCounted.title')}: ${list.join(', ')}.` }];
}

function layOutNotCounted({ notCounted: rows }: YearStatement, words: Words): Block[] {
  const { t, span } = words;
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('notCounted.title'),
      columns: [{ title: t('column.whyNotCounted'), under: t('column.whatMore'), kind: 'text' }],
      rows: rows.map((row) => {
        const [first, second] = layOutService(row, [], words);
        const why = t(`because.${row.notCountedBecause ?? 'status-unknown'}`);
        const day = span(row.serviceStart, row.serviceEnd, 'short') ?? t('row.dateNotGiven');
        return [
          [
            ...(first ? [{ ...first, more: ` · ${why}` }] : []),
            ...(second ? [{ ...second, text: `${day} · ${second.text}` }] : []),
          ],
        ];
      }),
      foot: null,
    },
  ];
}

/** Notes and checks; how to read it, and what to do about what the plan did not pay. */
function layOutEnd(statement: YearStatement, { items }: NumberedNotes, words: Words): Block[] {
  const { t } = words;
  const isLarge = isLargePrint(statement.options.size);
  const read: Block[] = [
    { kind: 'heading', text: t('read.title') },
    { kind: 'list', items: [0, 1, 2, 3].map((item) => t(`read.items.${item}`)) },
  ];
  const check: Block[] = [
    { kind: 'heading', text: t('check.title') },
    { kind: 'checks', items: listChecks(words) },
  ];
  const isRefused = statement.months.some(({ rows }) => rows.some(({ row }) => isRefusedRow(row)));
  if (!isRefused) return [{ kind: 'sides', left: isLarge ? [] : read, right: check }];
  const notes: Block[] =
    items.length === 0
      ? []
      : [
          { kind: 'heading', text: t('notes.title') },
          { kind: 'list', isPlain: true, items },
        ];
  const appeal: Block[] = [
    { kind: 'heading', text: t('appeal.title') },
    { kind: 'paragraph', small: true, text: listAppealLines(statement, words).join(' ') },
  ];
  return [
    ...(notes.length === 0 ? check : [{ kind: 'sides', left: notes, right: check } as const]),
    ...appeal,
    ...(isLarge ? [] : [{ kind: 'extra', blocks: read } as const]),
  ];
}

/** The phones are those of the plans that refused something, each with its plan where there are several. */
function listAppealLines({ plans, months }: YearStatement, words: Words): string[] {
  const { t } = words;
  const refused = months.flatMap(({ rows }) => rows.map(({ row }) => row).filter(isRefusedRow));
  const toCall = plans.filter(
    ({ name, openedAt, phone }) =>
      phone !== null && refused.some((row) => row.planName === name && row.openedAt === openedAt),
  );
  const phones = toCall.map((plan) =>
    toCall.length > 1 ? `${nameSource(plan, words)} ${plan.phone}` : (plan.phone ?? ''),
  );
  return [
    ...(phones.length === 0
      ? [t('denials:step.callNoPhone')]
      : [t('denials:step.call', { phone: [...new Set(phones)].join(', ') })]),
    `${t('denials:appeal.title')}. ${t('denials:appeal.text')}`,
    t('denials:appeal.letter'),
  ];
}
