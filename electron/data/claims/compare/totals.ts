/**
 * The one place where claims are added up. Each dollar counts once, and only in claims that count. The plan's figures
 * and those worked out here stay apart, and each sum says how many claims it rests on.
 */
import { monthOf } from '#shared/dates';
import { mapNames, summedAmountNames } from '#shared/model/claims/amount-table';
import { type ClaimKind, claimKinds, notCountedReasons } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type {
  KindTotals,
  MonthTotals,
  ProviderTotals,
  ShareTotals,
  Sum,
  Totals,
} from '#shared/model/claims/totals';
import { CentsSum } from '#shared/money';
import type { PlanRow } from './merge-visits.ts';
import { mark, type SummedName, type SumTable, shareGaps, tableOf } from './sum-table.ts';

/** One sum over the claims at these positions; `null` where none states the amount, and where it is too large to add up. */
function sumAt(table: SumTable, name: SummedName, positions: readonly number[]): Sum {
  const { marks, cents } = table.column(name);
  const stated = new CentsSum();
  const computed = new CentsSum();
  let [statedBy, notStatedBy, partlyBy] = [0, 0, 0];
  for (const at of positions) {
    const own = marks[at] as number;
    if (own === mark.missing) notStatedBy++;
    else if (own & mark.given) {
      statedBy++;
      if (own & mark.partial) partlyBy++;
      (own & mark.computed ? computed : stated).add(cents[at] as number);
    } else if (own & mark.inParts) {
      const parts = table.paidPartsAt(at);
      const paid = parts.filter((amount) => amount !== null);
      if (paid.length > 0) statedBy++;
      else if (!(own & mark.elsewhere)) notStatedBy++;
      if (paid.length > 0 && (paid.length < parts.length || paid.some(({ partial }) => partial))) partlyBy++;
      for (const { cents, source } of paid) (source === 'computed' ? computed : stated).add(cents);
    }
  }
  const all = new CentsSum();
  all.addAll(stated);
  all.addAll(computed);
  const sums = { cents: all.cents, statedCents: stated.cents, computedCents: computed.cents };
  return { ...sums, statedBy, notStatedBy, partlyBy };
}

/** What every chart shows of claims that count: what the plan paid, your share, and what is usually paid at the pharmacy. */
function sumShares(
  table: SumTable,
  counted: readonly number[],
): Pick<MonthTotals, 'claims' | 'planPaid' | 'yourShare' | 'atPharmacy'> {
  return {
    claims: counted.length,
    planPaid: sumAt(table, 'planPaid', counted),
    yourShare: sumAt(table, 'yourShare', counted),
    atPharmacy: sumAt(table, 'atPharmacy', counted),
  };
}

/** Totals of the claims, one per currency, US dollars first. */
export function totalsOf(rows: Iterable<PlanRow>): Totals[] {
  const table = tableOf([...rows]);
  return totalsAt(table, positionsOf(table));
}

/** As {@link totalsOf}, of the rows at these positions of a table, which has read them. */
export function totalsAt(table: SumTable, positions: readonly number[]): Totals[] {
  return groupByCurrency(table, positions).map(([currency, own]) => totalsIn(currency, table, own));
}

/** What the counted claims at these positions of a table come to, one per currency, US dollars first. */
export function shareTotalsAt(table: SumTable, positions: readonly number[]): ShareTotals[] {
  const counted = positions.filter((at) => table.isCounted(at));
  return groupByCurrency(table, counted).map(([currency, own]) => ({ currency, ...sumShares(table, own) }));
}

function positionsOf({ size }: SumTable): number[] {
  return Array.from({ length: size }, (_, at) => at);
}

function groupByCurrency(table: SumTable, positions: readonly number[]): [string, readonly number[]][] {
  const [first] = positions;
  if (first === undefined) return [];
  const currency = table.currencyAt(first);
  // Nearly every list is in one currency.
  const groups = positions.every((at) => table.currencyAt(at) === currency)
    ? new Map([[currency, positions]])
    : Map.groupBy(positions, (at) => table.currencyAt(at));
  return [...groups]
    .map(([number, own]): [string, readonly number[]] => [table.nameCurrency(number), own])
    .toSorted(([a], [b]) => (a === b ? 0 : a === 'USD' ? -1 : b === 'USD' ? 1 : a < b ? -1 : 1));
}

