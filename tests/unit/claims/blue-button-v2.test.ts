import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { eob, usd, v2, v2Balance, v2Type } from '../../fixtures/eob/build.ts';
import { check, read, stated } from './read.ts';

const v2Line = (
  sequence: number,
  values: readonly (readonly [string, string, number])[],
  more: Json = {},
): Json => ({
  sequence,
  adjudication: values.map(([code, variable, value]) => ({
    category: v2(code, variable),
    amount: usd(value),
  })),
  ...more,
});
const noDenial = {
  category: { coding: [{ code: 'denialreason' }] },
  reason: {
    coding: [
      {
        system: 'https://bluebutton.cms.gov/resources/variables/carr_line_rdcd_pmt_phys_astn_c',
        code: '0',
        display: 'N/A',
      },
    ],
  },
};

describe('Blue Button v2', () => {
  const carrier = eob({
    ...v2Type('CARRIER', 'professional'),
    total: [{ category: v2('priorpayerpaid', 'clm_tot_chrg_amt'), amount: usd(0) }],
    benefitBalance: v2Balance({
      nch_carr_clm_sbmtd_chrg_amt: 245.04,
      nch_carr_clm_alowd_amt: 166.23,
      carr_clm_cash_ddctbl_apld_amt: 0,
      nch_clm_prvdr_pmt_amt: 132.98,
      nch_clm_bene_pmt_amt: 0,
    }),
    payment: { amount: usd(132.98) },
    item: [
      v2Line(1, [
        ['submitted', 'line_sbmtd_chrg_amt', 245.04],
        ['eligible', 'line_alowd_chrg_amt', 166.23],
        ['coinsurance', 'line_coinsrnc_amt', 33.25],
        ['benefit', 'line_nch_pmt_amt', 132.98],
      ]),
    ],
  });

  it('takes a carrier claim from its balances and lines, never the zero total', () => {
    const claim = read(carrier);
    expect(claim.kind).toBe('professional');
    expect(claim.state).toBe('plan-paid');
    expect(
      stated(claim, 'billed', 'allowed', 'planPaid', 'otherInsurerPaid', 'coinsurance', 'yourShare'),
    ).toEqual({
      billed: '245.04 plan balance',
      allowed: '166.23 plan balance',
      planPaid: '132.98 plan payment',
      otherInsurerPaid: null,
      coinsurance: '33.25 plan lines',
      yourShare: '33.25 computed balance',
    });
    expect(claim.amounts.other.map(({ code, amount }) => [code, amount.cents])).toEqual([
      ['clm_tot_chrg_amt', 0],
    ]);
    expect(check(claim, 'payment-adds-up')?.ok).toBe(true);
  });

  it('takes "no reduction" for no denial', () => {
    const item = [{ sequence: 1, adjudication: [noDenial] }];
    expect(read({ ...carrier, item }).reasons).toEqual([]);
  });

  it('reads a revenue line with three kinds of "submitted" as one charge', () => {
    const claim = read(
      eob({
        ...v2Type('OUTPATIENT', 'institutional'),
        total: [{ category: v2('submitted', 'clm_tot_chrg_amt'), amount: usd(999.85) }],
        item: [
          v2Line(1, [
            ['submitted', 'rev_cntr_rate_amt', 5],
            ['submitted', 'rev_cntr_tot_chrg_amt', 999.85],
            ['submitted', 'rev_cntr_pmt_amt_amt', 500],
            ['deductible', 'rev_cntr_blood_ddctbl_amt', 10.45],
            ['deductible', 'rev_cntr_cash_ddctbl_amt', 12.89],
            ['coinsurance', 'rev_cntr_coinsrnc_wge_adjstd_c', 15.23],
            ['coinsurance', 'rev_cntr_rdcd_coinsrnc_amt', 11],
            ['paidbypatient', 'rev_cntr_ptnt_rspnsblty_pmt', 34.34],
          ]),
        ],
      }),
    );
    expect(claim.kind).toBe('outpatient');
    expect(stated(claim, 'billed', 'deductible', 'coinsurance', 'planPaid', 'alreadyPaid')).toEqual({
      billed: '999.85 plan total',
      deductible: '23.34 computed lines',
      coinsurance: '11.00 plan lines',
      planPaid: '500.00 plan lines',
      alreadyPaid: null,
    });
    const kept = claim.lines[0]?.amounts.other.map(({ code, amount }) => [code, amount.cents]);
    expect(kept).toContainEqual(['rev_cntr_rate_amt', 500]);
    expect(kept).toContainEqual(['rev_cntr_coinsrnc_wge_adjstd_c', 1523]);
    expect(kept).toContainEqual(['rev_cntr_ptnt_rspnsblty_pmt', 3434]);
  });

  it('falls back to the wage adjusted coinsurance when the reduced one is zero', () => {
    const claim = read(
      eob({
        item: [
          v2Line(1, [
            ['coinsurance', 'rev_cntr_coinsrnc_wge_adjstd_c', 15.23],
            ['coinsurance', 'rev_cntr_rdcd_coinsrnc_amt', 0],
          ]),
        ],
      }),
    );
    expect(stated(claim, 'coinsurance')).toEqual({ coinsurance: '15.23 plan lines' });
  });

  it('reads a drug event: price, plan payment, counter payment; thresholds and subsidies are not yours', () => {
    const claim = read(
      eob({
        ...v2Type('PDE', 'pharmacy'),
        facility: {
          identifier: { type: { coding: [{ code: 'npi' }] }, value: '1023011079' },
          display: 'Corner Pharmacy',
        },
        provider: { identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1023011079' } },
        total: [
          { category: v2('drugcost', 'tot_rx_cst_amt'), amount: usd(550) },
          {
            category: { coding: [{ system: 'http://x/C4BBPayerAdjudicationStatus', code: 'other' }] },
            amount: usd(0),
          },
        ],
        item: [
          v2Line(1, [
            ['benefit', 'cvrd_d_plan_pd_amt', 126.99],
            ['coinsurance', 'gdc_blw_oopt_amt', 995.34],
            ['coinsurance', 'gdc_abv_oopt_amt', 15.25],
            ['paidbypatient', 'ptnt_pay_amt', 235.85],
            ['priorpayerpaid', 'othr_troop_amt', 17.3],
            ['discount', 'lics_amt', 122.23],
            ['priorpayerpaid', 'plro_amt', 42.42],
            ['drugcost', 'tot_rx_cst_amt', 550],
            ['discount', 'rptd_gap_dscnt_num', 317.22],
          ]),
        ],
      }),
    );
    expect(claim.kind).toBe('pharmacy');
    expect(claim.facility?.name).toBe('Corner Pharmacy');
    expect(
      stated(
        claim,
        'drugPrice',
        'planPaid',
        'alreadyPaid',
        'coinsurance',
        'discount',
        'otherInsurerPaid',
        'yourShare',
        'mayOwe',
      ),
    ).toEqual({
      drugPrice: '550.00 plan total',
      planPaid: '126.99 plan lines',
      alreadyPaid: '235.85 plan lines',
      coinsurance: null,
      discount: null,
      otherInsurerPaid: null,
      yourShare: null,
      mayOwe: null,
    });
    expect(claim.lines[0]?.amounts.other).toHaveLength(6);
  });

  it('keeps the misfiled payment to the patient of an equipment claim under its own name', () => {
    const claim = read(
      eob({
        ...v2Type('DME', 'institutional'),
        item: [
          v2Line(1, [
            ['paidtoprovider', 'line_prvdr_pmt_amt', 120],
            ['paidtoprovider', 'line_bene_pmt_amt', 82.29],
            ['submitted', 'line_dme_prchs_price_amt', 82.29],
            ['submitted', 'line_sbmtd_chrg_amt', 130.45],
            ['eligible', 'line_prmry_alowd_chrg_amt', 20.29],
            ['eligible', 'line_alowd_chrg_amt', 129.45],
          ]),
        ],
      }),
    );
    expect(claim.kind).toBe('equipment');
    expect(stated(claim, 'billed', 'allowed', 'planPaid', 'paidToYou')).toEqual({
      billed: '130.45 plan lines',
      allowed: '129.45 plan lines',
      planPaid: '120.00 plan lines',
      paidToYou: null,
    });
    expect(claim.amounts.other).toEqual([]);
    expect(claim.lines[0]?.amounts.other.map(({ amount }) => amount.cents).toSorted()).toEqual([
      2029, 8229, 8229,
    ]);
  });

  it('reads codes in the early order, without currency, and with a value set as system', () => {
    const reversed = {
      coding: [
        {
          system: 'https://bluebutton.cms.gov/resources/codesystem/adjudication',
          code: 'https://bluebutton.cms.gov/resources/variables/ptnt_pay_amt',
        },
        { system: 'http://hl7.org/fhir/us/carin-bb/ValueSet/C4BBAdjudication', code: 'paidbypatient' },
      ],
    };
    const claim = read(
      eob({
        ...v2Type('PDE', 'pharmacy'),
        item: [{ adjudication: [{ category: reversed, amount: { value: 10 } }] }],
      }),
    );
    expect(claim.amounts.alreadyPaid).toMatchObject({ cents: 1000, currency: 'USD', source: 'plan' });
    expect(check(claim, 'currency-not-stated')?.ok).toBe(true);
  });

  it('takes the processing date, not the moment of the answer, as decision date', () => {
    const claim = read(
      eob({
        ...v2Type('CARRIER', 'professional'),
        created: '2026-09-09T10:00:00Z',
        supportingInfo: [
          {
            sequence: 1,
            category: {
              coding: [
                { code: 'clmrecvddate' },
                { code: 'https://bluebutton.cms.gov/resources/variables/nch_wkly_proc_dt' },
              ],
            },
            timingDate: '2026-04-03',
          },
        ],
      }),
    );
    expect(claim.decidedOn).toBe('2026-04-03');
    expect(read(eob({ created: '2026-09-09T10:00:00Z' })).decidedOn).toBe('2026-09-09');
  });

  it("names a fact by Blue Button's own code, wherever it stands among the codings", () => {
    const own = {
      system: 'https://bluebutton.cms.gov/resources/codesystem/information',
      code: 'https://bluebutton.cms.gov/resources/variables/clm_freq_cd',
    };
    const other = { system: 'http://example.org/info', code: 'other' };
    for (const coding of [
      [own, other],
      [other, own],
    ]) {
      const claim = read(eob({ supportingInfo: [{ category: { coding }, valueString: 'yes' }] }));
      expect(claim.facts.map(({ label }) => label.code)).toEqual(['clm_freq_cd']);
    }
  });

  it('keeps group and prescription numbers apart from the claim number', () => {
    const claim = read(
      eob({
        ...v2Type('PDE', 'pharmacy'),
        identifier: [
          {
            type: { coding: [{ code: 'uc' }] },
            system: 'https://bluebutton.cms.gov/resources/identifier/claim-group',
            value: '900',
          },
          {
            type: { coding: [{ code: 'uc' }] },
            system: 'https://bluebutton.cms.gov/resources/variables/rx_srvc_rfrnc_num',
            value: '799',
          },
          {
            type: { coding: [{ code: 'uc' }] },
            system: 'https://bluebutton.cms.gov/resources/variables/pde_id',
            value: '89',
          },
        ],
      }),
    );
    expect(claim.claimNumber).toBe('89');
    expect(claim.chainNumbers).toEqual(['89']);
    expect(claim.drug?.prescriptionNumber).toBe('799');
    expect(claim.otherNumbers).toEqual([
      { label: 'claim-group', value: '900' },
      { label: 'rx_srvc_rfrnc_num', value: '799' },
    ]);
  });
});
