/** A table of claims that a person opens: its columns, what they mean, and what comes of them. */
import { z } from 'zod';
import { CalendarDay, longestLine, OwnId, TypedLine } from '../../bounds.ts';

/** Of a table that is read at all. */
export const mostTableColumns = 200;
/** Rows that are shown before the person says what the columns mean. */
export const tableSampleRows = 5;
/** A cell is shown so far. */
export const longestShownCell = 80;
/** More members than a family has. */
export const mostTableMembers = 50;

/** The amounts that a column may hold. */
export const tableAmounts = [
  'billed',
  'discount',
  'allowed',
  'planPaid',
  'otherInsurerPaid',
  'notCovered',
  'deductible',
  'copay',
  'coinsurance',
  'yourShare',
  'alreadyPaid',
] as const;
export type TableAmount = (typeof tableAmounts)[number];

export const columnMeanings = [
  'serviceDate',
  'serviceEnd',
  'decidedOn',
  'claimNumber',
  'provider',
  'member',
  'status',
  'kind',
  'description',
  ...tableAmounts,
  'other',
] as const;
/** What a column says of a claim; `other`: kept as it stands there, and not read. */
export const ColumnMeaning = z.enum(columnMeanings);
export type ColumnMeaning = z.infer<typeof ColumnMeaning>;

export const dateOrders = ['month-first', 'day-first', 'year-first'] as const;
/** Which part of a date stands where, as in 3/4/2026. */
export const DateOrder = z.enum(dateOrders);
export type DateOrder = z.infer<typeof DateOrder>;

/** What the person says of a table. `member`: whose rows count, as the column names them; `null`: no column names anybody. */
export const TableMapping = z.strictObject({
  columns: z.array(ColumnMeaning).max(mostTableColumns),
  /** `null` while nothing tells it. */
  dateOrder: DateOrder.nullable(),
  member: z.string().max(longestLine).nullable(),
});
export type TableMapping = z.infer<typeof TableMapping>;

/** Why a row is no claim. */
export const RowFate = z.enum([
  'title',
  'head',
  'total',
  'other-member',
  'no-member',
  'reversal',
  'reversal-alone',
  'reversed',
  'no-date',
  'date-unread',
  'future',
  'amount-unread',
  'nothing',
  'duplicate',
  'hidden',
]);
export type RowFate = z.infer<typeof RowFate>;

/** What speaks against the mapping; those of `blocking` must be mended first. */
export const TableDoubt = z.enum([
  'no-date-column',
  'two-columns',
  'order-open',
  'member-open',
  'no-claims',
  'share-above-billed',
  'paid-above-billed',
  'future-dates',
  'dates-unread',
  'amounts-unread',
  'member-unread',
  'shares-do-not-fit',
  'head-differs',
  'same-totals',
  'number-on-days',
  'no-amounts',
]);
export type TableDoubt = z.infer<typeof TableDoubt>;

/** Without these answered nothing can be taken. */
export const blockingDoubts: ReadonlySet<TableDoubt> = new Set([
  'no-date-column',
  'two-columns',
  'order-open',
  'member-open',
  'no-claims',
]);

/** A table as it was opened, with a guess that the person corrects. */
export const TableOffer = z.strictObject({
  fileName: z.string(),
  /** Of a workbook: which sheet was read, and which were not. */
  sheet: z.string().nullable(),
  otherSheets: z.array(z.string()).max(20),
  hiddenSheets: z.array(z.string()).max(20),
  heads: z.array(z.string()).max(mostTableColumns),
  sample: z.array(z.array(z.string()).max(mostTableColumns)).max(tableSampleRows),
  /** All that are not empty, heads and titles among them, as `leftOut` counts them. */
  rows: z.int(),
  guess: TableMapping,
  /** What the plan is called: as the person said of a table of the same heads, else as the table states it, or `''`. */
  planName: z.string(),
  /** True where the guess is what the person said of a table of the same heads. */
  isKnown: z.boolean(),
});
export type TableOffer = z.infer<typeof TableOffer>;

const Count = z.int().nonnegative();
const Places = z.array(z.int()).max(10);
/** Rows that are no claim, by why; `places`: the first of them, as rows of the file. */
const LeftOut = z.strictObject({ why: RowFate, count: Count, places: Places });

/** What would come of a mapping; nothing is kept. */
export const TableOutcome = z.strictObject({
  claims: Count,
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Sums of the stated amounts; `null` where no row states one. */
  sums: z
    .array(z.strictObject({ amount: z.enum(tableAmounts), cents: z.int().nullable() }))
    .max(tableAmounts.length),
  leftOut: z.array(LeftOut).max(RowFate.options.length),
  members: z.array(z.strictObject({ name: z.string(), rows: Count })).max(mostTableMembers),
  doubts: z
    .array(z.strictObject({ doubt: TableDoubt, count: Count, places: Places }))
    .max(TableDoubt.options.length),
});
export type TableOutcome = z.infer<typeof TableOutcome>;

/** Which of two tables of one plan is newer, by the last day of their rows and by when their files were saved; `open`: the two contradict each other. */
export const TableAge = z.enum(['older', 'newer', 'open']);
export type TableAge = z.infer<typeof TableAge>;

/** Whose word counts for claims that a table here and the opened one tell differently. */
export const heldAnswers = ['table', 'here'] as const;
const HeldAnswer = z.enum(heldAnswers);

/** Whether claims of one number and another day are one claim, whose day the plan changed, or two. */
export const otherDayAnswers = ['same', 'two'] as const;
const OtherDayAnswer = z.enum(otherDayAnswers);

/** A claim as a person knows it: who gave the care, and when. */
const CanceledClaim = z.strictObject({
  provider: z.string().max(200).nullable(),
  serviceStart: CalendarDay.nullable(),
});
export const mostCanceledNamed = 5;

/** What a table of the plan brought before. `same`: claims here that the opened one has as they are; `differing`: of which it says something else. */
export const TableHeld = z.strictObject({
  age: TableAge,
  same: Count,
  differing: Count,
  /** Claims here that have the number of a claim of the opened table, and another first day. */
  otherDays: Count,
  /** Claims here that rows of the opened table take back, and the first of them. */
  canceled: Count,
  canceledClaims: z.array(CanceledClaim).max(mostCanceledNamed),
});
export type TableHeld = z.infer<typeof TableHeld>;

/** What is asked of a table and the one before it; `personId`: as in a request. */
export const TableComparison = z.strictObject({
  importId: OwnId,
  mapping: TableMapping,
  planName: TypedLine,
  personId: OwnId.nullable(),
});
export type TableComparison = z.infer<typeof TableComparison>;

export const TablePreview = z.strictObject({ importId: OwnId, mapping: TableMapping });
export type TablePreview = z.infer<typeof TablePreview>;

/** `personId`: someone here, `null`: someone new. The answers are `null` where nothing was asked. */
export const TableRequest = TableComparison.extend({
  held: HeldAnswer.nullable(),
  otherDays: OtherDayAnswer.nullable(),
});
export type TableRequest = z.infer<typeof TableRequest>;

export const TableEnd = z.strictObject({
  importId: OwnId,
  leftOut: z.array(LeftOut).max(RowFate.options.length),
  /** Claims that stay as a newer table, or one that the person believes, said them. */
  leftHere: Count,
  /** Claims of an earlier table that this one took back, and the first of them. */
  canceled: Count,
  canceledClaims: z.array(CanceledClaim).max(mostCanceledNamed),
});
export type TableEnd = z.infer<typeof TableEnd>;
