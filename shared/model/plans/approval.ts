/**
 * A prior authorization as screens see it ("plan approval"): what was asked for, what the plan decided about each
 * item, and until when. It is never spending, and nothing is called "not approved" that the plan did not call so.
 *
 * @see Da Vinci PDex, Prior Authorization profile (2.0.0, 2.1.0, 2.2.0); Blue Button v3
 */
import { z } from 'zod';
import { Amount, Coded, Diagnosis, FhirDateText, Party } from '../claims/claim.ts';
import { leftovers } from '../leftover.ts';
import { FileVersion } from '../origin.ts';
import { PlanKind } from './plan-kind.ts';

const approvalDecisions = [
  'approved',
  'approved-in-part',
  'approved-with-changes',
  'not-approved',
  'pending',
  'cancelled',
  'contact-plan',
  'not-needed',
  'not-stated',
] as const;
export const ApprovalDecision = z.enum(approvalDecisions);
export type ApprovalDecision = z.infer<typeof ApprovalDecision>;

export const ApprovalReason = z.strictObject({
  text: z.string().nullable(),
  code: z.string().nullable(),
  system: z.string().nullable(),
});
export type ApprovalReason = z.infer<typeof ApprovalReason>;

/** One service or supply; a range of codes under one trace number is one item. */
export const ApprovalItem = z.strictObject({
  /** The plan added it to what was asked for (`addItem`). */
  isAdded: z.boolean(),
  numbers: z.array(z.int()),
  /** Authorization number of the item. */
  approvalNumber: z.string().nullable(),
  /** By which the plan knows its refusal of the item (administrative reference number). */
  refusalNumber: z.string().nullable(),
  traceNumber: z.string().nullable(),
  services: z.array(Coded),
  modifiers: z.array(Coded),
  decision: ApprovalDecision,
  /** The plan's own code or word for the decision. */
  decisionText: z.string().nullable(),
  reasons: z.array(ApprovalReason),
  asked: z.strictObject({ value: z.number(), unit: z.string().nullable() }).nullable(),
  unitsAllowed: z.number().nullable(),
  unitsUsed: z.number().nullable(),
  validFrom: FhirDateText.nullable(),
  validUntil: FhirDateText.nullable(),
  decidedOn: FhirDateText.nullable(),
  serviceStart: FhirDateText.nullable(),
  serviceEnd: FhirDateText.nullable(),
  /** Authorized days of a hospital stay: first and last day to begin it, and the day that it ends. */
  stay: z
    .strictObject({
      from: FhirDateText.nullable(),
      until: FhirDateText.nullable(),
      discharge: FhirDateText.nullable(),
    })
    .nullable(),
  /** Whom the plan authorized to give the care. */
  providers: z.array(Party),
  /** What Medicare's medical review counts, and from when until when. The guide does not say what is counted. */
  review: z
    .strictObject({
      count: z.number().nullable(),
      start: FhirDateText.nullable(),
      end: FhirDateText.nullable(),
    })
    .nullable(),
  /** Where the care is given: a state. */
  state: Coded.nullable(),
});
export type ApprovalItem = z.infer<typeof ApprovalItem>;

/** What the reader makes of one ExplanationOfBenefit with `use` preauthorization. */
export const Approval = z.strictObject({
  numbers: z.array(z.string()),
  otherNumbers: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  /** `preauthorization`, or `predetermination`: an estimate. */
  use: z.enum(['preauthorization', 'predetermination']),
  /** Of the whole request; items may differ from it. */
  decision: ApprovalDecision,
  decisionText: z.string().nullable(),
  /** Where the decision was read: `outcome` only says how far the plan is. */
  decisionFrom: z.enum(['items', 'request', 'outcome']).nullable(),
  /** True when items were decided differently. */
  mixed: z.boolean(),
  isError: z.boolean(),
  cancelled: z.boolean(),
  askedOn: FhirDateText.nullable(),
  decidedOn: FhirDateText.nullable(),
  validFrom: FhirDateText.nullable(),
  validUntil: FhirDateText.nullable(),
  urgency: z.enum(['urgent', 'standard']).nullable(),
  kind: Coded.nullable(),
  requester: Party,
  facility: Party.nullable(),
  insurer: Party,
  careTeam: z.array(z.strictObject({ role: z.string().nullable(), party: Party })),
  diagnoses: z.array(Diagnosis),
  items: z.array(ApprovalItem),
  reasons: z.array(ApprovalReason),
  notes: z.array(z.string()),
  totals: z.array(
    z.strictObject({
      kind: z.enum(['asked', 'approved', 'used', 'other']),
      label: Coded,
      amount: Amount.nullable(),
      /** What the plan stated instead of or besides money. */
      text: z.string().nullable(),
    }),
  ),
  /** References of documents that were sent with the request. */
  documents: z.array(z.strictObject({ title: z.string().nullable(), reference: z.string().nullable() })),
  /** Whom the plan authorized for the whole request. */
  providers: z.array(Party),
  /** Who looked at the request for the plan. */
  reviewer: z
    .strictObject({
      isHuman: z.boolean().nullable(),
      npi: z.string().nullable(),
      specialty: Coded.nullable(),
    })
    .nullable(),
  ...leftovers,
  lastUpdated: z.string().nullable(),
});
export type Approval = z.infer<typeof Approval>;

export const ApprovalView = z.strictObject({
  /** `<connection id>/ExplanationOfBenefit/<resource id>`. */
  id: z.string(),
  connectionId: z.string(),
  planName: z.string(),
  /** Whose rules the plan follows. */
  planKind: PlanKind,
  /** ISO instant of when the file that it is from was opened; `null`: the plan sent it. */
  openedAt: z.string().nullable(),
  fileVersion: FileVersion.nullable(),
  /** By today's date: `soon` ends within 30 days. */
  validity: z.enum(['current', 'soon', 'ended', 'not-started', 'not-stated']),
  removed: z.boolean(),
  approval: Approval,
  /** Entries of its lists, and ends of texts, that are not in the view. */
  leftOut: z.int(),
});
export type ApprovalView = z.infer<typeof ApprovalView>;

export const ApprovalList = z.strictObject({
  /** Newest decision first. */
  approvals: z.array(ApprovalView),
  /** Plans of the person that sent none. */
  plansWithout: z.array(z.strictObject({ name: z.string(), planKind: PlanKind })),
  /** How many older ones are not in the list. */
  leftOut: z.int(),
});
export type ApprovalList = z.infer<typeof ApprovalList>;
