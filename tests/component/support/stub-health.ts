/** What the stub bridge answers about health records: Rosa's, all invented. */

import { recordKinds } from '#shared/model/health-kinds';
import type { HealthOverview, RecordFilter, TimelineItem } from '#shared/model/health-lists';
import type { RecordRow, RecordView } from '#shared/model/health-record';
import type { Trend } from '#shared/model/measurement';
import { trendKeyOf, trendsOf } from '../../../electron/data/health/read/trends.ts';
import { coded } from '../../support/health-fixture.ts';
import { healthRows, labRows, okafor } from './health-rows.ts';
import type { StubAnswers } from './stub-bridge.ts';
import { StubFailure } from './stub-bridge.ts';
import { evergreen, medicare } from './stub-data.ts';

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
    state: null,
    doubt: null,
    decision: null,
    measurements: [],
    removed: false,
  },
  {
    id: `${evergreen.id}/approval-1`,
    kind: 'approval',
    planName: evergreen.planName,
    title: coded('Knee arthroscopy'),
    start: '2026-02-25',
    end: null,
    summary: 'Northgate Surgery Center',
    state: null,
    doubt: null,
    decision: 'not-approved',
    measurements: [],
    removed: false,
  },
];

/** The timeline of these rows, with a claim and an approval. */
export function timelineOf(rows: readonly RecordRow[], filter: RecordFilter): TimelineItem[] {
  const wanted = others.filter(({ kind }) => filter.kinds.length === 0 || filter.kinds.includes(kind));
  const items = matching(rows, filter).map(
    ({ id, kind, planName, title, start, end, summary, state, doubt, measurements, removed }) => ({
      id,
      kind,
      planName,
      title,
      start,
      end,
      summary,
      state,
      doubt,
      decision: null,
      measurements,
      removed,
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
    planNames: [...new Set(rows.map(({ planName }) => planName))],
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
