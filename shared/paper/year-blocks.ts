/** The statement of a year: sums first, then each month, then explanations and what to check. */
import type { ClaimRow } from '../model/claim-row.ts';
import { findPharmacyShare } from '../model/pharmacy-share.ts';
import type { StatementNote, YearStatement } from '../model/statement.ts';
import type { Totals } from '../model/totals.ts';
import { sumSource } from '../model/totals.ts';
import { findMeaning } from '../words/reason-meanings.ts';
import { layOutAmount } from './amount-cell.ts';
import type { Block, Cell, Column, TextLine } from './document.ts';
import { layOutMonths, layOutShareOfMonth, listSumColumns, nameMonth } from './month-blocks.ts';
import { nameSource, sayOpened, type Words } from './words.ts';

type Month = YearStatement['months'][number];

export function layOutYear(statement: YearStatement, words: Words): Block[] {
  const { t } = words;
  if (statement.totals.length === 0) return [{ kind: 'paragraph', text: t('noClaims') }];
  const isShort = statement.options.size === 'large' && !statement.options.allClaims;
  const currency = statement.totals[0]?.currency ?? 'USD';
  return [
    ...layOutShares(statement, words),
    ...layOutFiles(statement, words),
    ...(isShort ? [{ kind: 'paragraph', text: t('short') } as const] : []),
    ...layOutMonths(statement, words, currency),
    ...(isShort ? [] : layOutKinds(statement, words, currency)),
    ...(isShort
      ? layOutNotPaid(statement, words)
      : statement.months.flatMap((month) => layOutMonth(month, statement, words, currency))),
    ...layOutNotCounted(statement, words),
    ...layOutNotes(statement.notes, words),
    { kind: 'heading', text: t('read.title') },
    { kind: 'list', items: [0, 1, 2, 3].map((item) => t(`read.items.${item}`)) },
    { kind: 'heading', text: t('check.title') },
    { kind: 'checks', items: [t('check.visits'), t('check.bills'), t('check.call')] },
  ];
}

/** One box for each currency, or one for each plan while it is open whether two plans saw one visit. */
function layOutShares(statement: YearStatement, words: Words): Block[] {
  const { t } = words;
  if (statement.openVisits === 0) {
    const boxes = statement.totals
      .filter((totals) => totals.counted + totals.shareMissing.beingDecided > 0)
      .map((totals) => layOutShare(t('share.title'), totals, words));
    if (boxes.length === 0) return [{ kind: 'paragraph', text: t('share.none') }];
    const main = statement.totals[0]?.currency ?? '';
    return boxes.length === 1 ? boxes : [...boxes, { kind: 'paragraph', text: t('currencies', { main }) }];
  }
  return [
    { kind: 'paragraph', text: t('share.visits', { count: statement.openVisits }) },
    ...statement.byPlan.flatMap(({ planName, openedAt, totals }) =>
      totals.map((sums) =>
        layOutShare(
          t('share.titlePlan', { plan: nameSource({ name: planName, openedAt }, words) }),
          sums,
          words,
        ),
      ),
    ),
  ];
}

/** Says that some of the sums are of files: whoever gets the paper cannot see it otherwise. */
function layOutFiles({ totals }: YearStatement, { t }: Words): Block[] {
  const count = totals.reduce((sum, { fromFiles }) => sum + fromFiles, 0);
  return count === 0 ? [] : [{ kind: 'paragraph', strong: true, text: t('file.count', { count }) }];
}

