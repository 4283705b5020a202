/** How the app is known at a plan: from what was typed, what is remembered and what the registry says. */
import { describe, expect, it } from 'vitest';
import {
  isBrought,
  type PlanClient,
  publicClient,
  resolveClient,
} from '../../../electron/oauth/plan-client.ts';
import { Payer } from '../../../electron/plans/payer.ts';
import type { ClientAnswer } from '../../../shared/model/plans/connection.ts';

const payer = (clientId: string | null = null) =>
  Payer.parse({ id: 'p', name: 'Plan', fhirBaseUrl: 'https://plan.example/fhir', clientId });
const typed = (more: Partial<ClientAnswer> = {}): ClientAnswer => ({
  clientId: 'typed',
  method: 'public',
  secret: null,
  keyId: null,
  brokerUrl: null,
  relayUrl: null,
  redirectPort: null,
  ...more,
});
const kept: PlanClient = {
  ...publicClient('typed'),
  method: 'secret-post',
  secret: 'kept secret',
  tokenHost: 'plan.example',
};
const resolve = (answer: ClientAnswer | null, remembered: PlanClient | null = null, of = payer()) =>
  resolveClient(of, answer, remembered);
const bad = { code: 'oauth/bad-client' };

describe('the client of a sign-in', () => {
  it('is the remembered one where nothing was typed, else the registry’s', () => {
    expect(resolve(null, kept)).toBe(kept);
    expect(resolve(null, null, payer('own'))).toEqual(publicClient('own'));
    expect(() => resolve(null)).toThrow(expect.objectContaining({ code: 'oauth/client-id-needed' }));
  });

  it('has the id that was typed, without spaces around it; an empty one is none', () => {
    expect(resolve(typed({ clientId: ' typed ' }), kept, payer('own'))).toMatchObject({ clientId: 'typed' });
    expect(resolve(typed({ clientId: null as never }), kept, payer('own'))).toMatchObject({
      clientId: 'typed',
    });
    expect(resolve(typed({ clientId: null as never }), null, payer('own'))).toMatchObject({
      clientId: 'own',
    });
    expect(() => resolve(typed({ clientId: '  ' }), null, payer('own'))).toThrow(
      expect.objectContaining({ code: 'oauth/client-id-needed' }),
    );
  });

  it('has no secret where it is public, or where a broker knows it', () => {
    const secret = { method: 'secret-post', secret: 'a secret', keyId: 'k' } as const;
    const without = { method: 'public', secret: null, keyId: null, tokenHost: null, registration: null };
    expect(resolve(typed({ ...secret, method: 'public' }), kept)).toMatchObject(without);
    expect(resolve(typed({ ...secret, brokerUrl: 'https://broker.example/t' }), kept)).toMatchObject({
      ...without,
      brokerUrl: 'https://broker.example/t',
    });
  });

  it('has the secret that was typed, for no host yet', () => {
    const answer = typed({ method: 'secret-basic', secret: ' new ', keyId: 'k', redirectPort: 4711 });
    expect(resolve(answer, kept)).toEqual({
      ...publicClient('typed'),
      method: 'secret-basic',
      secret: 'new',
      keyId: 'k',
      redirectPort: 4711,
    });
  });

  it('has the remembered secret only for the same id and method, and its host only with the same secret', () => {
    const same = typed({ method: 'secret-post' });
    const host = { tokenHost: 'plan.example' };
    expect(resolve(same, kept)).toMatchObject({ secret: 'kept secret', ...host });
    expect(resolve({ ...same, secret: '  ' }, kept)).toMatchObject({ secret: 'kept secret', ...host });
    expect(resolve({ ...same, secret: 'kept secret' }, kept)).toMatchObject(host);
    expect(resolve({ ...same, secret: 'new' }, kept)).toMatchObject({ secret: 'new', tokenHost: null });
    const other = { ...same, method: 'secret-basic', secret: 'kept secret' } as const;
    expect(resolve(other, kept)).toMatchObject({ tokenHost: null });
    for (const answer of [
      { ...same, clientId: 'other' },
      { ...same, method: 'secret-basic' as const },
    ])
      expect(() => resolve(answer, kept)).toThrow(expect.objectContaining(bad));
    expect(() => resolve(same)).toThrow(expect.objectContaining(bad));
  });
});

describe('addresses that were typed', () => {
  it.each([
    ['https://broker.example/token', 'https://broker.example/token'],
    [' https://broker.example ', 'https://broker.example/'],
    ['http://127.0.0.1:4711/token', 'http://127.0.0.1:4711/token'],
    ['  ', null],
    [null, null],
  ])('of a broker: %s', (brokerUrl, address) => {
    expect(resolve(typed({ brokerUrl })).brokerUrl).toBe(address);
  });

  it.each([
    'http://broker.example/token',
    'http://localhost/token',
    'ftp://127.0.0.1/token',
    'broker',
    'https://user@broker.example/',
    'https://:pass@broker.example/',
    'https://broker.example/#part',
  ])('of a broker, refused: %s', (brokerUrl) => {
    expect(() => resolve(typed({ brokerUrl }))).toThrow(expect.objectContaining(bad));
  });

  it.each([
    ['https://relay.example', 'https://relay.example'],
    [' https://relay.example/back ', 'https://relay.example/back'],
    ['', null],
    [null, null],
  ])('of a page in between, letter by letter: %s', (relayUrl, address) => {
    expect(resolve(typed({ relayUrl })).relayUrl).toBe(address);
  });

  it.each([
    'http://relay.example',
    'http://127.0.0.1:4711',
    'https://relay.example/?a=1',
    'https://relay.example/#a',
    'relay',
  ])('of a page in between, refused: %s', (relayUrl) => {
    expect(() => resolve(typed({ relayUrl }))).toThrow(expect.objectContaining(bad));
  });
});

it('a client is remembered where it differs from the registry’s in anything', () => {
  const own = publicClient('own');
  expect(isBrought(own, payer('own'))).toBe(false);
  for (const more of [
    { clientId: 'other' },
    { method: 'secret-post' as const },
    { brokerUrl: 'https://broker.example/' },
    { relayUrl: 'https://relay.example' },
    { redirectPort: 4711 },
  ])
    expect([more, isBrought({ ...own, ...more }, payer('own'))]).toEqual([more, true]);
});
