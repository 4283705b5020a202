import { createHash } from 'node:crypto';
import { CookieJar } from 'tough-cookie';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import {
  connectApp,
  exchangeCode,
  findPlan,
  getPath,
  redirectUri,
  requestToken,
  rosa,
  startAttempt,
  usualScope,
} from './connect.ts';

let sample: SamplePlan;
const said = [
  vi.spyOn(console, 'info'),
  vi.spyOn(console, 'warn'),
  vi.spyOn(console, 'error'),
  vi.spyOn(console, 'log'),
];

beforeAll(async () => {
  sample = await startSamplePlan({ now: '2026-03-20' });
});
afterAll(() => sample.close());

/** Where an authorization request ends: the query of the callback, or the status of an error page. */
async function ending(url: URL): Promise<URLSearchParams | string> {
  try {
    return new URL(await signInByForms(url.href, rosa)).searchParams;
  } catch (error) {
    return String(error);
  }
}

describe('discovery', () => {
  it('names its endpoints in the smart-configuration and in the CapabilityStatement', async () => {
    const smart = JSON.parse((await getPath(sample, null, '.well-known/smart-configuration')).text);
    expect(smart.code_challenge_methods_supported).toEqual(['S256']);
    expect(smart.capabilities).toContain('context-standalone-patient');
    const statement = JSON.parse((await getPath(sample, null, 'metadata')).text);
    expect(statement.fhirVersion).toBe('4.0.1');
    const [uris] = statement.rest[0].security.extension;
    expect(uris.extension).toContainEqual({ url: 'token', valueUri: smart.token_endpoint });
    expect(statement.implementationGuide[0]).toContain('carin-bb');
  });

  it('agrees with the OpenID metadata about its endpoints', async () => {
    const { issuer, fhirBaseUrl } = findPlan(sample, 'medicare');
    const json = async (url: string) => (await (await fetch(url)).json()) as Record<string, unknown>;
    const openid = await json(`${issuer}/.well-known/openid-configuration`);
    const smart = await json(`${fhirBaseUrl}/.well-known/smart-configuration`);
    for (const name of [
      'issuer',
      'authorization_endpoint',
      'token_endpoint',
      'revocation_endpoint',
      'jwks_uri',
    ])
      expect(smart[name]).toBe(openid[name]);
  });
});

