/**
 * Imports one set of files. Works in steps of a megabyte or two, so that the caller
 * can show progress, answer other requests in between, and stop; what was stored by then is complete.
 */
import {
  type ImportEnd,
  type ImportOffer,
  type ImportProgress,
  type ImportRequest,
  mostFiles,
  mostOffered,
} from '#shared/model/files/import';
import { notFoundError } from '../database/faults.ts';
import { type Resource, shortenText } from '../fhir/resource.ts';
import { hostOf, suggestedPerson } from './file-connections.ts';
import type { Position } from './line-reader.ts';
import { lookAtManifest } from './manifest.ts';
import { PatientBook } from './patient-book.ts';
import { type FileEvent, fileSize, readFile } from './read-file.ts';
import { type ImportParts, RecordKeeper } from './record-keeper.ts';
import { createSeenFile, problemByWhy, type SeenFile } from './seen-file.ts';

/** A step ends after this many bytes or items, or after this time. */
const stepBytes = 1_500_000;
const stepThings = 2000;
const stepMs = 500;

/** So many missing files are named in an offer. */
const mostMissing = 20;

/** `others`, `claims`: the file is read twice, because its claims name by urn what may stand after them. */
type ToRead = { file: number; only: 'all' | 'others' | 'claims' };
type Reading = ToRead & {
  events: AsyncGenerator<FileEvent>;
  position: Position;
  /** The read that the last step did not wait for. */
  next: Promise<IteratorResult<FileEvent, void>> | null;
};

export class ImportSession {
  readonly #parts: ImportParts;
  readonly #id: string;
  readonly #files: SeenFile[];
  readonly #book = new PatientBook();
  readonly #missing: string[] = [];
  #stage: ImportProgress['stage'] = 'looking';
  #reading: Reading | null = null;
  /** Files still to be read in this stage. */
  #toRead: ToRead[] = [];
  #doneBytes = 0;
  #records = 0;
  #keeper: RecordKeeper | null = null;
  #offer: ImportOffer | null = null;
  #hasEnded = false;

  constructor(parts: ImportParts, id: string, paths: readonly string[]) {
    this.#parts = parts;
    this.#id = id;
    this.#files = [...new Set(paths)].map(createSeenFile);
    this.#toRead = this.#files.map((_, file) => ({ file, only: 'all' }));
  }

  /** Looks at the next piece. Returns the offer once all files were looked at. */
  async look(): Promise<{ progress: ImportProgress; offer: ImportOffer | null }> {
    for (const seen of this.#files) if (seen.bytes < 0) seen.bytes = (await fileSize(seen.path)) ?? 0;
    const isOver = await this.#step((event, { file }) => this.#see(event, file));
    if (isOver) this.#offer ??= this.#makeOffer();
    return { progress: this.#progress(), offer: this.#offer };
  }

  /** Starts storing for the chosen people. `at`: ISO instant. */
  begin(people: ImportRequest['people'], at: string): void {
    this.#stage = 'storing';
    this.#doneBytes = 0;
    this.#records = 0;
    this.#keeper = new RecordKeeper(this.#parts, { book: this.#book, files: this.#files, people, at });
    // Whom claims name comes before the claims.
    this.#toRead = this.#files
      .map((seen, file) => ({ file, seen }))
      .filter(({ seen }) => seen.records > 0)
      .sort((a, b) => a.seen.claims - b.seen.claims)
      .flatMap(({ file, seen }): ToRead[] =>
        seen.claims > 0 && seen.hasUrns
          ? [
              { file, only: 'others' },
              { file, only: 'claims' },
            ]
          : [{ file, only: 'all' }],
      );
  }

  /** Stores the next piece. Returns the end once everything is stored. */
  async store(): Promise<{ progress: ImportProgress; end: ImportEnd | null }> {
    const keeper = this.#begun();
    const isOver = await this.#step((event, { file, only }) => {
      const isClaim = event.kind === 'record' && isEob(event.record.resource);
      if (only !== 'all' && isClaim !== (only === 'claims')) return;
      if (event.kind === 'record') this.#records++;
      keeper.take(event, file);
    });
    keeper.flush();
    const end = isOver && keeper.finishOne() ? this.#end('done') : null;
    this.#hasEnded = end !== null;
    return { progress: this.#progress(), end };
  }

  /** Ends early. What was stored is kept and settled. */
  async stop(): Promise<ImportEnd> {
    const keeper = this.#begun();
    await this.close();
    while (!keeper.finishOne());
    this.#hasEnded = true;
    return this.#end('cancelled');
  }

  /** Takes back all that was stored. @throws {StoreError} store/not-found where that is not possible any more */
  undo(): void {
    const keeper = this.#begun();
    if (!this.#hasEnded || !keeper.isUndoable) throw notFoundError('import');
    keeper.undo();
  }

  /** True when storing started and did not finish. */
  get isBroken(): boolean {
    return this.#keeper !== null && !this.#hasEnded;
  }

  /** Closes open files. */
  async close(): Promise<void> {
    this.#toRead = [];
    if (this.#reading) this.#reading.position.isStopped = true;
    await this.#reading?.events.return(undefined);
    this.#reading = null;
  }

  #end(outcome: ImportEnd['outcome']): ImportEnd {
    const keeper = this.#begun();
    return { ...keeper.end(outcome), undoId: keeper.isUndoable ? this.#id : null };
  }

  #begun(): RecordKeeper {
    if (this.#keeper === null) throw new Error('Nothing is being stored.');
    return this.#keeper;
  }

  /** Reads until the step is full. True when all files are read. */
  async #step(take: (event: FileEvent, from: ToRead) => void | Promise<void>): Promise<boolean> {
    const { promise: late, resolve } = Promise.withResolvers<null>();
    const timer = setTimeout(resolve, stepMs, null);
    try {
      return await this.#stepUntil(late, take);
    } finally {
      clearTimeout(timer);
    }
  }

  async #stepUntil(
    late: Promise<null>,
    take: (event: FileEvent, from: ToRead) => void | Promise<void>,
  ): Promise<boolean> {
    let bytes = 0;
    for (let things = 0; bytes < stepBytes && things < stepThings; things++) {
      this.#reading ??= this.#open();
      if (this.#reading === null) return true;
      const reading: Reading = this.#reading;
      const { file, only, position } = reading;
      reading.next ??= reading.events.next();
      const next = await Promise.race([reading.next, late]);
      if (next === null) return false;
      reading.next = null;
      if (next.done) {
        this.#doneBytes += this.#files[file]?.bytes ?? 0;
        this.#reading = null;
        continue;
      }
      await take(next.value, { file, only });
      if ('bytes' in next.value) bytes += next.value.bytes;
      else bytes += position.readBytes > stepBytes ? 1 : 0;
    }
    return false;
  }

  #open(): Reading | null {
    const next = this.#toRead.shift();
    const seen = next && this.#files[next.file];
    if (!seen) return null;
    const position = { readBytes: 0, isStopped: false };
    return { ...next, events: readFile(seen.path, position), position, next: null };
  }

  #see(event: FileEvent, file: number): void | Promise<void> {
    const seen = this.#files[file];
    if (!seen) return;
    if (event.kind === 'format') seen.format = event.format;
    else if (event.kind === 'base') seen.base ??= event.base;
    else if (event.kind === 'problem') seen.problem ??= event.problem;
    else if (event.kind === 'manifest') return this.#takeManifest(event.manifest, seen);
    else if (event.kind === 'unread') seen.problemIfEmpty ??= problemByWhy[event.why] ?? null;
    else {
      const { resource, fullUrl } = event.record;
      seen.records++;
      this.#records++;
      if (isEob(resource)) seen.claims++;
      if (fullUrl?.startsWith('urn:')) seen.hasUrns = true;
      this.#book.note(file, resource, fullUrl);
    }
  }

