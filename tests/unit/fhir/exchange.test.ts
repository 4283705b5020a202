import { expect, it } from 'vitest';
import { type Exchange, exchange } from '../../../electron/fhir/exchange.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';

const url = 'https://plan.example/fhir/Patient/1';

function asked(body: Uint8Array<ArrayBuffer>, read: Exchange<null>['read']): Exchange<null> {
  return {
    url,
    place: { fhirBaseUrl: 'https://plan.example/fhir' } as Exchange<null>['place'],
    row: {
      personId: null,
      connectionId: null,
      what: 'claims',
      category: null,
      page: null,
      why: 'first-sync',
    },
    limits: { timeoutMs: 1000, maxBytes: 1000, signal: new AbortController().signal },
    send: async () => ({ status: 200, headers: {}, body }),
    read,
  };
}

it('logs the size of an answer whose bytes went to the worker meanwhile', async () => {
  const log: AccessEntry[] = [];
  const recorder = { clock: { now: () => 0 }, recordAccess: (entry: AccessEntry) => log.push(entry) };
  const read: Exchange<null>['read'] = async ({ body }) => {
    structuredClone(body, { transfer: [body.buffer as ArrayBuffer] });
    return { value: null, records: 1 };
  };
  await exchange(recorder, asked(new Uint8Array(120), read));
  expect(log).toMatchObject([{ result: 'ok', records: 1, bytes: 120 }]);
});
