import { bloodPressure, measured, type Observed, observation } from '../../../make/health/observations.ts';
import { last, recorder, terminology, words } from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { FhirResource } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

const sugar = [5.6, 5.9, 6.3, 6.8, 7.4, 7.1, 6.7, 6.4];
const cholesterol = [128, 141, 118, 97];
const glucose = [98, 112, 126];
const lab = { category: 'laboratory', by: parties.clearLab } as const;

/** Rosa's lab results: values over time, and each odd way that a result can be sent. */
export function rosaLabs(dates: RosaDates): FhirResource[] {
  const record = recorder(dates.patientId);
  return [...sugarResults(dates), ...bloodResults(dates), ...wordResults(dates)].map((one) =>
    observation(record, dates.subject, one),
  );
}

function sugarResults({ sugarTests }: RosaDates): Observed[] {
  return sugarTests.map((on, index) => {
    const value = sugar[index] ?? 6.4;
    return {
      ...lab,
      name: `sugar-${index + 1}`,
      on,
      code: '4548-4',
      text: 'Long-term blood sugar (A1c)',
      value: measured({ value, unit: '%', code: '%' }),
      range: { low: 4, high: 5.6 },
      flag: value > 5.6 ? 'H' : 'N',
    };
  });
}

function bloodResults({ patientId, bloodTests }: RosaDates): Observed[] {
  const day = (back: number) => bloodTests.at(-back) ?? last(bloodTests);
  const perDeciliter = (value: number, comparator?: '<') =>
    measured({ value, unit: 'mg/dL', code: 'mg/dL', ...(comparator ? { comparator } : {}) });
  const bad = cholesterol.map(
    (value, index): Observed => ({
      ...lab,
      name: `cholesterol-${index + 1}`,
      on: day(7 - index * 2),
      code: '13457-7',
      text: 'LDL ("bad") cholesterol',
      value: perDeciliter(value),
      range: { high: 100, text: 'Below 100' },
      flag: value > 100 ? 'H' : 'N',
    }),
  );
  const kidneys = (
    [
      [7, 0.9],
      [4, 0.5, '<'],
      [1, 0.8],
    ] as const
  ).map(
    ([back, value, comparator], index): Observed => ({
      ...lab,
      name: `creatinine-${index + 1}`,
      on: day(back),
      code: '2160-0',
      text: 'Creatinine (kidneys)',
      value: perDeciliter(value, comparator),
      range: { low: 0.5, high: 1.1 },
      flag: comparator ? 'L' : 'N',
    }),
  );
  const fasting = glucose.map(
    (value, index): Observed => ({
      ...lab,
      name: `glucose-${index + 1}`,
      on: day(8 - index * 2),
      code: '1558-6',
      text: 'Blood sugar, fasting',
      value: perDeciliter(value),
      range: { low: 70, high: 99 },
      flag: value > 99 ? 'H' : 'N',
    }),
  );
  return [...bad, ...kidneys, ...fasting, ...latestPanel(patientId, day(1))];
}

/** The latest panel: sugar in another unit, a value that is missing, and a blood count that groups its parts. */
function latestPanel(patientId: string, on: string): Observed[] {
  const count = (
    name: string,
    code: string,
    text: string,
    value: number,
    unit: string,
    range: Observed['range'],
  ) => ({
    ...lab,
    name,
    on,
    code,
    text,
    value: measured({ value, unit, code: unit }),
    ...(range ? { range } : {}),
  });
  return [
    {
      ...lab,
      name: 'glucose-4',
      on,
      code: '1558-6',
      text: 'Blood sugar, fasting',
      value: measured({ value: 6.1, unit: 'mmol/L', code: 'mmol/L' }),
      range: { low: 3.9, high: 5.5 },
      flag: 'H',
    },
    {
      ...lab,
      name: 'potassium',
      on,
      code: '2823-3',
      text: 'Potassium',
      value: {
        dataAbsentReason: words('The sample could not be used', {
          system: `${terminology}/data-absent-reason`,
          code: 'error',
        }),
      },
    },
    {
      ...lab,
      name: 'blood-count-panel',
      on,
      code: '58410-2',
      text: 'Blood count',
      value: {
        hasMember: ['hemoglobin', 'white-cells', 'platelets'].map((name) => ({
          reference: `Observation/${patientId}-${name}`,
        })),
      },
    },
    count('hemoglobin', '718-7', 'Hemoglobin', 13.4, 'g/dL', { low: 12, high: 15.5 }),
    count('white-cells', '6690-2', 'White blood cells', 6.2, '10*3/uL', { low: 4.5, high: 11 }),
    count('platelets', '777-3', 'Platelets', 251, '10*3/uL', { low: 150, high: 400 }),
  ];
}

