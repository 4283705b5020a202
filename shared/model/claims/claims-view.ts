/** What the Claims, Claim and Spending screens ask for and get. */
import { z } from 'zod';
import { Day, listChoices, NameOfPlan, OwnId, RecordId, SomeConnections, TypedLine } from '../../bounds.ts';
import { splitWords } from '../../split-words.ts';
import { Origin } from '../origin.ts';
import { handWays, PlanKind } from '../plans/plan-kind.ts';
import { rowAmountNames } from './amount-table.ts';
import { AskAgain } from './ask-again.ts';
import { Claim, ClaimKind, ClaimLine, ClaimState, Coded, NetworkStatus } from './claim.ts';
import { AttentionReason, ClaimRow } from './claim-row.ts';
import { Denial } from './denial.ts';
import { KindTotals, MonthTotals, ProviderTotals, ShareTotals, Totals } from './totals.ts';

export const ClaimFilter = z.strictObject({
  personId: OwnId,
  year: z.int().nullable(),
  /** Inclusive service dates. */
  from: Day.nullable(),
  to: Day.nullable(),
  /** Words to find in providers, services, drugs, diagnoses, numbers and notes. */
  text: TypedLine.nullable(),
  kinds: listChoices(ClaimKind),
  states: listChoices(ClaimState),
  connectionIds: SomeConnections,
  provider: NameOfPlan.nullable(),
  /** Words that stand one after the other in the name of a prescription's drug. */
  drug: TypedLine.nullable(),
  /** A name of those who treated, as claims have it. */
  doctor: NameOfPlan.nullable(),
  /** An amount as it was typed, "$40": of a claim or one of its services, whatever it is called. */
  amount: TypedLine.nullable(),
  network: NetworkStatus.nullable(),
  /** Bounds of the billed amount, in cents. */
  minBilledCents: z.int().nullable(),
  maxBilledCents: z.int().nullable(),
  counted: z.enum(['all', 'counted', 'not-counted']),
  attention: z.boolean(),
});
export type ClaimFilter = z.infer<typeof ClaimFilter>;

const foundTexts = [
  'provider',
  'person',
  'plan',
  'number',
  'service',
  'diagnosis',
  'procedure',
  'drug',
  'reason',
] as const;
/** Where a claim's own words are that a search may find. */
export const FoundText = z.enum(foundTexts);
export type FoundText = z.infer<typeof FoundText>;

/** What of a claim the words that were searched for are in. */
export const FoundIn = z.union([
  z.strictObject({ place: FoundText, text: z.string() }),
  /** In the specialty of one who gave the care, which other words or a code say. */
  z.strictObject({ place: z.literal('specialty') }),
  /** `name`: of the claim as a whole; `null` where a service or another amount of the claim says it. */
  z.strictObject({ place: z.literal('amount'), name: z.enum(rowAmountNames).nullable(), cents: z.int() }),
]);
export type FoundIn = z.infer<typeof FoundIn>;

/** `found`: why the search shows it, where words were searched for. */
export const ListedRow = ClaimRow.extend({ found: z.array(FoundIn).optional() });
export type ListedRow = z.infer<typeof ListedRow>;

export const PlanTotals = z.strictObject({
  connectionId: z.string(),
  planName: z.string(),
  /** When its last file was opened, of a connection of files; `null` for a plan. */
  openedAt: z.string().nullable(),
  /** As in `ClaimRow`. */
  way: z.enum(handWays).optional(),
  totals: z.array(Totals),
});
export type PlanTotals = z.infer<typeof PlanTotals>;

/** Newest service date first; claims without a date last. */
export const ClaimPage = z.strictObject({
  count: z.int(),
  rows: z.array(ListedRow),
  /** Where each month of the whole list begins, and what its claims come to. */
  months: z.array(
    z.strictObject({
      year: z.int().nullable(),
      month: z.int().nullable(),
      firstIndex: z.int(),
      claims: z.int(),
      /** By currency, the main one first. */
      sums: z.array(ShareTotals),
      /** How many of its claims may be one visit with another one of the list: until that is answered, no sum is right. */
      asked: z.int(),
    }),
  ),
  totals: z.array(Totals),
  /** Plan by plan, of the plans in the list, where a sum of several is too large to add up. */
  byPlan: z.array(PlanTotals).optional(),
  /** Questions about visits of which both claims are in the list. */
  openVisits: z.int(),
});
export type ClaimPage = z.infer<typeof ClaimPage>;

