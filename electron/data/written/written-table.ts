import type { z } from 'zod';
import type { WrittenKind } from '#shared/model/files/written';
import type { Db } from '../database/database.ts';
import type { FoundAlike } from '../episodes/alike/find-alike.ts';
import type { RefFinder, RefWriter } from './file-refs.ts';
import type { RowIds } from './row-ids.ts';

/** What a table is read for a file with. */
export type ReadParts = {
  db: Db;
  personId: string;
  refs: RefWriter;
  /** What looks alike among the person's claims; reads them all. */
  listAlike: () => readonly FoundAlike[];
};

/** What an entry of a file is placed with, within one transaction. `isTrial`: all of it will be undone. */
export type PlaceParts = { db: Db; personId: string; refs: RefFinder; ids: RowIds; isTrial: boolean };

/**
 * What became of an entry. `here`: its row was there and stays as it is. `waiting`: what it is about is not here.
 * `broken`: it belongs to nothing, or there are too many of it.
 */
export type Placed = 'added' | 'here' | 'waiting' | 'broken';

/** A table of what the person wrote: `Stored` is how a line of a file holds a row, `Entry` what is read from the line. */
export type WrittenTable<Entry, Stored = Entry> = {
  kind: WrittenKind;
  /** More than these are not read from one file. */
  most: number;
  entry: z.ZodType<Entry>;
  /** Everything in it of one person, in the order in which it was written. */
  read(parts: ReadParts): Iterable<Stored>;
  /** Adds one row for the person, never in the place of another. */
  place(entry: Entry, parts: PlaceParts): Placed;
};

/** A table whatever its entries are: only its own schema makes what its `place` gets. */
// biome-ignore lint/suspicious/noExplicitAny: entries of different tables have nothing in common
export type AnyWrittenTable = WrittenTable<any, unknown>;
