import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { parseResourceId, ResourceLookup } from './resource-lookup.ts';
import type { ConnectionBook } from './subject.ts';

/** A record as indented JSON text, and how many characters at its end are left out. */
export type Source = { json: string; leftOut: number };

/** The JSON of any stored resource, as `indentSource` gives it. @throws {StoreError} store/not-found */
export function getSource({ db, connections }: { db: Db; connections: ConnectionBook }, id: string): Source {
  const found = new ResourceLookup(db, connections).get(parseResourceId(id));
  if (!found) throw notFoundError('record');
  return indentSource(found.json);
}

/** More than fits on five thousand lines of a screen. */
const longestSource = 500_000;

/** The beginning of a record's JSON, indented; files within are cut short. */
export function indentSource(json: string): Source {
  const text = JSON.stringify(JSON.parse(json), cutLongText, 2);
  return { json: text.slice(0, longestSource), leftOut: Math.max(0, text.length - longestSource) };
}

/** No page can lay out the millions of characters of a file; it can be opened and saved as a file. */
const longestValue = 50_000;

function cutLongText(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= longestValue) return value;
  return `${value.slice(0, 200)}… (+${value.length - 200})`;
}
