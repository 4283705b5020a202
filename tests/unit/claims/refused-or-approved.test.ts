/** Claims for which the plan paid nothing: refused, gone to the deductible, or approved with nothing left to pay. */
import { describe, expect, it } from 'vitest';
import { rowFromClaim } from '../../../electron/data/claims/read/claim-row.ts';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { amounts, eob, line, typed, usd, v2Type } from '../../fixtures/eob/build.ts';
import { read } from './read.ts';

const owner = { connectionId: 'plan', personId: 'p1', planName: 'Evergreen', openedAt: null };
const carc = 'https://x12.org/codes/claim-adjustment-reason-codes';

/** An adjudication with a reason: `adjustmentreason` with CARC 50, unless said otherwise. */
function reason(code: string, category = 'adjustmentreason', system = carc): Json {
  return { category: { coding: [{ code: category }] }, reason: { coding: [{ system, code }] } };
}

const paid = { payment: { type: { coding: [{ code: 'paid' }] } } };
const toDeductible = { submitted: 100, eligible: 80, discount: 20, deductible: 80, benefit: 0 };

function judge(more: Json) {
  const claim = read(eob(more));
  return [claim.state, rowFromClaim(claim, owner).attention];
}

describe('approved with nothing for the plan to pay', () => {
  it.each<[string, Json]>([
    ['bundled', { ...paid, total: amounts({ submitted: 150, benefit: 0, memberliability: 0 }) }],
    [
      'paid by a fixed monthly fee',
      { ...paid, total: amounts({ submitted: 150, eligible: 90, benefit: 0, memberliability: 0 }) },
    ],
    ['accepted, share not given', { ...paid, total: amounts({ submitted: 150, benefit: 0 }) }],
    [
      'all of it adjusted',
      {
        total: amounts({ submitted: 150, eligible: 0, benefit: 0, memberliability: 0 }),
        adjudication: [reason('97')],
      },
    ],
    [
      'all of it discounted',
      { total: amounts({ submitted: 150, discount: 150, eligible: 0, benefit: 0, memberliability: 0 }) },
    ],
    [
      'a copay of the whole price',
      { total: amounts({ submitted: 15, eligible: 15, benefit: 0, copay: 15 }) },
    ],
    [
      'another insurer paid all',
      {
        total: amounts({ submitted: 100, discount: 30, priorpayerpaid: 70, benefit: 0, memberliability: 0 }),
      },
    ],
    [
      'at the pharmacy',
      { ...typed('pharmacy'), total: amounts({ drugcost: 12, paidbypatient: 12, benefit: 0 }) },
    ],
  ])('%s', (_name, more) => {
    expect(judge(more)).toEqual(['approved-no-payment', null]);
  });

  it.each<[string, Json]>([
    ['nothing covered', { ...paid, total: amounts({ submitted: 150, noncovered: 150, benefit: 0 }) }],
    ['a refusal', { ...paid, total: amounts({ submitted: 150, benefit: 0 }), adjudication: [reason('50')] }],
    ['nothing but zeros', { total: amounts({ submitted: 150, benefit: 0, deductible: 0 }) }],
  ])('but not with %s', (_name, more) => {
    expect(judge(more)).toEqual(['plan-did-not-pay', 'not-paid']);
  });
});

