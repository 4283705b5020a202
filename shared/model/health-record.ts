/**
 * Health records as screens see them: one US Core resource of one plan, named in plain words, with what it says as
 * labelled facts. Nothing here is guessed; what was not understood stands in `unread`.
 *
 * @see US Core Implementation Guide 3.1.1, 6.1.0, 8.0.0
 */
import { z } from 'zod';
import { ApprovalDecision } from './approval.ts';
import { Coded } from './claim.ts';

export const recordKinds = [
  'condition',
  'medicine',
  'dispense',
  'allergy',
  'lab',
  'vital',
  'observation',
  'report',
  'procedure',
  'order',
  'immunization',
  'visit',
  'document',
  'care-plan',
  'care-team',
  'goal',
  'device',
  'questionnaire',
  'family-history',
] as const;
/** What a health record is. `observation`: an Observation that is neither a lab result nor a vital sign. */
export const RecordKind = z.enum(recordKinds);
export type RecordKind = z.infer<typeof RecordKind>;

export const recordStates = [
  'active',
  'recurrence',
  'relapse',
  'inactive',
  'remission',
  'resolved',
  'planned',
  'proposed',
  'draft',
  'in-progress',
  'on-hold',
  'completed',
  'stopped',
  'cancelled',
  'not-done',
  'declined',
  'preliminary',
  'final',
  'amended',
  'superseded',
  'unknown',
] as const;
/** Where the record stands, as one of our words; `null` when the plan did not say, or in a word we do not know. */
export const RecordState = z.enum(recordStates);
export type RecordState = z.infer<typeof RecordState>;

export const recordDoubts = [
  'unconfirmed',
  'provisional',
  'differential',
  'refuted',
  'do-not',
  'reported',
  'proposed',
  'planned',
  'option',
  'modified',
] as const;
/**
 * Why a record is less than it looks, as the plan says it: a health problem or an allergy that is not confirmed
 * (verificationStatus), an order not to do something (doNotPerform), a prescription that somebody reported or that is
 * no order (intent). `modified`: a modifierExtension that nobody here knows may turn its meaning round.
 */
export const RecordDoubt = z.enum(recordDoubts);
export type RecordDoubt = z.infer<typeof RecordDoubt>;

/** How a result stands to what is usual, as the plan says it (Observation.interpretation); never worked out by us. */
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

/** A FHIR date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
const FhirDateText = z.string();

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
/** As what somebody took part in a visit. @see HL7 v3 ParticipationType, FHIR R4 participant-type */
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
  /** From when until when; an open end is said. */
  z.strictObject({ type: z.literal('period'), ...Dated }),
  z.strictObject({ type: z.literal('flag'), yes: z.boolean() }),
  z.strictObject({ type: z.literal('role'), role: ParticipantRole }),
  Time,
]);
export type PlainValue = z.infer<typeof PlainValue>;

/** How often and when something is taken or done. @see FHIR R4 Timing */
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

/** One record as a list or the timeline needs it. */
export const RecordRow = z.strictObject({
  /** `<connection id>/<resource type>/<resource id>`. */
  id: z.string(),
  connectionId: z.string(),
  planName: z.string(),
  kind: RecordKind,
  /** What it is called. */
  title: Coded,
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
  /** The element the date came from, e.g. `onset`, `authoredOn`; fallbacks are said on screen. */
  dateFrom: z.string().nullable(),
  state: RecordState.nullable(),
  /** The plan's own word for it. */
  stateText: z.string().nullable(),
  /** `null`: confirmed, an order, or nothing said about it. */
  doubt: RecordDoubt.nullable(),
  /** One line of what matters besides the title: dosage, reaction, place. */
  summary: z.string().nullable(),
  /** How a medicine is taken, step by step, where the plan has no words of its own for each. */
  dosages: z.array(Dosage),
  /** Values of observations, in order; blood pressure has two. */
  measurements: z.array(Measurement),
  /** Who says so: performer, prescriber, author, clinic. `null`: not stated. */
  source: z.string().nullable(),
  /** True when the plan no longer sends it. */
  removed: z.boolean(),
});
export type RecordRow = z.infer<typeof RecordRow>;

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

