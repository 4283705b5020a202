/** The questions about whose records are, with what came told as far as it may be before anybody answered. */
import { isOfAge } from '#shared/dates';
import { claimTypes } from '#shared/model/claims/claim';
import {
  type AsideRecord,
  mostSamples,
  mostUndecided,
  type Undecided,
  type UndecidedList,
  type WhoseReason,
} from '#shared/model/people/whose';
import type { PersonSummary } from '#shared/model/plans/connection';
import type { UndecidedRecords } from '../archive/undecided-records.ts';
import { digestCause, isDigest } from '../archive/whose/answers.ts';
import { listFiled, sumCounts } from '../archive/whose/aside-table.ts';
import type { OpenCause } from '../archive/whose/list-causes.ts';
import type { Db } from '../database/database.ts';
import { isWholeBirthDate } from '../fhir/patients/compare-people.ts';
import type { Resource } from '../fhir/resource.ts';
import type { Connection, Connections } from '../people/connections.ts';
import { readAside } from './read-aside.ts';

export type WhoseParts = { db: Db; connections: Connections; undecided: UndecidedRecords };

const shownEnd = 4;
/** So many records of a question are looked at for its days and samples. */
const mostRead = 1000;

/** Of one connection, or of all: those that wait for an answer first. `today`: `YYYY-MM-DD`. */
export function listUndecided(
  parts: WhoseParts,
  { connectionId, today }: { connectionId: string | null; today: string },
): UndecidedList {
  const all = parts.connections
    .all()
    .filter(({ id, fedBy }) => fedBy === null && (connectionId === null || id === connectionId))
    .flatMap((connection) => parts.undecided.list(connection.id).map((cause) => ({ connection, cause })))
    .toSorted((a, b) => Number(a.cause.answer !== null) - Number(b.cause.answer !== null));
  const told = all.slice(0, mostUndecided);
  return {
    causes: told.map(({ connection, cause }) => describeCause(parts, { connection, cause, today })),
    leftOut: all.length - told.length,
  };
}

function describeCause(
  parts: WhoseParts,
  { connection, cause, today }: { connection: Connection; cause: OpenCause; today: string },
): Undecided {
  const { kind, name, place, counts, gone, said, answer, fedId } = cause;
  const kept =
    answer === null || answer === 'left-out'
      ? parts.undecided.listAside(connection.id, cause.cause, mostRead)
      : [];
  const records = kept.map(({ resource }) => readAside(resource));
  const days = records.map(({ day }) => day).filter((day) => day !== null);
  const count = sumCounts(counts);
  const claims = [...claimTypes].reduce((sum, type) => sum + (counts[type] ?? 0), 0);
  const cards = counts['Coverage'] ?? 0;
  const sorted = days.toSorted();
  const helpedId = fedId === null ? null : parts.connections.get(fedId).personId;
  const helped = helpedId === null ? null : parts.connections.person(helpedId);
  return {
    connectionId: connection.id,
    planName: connection.planName,
    personId: connection.personId,
    cause: maskCause(cause.cause),
    ...{ kind, why: lacksReason(cause, helped, today) ? 'adult' : nameReason(cause), name, place },
    said: said === null ? null : { name: said.name, birthDate: said.birthDate },
    isAdult: isAdult(cause, today),
    numberEnds: compareNumbers(cause),
    ...{ count, claims, cards, others: count - claims - cards },
    ...{ from: sorted[0] ?? null, to: sorted.at(-1) ?? null },
    samples: sortRecords(records).slice(0, mostSamples),
    answer,
    helpedId: helped?.id ?? null,
    erased: sumCounts(gone),
  };
}

/** The records of a cause, aside or where they are filed by an answer. */
export function listRecords(
  { db, undecided }: WhoseParts,
  connectionId: string,
  { cause, answer, fedId }: OpenCause,
): Resource[] {
  if (answer === null || answer === 'left-out')
    return undecided.listAside(connectionId, cause).map(({ resource }) => resource);
  return listFiled(db, fedId ?? connectionId, "type <> 'Patient' AND whose = ?", cause).map(
    ({ json }) => JSON.parse(json) as Resource,
  );
}

/** A cause as the page knows it: without the names and ids that are in it, and the same after every answer. */
export function maskCause(cause: string): string {
  return isDigest(cause) ? cause : digestCause(cause);
}

/** What says most plainly whose it is first, of these the newest. */
export function sortRecords(records: readonly AsideRecord[]): AsideRecord[] {
  const compareDays = (a: AsideRecord, b: AsideRecord) => (b.day ?? '').localeCompare(a.day ?? '');
  return records.toSorted((a, b) => rankOf(a.resourceType) - rankOf(b.resourceType) || compareDays(a, b));
}

/** Claims say most plainly whose they are. */
function rankOf(resourceType: string): number {
  return claimTypes.has(resourceType) ? 0 : resourceType === 'Coverage' ? 2 : 1;
}

function nameReason({ kind, name, row, link }: OpenCause): WhoseReason {
  if (kind === 'identity' && name === null) return 'erased';
  if (kind === 'patient') return 'elsewhere';
  if (kind !== 'identity') return kind;
  switch (row) {
    case 2:
      return 'taken';
    case 4:
      return 'changed';
    case 5:
    case 6:
      return 'sign-in';
    case 16:
      return 'too-many';
    case 11:
      return 'unexplained';
    default:
      if (link === null) return 'not-linked';
      return link === 'replaced-by' || link === 'replaces' ? 'replaced' : 'linked';
  }
}

/** `null` where the plan does not say the whole birth date of somebody. `today`: `YYYY-MM-DD`. */
export function isAdult({ said }: Pick<OpenCause, 'said'>, today: string): boolean | null {
  const birthDate = said?.birthDate ?? null;
  return isWholeBirthDate(birthDate) ? isOfAge(birthDate, today) : null;
}

/** True where the plan shows an adult, and the person said at most that they are a parent. */
function lacksReason(cause: OpenCause, helped: PersonSummary | null, today: string): boolean {
  const hasReason = helped === null || (helped.authority !== null && helped.authority !== 'parent');
  return cause.answer === 'helped' && !hasReason && isAdult(cause, today) === true;
}

/** Endings of member numbers, which people know from their cards; only where they tell two people apart. */
function compareNumbers({ said, ownNumbers }: OpenCause): Undecided['numberEnds'] {
  const systemOf = (number: string) => number.slice(0, number.indexOf('|'));
  for (const theirs of said?.memberNumbers ?? []) {
    const own = ownNumbers.find((one) => systemOf(one) === systemOf(theirs));
    if (own !== undefined && own !== theirs && !ownNumbers.includes(theirs))
      return { theirs: theirs.slice(-shownEnd), own: own.slice(-shownEnd) };
  }
  return null;
}
