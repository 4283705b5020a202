/** The year's statement: sums first, then each month, then what is left to explain and to check. */
import type { ClaimRow } from '../model/claim.ts';
import type { StatementNote, YearStatement } from '../model/statement.ts';
import type { Totals } from '../model/totals.ts';
import type { Block, Cell, Column, TextLine } from './document.ts';
import type { Words } from './words.ts';

type Month = YearStatement['months'][number];

export function yearBlocks(statement: YearStatement, words: Words): Block[] {
  const { t } = words;
  if (statement.totals.length === 0) return [{ kind: 'paragraph', text: t('noClaims') }];
  const isShort = statement.options.size === 'large' && !statement.options.allClaims;
  const currency = statement.totals[0]?.currency ?? 'USD';
  return [
    ...shareBoxes(statement, words),
    ...kindTable(statement, words, currency),
    ...(isShort
      ? shortMonths(statement, words, currency)
      : statement.months.flatMap((month) => monthBlocks(month, statement, words, currency))),
    ...notCounted(statement, words),
    ...noteBlocks(statement.notes, words),
    { kind: 'heading', text: t('read.title') },
    { kind: 'list', items: [0, 1, 2, 3].map((item) => t(`read.items.${item}`)) },
    { kind: 'heading', text: t('check.title') },
    { kind: 'checks', items: [t('check.visits'), t('check.bills'), t('check.call')] },
  ];
}

/** One box for each currency; one for each plan while it is open whether two plans saw one visit. */
function shareBoxes(statement: YearStatement, words: Words): Block[] {
  const { t } = words;
  if (statement.openVisits === 0)
    return statement.totals.map((totals) => shareBox(t('share.title'), totals, words));
  return [
    { kind: 'paragraph', text: t('share.visits', { count: statement.openVisits }) },
    ...statement.byPlan.flatMap(({ planName, totals }) =>
      totals.map((sums) => shareBox(t('share.titlePlan', { plan: planName }), sums, words)),
    ),
  ];
}

function shareBox(title: string, totals: Totals, words: Words): Block {
  const { t, money, sum } = words;
  const { yourShare, shareMissing, atPharmacy, currency, planPaid } = totals;
  const gaps = (['beingDecided', 'notPaidNoShare', 'atPharmacy', 'notStated'] as const)
    .filter((gap) => shareMissing[gap] > 0)
    .map((gap) => t(`share.${gap}`, { count: shareMissing[gap], amount: sum(atPharmacy, currency) }));
  const from = t('share.from', {
    stated: yourShare.statedBy,
    count: totals.counted + shareMissing.beingDecided,
  });
  const lines: TextLine[] = [{ text: title, strong: true }, { text: [from, ...gaps].join(' ') }];
  const source = sourceLine(totals, words);
  if (source !== null) lines.push({ text: source });
  const paid =
    planPaid.cents === null
      ? t('share.planPaidNone')
      : t('share.planPaid', { amount: money(planPaid.cents, currency) });
  lines.push({ text: `${t('share.alreadyPaid')} ${paid}` });
  return { kind: 'box', big: sum(yourShare, currency), lines };
}

/** Where the share's figures come from, when some of them were worked out here. */
function sourceLine({ yourShare, currency }: Totals, { t, money }: Words): string | null {
  const { fromPlanCents, computedCents } = yourShare;
  if (computedCents === null) return null;
  if (fromPlanCents === null) return t('share.allComputed');
  return t('share.split', {
    plan: money(fromPlanCents, currency),
    computed: money(computedCents, currency),
  });
}

function kindTable({ kinds }: YearStatement, { t, sum }: Words, currency: string): Block[] {
  if (kinds.length < 2) return [];
  return [
    { kind: 'heading', text: t('kinds.title') },
    {
      kind: 'table',
      caption: t('kinds.title'),
      columns: [
        { title: t('column.kind'), kind: 'text' },
        { title: t('column.claims'), kind: 'amount' },
        { title: t('column.planPaid'), kind: 'amount' },
        { title: t('column.yourShare'), kind: 'amount' },
      ],
      rows: kinds.map(({ kind, claims, planPaid, yourShare, atPharmacy }) => [
        [{ text: t(`kind.${kind}`) }],
        [{ text: String(claims) }],
        [{ text: sum(planPaid, currency) }],
        kind === 'pharmacy'
          ? [{ text: sum(atPharmacy, currency) }, { text: t('row.atPharmacy') }]
          : [{ text: sum(yourShare, currency) }],
      ]),
      foot: null,
    },
  ];
}

function monthBlocks(month: Month, statement: YearStatement, words: Words, currency: string): Block[] {
  const { t } = words;
  const hideBilled = statement.options.hideBilled;
  const billedColumn: Column[] = hideBilled ? [] : [{ title: t('column.billed'), kind: 'amount' }];
  const name = monthName(month, statement.year, words);
  return [
    { kind: 'heading', text: name },
    {
      kind: 'table',
      caption: name,
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('column.what'), kind: 'text' },
        ...billedColumn,
        { title: t('column.planPaid'), kind: 'amount' },
        { title: t('column.mayOwe'), kind: 'amount' },
      ],
      rows: month.rows.map(({ row, noteNumbers }) => claimCells(row, noteNumbers, hideBilled, words)),
      foot: monthFoot(month, name, hideBilled, words, currency),
    },
  ];
}

