/** Claims that a person types from an explanation of benefits on paper: records of a file's connection, one for each plan. */
import { randomUUID } from 'node:crypto';
import type { ScanFacts } from '#shared/model/bills/scan';
import type { VisitAnswer } from '#shared/model/claims/claims-view';
import type { PaperClaim, PaperFacts, PaperOwner, PaperTarget, SavedPaper } from '#shared/model/files/paper';
import { mainPaperAmounts } from '#shared/model/files/paper-amounts';
import { findHandWay } from '#shared/model/plans/plan-kind';
import { sortWords } from '#shared/split-words';
import type { Archive } from '../../archive/archive.ts';
import { createRecordReader } from '../../archive/record-reader.ts';
import { answerVisits } from '../../claims/ask/answer-visit.ts';
import type { ClaimParts } from '../../claims/ask/list-claims.ts';
import { makePaper, readPaperFacts } from '../../claims/keep/claim-paper.ts';
import { connectionOfClaim } from '../../claims/keep/row-codec.ts';
import { listVisitsById } from '../../claims/keep/visits.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import { plainBase } from '../../fhir/identity.ts';
import type { Json, Resource } from '../../fhir/resource.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import { fileConnection } from '../file-connections.ts';
import { foldNumber } from '../table/make-claims.ts';
import { makePatient } from '../table/make-resources.ts';
import { forgetEmpty, moveClaim } from './move-claim.ts';
import { baseOfPapers, makePaperRecord, paperMark, readPaperRecord } from './paper-record.ts';

type PaperParts = ClaimParts & { archive: Archive };

type Scan = { facts: ScanFacts; bytes: Uint8Array };

type SaveInput = {
  target: PaperTarget;
  facts: PaperFacts;
  scan?: Scan;
};

export function paperOperations(parts: PaperParts) {
  const { db, connections, archive } = parts;
  let removed: { claimId: string; resources: Resource[]; said: VisitAnswer[] } | null = null;
  return {
    /** Adds a claim, or changes one, which may go to another plan or to somebody else. @throws {StoreError} store/not-found */
    save({ target, facts, scan }: SaveInput): SavedPaper {
      const typed = { facts, scan, at: new Date().toISOString() };
      if (!('claimId' in target)) return add(parts, target, typed);
      const saved = change(parts, target, typed);
      // What was removed comes back to a connection that may be gone with the claim that went.
      if (saved.claimId !== target.claimId) removed = null;
      return saved;
    },
    /** What was typed; `null` of a claim that is not from paper. */
    get({ claimId }: { claimId: string }): PaperClaim | null {
      const found = findPaperClaim(parts, claimId);
      if (found === null) return null;
      const { connection, record } = found;
      return {
        personId: connection.personId,
        facts: { ...readPaperRecord(record), planName: connection.planName },
        paper: readPaperFacts(record),
      };
    },
    /** Takes a claim out, with its paper. It comes back by `bringBack` until another is removed. */
    remove({ claimId }: { claimId: string }) {
      const found = findPaperClaim(parts, claimId);
      if (found === null) throw notFoundError('claim');
      const { connection, id } = found;
      const records = (['ExplanationOfBenefit', 'Binary'] as const).map((type) => ({ type, id }));
      const resources = records.flatMap(({ type }) => readRecord(db, connection.id, { type, id }) ?? []);
      const said = listSaid(parts, connection.personId, claimId);
      archive.write(() => archive.forgetRecords(connection.id, records));
      settle(parts, connection, new Date().toISOString());
      removed = { claimId, resources, said };
      return {};
    },
    /**
     * The claim, its paper, and what was said of its visit where the other claim is still here.
     * @throws {StoreError} store/not-found where another one was removed since, or its plan is erased
     */
    bringBack({ claimId }: { claimId: string }) {
      if (removed?.claimId !== claimId) throw notFoundError('removed claim');
      const connection = connections.get(connectionOfClaim(claimId));
      store(parts, connection, removed.resources, new Date().toISOString());
      answerVisits(parts, { answers: removed.said.filter(isAsked(parts, connection.personId)) });
      removed = null;
      return {};
    },
    /** Lets go of what was removed. */
    forgetUndo(): void {
      removed = null;
    },
  };
}

