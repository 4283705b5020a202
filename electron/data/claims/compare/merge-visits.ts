/**
 * One visit that several plans of one person looked at (Medicare and a supplement), once the person said that it is one:
 * one row, and each dollar counts once.
 *
 * - The payments of all plans count: they are different dollars.
 * - Of the plans that decided earlier, everything else is left out: the billed amount is the same one, and what they
 *   left as the person's share is what went on to the next plan.
 * - The share of the plan that decided last stands.
 * - "Other insurance paid" of a plan is left out where an earlier plan's payment is known: it is that payment. What the
 *   first of them says that others paid before it stands.
 *
 * Where two are one claim, from a plan and from a file, the plan's counts alone; where they are one of both versions of
 * Medicare's service, the one that came first.
 */
import { rowAmountNames } from '#shared/model/claims/amount-table';
import {
  AttentionReason,
  type ClaimRow,
  mostVisitParts,
  type RowAmount,
  type VisitPart,
} from '#shared/model/claims/claim-row';
import { CentsSum } from '#shared/money';
import { isStandingOrOpen, namesOther, orderPlans } from './visit-story.ts';

/** Two claims, by their keys, that the person was asked about. `same` is `null` while they have not answered. */
export type VisitPair = {
  readonly firstKey: number;
  readonly secondKey: number;
  readonly same: boolean | null;
};

/** `row`: the visit's one row. It is the row of the last plan's claim, whose key is `key`. */
export type MergedVisit = { readonly key: number; readonly keys: readonly number[]; readonly row: ClaimRow };

type Keyed = { key: number; row: ClaimRow };

/** By the key of each of their claims, the visits that the person called one and of which a claim counts. */
export function mergeVisits(
  pairs: readonly VisitPair[],
  rowOf: (key: number) => ClaimRow | null,
  isOneClaimTwice: (one: ClaimRow, other: ClaimRow) => boolean,
): Map<number, MergedVisit> {
  const merged = new Map<number, MergedVisit>();
  for (const claims of groupClaims(pairs, rowOf)) {
    const visit = mergeVisit(claims, isOneClaimTwice);
    if (visit) for (const { key } of claims) merged.set(key, visit);
  }
  return merged;
}

/** Claims that answers link, directly or through others; each group in the order of keys. */
function groupClaims(pairs: readonly VisitPair[], rowOf: (key: number) => ClaimRow | null): Keyed[][] {
  const groups = new Map<number, Keyed[]>();
  for (const { firstKey, secondKey, same } of pairs) {
    if (same !== true) continue;
    const [first, second] = [rowOf(firstKey), rowOf(secondKey)];
    if (!first || !second || !isStandingOrOpen(first) || !isStandingOrOpen(second)) continue;
    if (first.currency !== second.currency) continue;
    const one = groups.get(firstKey) ?? [{ key: firstKey, row: first }];
    const other = groups.get(secondKey) ?? [{ key: secondKey, row: second }];
    if (one === other || one.length + other.length > mostVisitParts) continue;
    const joined = [...one, ...other];
    for (const { key } of joined) groups.set(key, joined);
  }
  return [...new Set(groups.values())].map((group) => group.toSorted((a, b) => a.key - b.key));
}

function mergeVisit(
  claims: readonly Keyed[],
  isOneClaimTwice: (one: ClaimRow, other: ClaimRow) => boolean,
): MergedVisit | null {
  const own = dropCopies(claims, isOneClaimTwice).toSorted((a, b) => orderPlans(a.row, b.row));
  const last = own.findLast(({ row }) => row.counted);
  if (!last) return null;
  const ordered = [...own.filter((one) => one !== last && one.row.counted), last];
  const open = own.filter(({ row }) => !row.counted);
  const rows = [...ordered, ...open].map(({ row }) => row);
  const attention = pickAttention(claims.map(({ row }) => row));
  const row = rows.length === 1 ? { ...last.row, attention } : mergeRows(last.row, rows, attention);
  return { key: last.key, keys: claims.map(({ key }) => key), row };
}

/**
 * Without claims that are another one of the visit: the plan's own stays, or else the first. Of those that plans sent, each
 * is one of another connection at most.
 */
