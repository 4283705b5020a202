/**
 * One statement model for both renderers: HTML (preview, paper, "Save PDF") and pdfmake. It holds facts, not words:
 * each renderer takes its words from the `statement` texts.
 */

import { z } from 'zod';
import { listChoices, OwnId, RecordId } from '../../bounds.ts';
import { languageCodes } from '../../languages.ts';
import { AppealFacts } from '../appeals/appeal.ts';
import { About } from '../bills/about.ts';
import { BillRow } from '../bills/bill-lists.ts';
import { ExampleMark } from '../bills/example-mark.ts';
import { LetterTemplate, LetterText } from '../bills/letter.ts';
import { LimitKind } from '../bills/limits.ts';
import { Claim, ClaimReason } from '../claims/claim.ts';
import { ClaimRow } from '../claims/claim-row.ts';
import { ChainClaim, ClaimFilter, ClaimPage, PlanTotals, VisitStory } from '../claims/claims-view.ts';
import { Denial } from '../claims/denial.ts';
import { KindTotals, Sum, Totals } from '../claims/totals.ts';
import { RecordKind } from '../health/health-kinds.ts';
import { RecordRow } from '../health/health-record.ts';
import { News } from '../news/news.ts';
import { RegistrationFacts } from '../plans/connection.ts';
import { CoverageCard, CoverageNumbers } from '../plans/coverage.ts';
import { handWays } from '../plans/plan-kind.ts';
import { VisitCheck } from '../visits/visit-check.ts';

/** 12, 18 or 20 points. */
export const PrintSize = z.enum(['regular', 'large', 'extra-large']);
export type PrintSize = z.infer<typeof PrintSize>;

/** `bilingual`: all of it in English, then all of it in Spanish. */
export const PaperLanguage = z.enum([...languageCodes, 'bilingual']);
export type PaperLanguage = z.infer<typeof PaperLanguage>;

/** What sensitive care was, who gave it and why is left out; its amounts stay. */
const LeavesOut = { leavesOutSensitive: z.literal(true).optional() };

export const StatementOptions = z.strictObject({
  ...LeavesOut,
  size: PrintSize,
  /** Every claim in large print too; else large print is the short edition. */
  allClaims: z.boolean(),
  paper: z.enum(['letter', 'a4']),
  language: PaperLanguage,
  hideDiagnoses: z.boolean(),
  hideBilled: z.boolean(),
  showCodes: z.boolean(),
  fullMemberId: z.boolean(),
});
export type StatementOptions = z.infer<typeof StatementOptions>;

/** A statement of claims. */
export const ClaimsRequest = z.union([
  z.strictObject({ kind: z.literal('claim'), claimId: RecordId, options: StatementOptions }),
  z.strictObject({
    kind: z.literal('year'),
    personId: OwnId,
    year: z.int(),
    connectionId: OwnId.nullable(),
    options: StatementOptions,
  }),
]);
export type ClaimsRequest = z.infer<typeof ClaimsRequest>;

export const CardOptions = z.strictObject({
  /** `wallet`: cards to cut out, 3.375 by 2.125 inches; else as `PrintSize`. */
  size: z.enum(['wallet', 'large', 'extra-large']),
  showMemberId: z.boolean(),
  paper: z.enum(['letter', 'a4']),
  language: PaperLanguage,
});
export type CardOptions = z.infer<typeof CardOptions>;

/** Insurance cards on paper, in the order given. */
export const CardRequest = z.strictObject({
  kind: z.literal('card'),
  coverageIds: z.array(RecordId).min(1).max(20),
  options: CardOptions,
});
export type CardRequest = z.infer<typeof CardRequest>;

export const HealthOptions = z.strictObject({
  ...LeavesOut,
  size: PrintSize,
  paper: z.enum(['letter', 'a4']),
  language: PaperLanguage,
  /** Also what is over, and every value in place of the newest of each. */
  past: z.boolean(),
});
export type HealthOptions = z.infer<typeof HealthOptions>;

/** A person's health records of these kinds on paper. */
export const HealthRequest = z.strictObject({
  kind: z.literal('health'),
  personId: OwnId,
  kinds: listChoices(RecordKind),
  options: HealthOptions,
});
export type HealthRequest = z.infer<typeof HealthRequest>;

