/** Writes a copy in steps, beside its place; it gets its name when all of it is on the disk. */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import path from 'node:path';
import { removePatiently, renamePatiently } from '../../files/patient-files.ts';
import { type CopyPart, countRecords, type LineParts, listCopyParts } from './copy-lines.ts';
import { createHeader } from './seal/copy-header.ts';
import { SealedWriter } from './seal/sealed-file.ts';

export type CopyOrder = {
  /** The full path that the person chose. */
  file: string;
  personIds: string[];
  passphrase: string;
  /** ISO instant. */
  madeAt: string;
};

export type Written = { done: number; total: number; bytes: number; isEnded: boolean };

/** A step ends after so many characters. */
const stepSize = 2_000_000;

export class CopyWriter {
  readonly #file: string;
  readonly #beside: string;
  readonly #handle: FileHandle;
  readonly #sealed: SealedWriter;
  readonly #parts: Generator<CopyPart>;
  readonly #total: number;
  #done = 0;

  private constructor(file: string, beside: string, handle: FileHandle, sealed: SealedWriter, rest: Rest) {
    this.#file = file;
    this.#beside = beside;
    this.#handle = handle;
    this.#sealed = sealed;
    this.#parts = rest.parts;
    this.#total = rest.total;
  }

  /** Begins a file that only its owner can read. What stands in its place stays until the copy is whole. */
  static async begin(
    parts: LineParts,
    { file, personIds, passphrase, madeAt }: CopyOrder,
  ): Promise<CopyWriter> {
    const keys = await createHeader(passphrase);
    const beside = path.join(path.dirname(file), `.claimfolio-${randomBytes(8).toString('hex')}.part`);
    const rest = { parts: listCopyParts(parts, personIds, madeAt), total: countRecords(parts, personIds) };
    const handle = await open(beside, 'ax', 0o600);
    return new CopyWriter(file, beside, handle, new SealedWriter(handle, keys), rest);
  }

  /** Writes the next part; call again until it is ended. */
  async step(): Promise<Written> {
    const texts: string[] = [];
    let isEnded = false;
    for (let size = 0; size < stepSize && !isEnded; ) {
      const { value, done } = this.#parts.next();
      isEnded = done === true;
      if (!value) continue;
      texts.push(value.text);
      size += value.text.length;
      this.#done += value.records;
    }
    await this.#sealed.write(Buffer.from(texts.join('')));
    if (isEnded) await this.#finish();
    // Records may have come since they were counted.
    const total = Math.max(this.#total, this.#done);
    return { done: this.#done, total, bytes: this.#sealed.written, isEnded };
  }

  /** Takes away what was written, unless all of it was. */
  async drop(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await removePatiently(this.#beside);
  }

  async #finish(): Promise<void> {
    await this.#sealed.end();
    await this.#handle.close();
    await renamePatiently(this.#beside, this.#file);
  }
}

type Rest = { parts: Generator<CopyPart>; total: number };
