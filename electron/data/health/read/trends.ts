/**
 * Values of one code and one unit over time. Units are compared as UCUM codes where the plan sent them, else as
 * words, and never converted.
 *
 * @see US Core Blood Pressure: panel 85354-9 with components 8480-6 (systolic) and 8462-4 (diastolic)
 */
import type { Coded } from '#shared/model/claims/claim';
import { factsOfKind } from '#shared/model/health/health-kinds';
import type { RecordRow } from '#shared/model/health/health-record';
import type { Measurement, Trend, TrendPoint } from '#shared/model/health/measurement';
import { shortenName } from '../../fhir/identity.ts';

const systolic = '8480-6';
const diastolic = '8462-4';
const bloodPressure = '85354-9';
/** A key crosses to the page and back. */
const longestKey = 1000;

/** The part of a row that decides which trend it belongs to. */
type Measured = Pick<RecordRow, 'kind' | 'title' | 'start' | 'state' | 'measurements'>;

/** The trends that these rows make: at least two dated numbers of one code and unit; points oldest first. */
export function trendsOf(rows: readonly RecordRow[]): Trend[] {
  const groups = new Map<string, RecordRow[]>();
  for (const row of rows) {
    const key = trendKeyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  const trends: Trend[] = [];
  for (const [key, group] of groups) {
    const trend = trendOf(key, group);
    if (trend) trends.push(trend);
  }
  return trends;
}

/** The trend that a row belongs to, whether or not there are others of it; `null` for a row without a dated number. */
export function trendKeyOf(row: Measured): string | null {
  if (factsOfKind(row.kind).list !== 'newest-of-each' || row.start === null || row.state === 'cancelled')
    return null;
  const [first] = valuesOf(row);
  if (first === undefined) return null;
  const unit = first.unitCode ?? (first.unit === null ? '' : `"${first.unit.toLowerCase()}"`);
  const code = isBloodPressure(row) ? `LOINC|${bloodPressure}` : codeKey(first.label);
  return code === null ? null : shortenName(`${code}|${unit}`, longestKey);
}

function codeKey(label: Coded): string | null {
  if (label.code === null) return label.text === null ? null : `"${label.text.toLowerCase()}"`;
  return label.system === null
    ? `?|${label.code}|${(label.text ?? '').toLowerCase()}`
    : `${label.system}|${label.code}`;
}

/** The numbers of a row that a trend is made of: two of a blood pressure, else the row's own value. */
function valuesOf(row: Measured): Measurement[] {
  const numbers = row.measurements.filter(({ value, digits }) => value !== null && digits !== null);
  if (isBloodPressure(row))
    return [systolic, diastolic].flatMap((code) => numbers.find(({ label }) => label.code === code) ?? []);
  const own = numbers.find(({ label }) => label.code === row.title.code && label.text === row.title.text);
  return own ? [own] : [];
}

function isBloodPressure(row: Measured): boolean {
  const codes = row.measurements.map(({ label }) => label.code);
  return codes.includes(systolic) && codes.includes(diastolic);
}

function trendOf(key: string, group: readonly RecordRow[]): Trend | null {
  const newest = group.reduce((best, row) => ((row.start ?? '') > (best.start ?? '') ? row : best));
  const series = new Map<string | null, { label: Coded; points: TrendPoint[] }>();
  for (const row of group)
    for (const measurement of valuesOf(row)) {
      const point = pointOf(row, measurement);
      if (point === null) continue;
      const name = isBloodPressure(row) ? measurement.label.code : null;
      const one = series.get(name);
      if (one) one.points.push(point);
      else series.set(name, { label: measurement.label, points: [point] });
    }
  const all = [...series.values()];
  const dated = new Set(all.flatMap(({ points }) => points.map(({ recordId }) => recordId)));
  if (dated.size < 2) return null;
  for (const { points } of all) points.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const unit = valuesOf(newest)[0]?.unit ?? null;
  return { key, kind: newest.kind, title: newest.title, unit, series: all };
}

function pointOf(row: RecordRow, measurement: Measurement): TrendPoint | null {
  const { value, digits, comparator, low, high, interpretation } = measurement;
  if (row.start === null || value === null || digits === null) return null;
  return {
    recordId: row.id,
    openedAt: row.openedAt,
    date: row.start,
    value,
    digits,
    comparator,
    low,
    high,
    interpretation,
  };
}
