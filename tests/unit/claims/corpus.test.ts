import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { codesOf } from '../../../electron/data/fhir/codes.ts';
import { readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { asResource, isObject, type Json, type Resource } from '../../../electron/data/fhir/resource.ts';
import { Claim } from '../../../shared/model/claims/claim.ts';
import { parseCents } from '../../../shared/money.ts';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { printCounts } from '../../support/print-counts.ts';

function eobsOf(json: unknown): Resource[] {
  const page = readBundle(json);
  const own = asResource(json);
  const all = page.isBundle
    ? [...page.matches, ...page.included].map(({ resource }) => resource)
    : own
      ? [own]
      : [];
  return all.filter(({ resourceType }) => resourceType === 'ExplanationOfBenefit');
}

function load(file: string): Resource[] {
  const text = readFileSync(`${corpus}/${file}`, 'utf8');
  const jsons = file.endsWith('.ndjson')
    ? text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [JSON.parse(text)];
  return jsons.flatMap(eobsOf);
}

/** Amounts as a plan may send them: money under these keys, but not the zero beside a status. */
function moneyIn(json: unknown, found: number[] = []): number[] {
  if (Array.isArray(json)) for (const value of json) moneyIn(value, found);
  else if (isObject(json))
    for (const [key, value] of Object.entries(json)) {
      const isMoney = [
        'amount',
        'net',
        'unitPrice',
        'usedMoney',
        'allowedMoney',
        'valueMoney',
        'adjustment',
      ].includes(key);
      const cents = isMoney && isObject(value) ? parseCents(value['value']) : null;
      if (cents !== null && !(cents === 0 && isStatus(json))) found.push(cents);
      else if (key !== 'contained') moneyIn(value, found);
    }
  return found;
}

function isStatus(entry: Json): boolean {
  const category = isObject(entry['category']) ? entry['category'] : null;
  return codesOf(category).some((code) => ['innetwork', 'outofnetwork', 'other'].includes(code));
}

function centsIn(json: unknown, found = new Set<number>()): Set<number> {
  if (typeof json !== 'object' || json === null) return found;
  if ('cents' in json && typeof json.cents === 'number') found.add(json.cents);
  for (const value of Object.values(json)) centsIn(value, found);
  return found;
}

const category = (eob: Json, path: (json: Json) => unknown, variable: string): number | null => {
  const list = path(eob);
  for (const entry of Array.isArray(list) ? list : []) {
    const type = entry.type ?? entry.category;
    if (codesOf(type).some((code) => code.endsWith(`/${variable}`)))
      return parseCents((entry.usedMoney ?? entry.amount)?.value);
  }
  return null;
};

describeWithCorpus('the whole corpus', () => {
  const files = corpus ? globSync(['**/*.json', '**/*.ndjson'], { cwd: corpus }).toSorted() : [];
  const eobs = files.flatMap((file) => load(file).map((eob) => ({ file, eob })));
  const results = eobs.map(({ file, eob }) => ({
    file,
    eob,
    result: readClaim(eob, { id: file, resolve: () => null }),
  }));

  it('is read: each EOB is a claim or says why not, STU3 is refused', () => {
    const reasons = results.flatMap(({ result }) => (result.kind === 'claim' ? [] : [result.reason]));
    printCounts(
      'ExplanationOfBenefit',
      results.map(({ file }) => file.split('/')[0] ?? ''),
    );
    expect(results).toHaveLength(161);
    expect(reasons.filter((reason) => reason === 'old-fhir-version')).toHaveLength(5);
    expect(reasons.filter((reason) => reason === 'prior-authorization')).toHaveLength(5);
    expect(reasons).toHaveLength(10);
    for (const { file, result } of results)
      if (file.startsWith('stu3')) expect(result).toEqual({ kind: 'not-claim', reason: 'old-fhir-version' });
  });

  it("gives claims of the model's shape", () => {
    for (const { result } of results)
      if (result.kind === 'claim') expect(Claim.parse(result.claim)).toEqual(result.claim);
  });

  it('loses no amount', () => {
    let checked = 0;
    for (const { file, eob, result } of results) {
      if (result.kind !== 'claim') continue;
      const reachable = centsIn(result.claim);
      for (const cents of moneyIn(eob)) {
        checked++;
        expect(reachable.has(cents), `${file}: ${cents} cents`).toBe(true);
      }
    }
    expect(checked).toBeGreaterThan(3000);
  });

  it('takes every Blue Button v2 charge once', () => {
    let checked = 0;
    for (const { file, eob, result } of results) {
      if (result.kind !== 'claim' || !/^(?:bfd-v2|bluebutton-(?:sample|web))/.test(file)) continue;
      const { amounts, kind } = result.claim;
      const balance = (json: Json) =>
        (json['benefitBalance'] as { financial: Json[] }[] | undefined)?.flatMap(
          ({ financial }) => financial,
        );
      const items = (json: Json) =>
        (json['item'] as { adjudication: Json[] }[]).flatMap(({ adjudication }) => adjudication ?? []);
      const carrier = category(eob, balance, 'nch_carr_clm_sbmtd_chrg_amt');
      const drug = category(eob, items, 'tot_rx_cst_amt');
      const institutional = category(eob, (json) => json['total'], 'clm_tot_chrg_amt');
      const charge = kind === 'pharmacy' ? amounts.drugPrice : amounts.billed;
      expect(charge?.cents, `${file} ${eob.id}`).toBe(
        kind === 'pharmacy' ? drug : (carrier ?? institutional),
      );
      checked++;
    }
    expect(checked).toBeGreaterThan(30);
  });

  it('prints as one JSON document by the inspector', { timeout: 120_000 }, () => {
    const paths = files.map((file) => `${corpus}/${file}`);
    const output = execFileSync(process.execPath, ['scripts/claims.ts', ...paths, `${corpus}/missing.json`], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const document = JSON.parse(output);
    expect(Object.keys(document)).toEqual(['claims', 'notClaims', 'problems', 'totals']);
    expect(document.claims).toHaveLength(151);
    expect(document.notClaims).toHaveLength(10);
    expect(document.problems.map((problem: { file: string }) => problem.file)).toContain(
      `${corpus}/missing.json`,
    );
    const places = [...document.claims, ...document.notClaims].map(({ file, entry }) => `${file}#${entry}`);
    expect(new Set(places).size).toBe(161);
  });
});
