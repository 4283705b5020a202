/** Requests about health records and the timeline. Part of the contract. */
import { z } from 'zod';
import { NameOfPlan, OwnId, RecordId, windowOfRows } from '../../bounds.ts';
import { HealthOverview, RecordFilter, RecordPage, TimelinePage } from '../../model/health/health-lists.ts';
import { OpenedAttachment, RecordView } from '../../model/health/health-record.ts';
import { Trend } from '../../model/health/measurement.ts';
import { OfPerson, Saved } from '../shapes.ts';

const PageOfRecords = z.strictObject({ filter: RecordFilter, ...windowOfRows });

const OneAttachment = z.strictObject({ recordId: RecordId, index: z.int().min(0) });

export const healthRequests = {
  'timeline.overview': { input: OfPerson, output: HealthOverview },
  /** Newest first; records without a date at the end. */
  'health.list': { input: PageOfRecords, output: RecordPage },
  'health.get': { input: z.strictObject({ recordId: RecordId }), output: RecordView },
  /** Claims, plan approvals and health records in one line, newest first. */
  'timeline.list': { input: PageOfRecords, output: TimelinePage },
  'health.trend': { input: z.strictObject({ personId: OwnId, key: NameOfPlan }), output: Trend },
  'health.openAttachment': { input: OneAttachment, output: OpenedAttachment },
  'health.saveAttachment': { input: OneAttachment, output: Saved },
} as const;
