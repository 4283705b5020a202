/** The operations of the data worker that open files; see `DataOperations`. One set of files at a time. */
import { randomUUID } from 'node:crypto';
import { settleUnfinished } from '../archive/finish-sync.ts';
import { notFound } from '../database/faults.ts';
import type { DataOperations } from '../worker/operations.ts';
import { type ImportParts, ImportSession } from './import-session.ts';

type ImportOperations = Pick<
  DataOperations,
  'openFiles' | 'lookAtFiles' | 'beginImport' | 'importFiles' | 'stopImport' | 'closeFiles'
>;

export function importOperations(parts: ImportParts): ImportOperations {
  let open: { id: string; session: ImportSession } | null = null;
  const sessionOf = (importId: string) => {
    if (open?.id !== importId) throw notFound('import');
    return open.session;
  };
  /** What fails here, on a full disk for instance, is done at the next start. */
  const settle = () => {
    try {
      settleUnfinished(parts, new Date().toISOString());
    } catch {
      return;
    }
  };
  const close = async () => {
    const { session } = open ?? {};
    open = null;
    await session?.close();
    if (session?.isBroken) settle();
  };
  return {
    async openFiles(paths) {
      await close();
      const id = randomUUID();
      open = { id, session: new ImportSession(parts, id, paths) };
      return id;
    },
    lookAtFiles: async (importId) => sessionOf(importId).look(),
    beginImport: ({ importId, people }, at) => sessionOf(importId).begin(people, at),
    importFiles: async (importId) => sessionOf(importId).store(),
    stopImport: async (importId) => sessionOf(importId).stop(),
    closeFiles: close,
  };
}
