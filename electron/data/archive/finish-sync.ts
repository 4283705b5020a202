import type { RelatedClaim } from '#shared/model/claim';
import type { ClaimRows } from '../claims/ask/claim-rows.ts';
import { type ClaimReader, claimFromJson, type ReadFor } from '../claims/keep/claim-reader.ts';
import { claimIdOf, decodeRow } from '../claims/keep/row-codec.ts';
import { changesBetween, type Standing, toldFacts, withStanding } from '../claims/keep/standing.ts';
import { inOrder, twinsOf } from '../claims/keep/twins.ts';
import { likelyVisits, saveLikelyVisits } from '../claims/keep/visits.ts';
import { type LifecycleFacts, settleLifecycle } from '../claims/read/settle-claims.ts';
import { markCoveragesRemoved } from '../coverage/keep/mark-removed-coverage.ts';
import type { Db } from '../database/database.ts';
import type { ReferenceIndex } from '../fhir/references.ts';
import { isBelievable, markRecordsRemoved } from '../health/keep/mark-removed-records.ts';
import type { RecordReader } from '../health/keep/record-reader.ts';
import type { Connections } from '../people/connections.ts';
import { listCheckpoints } from './checkpoints.ts';
import { keysToReadAgain } from './missing-references.ts';
import type { ReferenceCache } from './reference-cache.ts';
import { filePass } from './resource-table.ts';

export type FinishParts = {
  db: Db;
  connections: Connections;
  references: ReferenceCache;
  reader: ClaimReader;
  records: RecordReader;
  rows: ClaimRows;
};

type StoredFacts = {
  key: number;
  id: string;
  facts: string;
  settled: string | null;
  finished: number;
  removed: number;
};

/** Ends a pass of one connection; see `DataOperations.finishSync`. One transaction, save for what is read again. */
export function finishSync(
  parts: FinishParts,
  connectionId: string,
  seenAt: string,
): { newClaims: number; changedClaims: number; removed: number } {
  const { db, connections, references, reader, records, rows } = parts;
  const owner = connections.owner(connectionId);
  const { fhirBaseUrl } = connections.get(connectionId);
  const context: ReadFor = { owner, fhirBaseUrl, index: references.of(connectionId) };
  rows.invalidate(owner.personId);
  const again = keysToReadAgain(db, connectionId);
  reader.readAgain(again.claims, context);
  records.readAgain(again.records, context);
  const ended = db.transaction(() => {
    db.prepare('UPDATE resource SET renewed = 0 WHERE connection_id = ? AND renewed = 1').run(connectionId);
    db.prepare('UPDATE claim SET changed = 0 WHERE connection_id = ? AND changed = 1').run(connectionId);
    const removed = markRemoved(db, connectionId, seenAt);
    markRecordsRemoved(db, connectionId, seenAt);
    markCoveragesRemoved(db, connectionId, seenAt);
    if (removed > 0 || isUnfinished(db, connectionId)) settleFrom(parts, connectionId, seenAt);
    const changedClaims = tellChanges(parts, connectionId, seenAt);
    const newClaims = db
      .prepare('UPDATE claim SET finished = 1 WHERE connection_id = ? AND finished = 0')
      .run(connectionId).changes;
    if (newClaims > 0) notePlanPhone(parts, connectionId, context.index);
    return { newClaims, changedClaims, removed };
  })();
  if (connections.ofPerson(owner.personId).length > 1) {
    saveLikelyVisits(db, owner.personId, likelyVisits(rows.of(owner.personId).entries));
    rows.invalidate(owner.personId);
  }
  return ended;
}

/** After a full pass: claims that the plan no longer sends are kept and marked. */
function markRemoved(db: Db, connectionId: string, seenAt: string): number {
  const pass = listCheckpoints(db, connectionId).find(
    ({ resourceType, mode, done }) => resourceType === 'ExplanationOfBenefit' && mode === 'full' && done,
  );
  if (!pass) return 0;
  const here = db
    .prepare<[string], { key: number; seenIn: string }>(
      `SELECT key, seen_in AS seenIn FROM resource WHERE connection_id = ? AND type = 'ExplanationOfBenefit'
         AND removed_at IS NULL AND seen_in <> '${filePass}'`,
    )
    .all(connectionId);
  const gone = here.filter(({ seenIn }) => seenIn !== pass.startedAt);
  if (!isBelievable(gone.length, here.length)) return 0;
  const mark = db.prepare('UPDATE resource SET removed_at = ? WHERE key = ?');
  const tell = db.prepare(
    "INSERT INTO claim_history (key, seen_at, what, changes) VALUES (?, ?, 'removed-by-plan', '[]')",
  );
  for (const { key } of gone) {
    mark.run(seenAt, key);
    tell.run(key, seenAt);
  }
  return gone.length;
}

/** True when a pass brought claims, or changes of claims, that no `finishSync` has settled yet. */
export function isUnfinished(db: Db, connectionId: string): boolean {
  return (
    db
      .prepare('SELECT 1 FROM claim WHERE connection_id = ? AND (finished = 0 OR before IS NOT NULL) LIMIT 1')
      .get(connectionId) !== undefined
  );
}

/**
 * Settles what a stop in the middle left: else two versions of one claim would both count. What files brought ends
 * here; a plan's pass goes on with its next check.
 */
