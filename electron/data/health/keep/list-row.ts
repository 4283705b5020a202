import type { Coded } from '#shared/model/claims/claim';
import type { HealthRecord } from '#shared/model/health/health-record';
import type { Measurement } from '#shared/model/health/measurement';
import type { Dosage } from '#shared/model/health/record-fact';
import type { StoredRow } from '../../archive/record-table.ts';
import { shortenText } from '../../fhir/resource.ts';

const mostSteps = 20;
const longestStep = 2000;
const mostValues = 50;
const leftStep: Dosage = { type: 'dosage', text: '…', dose: null, timing: null, asNeeded: null };
const left: Measurement = {
  label: { text: null, code: null, system: null },
  value: null,
  digits: null,
  comparator: null,
  unit: null,
  unitCode: null,
  text: '…',
  absent: null,
  low: null,
  high: null,
  rangeText: null,
  interpretation: null,
  interpretationText: null,
};

/** As much of a record as a list shows. Whole reports and panels of thousands stay with the record itself. */
export function shortenRecord(record: HealthRecord): StoredRow {
  const { start, end, dateFrom, state, doubt } = record;
  return {
    title: shortenCoded(record.title),
    start,
    end,
    dateFrom,
    state,
    stateText: shortenText(record.stateText),
    doubt,
    summary: shortenText(record.summary),
    dosages: shortenSteps(record.dosages),
    measurements: shortenMeasurements(record.measurements),
    source: shortenText(record.source),
  };
}

/** A step that is too long to be said here is not said in part. */
function shortenSteps(dosages: readonly Dosage[]): Dosage[] {
  const steps = dosages.slice(0, mostSteps).map((step): Dosage => {
    const text = shortenText(step.text);
    const isShort = JSON.stringify({ ...step, text }).length <= longestStep;
    return isShort ? { ...step, text } : leftStep;
  });
  return steps.length < dosages.length ? [...steps, leftStep] : steps;
}

/** Values that are left out are not left out in silence: a last one stands for them. */
function shortenMeasurements(measurements: readonly Measurement[]): Measurement[] {
  if (measurements.length <= mostValues) return measurements.map(shortenMeasurement);
  return [...measurements.slice(0, mostValues - 1).map(shortenMeasurement), left];
}

/** A row of a list that is too long for one answer: that there are values and steps is said, and no more of them. */
export function makeBareRow<T extends Partial<Pick<StoredRow, 'dosages'>> & Pick<StoredRow, 'measurements'>>(
  row: T,
): T {
  return {
    ...row,
    measurements: row.measurements.length === 0 ? [] : [left],
    ...(row.dosages && { dosages: row.dosages.length === 0 ? [] : [leftStep] }),
  };
}

function shortenMeasurement(measurement: Measurement): Measurement {
  const { label, unit, text, absent, rangeText, interpretationText } = measurement;
  return {
    ...measurement,
    label: shortenCoded(label),
    unit: shortenText(unit),
    text: shortenText(text),
    absent: shortenText(absent),
    rangeText: shortenText(rangeText),
    interpretationText: shortenText(interpretationText),
  };
}

function shortenCoded(coded: Coded): Coded {
  return { ...coded, text: shortenText(coded.text) };
}