  async #takeManifest(manifest: Parameters<typeof lookAtManifest>[0], seen: SeenFile): Promise<void> {
    const { base, present, missing } = await lookAtManifest(manifest, seen.path);
    this.#missing.push(...missing);
    for (const filePath of present) {
      const known = this.#files.findIndex((file) => file.path === filePath);
      const index = known < 0 ? this.#files.push(createSeenFile(filePath)) - 1 : known;
      const file = this.#files[index];
      if (file) file.base ??= base;
      if (known < 0) this.#toRead.push({ file: index, only: 'all' });
    }
  }

  #makeOffer(): ImportOffer {
    for (const file of this.#files) {
      if (file.format === 'manifest') continue;
      if (file.records === 0) file.problem ??= file.problemIfEmpty ?? 'no-records';
      if (file.records === 0 || file.problem === 'not-found')
        file.format = file.records ? file.format : 'unreadable';
    }
    const { db, connections } = this.#parts;
    const all = this.#book
      .finish(this.#files.map(({ base }) => base))
      .map((patient) => ({ patient, suggestedPersonId: suggestedPerson(db, connections, patient) }));
    const patients =
      all.length <= mostOffered
        ? all
        : all.toSorted((a, b) => Number(b.suggestedPersonId !== null) - Number(a.suggestedPersonId !== null));
    return {
      importId: this.#id,
      files: this.#files.slice(0, mostFiles).map(({ name, bytes, format, records, problem }) => ({
        name,
        bytes,
        format,
        records,
        problem,
      })),
      patients: patients.slice(0, mostOffered).map(({ patient, suggestedPersonId }) => ({
        key: patient.key,
        name: shortenText(patient.name),
        birthDate: patient.birthDate,
        planName: shortenText(patient.payer),
        origin: hostOf(patient.base),
        counts: [...patient.counts]
          .map(([resourceType, count]) => ({ resourceType, count }))
          .sort((a, b) => b.count - a.count),
        suggestedPersonId,
      })),
      missingFiles: this.#missing.slice(0, mostMissing).map((name) => shortenText(name)),
      more: {
        files: Math.max(0, this.#files.length - mostFiles),
        patients: Math.max(0, all.length - mostOffered),
        missingFiles: Math.max(0, this.#missing.length - mostMissing),
      },
      written: null,
      table: null,
    };
  }

  #progress(): ImportProgress {
    const current = this.#reading === null ? undefined : this.#files[this.#reading.file];
    const bytesOf = ({ file }: ToRead) => Math.max(0, this.#files[file]?.bytes ?? 0);
    const restBytes = this.#toRead.reduce((sum, one) => sum + bytesOf(one), 0);
    const readBytes = this.#doneBytes + (this.#reading?.position.readBytes ?? 0);
    const totalBytes = this.#doneBytes + restBytes + (this.#reading === null ? 0 : bytesOf(this.#reading));
    return {
      importId: this.#id,
      stage: this.#stage,
      fileName: current?.name ?? '',
      readBytes: Math.min(readBytes, totalBytes),
      totalBytes,
      records: this.#records,
    };
  }
}

function isEob({ resourceType }: Resource): boolean {
  return resourceType === 'ExplanationOfBenefit';
}
