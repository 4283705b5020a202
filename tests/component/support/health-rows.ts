/** Rosa's health records for the stub bridge, all invented. */
import type { RecordRow } from '#shared/model/health-record';
import type { Interpretation, Measurement } from '#shared/model/measurement';
import { coded, measured, record } from '../../support/health-fixture.ts';
import { medicare } from './stub-data.ts';

export const okafor = 'Dr. Amara Okafor';
const lakeLab = 'Lakeside Laboratory';
const ofMedicare = { connectionId: medicare.id, planName: medicare.planName };

type LabRun = {
  name: string;
  code: string;
  unit: string;
  low?: number;
  high?: number;
  values: [date: string, digits: string, mark: Interpretation | null, more?: Partial<Measurement>][];
};

const words: Partial<Record<Interpretation, string>> = { high: 'High', low: 'Low', normal: 'Normal' };

function labs({ name, code, unit, low, high, values }: LabRun): RecordRow[] {
  const label = coded(name, code);
  return values.map(([start, digits, interpretation, more]) =>
    record('lab', name, {
      title: label,
      start,
      dateFrom: 'effective',
      state: 'final',
      stateText: 'final',
      source: lakeLab,
      measurements: [
        measured(label, digits, unit, {
          low: low ?? null,
          high: high ?? null,
          interpretation,
          interpretationText: interpretation && (words[interpretation] ?? null),
          ...more,
        }),
      ],
    }),
  );
}

export const labRows: RecordRow[] = [
  ...labs({
    name: 'Hemoglobin A1c',
    code: '4548-4',
    unit: '%',
    low: 4,
    high: 5.6,
    values: [
      ['2026-03-03', '5.9', 'high'],
      ['2025-09-11', '6.1', 'high'],
      ['2025-03-20', '5.8', 'high', { high: 5.7 }],
      ['2024-08-02', '5.5', 'normal'],
      ['2023-08-15', '5.3', 'normal'],
      ['2022-02-01', '5.2', null, { low: null, high: null }],
    ],
  }),
  ...labs({
    name: 'LDL cholesterol',
    code: '13457-7',
    unit: 'mg/dL',
    high: 130,
    values: [
      ['2026-03-03', '118', 'normal'],
      ['2025-03-20', '142', 'high'],
      ['2024-08-02', '139', 'high'],
      ['2023-08-15', '126', 'normal'],
    ],
  }),
  ...labs({
    name: 'Vitamin D, 25-hydroxy',
    code: '1989-3',
    unit: 'ng/mL',
    low: 30,
    high: 100,
    values: [
      ['2026-03-03', '34', 'normal'],
      ['2025-03-20', '21', 'low'],
      ['2024-08-02', '10', 'critical-low', { comparator: '<' }],
    ],
  }),
  ...labs({
    name: 'Potassium',
    code: '2823-3',
    unit: 'mmol/L',
    low: 3.5,
    high: 5.1,
    values: [
      ['2026-03-03', '4.2', 'normal'],
      ['2025-03-20', '4.0', 'normal'],
    ],
  }),
  record('lab', 'Strep test, throat', {
    title: coded('Strep test, throat', '78012-2'),
    start: '2025-12-09',
    dateFrom: 'effective',
    state: 'final',
    stateText: 'final',
    source: 'Pine Street Urgent Care',
    measurements: [
      measured(coded('Strep test, throat', '78012-2'), null, null, {
        text: 'Not found',
        interpretation: 'negative',
        interpretationText: 'Negative',
      }),
    ],
  }),
  record('lab', 'Kidney function (eGFR)', {
    title: coded('Kidney function (eGFR)', '98979-8'),
    start: '2026-03-04',
    dateFrom: 'issued',
    state: 'preliminary',
    stateText: 'preliminary',
    measurements: [measured(coded('Kidney function (eGFR)', '98979-8'), null, null, { absent: 'Not done' })],
  }),
];

const systolic = coded('Upper number (systolic)', '8480-6');
const diastolic = coded('Lower number (diastolic)', '8462-4');

