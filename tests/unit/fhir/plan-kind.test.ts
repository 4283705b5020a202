import { describe, expect, it } from 'vitest';
import { findPlanKind, type PlanSigns } from '../../../electron/data/fhir/plan-kind.ts';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import { eob } from '../../fixtures/eob/build.ts';
import { read } from '../claims/read.ts';

const find = (signs: Partial<PlanSigns>) =>
  findPlanKind({ isBlueButton: false, isPharmacy: false, coverage: null, names: [], ...signs });
const coverage = (type: Json, more: Json = {}): Resource => ({
  resourceType: 'Coverage',
  id: 'cov-1',
  type,
  ...more,
});
const coded = (code: string, system = 'http://terminology.hl7.org/CodeSystem/v3-ActCode') => ({
  coding: [{ system, code }],
});
const typology = 'https://nahdo.org/sopt';

describe('whose rules a plan follows', () => {
  it.each([
    ['Blue Button, medical', { isBlueButton: true, names: ['CMS'] }, 'original-medicare'],
    ['Blue Button, drugs', { isBlueButton: true, isPharmacy: true }, 'part-d'],
    ['an employer policy', { coverage: coverage(coded('EHCPOL')) }, 'employer'],
    [
      'Medicare Advantage by its typology',
      { coverage: coverage(coded('111', typology)) },
      'medicare-advantage',
    ],
    ['TRICARE by its typology', { coverage: coverage(coded('311', typology)) }, 'tricare'],
    ['Medicaid by its typology', { coverage: coverage(coded('21', typology)) }, 'medicaid'],
    ['a name', { names: ['Harbor Medicare Advantage HMO'] }, 'medicare-advantage'],
    ['a drug plan', { names: ['Harbor Rx Saver (PDP)'] }, 'part-d'],
    ['a state', { names: ['Harborland Medicaid'] }, 'medicaid'],
    ['federal employees', { names: ['Harbor FEHB Standard'] }, 'federal-employees'],
    ['drugs of Medicare Advantage', { isPharmacy: true, names: ['Harbor Medicare Advantage'] }, 'part-d'],
  ] as const)('%s', (_name, signs, kind) => {
    expect(find(signs)).toBe(kind);
  });

  it.each([
    ['nothing said', {}],
    ['"Medicare" alone', { names: ['Harbor Medicare'] }],
    ['a supplement', { names: ['Medicare Supplement Plan G'] }],
    ["the agency's name", { names: ['Centers for Medicare & Medicaid Services'] }],
    ['signs that disagree', { coverage: coverage(coded('EHCPOL')), names: ['Harbor Medicare Advantage'] }],
    ['two programs in one name', { names: ['Harbor Medicaid and CHIP'] }],
    ['a kind of network only', { coverage: coverage(coded('PPO')) }],
    ['both Medicare and Medicaid', { coverage: coverage(coded('141', typology)) }],
  ] as const)('is not known from %s', (_name, signs) => {
    expect(find(signs)).toBe('unknown');
  });

  it('is read with the claim: from its coverage, or from Blue Button itself', () => {
    const insurance = [{ focal: true, coverage: { reference: 'Coverage/cov-1' } }];
    expect(read(eob({ insurance }), [coverage(coded('EHCPOL'))]).planKind).toBe('employer');
    const own = { system: 'https://bluebutton.cms.gov/resources/codesystem/eob-type', code: 'CARRIER' };
    expect(read(eob({ type: { coding: [own] } })).planKind).toBe('original-medicare');
    expect(read(eob({ type: { coding: [{ ...own, code: 'PDE' }] } })).planKind).toBe('part-d');
    expect(read(eob()).planKind).toBe('unknown');
  });
});
