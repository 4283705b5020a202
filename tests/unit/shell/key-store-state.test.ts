import { describe, expect, it } from 'vitest';
import { keyStoreState, openFailure } from '../../../electron/shell/key-store-state.ts';
import { joinHeaders, networkFailure } from '../../../electron/shell/network-failure.ts';

const probing = (prefix: string) => async () => Buffer.from(`${prefix}sealed`);
const failing = (message: string) => async (): Promise<Buffer> => {
  throw new Error(message);
};
/** Electron's own words. */
const cannotSeal = 'Error while encrypting the text provided to safeStorage.encryptStringAsync.';
const cannotOpen = 'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.';
const notNow = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';

describe('keyStoreState', () => {
  it.each([
    ['darwin', null, probing('v10'), 'protected'],
    ['win32', null, probing('v10'), 'protected'],
    ['linux', 'kwallet6', probing('v11'), 'protected'],
    // The key of `v10` on Linux is the same on every computer.
    ['linux', 'gnome_libsecret', probing('v10'), 'locked'],
    ['linux', 'basic_text', probing('v10'), 'unprotected'],
    ['linux', 'unknown', probing('v11'), 'unprotected'],
    ['linux', 'gnome_libsecret', failing(cannotSeal), 'locked'],
    ['darwin', null, failing(cannotSeal), 'refused'],
    ['win32', null, failing(cannotSeal), 'unprotected'],
  ] as const)('%s with %s, case %#', async (platform, backend, probe, state) => {
    expect(await keyStoreState({ platform, backend, probe })).toBe(state);
  });
});

describe('openFailure', () => {
  it.each([
    ['darwin', null, notNow, 'vault/refused'],
    ['linux', 'gnome_libsecret', notNow, 'vault/locked'],
    ['win32', null, notNow, 'vault/locked'],
    ['linux', 'basic_text', cannotOpen, 'vault/unavailable'],
    ['linux', 'gnome_libsecret', cannotOpen, 'vault/unreadable'],
    ['darwin', null, cannotOpen, 'vault/unreadable'],
    ['win32', null, cannotOpen, 'vault/unreadable'],
  ] as const)('%s with %s: %s is %s', (platform, backend, message, code) => {
    expect(openFailure({ platform, backend }, new Error(message))).toMatchObject({ code });
  });
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
