import type { Coded } from '#shared/model/claim';
import type { HealthRecord, Measurement } from '#shared/model/health-record';
import type { StoredRow } from './record-table.ts';

const longestText = 500;
const mostValues = 50;

/** As much of a record as a list shows. Whole reports and panels of thousands stay with the record itself. */
export function listRow(record: HealthRecord): StoredRow {
  const { start, end, dateFrom, state, doubt } = record;
  return {
    title: shortCoded(record.title),
    start,
    end,
    dateFrom,
    state,
    stateText: short(record.stateText),
    doubt,
    summary: short(record.summary),
    measurements: record.measurements.slice(0, mostValues).map(shortMeasurement),
    source: short(record.source),
  };
}

function shortMeasurement(measurement: Measurement): Measurement {
  const { label, unit, text, absent, rangeText, interpretationText } = measurement;
  return {
    ...measurement,
    label: shortCoded(label),
    unit: short(unit),
    text: short(text),
    absent: short(absent),
    rangeText: short(rangeText),
    interpretationText: short(interpretationText),
  };
}

function shortCoded(coded: Coded): Coded {
  return { ...coded, text: short(coded.text) };
}

function short(text: string | null): string | null {
  return text === null || text.length <= longestText ? text : `${text.slice(0, longestText - 1)}…`;
}
