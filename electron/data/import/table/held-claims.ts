/** How a table stands to the one of the same plan that was opened before it. An older one never overwrites a newer one unasked. */
import {
  mostCanceledNamed,
  type TableAge,
  type TableHeld,
  type TableRequest,
} from '#shared/model/files/table';
import { findHandWay } from '#shared/model/plans/plan-kind';
import { isPartOfName, sortWords } from '#shared/split-words';
import { createRecordReader } from '../../archive/record-reader.ts';
import type { Db } from '../../database/database.ts';
import { plainBase, resourceIdOf } from '../../fhir/identity.ts';
import { type Json, listAt, objectAt, type Resource, textAt } from '../../fhir/resource.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import type { TableClaim } from './make-claims.ts';

/** `lastDay`: the last day that a row names, `YYYY-MM-DD`. `savedAt`: when the file was written, as an ISO instant. */
export type TableTime = { lastDay: string | null; savedAt: string | null };

/** A day after `today` is mistyped, and makes no table new. */
export function findLastDay(claims: readonly TableClaim[], today: string): string | null {
  const days = claims.flatMap(({ start, end, decidedOn }) => [start, end, decidedOn]);
  return (
    days
      .filter((day) => day !== null && day <= today)
      .toSorted()
      .at(-1) ?? null
  );
}

/**
 * Rows and files may contradict each other: a table of last year alone that was saved today is no older one, and a copy of
 * an old file is no newer one. Then it is asked.
 */
export function compareTimes(table: TableTime, held: TableTime): TableAge {
  const byRows = compareKnown(table.lastDay, held.lastDay);
  const byFile = compareKnown(table.savedAt, held.savedAt);
  if (byRows * byFile < 0) return 'open';
  return byRows < 0 || byFile < 0 ? 'older' : 'newer';
}

function compareKnown(one: string | null, other: string | null): number {
  return one === null || other === null ? 0 : Math.sign(one.localeCompare(other));
}

/** The newer of each. */
export function joinTimes(table: TableTime, held: TableTime): TableTime {
  const later = (one: string | null, other: string | null) =>
    one === null || (other !== null && other > one) ? other : one;
  return { lastDay: later(table.lastDay, held.lastDay), savedAt: later(table.savedAt, held.savedAt) };
}

export function readTime(connection: Pick<Connection, 'table'>): TableTime {
  return { lastDay: connection.table?.lastDay ?? null, savedAt: connection.table?.savedAt ?? null };
}

type Wanted = { personId: string | null; base: string; planName: string; made: readonly Resource[] };

/**
 * The person's connection of the tables that this one goes on from: of the same plan and columns; else of the same plan;
 * else of one whose name is a part of the other's and that has a claim of the same number and day. `null` without one.
 */
export function findTableConnection(
  { db, connections }: { db: Db; connections: Connections },
  { personId, base, planName, made }: Wanted,
): Connection | null {
  if (personId === null) return null;
  const own = connections.ofPerson(personId).filter((one) => findHandWay(one) === 'table');
  const isNamed = (one: Connection) => sortWords(one.planName) === sortWords(planName);
  const hasClaim = (one: Connection) => {
    const readHeld = createHeldReader(db, one);
    return made.some((resource) => {
      const held = isNumbered(resource) ? readHeld(resourceIdOf(resource)) : null;
      return held !== null && firstDayOf(held) === firstDayOf(resource);
    });
  };
  return (
    own.find((one) => plainBase(one.fhirBaseUrl) === plainBase(base)) ??
    own.find(isNamed) ??
    own.find((one) => isPartOfName(one.planName, planName) && hasClaim(one)) ??
    null
  );
}

function isNumbered(resource: Resource): boolean {
  return listAt(resource, 'identifier').length > 0;
}

/** Reads the claims that a connection brought before; `null` without it, or without such a claim. */
function createHeldReader(
  db: Db,
  connection: Pick<Connection, 'id'> | null,
): (id: string) => Resource | null {
  const read = createRecordReader(db);
  return (id) => {
    const json = connection === null ? null : read(connection.id, 'ExplanationOfBenefit', id);
    return json === null ? null : (JSON.parse(json) as Resource);
  };
}

/**
 * The records of a table beside what is here. `differing`: ids of those that say something else than the record here.
 * `otherDays`: ids of those whose number is here with another first day. `same`: how many are here as they are.
 * `canceled`: records here that rows of the table take back, as they are then.
 */
export type ComparedRecords = {
  resources: readonly Resource[];
  differing: ReadonlySet<string>;
  otherDays: ReadonlySet<string>;
  same: number;
  canceled: readonly Resource[];
};

/**
 * `made`: of the table's claims; `takenBack`: of those that its rows take back. `hasOtherHeads`: the table before it had
 * other columns, so that what only one of the two states is no difference.
 */
export type MadeRecords = {
  made: readonly Resource[];
  takenBack: readonly Resource[];
  hasOtherHeads: boolean;
};