/** Results that are words, not numbers. */
function wordResults({ walkIn, checkup }: RosaDates): Observed[] {
  return [
    {
      ...lab,
      name: 'throat',
      on: walkIn,
      code: '78012-2',
      text: 'Throat test for strep',
      value: { valueCodeableConcept: words('Not found') },
      flag: 'NEG',
    },
    {
      ...lab,
      name: 'urine',
      on: checkup,
      code: '630-4',
      text: 'Urine culture',
      value: { valueString: 'No growth after two days' },
      range: { text: 'No growth' },
    },
  ];
}

const pressures = [
  [138, 88],
  [142, 90],
  [136, 86],
  [134, 84],
  [139, 87],
  [131, 82],
  [128, 80],
  [126, 78],
] as const;
const pulses = [76, 78, 74, 75, 79, 72, 71, 70];
const pounds = [171, 174, 176, 172, 168, 164];

/** Rosa's measurements at the family doctor, her habits, and one questionnaire. */
export function rosaMeasurements(dates: RosaDates): FhirResource[] {
  const { patientId, subject, visits, checkup } = dates;
  const record = recorder(patientId);
  const by = parties.lindqvist;
  const sign = (name: string, on: string, code: string, text: string, value: Record<string, unknown>) =>
    observation(record, subject, { name, on, category: 'vital-signs', code, text, by, value });
  return [
    ...visits.flatMap((on, index) => {
      const [upper = 0, lower = 0] = pressures[index] ?? [];
      const pulse = measured({ value: pulses[index] ?? 70, unit: 'beats a minute', code: '/min' });
      return [
        bloodPressure(record, subject, { name: `pressure-${index + 1}`, on, upper, lower, by }),
        sign(`pulse-${index + 1}`, on, '8867-4', 'Heart rate', pulse),
      ];
    }),
    ...pounds.flatMap((value, index) => {
      const on = visits[index + 2] ?? last(visits);
      const mass = Math.round((value * 7030) / (65 * 65)) / 10;
      return [
        sign(
          `weight-${index + 1}`,
          on,
          '29463-7',
          'Weight',
          measured({ value, unit: 'lb', code: '[lb_av]' }),
        ),
        sign(
          `bmi-${index + 1}`,
          on,
          '39156-5',
          'Body mass index',
          measured({ value: mass, unit: 'kg/m2', code: 'kg/m2' }),
        ),
      ];
    }),
    sign('height', checkup, '8302-2', 'Height', measured({ value: 65, unit: 'in', code: '[in_i]' })),
    observation(record, subject, {
      name: 'smoking',
      on: checkup,
      category: 'social-history',
      code: '72166-2',
      text: 'Smoking',
      by,
      value: { valueCodeableConcept: words('Never smoked') },
    }),
    observation(record, subject, {
      name: 'mood',
      on: checkup,
      category: 'survey',
      code: '55758-7',
      text: 'Two questions about mood, points',
      by,
      value: { valueInteger: 1 },
      range: { low: 0, high: 2, text: 'Below 3 of 6' },
    }),
  ];
}
