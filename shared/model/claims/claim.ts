/**
 * The claim as every screen, statement and export sees it: one adjudicated claim of one plan, read from an
 * ExplanationOfBenefit. Nothing here is guessed: an amount is `null` when the plan did not state it, and each
 * amount says where it came from.
 *
 * @see CARIN Consumer Directed Payer Data Exchange (CARIN IG for Blue Button), ExplanationOfBenefit profiles
 */
import { z } from 'zod';
import { leftovers } from '../leftover.ts';
import { PlanKind } from '../plans/plan-kind.ts';
import { amountNames, mapNames } from './amount-table.ts';

/** FHIR types of claims and what answers them. */
export const claimTypes: ReadonlySet<string> = new Set(['ExplanationOfBenefit', 'Claim', 'ClaimResponse']);

export const claimKinds = [
  'inpatient',
  'outpatient',
  'facility',
  'professional',
  'pharmacy',
  'oral',
  'vision',
  'equipment',
  'nursing',
  'home-health',
  'hospice',
  'other',
] as const;
export const ClaimKind = z.enum(claimKinds);
export type ClaimKind = z.infer<typeof ClaimKind>;

export const claimStates = [
  'plan-paid',
  'plan-paid-part',
  'went-to-deductible',
  'approved-no-payment',
  'plan-did-not-pay',
  'plan-is-deciding',
  'replaced',
  'canceled',
  'taken-back',
  'not-stated',
] as const;
/** What the plan did with the claim, as one word for the list. */
export const ClaimState = z.enum(claimStates);
export type ClaimState = z.infer<typeof ClaimState>;

export const notCountedReasons = [
  'replaced',
  'canceled',
  'entered-in-error',
  'draft',
  'being-decided',
  'not-final',
  'processing-error',
  'duplicate',
  'in-other-plan',
  'from-file',
  /** Of a table: a plan or another file may have it, and the person has not said so yet. */
  'maybe-in-plan',
  'status-unknown',
  'unknown-modifier',
  'void',
  'removed-by-plan',
  'reversal',
] as const;
/** Why a claim is left out of every total. */
export const NotCountedReason = z.enum(notCountedReasons);
export type NotCountedReason = z.infer<typeof NotCountedReason>;

/** A FHIR date: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. Parse and format with `shared/dates`. */
export const FhirDateText = z.string();

/**
 * Who says an amount: 'plan' is one number the plan sent, unchanged, 'table' one of a member portal's table, 'you' what the
 * person typed; any arithmetic is 'computed'.
 */
export const amountSources = ['plan', 'computed', 'you', 'table'] as const;
export const AmountSource = z.enum(amountSources);
export type AmountSource = z.infer<typeof AmountSource>;

/**
 * One amount of money. `from`: the element paths it was read from.
 * `partial`: some lines do not state this amount, so a sum of lines is incomplete.
 * `assumedCurrency`: the plan named none, and it is read in the claim's currency, which its source says.
 */
export const Amount = z.strictObject({
  cents: z.int(),
  currency: z.string(),
  source: AmountSource,
  level: z.enum(['total', 'header', 'balance', 'payment', 'lines']),
  from: z.array(z.string()),
  partial: z.literal(true).optional(),
  assumedCurrency: z.literal(true).optional(),
});
export type Amount = z.infer<typeof Amount>;

/** An amount of a category that Claimfolio has no name for, with the plan's own words. */
const OtherAmount = z.strictObject({
  label: z.string(),
  code: z.string().nullable(),
  lineNumber: z.int().nullable(),
  amount: Amount,
});
export type OtherAmount = z.infer<typeof OtherAmount>;

/** Every amount of a claim or of a line; `other` holds categories without a name here. */
export const Amounts = z.strictObject({
  ...mapNames(amountNames, () => Amount.nullable()),
  other: z.array(OtherAmount),
});
export type Amounts = z.infer<typeof Amounts>;

/**
 * A coded value: `text` is what the plan (or, for the few sets we may ship, Claimfolio) calls it; `null` when
 * only the bare code is known. `system` is a short name for people ("CPT", "ICD-10-CM"), `null` when unknown.
 * `absent`: the plan said why there is none (data-absent-reason).
 */
export const Coded = z.strictObject({
  text: z.string().nullable(),
  code: z.string().nullable(),
  system: z.string().nullable(),
  absent: z.enum(['withheld', 'not-applicable', 'unknown']).optional(),
});
export type Coded = z.infer<typeof Coded>;

/** A person or organization named on a claim. `name` is `null` when the plan gave only a number or nothing. */
export const Party = z.strictObject({
  name: z.string().nullable(),
  npi: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
});
export type Party = z.infer<typeof Party>;

export const CareTeamMember = z.strictObject({
  /** C4BBClaimCareTeamRole or claimcareteamrole code, lower case; `null` when the plan gave none. */
  role: z.string().nullable(),
  roleText: z.string().nullable(),
  party: Party,
  specialty: z.string().nullable(),
  /** Of the Health Care Provider Taxonomy (NUCC). */
  specialtyCode: z.string().nullable(),
});
export type CareTeamMember = z.infer<typeof CareTeamMember>;

