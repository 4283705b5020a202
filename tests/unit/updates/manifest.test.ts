import { sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readManifest } from '../../../electron/updates/manifest.ts';
import { listPackages, signManifest, targetOf } from '../../../scripts/package/make-manifest.ts';
import { makeKey, makeManifest } from '../../support/updates/release-server.ts';

const { privateKey, publicKey } = makeKey();
const manifest = makeManifest(new Uint8Array([1, 2, 3]));
const now = Date.UTC(2026, 11, 1);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (list: string, more: Partial<Parameters<typeof readManifest>[1]> = {}) =>
  readManifest(bytesOf(list), { publicKey, seen: 0, now, ...more });

/** Any JSON, signed with our key. */
function signAny(value: unknown): string {
  const text = Buffer.from(JSON.stringify(value), 'utf8');
  const signature = sign(null, text, privateKey).toString('base64');
  return JSON.stringify({ manifest: text.toString('base64'), signature });
}

/** The first file of the list with another value in it. */
function withFile(change: object): string {
  const [file] = Object.values(manifest.files);
  return signAny({ ...manifest, files: { 'deb-x64': { ...file, ...change } } });
}

describe('a list of releases', () => {
  it('is believed when our key signed it', () => {
    expect(read(signManifest(manifest, privateKey))).toEqual(manifest);
  });

  it('may have fields of later versions', () => {
    expect(read(signAny({ ...manifest, mood: 'good', files: { ...manifest.files } }))).toEqual(manifest);
    const [file] = Object.values(manifest.files);
    expect(read(withFile({ signer: 'somebody' }))).toMatchObject({ files: { 'deb-x64': file } });
  });

  it.each([
    ['another key', signManifest(manifest, makeKey().privateKey)],
    ['no signature', JSON.stringify({ manifest: 'e30=' })],
    ['text that is no list', 'not json'],
    ['a page of a network that wants a sign-in', '<!doctype html><title>Wi-Fi</title>'],
    ['bytes that are no text', '\ud800'],
    ['nothing', ''],
  ])('is not: %s', (_, list) => {
    expect(read(list)).toBe('not-signed');
  });

  it('is not when one letter of it was changed', () => {
    const signed = JSON.parse(signManifest(manifest, privateKey)) as { manifest: string; signature: string };
    const text = Buffer.from(signed.manifest, 'base64').toString('utf8').replace('9.9.9', '9.9.8');
    expect(read(JSON.stringify({ ...signed, manifest: Buffer.from(text).toString('base64') }))).toBe(
      'not-signed',
    );
  });

  it('is not when it is older than one that was seen; the same one is', () => {
    const list = signManifest(manifest, privateKey);
    expect(read(list, { seen: 6 })).toBe('replayed');
    expect(read(list, { seen: 5 })).toEqual(manifest);
  });

  it('is not from the moment on at which it ends', () => {
    const expiresAt = new Date(now).toISOString();
    const list = signManifest({ ...manifest, expiresAt }, privateKey);
    expect(read(list)).toBe('expired');
    expect(read(list, { now: now - 1 })).toMatchObject({ expiresAt });
  });

  it.each([
    ['a file in another folder', withFile({ name: '../claimfolio.deb' })],
    ['a file of another host', withFile({ name: 'https://elsewhere.example/x.deb' })],
    ['a hidden file', withFile({ name: '.profile' })],
    ['a file that fills the disk', withFile({ size: 2 ** 40 })],
    ['a file of no size', withFile({ size: 0 })],
    ['half a hash', withFile({ sha512: 'ab'.repeat(32) })],
    ['a version that is none', signAny({ ...manifest, version: '1.0' })],
    ['another format', signAny({ ...manifest, format: 'claimfolio-releases-2' })],
    ['more than all computers', signAny({ ...manifest, stagedPercent: 101 })],
    ['no end', signAny({ ...manifest, expiresAt: undefined })],
  ])('that names %s is not read', (_, list) => {
    expect(read(list)).toBe('unreadable');
  });

  it('is signed with an Ed25519 key only', () => {
    expect(() => signManifest({ ...manifest, version: 'x' }, privateKey)).toThrow();
  });
});

describe('the packages of a release', () => {
  it.each([
    ['Claimfolio-1.2.3-win-x64.exe', 'win-x64'],
    ['Claimfolio-1.2.3-mac-arm64.dmg', 'mac-arm64'],
    ['Claimfolio-1.2.3-linux-amd64.deb', 'deb-x64'],
    ['claimfolio_1.2.3_arm64.deb', 'deb-arm64'],
    ['Claimfolio-1.2.3-linux-aarch64.rpm', 'rpm-arm64'],
    ['Claimfolio-1.2.3-linux-x86_64.AppImage', 'appimage-x64'],
    ['Claimfolio-1.2.3-mac-arm64.zip', null],
    ['SHA256SUMS', null],
  ])('%s is for %s', (name, target) => {
    expect(targetOf(name)).toBe(target);
  });

  it('of an empty folder are none', async () => {
    expect(await listPackages(import.meta.dirname)).toEqual({});
  });
});