function layOutShare(title: string, totals: Totals, words: Words): Block {
  const { t, sum } = words;
  const { yourShare, shareMissing, atPharmacy, currency, planPaid } = totals;
  const gaps = (['beingDecided', 'notPaidNoShare', 'atPharmacy', 'notStated'] as const)
    .filter((gap) => shareMissing[gap] > 0)
    .map((gap) => t(`share.${gap}`, { count: shareMissing[gap], amount: sum(atPharmacy, currency) }));
  const from = t('share.from', {
    stated: yourShare.statedBy,
    count: totals.counted + shareMissing.beingDecided,
  });
  const lines: TextLine[] = [{ text: title, strong: true }, { text: [from, ...gaps].join(' ') }];
  const source = describeSource(totals, words);
  if (source !== null) lines.push({ text: source });
  const paid =
    planPaid.statedBy === 0
      ? t('share.planPaidNone')
      : t('share.planPaid', { amount: sum(planPaid, currency) });
  lines.push({ text: `${t('share.alreadyPaid')} ${paid}` });
  return { kind: 'box', big: sum(yourShare, currency), lines };
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

function layOutKinds({ kinds }: YearStatement, words: Words, currency: string): Block[] {
  if (kinds.length < 2) return [];
  const { t, sum } = words;
  const hasPharmacy = kinds.some(({ kind }) => kind === 'pharmacy');
  return [
    {
      kind: 'table',
      isDense: true,
      caption: t('kinds.title'),
      columns: [{ title: t('column.kind'), kind: 'text' }, ...listSumColumns(words, hasPharmacy)],
      rows: kinds.map(({ kind, claims, planPaid, yourShare, atPharmacy }) => [
        [{ text: t(`kind.${kind}`) }],
        [{ text: String(claims) }],
        [{ text: sum(planPaid, currency) }],
        kind === 'pharmacy' ? [] : [{ text: sum(yourShare, currency) }],
        ...(hasPharmacy ? [kind === 'pharmacy' ? [{ text: sum(atPharmacy, currency) }] : []] : []),
      ]),
      foot: null,
    },
  ];
}

function layOutMonth(month: Month, statement: YearStatement, words: Words, currency: string): Block[] {
  const { t } = words;
  const hideBilled = statement.options.hideBilled;
  const billedColumn: Column[] = hideBilled ? [] : [{ title: t('column.billed'), kind: 'amount' }];
  const name = nameMonth(month, statement.year, words);
  return [
    {
      kind: 'table',
      caption: name,
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('column.what'), kind: 'text' },
        ...billedColumn,
        { title: t('column.planPaid'), kind: 'amount' },
        { title: t('column.mayOwe'), sumTitle: t('column.yourShare'), kind: 'amount' },
      ],
      rows: month.rows.map(({ row, noteNumbers }) => layOutRow(row, noteNumbers, hideBilled, words)),
      foot: layOutMonthFoot(month, { name, hideBilled, currency }, words),
    },
  ];
}

function layOutMonthFoot(
  month: Month,
  { name, hideBilled, currency }: { name: string; hideBilled: boolean; currency: string },
  words: Words,
): Cell[] {
  const { t, sum } = words;
  const count = month.rows.length;
  const missing = month.rows.filter(
    ({ row }) => row.kind !== 'pharmacy' && row.yourShare === null && row.sameVisitAs === undefined,
  ).length;
  const label =
    missing === 0
      ? t('month.foot', { month: name, count })
      : t('month.footMissing', { month: name, claims: t('month.claims', { count }), count: missing });
  return [
    [],
    [{ text: label, strong: true }],
    ...(hideBilled ? [] : [[{ text: sum(month.billed, currency), strong: true } as const]]),
    [{ text: sum(month.planPaid, currency), strong: true }],
    layOutShareOfMonth(month, words, currency),
  ];
}

function layOutRow(row: ClaimRow, notes: number[], hideBilled: boolean, words: Words): Cell[] {
  const { t, span } = words;
  return [
    [{ text: span(row.serviceStart, row.serviceEnd, 'short') ?? t('row.dateNotGiven') }],
    layOutService(row, notes, words),
    ...(hideBilled ? [] : [layOutAmount(row.billed, row, words)]),
    layOutAmount(row.planPaid, row, words),
    layOutMayOwe(row, words),
  ];
}