export const NetworkStatus = z.enum(['in', 'out', 'other']);
export type NetworkStatus = z.infer<typeof NetworkStatus>;

/** Why the plan reduced or refused something, in the plan's words where it sent any. */
export const ClaimReason = z.strictObject({
  kind: z.enum(['denial', 'adjustment', 'reject', 'note']),
  text: z.string().nullable(),
  code: z.string().nullable(),
  system: z.string().nullable(),
  /** Remark codes (RARC) that the plan sent beside the code. */
  remarks: z.array(Coded).optional(),
  /** `processNote.number` for notes. */
  noteNumber: z.int().nullable(),
  lineNumber: z.int().nullable(),
});
export type ClaimReason = z.infer<typeof ClaimReason>;

const checkCodes = [
  'approved-adds-up',
  'payment-adds-up',
  'share-adds-up',
  'whole-claim-adds-up',
  'lines-match-total',
  'payment-matches-benefit',
  'payment-adjusted',
  'several-currencies',
  'repeated-category',
  'too-large-to-add',
  'currency-not-stated',
  'amount-sent-as-text',
  'deductible-unclear',
  'paid-more-than-share',
  'above-billed',
  'balance-billing-possible',
  'paid-though-draft',
] as const;
/**
 * One comparison of the plan's own numbers. `ok: false` is said in words, never repaired. `paid-more-than-share`: by
 * how much you may have paid too much. `above-billed`: by how much the plan approved, or paid, more than was billed,
 * which a price for a whole stay or case may be. `balance-billing-possible`: by how much a provider outside the network charged
 * more than the plan approved, or what the plan does not cover where it approved nothing, which the plan's numbers say
 * nothing more of. `paid-though-draft`: the plan marks the claim a draft, and finished and paid it.
 */
export const ClaimCheck = z.strictObject({
  code: z.enum(checkCodes),
  ok: z.boolean(),
  /** Stated minus worked out, in cents, where both exist. */
  differenceCents: z.int().nullable(),
  amount: z.enum(amountNames).nullable(),
});
export type ClaimCheck = z.infer<typeof ClaimCheck>;

export const RelatedClaim = z.strictObject({
  relationship: z.enum(['replaces', 'replaced-by', 'associated', 'other']),
  claimNumber: z.string().nullable(),
  /** `Type/id` of the record that the plan names; `null` once that claim is known here. */
  record: z.string().nullable(),
  /** Id of that claim in Claimfolio when it is known here. */
  claimId: z.string().nullable(),
});
export type RelatedClaim = z.infer<typeof RelatedClaim>;

const Quantity = z.strictObject({ value: z.number(), unit: z.string().nullable() });

const ClaimNetwork = z.strictObject({
  billing: NetworkStatus.nullable(),
  rendering: NetworkStatus.nullable(),
  benefit: NetworkStatus.nullable(),
});

/** A sub-service: what a service was made of. Its amounts are part of the service's, never added to them. */
export const ClaimLinePart = z.strictObject({
  service: Coded,
  category: Coded.nullable(),
  revenue: Coded.nullable(),
  modifiers: z.array(Coded),
  quantity: Quantity.nullable(),
  noteNumbers: z.array(z.int()),
  amounts: Amounts,
});
export type ClaimLinePart = z.infer<typeof ClaimLinePart>;

