import { describe, expect, it } from 'vitest';
import {
  makeRecoveryCode,
  readRecoveryCode,
  unwrapKey,
  wrapKey,
  wrapNextKey,
} from '../../../electron/data/worker/recovery-code.ts';

const key = '0123456789abcdef'.repeat(4);
const secretOf = (code: string) => readRecoveryCode(code) ?? '';

describe('the recovery code', () => {
  it('has five groups of five signs that are not misread, each time others', () => {
    const codes = Array.from({ length: 200 }, makeRecoveryCode);
    for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
    expect(new Set(codes).size).toBe(200);
    // Every sign is about as likely: 4,800 of 32 kinds.
    const counts = new Map<string, number>();
    for (const sign of codes.map(secretOf).join('')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    expect(counts.size).toBe(32);
    for (const count of counts.values()) expect(count).toBeGreaterThan(75);
  });

  it('is read however it is typed', () => {
    const code = makeRecoveryCode();
    const secret = secretOf(code);
    expect(secret).toHaveLength(24);
    for (const typed of [
      code.toLowerCase(),
      code.replaceAll('-', ''),
      code.replaceAll('-', ' – '),
      ` ${code}\n`,
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
      code.replaceAll('0', 'O').replaceAll('1', 'I'),
    ])
      expect(readRecoveryCode(typed)).toBe(secret);
  });

  it('is refused when it is no code', () => {
    const code = makeRecoveryCode();
    for (const typed of ['', 'open', code.slice(1), `${code}A`, code.replace(/^./, 'U'), 'A'.repeat(1e6)])
      expect(readRecoveryCode(typed)).toBeNull();
  });

  it('finds nearly every wrong sign', () => {
    let found = 0;
    for (let round = 0; round < 320; round++) {
      const code = makeRecoveryCode();
      const wrong = (code.startsWith('A') ? 'B' : 'A') + code.slice(1);
      if (readRecoveryCode(wrong) === null) found++;
    }
    expect(found).toBeGreaterThan(280);
  });

  it('opens what it wrapped; no other code and no change of a byte does', () => {
    const secret = secretOf(makeRecoveryCode());
    const wrapped = wrapKey(key, secret);
    expect(unwrapKey(wrapped, secret)).toBe(key);
    expect(wrapped).not.toContain(key);
    expect(wrapKey(key, secret)).not.toBe(wrapped);
    expect(unwrapKey(wrapped, secretOf(makeRecoveryCode()))).toBeNull();
    const bytes = Buffer.from(wrapped, 'base64');
    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(unwrapKey(changed.toString('base64'), secret)).toBeNull();
    }
    for (const damaged of ['', 'no', wrapped.slice(8)]) expect(unwrapKey(damaged, secret)).toBeNull();
  });
});

describe('another key for the same code', () => {
  const nextKey = 'fedcba9876543210'.repeat(4);

  it('is opened by the code, which nobody typed again, and by no other', () => {
    const secret = secretOf(makeRecoveryCode());
    const wrapped = wrapNextKey(wrapKey(key, secret), key, nextKey) ?? '';
    expect(unwrapKey(wrapped, secret)).toBe(nextKey);
    expect(unwrapKey(wrapped, secretOf(makeRecoveryCode()))).toBeNull();
    expect(unwrapKey(wrapNextKey(wrapped, nextKey, key) ?? '', secret)).toBe(key);
  });

  it('is wrapped for nobody that the key before does not vouch for', () => {
    const mine = wrapKey(key, secretOf(makeRecoveryCode()));
    const theirs = wrapKey(nextKey, secretOf(makeRecoveryCode()));
    expect(wrapNextKey(mine, key, nextKey)).not.toBeNull();
    expect(wrapNextKey(theirs, key, nextKey)).toBeNull();
    expect(wrapNextKey('', key, nextKey)).toBeNull();
  });
});
