import { describe, expect, it } from 'vitest';
import { keyStoreState } from '../../../electron/shell/key-store-state.ts';
import { joinHeaders, networkFailure } from '../../../electron/shell/network-failure.ts';

const sealed = async () => Buffer.from('x');

describe('keyStoreState', () => {
  it('protects where the key store answers', async () => {
    expect(await keyStoreState({ available: true, backend: null, probe: sealed })).toBe('protected');
    expect(await keyStoreState({ available: true, backend: 'kwallet6', probe: sealed })).toBe('protected');
  });

  it('never takes plain text for protection', async () => {
    for (const backend of ['basic_text', 'unknown'])
      expect(await keyStoreState({ available: true, backend, probe: sealed })).toBe('unprotected');
    expect(await keyStoreState({ available: false, backend: null, probe: sealed })).toBe('unprotected');
  });

  it('tells a locked key store from a broken one', async () => {
    const refusing = (message: string) => async () => {
      throw new Error(message);
    };
    const locked = refusing('Encryption is temporarily unavailable.');
    expect(await keyStoreState({ available: true, backend: null, probe: locked })).toBe('locked');
    expect(await keyStoreState({ available: true, backend: null, probe: refusing('no') })).toBe(
      'unprotected',
    );
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