export const PaperOptions = z.strictObject({
  ...LeavesOut,
  size: PrintSize,
  paper: z.enum(['letter', 'a4']),
  language: PaperLanguage,
});
export type PaperOptions = z.infer<typeof PaperOptions>;

/** A list of a person on paper: the bills that are open, what happened since they last looked, care they do not know. */
export const ListRequest = z.strictObject({
  kind: z.enum(['bills', 'news', 'visits']),
  personId: OwnId,
  options: PaperOptions,
});
export type ListRequest = z.infer<typeof ListRequest>;

/** The claims that a list shows: what the filter lets through. */
export const ClaimListRequest = z.strictObject({
  kind: z.literal('list'),
  filter: ClaimFilter,
  options: PaperOptions,
});
export type ClaimListRequest = z.infer<typeof ClaimListRequest>;

export const LetterOptions = z.strictObject({ ...PaperOptions.shape, language: z.enum(languageCodes) });
export type LetterOptions = z.infer<typeof LetterOptions>;

/** A letter that the person wrote, in one language, as it was left. */
export const LetterRequest = z.strictObject({
  kind: z.literal('letter'),
  about: About,
  template: LetterTemplate,
  options: LetterOptions,
});
export type LetterRequest = z.infer<typeof LetterRequest>;

/** A page for whoever gets an app ID for the person; about nobody. */
const HelperRequest = z.strictObject({
  kind: z.literal('helper'),
  plan: RegistrationFacts,
  options: PaperOptions,
});

export const StatementRequest = z.union([
  ...ClaimsRequest.options,
  CardRequest,
  HealthRequest,
  LetterRequest,
  ListRequest,
  ClaimListRequest,
  HelperRequest,
]);
export type StatementRequest = z.infer<typeof StatementRequest>;

/** Entries of lists, and ends of texts, that are too many for paper. */
export const leftOut = z.int();

/** Records of Medicare stand on it. */
const ofMedicare = z.literal(true).optional();

export const Head = {
  personName: z.string().nullable(),
  plans: z.array(
    z.strictObject({
      name: z.string(),
      /** As in `PlanTotals`. */
      openedAt: z.string().nullable(),
      way: z.enum(handWays).optional(),
      phone: z.string().nullable(),
      memberId: z.string().nullable(),
    }),
  ),
  /** `YYYY-MM-DD` of the day the statement was made. */
  madeOn: z.string(),
  /** ISO instants when each plan last sent data, in the order of `plans`. */
  dataFrom: z.array(z.string().nullable()),
  options: StatementOptions,
  leftOut,
  ofMedicare,
};

/** What the person wrote down as paid, money that came back taken off; never part of a plan's amounts. */
const WrittenPaid = z.strictObject({ currency: z.string(), cents: z.int(), ...ExampleMark.shape });

/** A yearly limit that is known, and how much of it is used. `count`: whose. */
export const StatementLimit = z.strictObject({
  connectionId: z.string(),
  planName: z.string(),
  whose: LimitKind.shape.whose,
  what: LimitKind.shape.what,
  limitCents: z.int(),
  usedCents: z.int(),
  currency: z.string(),
  count: z.enum(['ours', 'plans']),
});
export type StatementLimit = z.infer<typeof StatementLimit>;

export const StatementNote = z.strictObject({ number: z.int(), reason: ClaimReason });
export type StatementNote = z.infer<typeof StatementNote>;

export const YearStatement = z.strictObject({
  kind: z.literal('year'),
  ...Head,
  year: z.int(),
  /** The plan whose claims were asked for, where a visit that another one looked at, too, stands whole among them. */
  ofPlan: z.string().nullable(),
  /** First and last service date with claims, `YYYY-MM-DD`. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  totals: z.array(Totals),
  byPlan: z.array(PlanTotals),
  openVisits: z.int(),
  /** For these claims; by currency. */
  written: z.array(WrittenPaid),
  /** In network, of the plans' own care. */
  limits: z.array(StatementLimit),
  kinds: z.array(KindTotals),
  months: z.array(
    z.strictObject({
      month: z.int().nullable(),
      /** The plan whose claims these are while sums stand per plan (`areSumsPerPlan`); else `null`. */
      planName: z.string().nullable(),
      openedAt: z.string().nullable(),
      way: z.enum(handWays).optional(),
      rows: z.array(z.strictObject({ row: ClaimRow, noteNumbers: z.array(z.int()) })),
      billed: Sum,
      planPaid: Sum,
      yourShare: Sum,
      atPharmacy: Sum,
    }),
  ),
  notCounted: z.array(ClaimRow),
  notes: z.array(StatementNote),
});
export type YearStatement = z.infer<typeof YearStatement>;

