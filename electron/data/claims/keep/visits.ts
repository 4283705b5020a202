/**
 * One visit, seen by two plans of one person (Medicare and a supplement). Claimfolio asks, never assumes. Until the
 * answer, totals stand per plan. Once the person says "same visit", each dollar is counted once:
 *
 * - both plans' payments count: they are different dollars;
 * - of the plan that decided first, everything else is left out: the billed amount is the same one, and what it left
 *   as the person's share is what went on to the next plan;
 * - the share of the plan that decided last stands;
 * - "other insurance paid" of the last plan is left out where the first plan's payment is known: it is that payment.
 */
import { type RowAmountName, rowAmountNames } from '#shared/model/amount-table';
import type { ClaimRow } from '#shared/model/claim';
import { splitWords } from '#shared/split-words';
import type { Db } from '../../database/database.ts';

export type Visit = { firstKey: number; secondKey: number; same: boolean | null };

type StoredVisit = { firstKey: number; secondKey: number; same: number | null };

/** All visits of a person that were asked about. */
export function listVisits(db: Db, personId: string): Visit[] {
  return db
    .prepare<[string], StoredVisit>(
      `SELECT first_key AS firstKey, second_key AS secondKey, same FROM visit
       JOIN resource ON resource.key = visit.first_key JOIN connection ON connection.id = resource.connection_id
       WHERE connection.person_id = ? ORDER BY first_key, second_key`,
    )
    .all(personId)
    .map(({ same, ...keys }) => ({ ...keys, same: same === null ? null : same === 1 }));
}

const stands = new Set<RowAmountName>(['planPaid', 'alreadyPaid']);
const elsewhere = Object.fromEntries(
  rowAmountNames.filter((name) => !stands.has(name)).map((name) => [name, null]),
);

/** By claim id, the rows that totals see instead of the claims' own, from the visits that the person called the same. */
export function replaceRowsForTotals(
  visits: readonly Visit[],
  rowOf: (key: number) => ClaimRow | null,
): Map<string, ClaimRow> {
  const replaced = new Map<string, ClaimRow>();
  for (const { firstKey, secondKey, same } of visits) {
    const first = rowOf(firstKey);
    const second = rowOf(secondKey);
    if (same !== true || !first?.counted || !second?.counted) continue;
    const [earlier, last] = findLaterDecision(first, second) === first ? [second, first] : [first, second];
    replaced.set(earlier.id, { ...earlier, ...elsewhere, sameVisitAs: last.id });
    if (earlier.planPaid && !replaced.has(last.id))
      replaced.set(last.id, { ...last, otherInsurerPaid: null, sameVisitAs: earlier.id });
  }
  return replaced;
}

/** The claim of the plan that came last: it names another insurer's payment, or else it decided later. */
function findLaterDecision(first: ClaimRow, second: ClaimRow): ClaimRow {
  const knowsOther = (row: ClaimRow) => (row.otherInsurerPaid?.cents ?? 0) > 0;
  if (knowsOther(first) !== knowsOther(second)) return knowsOther(first) ? first : second;
  return (first.decidedOn ?? '') > (second.decidedOn ?? '') ? first : second;
}

/** Pairs of counted claims of two plans with the same day, the same provider and the same billed amount. */
export function findLikelyVisits(entries: Iterable<{ key: number; row: ClaimRow }>): [number, number][] {
  const groups = new Map<string, { key: number; row: ClaimRow }[]>();
  const pairs: [number, number][] = [];
  for (const entry of entries) {
    const { serviceStart, billed, currency, counted } = entry.row;
    if (!counted || serviceStart?.length !== 10 || billed === null || billed.cents <= 0) continue;
    const group = `${serviceStart}|${currency}|${billed.cents}`;
    const others = groups.get(group) ?? [];
    for (const other of others)
      if (other.row.connectionId !== entry.row.connectionId && isSameProvider(other.row, entry.row))
        pairs.push(other.key < entry.key ? [other.key, entry.key] : [entry.key, other.key]);
    others.push(entry);
    groups.set(group, others);
  }
  return pairs;
}

function isSameProvider(a: ClaimRow, b: ClaimRow): boolean {
  if (a.providerNpi !== null && b.providerNpi !== null) return a.providerNpi === b.providerNpi;
  const name = normalizeName(a.providerName);
  return name !== '' && name === normalizeName(b.providerName);
}

function normalizeName(name: string | null): string {
  return splitWords(name ?? '').join('');
}

/** Asks about new pairs and takes back questions, not answers, about pairs that no longer match. */
export function saveLikelyVisits(db: Db, personId: string, pairs: readonly [number, number][]): void {
  const known = new Set(pairs.map((pair) => pair.join()));
  const drop = db.prepare('DELETE FROM visit WHERE first_key = ? AND second_key = ?');
  for (const { firstKey, secondKey, same } of listVisits(db, personId))
    if (same === null && !known.has([firstKey, secondKey].join())) drop.run(firstKey, secondKey);
  const add = db.prepare('INSERT OR IGNORE INTO visit (first_key, second_key) VALUES (?, ?)');
  for (const pair of pairs) add.run(...pair);
}