const vitalRows: RecordRow[] = [
  ...(
    [
      ['2026-03-12', '128', '82'],
      ['2025-11-04', '134', '86'],
      ['2025-09-11', '138', '88'],
      ['2025-03-20', '141', '91'],
      ['2024-08-02', '136', '85'],
      ['2023-08-15', '126', '80'],
    ] as const
  ).map(([start, upper, lower]) =>
    record('vital', 'Blood pressure', {
      title: coded('Blood pressure', '85354-9'),
      start,
      dateFrom: 'effective',
      state: 'final',
      stateText: 'final',
      source: okafor,
      measurements: [
        measured(systolic, upper, 'mmHg', {
          high: 130,
          interpretation: Number(upper) > 130 ? 'high' : 'normal',
        }),
        measured(diastolic, lower, 'mmHg', {
          high: 85,
          interpretation: Number(lower) > 85 ? 'high' : 'normal',
        }),
      ],
    }),
  ),
  ...(
    [
      ['2026-03-12', '74.2'],
      ['2025-09-11', '76.0'],
      ['2025-03-20', '77.5'],
    ] as const
  ).map(([start, kilograms]) =>
    record('vital', 'Body weight', {
      title: coded('Body weight', '29463-7'),
      start,
      dateFrom: 'effective',
      state: 'final',
      stateText: 'final',
      source: okafor,
      measurements: [measured(coded('Body weight', '29463-7'), kilograms, 'kg')],
    }),
  ),
];

const active = { state: 'active', stateText: 'active' } as const;
const done = { state: 'completed', stateText: 'completed' } as const;

