/**
 * The one place where claims are added up. Each dollar counts once, and only in claims that count. The plan's figures
 * and those worked out here stay apart, and each sum says how many claims it rests on.
 */
import { monthOf } from '#shared/dates';
import { mapNames, summedAmountNames } from '#shared/model/claims/amount-table';
import {
  type ClaimKind,
  claimKinds,
  type NotCountedReason,
  notCountedReasons,
} from '#shared/model/claims/claim';
import type { ClaimRow, RowAmount } from '#shared/model/claims/claim-row';
import { findPharmacyShare } from '#shared/model/claims/pharmacy-share';
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

/** One sum being added up; `null` until a claim states the amount, and where it is too large to add up. */
class Adder {
  readonly #all = new CentsSum();
  readonly #stated = new CentsSum();
  readonly #computed = new CentsSum();
  #statedBy = 0;
  #notStatedBy = 0;
  #partlyBy = 0;

  /** One claim's amount. `isElsewhere`: where there is none, none is missing. */
  add(amount: RowAmount | null, isElsewhere: boolean): void {
    this.#countClaim(amount !== null, amount?.partial === true, isElsewhere);
    if (amount !== null) this.#addCents(amount);
  }

  /** One claim's amount, in the parts of it that several plans state. */
  addParts(parts: readonly (RowAmount | null)[], isElsewhere: boolean): void {
    const stated = parts.filter((amount) => amount !== null);
    const isPartial = stated.length < parts.length || stated.some(({ partial }) => partial);
    this.#countClaim(stated.length > 0, isPartial, isElsewhere);
    for (const amount of stated) this.#addCents(amount);
  }

  #countClaim(isStated: boolean, isPartial: boolean, isElsewhere: boolean): void {
    if (isStated) {
      this.#statedBy++;
      if (isPartial) this.#partlyBy++;
    } else if (!isElsewhere) this.#notStatedBy++;
  }

  #addCents({ cents, source }: RowAmount): void {
    this.#all.add(cents);
    (source === 'plan' ? this.#stated : this.#computed).add(cents);
  }

  sum(): Sum {
    return {
      cents: this.#all.cents,
      statedCents: this.#stated.cents,
      computedCents: this.#computed.cents,
      statedBy: this.#statedBy,
      notStatedBy: this.#notStatedBy,
      partlyBy: this.#partlyBy,
    };
  }
}

/** What every chart shows: what the plan paid, your share, and what is usually paid at the pharmacy. */
class Shares {
  readonly planPaid = new Adder();
  readonly yourShare = new Adder();
  readonly atPharmacy = new Adder();
  claims = 0;

  add(row: PlanRow): void {
    const isBeforeLast = row.isBeforeLast === true;
    this.claims++;
    if (row.visit) {
      const counted = row.visit.parts.filter((part) => part.counted);
      this.planPaid.addParts(
        counted.map(({ planPaid }) => planPaid),
        isBeforeLast,
      );
    } else this.planPaid.add(row.planPaid, isBeforeLast);
    if (row.kind === 'pharmacy') this.atPharmacy.add(findPharmacyShare(row), isBeforeLast);
    else this.yourShare.add(row.yourShare, isBeforeLast);
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
export function totalsOf(rows: Iterable<PlanRow>): Totals[] {
  return groupByCurrency(rows).map(([currency, own]) => totalsIn(currency, own));
}

/** What the counted claims come to, one per currency, US dollars first. */
export function shareTotalsOf(rows: Iterable<ClaimRow>): ShareTotals[] {
  const counted = [...rows].filter((row) => row.counted);
  return groupByCurrency(counted).map(([currency, own]) => {
    const shares = new Shares();
    for (const row of own) shares.add(row);
    return { currency, ...shares.sums() };
  });
}

function groupByCurrency<Row extends ClaimRow>(rows: Iterable<Row>): [string, Row[]][] {
  return [...Map.groupBy(rows, (row) => row.currency)].toSorted(([a], [b]) =>
    a === b ? 0 : a === 'USD' ? -1 : b === 'USD' ? 1 : a < b ? -1 : 1,
  );
}

function totalsIn(currency: string, rows: readonly PlanRow[]): Totals {
  const shares = new Shares();
  const adders = mapNames(summedAmountNames, () => new Adder());
  const missing = { beingDecided: 0, notPaidNoShare: 0, atPharmacy: 0, notStated: 0, laterPlan: 0 };
  for (const row of rows) {
    if (row.notCountedBecause === 'being-decided' || row.notCountedBecause === 'not-final')
      missing.beingDecided++;
    if (!row.counted) continue;
    shares.add(row);
    for (const name of summedAmountNames) adders[name].add(row[name], isElsewhere(name, row));
    const gap = shareGap(row);
    if (gap !== null) missing[gap]++;
  }
  const sums = mapNames(summedAmountNames, (name) => adders[name].sum());
  const { claims: counted, ...charts } = shares.sums();
  return {
    currency,
    claims: rows.length,
    counted,
    fromFiles: rows.filter((row) => row.counted && isFromFile(row)).length,
    notCounted: notCountedOf(rows),
    shareMissing: missing,
    ...charts,
    ...sums,
  };
}

/** True for an amount that is `null` because another plan's claim of the visit states it. */
function isElsewhere(name: (typeof summedAmountNames)[number], { visit, isBeforeLast }: PlanRow): boolean {
  return isBeforeLast === true || (visit !== undefined && name === 'otherInsurerPaid');
}

/** True where only files state it, or a part of it. */
function isFromFile({ openedAt, visit }: ClaimRow): boolean {
  return openedAt !== null || visit?.parts.some((part) => part.counted && part.openedAt !== null) === true;
}

/** Why a counted claim is not in "your share"; `null` when it is. */
function shareGap(row: PlanRow): Exclude<keyof Totals['shareMissing'], 'beingDecided'> | null {
  if (row.isBeforeLast) return 'laterPlan';
  if (row.kind === 'pharmacy' && findPharmacyShare(row) !== null) return 'atPharmacy';
  if (row.kind !== 'pharmacy' && row.yourShare !== null) return null;
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

/**
 * Counted claims by provider name, most plan payments first; claims without a name together. One currency only.
 * `sensitive`: the names of which a claim is about sensitive care.
 */
export function providerTotalsOf(
  rows: Iterable<ClaimRow>,
  sensitive: ReadonlySet<string | null> = new Set(),
): ProviderTotals[] {
  return [...sharesBy(rows, (row) => row.providerName)]
    .map(([name, shares]) => ({ name, isSensitive: sensitive.has(name), ...shares.sums() }))
    .toSorted((a, b) => moneyOf(b) - moneyOf(a) || b.claims - a.claims);
}

/** Counted claims by the drug that was filled, most money first. One currency only. */
export function drugTotalsOf(rows: Iterable<ClaimRow>): Omit<ProviderTotals, 'isSensitive'>[] {
  return [...sharesBy(rows, ({ what }) => what)]
    .map(([name, shares]) => ({ name, ...shares.sums() }))
    .toSorted((a, b) => moneyOf(b) - moneyOf(a) || b.claims - a.claims);
}

function moneyOf(totals: Omit<ProviderTotals, 'name' | 'isSensitive'>): number {
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
