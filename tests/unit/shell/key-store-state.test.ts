import { describe, expect, it } from 'vitest';
import {
  isKept,
  keyStoreState,
  NoAnswerError,
  openFailure,
  sealFailure,
} from '../../../electron/shell/key-store-state.ts';
import { joinHeaders, networkFailure } from '../../../electron/shell/network-failure.ts';

const sealed = (mark: string) => Buffer.from(`${mark}sealed`);
/** Electron's own words, from its shell/browser/api/electron_api_safe_storage.cc. */
const cannotOpen = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';
const notNow = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';

describe('keyStoreState', () => {
  it.each([
    ['darwin', null, sealed('v10'), 'protected'],
    ['win32', null, sealed('v10'), 'protected'],
    ['linux', 'kwallet6', sealed('v11'), 'protected'],
    ['linux', 'gnome_libsecret', sealed('v12'), 'protected'],
    // The key of `v10` on Linux is the same on every computer.
    ['linux', 'gnome_libsecret', sealed('v10'), 'locked'],
    ['linux', 'basic_text', sealed('v10'), 'unprotected'],
    // Sway, Hyprland, i3, COSMIC, LXQt: Electron knows no such desktop, and the key store answers all the same.
    ['linux', 'basic_text', sealed('v11'), 'protected'],
    ['linux', 'gnome_libsecret', null, 'locked'],
    ['linux', 'basic_text', null, 'locked'],
    ['darwin', null, null, 'refused'],
    ['win32', null, null, 'unprotected'],
  ] as const)('%s with %s, case %#', (platform, backend, probe, state) => {
    expect(keyStoreState({ platform, backend, probe })).toBe(state);
  });
});

describe('openFailure', () => {
  it.each([
    ['darwin', 'v10', 'v10', notNow, 'vault/refused'],
    ['win32', 'v10', 'v10', notNow, 'vault/locked'],
    ['darwin', 'v10', 'v10', cannotOpen, 'vault/unreadable'],
    ['win32', 'v10', 'v10', cannotOpen, 'vault/unreadable'],
    // A keyring that was dismissed, or is not there today: Chromium seals with the known key instead.
    ['linux', 'v11', 'v10', cannotOpen, 'vault/locked'],
    ['linux', 'v12', 'v10', cannotOpen, 'vault/locked'],
    // What the portal sealed, and only the keyring answers; and the other way round.
    ['linux', 'v12', 'v11', cannotOpen, 'vault/locked'],
    ['linux', 'v11', 'v12', cannotOpen, 'vault/locked'],
    ['linux', 'v11', 'v10', notNow, 'vault/locked'],
    // The keyring answers and has another key: that one is gone.
    ['linux', 'v11', 'v11', cannotOpen, 'vault/unreadable'],
    // Damaged, or never sealed here.
    ['linux', 'xyz', 'v11', cannotOpen, 'vault/unreadable'],
    ['linux', 'v10', 'v11', cannotOpen, 'vault/unreadable'],
  ] as const)('%s, sealed with %s, now %s: %s is %s', (platform, mark, now, message, code) => {
    const facts = { platform, sealed: sealed(mark), probe: sealed(now) };
    expect(openFailure(facts, new Error(message))).toMatchObject({ code });
  });

  it.each([
    ['linux', 'vault/locked'],
    ['win32', 'vault/locked'],
    ['darwin', 'vault/refused'],
  ] as const)('%s: a key store that never answers is %s', (platform, code) => {
    const facts = { platform, sealed: sealed('v11'), probe: null };
    expect(openFailure(facts, new NoAnswerError())).toMatchObject({ code });
  });
});

it('no text that anyone could open is taken for sealed', () => {
  expect(isKept('linux', sealed('v10'))).toBe(false);
  expect(isKept('linux', sealed('v11'))).toBe(true);
  expect(isKept('win32', sealed('v10'))).toBe(true);
  expect(isKept('darwin', null)).toBe(false);
  expect(sealFailure('linux')).toMatchObject({ code: 'vault/locked' });
  expect(sealFailure('darwin')).toMatchObject({ code: 'vault/refused' });
});

describe('networkFailure', () => {
  it.each([
    ['net::ERR_CERT_AUTHORITY_INVALID', 'fhir/certificate', false],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'fhir/certificate', false],
    ['net::ERR_CONNECTION_TIMED_OUT', 'fhir/timeout', true],
    ['net::ERR_INTERNET_DISCONNECTED', 'fhir/unreachable', true],
  ])('%s is %s', (message, code, retryable) => {
    expect(networkFailure(new Error(`${message} at https://plan.example/x?token=1`))).toMatchObject({
      code,
      retryable,
      details: [message],
    });
  });

  it('joins header values under lower-case names', () => {
    expect(joinHeaders({ 'Retry-After': '3', Vary: ['a', 'b'] })).toEqual({
      'retry-after': '3',
      vary: 'a, b',
    });
  });
});
