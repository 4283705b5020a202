/**
 * Electron brings BoringSSL where Node has OpenSSL (BoringSSL, PORTING.md): not every algorithm is in both.
 * What the app takes is listed here, each of which BoringSSL has; more is looked up first.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const electron = path.resolve(import.meta.dirname, '../../electron');
const sources = readdirSync(electron, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(path.join(electron, file), 'utf8'));

const collect = (pattern: RegExp) =>
  [...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, found = '']) => found)))].sort();

it('of node:crypto only what BoringSSL has is used', () => {
  const names = collect(/import (?:type )?\{([^}]*)\} from 'node:crypto'/g).flatMap((list) =>
    list.split(',').map((one) => one.trim().replace(/^type /, '')),
  );
  expect([...new Set(names)].filter(Boolean).sort()).toEqual([
    'JsonWebKey',
    'KeyObject',
    'createCipheriv',
    'createDecipheriv',
    'createHash',
    'createHmac',
    'createPrivateKey',
    'createPublicKey',
    'diffieHellman',
    'generateKeyPair',
    'generateKeyPairSync',
    'hkdfSync',
    'randomBytes',
    'randomInt',
    'randomUUID',
    'scrypt',
    'timingSafeEqual',
    'verify',
  ]);
});

it('and of its algorithms: SHA-256, SHA-512, AES-256-GCM, X25519, RSA', () => {
  expect(collect(/createHash\('([^']+)'/g)).toEqual(['sha256', 'sha512']);
  expect(collect(/createHmac\('([^']+)'/g)).toEqual(['sha256']);
  expect(collect(/hkdfSync\(\s*'([^']+)'/g)).toEqual(['sha256']);
  expect(collect(/create(?:C|Dec)ipheriv\('([^']+)'/g)).toEqual(['aes-256-gcm']);
  expect(collect(/generateKeyPair(?:Sync)?\)?\('([^']+)'/g)).toEqual(['rsa', 'x25519']);
});
