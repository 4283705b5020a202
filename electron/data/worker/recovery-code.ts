/**
 * The recovery code: 120 random bits that a person can write down, and the database's key wrapped with them. It opens
 * the records where the operating system's key store cannot.
 */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { openText, sealText } from './text-seal.ts';

/** Crockford's base 32: no I, L, O and U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretLength = 24;
const groupLength = 5;
const purpose = 'claimfolio recovery 1';
const saltBytes = 16;
const keyBytes = 32;
/** What stands before the 32 bytes of an X25519 key in DER (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicHead = Buffer.from('302a300506032b656e032100', 'hex');

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

/**
 * The key as a text that only this code opens. The code makes a key pair (X25519), of which the text holds the public
 * half: later keys are wrapped for the same code without anybody typing it. 120 random bits need no slow derivation.
 */
export function wrapKey(key: string, secret: string): string {
  const salt = randomBytes(saltBytes);
  return wrapFor({ salt, publicKey: readPublic(createPublicKey(deriveOwnKey(secret, salt))) }, key);
}

/** The key again; `null` for another code, or a text that is damaged. */
export function unwrapKey(wrapped: string, secret: string): string | null {
  const { salt, publicKey, mac, sender, sealed } = splitWrapped(wrapped);
  if (sealed.length === 0) return null;
  const own = deriveOwnKey(secret, salt);
  if (!readPublic(createPublicKey(own)).equals(publicKey)) return null;
  const shared = agree(own, sender, { sender, receiver: publicKey });
  const key = shared === null ? null : openText(sealed, shared, purpose);
  shared?.fill(0);
  return key !== null && macOf(key, { salt, publicKey }).equals(mac) ? key : null;
}

/** Another key for the same code; `null` where the text was not made with `key`, and may be somebody else's. */
export function wrapNextKey(wrapped: string, key: string, nextKey: string): string | null {
  const { salt, publicKey, mac } = splitWrapped(wrapped);
  if (!macOf(key, { salt, publicKey }).equals(mac)) return null;
  return wrapFor({ salt, publicKey }, nextKey);
}

/** Whom a key is wrapped for. */
type Receiver = { salt: Buffer; publicKey: Buffer };

function wrapFor(receiver: Receiver, key: string): string {
  const { salt, publicKey } = receiver;
  const pair = generateKeyPairSync('x25519');
  const sender = readPublic(pair.publicKey);
  const shared = agree(pair.privateKey, publicKey, { sender, receiver: publicKey });
  if (shared === null) throw new Error('No key was agreed on.');
  const sealed = sealText(key, shared, purpose);
  shared.fill(0);
  return Buffer.concat([salt, publicKey, macOf(key, receiver), sender, sealed]).toString('base64');
}

/** Salt, the code's public key, who vouches for both, the sender's public key, and the sealed key. */
function splitWrapped(wrapped: string) {
  let rest = Buffer.from(wrapped, 'base64');
  const take = (size: number) => {
    const part = rest.subarray(0, size);
    rest = rest.subarray(size);
    return part;
  };
  const [salt, publicKey, mac, sender] = [take(saltBytes), take(keyBytes), take(keyBytes), take(keyBytes)];
  return { salt, publicKey, mac, sender, sealed: rest };
}

/** What only the two ends of a wrapped key can work out; `null` where a public key is none. */
function agree(own: KeyObject, other: Buffer, { sender, receiver }: { sender: Buffer; receiver: Buffer }) {
  try {
    const key = Buffer.concat([publicHead, other]);
    const shared = diffieHellman({
      privateKey: own,
      publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
    });
    const derived = Buffer.from(
      hkdfSync('sha256', shared, Buffer.concat([sender, receiver]), purpose, keyBytes),
    );
    shared.fill(0);
    return derived;
  } catch {
    return null;
  }
}

/** Only who has the key can say whom it is wrapped for. */
function macOf(key: string, { salt, publicKey }: Receiver): Buffer {
  return createHmac('sha256', Buffer.from(key, 'hex'))
    .update(purpose)
    .update(salt)
    .update(publicKey)
    .digest();
}

function deriveOwnKey(secret: string, salt: Buffer): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', secret, salt, purpose, keyBytes));
  const der = Buffer.concat([privateHead, seed]);
  const own = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  for (const bytes of [seed, der]) bytes.fill(0);
  return own;
}

function readPublic(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(-keyBytes);
}
