/** What the stub bridge answers about health records: Rosa's, all invented. */
import type { Coded } from '#shared/model/claim';
import type {
  HealthOverview,
  Interpretation,
  Measurement,
  RecordFilter,
  RecordKind,
  RecordRow,
  RecordView,
  TimelineItem,
  Trend,
} from '#shared/model/health-record';
import { recordKinds } from '#shared/model/health-record';
import { trendKeyOf, trendsOf } from '../../../electron/data/records/trends.ts';
import type { StubAnswers } from './stub-bridge.ts';
import { StubFailure } from './stub-bridge.ts';
import { evergreen, medicare } from './stub-data.ts';

export function coded(text: string | null, code: string | null = null): Coded {
  return { text, code, system: code === null ? null : 'LOINC' };
}

export function measured(
  label: Coded,
  digits: string | null,
  unit: string | null,
  more: Partial<Measurement> = {},
): Measurement {
  return {
    label,
    value: digits === null ? null : Number(digits),
    digits,
    comparator: null,
    unit,
    unitCode: unit,
    text: null,
    absent: null,
    low: null,
    high: null,
    rangeText: null,
    interpretation: null,
    interpretationText: null,
    ...more,
  };
}

let nextId = 1;

/** One record of Evergreen Health. */
export function record(kind: RecordKind, title: string | null, more: Partial<RecordRow> = {}): RecordRow {
  return {
    id: `${evergreen.id}/${kind}/${nextId++}`,
    connectionId: evergreen.id,
    planName: evergreen.planName,
    kind,
    title: coded(title),
    start: null,
    end: null,
    dateFrom: null,
    state: null,
    stateText: null,
    doubt: null,
    summary: null,
    measurements: [],
    source: null,
    removed: false,
    ...more,
  };
}

const okafor = 'Dr. Amara Okafor';
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

