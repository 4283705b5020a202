/**
 * What a health record says as labelled facts, in values that every language can word.
 *
 * @see FHIR R4 datatypes
 */
import { z } from 'zod';
import { Coded, FhirDateText } from '../claims/claim.ts';

export const timeUnits = ['a', 'mo', 'wk', 'd', 'h', 'min'] as const;
/** UCUM's codes of spans of time that every language has words for. */
export const TimeUnit = z.enum(timeUnits);
export type TimeUnit = z.infer<typeof TimeUnit>;

export const participantRoles = [
  'ADM',
  'ATND',
  'CALLBCK',
  'CON',
  'DIS',
  'ESC',
  'REF',
  'SPRF',
  'PPRF',
  'PART',
  'translator',
  'emergency',
] as const;
/** The role in which somebody took part in a visit. @see HL7 v3 ParticipationType, FHIR R4 participant-type */
export const ParticipantRole = z.enum(participantRoles);
export type ParticipantRole = z.infer<typeof ParticipantRole>;

const Dated = { start: FhirDateText.nullable(), end: FhirDateText.nullable() };
/** An age or another span of time; `most` where it is "40 to 45 years". */
const Time = z.strictObject({
  type: z.literal('time'),
  digits: z.string(),
  most: z.string().nullable(),
  unit: TimeUnit,
});

export const PlainValue = z.union([
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('coded'), coded: Coded }),
  z.strictObject({ type: z.literal('date'), ...Dated }),
  /** A period; an open end is worded as such. */
  z.strictObject({ type: z.literal('period'), ...Dated }),
  z.strictObject({ type: z.literal('flag'), yes: z.boolean() }),
  z.strictObject({ type: z.literal('role'), role: ParticipantRole }),
  Time,
]);
export type PlainValue = z.infer<typeof PlainValue>;

/** How often, and when, something is taken or done. @see FHIR R4 Timing */
const TimingValue = z.strictObject({
  type: z.literal('timing'),
  /** The plan's name of it: "twice daily". */
  name: Coded.nullable(),
  times: z.int().nullable(),
  timesMost: z.int().nullable(),
  every: Time.nullable(),
  /** How long it takes each time. */
  lasting: Time.nullable(),
  /** How many times until it is over. */
  inAll: z.strictObject({ times: z.int(), most: z.int().nullable() }).nullable(),
  /** Event codes: `HS`, `ACM`. */
  moments: z.array(z.string()),
  /** How long before or after these moments; after, where the code does not say. */
  offset: Time.nullable(),
  /** `mon`, `tue`… */
  days: z.array(z.string()),
  /** `08:00:00` */
  hours: z.array(z.string()),
  /** For how long, or on which days. */
  within: z.array(PlainValue),
});
export type TimingValue = z.infer<typeof TimingValue>;

/**
 * A step of how a medicine is taken: the plan's words, and what it says in numbers and codes. `asNeeded`: a flag, or
 * what it is needed for.
 */
export const Dosage = z.strictObject({
  type: z.literal('dosage'),
  text: z.string().nullable(),
  dose: z.string().nullable(),
  timing: TimingValue.nullable(),
  asNeeded: PlainValue.nullable(),
});
export type Dosage = z.infer<typeof Dosage>;

export const factLabels = [
  'about',
  'access',
  'activity',
  'address',
  'adherence',
  'adherence-source',
  'age',
  'as-needed',
  'author',
  'body-site',
  'born',
  'came-from',
  'care-time',
  'category',
  'cause-of-death',
  'certainty',
  'code',
  'comment',
  'complication',
  'criticality',
  'days-supply',
  'deceased',
  'device',
  'device-identifier',
  'diagnosis',
  'discharged-to',
  'dispense-quantity',
  'do-not-perform',
  'dosage',
  'dose-number',
  'dose-quantity',
  'due',
  'ended',
  'expires',
  'for-visit',
  'fill-time',
  'format',
  'goal',
  'handed-over',
  'identifier',
  'intent',
  'issued',
  'last-time',
  'location',
  'lot',
  'made-on',
  'manufacturer',
  'member',
  'method',
  'model',
  'note',
  'onset',
  'outcome',
  'participant',
  'performer',
  'place',
  'prepared',
  'priority',
  'quantity',
  'question',
  'reaction',
  'reaction-on',
  'reason',
  'reason-not-done',
  'recorded',
  'recorder',
  'refill-number',
  'refills',
  'related',
  'relationship',
  'reported',
  'requester',
  'result',
  'route',
  'serial-number',
  'service-provider',
  'setting',
  'severity',
  'sex',
  'signed',
  'specimen',
  'stage',
  'started',
  'status',
  'status-reason',
  'substance',
  'substituted',
  'substitution-allowed',
  'target',
  'type',
  'updated',
  'when',
  'written',
] as const;
/** What a fact is about; each has its words in the `health` texts. */
export const FactLabel = z.enum(factLabels);
export type FactLabel = z.infer<typeof FactLabel>;

export const FactValue = z.union([
  PlainValue,
  TimingValue,
  Dosage,
  /** "Dr. Rivera (in charge of the care, until 2024)" */
  z.strictObject({
    type: z.literal('detailed'),
    value: PlainValue.nullable(),
    details: z.array(PlainValue).min(1),
  }),
  /** A question with its answers. */
  z.strictObject({
    type: z.literal('answered'),
    question: z.string().nullable(),
    answers: z.array(PlainValue).min(1),
  }),
]);
export type FactValue = z.infer<typeof FactValue>;

export const RecordFact = z.strictObject({ label: FactLabel, values: z.array(FactValue).min(1) });
export type RecordFact = z.infer<typeof RecordFact>;
