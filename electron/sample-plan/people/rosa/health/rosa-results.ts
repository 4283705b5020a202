import type { Observation } from 'fhir/r4';
import { terminology } from '../../../make/codes.ts';
import {
  makeQuantity,
  type Observed,
  recordBloodPressure,
  recordObservation,
  recordVitalSign,
} from '../../../make/health/observations.ts';
import { createRecorder, makeWords, pickLast } from '../../../make/health/recorder.ts';
import { parties } from '../../../make/providers.ts';
import type { Served } from '../../../model.ts';
import type { RosaDates } from './rosa-dates.ts';

const sugar = [5.6, 5.9, 6.3, 6.8, 7.4, 7.1, 6.7, 6.4];
const cholesterol = [128, 141, 118, 97];
const glucose = [98, 112, 126];
const lab = { category: 'laboratory', by: parties.clearLab } as const;

/** Rosa's lab results: values over time, and every odd way in which a result can be sent. */
export function makeLabs(dates: RosaDates): Served<Observation>[] {
  const record = createRecorder(dates.patientId);
  return [...listSugarResults(dates), ...listBloodResults(dates), ...listWordResults(dates)].map((one) =>
    recordObservation(record, dates.subject, one),
  );
}

function listSugarResults({ sugarTests }: RosaDates): Observed[] {
  return sugarTests.map((on, index) => {
    const value = sugar[index] ?? 6.4;
    return {
      ...lab,
      name: `sugar-${index + 1}`,
      on,
      code: '4548-4',
      text: 'Long-term blood sugar (A1c)',
      value: makeQuantity({ value, unit: '%', code: '%' }),
      range: { low: 4, high: 5.6 },
      flag: value > 5.6 ? 'H' : 'N',
    };
  });
}

function listBloodResults({ patientId, bloodTests }: RosaDates): Observed[] {
  const day = (back: number) => bloodTests.at(-back) ?? pickLast(bloodTests);
  const perDeciliter = (value: number, comparator?: '<') =>
    makeQuantity({ value, unit: 'mg/dL', code: 'mg/dL', ...(comparator ? { comparator } : {}) });
  const bad = cholesterol.map(
    (value, index): Observed => ({
      ...lab,
      name: `cholesterol-${index + 1}`,
      on: day(7 - index * 2),
      code: '13457-7',
      text: 'LDL (“bad”) cholesterol',
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
  return [...bad, ...kidneys, ...fasting, ...listLatestPanel(patientId, day(1))];
}

/** The latest panel: sugar in another unit, a missing value, and a blood count that groups its results. */
function listLatestPanel(patientId: string, on: string): Observed[] {
  type Count = { name: string; code: string; text: string; value: number; unit: string };
  const count = ({ value, unit, ...one }: Count, range: NonNullable<Observed['range']>): Observed => ({
    ...lab,
    ...one,
    on,
    value: makeQuantity({ value, unit, code: unit }),
    range,
  });
  return [
    {
      ...lab,
      name: 'glucose-4',
      on,
      code: '1558-6',
      text: 'Blood sugar, fasting',
      value: makeQuantity({ value: 6.1, unit: 'mmol/L', code: 'mmol/L' }),
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
        dataAbsentReason: makeWords('The sample could not be used', {
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
    count(
      { name: 'hemoglobin', code: '718-7', text: 'Hemoglobin', value: 13.4, unit: 'g/dL' },
      { low: 12, high: 15.5 },
    ),
    count(
      { name: 'white-cells', code: '6690-2', text: 'White blood cells', value: 6.2, unit: '10*3/uL' },
      { low: 4.5, high: 11 },
    ),
    count(
      { name: 'platelets', code: '777-3', text: 'Platelets', value: 251, unit: '10*3/uL' },
      { low: 150, high: 400 },
    ),
  ];
}

/** Results in words, not numbers. */
function listWordResults({ walkIn, checkup }: RosaDates): Observed[] {
  return [
    {
      ...lab,
      name: 'throat',
      on: walkIn,
      code: '78012-2',
      text: 'Throat test for strep',
      value: { valueCodeableConcept: makeWords('Not found') },
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
export function makeMeasurements(dates: RosaDates): Served<Observation>[] {
  const { patientId, subject, visits, checkup } = dates;
  const record = createRecorder(patientId);
  const by = parties.lindqvist;
  const sign = (one: Omit<Observed, 'by' | 'category'>) => recordVitalSign(record, subject, { ...one, by });
  return [
    ...visits.flatMap((on, index) => {
      const [upper = 0, lower = 0] = pressures[index] ?? [];
      const pulse = makeQuantity({ value: pulses[index] ?? 70, unit: 'beats a minute', code: '/min' });
      return [
        recordBloodPressure(record, subject, { name: `pressure-${index + 1}`, on, upper, lower, by }),
        sign({ name: `pulse-${index + 1}`, on, code: '8867-4', text: 'Heart rate', value: pulse }),
      ];
    }),
    ...pounds.flatMap((value, index) => {
      const on = visits[index + 2] ?? pickLast(visits);
      const mass = Math.round((value * 7030) / (65 * 65)) / 10;
      return [
        sign({
          name: `weight-${index + 1}`,
          on,
          code: '29463-7',
          text: 'Weight',
          value: makeQuantity({ value, unit: 'lb', code: '[lb_av]' }),
        }),
        sign({
          name: `bmi-${index + 1}`,
          on,
          code: '39156-5',
          text: 'Body mass index',
          value: makeQuantity({ value: mass, unit: 'kg/m2', code: 'kg/m2' }),
        }),
      ];
    }),
    sign({
      name: 'height',
      on: checkup,
      code: '8302-2',
      text: 'Height',
      value: makeQuantity({ value: 65, unit: 'in', code: '[in_i]' }),
    }),
    recordObservation(record, subject, {
      name: 'smoking',
      on: checkup,
      category: 'social-history',
      code: '72166-2',
      text: 'Smoking',
      by,
      value: { valueCodeableConcept: makeWords('Never smoked') },
    }),
    recordObservation(record, subject, {
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
