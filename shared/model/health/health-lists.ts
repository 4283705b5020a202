/** Lists of health records and the timeline, page by page. */
import { z } from 'zod';
import { listChoices, OwnId, TypedLine } from '../../bounds.ts';
import { Coded, FhirDateText } from '../claims/claim.ts';
import { ApprovalDecision } from '../plans/approval.ts';
import { RecordKind, TimelineKind } from './health-kinds.ts';
import { RecordRow } from './health-record.ts';
import { Measurement, TrendPoint } from './measurement.ts';
import { RecordDoubt, RecordState } from './record-state.ts';

export const TimelineItem = z.strictObject({
  /** Claim id, approval id or record id. */
  id: z.string(),
  kind: TimelineKind,
  /** Who sent it; several of a visit that several plans looked at. `openedAt` as in {@link RecordRow}. */
  sources: z.array(z.strictObject({ planName: z.string(), openedAt: z.string().nullable() })),
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
  personId: OwnId,
  kinds: listChoices(TimelineKind),
  connectionId: OwnId.nullable(),
  text: TypedLine,
});
export type RecordFilter = z.infer<typeof RecordFilter>;

export const RecordPage = z.strictObject({ count: z.int(), rows: z.array(RecordRow) });
export type RecordPage = z.infer<typeof RecordPage>;

export const TimelinePage = z.strictObject({ count: z.int(), items: z.array(TimelineItem) });
export type TimelinePage = z.infer<typeof TimelinePage>;

/** How many records of each kind are here, and which trends can be drawn. */
export const HealthOverview = z.strictObject({
  counts: z.array(
    z.strictObject({
      kind: TimelineKind,
      count: z.int(),
      /** How many of them stand apart as past (`isByState`); 0 of kinds that have no such part. */
      past: z.int(),
    }),
  ),
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
