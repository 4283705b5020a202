import { describe, expect, it } from 'vitest';
import { refuseOwnNumbers } from '../../../electron/lookup/own-number.ts';
import { createPublicClient, type PublicClientParts } from '../../../electron/lookup/public-client.ts';
import type { Fetch, HttpRequest, HttpResponse } from '../../../electron/ports.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { logged } from '../../support/access/access-rows.ts';

const base = 'https://lists.evergreen.example/fhir';
const now = () => Date.parse('2026-04-10T12:00:00Z');

function answer(status: number, headers: Record<string, string> = {}, text = '{}'): HttpResponse {
  return { status, headers, body: new TextEncoder().encode(text) };
}

function bench(answers: HttpResponse[], some: Partial<PublicClientParts> = {}) {
  const sent: HttpRequest[] = [];
  const log: AccessEntry[] = [];
  const waits: number[] = [];
  const fetch: Fetch = async (request) => {
    sent.push(request);
    return answers.shift() ?? answer(200);
  };
  const clock = { now, wait: async (ms: number) => void waits.push(ms) };
  const client = createPublicClient({
    fetch: logged(fetch, log, clock),
    clock,
    random: () => 1,
    ...some,
  });
  const get = (url: string, signal = new AbortController().signal) =>
    client.get({
      baseUrl: base,
      payerId: base,
      url,
      what: 'drug-list',
      page: 1,
      signal,
      read: async () => ({ value: 'read', records: 3 }),
    });
  return { sent, log, waits, get };
}

describe('createPublicClient', () => {
  it('sends nothing but what is accepted as an answer', async () => {
    const { sent, get } = bench([]);
    await get(`${base}/Basic?subject=x`);
    expect(sent).toEqual([
      {
        method: 'GET',
        url: `${base}/Basic?subject=x`,
        headers: { accept: 'application/fhir+json, application/json;q=0.9' },
        timeoutMs: 30_000,
        maxBytes: 20 * 1024 * 1024,
        signal: expect.anything(),
      },
    ]);
  });

  it('logs each request without a person and without what was asked', async () => {
    const { log, get } = bench([]);
    await get(`${base}/MedicationKnowledge/drug-of-someone?drug-name:contains=metformin`);
    expect(log).toEqual([
      {
        at: '2026-04-10T12:00:00.000Z',
        personId: null,
        connectionId: null,
        host: 'lists.evergreen.example',
        what: 'drug-list',
        category: null,
        page: 1,
        why: 'you-asked',
        result: 'ok',
        status: 200,
        records: 3,
        bytes: 2,
        method: 'GET',
        path: '/fhir/MedicationKnowledge/…',
      },
    ]);
  });

  it.each([
    'https://elsewhere.example/fhir/Basic',
    'http://lists.evergreen.example/fhir/Basic',
    'https://lists.evergreen.example/other/Basic',
    'https://me:secret@lists.evergreen.example/fhir/Basic',
    'https://lists.evergreen.example.evil.example/fhir/Basic',
    'https://lists.evergreen.example/fhir/..%2f..%2fadmin',
  ])('does not ask %s', async (url) => {
    const { sent, get } = bench([]);
    await expect(get(url)).rejects.toMatchObject({ code: 'fhir/foreign-link' });
    expect(sent).toEqual([]);
  });

  it('follows a redirect inside the service only', async () => {
    const inside = bench([answer(302, { location: '/fhir/v2/Basic' })]);
    expect(await inside.get(`${base}/Basic`)).toEqual({ value: 'read', url: `${base}/v2/Basic` });
    const outside = bench([answer(302, { location: 'https://elsewhere.example/fhir/Basic' })]);
    await expect(outside.get(`${base}/Basic`)).rejects.toMatchObject({ code: 'fhir/foreign-link' });
    expect(outside.sent).toHaveLength(1);
    const circle = bench(Array.from({ length: 9 }, () => answer(302, { location: '/fhir/Basic' })));
    await expect(circle.get(`${base}/Basic`)).rejects.toMatchObject({ code: 'fhir/rejected' });
    expect(circle.sent).toHaveLength(4);
  });

  it('retries after 429 and 503, once the requested wait is over', async () => {
    const { waits, sent, get } = bench([answer(429, { 'retry-after': '3' }), answer(503)]);
    expect((await get(`${base}/Basic`)).value).toBe('read');
    expect(waits).toEqual([3000, 2000]);
    expect(sent).toHaveLength(3);
  });

  it('does not make a person wait for minutes, and does not repeat what is refused', async () => {
    const slow = bench([answer(429, { 'retry-after': '60' })]);
    await expect(slow.get(`${base}/Basic`)).rejects.toMatchObject({ code: 'fhir/throttled' });
    expect(slow.waits).toEqual([]);
    for (const status of [400, 401, 404, 500, 501]) {
      const refused = bench([answer(status)]);
      await expect(refused.get(`${base}/Basic`)).rejects.toMatchObject({ status });
      expect(refused.sent).toHaveLength(1);
    }
  });

  it('refuses a web page in place of a list', async () => {
    const { get } = bench([answer(200, {}, '<html>')]);
    await expect(get(`${base}/Basic`)).rejects.toMatchObject({ code: 'fhir/not-fhir' });
  });

  it('ends when the person stops it', async () => {
    const stop = new AbortController();
    const { get } = bench([answer(503)], {
      clock: {
        now,
        wait: async () => {
          stop.abort();
          throw stop.signal.reason;
        },
      },
    });
    await expect(get(`${base}/Basic`, stop.signal)).rejects.toMatchObject({ code: 'sync/cancelled' });
  });
});

describe('refuseOwnNumbers', () => {
  const never = ['M-4471 0098', '-20140000008325', '7', 'rosa-1'];

  it.each([['M44710098'], ['my number is m-4471-0098'], ['20140000008325'], ['Rosa1']])(
    'lets %j not leave',
    (words) => {
      expect(() => refuseOwnNumbers(['metformin', words], never)).toThrow(
        expect.objectContaining({ code: 'lookup/own-number' }),
      );
    },
  );

  it.each([['metformin 500 mg'], ['98402'], ['rosa'], ['']])('lets %j leave', (words) => {
    expect(() => refuseOwnNumbers([words], never)).not.toThrow();
  });
});
