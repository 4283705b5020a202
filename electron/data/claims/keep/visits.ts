/**
 * One visit, seen by two plans of one person (Medicare and a supplement). Claimfolio asks, never assumes. Until the
 * answer, totals stand per plan. Once the person says "same visit", each dollar is counted once:
 *
 * - both plans' payments count: they are different dollars;
 * - of the plan that decided first, everything else is left out: the billed amount is the same one, and what it left
 *   as the person's share is what went on to the next plan;
 * - the share of the plan that decided last stands;
 * - "other insurance paid" of the last plan is left out where the first plan's payment is known: it is that payment.
 *
 * Where the two are one plan's claim, from the plan and from a file, the plan's counts alone.
 */
import { createHash } from 'node:crypto';
import { type RowAmountName, rowAmountNames } from '#shared/model/amount-table';
import type { ClaimRow } from '#shared/model/claim-row';
import type { Db } from '../../database/database.ts';
import { findLastPlan } from '../compare/visit-story.ts';
import { haveSameAmounts } from './duplicate-claims.ts';
import { findLikelyVisits, mayBeOneVisit } from './likely-visits.ts';
import type { StoredRow } from './stored-claims.ts';

/**
 * Column `same`: NULL while asked, 0 for "no", {@link askedAgain}, and for "yes" 1 of earlier versions or a digest of the
 * two claims that were answered about.
 */
const askedAgain = -1;

type Keyed = Pick<StoredRow, 'key' | 'row'>;

export type Visit = { firstKey: number; secondKey: number; same: boolean | null };

type StoredVisit = { firstKey: number; secondKey: number; same: number | null };

/** All visits of a person that were asked about. */
export function listVisits(db: Db, personId: string): Visit[] {
  return readVisits(db, personId).map(({ same, ...keys }) => ({
    ...keys,
    same: same === null || same === askedAgain ? null : same > 0,
  }));
}

function readVisits(db: Db, personId: string): StoredVisit[] {
  return db
    .prepare<[string], StoredVisit>(
      `SELECT first_key AS firstKey, second_key AS secondKey, same FROM visit
       JOIN resource ON resource.key = visit.first_key JOIN connection ON connection.id = resource.connection_id
       WHERE connection.person_id = ? ORDER BY first_key, second_key`,
    )
    .all(personId);
}

/** Keeps an answer about these two claims, as they are now; `null` asks again. False where they were never asked about. */
export function saveAnswer(db: Db, pair: readonly Keyed[], same: boolean | null): boolean {
  const [low, high] = pair.toSorted((a, b) => a.key - b.key);
  if (!low || !high) return false;
  const kept = same ? digestVisit(low.row, high.row) : same === null ? null : 0;
  const { changes } = db
    .prepare('UPDATE visit SET same = ? WHERE first_key = ? AND second_key = ?')
    .run(kept, low.key, high.key);
  return changes > 0;
}

/** A positive number that stands for number, day, amount and provider of both claims. */
function digestVisit(first: ClaimRow, second: ClaimRow): number {
  const facts = [first, second].map(
    ({ claimNumber, serviceStart, currency, billed, providerNpi, providerName }) => [
      claimNumber,
      serviceStart,
      currency,
      billed?.cents ?? null,
      providerNpi ?? providerName,
    ],
  );
  return createHash('sha256').update(JSON.stringify(facts)).digest().readUIntBE(0, 6) + 2;
}

const stands = new Set<RowAmountName>(['planPaid', 'alreadyPaid']);
const elsewhere = Object.fromEntries(
  rowAmountNames.filter((name) => !stands.has(name)).map((name) => [name, null]),
);

const nothing = Object.fromEntries(rowAmountNames.map((name) => [name, null]));

/**
 * True for two claims of one visit that are one claim, sent by the plan and in a file: of one server, or, where a file
 * does not say that, with the same amounts.
 */
export function isOneClaimTwice(
  one: ClaimRow,
  other: ClaimRow,
  isOneServer: (one: ClaimRow, other: ClaimRow) => boolean,
): boolean {
  if (one.openedAt === null && other.openedAt === null) return false;
  return isOneServer(one, other) || haveSameAmounts(one, other);
}

/** By claim id, the rows that totals see instead of the claims' own, from the visits that the person called the same. */
export function replaceRowsForTotals(
  visits: readonly Visit[],
  rowOf: (key: number) => ClaimRow | null,
  isOneServer: (one: ClaimRow, other: ClaimRow) => boolean,
): Map<string, ClaimRow> {
  const replaced = new Map<string, ClaimRow>();
  const pairs: [ClaimRow, ClaimRow][] = [];
  const originals = new Map<string, ClaimRow>();
  for (const { firstKey, secondKey, same } of visits) {
    const first = rowOf(firstKey);
    const second = rowOf(secondKey);
    if (same !== true || !first?.counted || !second?.counted) continue;
    if (!isOneClaimTwice(first, second, isOneServer)) {
      pairs.push([first, second]);
      continue;
    }
    const [original, copy] =
      first.openedAt !== null && second.openedAt === null ? [second, first] : [first, second];
    if (originals.has(copy.id)) continue;
    originals.set(copy.id, originals.get(original.id) ?? original);
    replaced.set(copy.id, { ...copy, ...nothing, sameVisitAs: original.id });
  }
  for (const pair of pairs) {
    const [first, second] = pair.map((row) => originals.get(row.id) ?? row);
    if (!first || !second || first.id === second.id) continue;
    const [earlier, last] = findLastPlan(first, second) === first ? [second, first] : [first, second];
    replaced.set(earlier.id, { ...earlier, ...elsewhere, sameVisitAs: last.id });
    if (earlier.planPaid && !replaced.has(last.id))
      replaced.set(last.id, { ...last, otherInsurerPaid: null, sameVisitAs: earlier.id });
  }
  return replaced;
}

/**
 * Asks about new pairs, takes back questions about pairs that no longer match, and asks again where claims that were
 * called the same visit are no longer those that were answered about.
 */
export function saveLikelyVisits(db: Db, personId: string, entries: readonly Keyed[]): void {
  const pairs = findLikelyVisits(entries);
  const known = new Set(pairs.map((pair) => pair.join()));
  const rows = new Map(entries.map(({ key, row }) => [key, row]));
  const drop = db.prepare('DELETE FROM visit WHERE first_key = ? AND second_key = ?');
  const askAgain = db.prepare('UPDATE visit SET same = ? WHERE first_key = ? AND second_key = ?');
  for (const { firstKey, secondKey, same } of readVisits(db, personId)) {
    if (same === null && !known.has([firstKey, secondKey].join())) drop.run(firstKey, secondKey);
    if (same === null || same <= 0) continue;
    const [first, second] = [rows.get(firstKey), rows.get(secondKey)];
    if (first && second && !mayBeOneVisit(first, second) && same !== digestVisit(first, second))
      askAgain.run(askedAgain, firstKey, secondKey);
  }
  const add = db.prepare('INSERT OR IGNORE INTO visit (first_key, second_key) VALUES (?, ?)');
  for (const pair of pairs) add.run(...pair);
}
