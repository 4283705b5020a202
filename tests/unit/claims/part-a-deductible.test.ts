/** Medicare version 3: a "deductible" on Part A claims that may be the total of deductibles and coinsurance. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { eob, usd } from '../../fixtures/eob/build.ts';
import { check, read, stated } from './read.ts';

const system = 'https://bluebutton.cms.gov/fhir/CodeSystem';

function money(code: string, variable: string, value: number): Json {
  const own = { system: `${system}/Adjudication`, code: variable, display: `Invented ${variable}` };
  return { category: { coding: [{ code }, own] }, amount: usd(value) };
}

/** A v3 claim with that deductible amount, coinsurance, and own deductible in its header. */
function medicare(
  type: string,
  amount: number,
  coinsurance: number | null,
  own: number | null = null,
  more: readonly Json[] = [],
) {
  const total = [...more, money('deductible', 'CLM_MDCR_DDCTBL_AMT', amount)];
  if (coinsurance !== null) total.push(money('coinsurance', 'CLM_MDCR_COINSRNC_AMT', coinsurance));
  const header = own === null ? [] : [money('x', 'CLM_MDCR_IP_BENE_DDCTBL_AMT', own)];
  const coding = [{ code: 'institutional' }, { system: `${system}/EOB-TYPE`, code: type }];
  return read(eob({ type: { coding }, total, adjudication: header }));
}

const names = ['deductible', 'coinsurance', 'yourShare', 'mayOwe'] as const;
const others = (claim: ReturnType<typeof read>) =>
  claim.amounts.other.map(({ label, amount }) => [label, amount.cents]);

describe("Medicare's deductible amount of Part A", () => {
  it('is the total where it equals the coinsurance of a nursing stay: each dollar counts once', () => {
    const claim = medicare('SNF', 4190, 4190);
    expect(stated(claim, ...names)).toEqual({
      deductible: null,
      coinsurance: '4190.00 plan total',
      yourShare: '4190.00 computed total',
      mayOwe: '4190.00 computed total',
    });
    expect(others(claim)).toEqual([['Invented CLM_MDCR_DDCTBL_AMT', 419_000]]);
    expect(check(claim, 'deductible-unclear')).toBeUndefined();
  });

  it('is the total where the own deductible and the coinsurance make it up', () => {
    const claim = medicare('INPATIENT', 2000, 324, 1676);
    expect(stated(claim, 'deductible', 'coinsurance', 'yourShare')).toEqual({
      deductible: '1676.00 plan header',
      coinsurance: '324.00 plan total',
      yourShare: '2000.00 computed header',
    });
  });

  it.each<[string, number, number | null, number | null, string]>([
    ['beside the same own deductible', 1676, 419, 1676, '2095.00 computed total'],
    ['without coinsurance', 1676, null, null, '1676.00 computed total'],
    ['with coinsurance of zero', 1676, 0, null, '1676.00 computed total'],
    ['of zero', 0, 419, null, '419.00 computed total'],
  ])('is the deductible %s', (_name, amount, coinsurance, own, share) => {
    const claim = medicare('INPATIENT', amount, coinsurance, own);
    expect(claim.amounts.deductible?.cents).toBe(amount * 100);
    expect(stated(claim, 'yourShare')['yourShare']).toBe(share);
    expect(check(claim, 'deductible-unclear')).toBeUndefined();
  });

  it.each(['INPATIENT', 'SNF', 'HOSPICE', 'HHA'])('makes no share of %s where readings disagree', (type) => {
    const claim = medicare(type, 2000, 324);
    expect(stated(claim, ...names)).toEqual({
      deductible: null,
      coinsurance: '324.00 plan total',
      yourShare: null,
      mayOwe: null,
    });
    expect(others(claim)).toEqual([['Invented CLM_MDCR_DDCTBL_AMT', 200_000]]);
    expect(check(claim, 'deductible-unclear')?.ok).toBe(true);
    expect(check(medicare(type, 2000, 324, 1000), 'deductible-unclear')?.ok).toBe(true);
  });

  it.each(['OUTPATIENT', 'CARRIER', 'DME'])('of Part B (%s) is the deductible alone', (type) => {
    const approved = money('eligible', 'CLM_ALOWD_CHRG_AMT', 400);
    const paid = money('paidtoprovider', 'CLM_PRVDR_PMT_AMT', 160);
    const claim = medicare(type, 200, 40, null, [approved, paid]);
    expect(stated(claim, 'deductible', 'yourShare')).toEqual({
      deductible: '200.00 plan total',
      yourShare: '240.00 computed total',
    });
  });
});
