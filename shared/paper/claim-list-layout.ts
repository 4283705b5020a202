/** The claims that a list shows, on paper: what was looked for, how many there are, what they come to, and each by month. */
import type { ClaimRow } from '../model/claims/claim-row.ts';
import { findPharmacyShare } from '../model/claims/pharmacy-share.ts';
import type { Totals } from '../model/claims/totals.ts';
import type { ClaimListStatement, PrintSize } from '../model/papers/statement.ts';
import { layOutAmount } from './amount-cell.ts';
import type { Block, Cell, LedgerGroup, StatementDocument } from './document.ts';
import { frameDocument, listSources } from './frame.ts';
import { layOutService, sayDay } from './ledger-blocks.ts';
import { nameSource, type Words } from './words.ts';

type Month = ClaimListStatement['months'][number];

export function layOutClaimList(statement: ClaimListStatement, words: Words): StatementDocument {
  const { t } = words;
  const { options, personName, madeOn } = statement;
  const sources = listSources(statement.rows);
  return frameDocument(
    {
      options,
      title: t('list.title'),
      personName,
      about: [
        [
          personName ?? t('nameNotShared'),
          ...(sources.length === 1 ? sources.map((source) => nameSource(source, words)) : []),
          ...(statement.totals.some(({ currency }) => currency === 'USD') ? [t('inDollars')] : []),
        ].join(' · '),
        ...describeFilter(statement, words),
      ],
      notABill: t('notABill'),
      madeOn,
      origin: '',
      blocks: statement.count === 0 ? [] : layOutBlocks(statement, words),
    },
    words,
  );
}

/** What was looked for, a line each; that nothing was left out where no filter is on. */
function describeFilter({ filter, planNames }: ClaimListStatement, words: Words): string[] {
  const { t, date, money } = words;
  const { text, year, from, to, kinds, states, provider, drug, doctor, amount } = filter;
  const { network, minBilledCents, maxBilledCents } = filter;
  const lines = [
    text && t('list.text', { text }),
    year !== null && t('list.year', { year }),
    from && t('list.from', { date: date(from) ?? from }),
    to && t('list.to', { date: date(to) ?? to }),
    kinds.length > 0 && kinds.map((kind) => t(`kind.${kind}`)).join(', '),
    states.length > 0 && states.map((state) => t(`state.${state}`)).join(', '),
    planNames.length > 0 && t('list.plans', { plans: planNames.join(', ') }),
    provider && t('list.provider', { name: provider }),
    drug && t('list.drug', { name: drug }),
    doctor && t('list.doctor', { name: doctor }),
    amount && t('list.text', { text: amount }),
    network && t(`list.network.${network}`),
    minBilledCents !== null && t('list.min', { amount: money(minBilledCents, 'USD') }),
    maxBilledCents !== null && t('list.max', { amount: money(maxBilledCents, 'USD') }),
    filter.counted !== 'all' && t(`list.${filter.counted}`),
  ].filter((line) => typeof line === 'string' && line !== '') as string[];
  return lines.length === 0 ? [t('list.everything')] : lines.map((line) => t('list.filter', { line }));
}

function layOutBlocks(statement: ClaimListStatement, words: Words): Block[] {
  const { count, totals, openVisits, months, rows, options } = statement;
  const { t } = words;
  const said = t('list.count', { count });
  const saidOf = ({ claims }: Totals) => (totals.length > 1 ? t('list.count', { count: claims }) : said);
  const look = { isOfPlans: listSources(rows).length > 1, size: options.size };
  return [
    ...(openVisits > 0
      ? [
          { kind: 'paragraph', strong: true, text: said } as const,
          { kind: 'paragraph', text: t('list.asked', { count: openVisits }) } as const,
        ]
      : [...totals.map((sums) => layOutSums(sums, saidOf(sums), words)), ...layOutPlans(statement, words)]),
    {
      kind: 'ledger',
      columns: [
        { title: t('column.date'), kind: 'date' },
        { title: t('column.what'), under: t('column.whatMore'), kind: 'text' },
        { title: t('column.billed'), kind: 'amount' },
        { title: t('column.planPaid'), kind: 'amount' },
        { title: t('column.yourShare'), kind: 'amount' },
      ],
      groups: months.flatMap((month) => {
        const own = rows.slice(month.firstIndex, month.firstIndex + month.claims);
        return own.length === 0 ? [] : [layOutMonth(month, own, look, words)];
      }),
      totals: openVisits > 0 ? [] : totals.map((sums) => layOutTotal(sums, words)),
    },
  ];
}

