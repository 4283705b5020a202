import type {
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  Quantity,
  Reference,
} from 'fhir/r4';
import type { Served } from '../../model.ts';
import { terminology } from '../codes.ts';
import type { Party } from '../providers.ts';
import { loinc, makeMoment, makeWords, type Recorder, referToParty, units } from './recorder.ts';

/** A measured value: `unit` is shown, `code` is its UCUM code. */
type Measure = { value: number; unit: string; code: string; comparator?: '<' | '>' };

export type ObservationCategory = 'laboratory' | 'vital-signs' | 'social-history' | 'survey';

/** How an observation can state its result. */
export type ObservedValue = Pick<
  Observation,
  | 'valueQuantity'
  | 'valueCodeableConcept'
  | 'valueString'
  | 'valueInteger'
  | 'dataAbsentReason'
  | 'hasMember'
  | 'component'
>;

/** What one observation says, apart from whose it is. */
export type Observed = {
  name: string;
  on: string;
  category: ObservationCategory;
  /** LOINC code and our words for it. */
  code: string;
  text: string;
  by?: Party;
  value: ObservedValue;
  range?: { low?: number; high?: number; text?: string };
  flag?: string;
};

/** An observation of any category. @see US Core 6.1.0, laboratory result, vital signs, simple observation */
export function recordObservation(record: Recorder, subject: Reference, one: Observed): Served<Observation> {
  return record('Observation', one.name, one.on, {
    status: 'final',
    category: [{ coding: [{ system: `${terminology}/observation-category`, code: one.category }] }],
    code: makeWords(one.text, { system: loinc, code: one.code, display: one.text }),
    subject,
    effectiveDateTime: makeMoment(one.on, '08:40'),
    ...(one.by ? { performer: [referToParty(one.by)] } : {}),
    ...one.value,
    ...(one.flag
      ? {
          interpretation: [
            { coding: [{ system: `${terminology}/v3-ObservationInterpretation`, code: one.flag }] },
          ],
        }
      : {}),
    ...(one.range ? { referenceRange: [makeRange(one)] } : {}),
  });
}

function makeRange({ range = {}, value }: Observed): ObservationReferenceRange {
  const unit = value.valueQuantity?.unit;
  const limit = (number: number): Quantity => ({ value: number, ...(unit ? { unit } : {}) });
  return {
    ...(range.low === undefined ? {} : { low: limit(range.low) }),
    ...(range.high === undefined ? {} : { high: limit(range.high) }),
    ...(range.text ? { text: range.text } : {}),
  };
}

/** The measure as an observation's value. */
export function makeQuantity({ code, comparator, value, unit }: Measure): { valueQuantity: Quantity } {
  return { valueQuantity: { value, ...(comparator ? { comparator } : {}), unit, system: units, code } };
}

/** A vital sign. */
export function recordVitalSign(
  record: Recorder,
  subject: Reference,
  one: Omit<Observed, 'category'>,
): Served<Observation> {
  return recordObservation(record, subject, { ...one, category: 'vital-signs' });
}

/** A blood pressure with its two values. */
export function recordBloodPressure(
  record: Recorder,
  subject: Reference,
  one: { name: string; on: string; upper: number; lower: number; by?: Party },
): Served<Observation> {
  const part = (code: string, text: string, value: number): ObservationComponent => ({
    code: makeWords(text, { system: loinc, code, display: text }),
    ...makeQuantity({ value, unit: 'mmHg', code: 'mm[Hg]' }),
  });
  return recordVitalSign(record, subject, {
    name: one.name,
    on: one.on,
    code: '85354-9',
    text: 'Blood pressure',
    ...(one.by ? { by: one.by } : {}),
    value: {
      component: [part('8480-6', 'Upper value', one.upper), part('8462-4', 'Lower value', one.lower)],
    },
  });
}
