/**
 * The recovery code: 120 random bits that a person can write down, and the database's key wrapped with them. It opens
 * the records where the operating system's key store cannot.
 */
import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { openText, sealText } from './text-seal.ts';

/** Crockford's base 32: no I, L, O and U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 24;
const groupLength = 5;
const purpose = 'claimfolio recovery 1';
const saltBytes = 16;

/** A new code, `XXXXX-XXXXX-XXXXX-XXXXX-XXXXX`: 24 random signs and one that finds slips of the pen. */
export function makeRecoveryCode(): string {
  const secret = [...randomBytes(secretLength)].map((byte) => alphabet[byte % alphabet.length]).join('');
  const code = secret + checkSign(secret);
  return code.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? code;
}

/** The 24 signs of a code as somebody typed it; `null` when it cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed
    .slice(0, 200)
    .toUpperCase()
    .replace(/[\s–—-]+/g, '');
  const code = signs.replaceAll('O', '0').replace(/[IL]/g, '1');
  const secret = code.slice(0, secretLength);
  const isCode = code.length === secretLength + 1 && [...code].every((sign) => alphabet.includes(sign));
  return isCode && code[secretLength] === checkSign(secret) ? secret : null;
}

function checkSign(secret: string): string {
  const [first = 0] = createHash('sha256').update(`${purpose} check ${secret}`).digest();
  return alphabet[first % alphabet.length] ?? '';
}

/** The key as a text that only this code opens. A code of 120 random bits needs no slow derivation. */
export function wrapKey(key: string, secret: string): string {
  const salt = randomBytes(saltBytes);
  return Buffer.concat([salt, sealText(key, deriveKey(secret, salt), purpose)]).toString('base64');
}

/** The key again; `null` for another code, or a text that is damaged. */
export function unwrapKey(wrapped: string, secret: string): string | null {
  const bytes = Buffer.from(wrapped, 'base64');
  return openText(bytes.subarray(saltBytes), deriveKey(secret, bytes.subarray(0, saltBytes)), purpose);
}

function deriveKey(secret: string, salt: Buffer): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, salt, purpose, 32));
}