/** Each plan's sums, where those of all are too large to add up. */
function layOutPlans({ byPlan = [] }: ClaimListStatement, words: Words): Block[] {
  if (byPlan.length === 0) return [];
  const { t } = words;
  return [
    { kind: 'paragraph', text: t('share.tooLarge') },
    ...byPlan.flatMap(({ planName, openedAt, way, totals }) => {
      const plan = nameSource({ name: planName, openedAt, way }, words);
      return totals.map((sums) =>
        layOutSums(sums, `${plan}: ${t('list.count', { count: sums.claims })}`, words),
      );
    }),
  ];
}

function layOutSums(sums: Totals, said: string, { t, sum, sumLabel }: Words): Block {
  const { currency, yourShare, planPaid, billed, atPharmacy, counted } = sums;
  const gap = yourShare.notStatedBy;
  return {
    kind: 'box',
    big: sum(yourShare, currency),
    lines: [
      { text: t('column.yourShare'), strong: true },
      { text: gap === 0 ? said : `${said} ${t('list.missing', { count: gap })}` },
      ...(atPharmacy.statedBy > 0
        ? [{ text: t('list.pharmacy', { amount: sum(atPharmacy, currency) }) }]
        : []),
      ...(counted < sums.claims ? [{ text: t('list.notCounted', { count: sums.claims - counted }) }] : []),
    ],
    sums: [
      { label: sumLabel(t('column.billed'), billed), value: sum(billed, currency) },
      { label: sumLabel(t('column.planPaid'), planPaid), value: sum(planPaid, currency) },
    ],
  };
}

type Look = { isOfPlans: boolean; size: PrintSize };

function layOutMonth(month: Month, rows: readonly ClaimRow[], look: Look, words: Words): LedgerGroup {
  return {
    title: nameMonth(month, words),
    rows: rows.map((row) => layOutRow(row, month, look, words)),
    foot: layOutFoot(month, words),
  };
}

function nameMonth({ year, month }: Month, { t, locale }: Words): string {
  if (year === null) return t('month.undated');
  if (month === null) return String(year);
  const style = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const name = new Intl.DateTimeFormat(locale, style).format(Date.UTC(year, month - 1, 1));
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function layOutRow(row: ClaimRow, month: Month, { isOfPlans, size }: Look, words: Words): Cell[] {
  const { t, span } = words;
  const isPharmacy = row.kind === 'pharmacy';
  const share = isPharmacy ? findPharmacyShare(row) : row.yourShare;
  const day =
    month.month === null
      ? (span(row.serviceStart, row.serviceEnd, 'short') ?? t('row.noDay'))
      : sayDay(row, size, words);
  return [
    [{ text: day, small: true }],
    layOutWhat(row, isOfPlans, words),
    layOutAmount(row.billed, row, words),
    layOutAmount(row.planPaid, row, words),
    [
      ...layOutAmount(share, row, words),
      ...(isPharmacy && share !== null ? [{ text: t('row.atPharmacy'), small: true as const }] : []),
    ],
  ];
}

/** As in a year; why it does not count, and of claims of several plans which one, are added. */
function layOutWhat(row: ClaimRow, isOfPlans: boolean, words: Words): Cell {
  const why = row.notCountedBecause === null ? '' : `, ${words.t(`because.${row.notCountedBecause}`)}`;
  const plan = isOfPlans && row.visit === undefined ? row.planName : null;
  return layOutService(row, [], words).map((line, index) => ({
    ...line,
    ...(index === 0 && why !== '' && { more: `${line.more ?? ''}${why}` }),
    ...(index === 1 && plan !== null && { more: `${line.more ?? ''} · ${plan}` }),
  }));
}

/** The month's sums in its main currency; none while a visit may be counted twice. */
function layOutFoot(month: Month, words: Words): Cell[] {
  const { t, figureSum } = words;
  const [sums] = month.sums;
  const label = {
    text: t('month.foot', { month: nameMonth(month, words), count: month.claims }),
    strong: true as const,
  };
  if (!sums || month.asked > 0) return [[], [label], [], [], []];
  return [
    [],
    [label],
    [],
    [{ text: figureSum(sums.planPaid, sums.currency), strong: true }],
    sums.yourShare.statedBy + sums.yourShare.notStatedBy === 0
      ? []
      : [{ text: figureSum(sums.yourShare, sums.currency), strong: true }],
  ];
}

function layOutTotal({ claims, currency, billed, planPaid, yourShare }: Totals, words: Words): Cell[] {
  const { t, figureSum } = words;
  const cell = (sum: Totals['billed']): Cell => [{ text: figureSum(sum, currency), strong: true }];
  return [
    [],
    [{ text: t('month.foot', { month: t('list.title'), count: claims }), strong: true }],
    cell(billed),
    cell(planPaid),
    cell(yourShare),
  ];
}
