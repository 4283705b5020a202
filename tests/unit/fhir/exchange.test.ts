import { expect, it } from 'vitest';
import { type Exchange, exchange } from '../../../electron/fhir/exchange.ts';
import type { Fetch } from '../../../electron/ports.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { logged } from '../../support/access/access-rows.ts';

const url = 'https://plan.example/fhir/Patient/1';

function asked(
  log: AccessEntry[],
  body: Uint8Array<ArrayBuffer>,
  read: Exchange<null>['read'],
): Exchange<null> {
  return {
    url,
    place: { fhirBaseUrl: 'https://plan.example/fhir' } as Exchange<null>['place'],
    reason: {
      personId: null,
      connectionId: null,
      what: 'claims',
      category: null,
      page: null,
      why: 'first-sync',
    },
    limits: { timeoutMs: 1000, maxBytes: 1000, signal: new AbortController().signal },
    send: logged(async () => ({ status: 200, headers: {}, body }), log),
    read,
  };
}

it('logs the size of an answer whose bytes went to the worker meanwhile', async () => {
  const log: AccessEntry[] = [];
  const read: Exchange<null>['read'] = async ({ body }) => {
    structuredClone(body, { transfer: [body.buffer as ArrayBuffer] });
    return { value: null, records: 1 };
  };
  await exchange({ now: () => 0 }, asked(log, new Uint8Array(120), read));
  expect(log).toMatchObject([{ result: 'ok', records: 1, bytes: 120 }]);
});

const place = { fhirBaseUrl: 'https://plan.example/fhir', allowedHosts: [] };
const elsewhere = { location: `${place.fhirBaseUrl}/Patient/2` };

/** What came of a question to a plan that answers like this; `answers` gets the number of the request, from 1. */
async function ask(answers: (request: number) => { status: number; headers: Record<string, string> }) {
  const sent: string[] = [];
  const log: AccessEntry[] = [];
  const question = asked(log, new Uint8Array(1), async () => ({ value: null, records: 1 }));
  const fetch: Fetch = async (request) => {
    sent.push(request.url);
    return { ...answers(sent.length), body: new Uint8Array(1) };
  };
  const error = await exchange({ now: () => 0 }, { ...question, place, send: logged(fetch, log) }).then(
    () => null,
    (fault: unknown) => fault,
  );
  return { sent, log, error };
}

it.each([
  ['200 with a Location', 200, elsewhere, 1],
  ['299 with a Location', 299, elsewhere, 1],
  ['300 with a Location', 300, elsewhere, 2],
  ['399 with a Location', 399, elsewhere, 2],
  ['400 with a Location', 400, elsewhere, 1],
  ['503 with a Location', 503, elsewhere, 1],
  ['304 without one', 304, {}, 1],
])('follows redirects only: %s', async (_name, status, headers, requests) => {
  const { sent, error } = await ask((request) =>
    request > 1 ? { status: 200, headers: {} } : { status, headers },
  );
  if (status < 300 || requests > 1) expect(error).toBeNull();
  else expect(error).toMatchObject({ status });
  expect(sent).toEqual([url, elsewhere.location].slice(0, requests));
});

it('gives up after three redirects', async () => {
  const { sent, error } = await ask(() => ({ status: 302, headers: elsewhere }));
  expect(error).toMatchObject({ code: 'fhir/rejected' });
  expect(sent).toHaveLength(4);
});

it.each([
  [400, 'refused'],
  [499, 'refused'],
  [500, 'failed'],
  [304, 'failed'],
])('logs status %i as %s', async (status, result) => {
  const { log, error } = await ask(() => ({ status, headers: {} }));
  expect(error).toMatchObject({ status });
  expect(log).toMatchObject([{ status, result }]);
});
