/** Which of a person's claims count, as settled across claims and connections, and what changed by it. */
import type { Db } from '../../database/database.ts';
import type { Connections } from '../../people/connections.ts';
import { findStandIns, type LifecycleFacts, settleLifecycle } from '../compare/settle-claims.ts';
import { type ClaimPlace, findPlace, findSuccessors } from '../compare/trace-chain.ts';
import type { ClaimTable } from './claim-table.ts';
import { findTwins, listVersions, orderConnections } from './duplicate-claims.ts';
import { joinClaimId } from './row-codec.ts';
import { compareFacts, pickToldFacts, type Standing } from './standing.ts';
import { decodeStandingRow, pickOwner } from './stored-claims.ts';

export type SettleParts = { db: Db; connections: Connections; table: ClaimTable };

type StoredFacts = {
  key: number;
  id: string;
  facts: string;
  settled: string | null;
  finished: number;
  removed: number;
};

/**
 * Settles the connection, then the person's connections after it, whose claims may be the same ones; their changes
 * are told at `seenAt`.
 */
export function settleFrom(parts: SettleParts, connectionId: string, seenAt: string): void {
  const [, ...later] = listDependent(parts.connections, connectionId);
  settleConnection(parts, connectionId);
  for (const id of later) {
    settleConnection(parts, id);
    tellChanges(parts, id, seenAt, changedOutsidePass);
  }
}

/** The connection, then those of its person whose claims count or not by its claims: versions of Medicare by each other's. */
export function listDependent(connections: Connections, connectionId: string): string[] {
  const connection = connections.get(connectionId);
  const order = orderConnections(connections, connection.personId);
  const before = order.slice(0, order.indexOf(connectionId)).map((id) => connections.get(id));
  const [, ...later] = order.slice(order.indexOf(connectionId));
  return [connectionId, ...listVersions(connection, before).map(({ id }) => id), ...later];
}

/** Settles which claims count and keeps what differs from the claims' own word. */
export function settleConnection(parts: SettleParts, connectionId: string): void {
  const { db, table, connections } = parts;
  const stored = listFacts(db, connectionId);
  const facts = stored.map((claim) => decodeFacts(claim, connectionId));
  const settled = settleLifecycle(facts.map((fact, index) => withdrawRemoved(stored[index], fact)));
  const standings = stored.flatMap(({ key, removed }, index) => {
    const own = facts[index];
    return own ? [{ key, own, alone: decideStanding(own, settled.get(own.id), removed === 1) }] : [];
  });
  const twins = findTwins(
    parts,
    connectionId,
    new Map(standings.map(({ key, own, alone }) => [key, pickStanding(alone ?? own)])),
  );
  const owner = pickOwner(connections.get(connectionId));
  const write = db.prepare('UPDATE claim SET settled = ? WHERE key = ?');
  const before = new Map(stored.map((claim) => [claim.key, claim.settled]));
  for (const { key, own, alone } of standings) {
    const why = twins.get(key)?.because;
    const standing = why === undefined ? alone : discountTwin(own, alone, why);
    const text = standing === null ? null : JSON.stringify(standing);
    if (text === before.get(key)) continue;
    table.remember(key, owner);
    write.run(text, key);
  }
}

function pickStanding({ state, notCountedBecause }: Standing): Standing {
  return { state, notCountedBecause };
}

function listFacts(db: Db, connectionId: string): StoredFacts[] {
  return db
    .prepare<[string], StoredFacts>(
      `SELECT claim.key, resource.id, facts, settled, finished, removed_at IS NOT NULL AS removed
       FROM claim JOIN claim_facts USING (key) JOIN resource USING (key) WHERE claim.connection_id = ?`,
    )
    .all(connectionId);
}

function decodeFacts({ id, facts }: { id: string; facts: string }, connectionId: string): LifecycleFacts {
  return { id: joinClaimId(connectionId, id), ...(JSON.parse(facts) as Omit<LifecycleFacts, 'id'>) };
}

/** A claim that the plan took back replaces none, but the chain goes on through it. */
function withdrawRemoved(claim: StoredFacts | undefined, facts: LifecycleFacts): LifecycleFacts {
  return claim?.removed === 1 ? { ...facts, counted: false } : facts;
}

function decideStanding(
  own: LifecycleFacts,
  settled: Standing | undefined,
  isRemoved: boolean,
): Standing | null {
  if (isRemoved) return { state: own.state, notCountedBecause: own.notCountedBecause ?? 'removed-by-plan' };
  if (!settled) return null;
  const { state, notCountedBecause } = settled;
  return state === own.state && notCountedBecause === own.notCountedBecause
    ? null
    : { state, notCountedBecause };
}

/** A claim that would count, or is being decided, and that another connection brought already. */
function discountTwin(
  own: LifecycleFacts,
  alone: Standing | null,
  why: NonNullable<Standing['notCountedBecause']>,
): Standing | null {
  const { state, notCountedBecause } = alone ?? own;
  const isOpen = notCountedBecause === null || notCountedBecause === 'being-decided';
  return isOpen ? { state, notCountedBecause: why } : alone;
}

type Remembered = { key: number; row: string; settled: string | null; before: string };

/** Column `changed`: 0, or how many ends of the connection's own checks take the mark away. */
const changedInPass = 1;
/** Another connection's check may end in the middle of this one's: the end of this one's own must leave the mark. */
const changedOutsidePass = 2;

