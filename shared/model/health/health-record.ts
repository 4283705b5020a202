/**
 * Health records as screens see them: one US Core resource of one plan, named in plain words, with what it says as
 * labelled facts. Nothing here is guessed; what was not understood stands in `unread`.
 *
 * @see US Core Implementation Guide 3.1.1, 6.1.0, 8.0.0
 */
import { z } from 'zod';
import { Coded, FhirDateText } from '../claims/claim.ts';
import { leftovers } from '../leftover.ts';
import { FileVersion, Origin } from '../origin.ts';
import { RecordKind } from './health-kinds.ts';
import { Measurement } from './measurement.ts';
import { Dosage, RecordFact } from './record-fact.ts';
import { RecordDoubt, RecordState } from './record-state.ts';

/** One record as a list or the timeline needs it. */
export const RecordRow = z.strictObject({
  /** `<connection id>/<resource type>/<resource id>`. */
  id: z.string(),
  connectionId: z.string(),
  planName: z.string(),
  /** ISO instant of when the file that it is from was opened; `null`: the plan sent it. */
  openedAt: z.string().nullable(),
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
  ...RecordRow.omit({ id: true, connectionId: true, planName: true, openedAt: true, removed: true }).shape,
  /** True for `entered-in-error`: kept, never listed. */
  isError: z.boolean(),
  facts: z.array(RecordFact),
  attachments: z.array(Attachment),
  /** Relative references of records that belong to it: results of a report, members of a panel. */
  parts: z.array(z.string()),
  /** Text of the narrative, without markup; for kinds whose text says more than their elements. */
  narrative: z.string().nullable(),
  ...leftovers,
});
export type HealthRecord = z.infer<typeof HealthRecord>;

/** One record with everything it says. */
export const RecordView = z.strictObject({
  row: RecordRow,
  ...HealthRecord.pick({ facts: true, attachments: true, narrative: true, unread: true, technical: true })
    .shape,
  parts: z.array(RecordRow),
  /** Where the plan got it from, if stated (Provenance). */
  provenance: z.array(Origin),
  fileVersion: FileVersion.nullable(),
  /** ISO instant when it first came. */
  firstSeen: z.string(),
  lastUpdated: z.string().nullable(),
  /** Trend that the value belongs to, when there are at least two of the same. */
  trendKey: z.string().nullable(),
  /** Entries of its lists, and ends of texts, that are not in the view. */
  leftOut: z.int(),
});
export type RecordView = z.infer<typeof RecordView>;

/** The harmless form of an opened attachment: text without markup, or a picture as a data URL. */
export const OpenedAttachment = z.union([
  z.strictObject({ type: z.literal('text'), text: z.string() }),
  z.strictObject({ type: z.literal('image'), dataUrl: z.string() }),
  /** Not shown here; can be saved as a file. */
  z.strictObject({ type: z.literal('file'), contentType: z.string().nullable(), bytes: z.int() }),
]);
export type OpenedAttachment = z.infer<typeof OpenedAttachment>;
