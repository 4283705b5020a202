import { expect, test } from 'vitest';
import { FhirError } from '../../../electron/errors.ts';
import { failureOf, isWorthRetrying, refuseBody } from '../../../electron/fhir/answers.ts';
import { readCapabilities } from '../../../electron/fhir/capabilities.ts';
import { maskPath } from '../../../electron/fhir/mask-path.ts';
import { outcomeTexts } from '../../../electron/fhir/outcome.ts';
import { backoffMs, retryAfterMs } from '../../../electron/fhir/waits.ts';

const bytes = (value: unknown) =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const issue = (facts: Record<string, unknown>) => ({ resourceType: 'OperationOutcome', issue: [facts] });

test('an OperationOutcome is read with severity, code, text and diagnostics', () => {
  const facts = { severity: 'error', code: 'forbidden', details: { text: 'No.' }, diagnostics: 'Ask us.' };
  expect(outcomeTexts(bytes(issue(facts)))).toEqual(['error, forbidden: No. Ask us.']);
});

test('a Bundle of OperationOutcomes is read, each text once', () => {
  const resource = issue({ severity: 'error', code: 'suppressed' });
  const entry = [{ resource }, { resource }, { response: { outcome: issue({ code: 'late' }) } }, null];
  expect(outcomeTexts(bytes({ resourceType: 'Bundle', entry }))).toEqual(['error, suppressed', 'late']);
});

test.each([
  [{ detail: 'Invalid token.' }, ['Invalid token.']],
  [{ status_code: 404, message: 'Failed to retrieve data.' }, ['Failed to retrieve data.']],
  [{ status_code: 401, error: 'invalid_client', error_description: 'Unknown.' }, ['Unknown.']],
  [{ status_code: 403, error: 'invalid_client' }, ['invalid_client']],
  [
    { detail: 'Bearer abc123 at https://plan.example/x?patient=7 is over' },
    ['Bearer … at https://plan.example/x?… is over'],
  ],
  [{ resourceType: 'Patient', message: 'no' }, []],
  [{ detail: { text: 'no' } }, []],
])('the words of an error that is not FHIR: %j', (body, texts) => {
  expect(outcomeTexts(bytes(body))).toEqual(texts);
});

test("the plan's text is untrusted: short, one line, no tokens, no queries", () => {
  const diagnostics = `Bad\u0000\n\u202eToken Bearer abc.def eyJhbGciOi.eyJzdWIi.c2ln at https://x.example/a?patient=Jane ${'x'.repeat(900)}`;
  const [text = ''] = outcomeTexts(bytes(issue({ diagnostics })));
  expect(text).toMatch(/^: Bad Token Bearer … … at https:\/\/x\.example\/a\?… x+$/);
  expect(text.length).toBeLessThanOrEqual(300);
  const many = {
    resourceType: 'OperationOutcome',
    issue: Array.from({ length: 50 }, (_, n) => ({ code: `c${n}` })),
  };
  expect(outcomeTexts(bytes(many))).toHaveLength(5);
});

test.each(['', 'not json', '<html>', '[]', '{"resourceType":"OperationOutcome","issue":"no"}', 'null'])(
  'no text is found in %j',
  (body) => expect(outcomeTexts(bytes(body))).toEqual([]),
);

test.each([
  ['120', 120_000],
  ['0', 0],
  ['1.5', 1500],
  ['Thu, 01 Jan 1970 00:01:40 GMT', 90_000],
  ['Thu, 01 Jan 1970 00:00:01 GMT', 0],
  ['soon', null],
  ['-5', null],
  ['', null],
  [undefined, null],
])('Retry-After %j is %j ms', (header, expected) => {
  expect(retryAfterMs(header, 10_000)).toBe(expected);
});

test('backoff doubles up to 30 seconds, with jitter over its upper half', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((attempt) => backoffMs(attempt, 1))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
  expect(backoffMs(3, 0)).toBe(2000);
});

test.each([
  [200, null, false],
  [400, 'fhir/rejected', false],
  [401, 'fhir/unauthorized', false],
  [403, 'fhir/forbidden', false],
  [404, 'fhir/not-found', false],
  [408, 'fhir/server-error', true],
  [410, 'fhir/gone', false],
  [422, 'fhir/rejected', false],
  [429, 'fhir/throttled', true],
  [500, 'fhir/server-error', true],
  [501, 'fhir/rejected', false],
  [503, 'fhir/server-error', true],
])('status %i is %s', (status, code, again) => {
  const failure = failureOf({ status, headers: {}, body: new Uint8Array() }, 0);
  expect(failure?.code ?? null).toBe(code);
  expect(isWorthRetrying(failure, 1)).toBe(again);
  expect(failure?.status ?? status).toBe(status);
});

