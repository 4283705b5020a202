import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { ClaimsSearch, CoverageSearch } from '../../../electron/data/archive/search-form.ts';
import {
  claimsQuery,
  coverageQuery,
  encodeQuery,
  firstClaimsSearch,
  firstCoverageSearch,
  type IncludeHints,
  idListQuery,
  nextClaimsSearch,
  nextCoverageSearch,
  splitIds,
} from '../../../electron/fhir/query.ts';

test('colon, star, comma and slash stay as they are; the bar and the rest are encoded', () => {
  expect(
    encodeQuery([
      ['_include:iterate', 'A:*'],
      ['type', 'http://x/y|a,b c&d+e#%'],
    ]),
  ).toBe('_include:iterate=A:*&type=http://x/y%7Ca,b%20c%26d%2Be%23%25');
});

test('every text comes back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      (value, name) => {
        expect([...new URLSearchParams(encodeQuery([[name, value]]))]).toEqual([[name, value]]);
      },
    ),
  );
});

const granted = ['patient', 'claims', 'coverage', 'providers'] as const;
const byName = (names: readonly string[]) =>
  names.map((name) => `&_include=ExplanationOfBenefit:${name}`).join('');
const allByName = byName(['patient', 'provider', 'care-team', 'coverage', 'insurer', 'payee']);

/** Every claims search that is made when all are refused, without the person. */
function searches(status: number | null, hints: IncludeHints): string[] {
  const asked: string[] = [];
  for (let search: ClaimsSearch | null = firstClaimsSearch(hints); search !== null; ) {
    const query = claimsQuery({ patientId: 'a/b', granted: hints.granted, since: null }, search);
    asked.push(query.replace('ExplanationOfBenefit?patient=a/b', '').replace('ExplanationOfBenefit?', ''));
    search = nextClaimsSearch(search, status, hints);
  }
  return asked;
}

/** Other ways to name the person, after the last refusal. */
const otherForms = ['patient=Patient/a/b', 'patient:Patient=a/b'];

