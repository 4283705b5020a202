import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { coverageState } from '../../../electron/data/coverage/read/coverage-facts.ts';
import { readCoverage } from '../../../electron/data/coverage/read/read-coverage.ts';
import { markdownText } from '../../../electron/data/fhir/markdown.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import { asResource, isObject, type Resource } from '../../../electron/data/fhir/resource.ts';
import { CoverageCard } from '../../../shared/model/plans/coverage.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { printCounts } from '../../support/print-counts.ts';

type Found = { folder: string; file: string; coverage: Resource; index: ReferenceIndex };

/** Every Coverage of a file with what stands beside it; contained ones belong to the record around them. */
function coveragesIn(file: string): Found[] {
  const index = new ReferenceIndex();
  const found: Resource[] = [];
  const walk = (json: unknown) => {
    if (Array.isArray(json)) for (const one of json) walk(one);
    if (!isObject(json)) return;
    const resource = asResource(json);
    if (resource && resource.resourceType !== 'Bundle') index.add(resource);
    if (resource?.resourceType === 'Coverage') found.push(resource);
    for (const [key, value] of Object.entries(json)) if (key !== 'contained') walk(value);
  };
  walk(JSON.parse(readFileSync(`${corpus}/${file}`, 'utf8')));
  const folder = file.split('/')[0] ?? '';
  return found.map((coverage) => ({ folder, file, coverage, index }));
}