function monthFoot(month: Month, name: string, hideBilled: boolean, words: Words, currency: string): Cell[] {
  const { t, sum, money } = words;
  const count = month.rows.length;
  const missing = month.rows.filter(({ row }) => row.kind !== 'pharmacy' && row.yourShare === null).length;
  const label =
    missing === 0
      ? t('month.foot', { month: name, count })
      : t('month.footMissing', { month: name, claims: t('month.claims', { count }), count: missing });
  const share: Cell = [{ text: sum(month.yourShare, currency), strong: true }];
  if (month.atPharmacy.cents !== null)
    share.push({ text: t('month.pharmacyExtra', { amount: money(month.atPharmacy.cents, currency) }) });
  return [
    [],
    [{ text: label, strong: true }],
    ...(hideBilled ? [] : [[{ text: sum(month.billed, currency), strong: true } as const]]),
    [{ text: sum(month.planPaid, currency), strong: true }],
    share,
  ];
}

function claimCells(row: ClaimRow, notes: number[], hideBilled: boolean, words: Words): Cell[] {
  const { t, span, amount } = words;
  return [
    [{ text: span(row.serviceStart, row.serviceEnd, 'short') ?? t('row.dateNotGiven') }],
    whatCell(row, notes, words),
    ...(hideBilled ? [] : [[{ text: amount(row.billed, row.currency) }]]),
    [{ text: amount(row.planPaid, row.currency) }],
    mayOweCell(row, words),
  ];
}

function whatCell(row: ClaimRow, notes: number[], { t, date }: Words): Cell {
  const kind = t(`kind.${row.kind}`);
  const what = [kind, row.what].filter((part) => part !== null).join(', ');
  const decided = date(row.decidedOn, 'short');
  const number = row.claimNumber;
  const lines: Cell = [
    { text: row.providerName ?? t('row.providerNotNamed'), strong: true },
    { text: row.daysSupply === null ? what : t('row.days', { what, count: row.daysSupply }) },
  ];
  if (number !== null && decided !== null)
    lines.push({ text: t('row.claimDecided', { number, date: decided }) });
  else if (number !== null) lines.push({ text: t('row.claim', { number }) });
  else if (decided !== null) lines.push({ text: t('row.decided', { date: decided }) });
  const note = notes.length === 0 ? '' : `. ${t('row.notes', { numbers: notes.join(', ') })}`;
  lines.push({ text: `${t(`state.${row.state}`)}${note}` });
  return lines;
}

/** What may be owed on this one claim, or in words why there is no number. */
function mayOweCell(row: ClaimRow, { t, money }: Words): Cell {
  if (row.kind === 'pharmacy') {
    const share = row.yourShare ?? row.alreadyPaid;
    if (share !== null) return [{ text: money(share.cents, row.currency) }, { text: t('row.atPharmacy') }];
  }
  if (row.mayOwe !== null) {
    const cell: Cell = [{ text: money(row.mayOwe.cents, row.currency), strong: true }];
    if (row.mayOwe.source === 'computed') cell.push({ text: t('row.computed') });
    return cell;
  }
  return [{ text: t(row.state === 'plan-is-deciding' ? 'row.notDecided' : 'row.notStated') }];
}

function monthName({ month }: Month, year: number, { t, language }: Words): string {
  if (month === null) return t('month.undated');
  const name = new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(year, month - 1, 1)));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The short large print edition: a line a month, then only what the plan did not pay. */
function shortMonths(statement: YearStatement, words: Words, currency: string): Block[] {
  const { t, sum } = words;
  const notPaid = statement.months.flatMap(({ rows }) =>
    rows.filter(({ row }) => row.state === 'plan-did-not-pay'),
  );
  const blocks: Block[] = [
    { kind: 'paragraph', text: t('short') },
    { kind: 'heading', text: t('months.title') },
    {
      kind: 'table',
      caption: t('months.title'),
      columns: [
        { title: t('column.month'), kind: 'text' },
        { title: t('column.planPaid'), kind: 'amount' },
        { title: t('column.yourShare'), kind: 'amount' },
      ],
      rows: statement.months.map((month) => [
        [
          { text: monthName(month, statement.year, words), strong: true },
          { text: t('month.claims', { count: month.rows.length }) },
        ],
        [{ text: sum(month.planPaid, currency) }],
        [{ text: sum(month.yourShare, currency) }],
      ]),
      foot: null,
    },
  ];
  if (notPaid.length === 0) return blocks;
  return [
    ...blocks,
    { kind: 'heading', text: t('notPaid.title') },
    ...notPaid.map(
      ({ row, noteNumbers }): Block => ({
        kind: 'box',
        big: '',
        lines: [
          ...whatCell(row, noteNumbers, words),
          { text: words.span(row.serviceStart, row.serviceEnd, 'long') ?? t('row.dateNotGiven') },
        ],
      }),
    ),
  ];
}

function notCounted({ notCounted: rows }: YearStatement, words: Words): Block[] {
  const { t, span } = words;
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: t('notCounted.title') },
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
        whatCell(row, [], words).slice(0, 3),
        [{ text: t(`because.${row.notCountedBecause ?? 'status-unknown'}`) }],
      ]),
      foot: null,
    },
  ];
}

/** The plan's own words, numbered; a bare code is said to be one. */
export function noteBlocks(notes: StatementNote[], { t }: Words): Block[] {
  if (notes.length === 0) return [];
  return [
    { kind: 'heading', text: t('notes.title') },
    ...notes.map(({ number, reason }): Block => {
      const { text, code } = reason;
      return {
        kind: 'paragraph',
        text:
          text !== null ? t('notes.plan', { number, text }) : t('notes.code', { number, code: code ?? '' }),
      };
    }),
  ];
}
