import { scrypt } from 'node:crypto';

/** RFC 7914. */
export type ScryptCost = { log2N: number; r: number; p: number };

/** As OWASP asks for (Password Storage Cheat Sheet): 128 MB and about half a second for each guess. */
export const usualCost: ScryptCost = { log2N: 17, r: 8, p: 1 };

/**
 * Bytes that a passphrase makes with this salt. One typing makes the same on every computer: Unicode NFKC, no spaces
 * around it.
 */
export function derivePassphraseBytes(
  passphrase: string,
  salt: Buffer,
  { log2N, r, p }: ScryptCost,
  bytes: number,
): Promise<Buffer> {
  const N = 2 ** log2N;
  const maxmem = 128 * r * (N + p + 2);
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  scrypt(passphrase.normalize('NFKC').trim(), salt, bytes, { N, r, p, maxmem }, (error, derived) => {
    if (error) reject(error);
    else resolve(derived);
  });
  return promise;
}