export const ClaimStatement = z.strictObject({
  kind: z.literal('claim'),
  ...Head,
  claim: Claim,
  row: ClaimRow,
  denial: Denial.nullable(),
  /** What the person copied from the plan's letter, and how the appeal went; `null`: nothing. */
  appeal: AppealFacts.nullable(),
  written: WrittenPaid.nullable(),
  /** As on the claim's page. */
  chain: z.array(ChainClaim),
  /** Of visits that two plans looked at and that the person called one. */
  stories: z.array(VisitStory),
  /** Other plans' claims that look like the same visit, of which the person did not say yet whether they are. */
  askedVisits: z.array(ClaimRow),
});
export type ClaimStatement = z.infer<typeof ClaimStatement>;

export const ClaimsStatement = z.union([YearStatement, ClaimStatement]);
export type ClaimsStatement = z.infer<typeof ClaimsStatement>;

export const CardStatement = z.strictObject({
  kind: z.literal('card'),
  /** `YYYY-MM-DD` of the day it was made. */
  madeOn: z.string(),
  options: CardOptions,
  leftOut,
  ofMedicare,
  /** `numbers`: the whole numbers, only when asked for. */
  cards: z.array(z.strictObject({ card: CoverageCard, numbers: CoverageNumbers.nullable() })),
});
export type CardStatement = z.infer<typeof CardStatement>;

export const HealthStatement = z.strictObject({
  kind: z.literal('health'),
  personName: z.string().nullable(),
  birthDate: z.string().nullable(),
  /** Who sent these records; for files as in `PlanTotals`. */
  plans: z.array(z.strictObject({ name: z.string(), openedAt: z.string().nullable() })),
  /** `YYYY-MM-DD` of the day it was made. */
  madeOn: z.string(),
  options: HealthOptions,
  leftOut,
  ofMedicare,
  /** Newest first. */
  rows: z.array(RecordRow),
});
export type HealthStatement = z.infer<typeof HealthStatement>;

export const ListHead = {
  personName: z.string().nullable(),
  /** `YYYY-MM-DD` of the day it was made. */
  madeOn: z.string(),
  options: PaperOptions,
  leftOut,
  ofMedicare,
};

export const BillsStatement = z.strictObject({
  kind: z.literal('bills'),
  ...ListHead,
  /** Those with something open, by the day they are due. */
  rows: z.array(BillRow),
});
export type BillsStatement = z.infer<typeof BillsStatement>;

export const NewsStatement = z.strictObject({ kind: z.literal('news'), ...ListHead, news: News });
export type NewsStatement = z.infer<typeof NewsStatement>;

export const VisitsStatement = z.strictObject({
  kind: z.literal('visits'),
  ...ListHead,
  /** Those whose claims still stand. */
  checks: z.array(VisitCheck),
});
export type VisitsStatement = z.infer<typeof VisitsStatement>;

export const ClaimListStatement = z.strictObject({
  kind: z.literal('list'),
  ...ListHead,
  filter: ClaimFilter,
  /** Names of the plans that the filter chooses. */
  planNames: z.array(z.string()),
  ...ClaimPage.shape,
});
export type ClaimListStatement = z.infer<typeof ClaimListStatement>;

export const LetterStatement = z.strictObject({
  kind: z.literal('letter'),
  template: LetterTemplate,
  text: LetterText,
  ...ExampleMark.shape,
  options: LetterOptions,
  leftOut,
});
export type LetterStatement = z.infer<typeof LetterStatement>;

export const HelperStatement = z.strictObject({
  kind: z.literal('helper'),
  plan: RegistrationFacts,
  /** `YYYY-MM-DD` of the day it was made. */
  madeOn: z.string(),
  options: PaperOptions,
  leftOut,
});
export type HelperStatement = z.infer<typeof HelperStatement>;

export const Statement = z.union([
  YearStatement,
  ClaimStatement,
  CardStatement,
  HealthStatement,
  BillsStatement,
  NewsStatement,
  VisitsStatement,
  LetterStatement,
  ClaimListStatement,
  HelperStatement,
]);
export type Statement = z.infer<typeof Statement>;
