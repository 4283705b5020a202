import { describe, expect, it } from 'vitest';
import { type Amount, type Claim, findMember, listClaims, readCode, sumByCode } from './amounts.ts';

const every = listClaims(findMember('-10000010254618').claims);
const claims = every.filter(({ use }) => use === 'claim');
const findKind = ({ type }: Claim) => type.coding?.find(({ code = '' }) => /^[A-Z]+$/.test(code))?.code ?? '';
const listVariables = (amounts: readonly Amount[]) =>
  Object.fromEntries(
    amounts.map(({ category, amount }) => [
      category.coding?.[1]?.code?.split('/').at(-1),
      Math.round((amount?.value ?? 0) * 100),
    ]),
  );

describe('Sample Medicare', () => {
  it('has every kind of claim', () => {
    const kinds = new Set(claims.map(findKind));
    expect([...kinds].sort()).toEqual([
      'CARRIER',
      'DME',
      'HHA',
      'HOSPICE',
      'INPATIENT',
      'OUTPATIENT',
      'PDE',
      'SNF',
    ]);
  });

  it('files two codings per category, the second a variable address, and never a member liability', () => {
    for (const claim of claims) {
      const amounts = [...(claim.total ?? []), ...claim.item.flatMap(({ adjudication }) => adjudication)];
      for (const { category } of amounts) {
        expect(category.coding).toHaveLength(2);
        expect(category.coding?.[1]?.code).toMatch(/^https:\/\/bluebutton\.cms\.gov\/resources\/variables\//);
      }
      expect(JSON.stringify(claim)).not.toContain('memberliability');
    }
  });

  it('states the money of doctors’ claims in the benefit balance, not in the total', () => {
    const [carrier] = claims.filter((claim) => findKind(claim) === 'CARRIER');
    expect(sumByCode(carrier?.total)).toEqual({ priorpayerpaid: 0 });
    const balance = Object.fromEntries(
      carrier?.benefitBalance?.[0]?.financial?.map(({ type, usedMoney }) => [
        readCode(type)?.split('/').at(-1),
        Math.round((usedMoney?.value ?? Number.NaN) * 100),
      ]) ?? [],
    );
    const line = listVariables(carrier?.item[0]?.adjudication ?? []);
    expect(balance['nch_carr_clm_sbmtd_chrg_amt']).toBe(line['line_sbmtd_chrg_amt']);
    expect(balance['nch_carr_clm_alowd_amt']).toBe(line['line_alowd_chrg_amt']);
  });

  it('allows what Medicare and Walter pay together, within the yearly Part B deductible', () => {
    const years = new Map<string, number>();
    for (const claim of claims) {
      const line = listVariables(claim.item[0]?.adjudication ?? []);
      if (!('line_alowd_chrg_amt' in line)) continue;
      const parts =
        (line['line_bene_ptb_ddctbl_amt'] ?? 0) +
        (line['line_coinsrnc_amt'] ?? 0) +
        (line['line_nch_pmt_amt'] ?? 0);
      expect(parts, claim.id).toBe(line['line_alowd_chrg_amt']);
      const year = claim.billablePeriod.start.slice(0, 4);
      years.set(year, (years.get(year) ?? 0) + (line['line_bene_ptb_ddctbl_amt'] ?? 0));
    }
    for (const used of years.values()) expect(used).toBeLessThanOrEqual(240_00);
    expect(Math.max(...years.values())).toBeGreaterThan(0);
  });

  it('decided the same visits as the second plan', () => {
    // What he sent to the second plan alone was refused.
    const all = listClaims(findMember('walter-osgood').claims);
    const second = all.filter(({ payment }) => readCode(payment?.type) !== 'denied');
    expect(all.length - second.length).toBe(1);
    const byNumber = new Map(claims.map((claim) => [claim.identifier[0]?.value, claim]));
    for (const claim of second) {
      const visit = byNumber.get(claim.id.replace('walter', ''));
      expect(claim.billablePeriod).toEqual(visit?.billablePeriod);
      const medicarePaid = Math.round((visit?.payment?.amount?.value ?? -1) * 100);
      expect(sumByCode(claim.total)['priorpayerpaid'] ?? 0, claim.id).toBe(medicarePaid);
    }
    expect(second.length).toBeGreaterThan(30);
  });

  it('states the price of drugs, and amounts that are not the patient’s', () => {
    const drug = claims.find((claim) => findKind(claim) === 'PDE');
    const line = listVariables(drug?.item[0]?.adjudication ?? []);
    expect(line['tot_rx_cst_amt']).toBe((line['cvrd_d_plan_pd_amt'] ?? 0) + (line['ptnt_pay_amt'] ?? 0));
    expect(line['gdc_blw_oopt_amt']).toBe(line['tot_rx_cst_amt']);
    expect(drug?.payment?.amount).toBeUndefined();
  });
});