/** Takes the marks away that the connection's last check left, and keeps those that came since. Call when a check ends. */
export function ageMarks(db: Db, connectionId: string): void {
  db.prepare('UPDATE claim SET changed = changed - 1 WHERE connection_id = ? AND changed > 0').run(
    connectionId,
  );
}

/** How many claims of the connection are marked as changed. */
export function countMarked(db: Db, connectionId: string): number {
  return db
    .prepare<[string], number>('SELECT count(*) FROM claim WHERE connection_id = ? AND changed > 0')
    .pluck()
    .get(connectionId) as number;
}

/** Writes the history of claims whose told facts are not what they were, and marks them. */
export function tellChanges(
  { db, connections }: SettleParts,
  connectionId: string,
  seenAt: string,
  mark = changedInPass,
): void {
  const owner = pickOwner(connections.get(connectionId));
  const remembered = db
    .prepare<[string], Remembered>(
      'SELECT key, row, settled, before FROM claim WHERE connection_id = ? AND before IS NOT NULL',
    )
    .all(connectionId);
  const tell = db.prepare(
    "INSERT INTO claim_history (key, seen_at, what, changes) VALUES (?, ?, 'changed', ?)",
  );
  const done = db.prepare('UPDATE claim SET before = NULL, changed = max(changed, ?) WHERE key = ?');
  for (const { key, row, settled, before } of remembered) {
    const now = pickToldFacts(decodeStandingRow({ row, settled }, owner));
    const changes = compareFacts(JSON.parse(before) as Record<string, string | null>, now);
    if (changes.length > 0) tell.run(key, seenAt, JSON.stringify(changes));
    done.run(changes.length > 0 ? mark : 0, key);
  }
}

/** A stored claim among the others of its connection: its relations with ids, and its chain; `null` for none. */
export function findStoredPlace(db: Db, connectionId: string, claimId: string): ClaimPlace | null {
  const { facts } = listLinked(db, connectionId);
  return facts.length === 0 ? null : findPlace(facts, claimId);
}

/**
 * Which claim of the connection stands in the end for each of those that another one replaces, that are there twice, or
 * that the plan sends under another id now.
 */
export function findStoredSuccessors(db: Db, connectionId: string): Map<string, string> {
  const { facts, gone } = listLinked(db, connectionId);
  return followToEnd(new Map([...findStandIns(facts, gone), ...findSuccessors(facts)]));
}

/** For each claim of the connection that one before it sent as well, the one that counts in its place. */
export function findStoredTwins(
  { db, connections }: Pick<SettleParts, 'db' | 'connections'>,
  connectionId: string,
): Map<string, string> {
  const twins = findTwins({ db, connections }, connectionId);
  const find = db.prepare<[number], string>('SELECT id FROM resource WHERE key = ?').pluck();
  return new Map(
    [...twins].map(([key, { ofId }]) => [joinClaimId(connectionId, String(find.get(key))), ofId]),
  );
}

/** Where steps from one claim to the next end, for each that has a step; in a circle, the last before it closes. */
export function followToEnd(next: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...next.keys()].map((start) => {
      const seen = new Set([start]);
      let end = start;
      for (let one = next.get(end); one !== undefined && !seen.has(one); one = next.get(end)) {
        seen.add(one);
        end = one;
      }
      return [start, end];
    }),
  );
}

/** The versions of a claim that replace each other, the newest first. */
export function listStoredVersions(db: Db, connectionId: string, claimId: string): [string, ...string[]] {
  const successors = findStoredSuccessors(db, connectionId);
  const newest = successors.get(claimId) ?? claimId;
  return [newest, ...[...successors].flatMap(([older, newer]) => (newer === newest ? [older] : []))];
}

/**
 * The facts of all claims of the connection, and the ids of those that the plan no longer sends; of none while no claim
 * names another and each stands by its own word.
 */
function listLinked(db: Db, connectionId: string): { facts: LifecycleFacts[]; gone: ReadonlySet<string> } {
  const isLinked = db
    .prepare<[string], number>(
      `SELECT 1 FROM claim JOIN claim_facts USING (key)
       WHERE connection_id = ? AND (settled IS NOT NULL OR facts NOT LIKE '%"related":[]%') LIMIT 1`,
    )
    .pluck();
  if (isLinked.get(connectionId) === undefined) return { facts: [], gone: new Set() };
  const stored = listFacts(db, connectionId);
  return {
    facts: stored.map((claim) => withdrawRemoved(claim, decodeFacts(claim, connectionId))),
    gone: new Set(
      stored.flatMap(({ id, removed }) => (removed === 1 ? [joinClaimId(connectionId, id)] : [])),
    ),
  };
}

/** True when a pass brought claims, or changes of claims, that no `endPass` has settled yet. */
export function isUnfinished(db: Db, connectionId: string): boolean {
  return (
    db
      .prepare('SELECT 1 FROM claim WHERE connection_id = ? AND (finished = 0 OR before IS NOT NULL) LIMIT 1')
      .get(connectionId) !== undefined
  );
}

/** True when what was told of a claim of the connection is kept, to be compared once the claims are settled. */
export function isRemembered(db: Db, connectionId: string): boolean {
  return (
    db
      .prepare('SELECT 1 FROM claim WHERE connection_id = ? AND before IS NOT NULL LIMIT 1')
      .get(connectionId) !== undefined
  );
}