export function compareRecords(
  db: Db,
  connection: Pick<Connection, 'id'> | null,
  { made, takenBack, hasOtherHeads }: MadeRecords,
): ComparedRecords {
  const readHeld = createHeldReader(db, connection);
  const differing = new Set<string>();
  const otherDays = new Set<string>();
  let same = 0;
  const resources = made.map((resource) => {
    const id = resourceIdOf(resource);
    const held = resource.resourceType === 'ExplanationOfBenefit' ? readHeld(id) : null;
    if (held === null) return resource;
    const isOtherDay = firstDayOf(held) !== firstDayOf(resource);
    // Two claims of one number: so the person said before.
    const own = isOtherDay ? readHeld(nameByDay(resource)) : held;
    if (own === null) {
      otherDays.add(id);
      return resource;
    }
    const placed = isOtherDay ? placeByDay(resource) : resource;
    if (hasOtherHeads && saysTheSame(own, placed)) {
      same++;
      return own;
    }
    if (JSON.stringify(own) !== JSON.stringify(placed)) differing.add(resourceIdOf(placed));
    else same++;
    return placed;
  });
  return { resources, differing, otherDays, same, canceled: cancelHeld(takenBack, readHeld) };
}

/** The records here that are taken back, each by one that has its number or day, provider and charge, and no other amounts. */
function cancelHeld(takenBack: readonly Resource[], readHeld: (id: string) => Resource | null): Resource[] {
  const canceled = new Map<string, Resource>();
  for (const resource of takenBack) {
    const held = [resourceIdOf(resource), nameByDay(resource)]
      .map(readHeld)
      .find(
        (one) => one !== null && firstDayOf(one) === firstDayOf(resource) && haveSameTotals(one, resource),
      );
    if (held && held['status'] !== 'cancelled')
      canceled.set(resourceIdOf(held), { ...held, status: 'cancelled' });
  }
  return [...canceled.values()];
}

/** True where both state an amount that is not nothing, and none that the other states otherwise. */
function haveSameTotals(one: Json, other: Json): boolean {
  const [totals, otherTotals] = [one, other].map(readTotals);
  const both = [...(totals ?? [])].flatMap(([code, value]) => {
    const second = otherTotals?.get(code);
    return second === undefined ? [] : [[value, second] as const];
  });
  return both.some(([value]) => value !== 0) && both.every(([value, second]) => value === second);
}

/** True where neither says anything else than the other of provider, decision and amounts; the held one may say more. */
function saysTheSame(held: Json, resource: Json): boolean {
  const [provider, other] = [held, resource].map((one) =>
    sortWords(listAt(one, 'contained').map((each) => textAt(each, 'name'))[0] ?? ''),
  );
  const isSaid = (name: string) => {
    const said = textAt(resource, name);
    return said === null || said === textAt(held, name);
  };
  const totals = readTotals(held);
  return (
    (other === '' || other === provider) &&
    isSaid('status') &&
    isSaid('outcome') &&
    [...readTotals(resource)].every(([code, value]) => totals.get(code) === value)
  );
}

function readTotals(record: Json): Map<string, number> {
  return new Map(
    listAt(record, 'total').flatMap((total) => {
      const code = listAt(objectAt(total, 'category'), 'coding').map((coding) => textAt(coding, 'code'))[0];
      const value = objectAt(total, 'amount')?.['value'];
      return code && typeof value === 'number' ? [[code, value] as const] : [];
    }),
  );
}

/**
 * The records that are stored by the answers, those among them that are canceled, and how many claims stay as they are
 * here; `null` where something is open.
 */
export function chooseRecords(
  { resources, differing, otherDays, canceled }: Omit<ComparedRecords, 'same'>,
  age: TableAge,
  said: Pick<TableRequest, 'held' | 'otherDays'>,
): { resources: Resource[]; canceled: readonly Resource[]; leftHere: number } | null {
  const held = said.held ?? (age === 'open' ? null : age === 'older' ? 'here' : 'table');
  const isDifferent = differing.size > 0 || canceled.length > 0;
  const isOpen = (isDifferent && held === null) || (otherDays.size > 0 && said.otherDays === null);
  if (isOpen) return null;
  const chosen = resources.flatMap((resource) => {
    const id = resourceIdOf(resource);
    if (otherDays.has(id) && said.otherDays === 'two') return placeByDay(resource);
    const isLeft = held !== 'table' && (differing.has(id) || otherDays.has(id));
    return isLeft ? [] : resource;
  });
  const left = resources.length - chosen.length;
  return held === 'table'
    ? { resources: [...chosen, ...canceled], canceled, leftHere: left }
    : { resources: chosen, canceled: [], leftHere: left + canceled.length };
}

/** As a claim of its own: its number, which another one has too, is no longer said to be of one claim alone. */
function placeByDay(resource: Resource): Resource {
  const identifier = listAt(resource, 'identifier').map(({ value }) => ({ value }));
  return { ...resource, id: nameByDay(resource), identifier };
}

/** The id of a record that has the number of another one, and a day of its own. */
function nameByDay(resource: Resource): string {
  return `${resourceIdOf(resource)}-${firstDayOf(resource) ?? ''}`;
}

/** Claims that a table takes back: how many, and the first of them as a person knows them. */
export function describeCanceled(canceled: readonly Json[]): Pick<TableHeld, 'canceled' | 'canceledClaims'> {
  return {
    canceled: canceled.length,
    canceledClaims: canceled.slice(0, mostCanceledNamed).map(describeHeld),
  };
}

function describeHeld(record: Json): TableHeld['canceledClaims'][number] {
  const [provider] = listAt(record, 'contained').map((one) => textAt(one, 'name'));
  return { provider: provider?.slice(0, 200) ?? null, serviceStart: firstDayOf(record) };
}

function firstDayOf(record: Json): string | null {
  return textAt(objectAt(record, 'billablePeriod'), 'start');
}