describe('signing in', () => {
  it('gives tokens for the chosen person, with the issuer in the callback', async () => {
    const one = startAttempt(sample);
    const location = await signInByForms(one.url.href, rosa);
    expect(location.startsWith(`${redirectUri}?`)).toBe(true);
    const query = new URL(location).searchParams;
    expect(query.get('state')).toBe(one.state);
    expect(query.get('iss')).toBe(findPlan(sample).issuer);
    const { body } = await exchangeCode(sample, one, location);
    expect(body).toMatchObject({ patient: 'rosa-medina', expires_in: 3600, scope: usualScope });
    expect(body.access_token).not.toContain('.');
    expect(body.refresh_token).toBeTruthy();
    expect((await getPath(sample, body, 'Patient/rosa-medina')).status).toBe(200);
  });

  it('names in the id token who signed in: a parent for a child', async () => {
    const tokens = await connectApp(
      sample,
      { userName: 'theo', password: 'new-glasses-2' },
      { scope: `openid fhirUser ${usualScope}` },
    );
    expect(tokens.patient).toBe('theo-medina');
    const claims = JSON.parse(Buffer.from(tokens.id_token?.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ fhirUser: 'RelatedPerson/theo-parent', iss: findPlan(sample).issuer });
  });

  it('gives no refresh token unless staying connected was asked for', async () => {
    const tokens = await connectApp(sample, rosa, {
      scope: 'launch/patient patient/ExplanationOfBenefit.read',
    });
    expect(tokens.refresh_token).toBeUndefined();
    expect((await getPath(sample, tokens, 'ExplanationOfBenefit?_count=1')).status).toBe(200);
    expect((await getPath(sample, tokens, 'Coverage')).status).toBe(403);
  });

  it('asks for the password again in a browser that has signed in before', async () => {
    const jar = new CookieJar();
    await signInByForms(startAttempt(sample).url.href, { ...rosa, jar });
    expect((await jar.getCookies(findPlan(sample).issuer)).length).toBeGreaterThan(0);
    const again = signInByForms(startAttempt(sample).url.href, { ...rosa, password: 'wrong', jar });
    await expect(again).rejects.toThrow(/do not match/);
  });

  it('says so when the password is wrong, and lets the person try again', async () => {
    const { url } = startAttempt(sample);
    await expect(signInByForms(url.href, { ...rosa, password: 'wrong' })).rejects.toThrow(
      /401: .*do not match/,
    );
  });

  it('speaks Spanish to a Spanish browser', async () => {
    const { url } = startAttempt(sample);
    const wrong = signInByForms(url.href, { ...rosa, password: 'no', acceptLanguage: 'es-MX,es;q=0.9' });
    await expect(wrong).rejects.toThrow(/no coinciden/);
  });

  it('returns access_denied when the person does not want to share', async () => {
    const one = startAttempt(sample);
    const query = new URL(await signInByForms(one.url.href, { ...rosa, decline: true })).searchParams;
    expect(query.get('error')).toBe('access_denied');
    expect(query.get('state')).toBe(one.state);
    expect(query.has('code')).toBe(false);
  });

  it('grants nothing for scopes that it does not know', async () => {
    const tokens = await connectApp(sample, rosa, { scope: `${usualScope} patient/Unheard.rs patient/*.rs` });
    expect(tokens.scope).toBe(usualScope);
  });

  it('leaves out what was unticked, and keeps what is always shared', async () => {
    const tokens = await connectApp(sample, {
      ...rosa,
      untick: ['Coverage', 'offline_access', 'ExplanationOfBenefit'],
    });
    const granted = tokens.scope.split(' ');
    expect(granted).not.toContain('patient/Coverage.rs');
    expect(granted).toContain('patient/ExplanationOfBenefit.rs');
    expect(tokens.refresh_token).toBeUndefined();
    expect((await getPath(sample, tokens, 'Coverage')).status).toBe(403);
  });
});

describe('the authorization server refuses', () => {
  it.each([
    ['another address for the data', { aud: 'https://elsewhere.example/fhir' }],
    ['no address for the data', { aud: undefined }],
    ['no PKCE', { code_challenge: undefined, code_challenge_method: undefined }],
    ['plain PKCE', { code_challenge_method: 'plain' }],
  ])('%s', async (_name, change) => {
    const result = await ending(startAttempt(sample, change).url);
    expect(result).toBeInstanceOf(URLSearchParams);
    expect((result as URLSearchParams).get('error')).toBe('invalid_request');
  });

  it.each([
    'https://evil.example/callback',
    'http://localhost:23456/callback',
    'http://127.0.0.1:23456/other',
    'http://127.0.0.1:23456/callback/a/b',
    'http://127.0.0.1:23456@evil.example/callback',
  ])('a wrong redirect: %s', async (uri) => {
    expect(await ending(startAttempt(sample, { redirect_uri: uri }).url)).toMatch(/Error: 400/);
  });

  it('an app that it does not know', async () => {
    expect(await ending(startAttempt(sample, { client_id: 'someone' }).url)).toMatch(/Error: 400/);
  });

  it('a wrong verifier', async () => {
    const one = startAttempt(sample);
    const location = await signInByForms(one.url.href, rosa);
    const { status, body } = await exchangeCode(sample, one, location, { code_verifier: 'x'.repeat(43) });
    expect([status, body.error]).toEqual([400, 'invalid_grant']);
  });

  it('a wrong redirect at the token endpoint', async () => {
    const one = startAttempt(sample);
    const location = await signInByForms(one.url.href, rosa);
    const { body } = await exchangeCode(sample, one, location, { redirect_uri: `${redirectUri}x` });
    expect(body.error).toBe('invalid_grant');
  });

  it('a reused code, and then ends the tokens of the first', async () => {
    const one = startAttempt(sample);
    const location = await signInByForms(one.url.href, rosa);
    const first = await exchangeCode(sample, one, location);
    expect(first.status).toBe(200);
    expect((await exchangeCode(sample, one, location)).body.error).toBe('invalid_grant');
    expect((await getPath(sample, first.body, 'Patient/rosa-medina')).status).toBe(401);
  });

  it('its own token at the other plan', async () => {
    const tokens = await connectApp(sample);
    expect((await getPath(sample, tokens, 'Patient', { id: 'medicare' })).status).toBe(401);
  });
});

