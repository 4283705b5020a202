/** What the Marketplace's public files fill in of a plan's form, and what they leave to the person. */
import { describe, expect, it } from 'vitest';
import {
  emptyAnswers,
  findBadAnswers,
  type PlanAnswers,
  readPlanAnswers,
} from '../../../renderer/features/next-year/plan-answers.ts';
import { fillFromMarketplace } from '../../../renderer/features/next-year/read-marketplace.ts';
import type { BenefitCells, PlanCells } from '../../../shared/model/replay/marketplace-plan.ts';
import { makeBenefit, makePlan, planId } from '../../unit/lookup/files/plan-rows.ts';
import { words } from './cost-words.ts';

const empty = emptyAnswers(2027);
const fill = (
  { plan = null, benefits = [] }: { plan?: PlanCells | null; benefits?: BenefitCells[] },
  answers: PlanAnswers = empty,
) => fillFromMarketplace(answers, { planId: `${planId}-01`, plan, benefits }, { dated: '2026-11-02', words });

/** The form after it was filled in. */
const formOf = (file: Parameters<typeof fill>[0], answers = empty): PlanAnswers => ({
  ...answers,
  ...fill(file, answers).some,
});
const plan = makePlan() as PlanCells;
const benefit = (name: string, copay: string, coins: string, more = {}) =>
  makeBenefit(name, copay, coins, more) as BenefitCells;
const family: PlanAnswers = { ...empty, covers: 'family' };

describe('the file of plans', () => {
  it('fills in the name, the year, the deductible and the limit of one person, and says where they are from', () => {
    const form = formOf({ plan });
    expect(form).toMatchObject({
      ...{ name: 'Harborlight Silver, 3 visits free', year: '2027', premium: '', out: 'unknown' },
      ...{ deductible: '2500', limit: '10600', drugDeductible: '' },
      source: { planId: `${planId}-01`, dated: '2026-10-21' },
    });
    expect(readPlanAnswers(form)).toMatchObject({
      source: { planId: `${planId}-01`, dated: '2026-10-21' },
      deductibles: [{ personCents: 2500_00, pool: 'all', network: 'in' }],
      limits: [{ personCents: 10_600_00, network: 'in' }],
    });
  });

  it('of a family, both amounts; where no person has one, the deductible is the family’s', () => {
    expect(formOf({ plan }, family)).toMatchObject({
      ...{ deductible: '2500 / 5000', limit: '10600 / 21200', style: 'embedded' },
    });
    const whole = { ...plan, TEHBDedInnTier1FamilyPerPerson: 'per person not applicable' };
    const form = formOf({ plan: whole }, family);
    expect(form).toMatchObject({ deductible: '5000', style: 'aggregate' });
    expect(findBadAnswers(form).size).toBe(0);
  });

  it('with apart amounts for drugs', () => {
    const apart: PlanCells = {
      ...{ BusinessYear: '2027', PlanMarketingName: 'Apart', TEHBDedInnTier1Individual: 'Not Applicable' },
      ...{ MEHBDedInnTier1Individual: '$1,000', DEHBDedInnTier1Individual: '$250' },
      ...{ MEHBInnTier1IndividualMOOP: '$6,000', DEHBInnTier1IndividualMOOP: '$2,000' },
    };
    const { some, unread } = fill({ plan: apart });
    expect(some).toMatchObject({
      ...{ deductible: '1000', drugDeductible: '250', limit: '6000', isWithoutDrugs: true },
    });
    expect(unread).toEqual([{ line: 'drugs', text: 'MOOP: $2000' }]);
  });

  it('an amount that is not one fills nothing, and is no zero', () => {
    const odd = { ...plan, TEHBDedInnTier1Individual: 'see plan', TEHBInnTier1IndividualMOOP: '' };
    expect(formOf({ plan: odd })).toMatchObject({ deductible: '', limit: '' });
    expect(readPlanAnswers(formOf({ plan: odd })).deductibles).toEqual([]);
  });

  it('leaves what was typed', () => {
    const typed = { ...empty, name: 'Mine', deductible: '900' };
    expect(formOf({ plan }, typed)).toMatchObject({ name: 'Mine', deductible: '900', limit: '10600' });
  });
});

