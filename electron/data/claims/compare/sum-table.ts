/** What sums need of claims, in typed arrays: walking a hundred thousand rows for every sum would be slow. */
import { summedAmountNames } from '#shared/model/claims/amount-table';
import { ClaimKind, ClaimState, notCountedReasons } from '#shared/model/claims/claim';
import type { ClaimRow, RowAmount } from '#shared/model/claims/claim-row';
import { findPharmacyShare } from '#shared/model/claims/pharmacy-share';
import type { Totals } from '#shared/model/claims/totals';
import type { PlanRow } from './merge-visits.ts';

/** The amounts of a table, in the order of its columns. */
const columns = [...summedAmountNames, 'planPaid', 'yourShare', 'atPharmacy'] as const;
export type SummedName = (typeof columns)[number];

/**
 * How an amount stands in a sum: missing; elsewhere, so that none is missing; given, by the plan unless it is `computed`
 * (worked out or typed), and `partial` where it is a part of what it should be. What a visit's plans paid is in parts, of
 * which each plan gives its own.
 */
export const mark = { missing: 0, elsewhere: 1, given: 2, computed: 4, partial: 8, inParts: 16 } as const;

/** Why a counted claim is not in "your share". */
type ShareGap = Exclude<keyof Totals['shareMissing'], 'beingDecided'>;
export const shareGaps = [
  'notPaidNoShare',
  'atPharmacy',
  'notStated',
  'laterPlan',
] as const satisfies readonly ShareGap[];

const kindPlaces = new Map(ClaimKind.options.map((kind, place) => [kind, place]));
const statePlaces = new Map(ClaimState.options.map((state, place) => [state, place]));

const fact = { isRead: 1, isCounted: 2, isFromFile: 4 } as const;

/** Rows by their position. A row is read when a sum first needs it. */
export class SumTable {
  readonly size: number;
  readonly #rowAt: (at: number) => PlanRow;
  readonly #cents: Float64Array;
  readonly #marks: Uint8Array;
  readonly #facts: Uint8Array;
  /** Places in `notCountedReasons` and `shareGaps`, from 1; 0 for none. */
  readonly #reasons: Uint8Array;
  readonly #gaps: Uint8Array;
  /** Places in the lists of kinds and states. */
  readonly #kinds: Uint8Array;
  readonly #states: Uint8Array;
  readonly #currencies: Uint32Array;
  readonly #names: CurrencyNames;
  readonly #paidParts = new Map<number, readonly (RowAmount | null)[]>();

  /** `like`: the table from which rows are copied with {@link copy}. */
  constructor(size: number, rowAt: (at: number) => PlanRow, like?: SumTable) {
    this.size = size;
    this.#rowAt = rowAt;
    this.#cents = new Float64Array(size * columns.length);
    this.#marks = new Uint8Array(size * columns.length);
    this.#facts = new Uint8Array(size);
    this.#reasons = new Uint8Array(size);
    this.#gaps = new Uint8Array(size);
    this.#kinds = new Uint8Array(size);
    this.#states = new Uint8Array(size);
    this.#currencies = new Uint32Array(size);
    this.#names = like ? like.#names : new CurrencyNames();
  }

