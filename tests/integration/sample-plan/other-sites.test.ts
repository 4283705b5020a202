/** A web page in the same browser reads nothing of the sample plan, and the plan's own pages go on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { findPlan, redirectUri, rosa, startAttempt } from './connect.ts';

let sample: SamplePlan;
beforeAll(async () => {
  sample = await startSamplePlan({ now: '2026-03-20' });
});
afterAll(() => sample.close());

const paths = [
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
  '/jwks',
  '/token',
  '/revoke',
  '/register',
  '/authorize',
  '/fhir/.well-known/smart-configuration',
  '/fhir/metadata',
  '/fhir/Patient',
  '/formulary/metadata',
];
const readable = (headers: Headers) =>
  [...headers.keys()].filter((name) => name.startsWith('access-control-'));

describe.each(['GET', 'POST', 'OPTIONS'])('%s', (method) => {
  it.each(paths)('%s gives no other site leave to read it', async (path) => {
    const url = findPlan(sample).issuer + path;
    const asked = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    for (const origin of ['https://site.example', 'http://127.0.0.1:1', 'null', undefined]) {
      const headers = { ...asked, ...(origin === undefined ? {} : { origin }) };
      const answer = await fetch(url, { method, headers, redirect: 'manual' });
      expect([origin, readable(answer.headers)]).toEqual([origin, []]);
      if (origin !== undefined && origin !== 'null') expect(answer.status).toBe(403);
      if (origin !== undefined && method !== 'POST') expect(answer.status).toBe(403);
    }
  });
});

it('the person still signs in by the plan’s own forms', async () => {
  const location = await signInByForms(startAttempt(sample).url.href, rosa);
  expect(location.startsWith(`${redirectUri}?code=`)).toBe(true);
});

it('a form of the plan’s own page is taken with its own origin, and with none that it names', async () => {
  const { issuer } = findPlan(sample);
  for (const origin of [new URL(issuer).origin, 'null'])
    expect((await fetch(`${issuer}/sign-in/none`, { method: 'POST', headers: { origin } })).status).not.toBe(
      403,
    );
});