describe('the file of benefits', () => {
  const rowOf = (copay: string, coins: string, more = {}) => {
    const { some, unread } = fill({ benefits: [benefit('Specialist Visit', copay, coins, more)] });
    const row = some.services?.specialist;
    return row ? [row.text, row.when] : unread[0]?.text;
  };

  it.each([
    ['$40.00', 'Not Applicable', ['$40', 'no']],
    ['$70.00 Copay after deductible', 'Not Applicable', ['$70', 'after']],
    ['$70.50 Copay before deductible', '', ['$70.50', 'before']],
    ['$70.00 Copay with deductible', '', ['$70', 'applies']],
    ['Not Applicable', '30.00% Coinsurance after deductible', ['30%', 'after']],
    ['Not Applicable', '12.50%', ['12.5%', 'no']],
    ['No Charge', 'No Charge', ['$0', 'no']],
    ['Not Applicable', '0.00%', ['$0', 'no']],
    ['No Charge after deductible', 'No Charge after deductible', ['$0', 'after']],
    ['No Charge after deductible', 'Not Applicable', ['$0', 'after']],
    ['No Charge', '20.00% Coinsurance after deductible', ['20%', 'after']],
    ['$250.00 Copay after deductible', '20.00% Coinsurance after deductible', ['$250 + 20%', 'after']],
    [
      '$250.00',
      '20.00% Coinsurance after deductible',
      'Specialist Visit: $250.00, 20.00% Coinsurance after deductible',
    ],
    ['$40.00 first three, then more', '', 'Specialist Visit: $40.00 first three, then more'],
    ['130.00%', 'Not Applicable', 'Specialist Visit: 130.00%'],
    ['Not Applicable', '130.00%', 'Specialist Visit: 130.00%'],
    ['$9,999,999,999,999,999,999.00', '', 'Specialist Visit: $9,999,999,999,999,999,999.00'],
  ])('%s | %s', (copay, coins, expected) => {
    expect(rowOf(copay, coins)).toEqual(expected);
  });

  it('nothing in either cell says nothing, and what is not covered says so', () => {
    expect(rowOf('Not Applicable', 'Not Applicable')).toBeUndefined();
    expect(rowOf('', '', { IsCovered: 'Not Covered' })).toEqual(['Not covered', 'unknown']);
  });

  it('a line for two benefits is filled in where both cost the same', () => {
    const tests = (other: string) =>
      fill({
        benefits: [
          benefit('Laboratory Outpatient and Professional Services', '$20.00', ''),
          benefit('X-rays and Diagnostic Imaging', other, ''),
        ],
      });
    expect(tests('$20.00').some.services?.test.text).toBe('$20');
    expect(tests('$50.00').some.services).toBeUndefined();
    expect(tests('$50.00').unread).toEqual([
      {
        line: 'test',
        text: 'Laboratory Outpatient and Professional Services: $20.00; X-rays and Diagnostic Imaging: $50.00',
      },
    ]);
  });

  it('a stay by the day, and drugs by tier', () => {
    const form = formOf({
      benefits: [
        benefit('Inpatient Hospital Services (e.g.,  Hospital Stay)', '$325.00 Copay per Day', ''),
        benefit('Generic Drugs', '$10.00', ''),
        benefit('Specialty Drugs', '', '40.00% Coinsurance after deductible'),
        benefit('Urgent Care Centers or Facilities', '$50.00 Copay per Day', ''),
      ],
    });
    expect(form).toMatchObject({ isByDay: true, services: { stay: { text: '$325' }, urgent: { text: '' } } });
    expect([1, 2, 3, 4].map((tier) => form.drugs[tier as 1].text)).toEqual(['$10', '', '', '40%']);
    const { services } = readPlanAnswers({ ...form, name: 'x' });
    expect(services.find(({ serviceClass }) => serviceClass === 'hospital-stay')).toMatchObject({
      ...{ per: 'day', copayCents: 325_00 },
    });
  });

  it('out of network: all of the price is not paid, one share for all is, and several are left to the person', () => {
    const out = (...shares: [copay: string, coins: string][]) =>
      fill({
        benefits: [
          benefit('Emergency Room Services', '$300.00', '', { CopayOutofNet: '$300.00', CoinsOutofNet: '' }),
          ...shares.map(([CopayOutofNet, CoinsOutofNet], at) =>
            benefit(['Specialist Visit', 'Hospice Services'][at] ?? '', '$60.00', '', {
              ...{ CopayOutofNet, CoinsOutofNet },
            }),
          ),
        ],
      });
    expect(out(['Not Applicable', '100.00%'], ['', '100.00%']).some.out).toBe('no');
    expect(
      out(['', '40.00% Coinsurance after deductible'], ['', '40.00% Coinsurance after deductible']).some,
    ).toMatchObject({
      ...{ out: 'yes', outShare: '40%, after deductible' },
    });
    const mixed = out(['$90.00', ''], ['', '50.00%']);
    expect(mixed.some).toMatchObject({ out: 'yes' });
    expect(mixed.some.outShare).toBeUndefined();
    expect(mixed.unread).toEqual([{ line: 'outShare', text: '$90.00; 50.00%' }]);
    expect(out().some.out).toBeUndefined();
  });

  it('all that it fills in can be read', () => {
    const form = formOf(
      {
        plan,
        benefits: [
          benefit('Primary Care Visit to Treat an Injury or Illness', '$40.00', ''),
          benefit('Hospice Services', 'No Charge after deductible', ''),
          benefit('Skilled Nursing Facility', '', '', { IsCovered: 'Not Covered' }),
        ],
      },
      family,
    );
    expect(findBadAnswers(form).size).toBe(0);
  });
});