/** Two claims of two plans that look like one visit. `same` is `null` until the person answers. */
export const VisitQuestion = z.strictObject({
  first: ClaimRow,
  second: ClaimRow,
  same: z.boolean().nullable(),
  /** How many claims of tables and papers are asked about with the one that is here, where it is more than this. */
  together: z.int().optional(),
});
export type VisitQuestion = z.infer<typeof VisitQuestion>;

/** True for a claim of a table that does not count while nobody said whether it is here already. */
export function isWithheld({ notCountedBecause }: Pick<ClaimRow, 'notCountedBecause'>): boolean {
  return notCountedBecause === 'maybe-in-plan';
}

/** True where one of the two is such a claim. */
export function isTableQuestion({ first, second }: Pick<VisitQuestion, 'first' | 'second'>): boolean {
  return isWithheld(first) || isWithheld(second);
}

/**
 * What is asked of the two: whether two plans' claims are one visit, whether a claim of a table is here already, or, where
 * that one is of a plan with another name, whether they are one visit: both may be right.
 */
export function findQuestionKind(pair: Pick<VisitQuestion, 'first' | 'second'>): 'visit' | 'table' | 'plans' {
  if (!isTableQuestion(pair)) return 'visit';
  const [name, other] = [pair.first, pair.second].map(({ planName }) => splitWords(planName ?? '').join(' '));
  return name && other && name !== other ? 'plans' : 'table';
}

/** More questions wait until some of these are answered. */
export const mostOpenVisits = 200;

/** Questions of all years that are not answered, newest service first. */
export const OpenVisits = z.strictObject({
  questions: z
    .array(
      VisitQuestion.extend({
        /** Day, provider and billed amount agree, and no other claim of either plan is like these: may be answered together. */
        isSure: z.boolean(),
      }),
    )
    .max(mostOpenVisits),
  /** How many more there are. */
  leftOut: z.int(),
});
export type OpenVisits = z.infer<typeof OpenVisits>;

/** Two claims that the person was asked about, and what they say; `null` takes the answer back. */
export const VisitAnswer = z.strictObject({
  firstId: RecordId,
  secondId: RecordId,
  same: z.boolean().nullable(),
});
export type VisitAnswer = z.infer<typeof VisitAnswer>;

/**
 * What two plans did with a visit that the person called one. Nothing in it is added up: each amount stands in the row
 * of the plan that states it. Without `isOrderKnown`, `last` is only the one whose share stands in sums.
 */
export const VisitStory = z.strictObject({
  isOrderKnown: z.boolean(),
  first: ClaimRow,
  last: ClaimRow,
  /** The last plan says that other insurance paid `saidCents`; the first says that it paid `paidCents`. */
  disagreement: z.strictObject({ paidCents: z.int(), saidCents: z.int() }).nullable(),
});
export type VisitStory = z.infer<typeof VisitStory>;

/** A claim that needs a look. Whether it is one visit with another is asked apart (`OpenVisits`). */
const ToLook = z.strictObject({ row: ClaimRow, reason: AttentionReason.exclude(['same-visit']) });

export const Overview = z.strictObject({
  /** Years that have claims, newest first. */
  years: z.array(z.int()),
  year: z.int().nullable(),
  totals: z.array(Totals),
  /** Per plan; shown instead of `totals` while `openVisits` is not empty or a sum is too large (`areSumsPerPlan`). */
  byPlan: z.array(PlanTotals),
  attention: z.array(ToLook),
  /** What the person put away as looked at, and what has not changed since. */
  putAway: z.array(ToLook),
  openVisits: z.array(VisitQuestion),
  /** How many more need a look. */
  leftOut: z.int(),
  /** False until a first sync has ended: totals are not shown before that. */
  totalsReady: z.boolean(),
});
export type Overview = z.infer<typeof Overview>;

