import type { FhirResource } from '../../model.ts';
import type { Party } from '../providers.ts';
import { loinc, moment, type Recorder, terminology, to, units, words } from './recorder.ts';

/** One measured quantity before it is FHIR. `unit` is what is shown, `code` its UCUM code. */
export type Quantity = { value: number; unit: string; code: string; comparator?: '<' | '>' };

export type ObservationCategory = 'laboratory' | 'vital-signs' | 'social-history' | 'survey';

/** What one observation says beside whose it is. */
export type Observed = {
  name: string;
  on: string;
  category: ObservationCategory;
  /** LOINC code and our words for it. */
  code: string;
  text: string;
  by?: Party;
  value: Record<string, unknown>;
  range?: { low?: number; high?: number; text?: string };
  flag?: string;
};

/** @see US Core 6.1.0, laboratory result, vital signs, simple observation */
export function observation(record: Recorder, subject: unknown, one: Observed): FhirResource {
  return record('Observation', one.name, one.on, {
    status: 'final',
    category: [{ coding: [{ system: `${terminology}/observation-category`, code: one.category }] }],
    code: words(one.text, { system: loinc, code: one.code, display: one.text }),
    subject,
    effectiveDateTime: moment(one.on, '08:40'),
    ...(one.by ? { performer: [to(one.by)] } : {}),
    ...one.value,
    ...(one.flag
      ? {
          interpretation: [
            { coding: [{ system: `${terminology}/v3-ObservationInterpretation`, code: one.flag }] },
          ],
        }
      : {}),
    ...(one.range ? { referenceRange: [rangeOf(one)] } : {}),
  });
}

function rangeOf({ range = {}, value }: Observed) {
  const unit = (value['valueQuantity'] as { unit?: string } | undefined)?.unit;
  const limit = (number: number) => ({ value: number, ...(unit ? { unit } : {}) });
  return {
    ...(range.low === undefined ? {} : { low: limit(range.low) }),
    ...(range.high === undefined ? {} : { high: limit(range.high) }),
    ...(range.text ? { text: range.text } : {}),
  };
}

/** `valueQuantity` of a measurement. */
export function measured(quantity: Quantity) {
  const { code, comparator, value, unit } = quantity;
  return { valueQuantity: { value, ...(comparator ? { comparator } : {}), unit, system: units, code } };
}

/** A blood pressure with its two parts. */
export function bloodPressure(
  record: Recorder,
  subject: unknown,
  one: { name: string; on: string; upper: number; lower: number; by?: Party },
): FhirResource {
  const part = (code: string, text: string, value: number) => ({
    code: words(text, { system: loinc, code, display: text }),
    ...measured({ value, unit: 'mmHg', code: 'mm[Hg]' }),
  });
  return observation(record, subject, {
    name: one.name,
    on: one.on,
    category: 'vital-signs',
    code: '85354-9',
    text: 'Blood pressure',
    ...(one.by ? { by: one.by } : {}),
    value: {
      component: [part('8480-6', 'Upper value', one.upper), part('8462-4', 'Lower value', one.lower)],
    },
  });
}
