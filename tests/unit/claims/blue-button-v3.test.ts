/** Blue Button v3, and what v2 and v3 say beside the adjudications. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { eob, mark, usd } from '../../fixtures/eob/build.ts';
import { read, stated } from './read.ts';

describe('Blue Button v3', () => {
  const system = 'https://bluebutton.cms.gov/fhir/CodeSystem/Adjudication';
  const v3 = (code: string, standard?: string) => ({
    coding: [...(standard ? [{ code: standard }] : []), { system, code, display: `Words for ${code}` }],
  });

  it('keys on its own column first, keeps counts as facts and unknown columns under their words', () => {
    const claim = read(
      eob({
        total: [
          { category: v3('CLM_MDCR_COINSRNC_AMT', 'coinsurance'), amount: usd(9.82) },
          { category: v3('CLM_BENE_PMT_COINSRNC_AMT', 'coinsurance'), amount: usd(10) },
          { category: v3('CLM_PRVDR_PMT_AMT', 'paidtoprovider'), amount: usd(50) },
          { category: v3('CLM_MDCR_PRFNL_PRMRY_PYR_AMT', 'paidtoprovider'), amount: usd(7) },
        ],
        adjudication: [
          { category: v3('CLM_INSTNL_CVRD_DAY_CNT'), value: 3 },
          { category: v3('CLM_MDCR_IP_PPS_OUTLIER_AMT'), amount: usd(40.11) },
        ],
      }),
    );
    expect(stated(claim, 'coinsurance', 'planPaid', 'otherInsurerPaid')).toEqual({
      coinsurance: '9.82 plan total',
      planPaid: '50.00 plan total',
      otherInsurerPaid: '7.00 plan total',
    });
    expect(claim.facts).toContainEqual({
      label: { text: 'Words for CLM_INSTNL_CVRD_DAY_CNT', code: 'CLM_INSTNL_CVRD_DAY_CNT', system: null },
      value: '3',
      lineNumber: null,
    });
    expect(claim.amounts.other.map(({ label, amount }) => [label, amount.cents])).toEqual([
      ['Words for CLM_BENE_PMT_COINSRNC_AMT', 1000],
      ['Words for CLM_MDCR_IP_PPS_OUTLIER_AMT', 4011],
    ]);
  });

  it('joins group and reason of an adjustment, and does not count what is not final', () => {
    const claim = read(
      eob({
        meta: { tag: [{ code: 'NotFinalAction' }] },
        item: [
          {
            sequence: 4,
            adjudication: [
              {
                category: { coding: [{ code: 'adjustmentreason' }] },
                reason: {
                  coding: [
                    { system: 'https://x12.org/codes/claim-adjustment-group-codes', code: 'PR' },
                    {
                      system: 'https://bluebutton.cms.gov/fhir/CodeSystem/ANSI-RSN-CD',
                      code: 'B7',
                      display: 'Invented words',
                    },
                  ],
                },
              },
            ],
          },
        ],
      }),
    );
    expect(claim.reasons).toEqual([
      {
        kind: 'adjustment',
        text: 'Invented words',
        code: 'PR-B7',
        system: 'CARC',
        noteNumber: null,
        lineNumber: 4,
      },
    ]);
    expect([claim.counted, claim.notCountedBecause, claim.state]).toEqual([
      false,
      'not-final',
      'plan-is-deciding',
    ]);
  });

  it('marks a deleted drug record as canceled though its status is active', () => {
    const claim = read(
      eob({
        type: {
          coding: [
            { system: 'https://bluebutton.cms.gov/fhir/CodeSystem/CLM-TYPE-CD', code: '3' },
            { code: 'pharmacy', system: 'http://terminology.hl7.org/CodeSystem/claim-type' },
          ],
        },
      }),
    );
    expect([claim.counted, claim.notCountedBecause]).toEqual([false, 'canceled']);
  });

  it('reads network status of every role, and lines that disagree as "other"', () => {
    const claim = read(
      eob({
        adjudication: [
          mark('billingnetworkstatus', 'innetwork'),
          mark('renderingnetworkstatus', 'outofnetwork'),
        ],
        item: [
          { adjudication: [mark('benefitpaymentstatus', 'innetwork')] },
          { adjudication: [mark('benefitpaymentstatus', 'outofnetwork')] },
        ],
      }),
    );
    expect(claim.network).toEqual({ billing: 'in', rendering: 'out', benefit: 'other' });
  });
});

describe('Medicare refusals outside the adjudications', () => {
  const extension = (name: string, code: string, display?: string) => ({
    url: `https://bluebutton.cms.gov/resources/variables/${name}`,
    valueCoding: { code, display },
  });

  it('are reasons, unless the code says that nothing was refused', () => {
    const reasons = (...list: Json[]) =>
      read(eob({ extension: list })).reasons.map(({ kind, code, text }) => [kind, code, text]);
    expect(reasons(extension('clm_mdcr_non_pmt_rsn_cd', 'B', 'Benefit exhausted'))).toEqual([
      ['denial', 'B', 'Benefit exhausted'],
    ]);
    expect(reasons(extension('carr_clm_pmt_dnl_cd', '0', 'Denied'))).toEqual([['denial', '0', 'Denied']]);
    expect(reasons(extension('clm_mdcr_non_pmt_rsn_cd', 'P'), extension('carr_clm_pmt_dnl_cd', '1'))).toEqual(
      [],
    );
  });

  it('come from the processing code of a line', () => {
    const line = (code: string) => ({
      sequence: 2,
      extension: [extension('line_prcsg_ind_cd', code, `Words for ${code}`)],
    });
    expect(read(eob({ item: [line('A')] })).reasons).toEqual([]);
    expect(read(eob({ item: [line('N')] })).reasons).toMatchObject([
      { kind: 'denial', code: 'N', text: 'Words for N', lineNumber: 2 },
    ]);
  });

  it('separate a group and a code that are written together', () => {
    const system = 'https://bluebutton.cms.gov/resources/variables/rev_cntr_1st_ansi_cd';
    const adjudication = [
      { category: { coding: [{ code: 'denialreason' }] }, reason: { coding: [{ system, code: 'CO120' }] } },
    ];
    expect(read(eob({ item: [{ adjudication }, { adjudication }] })).reasons).toEqual([
      { kind: 'denial', text: null, code: 'CO-120', system: 'CARC', noteNumber: null, lineNumber: 1 },
      { kind: 'denial', text: null, code: 'CO-120', system: 'CARC', noteNumber: null, lineNumber: 2 },
    ]);
  });
});
