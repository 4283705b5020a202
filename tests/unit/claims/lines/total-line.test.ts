/** The revenue line 0001, "total charge": the sum of the others, never one of them. */
import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import { amounts, eob, line, typed } from '../../../fixtures/eob/build.ts';
import { check, read, stated } from '../read.ts';

const nubc = 'https://www.nubc.org/CodeSystem/RevenueCodes';
const medicare = 'https://bluebutton.cms.gov/resources/variables/rev_cntr';

function revenue(code: string | number, system: string | undefined = nubc): Json {
  return { revenue: { coding: [{ system, code }] } };
}

function hospital(item: Json[], more: Json = {}) {
  return read(eob({ ...typed('institutional', 'outpatient'), item, ...more }));
}

const services = [
  line(1, { submitted: 100, noncovered: 10, benefit: 60 }, revenue('0301')),
  line(2, { submitted: 50, noncovered: 0, benefit: 30 }, revenue('0250')),
];
const sum = (values: Record<string, number>, code: Json = revenue('0001')) => line(3, values, code);

describe('a line of total charge', () => {
  it.each<[string, Json]>([
    ['of NUBC', revenue('0001')],
    ['of Medicare', revenue('0001', medicare)],
    ['unpadded', revenue('1', medicare)],
    ['sent as a number', revenue(1)],
    ['without a system', revenue('0001', undefined)],
    [
      'as the second code',
      {
        revenue: {
          coding: [
            { system: 'urn:x', code: 'all' },
            { system: nubc, code: '0001' },
          ],
        },
      },
    ],
  ])('%s is not added to the others', (_name, code) => {
    const claim = hospital([...services, sum({ submitted: 150, noncovered: 10 }, code)]);
    expect(stated(claim, 'billed', 'notCovered', 'planPaid')).toEqual({
      billed: '150.00 plan lines',
      notCovered: '10.00 plan lines',
      planPaid: '90.00 computed lines',
    });
    expect(claim.amounts.billed?.from).toEqual(['item[2].adjudication[0].amount']);
    expect(claim.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(check(claim, 'lines-match-total', 'billed')).toMatchObject({ ok: true, differenceCents: 0 });
    expect(claim.lines.map(({ number, isTotal }) => [number, isTotal])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, true],
    ]);
  });

  it("is not a line's code of what the deductible applies to", () => {
    const code = revenue('1', 'https://bluebutton.cms.gov/resources/variables/rev_cntr_ddctbl_coinsrnc_cd');
    const claim = hospital([...services, sum({ submitted: 150 }, code)]);
    expect(stated(claim, 'billed')).toEqual({ billed: '300.00 computed lines' });
  });

  it('agrees with the stated total without a discount that nobody gave', () => {
    const claim = hospital([...services, sum({ submitted: 150 })], {
      total: amounts({ submitted: 150, eligible: 140, noncovered: 10, benefit: 90, memberliability: 50 }),
    });
    expect(stated(claim, 'billed', 'discount')).toEqual({
      billed: '150.00 plan total',
      discount: '0.00 computed total',
    });
    expect(claim.checks.filter(({ code }) => code === 'lines-match-total')).toMatchObject([{ ok: true }]);
  });

  it('that differs from the services is said, not added and not hidden by a total that agrees', () => {
    const claim = hospital([...services, sum({ submitted: 180 })]);
    expect(stated(claim, 'billed')).toEqual({ billed: '180.00 plan lines' });
    expect(check(claim, 'lines-match-total', 'billed')).toMatchObject({ ok: false, differenceCents: 3000 });
    const total = { total: amounts({ submitted: 150 }) };
    expect(
      check(hospital([...services, sum({ submitted: 180 })], total), 'lines-match-total', 'billed'),
    ).toMatchObject({
      ok: false,
      differenceCents: 3000,
    });
  });

  it('that says nothing of an amount, or zero for what services state, leaves their sum complete', () => {
    const claim = hospital([...services, sum({ submitted: 150, benefit: 0 })]);
    expect(stated(claim, 'planPaid', 'notCovered')).toEqual({
      planPaid: '90.00 computed lines',
      notCovered: '10.00 computed lines',
    });
    expect(claim.checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('states what no service does', () => {
    const claim = hospital([...services, sum({ submitted: 150, deductible: 50, coinsurance: 0 })]);
    expect(stated(claim, 'deductible', 'coinsurance', 'yourShare')).toEqual({
      deductible: '50.00 plan lines',
      coinsurance: '0.00 plan lines',
      yourShare: '50.00 computed lines',
    });
  });

  it('alone stands for its services', () => {
    const alone = hospital([sum({ submitted: 150, benefit: 90 })]);
    expect(stated(alone, 'billed', 'planPaid')).toEqual({
      billed: '150.00 plan lines',
      planPaid: '90.00 plan lines',
    });
    expect(alone.lines).toMatchObject([{ isTotal: true }]);
    const twice = hospital([sum({ submitted: 150 }), { ...sum({ submitted: 150 }), sequence: 4 }]);
    expect(stated(twice, 'billed')).toEqual({ billed: '150.00 plan lines' });
  });

  it('is neither a refused service nor what the claim is for', () => {
    const refused = { submitted: 150, noncovered: 150, benefit: 0 };
    const named = { ...sum(refused), productOrService: { text: 'Everything together' } };
    const unnamed = services.map((service) => ({ ...service, productOrService: {} }));
    const claim = hospital([...unnamed, named]);
    expect(claim.state).toBe('plan-paid');
    const owner = { connectionId: 'plan', personId: 'p1', planName: null, openedAt: null };
    expect(rowFromClaim(claim, owner).what).toBeNull();
    expect(rowFromClaim(hospital(services), owner).what).toBe('Invented service 1');
  });
});
