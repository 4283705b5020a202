/** Papers of one kind besides statements: what is asked for, and the facts that are laid out in words. */
import { z } from 'zod';
import { CalendarDay, OwnId } from '../../bounds.ts';
import { AccessRow } from '../access-log.ts';
import { BillView } from '../bills/bill-lists.ts';
import { LimitsView } from '../bills/limits.ts';
import { Worksheet } from '../bills/worksheet.ts';
import { AttentionReason, ClaimRow } from '../claims/claim-row.ts';
import { OpenVisits } from '../claims/claims-view.ts';
import { NotShownList } from '../people/whose.ts';
import { ApprovalList } from '../plans/approval.ts';
import { ConnectionSummary } from '../plans/connection.ts';
import { enrollmentWays } from '../plans/enrollment-way.ts';
import { NextYear } from '../replay/next-year.ts';
import {
  CardStatement,
  Head,
  HealthStatement,
  ListHead,
  PaperOptions,
  Statement,
  StatementOptions,
  StatementRequest,
  YearStatement,
} from './statement.ts';

/** What plans approved, or sheets to write calls down. */
const ApprovalsRequest = z.strictObject({
  kind: z.enum(['approvals', 'calls']),
  personId: OwnId,
  options: PaperOptions,
});
export type ApprovalsRequest = z.infer<typeof ApprovalsRequest>;

/** What was paid in a year. `personId`: as in `WorksheetQuestion`. */
const WorksheetRequest = z.strictObject({
  kind: z.literal('worksheet'),
  personId: OwnId.nullable(),
  year: z.int().min(1900).max(2200),
  options: PaperOptions,
});
export type WorksheetRequest = z.infer<typeof WorksheetRequest>;

/** The access log of one person, or of everyone. */
const LogRequest = z.strictObject({
  kind: z.literal('access-log'),
  personId: OwnId.nullable(),
  options: PaperOptions,
});
export type LogRequest = z.infer<typeof LogRequest>;

/** What was agreed with one plan. */
const ConsentRequest = z.strictObject({
  kind: z.literal('consent'),
  connectionId: OwnId,
  options: PaperOptions,
});
export type ConsentRequest = z.infer<typeof ConsentRequest>;

/** One bill, with its claims and what was done about it. */
const BillRequest = z.strictObject({ kind: z.literal('bill'), billId: OwnId, options: PaperOptions });

/** What one needs at hand to choose a plan; `lastDay`: of an employer, as the person typed it. */
const AtHandRequest = z.strictObject({
  kind: z.literal('at-hand'),
  personId: OwnId,
  way: z.enum(enrollmentWays).nullable(),
  lastDay: CalendarDay.nullable(),
  options: PaperOptions,
});
export type AtHandRequest = z.infer<typeof AtHandRequest>;

/** The own year by the rules of the plans that are compared. `year`: as in `nextYear.get`. */
const NextYearRequest = z.strictObject({
  kind: z.literal('next-year'),
  personId: OwnId,
  year: z.int().min(1900).max(2200).nullable(),
  options: PaperOptions,
});

/** A request for papers of one kind. */
export const SinglePaperRequest = z.union([
  ...StatementRequest.options,
  ApprovalsRequest,
  WorksheetRequest,
  LogRequest,
  ConsentRequest,
  BillRequest,
  AtHandRequest,
  NextYearRequest,
]);
export type SinglePaperRequest = z.infer<typeof SinglePaperRequest>;

export const ApprovalsStatement = z.strictObject({
  kind: z.literal('approvals'),
  ...ListHead,
  list: ApprovalList,
});
export type ApprovalsStatement = z.infer<typeof ApprovalsStatement>;

/** A sheet to write calls down, and one for notes. */
export const CallsStatement = z.strictObject({
  kind: z.literal('calls'),
  ...ListHead,
  plans: Head.plans,
});
export type CallsStatement = z.infer<typeof CallsStatement>;

const PersonName = z.strictObject({ id: z.string(), name: z.string().nullable() });

/** `personName`: `null` also for everyone. */
export const WorksheetStatement = z.strictObject({
  kind: z.literal('worksheet'),
  ...ListHead,
  sheet: Worksheet,
  /** Of everyone in the sheet. */
  people: z.array(PersonName),
});
export type WorksheetStatement = z.infer<typeof WorksheetStatement>;

export const LogStatement = z.strictObject({
  kind: z.literal('access-log'),
  ...ListHead,
  isEveryone: z.boolean(),
  isComplete: z.boolean(),
  hosts: z.array(z.string()),
  /** True where records were erased, and the rows about them. */
  hasErased: z.boolean(),
  /** Newest first. */
  rows: z.array(AccessRow),
  /** What is in no list, of that person or of everyone. */
  notShown: NotShownList,
  /** Of everyone in the log. */
  people: z.array(PersonName),
});
export type LogStatement = z.infer<typeof LogStatement>;

