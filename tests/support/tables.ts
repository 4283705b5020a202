/** Tables of invented people, as portals export them, and what is made of a table. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { guessMapping } from '../../electron/data/import/table/guess-mapping.ts';
import { judgeMapping } from '../../electron/data/import/table/judge-mapping.ts';
import { makeClaims } from '../../electron/data/import/table/make-claims.ts';
import { findTable, type ReadTable, readTable } from '../../electron/data/import/table/table-reader.ts';
import type { TableMapping } from '../../shared/model/files/table.ts';

const folder = path.join(import.meta.dirname, '../fixtures/tables');

/** Every table, by the name of its file. */
export const tableFiles = readdirSync(folder).toSorted();

/** The path of a table, by the beginning of its name. */
export function tablePath(begin: string): string {
  const name = tableFiles.find((one) => one.startsWith(begin));
  if (name === undefined) throw new Error(`There is no table ${begin}.`);
  return path.join(folder, name);
}

/** The day on which the tables are opened. */
export const openedOn = '2026-06-30';

export async function readTableFile(file: string): Promise<ReadTable> {
  const form = await findTable(file);
  if (form === null) throw new Error('This is no table.');
  return readTable(file, form, { readBytes: 0, isStopped: false });
}

/** Reads a table that is no file yet. */
export async function readTableText(text: string | Buffer, name = 'table.csv'): Promise<ReadTable> {
  const own = mkdtempSync(path.join(tmpdir(), 'claimfolio-table-'));
  try {
    const file = path.join(own, name);
    writeFileSync(file, text);
    return await readTableFile(file);
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** What comes of a table by the guess, or by what is said of it besides. */
export function makeOf(table: ReadTable, said: Partial<TableMapping> = {}) {
  const mapping = { ...guessMapping(table), ...said };
  const made = makeClaims(table, mapping, openedOn);
  return { mapping, made, outcome: judgeMapping(table, mapping, made) };
}
