/** How often a plan that has trouble is asked again. */
import { expect, it } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import { isWorthRetrying } from '../../../electron/fhir/answers.ts';
import { createFhirClient } from '../../../electron/fhir/client.ts';

async function countTries(retries?: number, onSent?: () => void): Promise<number> {
  let tries = 0;
  const client = createFhirClient({
    place: { connectionId: 'c', personId: 'p', fhirBaseUrl: 'https://plan.example/fhir', allowedHosts: [] },
    async authorizedFetch(_connectionId, _request, reason, read) {
      tries += 1;
      reason.onSent?.();
      return (await read({ status: 503, headers: {}, body: new Uint8Array(1) })).value;
    },
    clock: { now: () => 0 },
    wait: async () => {},
    random: () => 0,
    allowMore: async () => {},
    onBytes: () => {},
    onWaiting: () => {},
  });
  const answered = client.get({
    url: 'https://plan.example/fhir/Patient/1',
    what: 'patient',
    category: null,
    page: null,
    why: 'check',
    signal: new AbortController().signal,
    ...(retries === undefined ? {} : { retries }),
    ...(onSent === undefined ? {} : { onSent }),
    read: async () => ({ value: null, records: null }),
  });
  await expect(answered).rejects.toMatchObject({ code: 'fhir/server-error' });
  return tries;
}

it.each([
  ['four times more', undefined, 5],
  ['not again where one answer is enough', 0, 1],
  ['as often as the question allows', 2, 3],
])('is asked %s', async (_name, retries, tries) => {
  expect(await countTries(retries)).toBe(tries);
});

it('who asks hears of each time that the question leaves', async () => {
  let sent = 0;
  await countTries(2, () => {
    sent += 1;
  });
  expect(sent).toBe(3);
});

it.each([
  [120_000, true],
  [120_001, false],
])('is asked again after a pause of %i ms that it asks for: %s', (retryAfterMs, isWorth) => {
  const slow = new FhirError('fhir/throttled', 'Slow down.', { retryable: true, retryAfterMs });
  expect(isWorthRetrying(slow, 1)).toBe(isWorth);
});
