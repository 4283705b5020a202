import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../../electron/data/claims/compare/totals.ts';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { asResource, isObject, type Json } from '../../../electron/data/fhir/resource.ts';
import { Claim } from '../../../shared/model/claims/claim.ts';
import { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { parseCents, parseCentsText } from '../../../shared/money.ts';
import { eob, mark, usd, v2, v2Balance, v2Type } from '../../fixtures/eob/build.ts';
import * as vectors from '../../fixtures/eob/vectors.ts';
import { copy } from './read.ts';

const blueButton = eob({
  ...v2Type('CARRIER', 'professional'),
  benefitBalance: v2Balance({ nch_carr_clm_sbmtd_chrg_amt: 245.04, nch_clm_prvdr_pmt_amt: 132.98 }),
  payment: { amount: usd(132.98), adjustment: usd(-1.5), date: '2026-04-01' },
  careTeam: [
    { sequence: 1, role: { coding: [{ code: 'attending' }] }, provider: { display: 'Dr. Ada Moss' } },
  ],
  supportingInfo: [
    {
      sequence: 1,
      category: { coding: [{ code: 'admissionperiod' }] },
      timingPeriod: { start: '2026-03-01' },
    },
    { sequence: 2, category: { coding: [{ code: 'info' }] }, valueQuantity: { value: 3, unit: 'd' } },
  ],
  diagnosis: [{ sequence: 1, diagnosisCodeableConcept: { coding: [{ code: 'K57.20' }] } }],
  related: [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: 'CLAIM-0' } }],
  item: [
    {
      sequence: 1,
      adjudication: [
        { category: v2('submitted', 'line_sbmtd_chrg_amt'), amount: usd(245.04) },
        { category: v2('deductible', 'rev_cntr_cash_ddctbl_amt'), amount: usd(5.1) },
        { category: v2('deductible', 'rev_cntr_blood_ddctbl_amt'), amount: usd(2.2) },
        mark('benefitpaymentstatus', 'innetwork'),
      ],
      net: { value: 3.3 },
    },
  ],
});
const fixtures: Json[] = [...Object.values(vectors), blueButton];

/** The places of a JSON value, so that any one can be changed. */
function places(json: unknown): { parent: Record<string, unknown> | unknown[]; key: string | number }[] {
  if (Array.isArray(json)) return json.flatMap((value, key) => [{ parent: json, key }, ...places(value)]);
  if (!isObject(json)) return [];
  const parent = json as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...places(parent[key])]);
}

function centsIn(json: unknown, found = new Set<number>()): Set<number> {
  if (typeof json === 'number' || typeof json === 'string') {
    const cents = typeof json === 'string' ? parseCentsText(json) : parseCents(json);
    if (cents !== null) found.add(cents);
  } else if (typeof json === 'object' && json !== null)
    for (const value of Object.values(json)) centsIn(value, found);
  return found;
}

/** Every amount in a claim. */
function amountsIn(json: unknown): { cents: number; source: string }[] {
  if (typeof json !== 'object' || json === null) return [];
  const own = 'cents' in json && 'source' in json ? [json as { cents: number; source: string }] : [];
  return [...own, ...Object.values(json).flatMap(amountsIn)];
}

/** Reads without a throw, within the model, and without an amount "of the plan" that the plan did not send. */
function holds(json: unknown): void {
  const before = JSON.stringify(json);
  const result = readClaim(json, { id: 'plan/1', resolve: () => asResource(json) });
  expect(JSON.stringify(json)).toBe(before);
  if (result.kind !== 'claim') return;
  const { claim } = result;
  expect(Claim.parse(claim)).toEqual(claim);
  const sent = centsIn(json);
  for (const { cents, source } of amountsIn(claim)) if (source === 'plan') expect(sent).toContain(cents);
  const row = rowFromClaim(claim, { connectionId: 'plan', personId: 'p', planName: null, openedAt: null });
  expect(ClaimRow.parse(row)).toEqual(row);
  expect(totalsOf([row])).toHaveLength(1);
}

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    0,
    -1,
    1e300,
    '10.00',
    [],
    {},
    [null],
    [[]],
    { coding: 7 },
    { coding: [null] },
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e7, max: 1e7 }),
);

describe('any JSON', () => {
  it('is read or refused without throwing', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => holds(json)));
  });

  it('is read when it only calls itself an ExplanationOfBenefit', () => {
    const keys = Object.keys(blueButton);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (more) => {
        holds({ ...more, resourceType: 'ExplanationOfBenefit', patient: { reference: 'Patient/1' } });
      }),
      { numRuns: 500 },
    );
  });

  it('is read after any changes to a real claim', () => {
    const change = fc.tuple(fc.nat(10_000), fc.boolean(), value);
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtures),
        fc.array(change, { minLength: 1, maxLength: 6 }),
        (fixture, changes) => {
          const json = copy(fixture);
          for (const [at, remove, replacement] of changes) {
            const all = places(json);
            const place = all[at % all.length];
            if (!place) continue;
            const parent = place.parent as Record<string | number, unknown>;
            if (remove && !Array.isArray(parent)) delete parent[place.key];
            else parent[place.key] = structuredClone(replacement);
          }
          holds(json);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
