import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chooseOffer, compareVersions } from '../../../electron/updates/choose-offer.ts';
import { placeOfPolicy, readPolicy } from '../../../electron/updates/policy.ts';
import { chooseTarget, readSource } from '../../../electron/updates/target.ts';
import { makeManifest, target } from '../../support/updates/release-server.ts';

const bytes = new Uint8Array([1]);
const offer = (
  more: Parameters<typeof makeManifest>[1],
  own: Partial<Parameters<typeof chooseOffer>[1]> = {},
) => chooseOffer(makeManifest(bytes, more), { version: '1.0.0', target, bucket: 50, ...own });
const nothing = { file: null, isLater: false, isWithdrawn: false };

describe('what is offered', () => {
  it('is the file of this computer’s own package, when it is newer', () => {
    expect(offer({})).toMatchObject({ file: { name: 'claimfolio_9.9.9_amd64.deb' } });
    expect(offer({ version: '1.0.0' })).toEqual(nothing);
    expect(offer({ version: '0.9.9' })).toEqual(nothing);
    expect(offer({}, { target: 'win-x64' })).toEqual(nothing);
    expect(offer({}, { target: 'constructor' })).toEqual(nothing);
  });

  it('waits for its turn, but not on a version that was withdrawn', () => {
    expect(offer({ stagedPercent: 51 }).file).not.toBeNull();
    expect(offer({ stagedPercent: 50 })).toEqual({ ...nothing, isLater: true });
    expect(offer({ stagedPercent: 0 }, { bucket: 0 })).toEqual({ ...nothing, isLater: true });
    const hurried = offer({ stagedPercent: 0, withdrawn: ['1.0.0'] });
    expect([hurried.file !== null, hurried.isWithdrawn]).toEqual([true, true]);
  });

  it('is nothing when the newest was withdrawn itself', () => {
    expect(offer({ withdrawn: ['9.9.9'] })).toEqual(nothing);
    expect(offer({ withdrawn: ['9.9.9', '1.0.0'] })).toEqual({ ...nothing, isWithdrawn: true });
  });

  it('compares numbers, not texts', () => {
    expect(compareVersions('0.10.0', '0.9.9')).toBeGreaterThan(0);
    expect(compareVersions('1.0.0', '1.0.1')).toBeLessThan(0);
    expect(compareVersions('2.0.0', '2.0.0')).toBe(0);
  });
});

describe('a policy of whoever manages the computer', () => {
  const inFile = (text: string | null) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-policy-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, 'policy.json');
    if (text !== null) writeFileSync(file, text);
    return readPolicy(file);
  };

  it.each([
    ['is not there', null, null],
    ['turns updates off', '{"updates":"off"}', 'policy'],
    ['leaves it to the person', '{"updates":"ask"}', null],
    ['is about something else', '{"printing":"off"}', null],
    ['is no JSON', 'updates=off', 'policy-unreadable'],
    ['says what this version does not know', '{"updates":"never"}', 'policy-unreadable'],
  ])('%s', (_, text, answer) => {
    expect(inFile(text)).toBe(answer);
  });

  it('that cannot be opened forbids it', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-policy-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    mkdirSync(path.join(folder, 'policy.json'));
    expect(readPolicy(path.join(folder, 'policy.json'))).toBe('policy-unreadable');
  });

  it('lies where only they may write', () => {
    expect([
      placeOfPolicy('linux', undefined),
      placeOfPolicy('darwin', undefined),
      placeOfPolicy('win32', 'D:\\Programs'),
      placeOfPolicy('win32', undefined),
    ]).toEqual([
      '/etc/claimfolio/policy.json',
      '/Library/Application Support/Claimfolio/policy.json',
      'D:\\Programs\\Claimfolio\\policy.json',
      'C:\\Program Files\\Claimfolio\\policy.json',
    ]);
  });
});

describe('what a build knows of its releases', () => {
  const key = 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=';

  it('is an address and a key, or nothing', () => {
    expect(readSource({ address: null, publicKey: null })).toBeNull();
    const source = { address: 'https://releases.example/claimfolio/', publicKey: key };
    expect(readSource(source)).toEqual(source);
  });

  it.each([
    ['no key', { address: 'https://releases.example/', publicKey: null }],
    ['no address', { address: null, publicKey: key }],
    ['an address that anybody could change', { address: 'http://releases.example/', publicKey: key }],
    ['no folder', { address: 'https://releases.example/list', publicKey: key }],
  ])('is a fault with %s', (_, given) => {
    expect(() => readSource(given)).toThrow();
  });

  const copy = {
    platform: 'linux',
    arch: 'x64',
    execPath: '/opt/Claimfolio/claimfolio',
    isPackaged: true,
    appImage: undefined,
    exists: () => false,
  } as const;
  const has = (file: string) => (one: string) => one === file;
  it.each([
    ['Windows', { platform: 'win32' }, 'win-x64'],
    ['macOS on Apple chips', { platform: 'darwin', arch: 'arm64' }, 'mac-arm64'],
    ['an AppImage', { appImage: '/home/ana/Claimfolio.AppImage' }, 'appimage-x64'],
    ['Debian', { exists: has('/var/lib/dpkg/info/claimfolio.list') }, 'deb-x64'],
    ['Fedora', { exists: has('/usr/lib/sysimage/rpm') }, 'rpm-x64'],
    ['unpacked by hand', { execPath: '/home/ana/claimfolio/claimfolio', exists: () => true }, null],
    ['a development run', { isPackaged: false, platform: 'win32' }, null],
    ['a processor without packages', { platform: 'win32', arch: 'ia32' }, null],
  ] as const)('came as: %s', (_, more, expected) => {
    expect(chooseTarget({ ...copy, ...more })).toBe(expected);
  });
});