test.each([
  [400, 'suppressed', 'fhir/forbidden'],
  [422, 'forbidden', 'fhir/forbidden'],
  [400, 'invalid', 'fhir/rejected'],
  [404, 'forbidden', 'fhir/not-found'],
  [500, 'security', 'fhir/server-error'],
])('status %i with an issue of the type %s is %s', (status, issueType, code) => {
  const issue = [
    { severity: 'warning', code: issueType },
    { severity: 'fatal', code: 'invalid' },
  ];
  const body = new TextEncoder().encode(JSON.stringify({ resourceType: 'OperationOutcome', issue }));
  expect(failureOf({ status, headers: {}, body }, 0)).toMatchObject({ code, status });
});

test.each([
  [199, false],
  [200, true],
  [299, true],
  [300, false],
])('status %i: success is %s', (status, isSuccess) => {
  expect(failureOf({ status, headers: {}, body: new Uint8Array() }, 0) === null).toBe(isSuccess);
});

test('only an answer that is worth asking again carries the pause that it asks for', () => {
  const asks = (status: number, headers: Record<string, string>) =>
    failureOf({ status, headers, body: new Uint8Array() }, 0)?.retryAfterMs;
  expect(asks(429, { 'retry-after': '7' })).toBe(7000);
  expect(asks(404, { 'retry-after': '7' })).toBeUndefined();
  expect(asks(429, {})).toBeUndefined();
});

test('silence is tried once more, a closed connection more often, a bad certificate never', () => {
  const tries = (code: 'fhir/timeout' | 'fhir/unreachable' | 'fhir/certificate') =>
    [1, 2, 3].map((count) =>
      isWorthRetrying(new FhirError(code, 'Test.', { retryable: code !== 'fhir/certificate' }), count),
    );
  expect(tries('fhir/timeout')).toEqual([true, false, false]);
  expect(tries('fhir/unreachable')).toEqual([true, true, true]);
  expect(tries('fhir/certificate')).toEqual([false, false, false]);
});

test('a body that begins like a web page or is empty is no FHIR', () => {
  const refused = (text: string) => refuseBody({ status: 200, headers: {}, body: bytes(text) })?.code ?? null;
  expect(refused('\ufeff  <html>')).toBe('fhir/not-fhir');
  expect(refused('<?xml version="1.0"?><Bundle/>')).toBe('fhir/not-fhir');
  expect(refused(' \n')).toBe('fhir/malformed');
  expect(refused('\ufeff{"resourceType":"Bundle"}')).toBeNull();
});

test('paths are masked below the base and keep no query', () => {
  const base = 'https://plan.example/tenant/fhir';
  expect(maskPath(`${base}/ExplanationOfBenefit?patient=1`, base)).toBe('/tenant/fhir/ExplanationOfBenefit');
  expect(maskPath(`${base}/Patient/Jane`, base)).toBe('/tenant/fhir/Patient/…');
  expect(maskPath(`${base}/Patient/Patient/_history/3`, base)).toBe('/tenant/fhir/Patient/…/…/…');
  expect(maskPath(`${base}?_getpages=1`, base)).toBe('/tenant/fhir');
  expect(maskPath(`${base}/Jane/2`, base)).toBe('/tenant/fhir/…/…');
  expect(maskPath('https://pages.example/Jane', base)).toBe('/…');
});

test('capabilities are hints: what is listed is found, what is unreadable says nothing', () => {
  const resource = [
    { type: 'Coverage', searchParam: [{ name: 'beneficiary' }, {}], searchInclude: ['Coverage:payor'] },
    'odd',
  ];
  const known = readCapabilities(
    bytes({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1', rest: [{ resource }] }),
  );
  expect(known.searchParameters('Coverage')).toEqual(['beneficiary']);
  expect(known.searchIncludes('Coverage')).toEqual(['Coverage:payor']);
  expect(known.searchParameters('Patient')).toEqual([]);
  expect(readCapabilities(bytes('{"a":')).searchParameters('Coverage')).toEqual([]);
  expect(() =>
    readCapabilities(bytes({ resourceType: 'CapabilityStatement', fhirVersion: '3.0.1' })),
  ).toThrow(expect.objectContaining({ code: 'fhir/wrong-version' }));
});