/** A file that belongs to a record. It is opened only when the person asks. */
export const Attachment = z.strictObject({
  index: z.int().min(0),
  title: z.string().nullable(),
  contentType: z.string().nullable(),
  bytes: z.int().nullable(),
  createdOn: FhirDateText.nullable(),
  /** `here`: came with the record; `at-plan`: must be fetched; `elsewhere`: another server, never fetched. */
  place: z.enum(['here', 'at-plan', 'elsewhere']),
});
export type Attachment = z.infer<typeof Attachment>;

/** What the readers make of one resource, before the store knows whose it is. */
export const HealthRecord = z.strictObject({
  ...RecordRow.omit({ id: true, connectionId: true, planName: true, removed: true }).shape,
  /** True for `entered-in-error`: kept, never listed. */
  isError: z.boolean(),
  facts: z.array(RecordFact),
  attachments: z.array(Attachment),
  /** Relative references of records that belong to it: results of a report, members of a panel. */
  parts: z.array(z.string()),
  /** Text of the narrative, without markup; for kinds whose text says more than their elements. */
  narrative: z.string().nullable(),
  unread: z.array(z.strictObject({ path: z.string(), text: z.string() })),
});
export type HealthRecord = z.infer<typeof HealthRecord>;

/** One record with all that it says. */
export const RecordView = z.strictObject({
  row: RecordRow,
  ...HealthRecord.pick({ facts: true, attachments: true, narrative: true, unread: true }).shape,
  parts: z.array(RecordRow),
  /** Where the plan had it from, where it says so (Provenance). */
  provenance: z.array(z.strictObject({ who: z.string().nullable(), recordedOn: FhirDateText.nullable() })),
  /** ISO instant when it first came. */
  firstSeen: z.string(),
  lastUpdated: z.string().nullable(),
  /** Trend that the value belongs to, when there are at least two of the same. */
  trendKey: z.string().nullable(),
});
export type RecordView = z.infer<typeof RecordView>;

export const TrendPoint = z.strictObject({
  recordId: z.string(),
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

/** What the timeline can show besides health records. */
export const TimelineKind = z.enum([...recordKinds, 'claim', 'approval']);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const TimelineItem = z.strictObject({
  /** Claim id, approval id or record id. */
  id: z.string(),
  kind: TimelineKind,
  planName: z.string(),
  title: Coded,
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
  /** A record's one line, or a claim's provider. */
  summary: z.string().nullable(),
  /** As in {@link RecordRow}; `null` for claims and approvals. */
  state: RecordState.nullable(),
  doubt: RecordDoubt.nullable(),
  /** What the plan decided; only of approvals. */
  decision: ApprovalDecision.nullable(),
  measurements: z.array(Measurement),
  /** As in {@link RecordRow}. */
  removed: z.boolean(),
});
export type TimelineItem = z.infer<typeof TimelineItem>;

/** What a list of records is narrowed to. Empty `kinds`: all. */
export const RecordFilter = z.strictObject({
  personId: z.string(),
  kinds: z.array(TimelineKind),
  connectionId: z.string().nullable(),
  text: z.string(),
});
export type RecordFilter = z.infer<typeof RecordFilter>;

export const RecordPage = z.strictObject({ count: z.int(), rows: z.array(RecordRow) });
export type RecordPage = z.infer<typeof RecordPage>;

export const TimelinePage = z.strictObject({ count: z.int(), items: z.array(TimelineItem) });
export type TimelinePage = z.infer<typeof TimelinePage>;

/** How many records of each kind are here, and which trends can be drawn. */
export const HealthOverview = z.strictObject({
  counts: z.array(z.strictObject({ kind: TimelineKind, count: z.int() })),
  /** The plans that sent a health record; claims and approvals do not make one. */
  planNames: z.array(z.string()),
  trends: z.array(
    z.strictObject({
      key: z.string(),
      kind: RecordKind,
      title: Coded,
      unit: z.string().nullable(),
      points: z.int(),
      latest: TrendPoint,
    }),
  ),
});
export type HealthOverview = z.infer<typeof HealthOverview>;

/** What an opened attachment is, made harmless: text without markup, or a picture as a data address. */
export const OpenedAttachment = z.union([
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('image'), dataUrl: z.string() }),
  /** Not shown here; can be saved as a file. */
  z.strictObject({ type: z.literal('file'), contentType: z.string().nullable(), bytes: z.int() }),
]);
export type OpenedAttachment = z.infer<typeof OpenedAttachment>;
