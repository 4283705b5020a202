import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { factClaims } from '../../../fixtures/eob/fact-claims.ts';
import { oddClaims } from '../../../fixtures/eob/odd-claims.ts';
import { corpus, describeWithCorpus } from '../../../support/needs.ts';
import { read } from '../read.ts';
import { compareFacts } from './compare.ts';
import { loadExported, loadSent } from './load.ts';
import { finder } from './people.ts';
import { readFacts } from './read-facts.ts';
import { compareAll, type Found } from './sweep.ts';

const fixtures = path.resolve(import.meta.dirname, '../../../fixtures/eob');

/** What is wrong or missing, as lines to read. */
function faultsOf(found: readonly Found[]): string[] {
  return found
    .filter((one) => one.outcome === 'wrong' || one.outcome === 'missing')
    .map(({ file, kind, path, outcome, expected, got }) =>
      [file, kind, path, `${outcome}: expected "${expected}"${got === '' ? '' : `, got "${got}"`}`].join(
        ' · ',
      ),
    );
}

function printOutcomes(title: string, { claims, found }: ReturnType<typeof compareAll>): void {
  const count = (all: readonly Found[], outcome: Found['outcome']) =>
    all.filter((one) => one.outcome === outcome).length;
  const summary = (all: readonly Found[]) =>
    (['wrong', 'missing', 'listed'] as const)
      .map((outcome) => `${count(all, outcome)} ${outcome}`)
      .join(', ');
  const lines = [...Map.groupBy(found, ({ kind }) => kind)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([kind, all]) => `  ${kind}: ${all.length} facts, ${summary(all)}`);
  console.info(
    [`${title}: ${found.length} facts of ${claims} claims: ${summary(found)}`, ...lines].join('\n'),
  );
}

describe('facts of our own claims', () => {
  it('are what a second reading finds', async () => {
    const compared = compareAll(await loadExported(fixtures));
    printOutcomes('own claims', compared);
    expect(compared.claims).toBeGreaterThan(150);
    expect(compared.found.length).toBeGreaterThan(3000);
    expect(faultsOf(compared.found)).toEqual([]);
  });
});

describeWithCorpus('facts of the whole corpus', () => {
  it('are what a second reading finds', () => {
    const compared = compareAll(loadSent(corpus));
    printOutcomes('corpus', compared);
    expect(compared.claims).toBeGreaterThan(150);
    expect(compared.found.length).toBeGreaterThan(8000);
    expect(faultsOf(compared.found)).toEqual([]);
  });
});

describe('the comparison', () => {
  const [eob] = oddClaims;
  if (!eob) throw new Error('no claim');
  const facts = readFacts(eob, finder(eob, []));
  const outcomes = (change: (claim: ReturnType<typeof read>) => object) => {
    const claim = read(eob);
    return compareFacts(facts, { ...claim, ...change(claim) })
      .filter((one) => one.outcome !== 'right' && one.outcome !== 'listed')
      .map(({ kind, outcome, got }) => [kind, outcome, got]);
  };

  it('finds nothing where the claim says what the plan stated', () => {
    expect(outcomes(() => ({}))).toEqual([]);
  });

  it('tells a wrong, a missing and an invented fact', () => {
    expect(outcomes(() => ({ paidOn: '2026-03-23' }))).toEqual([['paid', 'wrong', '2026-03-23']]);
    expect(outcomes(() => ({ paidOn: null }))).toEqual([['paid', 'missing', '']]);
    expect(outcomes(({ chainNumbers }) => ({ chainNumbers: [...chainNumbers, 'CLAIM-9'] }))).toEqual([
      ['number that other claims name', 'wrong', 'CLAIM-9'],
    ]);
  });

  it('misses what stood among the other facts, unless it is listed', () => {
    const without = ({ facts: all }: ReturnType<typeof read>) =>
      all.filter(({ label }) => label.code !== 'pointoforigin');
    expect(outcomes((claim) => ({ facts: without(claim), technical: [] }))).toEqual([
      ['supporting information', 'missing', ''],
    ]);
    const path = `supportingInfo[${infoIndex(eob, 'pointoforigin')}]`;
    const unread = [{ path, text: 'listed' }];
    expect(outcomes((claim) => ({ facts: without(claim), unread, technical: [] }))).toEqual([]);
  });
});

describe('a change of any value of a claim', () => {
  it.each(factClaims.map((eob) => [eob]))('is noticed', (eob) => {
    const facts = readFacts(eob, finder(eob, []));
    const claim = read(eob);
    const faults = () =>
      JSON.stringify(compareFacts(facts, claim).filter(({ outcome }) => outcome !== 'right'));
    const before = faults();
    const unnoticed = valuesOf(claim).flatMap(({ path, change, restore }) => {
      change();
      const isNoticed = faults() !== before;
      restore();
      return isNoticed ? [] : [path];
    });
    expect(unnoticed).toEqual([]);
  });
});

/** Parts of a claim that are no facts of their own: its id here, amounts, and what was not understood. */
const noFacts = new Set(['id', 'claimId', 'amounts', 'amount', 'checks', 'unread', 'technical']);

type Value = { readonly path: string; readonly change: () => void; readonly restore: () => void };

/** Every value in an object, with a way to make it another. */
function valuesOf(parent: object, path = ''): Value[] {
  return Object.entries(parent).flatMap(([key, value]): Value[] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (value === null || value === undefined || noFacts.has(key)) return [];
    if (typeof value === 'object') return valuesOf(value, here);
    const other = typeof value === 'string' ? `${value}Q7` : typeof value === 'number' ? value + 91 : !value;
    const set = (to: unknown) => () => Reflect.set(parent, key, to);
    return [{ path: here, change: set(other), restore: set(value) }];
  });
}

function infoIndex(eob: object, code: string): number {
  const infos = 'supportingInfo' in eob && Array.isArray(eob.supportingInfo) ? eob.supportingInfo : [];
  return infos.findIndex((info) => JSON.stringify(info).includes(code));
}
