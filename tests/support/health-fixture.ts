/** Builders of invented health records. */
import type { Coded } from '../../shared/model/claims/claim.ts';
import type { RecordKind } from '../../shared/model/health/health-kinds.ts';
import type { RecordRow } from '../../shared/model/health/health-record.ts';
import type { Measurement } from '../../shared/model/health/measurement.ts';

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
    id: `c-evergreen/${kind}/${nextId++}`,
    connectionId: 'c-evergreen',
    planName: 'Evergreen Health',
    openedAt: null,
    kind,
    title: coded(title),
    start: null,
    end: null,
    dateFrom: null,
    state: null,
    stateText: null,
    doubt: null,
    summary: null,
    dosages: [],
    measurements: [],
    source: null,
    removed: false,
    ...more,
  };
}