export const ConsentStatement = z.strictObject({
  kind: z.literal('consent'),
  ...ListHead,
  plan: ConnectionSummary.pick({
    planName: true,
    host: true,
    state: true,
    isSample: true,
    connectedAt: true,
    accessEndsAt: true,
    keepsUpToDate: true,
    granted: true,
    notGranted: true,
    planPhone: true,
  }),
});
export type ConsentStatement = z.infer<typeof ConsentStatement>;

export const BillStatement = z.strictObject({ kind: z.literal('bill'), ...ListHead, view: BillView });
export type BillStatement = z.infer<typeof BillStatement>;

/** A list to tick: what plans ask about, and what these records hold of it. `year`: of the care. */
export const AtHandStatement = z.strictObject({
  kind: z.literal('at-hand'),
  ...ListHead,
  ...AtHandRequest.pick({ way: true, lastDay: true }).shape,
  year: z.int(),
  plans: Head.plans,
  ...YearStatement.pick({ kinds: true, totals: true }).shape,
  /** Each once, by name. */
  drugs: z.array(z.string()),
  providers: z.array(z.string()),
  /** Those that may still be used, or are not decided. */
  approvals: z.array(
    z.strictObject({ what: z.string().nullable(), until: z.string().nullable(), isPending: z.boolean() }),
  ),
});
export type AtHandStatement = z.infer<typeof AtHandStatement>;

export const NextYearStatement = z.strictObject({
  kind: z.literal('next-year'),
  ...ListHead,
  view: NextYear,
  /** Of that year, to ask each plan about. */
  ...AtHandStatement.pick({ drugs: true, providers: true }).shape,
});
export type NextYearStatement = z.infer<typeof NextYearStatement>;

/**
 * Claims of some months, newest first: all that count or are being decided; what was bought at a pharmacy, the newest of
 * each.
 */
export const RecentStatement = z.strictObject({
  kind: z.enum(['recent', 'pharmacy']),
  ...ListHead,
  options: StatementOptions,
  /** First and last day of the months. */
  from: z.string(),
  to: z.string(),
  rows: z.array(ClaimRow),
});
export type RecentStatement = z.infer<typeof RecentStatement>;

/** What needs a look, counted as on the Claims screen, but for questions about whose records are: those are in no list yet. */
export const AttentionStatement = z.strictObject({
  kind: z.literal('attention'),
  ...ListHead,
  options: StatementOptions,
  /** How many things there are to look at; visits that are answered together are one. */
  toLook: z.int(),
  /** Newest first; `deadline`: the last day to appeal is near. */
  rows: z.array(
    z.strictObject({
      row: ClaimRow,
      reason: z.enum([...AttentionReason.exclude(['same-visit']).options, 'deadline']),
    }),
  ),
  /** How many more claims there are than rows. */
  moreRows: z.int(),
  /**
   * Visits that two plans may both have looked at, and claims of a table or paper that may be here already: neither of the
   * two is among the rows for that.
   */
  visits: OpenVisits.shape.questions,
  /** How many more questions there are. */
  moreVisits: z.int(),
});
export type AttentionStatement = z.infer<typeof AttentionStatement>;

/** What a doctor needs, on few sheets; no amount stands on it. */
export const DoctorStatement = z.strictObject({
  kind: z.literal('doctor'),
  ...ListHead,
  ...HealthStatement.pick({ birthDate: true, plans: true }).shape,
  /** Newest first. */
  records: HealthStatement.shape.rows,
  cards: CardStatement.shape.cards,
  /** Claims of the last months besides those of a pharmacy, and the newest of each that was bought at one. */
  visits: z.array(ClaimRow),
  bought: z.array(ClaimRow),
  approvals: ApprovalList.shape.approvals,
  /** Claims of two plans that may be one visit, while nobody said whether they are. */
  asked: z.array(z.strictObject({ firstId: z.string(), secondId: z.string() })),
});
export type DoctorStatement = z.infer<typeof DoctorStatement>;

/** A year by months and kinds of care. */
export const ChartsStatement = YearStatement.extend({
  kind: z.literal('charts'),
  /** True where the year's claims stand before it in large print, which says its months already. */
  hasMonthsBefore: z.boolean(),
});
export type ChartsStatement = z.infer<typeof ChartsStatement>;

export const LimitsStatement = z.strictObject({
  kind: z.literal('limits'),
  ...ListHead,
  limits: LimitsView,
});
export type LimitsStatement = z.infer<typeof LimitsStatement>;

/** What is laid out as one document. */
export const SinglePaper = z.discriminatedUnion('kind', [
  ...Statement.options,
  ApprovalsStatement,
  CallsStatement,
  WorksheetStatement,
  LogStatement,
  ConsentStatement,
  BillStatement,
  AtHandStatement,
  NextYearStatement,
  RecentStatement,
  AttentionStatement,
  DoctorStatement,
  ChartsStatement,
  LimitsStatement,
]);
export type SinglePaper = z.infer<typeof SinglePaper>;
