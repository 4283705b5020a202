/**
 * The head of a copy's file, and the keys that a passphrase makes with it. `docs/copy-file.md` describes it byte by
 * byte.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { derivePassphraseBytes, type ScryptCost, usualCost } from '../../database/passphrase-key.ts';
import { copyMark } from '../../import/file-head.ts';

const mark = Buffer.from(copyMark, 'latin1');

const newestVersion = 1;
const saltBytes = 16;
const prefixBytes = 7;
const checkBytes = 32;
/** Version, log2 N, r, p. */
const factBytes = 4;
const saltAt = mark.length + factBytes;
const prefixAt = saltAt + saltBytes;
const checkAt = prefixAt + prefixBytes;
export const headerBytes = checkAt + checkBytes;

/** A file may ask for no more than this: opening it must not take a computer's whole memory. */
const most = { log2N: 18, r: 8, p: 4 };

/** `key`: for AES-256-GCM. `prefix`: how each nonce of the file begins. */
export type CopyKeys = { header: Buffer; key: Buffer; prefix: Buffer };

/**
 * What kept a head from giving keys. `newer`: a later version of this app wrote the file. `damaged`: it begins as a copy
 * does and goes on as none.
 */
export type HeaderProblem = 'not-a-copy' | 'damaged' | 'newer' | 'wrong-passphrase';

/** A new head, with a salt of its own. */
export async function createHeader(passphrase: string): Promise<CopyKeys> {
  const salt = randomBytes(saltBytes);
  const prefix = randomBytes(prefixBytes);
  const { log2N, r, p } = usualCost;
  const facts = Buffer.from([newestVersion, log2N, r, p]);
  const begin = Buffer.concat([mark, facts, salt, prefix]);
  const { key, checkKey } = await deriveKeys(passphrase, salt, usualCost);
  return { header: Buffer.concat([begin, checkOf(checkKey, begin)]), key, prefix };
}

/** The keys of a file, by the first bytes of it. */
export async function openHeader(head: Buffer, passphrase: string): Promise<CopyKeys | HeaderProblem> {
  const problem = problemOfHeader(head);
  if (problem !== null) return problem;
  const header = Buffer.from(head.subarray(0, headerBytes));
  const [, log2N = 0, r = 0, p = 0] = header.subarray(mark.length, saltAt);
  const begin = header.subarray(0, checkAt);
  const { key, checkKey } = await deriveKeys(passphrase, header.subarray(saltAt, prefixAt), { log2N, r, p });
  if (!timingSafeEqual(checkOf(checkKey, begin), header.subarray(checkAt))) return 'wrong-passphrase';
  return { header, key, prefix: header.subarray(prefixAt, checkAt) };
}

/** What can be said of a head without a passphrase. */
function problemOfHeader(head: Buffer): Exclude<HeaderProblem, 'wrong-passphrase'> | null {
  if (!head.subarray(0, mark.length).equals(mark)) return 'not-a-copy';
  const [version = 0, log2N = 0, r = 0, p = 0] = head.subarray(mark.length, saltAt);
  if (version > newestVersion) return 'newer';
  const isSound = log2N >= 14 && log2N <= most.log2N && r >= 1 && r <= most.r && p >= 1 && p <= most.p;
  // RFC 7914 §2: N is less than 2^(16 r).
  const isScrypt = log2N < 16 * r;
  return version === newestVersion && isSound && isScrypt && head.length >= headerBytes ? null : 'damaged';
}

async function deriveKeys(
  passphrase: string,
  salt: Buffer,
  cost: ScryptCost,
): Promise<{ key: Buffer; checkKey: Buffer }> {
  const derived = await derivePassphraseBytes(passphrase, salt, cost, 64);
  return { key: derived.subarray(0, 32), checkKey: derived.subarray(32) };
}

function checkOf(checkKey: Buffer, begin: Buffer): Buffer {
  return createHmac('sha256', checkKey).update(begin).digest();
}
