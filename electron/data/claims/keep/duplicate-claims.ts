/**
 * One claim that two connections of a person bring: a plan's, and the same opened from a file. It counts once, in the
 * connection that comes first: plans before files, files before tables, tables before papers, those that are asked before those that ended, earlier ones before
 * later ones. Two claims are one when they are the same record of the same patient, in whichever version, or state the
 * same number and first day, and nothing that speaks against it. Two plans of different servers never send one claim: a
 * supplement may keep Medicare's number. Medicare's own two versions do (`medicare-versions.ts`): of those, one that is
 * decided counts before one that is not. Medicare's text holds claims of its service, too, by their control numbers.
 */

import type { NotCountedReason } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findHandWay } from '#shared/model/plans/plan-kind';
import type { Db } from '../../database/database.ts';
import { plainBase } from '../../fhir/identity.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import {
  hasOtherVersion,
  isCountedAlone,
  isDownloadOf,
  isOpenAlone,
  pairDownload,
  pairVersions,
} from './medicare-versions.ts';
import { haveSameAmounts } from './same-amounts.ts';
import type { Standing } from './standing.ts';
import { readRows, type StoredRow } from './stored-claims.ts';
import { pairTableClaims, type TablePair } from './table-claims.ts';
import { namePair, readAnswer, readVisits } from './visit-answers.ts';

/** The connections of a person in the order in which their claims count. */
export function orderConnections(connections: Connections, personId: string): string[] {
  return connections
    .ofPerson(personId)
    .sort(
      (a, b) =>
        Number(a.origin === 'file') - Number(b.origin === 'file') ||
        rankWay(a) - rankWay(b) ||
        Number(a.state === 'ended') - Number(b.state === 'ended'),
    )
    .map(({ id }) => id);
}

/** What a person typed gives way to what they opened. */
function rankWay(connection: Connection): number {
  const way = findHandWay(connection);
  return way === null ? 0 : way === 'table' ? 1 : 2;
}

/** Claims of one number and day that are looked at one by one; a number that more share identifies none of them. */
const mostOfOneNumber = 100;

type TwinParts = { db: Db; connections: Connections };

type Sent = { row: ClaimRow; by: Connection };

/** A claim that another connection sent before: the id of that one's, and why this one does not count. */
export type Twin = { ofId: string; because: NotCountedReason };

/**
 * The connection's claims that another one stands for, by key: one that a connection before it sent as well, whatever it
 * made of it since, or while Medicare decides in this version, the decided one of the other. What a file says of a claim
 * that a plan sent stands beside the plan's word, never in its place. `alone`: how claims stand in their own connection
 * where that is newer than what is stored.
 */
export function findTwins(
  parts: TwinParts,
  connectionId: string,
  alone: ReadonlyMap<number, Standing> = new Map(),
): Map<number, Twin> {
  const connection = parts.connections.get(connectionId);
  const own = readRows(parts.db, connection).map((claim) => {
    const standing = alone.get(claim.key);
    if (!standing) return claim;
    return { ...claim, row: { ...claim.row, ...standing, counted: standing.notCountedBecause === null } };
  });
  const pairs = pairWithEarlier(parts, connection, own, (row) => row.notCountedBecause !== 'removed-by-plan');
  return new Map([
    ...pairs.map(({ own: { key }, earlier: { row, by } }): [number, Twin] => {
      const because = by.origin === connection.origin ? 'in-other-plan' : 'from-file';
      return [key, { ofId: row.id, because }];
    }),
    ...pairWithDecided(parts, connection, own),
    ...[...pairTable(parts, connection, own)].flatMap(([key, { before, because }]): [number, Twin][] =>
      because === null ? [] : [[key, { ofId: before.row.id, because }]],
    ),
  ]);
}

/** The claims of a table or of papers, each with the one that a connection before it brought; of any other connection, none. */
function pairTable(
  { db, connections }: TwinParts,
  connection: Connection,
  own: readonly StoredRow[],
): Map<number, TablePair> {
  if (findHandWay(connection) === null) return new Map();
  const ids = orderConnections(connections, connection.personId);
  const before = ids
    .slice(0, ids.indexOf(connection.id))
    .map((id) => connections.get(id))
    .flatMap((by) => readRows(db, by).map(({ key, row }) => ({ key, row, by })));
  const answers = new Map(
    readVisits(db, connection.personId).map((visit) => [
      namePair(visit.firstKey, visit.secondKey),
      readAnswer(visit),
    ]),
  );
  return pairTableClaims(own, connection, { before, answers });
}

/** The pairs that the person is asked about, by their keys: claims of the table, and what they may be. */
export function findTableQuestions(parts: TwinParts, connectionId: string): [number, number][] {
  const connection = parts.connections.get(connectionId);
  const pairs = pairTable(parts, connection, readRows(parts.db, connection));
  return [...pairs].flatMap(([key, { before, because }]): [number, number][] =>
    because === 'maybe-in-plan' ? [[Math.min(key, before.key), Math.max(key, before.key)]] : [],
  );
}

/** Claims that Medicare decides in this version, each with the decided one of a version after it, which counts. */
function pairWithDecided(
  { db, connections }: TwinParts,
  connection: Connection,
  own: readonly StoredRow[],
): [number, Twin][] {
  if (!own.some(({ row }) => isOpenAlone(row))) return [];
  const all = orderConnections(connections, connection.personId).map((id) => connections.get(id));
  const place = all.findIndex(({ id }) => id === connection.id);
  const later = listVersions(connection, all).filter((one) => all.indexOf(one) > place);
  return later.flatMap((by) =>
    pairVersions(db, own, readRows(db, by))
      .filter((pair) => isOpenAlone(pair.earlier.row) && isCountedAlone(pair.later.row))
      .map((pair): [number, Twin] => [
        pair.earlier.key,
        { ofId: pair.later.row.id, because: 'in-other-plan' },
      ]),
  );
}

