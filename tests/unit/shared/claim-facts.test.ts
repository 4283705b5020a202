import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/claim.json' with { type: 'json' };
import { findFactKey, isTechnicalFact } from '../../../shared/words/claim-facts.ts';

const fact = (code: string | null, text: string | null = null) => ({ label: { code, text, system: null } });

describe('facts that a plan sends with a claim', () => {
  it.each([
    ['asgmntcd', 'assignment'],
    ['CLM-MDCR-PRFNL-PRVDR-ASGNMT-SW', 'assignment'],
    ['CLM_MDCR_PRFNL_PRVDR_ASGNMT_SW', 'assignment'],
    ['roudtrippurpose', 'ambulance-round-trip'],
    ['transportationdistance', 'ambulance-distance'],
    ['pointoforigin', 'came-from'],
    ['clm_utlztn_day_cnt', 'covered-days'],
  ])('%s has plain words', (code, key) => {
    expect(findFactKey(fact(code))).toBe(key);
    expect(Object.keys(en.fact)).toContain(key);
    expect(isTechnicalFact(fact(code))).toBe(false);
  });

  it.each([
    'CLM_IDR_LD_DT',
    'CLM-DISP-CD',
    'nch_wkly_proc_dt',
    'fi_num',
    'typeofbill',
    'CLM-OTAF-ONE-IND-CD',
  ])('%s is technical, also with words', (code) => {
    expect(isTechnicalFact(fact(code))).toBe(true);
    expect(isTechnicalFact(fact(code, 'Words of a column'))).toBe(true);
  });

  it("a plan's own fact stays with the others, under the plan's words", () => {
    expect(isTechnicalFact(fact('acme-special', 'Special care'))).toBe(false);
    expect(isTechnicalFact(fact(null, 'Special care'))).toBe(false);
  });
});