describe('a refusal', () => {
  const nonPayment = (code: string): Json => ({
    url: 'https://bluebutton.cms.gov/resources/variables/clm_mdcr_non_pmt_rsn_cd',
    valueCoding: { code, display: 'Invented words' },
  });
  const v3NonPayment = (code: string): Json => ({
    category: { coding: [{ code: 'CLM_MDCR_NPMT_RSN_CD' }] },
    code: { coding: [{ system: 'https://bluebutton.cms.gov/fhir/CodeSystem/CLM-MDCR-NPMT-RSN-CD', code }] },
  });
  const carrierDenial: Json = {
    url: 'https://bluebutton.cms.gov/resources/variables/carr_clm_pmt_dnl_cd',
    valueCoding: { code: '0', display: 'Invented words' },
  };
  it.each<[string, Json]>([
    [
      'of Medicare v2, whole claim',
      { ...v2Type('INPATIENT', 'institutional'), extension: [nonPayment('N')] },
    ],
    ['of Medicare v3, whole claim', { supportingInfo: [v3NonPayment('N')] }],
    ['of a Medicare carrier', { ...v2Type('CARRIER', 'professional'), extension: [carrierDenial] }],
    ['with reason 50', { adjudication: [reason('50')] }],
    ['with reason 50 in the group of the patient', { adjudication: [reason('PR50')] }],
    ['with reason 50 beside a contract reason', { adjudication: [reason('45'), reason('50')] }],
    ['of guide 1.1', { adjudication: [reason('Z9', 'denialreason', 'http://example.org/reasons')] }],
  ])('%s is not a deductible', (_name, more) => {
    const claim = read(eob({ total: amounts(toDeductible), ...more }));
    expect(claim.state).toBe('plan-did-not-pay');
    expect(rowFromClaim(claim, owner).attention).toBe('not-paid');
  });

  it.each([['1'], ['2'], ['3'], ['45'], ['PR1'], ['CO45']])(
    'is not what reason %s says: a real deductible stays one',
    (code) => {
      const claim = read(eob({ total: amounts(toDeductible), adjudication: [reason(code)] }));
      expect(claim.state).toBe('went-to-deductible');
      expect(rowFromClaim(claim, owner).attention).toBeNull();
    },
  );

  it('of one service leaves what went to the deductible for another', () => {
    const refused = line(2, { submitted: 40, benefit: 0, deductible: 0 });
    const lines = [
      line(1, { submitted: 100, deductible: 80, benefit: 0 }),
      { ...refused, adjudication: [...(refused['adjudication'] as Json[]), reason('50')] },
    ];
    expect(read(eob({ item: lines })).state).toBe('went-to-deductible');
    expect(read(eob({ item: [lines[1]] })).state).toBe('plan-did-not-pay');
  });

  it('of one service among paid ones is a part', () => {
    const lines = (code: string) => [
      line(1, { submitted: 100, benefit: 80 }),
      { ...line(2, {}), adjudication: [...amounts({ submitted: 40, benefit: 0 }), reason(code)] },
    ];
    expect(read(eob({ item: lines('50') })).state).toBe('plan-paid-part');
    expect(read(eob({ item: lines('97') })).state).toBe('plan-paid');
  });

  it('of Medicare with a payment is a part, where something is not covered', () => {
    const total = (values: Record<string, number>) => ({
      total: amounts({ submitted: 500, ...values }),
      extension: [nonPayment('B')],
    });
    expect(read(eob(total({ benefit: 300, noncovered: 200 }))).state).toBe('plan-paid-part');
    expect(read(eob(total({ benefit: 300 }))).state).toBe('plan-paid');
  });

  it('at the pharmacy is no payment, with or without amounts', () => {
    const reject = reason('75', 'rejectreason', 'https://terminology.hl7.org/CodeSystem/NCPDPRejectCode');
    const item = (more: Json) => [{ ...line(1, {}), adjudication: [reject], ...more }];
    expect(judge({ ...typed('pharmacy'), item: item({}) })).toEqual(['plan-did-not-pay', 'not-paid']);
    const priced = { adjudication: [reject, ...amounts({ drugcost: 40, benefit: 0 })] };
    expect(judge({ ...typed('pharmacy'), item: item(priced) })).toEqual(['plan-did-not-pay', 'not-paid']);
    const filled = {
      adjudication: [reject, { category: { coding: [{ code: 'benefit' }] }, amount: usd(30) }],
    };
    expect(judge({ ...typed('pharmacy'), item: item(filled) })[0]).toBe('plan-paid');
  });
});
