/** Reads an opened copy line by line. Whatever is not as this app writes it ends the reading: nothing of it is used. */
import { type FileHandle, open } from 'node:fs/promises';
import { type CopyProblem, mostPlans } from '#shared/model/files/handoff';
import { parsePlanAddress } from '../../plans/address.ts';
import { deepestRecord, isDeeperThan } from '../fhir/deep-json.ts';
import { parseText } from '../fhir/json-text.ts';
import { LineReader } from '../import/line-reader.ts';
import { type CopyConnection, CopyHead, CopyLine, isNewerCopy, longestLine } from './copy-format.ts';
import { type CopyKeys, headerBytes, openHeader } from './seal/copy-header.ts';
import { DamagedCopy, LostCopy, openPieces } from './seal/sealed-file.ts';

/** How far the lines were read. `count`: those after the head. */
type Reading = { lines: LineReader; count: number; hasConnection: boolean; connections: number };

export class CopyReader {
  readonly #handle: FileHandle;
  readonly #keys: CopyKeys;
  readonly #position = { readBytes: 0 };
  readonly totalBytes: number;
  readonly head: CopyHead;
  #reading: Reading;

  private constructor(handle: FileHandle, keys: CopyKeys, totalBytes: number, head: CopyHead) {
    this.#handle = handle;
    this.#keys = keys;
    this.totalBytes = totalBytes;
    this.head = head;
    this.#reading = this.#begin();
  }

  /** Opens the file at this full path; why it does not open, where it does not. */
  static async open(file: string, passphrase: string): Promise<CopyReader | CopyProblem> {
    const handle = await open(file, 'r').catch(() => null);
    if (handle === null) return 'not-found';
    let reader: CopyReader | null = null;
    try {
      const read = await readHead(handle, passphrase);
      if (typeof read === 'string') return read;
      reader = new CopyReader(handle, read.keys, (await handle.stat()).size, read.head);
      return reader;
    } finally {
      if (reader === null) await handle.close();
    }
  }

  get readBytes(): number {
    return this.#position.readBytes;
  }

  /**
   * The next line after the head; `null` after the last one.
   *
   * @throws {DamagedCopy, TooManyPlans, LostCopy}
   */
  async next(): Promise<Exclude<CopyLine, { of: 'end' }> | null> {
    const reading = this.#reading;
    if (reading.count === 0) await reading.lines.next();
    const line = await readLine(reading.lines);
    const read = CopyLine.safeParse(line);
    if (!read.success) throw new DamagedCopy('A line is not as this app writes it.', { cause: read.error });
    if (read.data.of === 'end') {
      const isWhole = read.data.lines === reading.count && (await reading.lines.next()) === null;
      if (!isWhole) throw new DamagedCopy('The copy has other lines than it says.');
      return null;
    }
    reading.count += 1;
    this.#checkPlace(read.data);
    return read.data.of === 'connection' ? this.#checkConnection(read.data) : read.data;
  }

  /** With the address of a plan as it is read wherever one is typed: what is not one is no plan's. */
  #checkConnection(line: CopyConnection): CopyConnection {
    if (++this.#reading.connections > mostPlans) throw new TooManyPlans('The copy names too many plans.');
    if (line.origin === 'file') return line;
    try {
      const { fhirBaseUrl, host } = parsePlanAddress(line.fhirBaseUrl);
      return { ...line, fhirBaseUrl, host };
    } catch (error) {
      throw new DamagedCopy('The address of a plan is none.', { cause: error });
    }
  }

  /** Begins anew with the first line after the head. */
  restart(): void {
    this.#reading = this.#begin();
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  #begin(): Reading {
    const pieces = openPieces(this.#handle, this.#keys, this.#position);
    return { lines: new LineReader(pieces, longestLine), count: 0, hasConnection: false, connections: 0 };
  }

  /** Records belong to the connection before them, and everything to somebody of the head. */
  #checkPlace(line: CopyLine): void {
    const isKnown = !('person' in line) || line.person < this.head.people.length;
    if (line.of === 'connection') this.#reading.hasConnection = true;
    else if (line.of === 'written') this.#reading.hasConnection = false;
    const isPlaced = this.#reading.hasConnection || line.of === 'written';
    if (!isKnown || !isPlaced) throw new DamagedCopy('A line belongs to nothing.');
    const resources =
      line.of === 'record'
        ? [line.resource]
        : line.of === 'undecided'
          ? line.records.flatMap(({ resource }) => resource ?? [])
          : [];
    if (resources.some((resource) => isDeeperThan(resource, deepestRecord)))
      throw new DamagedCopy('A record is nested deeper than any that this app keeps.');
  }
}

async function readHead(
  handle: FileHandle,
  passphrase: string,
): Promise<{ keys: CopyKeys; head: CopyHead } | CopyProblem> {
  const start = Buffer.alloc(headerBytes);
  const read = await handle.read(start, 0, headerBytes, 0).catch(() => null);
  if (read === null) return 'not-found';
  const { bytesRead } = read;
  const keys = await openHeader(start.subarray(0, bytesRead), passphrase);
  if (typeof keys === 'string') return keys;
  try {
    const pieces = openPieces(handle, keys, { readBytes: 0 });
    const json = await readLine(new LineReader(pieces, longestLine));
    const head = CopyHead.safeParse(json);
    if (head.success) return { keys, head: head.data };
    return isNewerCopy(json) ? 'newer' : 'damaged';
  } catch (error) {
    const problem = problemOfFile(error);
    if (problem === null) throw error;
    return problem;
  }
}

/** Thrown for a copy that holds what only a later version of this app writes. */
export class NewerCopy extends Error {}

/** Thrown for a copy that names more plans and files than anybody has. */
class TooManyPlans extends Error {}

/** What is wrong with the file; `null` for another fault. */
export function problemOfFile(error: unknown): 'damaged' | 'newer' | 'too-many' | 'not-found' | null {
  if (error instanceof DamagedCopy) return 'damaged';
  if (error instanceof NewerCopy) return 'newer';
  if (error instanceof TooManyPlans) return 'too-many';
  return error instanceof LostCopy ? 'not-found' : null;
}

/** The JSON of a whole line; `undefined` for what is none. */
async function readLine(lines: LineReader): Promise<unknown> {
  const line = await lines.next();
  if (line === null || line.tooLong || !line.isEnded) return undefined;
  const parsed = parseText(line.bytes.toString('utf8'));
  return 'json' in parsed ? parsed.json : undefined;
}
