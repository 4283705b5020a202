/**
 * Measured values as the plan sent them, alone and over time. Nothing is converted or judged here.
 *
 * @see FHIR R4 Observation.value[x], referenceRange, interpretation
 */
import { z } from 'zod';
import { Coded, FhirDateText } from '../claims/claim.ts';
import { RecordKind } from './health-kinds.ts';

/** How a result compares with the normal range, as the plan states it (Observation.interpretation); never computed here. */
export const Interpretation = z.enum([
  'normal',
  'low',
  'high',
  'critical-low',
  'critical-high',
  'abnormal',
  'critical',
  'positive',
  'negative',
]);
export type Interpretation = z.infer<typeof Interpretation>;

/**
 * One measured value. `value` is the number as sent; `text` is what stands in its place for results that are words,
 * codes, ratios, ranges or times. Both are `null` when the plan says that there is none (`absent`).
 */
export const Measurement = z.strictObject({
  label: Coded,
  value: z.number().nullable(),
  /** The decimal text of `value`, digits as the plan sent them. */
  digits: z.string().nullable(),
  /** `<`, `<=`, `>=`, `>`, `ad` before the number. */
  comparator: z.string().nullable(),
  unit: z.string().nullable(),
  /** UCUM code of the unit: units are the same when their codes are; `null` when the plan sent words only. */
  unitCode: z.string().nullable(),
  text: z.string().nullable(),
  absent: z.string().nullable(),
  /** The reference range that the plan sent with this value. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  rangeText: z.string().nullable(),
  interpretation: Interpretation.nullable(),
  interpretationText: z.string().nullable(),
});
export type Measurement = z.infer<typeof Measurement>;

export const TrendPoint = z.strictObject({
  recordId: z.string(),
  /** ISO instant of when the file that it is from was opened; `null`: the plan sent it. */
  openedAt: z.string().nullable(),
  date: FhirDateText,
  value: z.number(),
  digits: z.string(),
  comparator: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  interpretation: Interpretation.nullable(),
});
export type TrendPoint = z.infer<typeof TrendPoint>;

/** Values of one code and one unit over time, oldest first. Blood pressure has two series. */
export const Trend = z.strictObject({
  key: z.string(),
  kind: RecordKind,
  title: Coded,
  unit: z.string().nullable(),
  series: z.array(z.strictObject({ label: Coded, points: z.array(TrendPoint) })).min(1),
});
export type Trend = z.infer<typeof Trend>;