describe('staying connected', () => {
  const refresh = (value: string | undefined) =>
    requestToken(sample, { grant_type: 'refresh_token', refresh_token: value ?? '' });

  it('gives a new refresh token each time, and repeats the patient', async () => {
    const tokens = await connectApp(sample);
    const { body } = await refresh(tokens.refresh_token);
    expect(body.patient).toBe('rosa-medina');
    expect(body.refresh_token).not.toBe(tokens.refresh_token);
    expect((await refresh(body.refresh_token)).status).toBe(200);
  });

  it('ends the connection when a refresh token is used twice', async () => {
    const tokens = await connectApp(sample);
    const { body } = await refresh(tokens.refresh_token);
    expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant');
    expect((await getPath(sample, body, 'Patient/rosa-medina')).status).toBe(401);
  });

  it('ends the connection when it is revoked', async () => {
    const tokens = await connectApp(sample);
    const { issuer, clientId } = findPlan(sample);
    const form = { client_id: clientId, token: tokens.refresh_token ?? '', token_type_hint: 'refresh_token' };
    const answer = await fetch(`${issuer}/revoke`, { method: 'POST', body: new URLSearchParams(form) });
    expect(answer.status).toBe(200);
    expect((await refresh(tokens.refresh_token)).body.error).toBe('invalid_grant');
    expect((await getPath(sample, tokens, 'Patient/rosa-medina')).status).toBe(401);
  });

  it('keeps one connection when another of the same person ends', async () => {
    const [one, other] = [await connectApp(sample), await connectApp(sample)];
    await refresh(one.refresh_token);
    await refresh(one.refresh_token);
    expect((await refresh(other.refresh_token)).status).toBe(200);
  });

  it('ends access tokens after the set time', async () => {
    const short = await startSamplePlan({ now: '2026-03-20', tokenSeconds: 1 });
    const tokens = await connectApp(short);
    expect(tokens.expires_in).toBe(1);
    await vi.waitFor(async () => expect((await getPath(short, tokens, 'Patient')).status).toBe(401), {
      timeout: 4000,
    });
    await short.close();
  });
});

describe('its pages', () => {
  it('load nothing, run no script and are not framed', async () => {
    const { url } = startAttempt(sample);
    const jar = new CookieJar();
    const start = await fetch(url, { redirect: 'manual' });
    for (const cookie of start.headers.getSetCookie()) await jar.setCookie(cookie, url.href);
    const address = new URL(start.headers.get('location') ?? '', url).href;
    const page = await fetch(address, { headers: { cookie: await jar.getCookieString(address) } });
    const html = await page.text();
    const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; frame-ancestors 'none'`,
    );
    expect(html).not.toMatch(/<script|\ssrc=|<link/);
    expect(html.match(/<label for="(\w+)">/g)).toHaveLength(2);
    expect(html).toContain('knee-surgery-1');
    expect((await fetch(address)).status).toBe(400);
  });
});

it('writes nothing to the console', () => {
  for (const spy of said) expect(spy).not.toHaveBeenCalled();
});
