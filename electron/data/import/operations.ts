/** Files that a person opens, one set at a time. */
import { randomUUID } from 'node:crypto';
import type { ImportRequest } from '#shared/model/files/import';
import { notFoundError } from '../database/faults.ts';
import { ImportSession } from './import-session.ts';
import { type ImportParts, settleInterrupted } from './record-keeper.ts';

export function importOperations(parts: ImportParts) {
  type Opened = { id: string; session: ImportSession };
  let open: Opened | null = null;
  /** The last one, which can still be taken back. */
  let ended: Opened | null = null;
  const sessionOf = (importId: string) => {
    if (open?.id !== importId) throw notFoundError('import');
    return open.session;
  };
  const close = async () => {
    const { session } = open ?? {};
    ended = open ?? ended;
    open = null;
    await session?.close();
    if (session?.isBroken) settleInterrupted(parts);
  };
  return {
    /** Begins to look at files, by their paths; the id of the import. One that was begun before is dropped. */
    async open(paths: string[]): Promise<string> {
      await close();
      ended = null;
      const id = randomUUID();
      open = { id, session: new ImportSession(parts, id, paths) };
      return id;
    },
    /** Looks at the next piece of the files; call again until there is an offer. */
    look: async (importId: string) => sessionOf(importId).look(),
    /** Begins to store what was looked at. `at`: ISO instant. */
    begin: ({ importId, people }: ImportRequest, at: string): void => sessionOf(importId).begin(people, at),
    /** Stores the next piece in transactions of their own; call again until there is an end. */
    store: async (importId: string) => sessionOf(importId).store(),
    /** Ends storing before its end; what is stored stays. */
    stop: async (importId: string) => sessionOf(importId).stop(),
    /** Takes back all that the import stored. @throws {StoreError} store/not-found where another was begun since */
    undo({ importId }: { importId: string }) {
      if (ended?.id !== importId) throw notFoundError('import');
      ended.session.undo();
      ended = null;
      return {};
    },
    /** Lets go of the files; what was stored can be taken back until others are opened. */
    close,
  };
}