function layOutService(row: ClaimRow, notes: number[], words: Words): Cell {
  const { t, date } = words;
  const kind = t(`kind.${row.kind}`);
  const what = [kind, row.what].filter((part) => part !== null).join(', ');
  const decided = date(row.decidedOn, 'short')?.replaceAll(' ', '\u00a0') ?? null;
  const number = row.claimNumber;
  const lines: Cell = [
    { text: row.providerName ?? t('row.providerNotNamed'), strong: true },
    { text: row.daysSupply === null ? what : t('row.days', { what, count: row.daysSupply }) },
  ];
  if (number !== null && decided !== null)
    lines.push({ text: t('row.claimDecided', { number, date: decided }) });
  else if (number !== null) lines.push({ text: t('row.claim', { number }) });
  else if (decided !== null) lines.push({ text: t('row.decided', { date: decided }) });
  const opened = sayOpened(row.openedAt, words);
  if (opened !== null) lines.splice(1, 0, { text: opened });
  const note = notes.length === 0 ? '' : `. ${t('row.notes', { numbers: notes.join(', ') })}`;
  lines.push({ text: `${t(`state.${row.state}`)}${note}` });
  return lines;
}

/** What may be owed on this claim, or why there is no number. */
function layOutMayOwe(row: ClaimRow, words: Words): Cell {
  const { t, money } = words;
  if (row.kind === 'pharmacy') {
    const share = findPharmacyShare(row);
    if (share !== null) return [{ text: money(share.cents, row.currency) }, { text: t('row.atPharmacy') }];
  }
  if (row.mayOwe === null && row.state === 'plan-is-deciding') return [{ text: t('row.notDecided') }];
  const [first, ...more] = layOutAmount(row.mayOwe, row, words);
  return row.mayOwe === null || !first
    ? layOutAmount(row.mayOwe, row, words)
    : [{ ...first, strong: true }, ...more];
}

/** For the short edition in large print: what the plan did not pay, claim by claim. */
function layOutNotPaid(statement: YearStatement, words: Words): Block[] {
  const { t, span } = words;
  const claims = statement.months.flatMap(({ rows }) =>
    rows.filter(({ row }) => row.state === 'plan-did-not-pay'),
  );
  if (claims.length === 0) return [];
  return [
    { kind: 'heading', text: t('notPaid.title') },
    ...claims.map(
      ({ row, noteNumbers }): Block => ({
        kind: 'box',
        big: '',
        lines: [
          ...layOutService(row, noteNumbers, words),
          { text: span(row.serviceStart, row.serviceEnd, 'long') ?? t('row.dateNotGiven') },
        ],
      }),
    ),
  ];
}

function layOutNotCounted({ notCounted: rows }: YearStatement, words: Words): Block[] {
  const { t, span } = words;
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: t('notCounted.title'),
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('column.what'), kind: 'text' },
        { title: t('column.why'), kind: 'text' },
      ],
      rows: rows.map((row) => [
        [{ text: span(row.serviceStart, row.serviceEnd, 'short') ?? t('row.dateNotGiven') }],
        layOutService(row, [], words).slice(0, row.openedAt === null ? 3 : 4),
        [{ text: t(`because.${row.notCountedBecause ?? 'status-unknown'}`) }],
      ]),
      foot: null,
    },
  ];
}

/** The plan's own words, numbered. A bare code is shown as a code. */
export function layOutNotes(notes: StatementNote[], { t, coded }: Words): Block[] {
  if (notes.length === 0) return [];
  return [
    { kind: 'heading', text: t('notes.title') },
    ...notes.map(({ number, reason }): Block => {
      const { text, code } = reason;
      const meaning = findMeaning(reason);
      const ours = meaning === null ? null : t(`denials:meaning.${meaning}`);
      const said =
        text !== null
          ? t('notes.plan', { number, text })
          : ours === null
            ? t('notes.code', { number, code: code ?? '' })
            : t('notes.onlyCode', { number, code: code ?? '' });
      const remarks = reason.remarks?.map((remark) =>
        t('denials:remark', { remark: coded(remark, true) ?? '' }),
      );
      return { kind: 'paragraph', text: [said, ours, ...(remarks ?? [])].filter(Boolean).join(' ') };
    }),
  ];
}
