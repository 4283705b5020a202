import { expect, it } from 'vitest';
import { type Exchange, exchange } from '../../../electron/fhir/exchange.ts';
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