/** Rosa's records, newest first in each kind. */
export const healthRows: RecordRow[] = [
  record('allergy', 'Penicillin', {
    ...active,
    start: '2009-06',
    dateFrom: 'onset',
    summary: 'Hives. High risk.',
  }),
  record('allergy', 'Peanut', {
    ...active,
    start: '1991',
    dateFrom: 'onset',
    summary: 'Throat swelling, severe',
    source: okafor,
  }),
  record('allergy', 'Latex', {
    ...ofMedicare,
    state: 'inactive',
    stateText: 'inactive',
    start: '2014-02-10',
    dateFrom: 'recordedDate',
  }),
  record('condition', 'Torn meniscus, left knee', {
    ...active,
    start: '2026-02-03',
    dateFrom: 'onset',
    source: okafor,
  }),
  record('condition', 'Prediabetes', {
    ...active,
    start: '2025-03-20',
    dateFrom: 'recordedDate',
    source: okafor,
  }),
  record('condition', 'High blood pressure', {
    ...active,
    ...ofMedicare,
    start: '2024-08-02',
    dateFrom: 'onset',
  }),
  record('condition', 'Strep throat', {
    state: 'resolved',
    stateText: 'resolved',
    start: '2025-12-09',
    end: '2025-12-20',
    dateFrom: 'onset',
    source: 'Pine Street Urgent Care',
  }),
  record('condition', 'Low vitamin D', {
    state: 'resolved',
    stateText: 'resolved',
    start: '2024-08',
    dateFrom: 'onset',
  }),
  record('medicine', 'Lisinopril 10 mg tablet', {
    ...active,
    start: '2026-01-15',
    dateFrom: 'authoredOn',
    summary: 'Take 1 tablet by mouth once a day',
    source: okafor,
  }),
  record('medicine', 'Vitamin D3 2,000 units', {
    ...active,
    start: '2025-04-01',
    dateFrom: 'authoredOn',
    summary: 'Take 1 capsule a day with food',
    source: okafor,
  }),
  record('medicine', 'Ibuprofen 600 mg tablet', {
    state: 'stopped',
    stateText: 'stopped',
    start: '2026-03-12',
    dateFrom: 'authoredOn',
    summary: 'Take 1 tablet every 8 hours with food when needed for pain',
    source: 'Northgate Surgery Center',
  }),
  record('medicine', 'Amoxicillin 500 mg capsule', {
    ...done,
    start: '2025-12-09',
    dateFrom: 'authoredOn',
    summary: 'Take 1 capsule 3 times a day for 10 days',
    source: 'Pine Street Urgent Care',
    removed: true,
  }),
  record('dispense', 'Lisinopril 10 mg tablet', {
    ...done,
    start: '2026-03-02',
    dateFrom: 'whenHandedOver',
    summary: '30 tablets, 30 days',
    source: 'Corner Pharmacy',
  }),
  record('dispense', 'Lisinopril 10 mg tablet', {
    ...done,
    start: '2026-02-01',
    dateFrom: 'whenHandedOver',
    summary: '30 tablets, 30 days',
    source: 'Corner Pharmacy',
  }),
  ...labRows,
  ...vitalRows,
  record('immunization', 'Flu vaccine', {
    ...done,
    start: '2025-10-14',
    dateFrom: 'occurrence',
    source: 'Corner Pharmacy',
  }),
  record('immunization', 'COVID-19 vaccine', {
    ...done,
    start: '2025-10-14',
    dateFrom: 'occurrence',
    source: 'Corner Pharmacy',
  }),
  record('immunization', 'Tetanus booster', {
    state: 'not-done',
    stateText: 'not-done',
    start: '2024-08-02',
    dateFrom: 'occurrence',
    summary: 'You said no',
    source: okafor,
  }),
  record('visit', 'Day surgery', {
    ...done,
    stateText: 'finished',
    start: '2026-03-12',
    dateFrom: 'period',
    summary: 'Northgate Surgery Center',
    source: okafor,
  }),
  record('visit', 'Office visit', {
    ...done,
    stateText: 'finished',
    start: '2026-02-20',
    dateFrom: 'period',
    source: okafor,
  }),
  record('visit', 'Hospital stay', {
    ...done,
    stateText: 'finished',
    start: '2026-02-03',
    end: '2026-02-06',
    dateFrom: 'period',
    summary: 'St. Brendan Hospital',
  }),
  record('procedure', 'Knee arthroscopy, left', {
    ...done,
    start: '2026-03-12',
    dateFrom: 'performed',
    summary: 'Northgate Surgery Center',
    source: okafor,
  }),
  record('order', 'Physical therapy for the knee', {
    ...active,
    start: '2026-03-13',
    dateFrom: 'authoredOn',
    source: okafor,
  }),
  record('report', 'Basic blood panel', {
    state: 'final',
    stateText: 'final',
    start: '2026-03-03',
    dateFrom: 'effective',
    summary: '4 results',
    source: lakeLab,
  }),
  record('document', 'Discharge summary', {
    state: 'final',
    stateText: 'current',
    start: '2026-03-12',
    dateFrom: 'date',
    summary: 'Text, 12 KB',
    source: 'Northgate Surgery Center',
  }),
  record('document', null, { start: null, dateFrom: null, stateText: 'current', summary: 'PDF' }),
  record('care-plan', 'Recovery after knee surgery', {
    ...active,
    start: '2026-03-12',
    dateFrom: 'period',
    source: okafor,
  }),
  record('care-team', 'Knee recovery team', {
    ...active,
    start: '2026-03-12',
    dateFrom: 'period',
    summary: '3 people',
  }),
  record('goal', 'Walk 30 minutes without pain', {
    ...active,
    start: '2026-03-20',
    dateFrom: 'startDate',
    summary: 'Due June 30, 2026',
  }),
  record('device', 'Knee brace, hinged', { ...active, start: null, summary: 'Northway Orthotics' }),
  record('family-history', 'Mother', {
    ...done,
    start: '2024-08-02',
    dateFrom: 'date',
    summary: 'Type 2 diabetes',
  }),
  record('questionnaire', 'Food and housing questions', {
    ...done,
    start: '2026-02-20',
    dateFrom: 'authored',
  }),
  record('observation', 'Smoking', {
    state: 'final',
    stateText: 'final',
    start: '2026-02-20',
    dateFrom: 'effective',
    source: okafor,
    measurements: [measured(coded('Smoking'), null, null, { text: 'Never smoked' })],
  }),
];
