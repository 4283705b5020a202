import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  readClaim,
  readListedClaim,
  readWorkingClaim,
} from '../../../../electron/data/claims/read/read-claim.ts';
import { readBundle } from '../../../../electron/data/fhir/read-bundle.ts';
import { ReferenceIndex } from '../../../../electron/data/fhir/references.ts';
import { asResource, type Json, type Resource } from '../../../../electron/data/fhir/resource.ts';
import type { Claim, ClaimLine } from '../../../../shared/model/claims/claim.ts';
import { findToldBalances } from '../../../../shared/words/balances.ts';
import { amounts, eob, line, mark, usd } from '../../../fixtures/eob/build.ts';
import { findSilentLeaves, findSilentMeanings, patternOf } from '../../../support/examiner.ts';
import { corpus, describeWithCorpus } from '../../../support/needs.ts';
import { printCounts } from '../../../support/print-counts.ts';
import { read } from '../read.ts';

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
    [
      "a line's amount",
      {
        item: [line(1, {}, { adjudication: [{ ...amounts({ submitted: 10 })[0], modifierExtension }] })],
      },
    ],
    ['a sub-service', { item: [line(1, {}, { detail: [{ sequence: 1, modifierExtension }] })] }],
    ['an added line', { addItem: [line(1, { submitted: 10 }, { modifierExtension })] }],
    ['the payment', { payment: { amount: usd(10), identifier: { value: 'CHECK-1' }, modifierExtension } }],
    ['an insurance', { insurance: [{ focal: true, coverage: { display: 'Maple' }, modifierExtension }] }],
    ["Medicare's total", { benefitBalance: [{ financial: [{ modifierExtension }] }] }],
  ])('shows a claim where %s has an unknown modifier, says so and does not count it', (_, more) => {
    const claim = read(eob(more));
    expect(claim).toMatchObject({ counted: false, notCountedBecause: 'unknown-modifier' });
    expect(claim.unread).toEqual([
      { path: expect.stringContaining('modifierExtension'), text: expect.any(String) },
    ]);
  });

  it('tells an element of the payment that it has no place for, though a number stands beside it', () => {
    const payment = { amount: usd(10), identifier: { value: 'CHECK-1' }, heldUntil: 'Friday' };
    expect(read(eob({ payment })).unread).toEqual([{ path: 'payment.heldUntil', text: 'Friday' }]);
  });

  it('tells a balance without any limit as technical: no page shows it', () => {
    const benefitBalance = [{ category: { text: 'Medical care' }, term: { text: 'A year' } }];
    const claim = read(eob({ benefitBalance }));
    expect(findToldBalances(claim.balances)).toEqual([]);
    const told = claim.technical.map(({ path }) => path);
    expect(told).toEqual(expect.arrayContaining(['benefitBalance[0].category', 'benefitBalance[0].term']));
  });

  it('takes an empty list and an empty object for nothing', () => {
    const claim = read(eob({ addItem: [], related: {}, item: [line(1, {}, { modifier: [] })] }));
    expect(claim.unread).toEqual([]);
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

  it('reads for a list row, and to work with, the same facts: what is left out is told of an opened claim only', () => {
    const lines = [
      line(1, { submitted: 10, benefit: 8 }, { servicedDate: '2026-02-03' }),
      line(2, { submitted: 5 }, { detail: [{ sequence: 1, adjudication: amounts({ submitted: 5 }) }] }),
    ];
    const json = eob({ item: lines, careTeam: [{ sequence: 1, provider: { display: 'Dr. Ada Test' } }] });
    const listed = readListedClaim(json, { id: 'plan/1', resolve: new ReferenceIndex().resolve });
    if (listed.kind !== 'claim') throw new Error('no claim');
    const { planKind, facts, unread, technical, lines: opened, ...rest } = read(json);
    expect(listed.claim).toEqual({ ...rest, lines: opened.map(pickListed) });
    const working = readWorkingClaim(json, { id: 'plan/1', resolve: new ReferenceIndex().resolve });
    expect(working).toEqual({ ...rest, planKind, facts, lines: opened });
  });
});

