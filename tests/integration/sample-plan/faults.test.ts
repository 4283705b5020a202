import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import {
  type Bundle,
  connectApp,
  findNextLink,
  findPlan,
  getPath,
  listIds,
  requestToken,
  type Tokens,
} from './connect.ts';

let sample: SamplePlan;
let tokens: Tokens;
const claims = 'ExplanationOfBenefit?_count=10';

beforeAll(async () => {
  sample = await startSamplePlan({ now: '2026-03-20' });
});
beforeEach(async () => {
  sample.setFault('evergreen', null);
  tokens = await connectApp(sample);
});
afterAll(() => sample.close());

const first = () => getPath(sample, tokens, claims);
const second = async (bundle: Bundle) => getPath(sample, tokens, findNextLink(bundle) ?? '');

describe('faults', () => {
  it('slow: every answer takes 1.5 seconds', async () => {
    sample.setFault('evergreen', { kind: 'slow' });
    const start = performance.now();
    expect((await first()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(1400);
  });

  it('throttled: once, with the time to wait', async () => {
    sample.setFault('evergreen', { kind: 'throttled' });
    const answer = await first();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await first()).status).toBe(200);
  });

  it.each([
    ['server-error', 503],
    ['page-link-gone', 410],
  ] as const)('%s: the second page fails once', async (kind, status) => {
    sample.setFault('evergreen', { kind });
    const bundle = (await first()).bundle();
    expect((await second(bundle)).status).toBe(status);
    expect((await second(bundle)).status).toBe(200);
  });

  it('token-expires-mid-sync: a refresh makes the same link work', async () => {
    sample.setFault('evergreen', { kind: 'token-expires-mid-sync' });
    const bundle = (await first()).bundle();
    expect((await second(bundle)).status).toBe(401);
    expect((await second(bundle)).status).toBe(401);
    const { body } = await requestToken(sample, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
    });
    tokens = body;
    expect((await second(bundle)).status).toBe(200);
  });

  it('offline: the connection is cut, and the other plan still answers', async () => {
    sample.setFault('evergreen', { kind: 'offline' });
    await expect(first()).rejects.toThrow();
    expect((await getPath(sample, null, 'metadata', { id: 'medicare' })).status).toBe(200);
  });

  it('html-instead-of-json: a web page with status 200', async () => {
    sample.setFault('evergreen', { kind: 'html-instead-of-json' });
    const answer = await first();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html']);
  });

  it('truncated-body: half of the JSON', async () => {
    sample.setFault('evergreen', { kind: 'truncated-body' });
    const answer = await first();
    expect(answer.status).toBe(200);
    expect(() => answer.bundle()).toThrow(SyntaxError);
  });

  it('refused-type: no coverage, but claims', async () => {
    sample.setFault('evergreen', { kind: 'refused-type' });
    expect((await getPath(sample, tokens, 'Coverage')).status).toBe(403);
    expect((await first()).status).toBe(200);
  });

  it('foreign-next-link: the link leads elsewhere', async () => {
    sample.setFault('evergreen', { kind: 'foreign-next-link', origin: 'http://127.0.0.1:9' });
    expect(new URL(findNextLink((await first()).bundle()) ?? '').origin).toBe('http://127.0.0.1:9');
  });

  it('endless-paging: always one more link, never the same', async () => {
    sample.setFault('evergreen', { kind: 'endless-paging' });
    let url: string | undefined = 'ExplanationOfBenefit?_count=100';
    const seen = new Set<string>();
    for (let page = 0; page < 12; page += 1) {
      const bundle: Bundle = (await getPath(sample, tokens, url ?? '')).bundle();
      url = findNextLink(bundle);
      seen.add(url ?? '');
    }
    expect(seen.size).toBe(12);
    expect(seen).not.toContain('');
  });

  it('broken-resource: one more entry that is no claim', async () => {
    sample.setFault('evergreen', { kind: 'broken-resource' });
    expect(listIds((await first()).bundle())).toHaveLength(11);
    expect(listIds((await first()).bundle())).toContain('unreadable');
  });

  it('two-people: one more entry, of somebody else', async () => {
    sample.setFault('evergreen', { kind: 'two-people' });
    const patients = (await first())
      .bundle()
      .entry?.map(({ resource }) => JSON.stringify(resource['patient']));
    expect(new Set(patients)).toEqual(
      new Set(['{"reference":"Patient/rosa-medina"}', '{"reference":"Patient/theo-medina"}']),
    );
  });

  it('revoked: every token ends, a new sign-in works', async () => {
    sample.setFault('evergreen', { kind: 'revoked' });
    expect((await first()).status).toBe(401);
    const { body } = await requestToken(sample, {
      grant_type: 'refresh_token',
      refresh_token: tokens.refresh_token ?? '',
    });
    expect(body.error).toBe('invalid_grant');
    tokens = await connectApp(sample);
    expect((await first()).status).toBe(200);
  });

  it('new-claims: three more and one changed, all updated after the last search', async () => {
    const before = (await first()).bundle().total;
    const since = new Date().toISOString();
    sample.setFault('evergreen', { kind: 'new-claims' });
    expect((await first()).bundle().total).toBe(before + 3);
    const changed = (await getPath(sample, tokens, `ExplanationOfBenefit?_lastUpdated=ge${since}`)).bundle();
    expect(changed.total).toBe(4);
    const versions = changed.entry?.map(
      ({ resource }) => (resource['meta'] as { versionId: string }).versionId,
    );
    expect(versions).toContain('2');
  });

  it('ends when it is switched off', async () => {
    sample.setFault('evergreen', { kind: 'html-instead-of-json' });
    sample.setFault('evergreen', null);
    expect((await first()).bundle().resourceType).toBe('Bundle');
  });
});

describe('the record of requests', () => {
  it('keeps paths and header names, no codes or tokens', async () => {
    const from = sample.requests.length;
    await first();
    await connectApp(sample);
    const requests = sample.requests.slice(from);
    expect(requests[0]).toMatchObject({ plan: 'evergreen', method: 'GET', target: `/fhir/${claims}` });
    expect(requests[0]?.headers).toContain('authorization');
    expect(requests.map(({ target }) => target)).toContain('/token');
    expect(JSON.stringify(requests)).not.toContain(tokens.access_token);
    expect(JSON.stringify(requests)).not.toMatch(/code_challenge|state=/);
  });
});

describe('the number of claims on request', () => {
  it('serves one person with that many claims', async () => {
    const large = await startSamplePlan({ now: '2026-03-20', claims: 100_000 });
    const many = await connectApp(large, { userName: 'many', password: 'many-claims-6' });
    const bundle = (await getPath(large, many, 'ExplanationOfBenefit')).bundle();
    expect([bundle.total, listIds(bundle).length]).toEqual([100_000, 50]);
    expect(
      (await getPath(large, many, 'ExplanationOfBenefit?_lastUpdated=ge2026-03-01')).bundle().total,
    ).toBeGreaterThan(10);
    expect((await getPath(large, many, 'ExplanationOfBenefit/many-99999')).status).toBe(200);
    expect(findPlan(large).clientId).toBe(findPlan(sample).clientId);
    await large.close();
  });
});
