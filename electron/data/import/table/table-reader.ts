/** Opens a file that is a table, and reads its rows below the heads of its columns. */
import type { Position } from '../line-reader.ts';
import { fileSize, readHead } from '../read-file.ts';
import { findHead, type HeadedTable } from './find-head.ts';
import { readMarkedTable } from './read-marked-table.ts';
import { readTextTable } from './read-text-table.ts';
import { readWorkbook } from './read-workbook.ts';
import { findTableForm, type TableForm } from './table-form.ts';
import { mostTableBytes, type Table, TableError } from './table-rows.ts';

/** Enough of a file to see its columns. */
const headBytes = 64 * 1024;

export type ReadTable = HeadedTable & Omit<Table, 'rows'>;

/** How the file is a table; `null` for one that is none, or cannot be read. */
export async function findTable(file: string): Promise<TableForm | null> {
  const head = await readHead(file, headBytes).catch(() => null);
  return head === null ? null : findTableForm(file, head);
}

/** @throws {TableError} with the reason that the person is told */
export async function readTable(file: string, form: TableForm, position: Position): Promise<ReadTable> {
  if (((await fileSize(file)) ?? 0) > mostTableBytes) throw new TableError('table-too-large');
  if (form.kind === 'workbook' && form.isLocked) throw new TableError('workbook-locked');
  const { rows, ...table } = await readRows(file, form, position);
  const headed = findHead(rows);
  if (headed === null) throw new TableError('table-empty');
  return { ...headed, ...table };
}

function readRows(file: string, form: TableForm, position: Position): Promise<Table> {
  if (form.kind === 'workbook') return readWorkbook(file, position);
  return form.kind === 'marked' ? readMarkedTable(file, form, position) : readTextTable(file, form, position);
}
