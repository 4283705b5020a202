/** Coverages as cards: each of the person's, how it stands today, and its whole numbers when asked. */
import { type CoverageCard, type CoverageNumbers, coverageKinds } from '#shared/model/plans/coverage';
import { copiedAtSql } from '../../archive/copied-records.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import {
  type FileOfPlan,
  findFileVersion,
  leaveOutFileVersions,
  pairFilesWithPlans,
} from '../../archive/select-records.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import type { ReferenceIndex } from '../../fhir/references.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import { coverageState } from '../read/coverage-facts.ts';
import { type ReadCoverage, readCoverage } from '../read/read-coverage.ts';

export type CoverageParts = { db: Db; connections: Connections; references: ReferenceCache };
type Stored = {
  id: string;
  json: string;
  firstSeen: string;
  seenIn: string;
  removed: number;
  copiedAt: string | null;
};
type Read = Extract<ReadCoverage, { kind: 'coverage' }>;
type Found = { card: CoverageCard; key: string; memberId: string | null };

const select = `SELECT id, json, first_seen AS firstSeen, seen_in AS seenIn, removed_at IS NOT NULL AS removed,
  ${copiedAtSql} AS copiedAt
  FROM resource JOIN resource_json USING (key) WHERE connection_id = ? AND type = 'Coverage'`;

/** The person's cards: current ones first, in the order that the plans give them. `today`: `YYYY-MM-DD`. */
export function listCoverage(
  parts: CoverageParts,
  { personId, today }: { personId: string; today: string },
): CoverageCard[] {
  const own = parts.connections.ofPerson(personId);
  const pairs = pairFilesWithPlans(own);
  return own
    .flatMap((connection) => keepBest(readCards(parts, connection, { pairs, today })))
    .toSorted(compareStanding);
}

/** How many of the person's cards come from the connection: those that `listCoverage` names, past ones among them. */
export function countCards(parts: CoverageParts, connection: Connection, today: string): number {
  const pairs = pairFilesWithPlans(parts.connections.ofPerson(connection.personId));
  return keepBest(readCards(parts, connection, { pairs, today })).length;
}

/** Every record of a coverage that the connection holds, the first that came first, with its whole member number. */
export function listCoverageRecords(
  parts: CoverageParts,
  connection: Connection,
  today: string,
): { card: CoverageCard; memberId: string | null }[] {
  return readCards(parts, connection, { pairs: [], today });
}

function readCards(
  { db, references }: CoverageParts,
  connection: Connection,
  { pairs, today }: { pairs: readonly FileOfPlan[]; today: string },
): Found[] {
  const index = references.of(connection.id);
  return db
    .prepare<[string, string], Stored>(`${select} ${leaveOutFileVersions('resource')} ORDER BY key`)
    .all(connection.id, JSON.stringify(pairs))
    .flatMap((stored) => {
      const read = readStored(stored, index);
      if (read === null || read.facts.statusText === 'entered-in-error') return [];
      const { facts, numbers } = read;
      const card: CoverageCard = {
        ...facts,
        leftOut: 0,
        id: `${connection.id}/Coverage/${stored.id}`,
        connectionId: connection.id,
        planName: connection.planName,
        openedAt: connection.origin === 'file' ? stored.seenIn : stored.copiedAt,
        ...(connection.madeOn !== undefined && { asOf: connection.madeOn }),
        fileVersion: findFileVersion(db, pairs, {
          connectionId: connection.id,
          type: 'Coverage',
          id: stored.id,
        }),
        state: coverageState(facts, today),
        removed: stored.removed === 1,
        seenAt: getSeenAt(stored),
      };
      // A plan's card and its plain record of one coverage have different ids; so have two cards made at two times.
      const key =
        numbers.memberId === null
          ? card.id
          : [facts.kind, numbers.memberId, facts.coverageName, facts.start].join('|');
      return [{ card, key, memberId: numbers.memberId }];
    });
}

function readStored({ json }: Stored, index: ReferenceIndex): Read | null {
  const read = readCoverage(JSON.parse(json), { resolve: index.resolve });
  return read.kind === 'coverage' ? read : null;
}

/** The pass that brought it is named by its beginning. */
function getSeenAt({ firstSeen, seenIn }: Stored): string {
  return seenIn < firstSeen ? firstSeen : seenIn;
}

/** One coverage once: first one that the plan still sends, then one that has not ended, then the plan's own card. */
function keepBest(found: readonly Found[]): CoverageCard[] {
  const best = new Map<string, CoverageCard>();
  for (const { card, key } of found) {
    const other = best.get(key);
    if (other === undefined || rateCard(card) > rateCard(other)) best.set(key, card);
  }
  return [...best.values()];
}

function rateCard({ removed, state, source }: CoverageCard): number {
  return (removed ? 0 : 4) + (state === 'past' ? 0 : 2) + (source === 'card' ? 1 : 0);
}

const standings: CoverageCard['state'][] = ['current', 'not-stated', 'future', 'past'];

function compareStanding(a: CoverageCard, b: CoverageCard): number {
  return (
    Number(a.removed) - Number(b.removed) ||
    standings.indexOf(a.state) - standings.indexOf(b.state) ||
    (a.order ?? 99) - (b.order ?? 99) ||
    coverageKinds.indexOf(a.kind) - coverageKinds.indexOf(b.kind) ||
    (b.start ?? '').localeCompare(a.start ?? '') ||
    a.id.localeCompare(b.id)
  );
}

/** One card as it stands on a day. @throws {StoreError} store/not-found */
export function getCoverage(parts: CoverageParts, coverageId: string, today: string): CoverageCard {
  const connection = parts.connections.get(coverageId.slice(0, coverageId.indexOf('/')));
  const found = readCards(parts, connection, { pairs: [], today }).find(({ card }) => card.id === coverageId);
  if (!found) throw notFoundError('coverage');
  return found.card;
}

/** The whole numbers of one card. @throws {StoreError} store/not-found */
export function getCoverageNumbers({ db, references }: CoverageParts, coverageId: string): CoverageNumbers {
  const [connectionId = '', type, ...rest] = coverageId.split('/');
  const stored = db
    .prepare<[string, string], Stored>(`${select} AND id = ?`)
    .get(connectionId, rest.join('/'));
  const read = stored && type === 'Coverage' ? readStored(stored, references.of(connectionId)) : null;
  if (!read) throw notFoundError('coverage');
  return read.numbers;
}