/** The connections to the other version of Medicare's service: of several to one server, the first. */
export function listVersions(connection: Connection, inOrder: readonly Connection[]): Connection[] {
  const firsts = inOrder.filter((one) => inOrder.find((other) => isOneServer(one, other)) === one);
  return firsts.filter((one) => one.origin === 'plan' && hasOtherVersion(one, connection));
}

/**
 * By the id of each claim that a plan before this connection no longer sends: the id of the connection's claim that is
 * the same one, and counts in its place.
 */
export function findCopiesOfGone(parts: TwinParts, connectionId: string): Map<string, string> {
  const connection = parts.connections.get(connectionId);
  const own = readRows(parts.db, connection);
  const pairs = pairWithEarlier(parts, connection, own, (row) => row.notCountedBecause === 'removed-by-plan');
  return new Map(
    pairs.filter(({ own }) => own.row.counted).map(({ own, earlier }) => [earlier.row.id, own.row.id]),
  );
}

/** The connection's claims, each with the one of an earlier connection that is the same; `isAsked`: which of those. */
function pairWithEarlier(
  { db, connections }: TwinParts,
  connection: Connection,
  claims: readonly StoredRow[],
  isAsked: (row: ClaimRow) => boolean,
): { own: StoredRow; earlier: Sent }[] {
  const ids = orderConnections(connections, connection.personId);
  const numbered = new Map<string, Sent[]>();
  const records = new Map<string, Sent>();
  const versions = new Map<number, Sent>();
  const before = ids.slice(0, ids.indexOf(connection.id)).map((id) => connections.get(id));
  const otherVersions = listVersions(connection, before);
  for (const by of before) {
    const isSame = isSamePatient(by, connection);
    const asked = readRows(db, by).filter(({ row }) => isAsked(row));
    if (otherVersions.includes(by))
      for (const { earlier, later } of pairVersions(db, asked, claims))
        if (!versions.has(later.key) && !(isOpenAlone(earlier.row) && isCountedAlone(later.row)))
          versions.set(later.key, { row: earlier.row, by });
    if (isDownloadOf(connection, by))
      for (const [key, { row }] of pairDownload(db, asked, claims))
        if (!versions.has(key)) versions.set(key, { row, by });
    for (const { id, row } of asked) {
      const name = nameClaim(row);
      if (name !== null) addSent(numbered, name, { row, by });
      if (isSame && !records.has(id)) records.set(id, { row, by });
    }
  }
  if (numbered.size === 0 && records.size === 0 && versions.size === 0) return [];
  return claims.flatMap((own) => {
    const { id, row } = own;
    const record = records.get(id);
    const isOneRecord =
      record !== undefined && (isOneServer(record.by, connection) || hasSameNumber(record.row, row));
    const earlier = isOneRecord
      ? record
      : (numbered.get(nameClaim(row) ?? '')?.find((sent) => isOneClaim(sent, { row, by: connection })) ??
        versions.get(own.key));
    return earlier ? [{ own, earlier }] : [];
  });
}

function addSent(numbered: Map<string, Sent[]>, name: string, sent: Sent): void {
  const same = numbered.get(name);
  if (!same) numbered.set(name, [sent]);
  else if (same.length < mostOfOneNumber) same.push(sent);
}

/** Both say which server they are of, and it is one: then an id is one record, whatever a file makes it say. */
export function isOneServer(a: Pick<Connection, 'fhirBaseUrl'>, b: Pick<Connection, 'fhirBaseUrl'>): boolean {
  return a.fhirBaseUrl !== '' && plainBase(a.fhirBaseUrl) === plainBase(b.fhirBaseUrl);
}

/** The same patient of the same server. Files may not say which server they are of. */
function isSamePatient(a: Connection, b: Connection): boolean {
  return a.patientId !== null && a.patientId === b.patientId && !areTwoServers(a, b);
}

function areTwoServers(a: Connection, b: Connection): boolean {
  return a.fhirBaseUrl !== '' && b.fhirBaseUrl !== '' && !isOneServer(a, b);
}

/** Versions of one record: the numbers that they state, if they do, are the same. */
function hasSameNumber(before: ClaimRow, { claimNumber }: ClaimRow): boolean {
  return before.claimNumber === claimNumber || before.claimNumber === null || claimNumber === null;
}

/** What two claims must share to be one; `null` for a claim that states too little. */
export function nameClaim({ claimNumber, kind, serviceStart, currency }: ClaimRow): string | null {
  if (claimNumber === null || serviceStart === null) return null;
  const number = claimNumber.normalize('NFKC').replace(/\s+/g, ' ').trim();
  return JSON.stringify([number, kind, serviceStart, currency]);
}

/**
 * True for claims of one number and first day that one plan sent: their last days agree, and what was billed, or else
 * all amounts. Of a claim that the plan has replaced or canceled on the same server the number is enough.
 */
function isOneClaim(before: Sent, after: Sent): boolean {
  const { row, by } = before;
  if (by.origin === 'plan' && after.by.origin === 'plan' && !isOneServer(by, after.by)) return false;
  const [end, otherEnd] = [row.serviceEnd, after.row.serviceEnd];
  if (end !== null && otherEnd !== null && end !== otherEnd) return false;
  if (areTwoServers(by, after.by)) return haveSameAmounts(row, after.row);
  if (!row.counted && isOneServer(by, after.by)) return true;
  const [billed, otherBilled] = [row.billed, after.row.billed];
  if (billed !== null && otherBilled !== null) return billed.cents === otherBilled.cents;
  return haveSameAmounts(row, after.row);
}