describe('searches for claims', () => {
  const star = '&_include=ExplanationOfBenefit:*';

  it('do without provenance first, and ask for it again with fewer includes', () => {
    const asked: ClaimsSearch[] = [];
    const hints = { granted, listed: [] };
    for (
      let search: ClaimsSearch | null = { ...firstClaimsSearch(hints), provenance: true };
      search !== null;
    ) {
      asked.push(search);
      search = nextClaimsSearch(search, 403, hints);
    }
    expect(asked.map(({ includes, provenance }) => [includes.length, provenance])).toEqual([
      [3, true],
      [3, false],
      [6, true],
      [6, false],
      [0, true],
      [0, false],
      [0, false],
      [0, false],
      [0, false],
    ]);
    expect(claimsQuery({ patientId: 'a', granted, since: null }, asked[4] as ClaimsSearch)).toBe(
      'ExplanationOfBenefit?patient=a&_revinclude=Provenance:target&_count=50',
    );
  });

  it('after a 400, do without the page size first', () => {
    expect(searches(400, { granted, listed: [] })).toEqual([
      `${star}&_count=50`,
      star,
      `${allByName}&_count=50`,
      allByName,
      '&_count=50',
      '',
      ...otherForms,
    ]);
  });

  it('after any other refusal, do without the includes', () => {
    expect(searches(403, { granted, listed: [] })).toEqual([
      `${star}&_count=50`,
      `${allByName}&_count=50`,
      '&_count=50',
      '',
      ...otherForms,
    ]);
  });

  it('go from everything to the includes that the plan lists, and from there to none', () => {
    const listed = [
      '*',
      'ExplanationOfBenefit:provider',
      'ExplanationOfBenefit:coverage:Coverage',
      'insurer',
    ];
    expect(searches(422, { granted, listed })).toEqual([
      `${star}&_count=50`,
      `${byName(['provider', 'coverage', 'insurer'])}&_count=50`,
      '&_count=50',
      '',
      ...otherForms,
    ]);
  });

  it('include everything only when all of it was agreed to and the plan lists it, if it lists anything', () => {
    const first = (hints: Partial<IncludeHints>) =>
      firstClaimsSearch({ granted, listed: [], ...hints }).includes;
    expect(first({})).toBe('all');
    expect(first({ listed: ['ExplanationOfBenefit:*'] })).toBe('all');
    expect(first({ listed: ['ExplanationOfBenefit:patient'] })).toEqual(['patient']);
    expect(first({ granted: ['patient', 'claims', 'coverage'] })).not.toBe('all');
  });

  it('never name what was not agreed to, nor the same search twice', () => {
    const some = ['claims', 'coverage'] as const;
    const coverage = byName(['coverage']);
    expect(searches(403, { granted: some, listed: [] })).toEqual([
      `${coverage}&_count=50`,
      '&_count=50',
      '',
      ...otherForms,
    ]);
    expect(searches(400, { granted: ['claims'], listed: [] })).toEqual(['&_count=50', '', ...otherForms]);
    // Found out when more was agreed to than now.
    const query = claimsQuery(
      { patientId: '1', granted: some, since: null },
      { includes: 'all', pageSize: false },
    );
    expect(query).toBe(`ExplanationOfBenefit?patient=1${coverage}`);
  });

  it('ignore listed includes that are no names, or of other types', () => {
    const listed = [
      '',
      'Coverage:payor',
      'ExplanationOfBenefit',
      'ExplanationOfBenefit:claim',
      ':',
      ' insurer ',
    ];
    expect(searches(403, { granted, listed })).toEqual([
      `${byName(['insurer'])}&_count=50`,
      '&_count=50',
      '',
      ...otherForms,
    ]);
    expect(searches(403, { granted, listed: listed.slice(0, 5) })).toEqual(['&_count=50', '', ...otherForms]);
  });

  it('ask for changes with a prefix and in UTC', () => {
    const question = { patientId: '1', granted, since: '2026-01-02T09:30:00.000Z' };
    expect(claimsQuery(question, { includes: [], pageSize: false })).toBe(
      'ExplanationOfBenefit?patient=1&_lastUpdated=ge2026-01-02T09:30:00.000Z',
    );
  });
});

test('coverage is searched by patient, then by beneficiary; a hint of the plan changes where to begin', () => {
  const asked: string[] = [];
  for (
    let search: CoverageSearch | null = firstCoverageSearch([]);
    search;
    search = nextCoverageSearch(search)
  )
    asked.push(coverageQuery('1', search));
  expect(asked).toEqual(['Coverage?patient=1', 'Coverage?beneficiary=Patient/1', 'Coverage?beneficiary=1']);
  expect(firstCoverageSearch(['beneficiary'])).toEqual({ person: 'beneficiary' });
  expect(firstCoverageSearch(['beneficiary', 'patient'])).toEqual({ person: 'patient' });
});

test('lists of ids keep the order and hold each id once, within both limits', () => {
  const ids = fc.array(fc.stringMatching(/^[\w.-]{1,128}$/), { maxLength: 200 });
  const limits = fc.record({
    ids: fc.integer({ min: 1, max: 50 }),
    characters: fc.integer({ min: 1, max: 2000 }),
  });
  fc.assert(
    fc.property(ids, limits, (all, most) => {
      const lists = splitIds(all, most);
      expect(lists.flat()).toEqual(all);
      for (const list of lists) {
        expect(list.length).toBeLessThanOrEqual(most.ids);
        if (list.length > 1) expect(list.join(',').length).toBeLessThanOrEqual(most.characters);
      }
    }),
  );
  expect(splitIds(['a', 'b', 'c'], { ids: 50, characters: 3 })).toEqual([['a', 'b'], ['c']]);
  expect(idListQuery('Organization', ['a', 'b.c', 'd-e'])).toBe('Organization?_id=a,b.c,d-e');
});