function totalsIn(currency: string, table: SumTable, positions: readonly number[]): Totals {
  const counted: number[] = [];
  const reasons = notCountedReasons.map(() => 0);
  const gaps = shareGaps.map(() => 0);
  let fromFiles = 0;
  const count = (counts: number[], place: number) => {
    if (place >= 0) counts[place] = (counts[place] as number) + 1;
  };
  for (const at of positions) {
    count(reasons, table.reasonAt(at));
    if (!table.isCounted(at)) continue;
    counted.push(at);
    count(gaps, table.gapAt(at));
    if (table.isFromFile(at)) fromFiles++;
  }
  const { claims, ...charts } = sumShares(table, counted);
  return {
    currency,
    claims: positions.length,
    counted: claims,
    fromFiles,
    notCounted: notCountedReasons.flatMap((reason, place) =>
      reasons[place] ? [{ reason, claims: reasons[place] }] : [],
    ),
    shareMissing: {
      beingDecided: openReasons.reduce(
        (sum, reason) => sum + (reasons[notCountedReasons.indexOf(reason)] ?? 0),
        0,
      ),
      ...mapNames(shareGaps, (gap) => gaps[shareGaps.indexOf(gap)] ?? 0),
    },
    ...charts,
    ...mapNames(summedAmountNames, (name) => sumAt(table, name, counted)),
  };
}

const openReasons = ['being-decided', 'not-final'] as const;

/** Counted claims by the month of their service, January first, those without a month last. One currency only. */
export function monthTotalsOf(rows: Iterable<ClaimRow>): MonthTotals[] {
  const months = sharesBy(rows, (row) => {
    const start = row.serviceStart;
    return start === null ? null : monthOf(start);
  });
  return [...months]
    .map(([month, shares]) => ({ month, ...shares }))
    .toSorted((a, b) => (a.month ?? 13) - (b.month ?? 13));
}

/** Counted claims by kind of care, in the order of the kinds. One currency only. */
export function kindTotalsOf(rows: Iterable<ClaimRow>): KindTotals[] {
  const kinds = sharesBy<ClaimKind>(rows, (row) => row.kind);
  return claimKinds.flatMap((kind) => {
    const shares = kinds.get(kind);
    return shares ? [{ kind, ...shares }] : [];
  });
}

/**
 * Counted claims by provider name, most plan payments first; claims without a name together. One currency only.
 * `sensitive`: the names of which a claim is about sensitive care.
 */
export function providerTotalsOf(
  rows: Iterable<ClaimRow>,
  sensitive: ReadonlySet<string | null> = new Set(),
): ProviderTotals[] {
  return [...sharesBy(rows, (row) => row.providerName)]
    .map(([name, shares]) => ({ name, isSensitive: sensitive.has(name), ...shares }))
    .toSorted((a, b) => moneyOf(b) - moneyOf(a) || b.claims - a.claims);
}

/** Counted claims by the drug that was filled, most money first. One currency only. */
export function drugTotalsOf(rows: Iterable<ClaimRow>): Omit<ProviderTotals, 'isSensitive'>[] {
  return [...sharesBy(rows, ({ what }) => what)]
    .map(([name, shares]) => ({ name, ...shares }))
    .toSorted((a, b) => moneyOf(b) - moneyOf(a) || b.claims - a.claims);
}

function moneyOf(totals: Omit<ProviderTotals, 'name' | 'isSensitive'>): number {
  return (totals.planPaid.cents ?? 0) + (totals.yourShare.cents ?? 0) + (totals.atPharmacy.cents ?? 0);
}

function sharesBy<Key>(
  rows: Iterable<ClaimRow>,
  keyOf: (row: ClaimRow) => Key,
): Map<Key, ReturnType<typeof sumShares>> {
  const counted = [...rows].filter((row) => row.counted);
  const table = tableOf(counted);
  const groups = Map.groupBy(positionsOf(table), (at) => keyOf(counted[at] as ClaimRow));
  return new Map([...groups].map(([key, own]) => [key, sumShares(table, own)]));
}
