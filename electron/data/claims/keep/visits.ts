/**
 * Which claims of two plans of one person are one visit (Medicare and a supplement). Claimfolio asks, never assumes. Until
 * the answer, totals stand per plan; what "same visit" makes of the two is in `compare/merge-visits.ts`.
 */

import { createHash } from 'node:crypto';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { VisitAnswer } from '#shared/model/claims/claims-view';
import { findHandWay } from '#shared/model/plans/plan-kind';
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import type { VisitPair } from '../compare/merge-visits.ts';
import { isStandingOrOpen } from '../compare/visit-story.ts';
import { findTableQuestions } from './duplicate-claims.ts';
import { findLikelyVisits, mayBeOneVisit } from './likely-visits.ts';
import { joinClaimId } from './row-codec.ts';
import { haveSameAmounts } from './same-amounts.ts';
import { findStoredSuccessors } from './settle-stored-claims.ts';
import { readRows, type StoredRow } from './stored-claims.ts';
import { askedAgain, readAnswer, readVisits, type StoredVisit } from './visit-answers.ts';

type VisitParts = { db: Db; connections: Connections };

type Keyed = Pick<StoredRow, 'key' | 'row'>;

/** All visits of a person that were asked about. */
export function listVisits(db: Db, personId: string): VisitPair[] {
  return readVisits(db, personId).map(({ firstKey, secondKey, same }) => ({
    firstKey,
    secondKey,
    same: readAnswer({ same }),
  }));
}

/** All visits of a person that were asked about, by the ids of their claims. */
export function listVisitsById(db: Db, personId: string): VisitAnswer[] {
  const idOf = db.prepare<[number], { connectionId: string; id: string }>(
    'SELECT connection_id AS connectionId, id FROM resource WHERE key = ?',
  );
  const nameKey = (key: number) => {
    const found = idOf.get(key);
    return found && joinClaimId(found.connectionId, found.id);
  };
  return listVisits(db, personId).flatMap(({ firstKey, secondKey, same }) => {
    const [firstId, secondId] = [nameKey(firstKey), nameKey(secondKey)];
    return firstId && secondId ? [{ firstId, secondId, same }] : [];
  });
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

/** Asks which claims of the person's plans are one visit, as they count now. */
export function saveVisitsOfPerson({ db, connections }: VisitParts, personId: string): void {
  const own = connections.ofPerson(personId);
  saveLikelyVisits(db, personId, {
    entries: own.flatMap((one) => readRows(db, one)),
    ofTables: own
      .filter((one) => findHandWay(one) !== null)
      .flatMap(({ id }) => findTableQuestions({ db, connections }, id)),
  });
}

/**
 * Asks about new pairs, takes back questions about pairs that no longer match, and asks again where claims that were
 * called the same visit are no longer those that were answered about. An answer about a claim that another stands for now
 * holds for that one.
 */
function saveLikelyVisits(
  db: Db,
  personId: string,
  { entries, ofTables }: { entries: readonly Keyed[]; ofTables: readonly [number, number][] },
): void {
  const pairs = [...findLikelyVisits(entries), ...ofTables];
  const known = new Set(pairs.map((pair) => pair.join()));
  const rows = new Map(entries.map(({ key, row }) => [key, row]));
  const drop = db.prepare('DELETE FROM visit WHERE first_key = ? AND second_key = ?');
  const askAgain = db.prepare('UPDATE visit SET same = ? WHERE first_key = ? AND second_key = ?');
  const visits = readVisits(db, personId);
  for (const { firstKey, secondKey, same } of visits) {
    if (same === null && !known.has([firstKey, secondKey].join())) drop.run(firstKey, secondKey);
    if (same === null || same <= 0) continue;
    const [first, second] = [rows.get(firstKey), rows.get(secondKey)];
    if (first && second && !mayBeOneVisit(first, second) && same !== digestVisit(first, second))
      askAgain.run(askedAgain, firstKey, secondKey);
  }
  const followed = followAnswers(db, visits, rows);
  const add = db.prepare('INSERT OR IGNORE INTO visit (first_key, second_key, same) VALUES (?, ?, ?)');
  for (const pair of pairs) add.run(...pair, followed.get(pair.join()) ?? null);
}

/** By pairs of claims that stand in the place of others: what was answered about those. */
function followAnswers(
  db: Db,
  visits: readonly StoredVisit[],
  rows: ReadonlyMap<number, ClaimRow>,
): Map<string, number> {
  const left = visits.flatMap(({ firstKey, secondKey, same }) => {
    const [first, second] = [rows.get(firstKey), rows.get(secondKey)];
    const isAnswered = same !== null && same !== askedAgain;
    const areLeft = first && second && !(isStandingOrOpen(first) && isStandingOrOpen(second));
    return isAnswered && areLeft ? [{ claims: [first, second], same }] : [];
  });
  if (left.length === 0) return new Map();
  const connectionIds = new Set(left.flatMap(({ claims }) => claims.map((row) => row.connectionId)));
  const successors = new Map([...connectionIds].flatMap((id) => [...findStoredSuccessors(db, id)]));
  const byId = new Map([...rows].map(([key, row]) => [row.id, { key, row }]));
  return new Map(
    left.flatMap(({ claims, same }) => {
      const now = claims.flatMap(({ id }) => byId.get(successors.get(id) ?? id) ?? []);
      const [low, high] = now.toSorted((a, b) => a.key - b.key);
      if (!low || !high) return [];
      return [[[low.key, high.key].join(), same === 0 ? 0 : digestVisit(low.row, high.row)] as const];
    }),
  );
}
