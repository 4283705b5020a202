/** A table that a person opens. */
import { randomUUID } from 'node:crypto';
import type { TableComparison, TablePreview, TableRequest } from '#shared/model/files/table';
import { notFoundError } from '../../database/faults.ts';
import { type ImportParts, settleInterrupted } from '../record-keeper.ts';
import { TableImport } from './table-import.ts';
import { findTable } from './table-reader.ts';

export function tableOperations(parts: ImportParts) {
  let open: { id: string; table: TableImport } | null = null;
  const tableOf = (importId: string) => {
    if (open?.id !== importId) throw notFoundError('import');
    return open.table;
  };
  const close = () => {
    open?.table.close();
    if (open?.table.isBroken) {
      open = null;
      settleInterrupted(parts);
    }
  };
  return {
    /** Begins to look at a table; the id of the import, `null` for any other file. `today`: `YYYY-MM-DD`. */
    async open(path: string, today: string): Promise<string | null> {
      close();
      open = null;
      const form = await findTable(path);
      if (form === null) return null;
      const id = randomUUID();
      open = { id, table: new TableImport(parts, { id, file: path, form, today }) };
      return id;
    },
    /** Looks at the next piece of the table; call again until there is an offer. */
    look: async (importId: string) => tableOf(importId).look(),
    /** What would come of the mapping; nothing is kept. */
    preview: ({ importId, mapping }: TablePreview) => tableOf(importId).preview(mapping),
    /** How the table stands to the one of the plan before it. */
    compare: (comparison: TableComparison) => tableOf(comparison.importId).compare(comparison),
    /** Begins to store the claims. `at`: ISO instant. */
    begin: (request: TableRequest, at: string): void => tableOf(request.importId).begin(request, at),
    /** Stores the next piece in transactions of their own; call again until there is an end. */
    store: async (importId: string) => tableOf(importId).store(),
    /** Ends storing before its end; what is stored stays. */
    stop: async (importId: string) => tableOf(importId).stop(),
    /** Takes back all that the import stored. */
    undo({ importId }: { importId: string }) {
      tableOf(importId).undo(new Date().toISOString());
      return {};
    },
    /** Lets go of the file; what was stored can be taken back until another is opened. */
    close,
  };
}