  /** Reads the row, if it was not read yet: before anything else is asked of its position. */
  read(at: number): void {
    if (this.#facts[at] === 0) this.#write(at, this.#rowAt(at));
  }

  /** What the other table has read of a row that has another position there. */
  copy(at: number, from: SumTable, fromAt: number): void {
    const facts = from.#facts[fromAt] as number;
    if (facts === 0) return;
    this.#facts[at] = facts;
    this.#reasons[at] = from.#reasons[fromAt] as number;
    this.#gaps[at] = from.#gaps[fromAt] as number;
    this.#kinds[at] = from.#kinds[fromAt] as number;
    this.#states[at] = from.#states[fromAt] as number;
    this.#currencies[at] = from.#currencies[fromAt] as number;
    for (let column = 0; column < columns.length; column++) {
      const [to, of] = [column * this.size + at, column * from.size + fromAt];
      this.#cents[to] = from.#cents[of] as number;
      this.#marks[to] = from.#marks[of] as number;
    }
    const parts = from.#paidParts.get(fromAt);
    if (parts) this.#paidParts.set(at, parts);
  }

  isCounted(at: number): boolean {
    return ((this.#facts[at] as number) & fact.isCounted) !== 0;
  }

  kindAt(at: number): ClaimKind {
    return ClaimKind.options[this.#kinds[at] as number] as ClaimKind;
  }

  stateAt(at: number): ClaimState {
    return ClaimState.options[this.#states[at] as number] as ClaimState;
  }

  /** True where only files state it, or a part of it. */
  isFromFile(at: number): boolean {
    return ((this.#facts[at] as number) & fact.isFromFile) !== 0;
  }

  /** Why it is not counted, as a place in `notCountedReasons`; -1 for no reason. */
  reasonAt(at: number): number {
    return (this.#reasons[at] as number) - 1;
  }

  /** As a place in {@link shareGaps}; -1 for none. */
  gapAt(at: number): number {
    return (this.#gaps[at] as number) - 1;
  }

  /** The amounts of one name, by position: how each stands in a sum, and its cents where it is stated. */
  column(name: SummedName): { marks: Uint8Array; cents: Float64Array } {
    const start = columns.indexOf(name) * this.size;
    return {
      marks: this.#marks.subarray(start, start + this.size),
      cents: this.#cents.subarray(start, start + this.size),
    };
  }

  /** What each plan that counts paid for a visit, where its payments are marked as in parts. */
  paidPartsAt(at: number): readonly (RowAmount | null)[] {
    return this.#paidParts.get(at) ?? [];
  }

  /** The same number for the same currency. */
  currencyAt(at: number): number {
    return this.#currencies[at] as number;
  }

  nameCurrency(currency: number): string {
    return this.#names.list[currency] ?? '';
  }

  #write(at: number, row: PlanRow): void {
    this.#facts[at] =
      fact.isRead | (row.counted ? fact.isCounted : 0) | (isFromFile(row) ? fact.isFromFile : 0);
    this.#reasons[at] =
      row.notCountedBecause === null ? 0 : notCountedReasons.indexOf(row.notCountedBecause) + 1;
    const gap = findShareGap(row);
    this.#gaps[at] = gap === null ? 0 : shareGaps.indexOf(gap) + 1;
    this.#kinds[at] = kindPlaces.get(row.kind) ?? 0;
    this.#states[at] = statePlaces.get(row.state) ?? 0;
    this.#currencies[at] = this.#names.number(row.currency);
    const isBeforeLast = row.isBeforeLast === true;
    const isPharmacy = row.kind === 'pharmacy';
    let column = 0;
    const put = (amount: RowAmount | null, isElsewhere: boolean) =>
      this.#put(column++ * this.size + at, amount, isElsewhere);
    for (const name of summedAmountNames) {
      // Another plan's claim of the visit states it.
      const isElsewhere = isBeforeLast || (row.visit !== undefined && name === 'otherInsurerPaid');
      put(row[name], isElsewhere);
    }
    if (row.visit) {
      this.#marks[column++ * this.size + at] = mark.inParts | (isBeforeLast ? mark.elsewhere : 0);
      this.#paidParts.set(
        at,
        row.visit.parts.filter((part) => part.counted).map(({ planPaid }) => planPaid),
      );
    } else put(row.planPaid, isBeforeLast);
    put(isPharmacy ? null : row.yourShare, isPharmacy || isBeforeLast);
    put(isPharmacy ? findPharmacyShare(row) : null, !isPharmacy || isBeforeLast);
  }

  #put(index: number, amount: RowAmount | null, isElsewhere: boolean): void {
    if (amount === null) this.#marks[index] = isElsewhere ? mark.elsewhere : mark.missing;
    else {
      this.#cents[index] = amount.cents;
      this.#marks[index] =
        mark.given | (amount.source === 'computed' ? mark.computed : 0) | (amount.partial ? mark.partial : 0);
    }
  }
}

/** The table of these rows, all of them read. */
export function tableOf(rows: readonly PlanRow[]): SumTable {
  const table = new SumTable(rows.length, (at) => rows[at] as PlanRow);
  for (let at = 0; at < rows.length; at++) table.read(at);
  return table;
}

class CurrencyNames {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  number(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

function isFromFile({ openedAt, visit }: ClaimRow): boolean {
  return openedAt !== null || visit?.parts.some((part) => part.counted && part.openedAt !== null) === true;
}

/** `null` when the claim is in "your share". */
function findShareGap(row: PlanRow): ShareGap | null {
  if (row.isBeforeLast) return 'laterPlan';
  if (row.kind === 'pharmacy' && findPharmacyShare(row) !== null) return 'atPharmacy';
  if (row.kind !== 'pharmacy' && row.yourShare !== null) return null;
  return row.state === 'plan-did-not-pay' ? 'notPaidNoShare' : 'notStated';
}
