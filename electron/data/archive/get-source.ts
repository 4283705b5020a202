import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { parseResourceId, ResourceLookup } from './resource-lookup.ts';
import type { ConnectionBook } from './subject.ts';

/** The JSON of any stored resource, indented; files within are cut short. @throws {StoreError} store/not-found */
export function getSource({ db, connections }: { db: Db; connections: ConnectionBook }, id: string): string {
  const found = new ResourceLookup(db, connections).get(parseResourceId(id));
  if (!found) throw notFoundError('record');
  return JSON.stringify(JSON.parse(found.json), cutLongText, 2);
}

/** No page can lay out the millions of characters of a file; it can be opened and saved as a file. */
const longestValue = 50_000;

function cutLongText(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= longestValue) return value;
  return `${value.slice(0, 200)}… (+${value.length - 200})`;
}