export const ClaimLine = z.strictObject({
  number: z.int(),
  serviceStart: FhirDateText.nullable(),
  serviceEnd: FhirDateText.nullable(),
  service: Coded,
  category: Coded.nullable(),
  modifiers: z.array(Coded),
  programs: z.array(Coded),
  revenue: Coded.nullable(),
  place: Coded.nullable(),
  /** Where the service was, on one line. */
  placeAddress: z.string().nullable(),
  bodySite: z.array(Coded),
  quantity: Quantity.nullable(),
  allowedUnits: z.number().nullable(),
  noteNumbers: z.array(z.int()),
  network: ClaimNetwork,
  /** Places in the claim's `careTeam`, `diagnoses` and `procedures`: who did it, and why. */
  careTeam: z.array(z.int()),
  diagnoses: z.array(z.int()),
  procedures: z.array(z.int()),
  parts: z.array(ClaimLinePart),
  amounts: Amounts,
  /** The plan's own sum of the other lines (revenue code 0001): no service, and in no sum. */
  isTotal: z.literal(true).optional(),
  /** A line that the plan added stands for this one (`addItem.itemSequence`): in no sum. */
  isReplaced: z.literal(true).optional(),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

/** True for a line that is a service and counts as one. */
export function isService({ isTotal, isReplaced }: Pick<ClaimLine, 'isTotal' | 'isReplaced'>): boolean {
  return isTotal !== true && isReplaced !== true;
}

/** `onAdmission`: whether it was there when a hospital stay began. */
export const Diagnosis = z.strictObject({
  code: Coded,
  types: z.array(z.string()),
  onAdmission: Coded.nullable(),
});
export type Diagnosis = z.infer<typeof Diagnosis>;

export const Procedure = z.strictObject({
  code: Coded,
  types: z.array(z.string()),
  date: FhirDateText.nullable(),
});
export type Procedure = z.infer<typeof Procedure>;

export const DrugFacts = z.strictObject({
  name: Coded,
  /** How much was dispensed. */
  quantity: Quantity.nullable(),
  daysSupply: z.number().nullable(),
  refillNumber: z.number().nullable(),
  refillsAuthorized: z.number().nullable(),
  prescriptionNumber: z.string().nullable(),
  brandOrGeneric: Coded.nullable(),
  dispenseAsWritten: Coded.nullable(),
  compoundOf: z.array(Coded),
});
export type DrugFacts = z.infer<typeof DrugFacts>;

export const StayFacts = z.strictObject({
  admitted: FhirDateText.nullable(),
  discharged: FhirDateText.nullable(),
  drg: Coded.nullable(),
  admissionType: Coded.nullable(),
  dischargeStatus: Coded.nullable(),
});
export type StayFacts = z.infer<typeof StayFacts>;

/** Another fact the plan sent with the claim (supporting information), shown as it came. */
export const ClaimFact = z.strictObject({ label: Coded, value: z.string(), lineNumber: z.int().nullable() });
export type ClaimFact = z.infer<typeof ClaimFact>;

/** One side of a limit: an amount of money, else a count or words. */
const BalanceValue = z.strictObject({ amount: Amount.nullable(), text: z.string().nullable() });

/** A limit of the plan and how much of it is used up, as the plan counts it. */
const BenefitBalance = z.strictObject({
  category: Coded.nullable(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  isExcluded: z.boolean(),
  network: Coded.nullable(),
  unit: Coded.nullable(),
  term: Coded.nullable(),
  limits: z.array(
    z.strictObject({
      type: Coded.nullable(),
      allowed: BalanceValue.nullable(),
      used: BalanceValue.nullable(),
    }),
  ),
});
export type BenefitBalance = z.infer<typeof BenefitBalance>;

export const Claim = z.strictObject({
  /** `<connection id>/<resource id>`; in the inspector `<file>#<entry>`. */
  id: z.string(),
  claimNumber: z.string().nullable(),
  /** Every number by which another claim of the plan may name this one (unique claim identifiers). */
  chainNumbers: z.array(z.string()),
  /** Every other name by which another claim of the plan may name this one: `Type/id` of records, and numbers. */
  chainNames: z.array(z.string()),
  /** Every other number of the claim: the provider's account number, medical record number, prescription number. */
  otherNumbers: z.array(z.strictObject({ label: z.string(), value: z.string() })),
  kind: ClaimKind,
  state: ClaimState,
  counted: z.boolean(),
  notCountedBecause: NotCountedReason.nullable(),
  /** True when the plan publishes the claim without any cost details ("Basis" profiles). */
  withoutCosts: z.boolean(),
  serviceStart: FhirDateText.nullable(),
  serviceEnd: FhirDateText.nullable(),
  /** Which element the service date came from; 'created' is a fallback and is said on screen. */
  serviceDateFrom: z.enum(['billable-period', 'lines', 'admission', 'payment', 'created']).nullable(),
  receivedOn: FhirDateText.nullable(),
  decidedOn: FhirDateText.nullable(),
  paidOn: FhirDateText.nullable(),
  /** FHIR `Patient` reference as sent ("Patient/123"); which person that is, the store knows. */
  patientReference: z.string().nullable(),
  person: z.strictObject({ name: z.string().nullable(), birthDate: FhirDateText.nullable() }),
  provider: Party,
  facility: Party.nullable(),
  insurer: Party,
  payee: Party.nullable(),
  payeeKind: z.enum(['provider', 'you', 'other']).nullable(),
  payeeWords: z.string().nullable(),
  coverageName: z.string().nullable(),
  planKind: PlanKind,
  /** Names of the other insurers that the claim mentions. */
  otherCoverageNames: z.array(z.string()),
  careTeam: z.array(CareTeamMember),
  network: ClaimNetwork,
  lines: z.array(ClaimLine),
  diagnoses: z.array(Diagnosis),
  procedures: z.array(Procedure),
  drug: DrugFacts.nullable(),
  stay: StayFacts.nullable(),
  facts: z.array(ClaimFact),
  balances: z.array(BenefitBalance),
  reasons: z.array(ClaimReason),
  checks: z.array(ClaimCheck),
  related: z.array(RelatedClaim),
  amounts: Amounts,
  ...leftovers,
  lastUpdated: z.string().nullable(),
});
export type Claim = z.infer<typeof Claim>;