function pickListed({ number, serviceStart, serviceEnd, service, modifiers, amounts, isTotal }: ClaimLine) {
  const listed = { number, serviceStart, serviceEnd, service, modifiers, amounts };
  return isTotal ? { ...listed, isTotal } : listed;
}

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
    supportingInfo: [{ sequence: 1, category: { coding: [{ code: 'weather' }] }, valueString: 'rain' }],
  });

  it('finds no silent element in a claim of many parts', () => {
    expect(findSilentLeaves(rich, examine)).toEqual([]);
  });

  it('notices a code that is told as technical only', () => {
    const losing = (json: Json) => {
      const found = examine(json);
      return found.kind === 'claim' ? { ...found.claim, facts: [], technical: [] } : found;
    };
    expect(findSilentMeanings(rich, losing).map(({ path }) => path)).toContain('supportingInfo[0].category');
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

/**
 * All that may be told as technical only: what ties elements together, what the record says of itself, what a state is
 * worked out from, references to records that are not here, times of day, and what is only said again (the type of a
 * diagnosis that is sent twice).
 */
const technicalOnly = [
  /^(?:language|text\.\w+|meta\.\w+(?:\[\])?|contained\[\]\.meta\.\w+(?:\[\])?)$/,
  /(?:^|\.)(?:sequence|\w+Sequence\[\]|focal|responsible)$/,
  /^contained\[\]\.(?:active|status|intent|resourceType|subject|beneficiary|performer\[\]|identifier\[\])$/,
  /^(?:use|outcome|type|subType|payment\.type|claim|item\[\]\.encounter\[\])$/,
  /^(?:provider|facility|insurance\[\]\.coverage|payee\.(?:party|type)|careTeam\[\]\.(?:provider|role))$/,
  /^contained\[\]\.(?:type|payor\[\])$/,
  /(?:^|\.)_?\w+(?:\[\])?\.extension\[\]\.valueCode$/,
  /uantity\.(?:system|code|unit)$/,
  /^(?:created|billablePeriod\.(?:start|end)|item\[\]\.servicedPeriod\.(?:start|end)|procedure\[\]\.date)$/,
  /^(?:benefitBalance\[\]\.category|diagnosis\[\]\.type\[\])$/,
  /^(?:adjudication|item\[\]\.adjudication)\[\]\.reason$/,
  /^extension\[\]\.url$/,
  /^(?:adjudication|total)\[\]\.amount\.(?:value|currency)$/,
];

describeWithCorpus('every element of the real claims', () => {
  const eobs = [...listEobs()];

  it('is read, or told as not understood or technical', { timeout: 3_600_000 }, () => {
    const { silent, claims, tried } = examineAll(eobs, findSilentLeaves, (claim) => claim);
    const unread = eobs.flatMap((one) => readOne(one)?.unread.map(({ path }) => patternOf(path)) ?? []);
    const understood = eobs.filter((one) => readOne(one)?.unread.length === 0).length;
    console.info(`${tried} elements of ${claims} claims tried; ${understood} claims understood whole`);
    printCounts('elements that were not understood', unread);
    expect(silent).toEqual([]);
    expect(claims).toBeGreaterThan(100);
  });

  it('is told as technical only where it ties others together or says nothing to a person', {
    timeout: 3_600_000,
  }, () => {
    const { silent, tried } = examineAll(eobs, findSilentMeanings, (claim) => ({ ...claim, technical: [] }));
    const lost = silent.filter(({ path }) => !technicalOnly.some((known) => known.test(patternOf(path))));
    console.info(`${tried} meanings tried`);
    printCounts(
      'meanings that are technical only',
      silent.map(({ path }) => patternOf(path)),
    );
    expect(lost).toEqual([]);
  });
});

type Eob = { file: string; resource: Resource; references: ReferenceIndex };

function readOne({ resource, references }: Eob): Claim | null {
  const result = readClaim(resource, { id: 'plan/1', resolve: references.resolve });
  return result.kind === 'claim' ? result.claim : null;
}

function examineAll(eobs: readonly Eob[], find: typeof findSilentLeaves, show: (claim: Claim) => unknown) {
  const timesOf = new Map<string, number>();
  const found = { silent: [] as { file: string; path: string; when: string }[], claims: 0, tried: 0 };
  for (const { file, resource, references } of eobs) {
    const readHere = (json: Json) => {
      const result = readClaim(json, { id: 'plan/1', resolve: references.resolve });
      return result.kind === 'claim' ? show(result.claim) : result;
    };
    if (readOne({ file, resource, references }) === null) continue;
    found.claims++;
    const isTried = (path: string) => {
      const key = `${file.split('/')[0]} ${patternOf(path)}`;
      const times = (timesOf.get(key) ?? 0) + 1;
      timesOf.set(key, times);
      if (times <= triedOfOnePath) found.tried++;
      return times <= triedOfOnePath;
    };
    for (const silent of find(resource, readHere, isTried)) found.silent.push({ file, ...silent });
  }
  return found;
}

function* listEobs(): Generator<Eob> {
  if (corpus === '') return;
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
