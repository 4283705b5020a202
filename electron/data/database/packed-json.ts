/**
 * The JSON of a resource as it lies in the database: a Zstandard frame of its own, so that one record can be erased
 * without another being written anew. `resource_json` is what reads it, as text; only `ResourceTable` writes it.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type Database from 'better-sqlite3-multiple-ciphers';
import { StoreError } from '../../errors.ts';

/** What plans send grows by less: the longest answer is 50 MiB, and a number is written at most 4.4 times as long. */
const mostBytes = 256 * 1024 * 1024;

const params = { [constants.ZSTD_c_compressionLevel]: 1 };

/**
 * `json`: the text, or its bytes in UTF-8.
 *
 * @throws {StoreError} store/write-failed for far more than any plan sends
 */
export function packJson(json: string | Uint8Array): Buffer {
  const bytes = typeof json === 'string' ? Buffer.from(json) : json;
  if (bytes.length > mostBytes) throw new StoreError('store/write-failed', 'The record is too long to keep.');
  // With the length known, no more memory is taken than that needs.
  return zstdCompressSync(bytes, { params, pledgedSrcSize: bytes.length });
}

/**
 * @throws {StoreError} store/corrupt for what is no frame, and for one that holds more than `packJson` takes: that much
 * memory is never asked for
 */
export function unpackJson(frame: Uint8Array): string {
  try {
    return zstdDecompressSync(frame, { maxOutputLength: mostBytes }).toString();
  } catch (cause) {
    throw new StoreError('store/corrupt', 'A saved record cannot be unpacked.', { cause });
  }
}

/**
 * Makes the view `resource_json (key, json)`. It is a temporary one: the schema of a file may call no function of ours
 * (`trusted_schema`), this connection may.
 */
export function addJsonView(db: Database.Database): void {
  db.function('unpack_json', { deterministic: true }, (frame: unknown) => unpackJson(frame as Uint8Array));
  db.exec('CREATE TEMP VIEW resource_json AS SELECT key, unpack_json(frame) AS json FROM packed_json');
}
