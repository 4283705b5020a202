/** What a Summary of Benefits prints of a cost: what is taken of it, and what is asked about. */
import { describe, expect, it } from 'vitest';
import {
  type PrintedCost,
  readDrugDeductible,
  readPrintedCost,
  readPrintedLimit,
} from '../../../renderer/features/next-year/read-printed-cost.ts';

type Expected = Partial<PrintedCost['share']> & Partial<Omit<PrintedCost, 'share'>>;
const cost = ({
  copayCents = null,
  rate = null,
  rateMostCents = null,
  ...others
}: Expected): PrintedCost => ({
  isCovered: true,
  when: null,
  isByDay: null,
  mostDays: null,
  ...others,
  share: { copayCents, rate, rateMostCents },
});

const printed: [string, Expected][] = [
  ['', {}],
  ['30', { copayCents: 30_00 }],
  ['$30', { copayCents: 30_00 }],
  ['$1,250.50', { copayCents: 1_250_50 }],
  ['$40.00', { copayCents: 40_00 }],
  ['$30 copay', { copayCents: 30_00 }],
  ['$30 co-pay', { copayCents: 30_00 }],
  ['$30 Copayment', { copayCents: 30_00 }],
  ['$30 copay/visit', { copayCents: 30_00, isByDay: false }],
  ['$30 copay per visit', { copayCents: 30_00, isByDay: false }],
  ['$30 / visit', { copayCents: 30_00, isByDay: false }],
  ['$30 copay/office visit', { copayCents: 30_00, isByDay: false }],
  ['$30 copay per visit, deductible does not apply', { copayCents: 30_00, when: 'no', isByDay: false }],
  ['$30 copay/visit; deductible does not apply.', { copayCents: 30_00, when: 'no', isByDay: false }],
  ['$30 copay per visit. Deductible doesn’t apply.', { copayCents: 30_00, when: 'no', isByDay: false }],
  ['$30 copay (deductible waived)', { copayCents: 30_00, when: 'no' }],
  ['$30 copay, not subject to deductible', { copayCents: 30_00, when: 'no' }],
  ['$30 copay, no deductible', { copayCents: 30_00, when: 'no' }],
  ['$70.00 Copay after deductible', { copayCents: 70_00, when: 'after' }],
  ['$70 copay after the deductible is met', { copayCents: 70_00, when: 'after' }],
  ['Deductible, then $70 copay', { copayCents: 70_00, when: 'after' }],
  ['$50 copay before deductible', { copayCents: 50_00, when: 'before' }],
  ['$50 copay, then deductible', { copayCents: 50_00, when: 'before' }],
  ['$75 copay; deductible applies', { copayCents: 75_00, when: 'applies' }],
  ['Tier 2: $45 copay (retail 30-day)', { copayCents: 45_00 }],
  ['Tier 4 (specialty): 25% coinsurance', { rate: 2500 }],
  ['Generic drugs: $10 copay', { copayCents: 10_00 }],
  ['Nivel 2: $45 de copago (farmacia, 30 días)', { copayCents: 45_00 }],
  ['$10 copay (1-30 day supply)', { copayCents: 10_00 }],
  ['$10 copay (retail pharmacy, up to a 30-day supply)', { copayCents: 10_00 }],
  ['Not covered.', { isCovered: false }],
  ['20%', { rate: 2000 }],
  ['12.5 %', { rate: 1250 }],
  ['20% coinsurance', { rate: 2000 }],
  ['20% co-insurance', { rate: 2000 }],
  ['20 percent', { rate: 2000 }],
  ['20% after deductible', { rate: 2000, when: 'after' }],
  ['20% coinsurance after deductible', { rate: 2000, when: 'after' }],
  ['30.00% Coinsurance after deductible', { rate: 3000, when: 'after' }],
  ['20% coinsurance after you meet your deductible', { rate: 2000, when: 'after' }],
  ['20% coinsurance once the deductible has been met', { rate: 2000, when: 'after' }],
  ['After deductible, 20%', { rate: 2000, when: 'after' }],
  ['20% coinsurance; deductible does not apply', { rate: 2000, when: 'no' }],
  ['20% coinsurance, subject to deductible', { rate: 2000, when: 'applies' }],
  ['You pay 20% of the allowed amount', { rate: 2000 }],
  ['20% coinsurance per admission', { rate: 2000, isByDay: false }],
  ['0.00%', { rate: 0 }],
  ['0% coinsurance after deductible', { rate: 0, when: 'after' }],
  ['$250 + 20%', { copayCents: 250_00, rate: 2000 }],
  ['$250 copay then 20%', { copayCents: 250_00, rate: 2000 }],
  ['$250 copay plus 20% coinsurance', { copayCents: 250_00, rate: 2000 }],
  ['$250 copay/admission and 20% coinsurance', { copayCents: 250_00, rate: 2000, isByDay: false }],
  ['$250 copay, 20% coinsurance; deductible does not apply', { copayCents: 250_00, rate: 2000, when: 'no' }],
  ['After deductible, $250 copay then 20%', { copayCents: 250_00, rate: 2000, when: 'after' }],
  ['$250 copay after deductible, then 20%', { copayCents: 250_00, rate: 2000, when: 'after' }],
  // It does not say whether the copay or the deductible is first.
  ['$250 copay, then 20% after deductible', { copayCents: 250_00, rate: 2000, when: 'applies' }],
  ['$250 copay, then deductible, then 20%', { copayCents: 250_00, rate: 2000, when: 'before' }],
  ['25% up to $250', { rate: 2500, rateMostCents: 250_00 }],
  ['25% coinsurance up to $250 per prescription', { rate: 2500, rateMostCents: 250_00, isByDay: false }],
  ['25% coinsurance ($250 maximum)', { rate: 2500, rateMostCents: 250_00 }],
  ['25% coinsurance, max $250, after deductible', { rate: 2500, rateMostCents: 250_00, when: 'after' }],
  ['$10 copay/prescription (retail)', { copayCents: 10_00, isByDay: false }],
  ['$10 copay for a 30-day supply', { copayCents: 10_00 }],
  ['$45 copay/prescription (retail & mail order)', { copayCents: 45_00, isByDay: false }],
  ['$45 de copago (farmacia y por correo)', { copayCents: 45_00 }],
  ['No charge', { copayCents: 0 }],
  ['No Charge after deductible', { copayCents: 0, when: 'after' }],
  ['No charge; deductible does not apply', { copayCents: 0, when: 'no' }],
  ['Deductible, then no charge', { copayCents: 0, when: 'after' }],
  ['You pay nothing', { copayCents: 0 }],
  ['Covered in full', { copayCents: 0 }],
  ['Covered at 100%', { copayCents: 0 }],
  ['$0', { copayCents: 0 }],
  ['Not covered', { isCovered: false }],
  ['NOT COVERED', { isCovered: false }],
  ['$325 copay per day', { copayCents: 325_00, isByDay: true }],
  ['$325 per day for days 1-6', { copayCents: 325_00, isByDay: true, mostDays: 6 }],
  [
    '$325 copay/day, days 1 – 6; $0 per day for days 7 – 90',
    { copayCents: 325_00, isByDay: true, mostDays: 6 },
  ],
  ['$325 per day, first 5 days', { copayCents: 325_00, isByDay: true, mostDays: 5 }],
  ['$30 de copago', { copayCents: 30_00 }],
  ['$30 de copago por visita', { copayCents: 30_00, isByDay: false }],
  [
    'Copago de $30 por consulta; el deducible no se aplica',
    { copayCents: 30_00, when: 'no', isByDay: false },
  ],
  ['$30 de copago, no se aplica el deducible', { copayCents: 30_00, when: 'no' }],
  ['$30 de copago sin deducible', { copayCents: 30_00, when: 'no' }],
  ['20% de coaseguro', { rate: 2000 }],
  ['Coseguro del 20 %', { rate: 2000 }],
  ['20% de coaseguro después del deducible', { rate: 2000, when: 'after' }],
  ['20 por ciento después de alcanzar el deducible', { rate: 2000, when: 'after' }],
  ['20% una vez alcanzado el deducible', { rate: 2000, when: 'after' }],
  ['$250 de copago y luego 20%', { copayCents: 250_00, rate: 2000 }],
  ['25% hasta $250', { rate: 2500, rateMostCents: 250_00 }],
  ['Sin cargo', { copayCents: 0 }],
  ['Sin costo después del deducible', { copayCents: 0, when: 'after' }],
  ['Usted no paga nada', { copayCents: 0 }],
  ['No cubierto', { isCovered: false }],
  ['Sin cobertura', { isCovered: false }],
  [
    '$35 copay/office visit and 20% coinsurance for other outpatient services',
    { copayCents: 35_00, isByDay: false },
  ],
  ['$35/office visit; 20% coinsurance other outpatient services.', { copayCents: 35_00, isByDay: false }],
  [
    '$35 de copago por visita al consultorio y 20% de coseguro por otros servicios ambulatorios',
    { copayCents: 35_00, isByDay: false },
  ],
  ['$325 por día, días 1 a 6', { copayCents: 325_00, isByDay: true, mostDays: 6 }],
];