export function settleUnfinished(parts: FinishParts, seenAt: string): void {
  const { db, connections } = parts;
  const open = connections.all().filter(({ id }) => isUnfinished(db, id));
  for (const { id } of open.filter(({ origin }) => origin === 'file')) finishSync(parts, id, seenAt);
  const plans = open.filter(({ origin }) => origin !== 'file');
  for (const personId of new Set(plans.map((one) => one.personId))) settlePerson(parts, personId, seenAt);
}

/** Settles the connection, then the person's connections whose claims may be the same ones. */
function settleFrom(parts: FinishParts, connectionId: string, seenAt: string): void {
  const order = inOrder(parts, parts.connections.get(connectionId).personId);
  settleConnection(parts, connectionId);
  for (const id of order.slice(order.indexOf(connectionId) + 1)) {
    settleConnection(parts, id);
    tellChanges(parts, id, seenAt);
  }
}

/** Settles all of a person's claims again, after some were erased. */
export function settlePerson(parts: FinishParts, personId: string, seenAt: string): void {
  const [first] = inOrder(parts, personId);
  if (first !== undefined) parts.db.transaction(() => settleFrom(parts, first, seenAt))();
}

/** Settles which claims count and keeps what differs from the claims' own word. */
export function settleConnection(parts: FinishParts, connectionId: string): void {
  const { db, reader, connections } = parts;
  const stored = allFacts(db, connectionId);
  const facts = stored.map((claim) => factsOf(claim, connectionId));
  const settled = settleLifecycle(facts.filter((_, index) => stored[index]?.removed === 0));
  const twins = twinsOf(parts, connectionId);
  const owner = connections.owner(connectionId);
  const write = db.prepare('UPDATE claim SET settled = ? WHERE key = ?');
  for (const [index, claim] of stored.entries()) {
    const own = facts[index];
    if (!own) continue;
    const alone = standingOf(own, settled.get(own.id), claim.removed === 1);
    const standing = twins.has(claim.key) ? asTwin(own, alone) : alone;
    const text = standing === null ? null : JSON.stringify(standing);
    if (text === claim.settled) continue;
    reader.table.remember(claim.key, owner);
    write.run(text, claim.key);
  }
}

function allFacts(db: Db, connectionId: string): StoredFacts[] {
  return db
    .prepare<[string], StoredFacts>(
      `SELECT claim.key, resource.id, facts, settled, finished, removed_at IS NOT NULL AS removed
       FROM claim JOIN claim_facts USING (key) JOIN resource USING (key) WHERE claim.connection_id = ?`,
    )
    .all(connectionId);
}

function factsOf({ id, facts }: { id: string; facts: string }, connectionId: string): LifecycleFacts {
  return { id: claimIdOf(connectionId, id), ...(JSON.parse(facts) as Omit<LifecycleFacts, 'id'>) };
}

function standingOf(own: LifecycleFacts, settled: Standing | undefined, isRemoved: boolean): Standing | null {
  if (isRemoved) return { state: own.state, notCountedBecause: own.notCountedBecause ?? 'removed-by-plan' };
  if (!settled) return null;
  const { state, notCountedBecause } = settled;
  return state === own.state && notCountedBecause === own.notCountedBecause
    ? null
    : { state, notCountedBecause };
}

/** A claim that would count, and that another connection counts already. */
function asTwin(own: LifecycleFacts, alone: Standing | null): Standing | null {
  const isCounted = alone === null ? own.counted : alone.notCountedBecause === null;
  return isCounted ? { state: alone?.state ?? own.state, notCountedBecause: 'duplicate' } : alone;
}

type Remembered = { key: number; row: string; settled: string | null; before: string };

/** Writes the history of claims whose told facts are not what they were, and marks them until the next check. */
function tellChanges({ db, connections }: FinishParts, connectionId: string, seenAt: string): number {
  const owner = connections.owner(connectionId);
  const remembered = db
    .prepare<[string], Remembered>(
      'SELECT key, row, settled, before FROM claim WHERE connection_id = ? AND before IS NOT NULL',
    )
    .all(connectionId);
  const tell = db.prepare(
    "INSERT INTO claim_history (key, seen_at, what, changes) VALUES (?, ?, 'changed', ?)",
  );
  const done = db.prepare('UPDATE claim SET before = NULL, changed = ? WHERE key = ?');
  let changed = 0;
  for (const { key, row, settled, before } of remembered) {
    const standing = settled === null ? null : (JSON.parse(settled) as Standing);
    const now = toldFacts(withStanding(decodeRow(row, owner), standing));
    const changes = changesBetween(JSON.parse(before) as Record<string, string | null>, now);
    if (changes.length > 0) tell.run(key, seenAt, JSON.stringify(changes));
    done.run(changes.length > 0 ? 1 : 0, key);
    if (changes.length > 0) changed++;
  }
  return changed;
}

/** Relations of a stored claim with the ids of the claims they name; what it is settled as besides. */
export function relationsOf(db: Db, connectionId: string, claimId: string): RelatedClaim[] | null {
  const facts = allFacts(db, connectionId)
    .filter(({ removed }) => removed === 0)
    .map((claim) => factsOf(claim, connectionId));
  return settleLifecycle(facts).get(claimId)?.related ?? null;
}

function notePlanPhone({ db, connections }: FinishParts, connectionId: string, index: ReferenceIndex): void {
  const latest = db
    .prepare<[string], { json: string }>(
      `SELECT json FROM claim JOIN resource_json USING (key) WHERE connection_id = ? ORDER BY key DESC LIMIT 1`,
    )
    .get(connectionId);
  const phone = latest ? claimFromJson(latest.json, '', index)?.insurer.phone : null;
  if (phone) connections.setPlanPhone(connectionId, phone);
}
