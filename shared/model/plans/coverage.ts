/**
 * A coverage as a card: what a plan's card would say, from the plan's digital card or put together from Coverage,
 * Patient and payer. Member numbers do not come along: only their last characters do, until the person asks.
 *
 * @see CARIN Digital Insurance Card (C4DIC) Coverage; CARIN Blue Button C4BB-Coverage; US Core 6.1 Coverage
 */
import { z } from 'zod';
import { Coded, FhirDateText } from '../claims/claim.ts';
import { leftovers } from '../leftover.ts';
import { FileVersion } from '../origin.ts';

export const coverageKinds = [
  'medical',
  'dental',
  'vision',
  'drug',
  'medicare-part-a',
  'medicare-part-b',
  'medicare-part-c',
  'medicare-part-d',
  'medicaid',
  'medicare-medicaid',
  'spending-account',
  'other',
] as const;
export const CoverageKind = z.enum(coverageKinds);
export type CoverageKind = z.infer<typeof CoverageKind>;

/** A class of the coverage: group, plan, the numbers a pharmacy needs, networks. `kind` is its code, lower case. */
export const CoverageClass = z.strictObject({
  kind: z.string(),
  label: Coded,
  value: z.string().nullable(),
  name: z.string().nullable(),
  /** True when `value` is only the end of a member number; the whole one is in {@link CoverageNumbers}. */
  hidden: z.boolean(),
});
export type CoverageClass = z.infer<typeof CoverageClass>;

/** What the person pays or at most pays for something, as the plan states it (`costToBeneficiary`). */
export const CoverageCost = z.strictObject({
  /** Code of the kind of cost, lower case; `null` when only words came. */
  kind: z.string().nullable(),
  label: Coded,
  cents: z.int().nullable(),
  currency: z.string().nullable(),
  percent: z.number().nullable(),
  /** The value as the plan worded it. */
  text: z.string().nullable(),
  /** `in` or `out` where the kind of cost says so, else the network in the plan's words. */
  network: z.string().nullable(),
  exceptions: z.array(z.string()),
});
export type CoverageCost = z.infer<typeof CoverageCost>;

export const CoverageContact = z.strictObject({
  /** Code of the purpose, lower case, e.g. `patinf`, `payor`; `null` when not said. */
  purpose: z.string().nullable(),
  label: Coded,
  name: z.string().nullable(),
  phones: z.array(z.string()),
  websites: z.array(z.string()),
  address: z.string().nullable(),
});
export type CoverageContact = z.infer<typeof CoverageContact>;

export const CardImage = z.strictObject({
  role: z.enum(['logo', 'qr-code', 'barcode', 'other']),
  label: z.string().nullable(),
  /** What it is for, in the plan's words. */
  description: z.string().nullable(),
  dataUrl: z.string(),
});
export type CardImage = z.infer<typeof CardImage>;

const CoverageMember = z.strictObject({
  name: z.string().nullable(),
  memberIdEnding: z.string().nullable(),
  dependent: z.string().nullable(),
});
export type CoverageMember = z.infer<typeof CoverageMember>;

/** A program that pays a person's part of Medicare, by its own codes. */
export const CoverageAssistance = z.strictObject({
  /** Medicare Savings Programs, alone or with full Medicaid; full Medicaid; Extra Help with Part D. */
  program: z.enum(['qmb', 'qmb-medicaid', 'slmb', 'slmb-medicaid', 'qdwi', 'qi', 'medicaid', 'extra-help']),
  /** Of Extra Help, what stays to pay for a drug: nothing, a small set amount, or a part of the price. */
  copay: z.enum(['none', 'small', 'percent']).nullable(),
  /** Of Extra Help, how much of the premium it pays. */
  premiumPercent: z.number().nullable(),
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
});
export type CoverageAssistance = z.infer<typeof CoverageAssistance>;

export const CoverageCard = z.strictObject({
  /** Entries of its lists, and ends of texts, that are not in the answer. */
  leftOut: z.int(),
  /** `<connection id>/Coverage/<resource id>`. */
  id: z.string(),
  connectionId: z.string(),
  planName: z.string(),
  /** ISO instant of when the file that it is from was opened; `null`: the plan sent it. */
  openedAt: z.string().nullable(),
  /** `YYYY-MM-DD` on which the file that it is from was made, where the file says so. */
  asOf: z.string().optional(),
  fileVersion: FileVersion.nullable(),
  /** `card`: the plan's own digital card; `assembled`: put together by this app. */
  source: z.enum(['card', 'assembled']),
  kind: CoverageKind,
  type: Coded.nullable(),
  coverageName: z.string().nullable(),
  payerName: z.string().nullable(),
  state: z.enum(['current', 'past', 'future', 'not-stated']),
  /** The plan's own status word. */
  statusText: z.string().nullable(),
  start: FhirDateText.nullable(),
  end: FhirDateText.nullable(),
  memberName: z.string().nullable(),
  /** Last characters of the member number; `null` when the plan sent none. */
  memberIdEnding: z.string().nullable(),
  subscriberIdEnding: z.string().nullable(),
  subscriberName: z.string().nullable(),
  relationship: Coded.nullable(),
  dependent: z.string().nullable(),
  others: z.array(CoverageMember),
  classes: z.array(CoverageClass),
  assistance: z.array(CoverageAssistance),
  costs: z.array(CoverageCost),
  contacts: z.array(CoverageContact),
  notes: z.array(z.string()),
  images: z.array(CardImage),
  issuedOn: FhirDateText.nullable(),
  /** Where the plan puts it among the person's coverages; the plan does not say by it which one pays first. */
  order: z.int().nullable(),
  /** Other numbers of the coverage that are not the member number. */
  otherNumbers: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  removed: z.boolean(),
  /** ISO instant when the plan last sent it. */
  seenAt: z.string(),
  lastUpdated: z.string().nullable(),
  ...leftovers,
});
export type CoverageCard = z.infer<typeof CoverageCard>;

export const CoverageNumbers = z.strictObject({
  memberId: z.string().nullable(),
  subscriberId: z.string().nullable(),
  /** In the order of `CoverageCard.others`. */
  others: z.array(z.string().nullable()),
  /** In the order of `CoverageCard.classes`; `null` for values that are not hidden. */
  classes: z.array(z.string().nullable()),
});
export type CoverageNumbers = z.infer<typeof CoverageNumbers>;