const asked: [string, string][] = [
  ['a lot', 'unclear'],
  ['$', 'unclear'],
  ['-5', 'unclear'],
  ['1,2,3', 'two-prices'],
  ['120%', 'unclear'],
  ['20% of it', 'unclear'],
  ['20%*', 'unclear'],
  ['€30', 'unclear'],
  ['Deductible applies', 'unclear'],
  ['After deductible', 'unclear'],
  ['Copay', 'unclear'],
  ['Not applicable', 'unclear'],
  ['Varies', 'unclear'],
  ['First 3 visits free, then $30', 'unclear'],
  ['Not covered, except in an emergency', 'unclear'],
  ['$325 per day, up to $1,625', 'unclear'],
  ['$325 for days 1-6', 'unclear'],
  ['$214 per day, days 21-100', 'unclear'],
  ['$325 per day for days 1-6, $0 per day for days 10-90', 'unclear'],
  ['20% before deductible', 'unclear'],
  ['No charge before deductible', 'unclear'],
  ['20% after drug deductible', 'unclear'],
  ['$30 copay before deductible, 20% after deductible', 'unclear'],
  ['$30 copay, deductible', 'unclear'],
  ['30 20%', 'two-prices'],
  ['$30 / 40%', 'two-prices'],
  ['$30 or 20%, whichever is greater', 'two-prices'],
  ['$30 - $60', 'two-prices'],
  ['$10 (retail) / $25 (mail order)', 'two-prices'],
  ['$30 primary care, $60 specialist', 'two-prices'],
  ['20% in network, 40% out of network', 'two-prices'],
  ['$0 or 20%', 'two-prices'],
  ['$35 copay and 20% coinsurance for other outpatient services', 'two-prices'],
  ['$35 for outpatient surgery and 20% coinsurance for other outpatient services', 'two-prices'],
  ['No charge for the first visit, then $30', 'unclear'],
  ['Plan pays 80%', 'plan-part'],
  ['80% covered', 'plan-part'],
  ['Covered at 80% after deductible', 'plan-part'],
  ['El plan paga el 80%', 'plan-part'],
  ['20 coinsurance', 'percent-or-amount'],
  ['$20 coinsurance', 'percent-or-amount'],
  ['100%', 'all-of-it'],
  ['100% after deductible', 'all-of-it'],
  ['$30 per month', 'each-time'],
  ['$600 a year', 'each-time'],
  ['$30 al mes', 'each-time'],
  ['$25 for a 90-day supply', 'other-supply'],
  ['$25 copay/prescription (mail order)', 'other-supply'],
];

