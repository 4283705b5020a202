import { describe, expect, it } from 'vitest';
import { readFhirUser } from '../../../electron/oauth/id-token.ts';
import { idToken } from '../../support/id-token.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const now = nowMs / 1000;
const issuer = 'https://plan.example/auth';
const source = {
  server: { issuer: issuer as string | null, tokenEndpoint: 'https://login.example/token' },
  client: { clientId: 'app', brokerUrl: null as string | null },
  nowMs,
};
const tokenWith = (changes: Record<string, unknown>) =>
  idToken({ iss: issuer, aud: 'app', ...changes }, nowMs);
const named = 'Patient/p-8';

describe('an id_token chooses the patient', () => {
  it.each<[string, Record<string, unknown>]>([
    ['as it should be', {}],
    ['for several apps, made for this one', { aud: ['other', 'app'], azp: 'app' }],
    ['that ended a moment ago', { exp: now - 299 }],
    ['of a clock that is ahead', { iat: now + 299 }],
  ])('%s', (_name, changes) => {
    expect(readFhirUser(tokenWith(changes), source)).toBe(named);
  });

  it('of the token endpoint’s origin where the plan names no issuer', () => {
    const nameless = { ...source, server: { ...source.server, issuer: null } };
    expect(readFhirUser(tokenWith({ iss: 'https://login.example/x' }), nameless)).toBe(named);
    expect(readFhirUser(tokenWith({}), nameless)).toBeNull();
    expect(readFhirUser(tokenWith({ iss: 'login.example' }), nameless)).toBeNull();
  });
});

describe('an id_token chooses nobody', () => {
  it.each<[string, Record<string, unknown>]>([
    ['of another issuer', { iss: 'https://other.example' }],
    ['of an issuer that differs in its slash', { iss: `${issuer}/` }],
    ['without issuer', { iss: undefined }],
    ['for another app', { aud: 'other' }],
    ['for several apps, made for none', { aud: ['other', 'app'] }],
    ['for several apps, made for another', { aud: ['other', 'app'], azp: 'other' }],
    ['for this app, made for another', { azp: 'other' }],
    ['that ended', { exp: now - 301 }],
    ['that ended five minutes ago to the second', { exp: now - 300 }],
    ['five minutes from now to the second', { iat: now + 300 }],
    ['a day old to the second', { iat: now - 86_400 }],
    ['without an end', { exp: undefined }],
    ['that ends at a text', { exp: String(now + 600) }],
    ['from the future', { iat: now + 301 }],
    ['from yesterday', { iat: now - 86_401 }],
    ['without its time', { iat: undefined }],
  ])('%s', (_name, changes) => {
    expect(readFhirUser(tokenWith(changes), source)).toBeNull();
  });

  it('that a broker passed on, or that is no token', () => {
    const client = { ...source.client, brokerUrl: 'https://broker.example/token' };
    expect(readFhirUser(tokenWith({}), { ...source, client })).toBeNull();
    expect(readFhirUser('not.a.token', source)).toBeNull();
    expect(readFhirUser(null, source)).toBeNull();
  });
});
