/**
 * Scans of bills and receipts of payments. A file that the person chose is held in memory, read in a process of its
 * own and drawn apart, and kept in the database when the person says so; nothing of it is written anywhere else.
 */
import { createHash, randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import path from 'node:path';
import {
  type HeldScan,
  largestScan,
  type ScanFacts,
  type ScanPicture,
  type ScanPlace,
  type ScanReading,
  type ScanRef,
} from '#shared/model/bills/scan';
import { findLocalFile } from '../data/import/local-file.ts';
import type { DataClient } from '../data/worker/data-client.ts';
import { ImportError, ScanError, StoreError } from '../errors.ts';
import type { ScanPainter } from '../ports.ts';
import type { ScanReader } from './read-scan.ts';

export type ScanParts = { data: Pick<DataClient, 'scans'>; reader: ScanReader; painter: ScanPainter };

export type Scans = {
  /**
   * Holds a file in memory, in the place of the one before.
   *
   * @throws {ImportError} import/unreadable, import/not-local, import/cancelled; {ScanError} as `ScanReader.read`
   */
  hold(file: string): Promise<HeldScan>;
  /** The same with a scan that is kept. Throws as {@link Scans.read}. */
  holdKept(place: ScanPlace): Promise<HeldScan>;
  /** @throws {StoreError} store/not-found; {ScanError} scan/not-drawn */
  draw(ref: ScanRef, page: number): Promise<ScanPicture>;
  /** What its text says. Throws as `ScanReader.read`, and {StoreError} store/not-found. */
  read(ref: ScanRef): Promise<ScanReading>;
  /** Keeps the scan that is held. @throws {StoreError} store/not-found, store/full and the like */
  keep(heldId: string, place: ScanPlace): Promise<void>;
  /**
   * Lets go of the scan that is held once `use` has kept it, which its answer may deny.
   *
   * @throws {StoreError} store/not-found; what `use` throws
   */
  handOver<T>(
    heldId: string,
    use: (scan: { facts: ScanFacts; bytes: Uint8Array }) => Promise<T>,
    isKept?: (answer: T) => boolean,
  ): Promise<T>;
  /** Lets go of the scan that is held, and ends what is being read. */
  drop(): void;
};

type Held = { id: string; facts: ScanFacts; bytes: Uint8Array<ArrayBuffer>; reading: ScanReading };

/** The page that was asked for last. The screen asks again after each change, and a window takes a second to draw it. */
type Drawn = { name: string; dataUrl: Promise<string> };

export function createScans({ data, reader, painter }: ScanParts): Scans {
  let held: Held | null = null;
  let drawn: Drawn | null = null;
  let holding = new AbortController();
  let reading = new AbortController();
  const getHeld = (id: string): Held => {
    if (held?.id !== id) throw new StoreError('store/not-found', 'There is no such scan.');
    return held;
  };
  const find = async ({ of, id }: ScanRef): Promise<{ facts: ScanFacts; bytes: Uint8Array }> =>
    of === 'held'
      ? getHeld(id)
      : of === 'claim'
        ? data.scans.getOfClaim({ claimId: id })
        : data.scans.get({ of, id });
  /** Holds what `open` brings, in the place of what was held before. */
  const holdOnly = async (
    open: () => Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }>,
  ): Promise<HeldScan> => {
    held = null;
    holding.abort(cancelledError());
    holding = new AbortController();
    const { signal } = holding;
    const { name, bytes } = await open();
    const { mediaType, pages, reading } = await reader.read(bytes, signal);
    const facts = { name, mediaType, bytes: bytes.length, pages };
    held = { id: randomUUID(), facts, bytes, reading };
    return { ref: { of: 'held', id: held.id }, facts };
  };
  const handOver: Scans['handOver'] = async (heldId, use, isKept = () => true) => {
    const { facts, bytes } = getHeld(heldId);
    // The worker takes over what it is given; this scan may have to be kept once more, when that fails.
    const answer = await use({ facts, bytes: bytes.slice() });
    if (isKept(answer)) held = null;
    return answer;
  };
  return {
    hold: (file) => holdOnly(async () => ({ name: nameOf(file), bytes: await readFileOf(file) })),
    holdKept: (place) =>
      holdOnly(async () => {
        const { facts, bytes } = await data.scans.get(place);
        return { name: facts.name, bytes: bytes.slice() };
      }),
    async draw(ref, page) {
      const { signal } = reading;
      const { facts, bytes } = await find(ref);
      signal.throwIfAborted();
      const name = `${page} ${createHash('sha256').update(bytes).digest('hex')}`;
      if (drawn?.name !== name) {
        const next = { name, dataUrl: painter.draw({ bytes, mediaType: facts.mediaType, page }) };
        drawn = next;
        next.dataUrl.catch(() => {
          if (drawn === next) drawn = null;
        });
      }
      return { dataUrl: await drawn.dataUrl };
    },
    async read(ref) {
      if (ref.of === 'held') return getHeld(ref.id).reading;
      const { signal } = reading;
      return (await reader.read((await find(ref)).bytes, signal)).reading;
    },
    keep: (heldId, place) => handOver(heldId, (scan) => data.scans.keep({ place, ...scan })),
    handOver,
    drop() {
      held = null;
      drawn = null;
      for (const run of [holding, reading]) run.abort(cancelledError());
      reading = new AbortController();
    },
  };
}

function cancelledError(): ImportError {
  return new ImportError('import/cancelled', 'Reading the scan was stopped.');
}

/** The bytes of a file of this computer; one that is too large is never read. */
async function readFileOf(file: string): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findLocalFile(file);
  const handle = await open(found).catch((cause) => {
    throw new ImportError('import/unreadable', 'The file cannot be opened.', { cause });
  });
  try {
    const { size } = await handle.stat();
    if (size > largestScan) throw new ScanError('scan/too-large', 'The file is larger than 20 MB.');
    const bytes = new Uint8Array(size);
    const { bytesRead } = await handle.read(bytes, 0, size, 0);
    return bytes.slice(0, bytesRead);
  } catch (cause) {
    if (cause instanceof ScanError) throw cause;
    throw new ImportError('import/unreadable', 'The file cannot be read.', { cause });
  } finally {
    await handle.close();
  }
}

/** The name of the file without its folder, short, and without what a screen would not show. */
function nameOf(file: string): string {
  return path.basename(file).replaceAll(/\p{C}/gu, '').slice(0, 200) || 'paper';
}
