/** A packaged app: its `app.asar`, and the fuses of its executable as far as they mean something to Node. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import inspector from 'node:inspector';
import os from 'node:os';
import path from 'node:path';

type Entry = {
  files?: Record<string, Entry>;
  size?: number;
  offset?: string;
  unpacked?: boolean;
  integrity?: { algorithm: string; hash: string };
};

/** docs/tutorial/fuses.md, in the order of the wire. */
const inspectFuse = 3;
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/**
 * Unpacks the archive into a folder that goes with this process, since Node reads none, and ends what a fuse forbids.
 * Throws for a file whose bytes are not those that the archive vouches for, as Electron does (docs/tutorial/asar-integrity.md).
 */
export function openPackage(archive: string, executable: string): string {
  const wire = readFuseWire(executable);
  if (wire !== null && wire[inspectFuse] !== '1') inspector.close();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-asar-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const bytes = readFileSync(archive);
  const headerLength = bytes.readUInt32LE(12);
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + headerLength)) as Entry;
  // A pickle of a pickle: the second number is the length of all before the first file (electron/asar, README).
  const start = 8 + bytes.readUInt32LE(4);
  unpack(header, folder, (entry, place) => {
    if (entry.unpacked) return readFileSync(path.join(`${archive}.unpacked`, path.relative(folder, place)));
    const from = start + Number(entry.offset);
    return bytes.subarray(from, from + (entry.size ?? 0));
  });
  return folder;
}

function unpack(entry: Entry, place: string, read: (entry: Entry, place: string) => Buffer): void {
  if (entry.files) {
    mkdirSync(place, { recursive: true });
    for (const [name, one] of Object.entries(entry.files)) unpack(one, path.join(place, name), read);
    return;
  }
  const content = read(entry, place);
  const hash = createHash('sha256').update(content).digest('hex');
  // Electron looks at files of the archive itself only.
  if (!entry.unpacked && hash !== entry.integrity?.hash)
    throw new Error(`Integrity check failed for asar archive: ${place}`);
  writeFileSync(place, content);
}

function readFuseWire(executable: string): string | null {
  const bytes = readFileSync(executable);
  const found = bytes.indexOf(sentinel);
  if (found < 0) return null;
  const from = found + sentinel.length + 2;
  return bytes.toString('latin1', from, from + (bytes[from - 1] ?? 0));
}