/** What was said of the claim and others of its visit. */
function listSaid({ db }: PaperParts, personId: string, claimId: string): VisitAnswer[] {
  return listVisitsById(db, personId).filter(
    ({ firstId, secondId, same }) => same !== null && (firstId === claimId || secondId === claimId),
  );
}

/** Tells pairs that are asked about now, in whichever order. */
function isAsked({ db }: PaperParts, personId: string): (pair: VisitAnswer) => boolean {
  const asked = listVisitsById(db, personId);
  return (pair) =>
    asked.some(
      ({ firstId, secondId }) =>
        (firstId === pair.firstId && secondId === pair.secondId) ||
        (firstId === pair.secondId && secondId === pair.firstId),
    );
}

type Typed = { facts: PaperFacts; scan: Scan | undefined; at: string };

function add(parts: PaperParts, owner: PaperOwner, typed: Typed): SavedPaper {
  const { connections, archive } = parts;
  const { facts, scan, at } = typed;
  const known = 'personId' in owner ? findConnection(connections, owner.personId, facts.planName) : null;
  const same = known === null ? null : findSame(parts, known.id, facts);
  if (known !== null && same !== null)
    return { claimId: `${known.id}/${same}`, personId: known.personId, isHere: true };
  const id = `paper-${randomUUID()}`;
  return archive.write(() => {
    const connection = known ?? connections.get(create(connections, owner, { facts, at }));
    store(parts, connection, [...makeOwner(owner), ...makeRecords(id, facts, scan)], at);
    return { claimId: `${connection.id}/${id}`, personId: connection.personId, isHere: false };
  });
}

function change(
  parts: PaperParts,
  { claimId, owner }: { claimId: string; owner: PaperOwner },
  typed: Typed,
): SavedPaper {
  const { connections, archive } = parts;
  const found = findPaperClaim(parts, claimId);
  if (found === null) throw notFoundError('claim');
  const { connection: from, id, record } = found;
  const { facts, scan, at } = typed;
  // The plan that was typed, and not the one that had its name once: that one may be the one it leaves.
  const known = 'personId' in owner ? findNamed(connections, owner.personId, facts.planName) : null;
  const write = (to: Connection) =>
    store(
      parts,
      to,
      [
        ...makeOwner(owner),
        ...(scan === undefined
          ? [makePaperRecord(id, { ...facts, planName: to.planName }, readPaperFacts(record))]
          : makeRecords(id, { ...facts, planName: to.planName }, scan)),
      ],
      at,
    );
  if (known?.id === from.id) {
    if (known.planName !== facts.planName && isOneName(known.planName, facts.planName))
      connections.renamePlan(known.id, facts.planName);
    write(connections.get(known.id));
    return { claimId, personId: known.personId, isHere: false };
  }
  const same = known === null ? null : findSame(parts, known.id, facts);
  if (known !== null && same !== null)
    return { claimId: `${known.id}/${same}`, personId: known.personId, isHere: true };
  return archive.write(() => {
    const to = known ?? connections.get(create(connections, owner, { facts, at }));
    const moved = moveClaim(parts, { from, to, id });
    write(to);
    settle(parts, from, at);
    forgetEmpty(parts, from);
    return { ...moved, personId: to.personId, isHere: false };
  });
}

/** The name of somebody new, as a record. */
function makeOwner(owner: PaperOwner): Resource[] {
  const name = 'newName' in owner ? (owner.newName?.trim() ?? '') : '';
  return name === '' ? [] : [makePatient(name, paperMark)];
}

