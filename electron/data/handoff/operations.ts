/** What main may ask about copies for another computer: writing one, and opening one. One of either at a time. */
import { type BringInRequest, type CopyProblem, mostPlans } from '#shared/model/files/handoff';
import { ImportError, StatementError } from '../../errors.ts';
import { notFoundError, toStoreError } from '../database/faults.ts';
import type { FileScan } from '../written/tables/scans.ts';
import type { LineParts } from './copy-lines.ts';
import { problemOfFile } from './copy-reader.ts';
import { type CopyOrder, CopyWriter } from './copy-writer.ts';
import { OpenedCopy, type OpenedParts } from './opened-copy.ts';

export function handoffOperations(parts: LineParts & OpenedParts) {
  let writing: CopyWriter | null = null;
  let opened: OpenedCopy | null = null;
  const getOpened = () => {
    if (opened === null) throw notFoundError('copy');
    return opened;
  };
  const drop = async () => {
    const dropped = writing;
    writing = null;
    await dropped?.drop();
  };
  const close = async () => {
    const closed = opened;
    opened = null;
    await closed?.close();
  };
  return {
    /**
     * Begins a copy of these people, or of everybody with an empty list.
     *
     * @throws {StoreError} store/not-found, store/full, store/read-only; {StatementError} statement/write-failed;
     * {ImportError} import/copy-of-too-many, which no app would open
     */
    async begin(order: CopyOrder): Promise<void> {
      await drop();
      const all = parts.connections.people().map(({ id }) => id);
      const personIds = order.personIds.length === 0 ? all : order.personIds;
      if (personIds.length === 0 || personIds.some((id) => !all.includes(id))) throw notFoundError('person');
      const plans = personIds.flatMap((id) => parts.connections.ofPerson(id));
      if (plans.length > mostPlans)
        throw new ImportError('import/copy-of-too-many', 'No copy has so many plans.');
      writing = await CopyWriter.begin(parts, { ...order, personIds }).catch(refuseWriting);
    },
    /** Writes the next part; call again until it is ended. @throws {StoreError} store/full and the like */
    async write() {
      if (writing === null) throw notFoundError('copy');
      try {
        return await writing.step();
      } catch (error) {
        await drop();
        return refuseWriting(error);
      }
    },
    /** Takes away a copy that is not whole; one that is stays. */
    drop,
    /** Opens the copy at this full path; why it does not open, or `null` when it does. */
    async open(file: string, passphrase: string): Promise<CopyProblem | null> {
      await close();
      const copy = await OpenedCopy.open(parts, file, passphrase);
      if (typeof copy === 'string') return copy;
      opened = copy;
      return null;
    },
    /** Looks at the next part; call again until there is an offer or a problem. */
    async look() {
      const looked = await getOpened().look();
      if (looked.problem !== null) await close();
      return looked;
    },
    /** Begins to bring people in. `at`: ISO instant. */
    bringIn: (request: BringInRequest, at: string): void => getOpened().begin(request, at),
    /** Brings the next part in; call again until it is stored. @throws {StoreError} store/full; {ImportError} import/copy-unreadable */
    async store() {
      try {
        return await getOpened().store();
      } catch (error) {
        if (problemOfFile(error) === null) throw error;
        throw new ImportError('import/copy-unreadable', 'The copy changed while it was read.', {
          cause: error,
        });
      }
    },
    /** The next scan to look at before `finish`; `null` when there is none. */
    takeScan: () => getOpened().takeScan(),
    judgeScan: (person: number, place: number, judged: FileScan['judged']): void =>
      getOpened().judgeScan(person, place, judged),
    /** Adds what people wrote; from now on all of it stays. @throws {StoreError} store/full and the like */
    finish: () => getOpened().finish(),
    /** Lets go of an opened copy. What was brought in without an end is taken away. */
    close,
  };
}

/** A full disk and a folder that takes no file have words of their own; so has every other fault of a disk. */
function refuseWriting(error: unknown): never {
  const fault = toStoreError(error);
  const isOfFile = error instanceof Error && 'syscall' in error;
  if (fault.code !== 'internal' || !isOfFile) throw fault;
  throw new StatementError('statement/write-failed', 'The copy could not be written.', { cause: error });
}
