/** Splits the rows of a kind so that what matters now comes first. */

import { factsOfKind } from '../model/health/health-kinds.ts';
import type { RecordRow } from '../model/health/health-record.ts';
import type { RecordState } from '../model/health/record-state.ts';
import type { HealthGroup } from './health-groups.ts';

export type KindPart = {
  /** `now` stands without a heading; the others under theirs; `past` is folded away. */
  name: 'now' | 'waiting' | 'unknown' | 'past';
  rows: RecordRow[];
};

/** States of what is over. */
export const pastStates = [
  'inactive',
  'remission',
  'resolved',
  'completed',
  'stopped',
  'cancelled',
  'not-done',
  'declined',
  'superseded',
] as const satisfies readonly RecordState[];
const over: ReadonlySet<RecordState> = new Set(pastStates);

/** Neither past nor current. */
const waiting: ReadonlySet<RecordState> = new Set(['draft', 'proposed', 'planned', 'on-hold']);

/** Kinds whose current part is headed "active at your plan". */
const active: ReadonlySet<HealthGroup> = new Set(['condition', 'medicine']);

/** True for kinds that are measured repeatedly. */
export function isRepeated(group: HealthGroup): boolean {
  return factsOfKind(group).list === 'newest-of-each';
}

/** True for kinds whose current part is headed "active at your plan". */
export function saysActive(group: HealthGroup): boolean {
  return active.has(group);
}

/** True for kinds of which what is over stands by itself. */
export function isByState(group: HealthGroup): boolean {
  return factsOfKind(group).list === 'by-state';
}

/**
 * The rows of a group in parts, or only the newest of values that are measured repeatedly. Removed and refuted rows
 * count as past.
 */
export function partsOf(group: HealthGroup, rows: readonly RecordRow[]): KindPart[] {
  if (isRepeated(group)) return [{ name: 'now', rows: newestOfEach(rows) }];
  if (!isByState(group)) return [{ name: 'now', rows: [...rows] }];
  const isOver = ({ state, doubt, removed }: RecordRow) =>
    removed || doubt === 'refuted' || (state !== null && over.has(state));
  const isUnknown = ({ state }: RecordRow) => state === null || state === 'unknown';
  const isWaiting = ({ state }: RecordRow) => state !== null && waiting.has(state);
  const still = rows.filter((row) => !isOver(row));
  return (
    [
      { name: 'now', rows: still.filter((row) => !isUnknown(row) && !isWaiting(row)) },
      { name: 'waiting', rows: still.filter(isWaiting) },
      { name: 'unknown', rows: still.filter(isUnknown) },
      { name: 'past', rows: rows.filter(isOver) },
    ] satisfies KindPart[]
  ).filter((part) => part.rows.length > 0);
}

/**
 * The rows of the newest day of each name; `rows` come newest first. A row without a value is kept but does not count
 * as the newest, and nothing is left out unless its date says that it is older.
 */
function newestOfEach(rows: readonly RecordRow[]): RecordRow[] {
  const newest = new Map<string, string>();
  return rows.filter((row) => {
    const name = nameOf(row);
    const day = newest.get(name);
    if (day !== undefined) return day.startsWith(row.start ?? '');
    if (saysValue(row)) newest.set(name, row.start ?? '');
    return true;
  });
}

/** The code alone is enough only in a known system: two labs may use the same numbers. */
function nameOf({ id, title: { text, code, system } }: RecordRow): string {
  const words = text?.toLowerCase() ?? null;
  return JSON.stringify(
    code === null && words === null ? [id] : system === null ? [code, words] : [system, code],
  );
}

function saysValue({ removed, state, measurements }: RecordRow): boolean {
  if (removed || (state !== null && over.has(state))) return false;
  return (
    measurements.length === 0 || measurements.some(({ digits, text }) => digits !== null || text !== null)
  );
}
