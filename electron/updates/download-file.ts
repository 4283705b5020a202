/**
 * Downloads a package in pieces, so that each request is bounded and stands in the access log, and an interruption costs
 * one piece. What is here already is not asked for again.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { UpdateProblem } from '#shared/model/updates';
import { isNotWritten, type LoggedFetch } from '../access/logged-fetch.ts';
import { removePatiently, renamePatiently } from '../files/patient-files.ts';
import type { HttpResponse } from '../ports.ts';
import type { ReleaseFile } from './manifest.ts';

const pieceBytes = 8 * 1024 * 1024;
/** A slow line takes 64 KB a second. */
const pieceMs = 128_000;

export type DownloadParts = {
  fetch: LoggedFetch;
  /** Where the file lies. */
  url: string;
  file: ReleaseFile;
  /** Holds this file, or what is here of it, and nothing else afterwards. */
  folder: string;
  signal: AbortSignal;
  onReceived(bytes: number): void;
};

/** Where the whole file lies once it is here and is the one that the list names. */
export function packagePath(folder: string, file: ReleaseFile): string {
  return path.join(folder, file.name);
}

/** `null` when the file is whole, else what went wrong; what came until then stays, unless it is a wrong file. Throws when the signal says so. */
export async function downloadFile(parts: DownloadParts): Promise<UpdateProblem | null> {
  const { file, folder, signal } = parts;
  const part = path.join(folder, `${file.sha512.slice(0, 32)}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await removeOthers(folder, [path.basename(part)]);
    const problem = await receiveAll(parts, part);
    if (problem !== null) return problem;
    if (!(await isFile(part, file))) {
      await removePatiently(part);
      return 'wrong-file';
    }
    await renamePatiently(part, packagePath(folder, file));
    return null;
  } catch (error) {
    signal.throwIfAborted();
    return problemOf(error);
  }
}

/** True when the file is there and is the one that the list names. */
export async function isFile(place: string, file: ReleaseFile): Promise<boolean> {
  const found = await stat(place).catch(() => null);
  return found?.size === file.size && (await hashFile(place)) === file.sha512;
}

/** SHA-512 of a file, in hexadecimal digits, as the list of releases has it. */
export async function hashFile(place: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const piece of createReadStream(place)) hash.update(piece);
  return hash.digest('hex');
}

async function receiveAll(parts: DownloadParts, part: string): Promise<UpdateProblem | null> {
  const { file, signal, onReceived } = parts;
  const handle = await open(part, 'a', 0o600);
  try {
    await chmod(part, 0o600);
    let received = (await handle.stat()).size;
    if (received > file.size) {
      await handle.truncate(0);
      received = 0;
    }
    while (received < file.size) {
      onReceived(received);
      const piece = await askForPiece(parts, received, Math.min(pieceBytes, file.size - received));
      if (piece === null) return 'unreachable';
      signal.throwIfAborted();
      await handle.appendFile(piece);
      received += piece.byteLength;
    }
    await handle.sync();
    onReceived(received);
    return null;
  } finally {
    await handle.close();
  }
}

/** Exactly these bytes of the file, or `null` when anything else was answered. */
async function askForPiece(
  { fetch, url, file, signal }: DownloadParts,
  from: number,
  length: number,
): Promise<Uint8Array | null> {
  const last = from + length - 1;
  const request = {
    method: 'GET',
    url,
    headers: { range: `bytes=${from}-${last}`, 'user-agent': 'Claimfolio' },
    timeoutMs: pieceMs,
    maxBytes: length,
    signal,
  } as const;
  return fetch(request, { what: 'update-file', why: 'you-asked' }, async (response) => ({
    value: isPiece(response, `bytes ${from}-${last}/${file.size}`, length) ? response.body : null,
    records: null,
  }));
}

function isPiece({ status, headers, body }: HttpResponse, range: string, length: number): boolean {
  return status === 206 && headers['content-range'] === range && body.byteLength === length;
}

/** Of releases before: nobody opens them any more. */
async function removeOthers(folder: string, kept: readonly string[]): Promise<void> {
  for (const name of await readdir(folder))
    if (!kept.includes(name)) await removePatiently(path.join(folder, name));
}

/** What a request that failed, or the disk, means for the person. */
export function problemOf(error: unknown): UpdateProblem {
  if (isNotWritten(error)) return 'not-logged';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'no-room';
  return /^E[A-Z]+$/.test(code) ? 'not-saved' : 'unreachable';
}
