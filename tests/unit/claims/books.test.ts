import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import { asResource, type Json, type Resource } from '../../../electron/data/fhir/resource.ts';
import { amounts, eob, line, mark, usd } from '../../fixtures/eob/build.ts';
import { findSilentLeaves, patternOf } from '../../support/examiner.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { printCounts } from '../../support/print-counts.ts';
import { read } from './read.ts';

const modifierExtension = [{ url: 'https://example.org/not-done', valueBoolean: true }];

describe('what a claim tells of every element', () => {
  it('reads a benefit period as an element of R4', () => {
    const claim = read(eob({ benefitPeriod: { start: '2026-01-01', end: '2026-12-31' } }));
    expect(claim.facts).toMatchObject([
      { label: { code: 'benefitPeriod' }, value: '2026-01-01 – 2026-12-31' },
    ]);
    expect(claim.unread).toEqual([]);
  });

  it.each([
    ['the claim', { modifierExtension }],
    ['a line', { item: [line(1, { submitted: 10 }, { modifierExtension })] }],
    ['a total', { total: amounts({ submitted: 10 }).map((total) => ({ ...total, modifierExtension })) }],
  ])('shows a claim where %s has an unknown modifier, says so and does not count it', (_, more) => {
    const claim = read(eob(more));
    expect(claim).toMatchObject({ counted: false, notCountedBecause: 'unknown-modifier' });
    expect(claim.unread).toEqual([
      { path: expect.stringContaining('modifierExtension'), text: expect.any(String) },
    ]);
  });

  it('takes the value of a contained result, not its code', () => {
    const claim = read(
      eob({
        contained: [
          {
            resourceType: 'Observation',
            id: 'blood',
            status: 'final',
            code: { coding: [{ system: 'http://loinc.org', code: '718-7' }] },
            valueString: '1.11',
          },
        ],
        supportingInfo: [
          {
            sequence: 1,
            category: { coding: [{ code: 'info' }, { code: 'invented_result' }] },
            valueReference: { reference: '#blood' },
          },
        ],
      }),
    );
    expect(claim.facts).toMatchObject([{ label: { code: 'invented_result' }, value: '1.11 (718-7)' }]);
    expect(claim.unread).toEqual([]);
  });

  it('tells an element that it has no place for, whole when it is short and part by part when it is long', () => {
    const long = 'a word '.repeat(40).trim();
    const claim = read(eob({ invented: { short: true }, surprise: [{ note: long, code: 7 }] }));
    expect(claim.unread).toEqual([
      { path: 'invented', text: '{"short":true}' },
      { path: 'surprise[0].note', text: long },
      { path: 'surprise[0].code', text: '7' },
    ]);
  });

  it('tells codes, identifiers and references as technical, and what a code means in words', () => {
    const claim = read(eob({ priority: { coding: [{ system: 'https://example.org/p', code: 'normal' }] } }));
    expect(claim.facts).toMatchObject([{ label: { code: 'priority' }, value: 'normal' }]);
    expect(claim.technical).toContainEqual({
      path: 'priority.coding[0]',
      text: '{"system":"https://example.org/p","code":"normal"}',
    });
    expect(claim.unread).toEqual([]);
  });

  it('keeps no books for a list row, and reads the same facts', () => {
    const json = eob({ item: [line(1, { submitted: 10, benefit: 8 })], invented: true });
    const index = new ReferenceIndex();
    const quick = readClaim(json, { id: 'plan/1', resolve: index.resolve, keepsBooks: false });
    if (quick.kind !== 'claim') throw new Error('no claim');
    expect(quick.claim).toEqual({ ...read(json), unread: [], technical: [] });
  });
});

describe('the examiner', () => {
  const rich = eob({
    item: [
      line(
        1,
        { submitted: 10, benefit: 8 },
        {
          net: usd(9),
          modifier: [{ coding: [{ code: 'A1', display: 'Invented modifier' }] }],
          detail: [
            { sequence: 1, quantity: { value: 3, unit: 'ml' }, adjudication: amounts({ submitted: 4 }) },
          ],
        },
      ),
    ],
    adjudication: [mark('billingnetworkstatus', 'innetwork')],
    total: amounts({ submitted: 10, benefit: 8 }),
    supportingInfo: [{ sequence: 1, category: { text: 'Weather' }, valueString: 'rain' }],
  });

  it('finds no silent element in a claim of many parts', () => {
    expect(findSilentLeaves(rich, examine)).toEqual([]);
  });

  it('notices a reader that loses one element', () => {
    const losing = (json: Json) => {
      const found = examine(json);
      return found.kind === 'claim' ? { ...found.claim, facts: [] } : found;
    };
    expect(findSilentLeaves(rich, losing).map(({ path }) => path)).toContain('supportingInfo[0].valueString');
  });
});

function examine(json: Json) {
  return readClaim(json, { id: 'plan/1', resolve: new ReferenceIndex().resolve });
}

/** Of elements with the same path, this many are tried in each folder of the real data files. */
const triedOfOnePath = Number(process.env['CLAIMFOLIO_LEAVES'] ?? 1);

describeWithCorpus('every element of the real claims', () => {
  it('is read, or told as not understood or technical', { timeout: 3_600_000 }, () => {
    const tried = new Map<string, number>();
    const silent: string[] = [];
    const unread: string[] = [];
    const counts = { claims: 0, understood: 0, elements: 0 };
    for (const { file, resource, references } of listEobs()) {
      const examineHere = (json: Json) => readClaim(json, { id: 'plan/1', resolve: references.resolve });
      const result = examineHere(resource);
      if (result.kind !== 'claim') continue;
      counts.claims++;
      if (result.claim.unread.length === 0) counts.understood++;
      for (const { path } of result.claim.unread) unread.push(patternOf(path));
      const isTried = (path: string) => {
        const key = `${file.split('/')[0]} ${patternOf(path)}`;
        const times = (tried.get(key) ?? 0) + 1;
        tried.set(key, times);
        if (times <= triedOfOnePath) counts.elements++;
        return times <= triedOfOnePath;
      };
      for (const { path, when } of findSilentLeaves(resource, examineHere, isTried))
        silent.push(`${file} ${path} ${when}`);
    }
    const { claims, understood, elements } = counts;
    console.info(`${elements} elements of ${claims} claims tried; ${understood} claims understood whole`);
    printCounts('elements that were not understood', unread);
    expect(silent).toEqual([]);
    expect(counts.claims).toBeGreaterThan(100);
  });
});

function* listEobs(): Generator<{ file: string; resource: Resource; references: ReferenceIndex }> {
  for (const file of globSync('**/*.{json,ndjson}', { cwd: corpus }).toSorted())
    for (const json of parseFile(readFileSync(`${corpus}/${file}`, 'utf8'), file.endsWith('.ndjson'))) {
      const page = readBundle(json);
      const own = asResource(json);
      const entries = page.isBundle
        ? [...page.matches, ...page.included]
        : own
          ? [{ resource: own, fullUrl: null }]
          : [];
      const references = new ReferenceIndex();
      for (const { resource, fullUrl } of entries) references.add(resource, fullUrl);
      for (const { resource } of entries)
        if (resource.resourceType === 'ExplanationOfBenefit') yield { file, resource, references };
    }
}

function parseFile(text: string, isNdjson: boolean): unknown[] {
  if (!isNdjson) return [JSON.parse(text)];
  return text
    .split('\n')
    .filter(Boolean)
    .map((one) => JSON.parse(one));
}