export const Spending = z.strictObject({
  years: z.array(z.int()),
  year: z.int().nullable(),
  totals: z.array(Totals),
  byPlan: z.array(PlanTotals),
  months: z.array(MonthTotals),
  kinds: z.array(KindTotals),
  providers: z.array(ProviderTotals),
  /** How many of the providers are not in the list; sums count them. */
  leftOut: z.int(),
  /** Claims of the largest month, for the sentence under the title. */
  openVisits: z.int(),
  totalsReady: z.boolean(),
});
export type Spending = z.infer<typeof Spending>;

/** What changed when the plan sent the claim again. */
export const ClaimChange = z.strictObject({
  /** ISO instant when the app saw it. */
  seenAt: z.string(),
  what: z.enum(['first-seen', 'changed', 'removed-by-plan']),
  /** `field`: state, billed, planPaid, yourShare or decidedOn. Amounts are cents as text, states are codes. */
  changes: z.array(
    z.strictObject({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
});
export type ClaimChange = z.infer<typeof ClaimChange>;

const chainRoles = ['first', 'reversal', 'canceled', 'correction', 'not-sent'] as const;
/**
 * What a claim is in a chain of claims that replace each other. `reversal` states an older one's amount with a minus;
 * `canceled` replaced one and was canceled itself; `not-sent`: only another claim names it.
 */
export const ChainRole = z.enum(chainRoles);
export type ChainRole = z.infer<typeof ChainRole>;

/** One claim of a chain. `row` is `null` for one that the plan never sent. */
export const ChainClaim = z.strictObject({
  role: ChainRole,
  claimNumber: z.string().nullable(),
  row: ClaimRow.nullable(),
});
export type ChainClaim = z.infer<typeof ChainClaim>;

/** What a version of a claim says otherwise than an earlier one. `added`, `removed`: services. */
export const VersionDifference = z.strictObject({
  /** The earlier or the later one: that which is not in view. */
  otherId: z.string(),
  changes: ClaimChange.shape.changes,
  added: z.array(Coded),
  removed: z.array(Coded),
  /** A service that both have says something else, as its own amounts. */
  linesDiffer: z.boolean(),
  /** Something else that is read of the claim is not the same. */
  othersDiffer: z.boolean(),
});
export type VersionDifference = z.infer<typeof VersionDifference>;

export const ClaimView = z.strictObject({
  /** With the beginning of each of its lists. */
  claim: Claim,
  /** How many lines follow those of `claim`: asked for by `claims.lines`. */
  moreLines: z.int(),
  /** Entries of other lists, and ends of texts, that are not in the view. */
  leftOut: z.int(),
  denial: Denial.nullable(),
  askAgain: AskAgain.nullable(),
  /** What the person answered when asked what kind of plan it is; `null` where the claim or the plan's name says it. */
  saidKind: PlanKind.nullable(),
  row: ClaimRow,
  /** True once the claim, or the visit it is part of, was put away as looked at and has not changed since. */
  isLookedAt: z.boolean(),
  /** The one row of the visit that the claim is part of, once the person called it one. */
  visit: ClaimRow.nullable(),
  personName: z.string().nullable(),
  planName: z.string(),
  planPhone: z.string().nullable(),
  history: z.array(ClaimChange),
  /** Where the plan got it from, if stated (Provenance). */
  provenance: z.array(Origin),
  /** The claims that replace each other and this one among them, oldest first; empty when it stands alone. */
  chain: z.array(ChainClaim),
  /** Against the version before it; `null` where there is none here, or where this one only takes it back. */
  sinceEarlier: VersionDifference.nullable(),
  /** What the version after it says otherwise; `null` as for `sinceEarlier`. */
  inLater: VersionDifference.nullable(),
  /** Claims of other plans that may be, or are, the same visit; those called the same first, with their story. */
  visits: z.array(VisitQuestion.extend({ story: VisitStory.nullable() })),
});
export type ClaimView = z.infer<typeof ClaimView>;

/** Some of a claim's lines, in the plan's order. */
export const ClaimLines = z.strictObject({ lines: z.array(ClaimLine), leftOut: z.int() });
export type ClaimLines = z.infer<typeof ClaimLines>;