describe('a printed cost', () => {
  it.each(printed)('%s', (text, expected) => {
    expect(readPrintedCost(text)).toEqual(cost(expected));
  });

  it.each(asked)('is asked about: %s', (text, question) => {
    expect(readPrintedCost(text)).toBe(question);
  });

  it('of 90 days is that of 90 days', () => {
    expect(readPrintedCost('$25 copay for a 90-day supply', { supply: 90 })).toEqual(
      cost({ copayCents: 25_00 }),
    );
    expect(readPrintedCost('$10 copay for a 30-day supply', { supply: 90 })).toBe('other-supply');
    expect(readPrintedCost('$25 copay/prescription (mail order)', { supply: 90 })).toEqual(
      cost({ copayCents: 25_00, isByDay: false }),
    );
  });

  it('of 100 percent out of network is not covered', () => {
    expect(readPrintedCost('100.00%', { isOut: true })).toEqual(cost({ isCovered: false }));
    expect(readPrintedCost('Covered at 100%', { isOut: true })).toEqual(cost({ copayCents: 0 }));
  });
});

describe('a printed limit', () => {
  const of = (personCents: number | null, familyCents: number | null = null) => ({
    personCents,
    familyCents,
  });

  it.each([
    ['', null],
    ['1500', of(1_500_00)],
    ['$1,500.00', of(1_500_00)],
    ['$1,500 individual', of(1_500_00)],
    ['$10600 per person', of(10_600_00)],
    ['$1,500/person', of(1_500_00)],
    ['$2,000 / $4,000', of(2_000_00, 4_000_00)],
    ['$2,000/$4,000', of(2_000_00, 4_000_00)],
    ['$2,000 individual / $4,000 family', of(2_000_00, 4_000_00)],
    ['$2,000 individual, $4,000 family', of(2_000_00, 4_000_00)],
    ['$2,000 Individual $4,000 Family', of(2_000_00, 4_000_00)],
    ['$2,000/individual or $4,000/family', of(2_000_00, 4_000_00)],
    ['$2,000 or $4,000', 'amount'],
    ['Individual: $2,000; Family: $4,000', of(2_000_00, 4_000_00)],
    ['$4,000 family / $2,000 individual', of(2_000_00, 4_000_00)],
    ['$10600 per person | $21200 per group', of(10_600_00, 21_200_00)],
    ['$2,000 por persona / $4,000 por familia', of(2_000_00, 4_000_00)],
    ['$2,000 individual y $4,000 familiar', of(2_000_00, 4_000_00)],
    ['None', 'none'],
    ['No limit', 'none'],
    ['Sin límite', 'none'],
    ['$4,000 family', 'whose'],
    ['$4,000 / $2,000', 'person-first'],
    ['$2,000 in-network / $4,000 out-of-network', 'two-networks'],
    ['In-network: $2,000 individual / $4,000 family', of(2_000_00, 4_000_00)],
    ['$2,000 individual / $4,000 family (in-network)', of(2_000_00, 4_000_00)],
    ['$2,000 Individual / $4,000 Family per calendar year', of(2_000_00, 4_000_00)],
    ['In-network: $2,000; out-of-network: $4,000', of(2_000_00)],
    ['For network providers $6,500 individual / $13,000 family', of(6_500_00, 13_000_00)],
    ['For in-network providers: $6,500 individual / $13,000 family', of(6_500_00, 13_000_00)],
    ['$6,500 individual / $13,000 family for network providers', of(6_500_00, 13_000_00)],
    ['Para proveedores de la red: $6,500 individual / $13,000 familiar', of(6_500_00, 13_000_00)],
    [
      'For network providers $6,500 individual / $13,000 family; for out-of-network providers $13,000 individual / $26,000 family',
      of(6_500_00, 13_000_00),
    ],
    [
      'Network: $1,750/individual or $3,500/family. Out-of-network: $3,500/individual or $7,000/family.',
      of(1_750_00, 3_500_00),
    ],
    [
      'Para proveedores de la red $2,000 individual / $4,000 familiar; para proveedores fuera de la red $4,000 individual / $8,000 familiar',
      of(2_000_00, 4_000_00),
    ],
    ['Out-of-network: $2,000. Non-network: $4,000', 'two-networks'],
    ['For out-of-network providers $13,000 individual / $26,000 family', 'two-networks'],
    ['$150 for prescription drug coverage', 'amount'],
    ['$4,000 out-of-network', 'two-networks'],
    ['$2,000 individual / $4,000 individual', 'amount'],
    ['Medical $2,000', 'amount'],
    ['$2,000 x 2', 'amount'],
    ['-5', 'amount'],
    ['Not applicable', 'amount'],
  ])('%s', (text, expected) => {
    expect(readPrintedLimit(text)).toEqual(expected);
  });

  it.each([
    ['$4,000', of(4_000_00)],
    ['$4,000 out-of-network', of(4_000_00)],
    ['$4,000 individual / $8,000 family (out-of-network)', of(4_000_00, 8_000_00)],
    ['Out-of-network: $3,500/individual or $7,000/family', of(3_500_00, 7_000_00)],
    ['for out-of-network providers $13,000 individual / $26,000 family.', of(13_000_00, 26_000_00)],
    [
      'For network providers $6,500 individual / $13,000 family; for out-of-network providers $13,000 individual / $26,000 family.',
      of(13_000_00, 26_000_00),
    ],
    ['Para proveedores fuera de la red: $4,000 individual / $8,000 familiar', of(4_000_00, 8_000_00)],
    ['$4,000 por persona fuera de la red', of(4_000_00)],
    ['Out-of-network: not applicable', 'amount'],
    ['Out-of-network: no limit', 'none'],
    ['In-network: $2,000', 'two-networks'],
    ['$2,000 in-network / $4,000 out-of-network', 'two-networks'],
  ])('out of network: %s', (text, expected) => {
    expect(readPrintedLimit(text, 'person', 'out')).toEqual(expected);
  });

  it.each([
    ['', null],
    ['$150', of(150_00)],
    ['$0', of(0)],
    ['Yes. $150 for prescription drug coverage.', of(150_00)],
    ['Yes. $150 for prescription drug coverage. There are no other specific deductibles.', of(150_00)],
    ['$150 per person for prescription drugs', of(150_00)],
    ['$150 por persona para medicamentos recetados', of(150_00)],
    ['Sí. $150 para medicamentos. No hay otros deducibles específicos.', of(150_00)],
    ['No.', 'none'],
    ['None', 'none'],
    ['Yes. $300 for prescription drug coverage and $300 for occupational therapy.', 'amount'],
  ])('for drugs: %s', (text, expected) => {
    expect(readDrugDeductible(text)).toEqual(expected);
  });
});
