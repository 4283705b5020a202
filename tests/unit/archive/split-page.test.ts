/** A page cut by its bytes is, with the pieces put in, what `JSON.parse` makes of the whole; or it is not cut. */
import { describe, expect, it } from 'vitest';
import { pieceText, splitPage } from '../../../electron/data/archive/split-page.ts';
import { assemble } from '../../support/assemble-page.ts';

const eob = (id: string, over: object = {}) => ({
  resourceType: 'ExplanationOfBenefit',
  id,
  patient: { reference: 'Patient/pat-1' },
  total: [{ amount: { value: 10.5, currency: 'USD' } }],
  ...over,
});
const link = [
  { relation: 'self', url: 'https://plan.example/fhir?page=1' },
  { relation: 'next', url: 'https://plan.example/fhir?page=2' },
];
const entries = [
  {
    fullUrl: 'https://plan.example/fhir/ExplanationOfBenefit/a',
    resource: eob('a'),
    search: { mode: 'match' },
  },
  {
    fullUrl: 'https://plan.example/fhir/ExplanationOfBenefit/b',
    resource: eob('b'),
    search: { mode: 'match' },
  },
  { fullUrl: 'https://plan.example/fhir/Patient/pat-1', resource: { resourceType: 'Patient', id: 'pat-1' } },
];
const page = (entry: unknown, over: object = {}) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  total: 3,
  link,
  entry,
  ...over,
});
const write = (value: unknown, indent?: number | string) => Buffer.from(JSON.stringify(value, null, indent));

/** That the page is cut, and that it is the same page. */
function expectCut(bytes: Buffer): string[] {
  const split = splitPage(bytes);
  expect(split).not.toBeNull();
  const whole = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  expect(JSON.stringify(assemble(bytes))).toBe(JSON.stringify(whole));
  return (split?.pieces ?? []).map((piece) => pieceText(bytes, piece));
}

describe('a page is cut into its resources', () => {
  it('as they were sent, each a text of its own', () => {
    expect(expectCut(write(page(entries)))).toEqual(entries.map(({ resource }) => JSON.stringify(resource)));
  });

  it.each([
    ['pretty-printed', write(page(entries), 2)],
    [
      'with tabs and a blank before each colon',
      Buffer.from(JSON.stringify(page(entries), null, '\t').replaceAll('": ', '" : ')),
    ],
    [
      'with `search` before `resource`',
      write(page(entries.map(({ resource, ...rest }) => ({ ...rest, search: { mode: 'match' }, resource })))),
    ],
    [
      'with what a server answered after `resource`',
      write(page(entries.map((one) => ({ ...one, response: { status: '200', etag: 'W/"1"' } })))),
    ],
    [
      'with the links and signatures after the entries',
      write({ resourceType: 'Bundle', entry: entries, link, total: 3, meta: { tag: [{ code: 'x' }] } }),
    ],
    ['with one entry', write(page(entries.slice(0, 1)))],
    [
      'with entries that have no resource',
      write(page([{ fullUrl: 'x' }, ...entries, { response: { status: '204' } }])),
    ],
    ['with a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), write(page(entries))])],
    ['with one id twice', write(page([...entries, entries[0]]))],
    ['with a Bundle within it', write(page([{ resource: page(entries) }, ...entries]))],
    [
      'of which some say how they were found and some do not',
      write(page([entries[2], entries[0], entries[2], entries[2], entries[1]])),
    ],
    ['with an empty resource', write(page([{ resource: {} }, ...entries]))],
    [
      'with names in every script',
      write(page([{ resource: eob('ñ', { note: [{ text: 'Núñez 李 😀 ﷽' }] }) }])),
    ],
  ])('%s', (_, bytes) => {
    expectCut(bytes);
  });

  it.each([
    '"resource":{"a":1}',
    '}},{"resource":{',
    '\\"resource\\":{}',
    '"search":{"mode":"match"}},{"fullUrl":"',
    '}]}',
    ']',
  ])('whose texts say %s', (text) => {
    expectCut(write(page([{ resource: eob('a', { note: [{ text }] }) }, ...entries])));
    expectCut(write(page([{ fullUrl: text, resource: eob('a') }, ...entries])));
  });

  it('where a key of a resource stands twice, as JSON.parse reads it', () => {
    const bytes = Buffer.from(
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient","id":"1","id":"2"}}]}',
    );
    expectCut(bytes);
    expect(assemble(bytes)).toMatchObject({ entry: [{ resource: { id: '2' } }] });
  });

  it('with bytes that are no UTF-8, which become what they become in the whole', () => {
    const bytes = write(page([{ fullUrl: 'x', resource: eob('a', { note: [{ text: 'ab' }] }) }, ...entries]));
    for (const odd of [0xff, 0xc3, 0xe2, 0x80]) {
      const broken = Buffer.from(bytes);
      broken[broken.indexOf('ab') + 1] = odd;
      expectCut(broken);
    }
  });
});

describe('a page is not cut', () => {
  it.each([
    ['that is no JSON', '<html>'],
    [
      'where a number stands at a resource, and what looks like one elsewhere',
      '{"resourceType":"Bundle","entry":[{"fullUrl":[{"resource":{"a":1}}],"resource":0}]}',
    ],
    ['that is empty', ''],
    ['that is one resource', JSON.stringify(eob('a'))],
    ['without entries', JSON.stringify(page([]))],
    ['of Parameters', JSON.stringify({ resourceType: 'Parameters', entry: entries })],
    [
      'whose entry has `resource` twice',
      JSON.stringify(page(entries)).replace('"search":{"mode":"match"}', '"resource":{"id":"other"}'),
    ],
    ['that has `entry` twice', JSON.stringify(page(entries)).replace(/\}$/, ',"entry":[]}')],
    ['whose resource is a text', JSON.stringify(page([{ resource: 'x' }, ...entries]))],
    [
      'where a number would go on behind a resource',
      JSON.stringify(page([{}, { resource: { a: 1 } }])).replace('{"a":1}', '{"a":1}e0'),
    ],
    ['whose key ends like `resource`', '{"resourceType":"Bundle","entry":[{"a\\"resource":{"b":1}}]}'],
    ['that is cut off', JSON.stringify(page(entries)).slice(0, -1)],
    ['of four megabytes', JSON.stringify(page([{ resource: eob('a', { text: 'x'.repeat(4_000_000) }) }]))],
  ])('%s', (_, text) => {
    expect(splitPage(Buffer.from(text))).toBeNull();
  });
});

it('a resource that is broken within is found when it is parsed', () => {
  const bytes = Buffer.from(JSON.stringify(page(entries)).replace('10.5', '10.5.5'));
  expect(splitPage(bytes)).not.toBeNull();
  expect(assemble(bytes)).toBe('no JSON');
});
