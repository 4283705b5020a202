import { describe, expect, it, vi } from 'vitest';
import { createLoggedBrowser, createLoggedFetch, fetchFor } from '../../../electron/access/logged-fetch.ts';
import type { HttpRequest } from '../../../electron/ports.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { keepRows } from '../../support/access/access-rows.ts';

const request: HttpRequest = {
  method: 'GET',
  url: 'https://plan.example/fhir/Patient?name=x',
  headers: {},
  timeoutMs: 1000,
  maxBytes: 1000,
};
const reason = { what: 'patient', why: 'check' } as const;
const parts = { clock: { now: () => 0 }, log: { write: () => {} } };
const fullDisk = {
  ...keepRows([]),
  begin: async () => {
    throw new Error('disk full');
  },
};

describe('the way out', () => {
  it('writes the row before the request leaves, and what came of it after', async () => {
    const rows: AccessEntry[] = [];
    const atSend: AccessEntry[] = [];
    const fetch = createLoggedFetch({
      ...parts,
      book: keepRows(rows),
      async fetch() {
        atSend.push(...structuredClone(rows));
        return { status: 401, headers: {}, body: new Uint8Array(7) };
      },
    });
    await fetchFor({ fetch }, reason)(request);
    expect(atSend).toMatchObject([{ host: 'plan.example', path: '/fhir/Patient', result: 'unknown' }]);
    expect(rows).toMatchObject([{ result: 'refused', status: 401, bytes: 7 }]);
  });

  it.each([
    ['once it is known how many records the answer brought', 3, { result: 'ok', records: 3 }],
    ['once the answer turns out to be broken', new Error('broken'), { result: 'failed', records: null }],
  ])('writes what came of the request %s', async (_, records, expected) => {
    const rows: AccessEntry[] = [];
    const fetch = createLoggedFetch({
      ...parts,
      book: keepRows(rows),
      fetch: async () => ({ status: 200, headers: {}, body: new Uint8Array(7) }),
    });
    const counted = Promise.withResolvers<number>();
    expect(await fetch(request, reason, async () => ({ value: 'read', records: counted.promise }))).toBe(
      'read',
    );
    expect(rows).toMatchObject([{ result: 'unknown' }]);
    if (typeof records === 'number') counted.resolve(records);
    else counted.reject(records);
    await vi.waitFor(() => expect(rows).toMatchObject([{ ...expected, status: 200, bytes: 7 }]));
  });

  it('sends nothing when the row cannot be written, and says why', async () => {
    let sent = 0;
    const fetch = createLoggedFetch({
      ...parts,
      book: fullDisk,
      async fetch() {
        sent += 1;
        return { status: 200, headers: {}, body: new Uint8Array() };
      },
    });
    await expect(fetchFor({ fetch }, reason)(request)).rejects.toMatchObject({
      code: 'access-log/not-written',
    });
    const browser = createLoggedBrowser({
      ...parts,
      book: fullDisk,
      browser: {
        async open() {
          sent += 1;
        },
      },
    });
    await expect(browser.open(request.url, { ...reason, what: 'sign-in' })).rejects.toMatchObject({
      code: 'access-log/not-written',
    });
    expect(sent).toBe(0);
  });
});
