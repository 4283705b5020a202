import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { excerpt, listAt, textAt } from '../../../electron/data/fhir/resource.ts';

const eob = (id: string): Resource => ({ resourceType: 'ExplanationOfBenefit', id });
const outcome = {
  resourceType: 'OperationOutcome',
  issue: [{ severity: 'warning', code: 'informational', details: { text: 'Some are missing.' } }],
};

describe('readBundle', () => {
  it('tells matches, included resources and outcomes apart', () => {
    const page = readBundle({
      resourceType: 'Bundle',
      type: 'searchset',
      total: 4462,
      link: [
        { relation: 'self', url: 'https://localhost:IGNORED/x' },
        { relation: 'next', url: 'https://other.example/next?x=1' },
      ],
      entry: [
        {
          resource: eob('a'),
          search: { mode: 'match' },
          fullUrl: 'https://plan.example/ExplanationOfBenefit/a',
        },
        { resource: { resourceType: 'Patient', id: 'p' }, search: { mode: 'include' } },
        { resource: outcome, search: { mode: 'outcome' } },
        { resource: outcome },
        { resource: eob('b') },
      ],
    });
    expect(page.matches.map(({ resource, fullUrl, place }) => [resource.id, fullUrl, place])).toEqual([
      ['a', 'https://plan.example/ExplanationOfBenefit/a', 0],
      ['b', null, 4],
    ]);
    expect(page.included.map(({ resource }) => resource.id)).toEqual(['p']);
    expect(page.outcomes).toEqual([
      { severity: 'warning', code: 'informational', text: 'Some are missing.' },
      { severity: 'warning', code: 'informational', text: 'Some are missing.' },
    ]);
    expect([page.next, page.total, page.isBundle]).toEqual(['https://other.example/next?x=1', 4462, true]);
  });

  it.each([
    [
      'the first that names one, of several',
      [{}, { url: 'https://plan.example/2' }],
      'https://plan.example/2',
    ],
    ['nothing, of one without', [{}], ''],
    ['nothing, of an empty one', [{ url: '' }], ''],
    ['nothing, of one that is no text', [{ url: 7 }], ''],
    ['the end, where there is none', [], null],
  ])('takes for the address of the next page %s', (_which, links, next) => {
    for (const relation of ['next', 'Next', 'NEXT']) {
      const link = links.map((one) => ({ relation, ...one }));
      expect(readBundle({ resourceType: 'Bundle', link }).next).toBe(next);
    }
  });

  it.each([10.5, 1e300, '7', null])('takes %s for no number of records', (total) => {
    expect(readBundle({ resourceType: 'Bundle', total }).total).toBeNull();
  });

  it('keeps the page when entries are broken, and says which', () => {
    const page = readBundle({
      resourceType: 'Bundle',
      entry: [null, 7, {}, { resource: { id: 'x' } }, { resource: eob('a') }],
    });
    expect(page.matches.map(({ resource }) => resource.id)).toEqual(['a']);
    expect(page.problems).toEqual([
      { entry: 0, reason: 'not-an-object' },
      { entry: 1, reason: 'not-an-object' },
      { entry: 2, reason: 'no-resource' },
      { entry: 3, reason: 'no-resource-type' },
    ]);
  });

  it('reads Bundles inside Bundles and the outcomes of a batch', () => {
    const inner = { resourceType: 'Bundle', entry: [{ resource: eob('a') }, { resource: eob('b') }] };
    const page = readBundle({
      resourceType: 'Bundle',
      entry: [{ response: { outcome } }, { resource: inner }],
    });
    expect(page.matches.map(({ place }) => place)).toEqual(['1.0', '1.1']);
    expect(page.outcomes).toHaveLength(1);
    expect(page.problems).toEqual([]);
  });

  it('reads a lone OperationOutcome, and refuses what is no Bundle', () => {
    expect(readBundle(outcome)).toMatchObject({ isBundle: false, outcomes: [{ severity: 'warning' }] });
    expect(readBundle('nonsense')).toMatchObject({ isBundle: false, matches: [], problems: [] });
  });

  it('stops at endlessly nested Bundles', () => {
    let bundle: unknown = { resourceType: 'Bundle', entry: [{ resource: eob('deep') }] };
    for (let depth = 0; depth < 50; depth++)
      bundle = { resourceType: 'Bundle', entry: [{ resource: bundle }] };
    const page = readBundle(bundle);
    expect(page.matches).toEqual([]);
    expect(page.problems).toMatchObject([{ reason: 'nested-too-deep' }]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (entry, link) => {
        const page = readBundle({
          resourceType: 'Bundle',
          entry: [entry, { resource: entry }],
          link: [link],
        });
        expect(page.matches.length + page.included.length + page.problems.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('ReferenceIndex', () => {
  const clinic: Resource = {
    resourceType: 'Organization',
    id: 'o1',
    name: 'Maple Street Clinic',
    identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }],
  };
  const owner: Resource = {
    resourceType: 'ExplanationOfBenefit',
    contained: [{ resourceType: 'Practitioner', id: '1641542331' }],
  };
  const index = new ReferenceIndex();
  index.add(clinic, 'urn:uuid:11111111-1111-1111-1111-111111111111');

  it.each([
    ['Organization/o1'],
    ['https://plan.example/fhir/Organization/o1'],
    ['Organization/o1/_history/3'],
    ['https://plan.example/fhir/Organization/o1/_history/3'],
    ['urn:uuid:11111111-1111-1111-1111-111111111111'],
  ])('finds %s', (reference) => {
    expect(index.resolve({ reference }, owner)).toBe(clinic);
    expect(index.resolve(reference, owner)).toBe(clinic);
  });

  it('finds contained resources by any id, and resources by a logical identifier', () => {
    expect(index.resolve({ reference: '#1641542331' }, owner)?.resourceType).toBe('Practitioner');
    expect(
      index.resolve({ identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' } }, owner),
    ).toBe(clinic);
  });

  it.each([['Organization/o2'], ['#none'], ['Medicare'], ['urn:uuid:2'], ['/'], [''], ['Practitioner/o1']])(
    'finds nothing for %s',
    (reference) => {
      expect(index.resolve({ reference }, owner)).toBeNull();
    },
  );

  it('prefers the version that was asked for', () => {
    const versions = new ReferenceIndex();
    const old: Resource = { resourceType: 'Patient', id: '1' };
    versions.add(old, 'https://plan.example/Patient/1/_history/2');
    versions.add({ resourceType: 'Patient', id: '1' });
    expect(versions.resolve('https://plan.example/Patient/1/_history/2', owner)).toBe(old);
  });
});

describe('safe reading', () => {
  it('takes a lone object as a list of one, leaves out what is no object, trims texts', () => {
    expect(listAt({ a: { b: 1 } }, 'a')).toEqual([{ b: 1 }]);
    expect(listAt({ a: [{ b: 1 }, null, 3, [4]] }, 'a')).toEqual([{ b: 1 }]);
    expect(textAt({ a: ' x ' }, 'a')).toBe('x');
    expect(textAt({ a: '   ' }, 'a')).toBeNull();
    expect(excerpt({ a: 'x'.repeat(500) }, 20)).toBe('{"a":"xxxxxxxxxxxxxx… (+488)');
  });
});
