/**
 * The one place where claims are added up. Each dollar counts once, and only in claims that count. The plan's figures
 * and those worked out here stay apart, and each sum says how many claims it rests on.
 */
import { monthOf } from '#shared/dates';
import { mapNames, summedAmountNames } from '#shared/model/amount-table';
import { type ClaimKind, claimKinds, type NotCountedReason, notCountedReasons } from '#shared/model/claim';
import type { ClaimRow, RowAmount } from '#shared/model/claim-row';
import { findPharmacyShare } from '#shared/model/pharmacy-share';
import type { KindTotals, MonthTotals, ProviderTotals, Sum, Totals } from '#shared/model/totals';
import { CentsSum } from '#shared/money';

/** One sum being added up; `null` until a claim states the amount, and where it is too large to add up. */
class Adder {
  readonly #all = new CentsSum();
  readonly #stated = new CentsSum();
  readonly #computed = new CentsSum();
  #statedBy = 0;
  #notStatedBy = 0;

  /** Skips an amount that another claim of the same visit states: it is neither stated nor missing here. */
  add(amount: RowAmount | null, row: ClaimRow): void {
    if (amount === null) {
      if (row.sameVisitAs === undefined) this.#notStatedBy++;
      return;
    }
    this.#statedBy++;
    this.#all.add(amount.cents);
    (amount.source === 'plan' ? this.#stated : this.#computed).add(amount.cents);
  }

  sum(): Sum {
    return {
      cents: this.#all.cents,
      statedCents: this.#stated.cents,
      computedCents: this.#computed.cents,
      statedBy: this.#statedBy,
      notStatedBy: this.#notStatedBy,
    };
  }
}

/** What every chart shows: what the plan paid, your share, and what is usually paid at the pharmacy. */
class Shares {
  readonly planPaid = new Adder();
  readonly yourShare = new Adder();
  readonly atPharmacy = new Adder();
  claims = 0;

  add(row: ClaimRow): void {
    this.claims++;
    this.planPaid.add(row.planPaid, row);
    if (row.kind === 'pharmacy') this.atPharmacy.add(findPharmacyShare(row), row);
    else this.yourShare.add(row.yourShare, row);
  }

  sums(): Pick<MonthTotals, 'claims' | 'planPaid' | 'yourShare' | 'atPharmacy'> {
    return {
      claims: this.claims,
      planPaid: this.planPaid.sum(),
      yourShare: this.yourShare.sum(),
      atPharmacy: this.atPharmacy.sum(),
    };
  }
}

/** Totals of the claims, one per currency, US dollars first. */
export function totalsOf(rows: Iterable<ClaimRow>): Totals[] {
  const byCurrency = Map.groupBy(rows, (row) => row.currency);
  const currencies = [...byCurrency.keys()].toSorted((a, b) =>
    a === b ? 0 : a === 'USD' ? -1 : b === 'USD' ? 1 : a < b ? -1 : 1,
  );
  return currencies.map((currency) => totalsIn(currency, byCurrency.get(currency) ?? []));
}

function totalsIn(currency: string, rows: readonly ClaimRow[]): Totals {
  const shares = new Shares();
  const adders = mapNames(summedAmountNames, () => new Adder());
  const missing = { beingDecided: 0, notPaidNoShare: 0, atPharmacy: 0, notStated: 0 };
  for (const row of rows) {
    if (row.notCountedBecause === 'being-decided' || row.notCountedBecause === 'not-final')
      missing.beingDecided++;
    if (!row.counted) continue;
    shares.add(row);
    for (const name of summedAmountNames) adders[name].add(row[name], row);
    const gap = shareGap(row);
    if (gap !== null) missing[gap]++;
  }
  const sums = mapNames(summedAmountNames, (name) => adders[name].sum());
  const { claims: counted, ...charts } = shares.sums();
  return {
    currency,
    claims: rows.length,
    counted,
    fromFiles: rows.filter((row) => row.counted && row.openedAt !== null).length,
    notCounted: notCountedOf(rows),
    shareMissing: missing,
    ...charts,
    ...sums,
  };
}

/** Why a counted claim is not in "your share"; `null` when it is. */
function shareGap(row: ClaimRow): 'notPaidNoShare' | 'atPharmacy' | 'notStated' | null {
  if (row.kind === 'pharmacy' && findPharmacyShare(row) !== null) return 'atPharmacy';
  if (row.kind !== 'pharmacy' && row.yourShare !== null) return null;
  if (row.sameVisitAs !== undefined) return null;
  return row.state === 'plan-did-not-pay' ? 'notPaidNoShare' : 'notStated';
}

function notCountedOf(rows: readonly ClaimRow[]): Totals['notCounted'] {
  const counts = new Map<NotCountedReason, number>();
  for (const { notCountedBecause: reason } of rows)
    if (reason !== null) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return notCountedReasons.flatMap((reason) => {
    const claims = counts.get(reason);
    return claims === undefined ? [] : [{ reason, claims }];
  });
}

/** Counted claims by the month of their service, January first, those without a month last. One currency only. */
export function monthTotalsOf(rows: Iterable<ClaimRow>): MonthTotals[] {
  const months = sharesBy(rows, (row) => {
    const start = row.serviceStart;
    return start === null ? null : monthOf(start);
  });
  return [...months]
    .map(([month, shares]) => ({ month, ...shares.sums() }))
    .toSorted((a, b) => (a.month ?? 13) - (b.month ?? 13));
}

/** Counted claims by kind of care, in the order of the kinds. One currency only. */
export function kindTotalsOf(rows: Iterable<ClaimRow>): KindTotals[] {
  const kinds = sharesBy<ClaimKind>(rows, (row) => row.kind);
  return claimKinds.flatMap((kind) => {
    const shares = kinds.get(kind);
    return shares ? [{ kind, ...shares.sums() }] : [];
  });
}

/** Counted claims by provider name, most plan payments first; claims without a name together. One currency only. */
export function providerTotalsOf(rows: Iterable<ClaimRow>): ProviderTotals[] {
  return [...sharesBy(rows, (row) => row.providerName)]
    .map(([name, shares]) => ({ name, ...shares.sums() }))
    .toSorted((a, b) => moneyOf(b) - moneyOf(a) || b.claims - a.claims);
}

function moneyOf(totals: ProviderTotals): number {
  return (totals.planPaid.cents ?? 0) + (totals.yourShare.cents ?? 0) + (totals.atPharmacy.cents ?? 0);
}

function sharesBy<Key>(rows: Iterable<ClaimRow>, keyOf: (row: ClaimRow) => Key): Map<Key, Shares> {
  const groups = new Map<Key, Shares>();
  for (const row of rows) {
    if (!row.counted) continue;
    const key = keyOf(row);
    let shares = groups.get(key);
    if (!shares) {
      shares = new Shares();
      groups.set(key, shares);
    }
    shares.add(row);
  }
  return groups;
}