function makeRecords(id: string, facts: PaperFacts, scan: Scan | undefined): Resource[] {
  const record = makePaperRecord(id, facts, scan?.facts ?? null);
  return scan === undefined ? [record] : [record, makePaper(id, paperMark, scan.facts, scan.bytes)];
}

function create(connections: Connections, owner: PaperOwner, { facts, at }: Omit<Typed, 'scan'>): string {
  const { planName } = facts;
  const patient = { payer: planName, base: baseOfPapers(planName), patientId: 'member' };
  const personId = 'personId' in owner ? owner.personId : null;
  return connections.create(fileConnection(patient, { personId, fileName: planName, at })).connectionId;
}

function store(parts: PaperParts, connection: Connection, resources: readonly Resource[], at: string): void {
  const { connections, archive } = parts;
  const entries = resources.map((resource) => ({ resource, fullUrl: null, place: 0 }));
  archive.write(() => {
    archive.store(entries, { connection, pass: { from: 'file' }, seenAt: at, begins: true });
    connections.update(connection.id, { lastCheckedAt: at });
  });
  settle(parts, connection, at);
}

function settle({ archive }: PaperParts, { id, personId }: Connection, at: string): void {
  archive.endPass(id, at);
  archive.settlePerson(personId, { seenAt: at, isNews: true });
}

function findConnection(connections: Connections, personId: string, planName: string): Connection | null {
  const base = plainBase(baseOfPapers(planName));
  // A plan may have got another name since.
  const isOfBase = (one: Connection) => plainBase(one.fhirBaseUrl) === base;
  return findNamed(connections, personId, planName) ?? ofPapers(connections, personId).find(isOfBase) ?? null;
}

function findNamed(connections: Connections, personId: string, planName: string): Connection | null {
  return ofPapers(connections, personId).find((one) => isOneName(one.planName, planName)) ?? null;
}

function ofPapers(connections: Connections, personId: string): Connection[] {
  return connections.ofPerson(personId).filter((one) => findHandWay(one) === 'paper');
}

function isOneName(one: string, other: string): boolean {
  return sortWords(one) === sortWords(other);
}

/**
 * The id of a claim of the plan that was typed before: of the same day, with the same number, or provider and the amounts that
 * nearly every paper states.
 */
function findSame({ db }: PaperParts, connectionId: string, facts: PaperFacts): string | null {
  const all = db
    .prepare<[string], { id: string; json: string }>(
      `SELECT id, json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = 'ExplanationOfBenefit'`,
    )
    .all(connectionId);
  const same = all.find(({ json }) => isSame(readPaperRecord(JSON.parse(json) as Json), facts));
  return same?.id ?? null;
}

function isSame(one: PaperFacts, other: PaperFacts): boolean {
  if (one.serviceStart !== other.serviceStart) return false;
  if (one.claimNumber !== null && other.claimNumber !== null)
    return foldNumber(one.claimNumber) === foldNumber(other.claimNumber);
  const isAlike = sortWords(one.provider ?? '') === sortWords(other.provider ?? '');
  return isAlike && mainPaperAmounts.every((name) => one.amounts[name] === other.amounts[name]);
}

type Found = { connection: Connection; id: string; record: Resource };

/** A claim from paper that is here; `null` for every other one. */
function findPaperClaim({ db, connections }: PaperParts, claimId: string): Found | null {
  const connection = connections.all().find(({ id }) => id === connectionOfClaim(claimId));
  if (connection === undefined || findHandWay(connection) !== 'paper') return null;
  const id = claimId.slice(connection.id.length + 1);
  const record = readRecord(db, connection.id, { type: 'ExplanationOfBenefit', id });
  return record === null ? null : { connection, id, record };
}

function readRecord(
  db: Db,
  connectionId: string,
  { type, id }: { type: string; id: string },
): Resource | null {
  const json = createRecordReader(db)(connectionId, type, id);
  return json === null ? null : (JSON.parse(json) as Resource);
}