function dropCopies(
  claims: readonly Keyed[],
  isOneClaimTwice: (one: ClaimRow, other: ClaimRow) => boolean,
): Keyed[] {
  const kept: Keyed[] = [];
  const taken = new Set<string>();
  const plansFirst = claims.toSorted(
    (a, b) => Number(a.row.openedAt !== null) - Number(b.row.openedAt !== null),
  );
  for (const claim of plansFirst) {
    const { counted, openedAt, connectionId } = claim.row;
    const nameTaken = ({ key }: Keyed) => (openedAt === null ? `${key} ${connectionId}` : '');
    const same = kept.find(
      (one) =>
        one.row.counted === counted && !taken.has(nameTaken(one)) && isOneClaimTwice(one.row, claim.row),
    );
    if (!same) kept.push(claim);
    else if (openedAt === null) taken.add(nameTaken(same));
  }
  return kept.toSorted((a, b) => a.key - b.key);
}

function mergeRows(last: ClaimRow, rows: readonly ClaimRow[], attention: ClaimRow['attention']): ClaimRow {
  const earlier = rows.filter((row) => row.counted && row !== last);
  const stated = <Name extends 'billed' | 'providerName' | 'what' | 'network'>(name: Name) =>
    last[name] ?? earlier.findLast((row) => row[name] !== null)?.[name] ?? null;
  return {
    ...last,
    billed: stated('billed'),
    providerName: stated('providerName'),
    what: stated('what'),
    network: stated('network'),
    planPaid: addPaid([...earlier, last].map(({ planPaid }) => planPaid)),
    otherInsurerPaid: findOthersPaid(earlier, last),
    attention,
    visit: {
      isOrderKnown:
        rows.length === 2 && namesOther(last) && earlier.length === 1 && !earlier.some(namesOther),
      parts: rows.map(pickPart),
    },
  };
}

/**
 * What insurers paid of whom no claim here states a payment: what was paid before the first plan from which on all do.
 * That plan may name one that came after it here, as where each names the other.
 */
function findOthersPaid(earlier: readonly ClaimRow[], last: ClaimRow): RowAmount | null {
  const first = earlier[earlier.findLastIndex(({ planPaid }) => planPaid === null) + 1];
  if (first === undefined) return last.otherInsurerPaid;
  const isOfLater = [...earlier, last].some(
    (row) => row !== first && row.planPaid?.cents === first.otherInsurerPaid?.cents,
  );
  return namesOther(first) && !isOfLater ? first.otherInsurerPaid : null;
}

function pickPart(row: ClaimRow): VisitPart {
  const { id, connectionId, planName, openedAt, way, claimNumber, state, counted, planPaid } = row;
  const named = { id, connectionId, planName, openedAt, claimNumber, state, counted };
  return { ...named, ...(way && { way }), planPaid: counted ? planPaid : null };
}

/** What all of the plans paid; worked out where several state it, and partial where one does not. */
function addPaid(amounts: readonly (RowAmount | null)[]): RowAmount | null {
  const stated = amounts.filter((amount) => amount !== null);
  const [first, ...more] = stated;
  if (!first) return null;
  const isPartial = stated.length < amounts.length || stated.some(({ partial }) => partial);
  const sum = new CentsSum();
  for (const { cents } of stated) sum.add(cents);
  const { cents } = sum;
  if (cents === null) return null;
  const source = more.length === 0 ? first.source : 'computed';
  return isPartial ? { cents, source, partial: true } : { cents, source };
}

/** The weightiest of what its claims have to look at. */
function pickAttention(rows: readonly ClaimRow[]): ClaimRow['attention'] {
  return AttentionReason.options.find((reason) => rows.some((row) => row.attention === reason)) ?? null;
}

const nothing = Object.fromEntries(rowAmountNames.map((name) => [name, null]));

/** A row that sums of one plan are made of. */
export type PlanRow = ClaimRow & {
  /** Another plan looked at the visit after this one and states what is `null` here: none of it is missing. */
  readonly isBeforeLast?: true;
};

/**
 * The row of a visit plan by plan, so that the sums of all plans are the sums of the visits: each plan with its own
 * payment, and everything else with the last one. Any other row stays as it is.
 */
export function splitVisit(row: ClaimRow): PlanRow[] {
  const { visit, ...whole } = row;
  if (!visit) return [row];
  return visit.parts.map((part): PlanRow => {
    if (part.id === row.id) return { ...whole, planPaid: part.planPaid };
    const own = { ...whole, ...nothing, ...part, attention: null };
    return part.counted
      ? { ...own, isBeforeLast: true }
      : { ...own, planPaid: null, notCountedBecause: 'being-decided' };
  });
}