/** Words of a text, as they can be found again: lower case, without signs. */
function wordsOf(text: string): string[] {
  return (
    markdownText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Parts of a record that only tie it together, or that are not texts. */
const structure = new Set([
  'resourceType',
  'id',
  'meta',
  'language',
  'text.div',
  'contained',
  'system',
  'url',
  'reference',
  'use',
  'data',
  'contentType',
  'status.text',
  'assigner',
]);

type Leaf = { path: string; text: string };

function leavesOf(json: unknown, path = '', found: Leaf[] = []): Leaf[] {
  if (typeof json === 'string' || typeof json === 'number') found.push({ path, text: String(json) });
  else if (Array.isArray(json)) for (const one of json) leavesOf(one, path, found);
  else if (isObject(json))
    for (const [key, value] of Object.entries(json))
      if (!structure.has(key) && !(path === '' && key === 'text')) leavesOf(value, `${path}.${key}`, found);
  return found;
}

const counted = (values: readonly string[]) =>
  Object.fromEntries(
    [...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]).toSorted(),
  );

/** Words that are ours: kinds, roles, states, and what we say where a number has no name. */
const ownWords = new Set(
  'card assembled medical dental vision drug medicare part a b c d medicaid other logo qr code barcode in out network identifier payer id qmb slmb qdwi qi extra help none small percent'.split(
    ' ',
  ),
);

describeWithCorpus('every coverage of the corpus', () => {
  const files = corpus ? globSync('**/*.json', { cwd: corpus }).toSorted() : [];
  const all = files.flatMap(coveragesIn);
  const results = all.map((found) => ({
    ...found,
    result: readCoverage(found.coverage, { resolve: found.index.resolve }),
  }));
  const read = results.flatMap(({ result, ...found }) =>
    result.kind === 'coverage' ? [{ ...found, ...result }] : [],
  );
  const oneOf = (file: string) => {
    const found = read.find((one) => one.file.includes(file));
    if (!found) throw new Error(`no ${file}`);
    return found;
  };

  it('is read, or says why not', () => {
    printCounts(
      'Coverage',
      all.map(({ folder }) => folder),
    );
    expect(counted(all.map(({ folder }) => folder))).toEqual({
      'bfd-v2': 5,
      'bfd-v3-model': 5,
      'bfd-v3-server': 16,
      'bluebutton-openapi': 7,
      'bluebutton-web-server': 5,
      'c4dic-2.0-draft': 3,
      'carin-bb-1.1.0': 1,
      'carin-bb-1.2.0': 1,
      'carin-bb-2.0.0': 2,
      'carin-bb-2.2.0': 2,
      'carin-bb-connectathon-history': 2,
      fasten: 1,
      'hrex-1.0.0': 3,
      'inferno-carin': 3,
      'inferno-pdex': 1,
      'pdex-2.2.0': 2,
      'stu3-legacy-bfd-v1': 1,
      'stu3-legacy-bluebutton-v1': 1,
      'us-core-6.1.0': 1,
      'us-core-8.0.0': 1,
    });
    const refused = results.flatMap(({ file, result }) =>
      result.kind === 'coverage' ? [] : [`${file.split('/')[0]} ${result.reason}`],
    );
    expect(refused).toEqual([
      'bfd-v3-server empty',
      'stu3-legacy-bfd-v1 old-fhir-version',
      'stu3-legacy-bluebutton-v1 old-fhir-version',
    ]);
  });

  it('has the shape of the model, with kinds and endings', () => {
    for (const { facts } of read) {
      const card = {
        id: 'c/Coverage/1',
        connectionId: 'c',
        planName: 'Plan',
        openedAt: null,
        leftOut: 0,
        state: 'current' as const,
      };
      const whole = {
        ...card,
        ...facts,
        openedAt: null,
        fileVersion: null,
        removed: false,
        seenAt: '2026-01-01T00:00:00Z',
      };
      expect(CoverageCard.parse(whole)).toEqual(whole);
    }
    expect(counted(read.map(({ facts }) => facts.kind))).toEqual({
      dental: 2,
      medical: 5,
      'medicare-medicaid': 6,
      'medicare-part-a': 11,
      'medicare-part-b': 8,
      'medicare-part-c': 6,
      'medicare-part-d': 6,
      other: 16,
    });
    expect(counted(read.map(({ facts }) => facts.source))).toEqual({ assembled: 49, card: 11 });
    expect(oneOf('carin-bb-1.1.0').facts.memberIdEnding).toBe('3501');
    expect(oneOf('carin-bb-1.1.0').facts.subscriberIdEnding).toBe('9335');
    expect(read.filter(({ facts }) => facts.memberIdEnding !== null)).toHaveLength(55);
  });

  it('keeps whole member numbers apart from the card', () => {
    let checked = 0;
    for (const { file, facts, numbers } of read) {
      const text = JSON.stringify({ ...facts, images: [] });
      for (const number of [numbers.memberId, numbers.subscriberId, ...numbers.others, ...numbers.classes]) {
        if (number === null) continue;
        checked++;
        expect(text.includes(number), `${file}: ${number}`).toBe(false);
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  it('invents nothing: every word is in the record, in what it names, or ours', () => {
    for (const { file, coverage, index, facts } of read) {
      const payers = [coverage['payor'], coverage['subscriber'], coverage['beneficiary']].flat();
      const named = payers.map((reference) => index.resolve(reference, coverage));
      const source = new Set(wordsOf(JSON.stringify([coverage, named]).replace(/\\[nrt]/g, ' ')));
      const endings = [
        facts.memberIdEnding,
        facts.subscriberIdEnding,
        ...facts.others.map((one) => one.memberIdEnding),
      ];
      const known = new Set([
        ...endings,
        ...facts.classes.filter((one) => one.hidden).map((one) => one.value),
      ]);
      for (const { path, text } of leavesOf({ ...facts, images: [], unread: [], technical: [] })) {
        if (
          known.has(text) ||
          path.endsWith('.cents') ||
          /^(?:\.assistance)?\.(?:start|end|premiumPercent)$/.test(path)
        )
          continue;
        for (const word of wordsOf(text))
          expect(source.has(word) || ownWords.has(word), `${file} ${path}: ${word}`).toBe(true);
      }
    }
  });

  it('drops nothing: every text of the record is on the card, hidden, or kept as unread', () => {
    let checked = 0;
    for (const { file, coverage, facts, numbers } of read) {
      const kept = new Set(wordsOf(JSON.stringify([facts, numbers]).replace(/\\[nrt]/g, ' ')));
      for (const { path, text } of leavesOf(coverage)) {
        if (path.startsWith('.identifier.type') || path.includes('ColorPalette') || /^(?:#|urn:)/.test(text))
          continue;
        // The codings of one concept say the same; the first words are shown.
        if (isColor.test(text) || path.startsWith('.type.coding')) continue;
        if (path.endsWith('Money.value') || /^\.period\./.test(path)) continue;
        for (const word of wordsOf(text).slice(0, 20)) {
          checked++;
          expect(kept.has(word), `${file} ${path}: ${word} of ${text.slice(0, 80)}`).toBe(true);
        }
      }
    }
    expect(checked).toBeGreaterThan(1000);
  });

  it('reads a digital card whole', () => {
    const { facts, numbers } = oneOf('Example-Coverage1');
    expect(facts).toMatchObject({
      source: 'card',
      kind: 'medical',
      coverageName: 'Acme Gold Plus',
      payerName: 'Acme Insurance Co',
      memberName: 'Jane Doe',
      subscriberName: 'John Doe',
      dependent: '02',
      issuedOn: '2020-12-15',
    });
    expect(numbers.others).toEqual(['102345672-01', '102345672-02', '102345672-03', '102345672-04']);
    expect(facts.others.map(({ name, memberIdEnding }) => `${name} ${memberIdEnding}`)[3]).toBe(
      'Ginny Doe 2-04',
    );
    expect(facts.images.map(({ role }) => role)).toEqual(['logo', 'qr-code', 'barcode', 'other']);
    expect(facts.images.every(({ dataUrl }) => dataUrl.startsWith('data:image/png;base64,iVBOR'))).toBe(true);
    const cost = (kind: string) => facts.costs.find((one) => one.kind === kind);
    expect(cost('faminded')).toMatchObject({ cents: 800_000, currency: 'USD', network: 'in' });
    expect(cost('famrxoutmax')).toMatchObject({ cents: 300_000, network: 'out' });
    expect(cost('rx')).toMatchObject({ cents: null, text: 'DED THEN $10/$40/$70/25%' });
    expect(cost('gpvisit')).toMatchObject({ cents: null, text: 'N/A' });
  });

  it('stands by its dates', () => {
    const { facts } = oneOf('carin-bb-2.0.0/Coverage/Coverage3');
    expect(coverageState(facts, '2019-10-31')).toBe('current');
    expect(coverageState(facts, '2019-11-01')).toBe('past');
    expect(coverageState(facts, '2018-12-31')).toBe('future');
    expect(coverageState(oneOf('bfd-v3-server/Coverage/cancelled').facts, '2023-01-01')).toBe('past');
    expect(coverageState(oneOf('fasten').facts, '2026-01-01')).toBe('current');
    expect(coverageState(oneOf('hrex').facts, '2011-06-01')).toBe('not-stated');
  });
});

const isColor = /^#[0-9a-f]{6}$/i;
