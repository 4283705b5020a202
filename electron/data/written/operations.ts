/** What main may ask about a file of what a person wrote. */
import { randomUUID } from 'node:crypto';
import type { WrittenRequest } from '#shared/model/files/written';
import { notFoundError } from '../database/faults.ts';
import type { RemovedRows } from '../database/removed-rows.ts';
import { undoAfter } from '../database/undo-after.ts';
import type { CareParts } from '../episodes/ask/person-care.ts';
import { isWrittenFile, OpenedFile } from './opened-file.ts';
import type { FileScan } from './tables/scans.ts';
import { writeFile } from './write-file.ts';

/** `removeExample` takes what is only an example of a made-up person out of the tables. */
export type WrittenParts = CareParts & { removed: RemovedRows; removeExample(personId: string): void };

export function writtenOperations(parts: WrittenParts) {
  let open: { id: string; file: OpenedFile } | null = null;
  const fileOf = (importId: string) => {
    if (open?.id !== importId) throw notFoundError('import');
    return open.file;
  };
  const checkPerson = (personId: string) => {
    if (!parts.connections.person(personId)) throw notFoundError('person');
  };
  const close = async () => {
    const { file } = open ?? {};
    open = null;
    await file?.close();
  };
  return {
    /** Everything that the person wrote, as a file. `savedAt`: ISO instant. @throws {AppError} written/too-large */
    file(personId: string, savedAt: string): Uint8Array {
      checkPerson(personId);
      parts.rows.of(personId);
      // An example is nobody's word: what is left without it is the file, and then it is there again.
      return undoAfter(parts.db, () => {
        parts.removeExample(personId);
        return writeFile(parts, personId, savedAt);
      });
    },
    /** Begins to look at such a file; the id of the import, `null` for any other file. */
    async open(path: string): Promise<string | null> {
      await close();
      if (!(await isWrittenFile(path))) return null;
      const id = randomUUID();
      open = { id, file: new OpenedFile(parts, id, path) };
      return id;
    },
    /** Looks at the next piece of the file; call again until there is an offer. */
    look: async (importId: string) => fileOf(importId).look(),
    /** What would become of all of it for that person. @throws {StoreError} store/not-found */
    preview({ importId, personId }: WrittenRequest) {
      checkPerson(personId);
      return fileOf(importId).preview(personId);
    },
    /** The next scan to look at before anything is added; `null` when there is none. */
    takeScan({ importId, personId }: WrittenRequest) {
      checkPerson(personId);
      return fileOf(importId).takeScan(personId);
    },
    judgeScan: (importId: string, place: number, judged: FileScan['judged']): void =>
      fileOf(importId).judgeScan(place, judged),
    /** Adds all of it for that person, in one transaction. @throws {StoreError} store/not-found, store/full and the like */
    add({ importId, personId }: WrittenRequest) {
      checkPerson(personId);
      return fileOf(importId).add(personId);
    },
    bringBack({ removedId }: { removedId: string }) {
      parts.removed.bringBack(removedId);
      return {};
    },
    /** Lets go of the file. */
    close,
  };
}