const labRows: RecordRow[] = [
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

/** Rosa's row of that title, the newest. */
export function healthRow(title: string): RecordRow {
  const row = healthRows.find((each) => each.title.text === title);
  if (!row) throw new Error(`no record ${title}`);
  return row;
}

const report = healthRow('Basic blood panel');

const text = (
  label: RecordView['facts'][number]['label'],
  ...values: string[]
): RecordView['facts'][number] => ({
  label,
  values: values.map((value) => ({ type: 'text', text: value })),
});

/** What some records say beyond their rows. */
const saidOf: Record<string, Partial<RecordView>> = {
  'Lisinopril 10 mg tablet': {
    facts: [
      text('dosage', 'Take 1 tablet by mouth once a day'),
      text('reason', 'High blood pressure'),
      text('requester', okafor),
      text('quantity', '30 tablets'),
      text('refills', '5'),
      { label: 'written', values: [{ type: 'date', start: '2026-01-15', end: null }] },
      { label: 'substituted', values: [{ type: 'flag', yes: false }] },
      {
        label: 'code',
        values: [{ type: 'coded', coded: { text: 'Lisinopril 10 mg', code: '314076', system: 'RxNorm' } }],
      },
    ],
    unread: [{ path: 'extension[0].valueCode', text: 'on-formulary' }],
  },
  'Discharge summary': {
    attachments: [
      {
        index: 0,
        title: 'Discharge summary',
        contentType: 'text/plain; charset=utf-8',
        bytes: 12_410,
        createdOn: '2026-03-12',
        place: 'here',
      },
      {
        index: 1,
        title: null,
        contentType: 'application/pdf',
        bytes: null,
        createdOn: null,
        place: 'at-plan',
      },
      {
        index: 2,
        title: 'Knee picture',
        contentType: 'image/jpeg',
        bytes: 2_400_000,
        createdOn: null,
        place: 'elsewhere',
      },
    ],
  },
  'Recovery after knee surgery': {
    narrative: 'Weeks 1 and 2: rest, ice and short walks.\nWeeks 3 to 6: physical therapy twice a week.',
    facts: [
      text('activity', 'Physical therapy', 'Short walks'),
      text('goal', 'Walk 30 minutes without pain'),
    ],
  },
};

/** One record with all that it says; `more` replaces parts. */
export function recordView(row: RecordRow, more: Partial<RecordView> = {}): RecordView {
  const key = trendKeyOf(row);
  const said = saidOf[row.title.text ?? ''];
  return {
    row,
    facts: [],
    attachments: [],
    parts: row === report ? labRows.filter(({ start }) => start === row.start) : [],
    narrative: null,
    unread: [],
    provenance: [{ who: 'Lakes Exchange', recordedOn: '2026-03-14' }],
    firstSeen: '2026-03-20T12:04:10Z',
    lastUpdated: '2026-03-14',
    trendKey: trendsOf(healthRows).some((trend) => trend.key === key) ? key : null,
    ...said,
    ...more,
  };
}

const byDate = (a: { start: string | null }, b: { start: string | null }) =>
  (b.start ?? '').localeCompare(a.start ?? '');

/** The rows that a filter leaves, newest first. */
export function matching(rows: readonly RecordRow[], filter: RecordFilter): RecordRow[] {
  return rows
    .filter(
      (row) =>
        (filter.kinds.length === 0 || filter.kinds.includes(row.kind)) &&
        (filter.connectionId === null || filter.connectionId === row.connectionId) &&
        [row.title.text, row.summary, row.source].join(' ').toLowerCase().includes(filter.text.toLowerCase()),
    )
    .toSorted(byDate);
}

/** What the claims and the approval of the timeline stand for. */
const others: TimelineItem[] = [
  {
    id: `${evergreen.id}/2`,
    kind: 'claim',
    planName: evergreen.planName,
    title: coded('Northgate Surgery Center'),
    start: '2026-03-12',
    end: null,
    summary: 'Outpatient facility',
    measurements: [],
  },
  {
    id: `${evergreen.id}/approval-1`,
    kind: 'approval',
    planName: evergreen.planName,
    title: coded('Knee arthroscopy'),
    start: '2026-02-25',
    end: null,
    summary: 'Northgate Surgery Center',
    measurements: [],
  },
];

/** The timeline of these rows, with a claim and an approval. */
export function timelineOf(rows: readonly RecordRow[], filter: RecordFilter): TimelineItem[] {
  const wanted = others.filter(({ kind }) => filter.kinds.length === 0 || filter.kinds.includes(kind));
  const items = matching(rows, filter).map(
    ({ id, kind, planName, title, start, end, summary, measurements }) => ({
      id,
      kind,
      planName,
      title,
      start,
      end,
      summary,
      measurements,
    }),
  );
  const text = filter.text.toLowerCase();
  return [
    ...wanted.filter(({ title }) => (title.text ?? '').toLowerCase().includes(text)),
    ...items,
  ].toSorted(byDate);
}

function latestOf({ key, kind, title, unit, series }: Trend): HealthOverview['trends'][number] | [] {
  const points = series[0]?.points ?? [];
  const latest = points.at(-1);
  return latest ? { key, kind, title, unit, points: points.length, latest } : [];
}

export function overviewOf(rows: readonly RecordRow[]): HealthOverview {
  const counts = recordKinds.flatMap((kind) => {
    const count = rows.filter((row) => row.kind === kind).length;
    return count === 0 ? [] : [{ kind, count }];
  });
  return {
    counts:
      rows.length === 0
        ? []
        : [...counts, { kind: 'claim' as const, count: 1 }, { kind: 'approval' as const, count: 1 }],
    trends: trendsOf(rows).flatMap(latestOf),
  };
}

/** The answers of an app with these records; Rosa has two plans that share them. */
export function healthAnswers(rows: readonly RecordRow[] = healthRows): StubAnswers {
  const find = (recordId: string) => {
    const row = rows.find(({ id }) => id === recordId);
    if (!row) throw new StubFailure('store/not-found');
    return row;
  };
  return {
    'connection.list': () => [
      {
        ...evergreen,
        records: rows.filter(({ connectionId }) => connectionId === evergreen.id).length,
        granted: [...evergreen.granted, 'conditions', 'medicines', 'allergies', 'results', 'visits'],
      },
      { ...medicare, records: rows.filter(({ connectionId }) => connectionId === medicare.id).length },
    ],
    'health.overview': () => overviewOf(rows),
    'health.list': ({ filter, offset, limit }) => {
      const found = matching(rows, filter);
      return { count: found.length, rows: found.slice(offset, offset + limit) };
    },
    'health.timeline': ({ filter, offset, limit }) => {
      const found = timelineOf(rows, filter);
      return { count: found.length, items: found.slice(offset, offset + limit) };
    },
    'health.get': ({ recordId }) => recordView(find(recordId)),
    'health.trend': ({ key }) => {
      const trend = trendsOf(rows).find((each) => each.key === key);
      if (!trend) throw new StubFailure('store/not-found');
      return trend;
    },
    'health.openAttachment': () => ({
      type: 'text',
      text: 'You went home the same day.\n\nRest for two days.',
    }),
    'health.saveAttachment': () => ({ savedAs: '/home/rosa/discharge-summary.txt' }),
    'records.source': () => ({ json: '{\n  "resourceType": "Observation"\n}' }),
  };
}
