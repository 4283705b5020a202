import { describe, expect, it } from 'vitest';
import { readHealthRecord } from '../../../electron/data/health/read/read-health-record.ts';
import { trendKeyOf, trendsOf } from '../../../electron/data/health/read/trends.ts';
import { RecordRow } from '../../../shared/model/health/health-record.ts';
import { Trend } from '../../../shared/model/health/measurement.ts';
import { bloodPressure, lab, ucum } from '../../fixtures/records/health.ts';
import { describeWithCorpus } from '../../support/needs.ts';
import { resourcesOf } from '../support/corpus.ts';

let made = 0;

/** The row of a lab value like the fixture's, with other elements. */
function row(more: object, resource: object = lab): RecordRow {
  const record = readHealthRecord({ ...lab, ...resource, ...more }, { resolve: () => null });
  if (record === null) throw new Error('no record');
  const {
    facts: _f,
    attachments: _a,
    parts: _p,
    narrative: _n,
    unread: _u,
    technical: _t,
    isError: _e,
    ...shown
  } = record;
  return RecordRow.parse({
    id: `r${++made}`,
    connectionId: 'c',
    planName: 'Plan',
    openedAt: null,
    removed: false,
    ...shown,
  });
}

const on = (effectiveDateTime: string, value: number, unit = 'mg/dL') =>
  row({ effectiveDateTime, valueQuantity: ucum(value, unit) });
const points = (trend: Trend | undefined) =>
  trend?.series.map((one) => one.points.map(({ date, value }) => [date, value]));

describe('trends', () => {
  it('are values of one code and unit, oldest first, each with its own range', () => {
    const first = on('2025-06-01', 6);
    const second = row({
      effectiveDateTime: '2024-06',
      valueQuantity: { ...ucum(5, 'mg/dL'), comparator: '>' },
    });
    const [trend, ...others] = trendsOf([first, second]).map((one) => Trend.parse(one));
    expect(others).toEqual([]);
    expect(trend).toMatchObject({
      key: 'LOINC|99901-1|mg/dL',
      kind: 'lab',
      unit: 'mg/dL',
      title: { text: 'Ironium' },
    });
    expect(trend?.series[0]?.points).toEqual([
      {
        recordId: second.id,
        openedAt: null,
        date: '2024-06',
        value: 5,
        digits: '5',
        comparator: '>',
        low: 3,
        high: 9,
        interpretation: 'low',
      },
      {
        recordId: first.id,
        openedAt: null,
        date: '2025-06-01',
        value: 6,
        digits: '6',
        comparator: null,
        low: 3,
        high: 9,
        interpretation: 'low',
      },
    ]);
    expect(trendKeyOf(first)).toBe(trend?.key);
  });

  it('need two dated numbers', () => {
    expect(trendsOf([on('2025-06-01', 6)])).toEqual([]);
    const undated = row({ effectiveDateTime: undefined });
    const words = row({ valueQuantity: undefined, valueString: 'cloudy' });
    expect(trendsOf([on('2025-06-01', 6), undated, words])).toEqual([]);
    expect([trendKeyOf(undated), trendKeyOf(words)]).toEqual([null, null]);
  });

  it('never mix units or codes, and convert nothing', () => {
    const rows = [
      on('2025-01-01', 6),
      on('2025-02-01', 7),
      on('2025-01-01', 0.3, 'mmol/L'),
      on('2025-02-01', 0.4, 'mmol/L'),
    ];
    expect(trendsOf(rows).map(({ unit }) => unit)).toEqual(['mg/dL', 'mmol/L']);
    const other = { code: { coding: [{ system: 'http://loinc.org', code: '99902-9' }] } };
    expect(trendsOf([on('2025-01-01', 6), row(other)])).toEqual([]);
  });

  it('know a unit by its code, else by its words', () => {
    const named = (unit: string, code?: string) =>
      row({
        valueQuantity: { value: 5, unit, ...(code ? { code, system: 'http://unitsofmeasure.org' } : {}) },
      });
    expect(trendsOf([named('milligrams', 'mg/dL'), named('mg per dL', 'mg/dL')])).toHaveLength(1);
    expect(trendsOf([named('Mg per dl'), named('mg per dL')])).toHaveLength(1);
    expect(trendsOf([named('mg/dL'), named('mg/dL', 'mg/dL')])).toHaveLength(0);
  });

  it('leave out what was cancelled', () => {
    expect(trendsOf([on('2025-01-01', 6), { ...on('2025-02-01', 7), state: 'cancelled' }])).toEqual([]);
  });

  it('draw blood pressure as two series', () => {
    const both = (date: string, high: number, low: number | null) => {
      const [upper, lower] = bloodPressure['component'] as object[];
      const component = [
        { ...upper, valueQuantity: ucum(high, 'mm[Hg]') },
        low === null ? lower : { ...lower, valueQuantity: ucum(low, 'mm[Hg]') },
      ];
      return row(
        {
          effectivePeriod: { start: date },
          effectiveDateTime: undefined,
          component,
          valueQuantity: undefined,
        },
        bloodPressure,
      );
    };
    const [trend] = trendsOf([
      both('2025-03-01', 130, 85),
      both('2025-01-01', 120, 80),
      both('2025-02-01', 125, null),
    ]);
    expect(trend).toMatchObject({ key: 'LOINC|85354-9|mm[Hg]', kind: 'vital', unit: 'mm[Hg]' });
    expect(trend?.series.map(({ label }) => label.code)).toEqual(['8480-6', '8462-4']);
    expect(points(trend)).toEqual([
      [
        ['2025-01-01', 120],
        ['2025-02-01', 125],
        ['2025-03-01', 130],
      ],
      [
        ['2025-01-01', 80],
        ['2025-03-01', 85],
      ],
    ]);
  });
});

describeWithCorpus('trends of real records', () => {
  it('hold every dated number of every code that came twice', () => {
    const found = resourcesOf(new Set(['Observation'])).filter(({ folder }) => folder === 'synthea');
    const byFile = new Map<string, RecordRow[]>();
    for (const { file, resource } of found)
      byFile.set(file, [...(byFile.get(file) ?? []), row(resource, resource)]);
    for (const rows of byFile.values()) {
      const counted = new Map<string, number>();
      for (const { title, measurements } of rows)
        if (measurements.length === 1 && measurements[0]?.value !== null) {
          const name = `LOINC|${title.code}|${measurements[0]?.unitCode}`;
          counted.set(name, (counted.get(name) ?? 0) + 1);
        }
      const trends = new Map(trendsOf(rows).map((trend) => [trend.key, trend.series[0]?.points.length]));
      for (const [name, count] of counted) expect(trends.get(name), name).toBe(count > 1 ? count : undefined);
    }
    expect([...byFile.values()].flatMap(trendsOf).length).toBeGreaterThan(10);
  });
});
