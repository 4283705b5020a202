/** What of a claim a bill can be held against. */
import type { ClaimKind, NetworkStatus } from '#shared/model/claims/claim';

/** A service as a bill may print it. Days are `YYYY-MM-DD`. */
export type ClaimFactsLine = { date: string | null; code: string | null; chargeCents: number | null };

/** How the plan that pays after this one stands to the same visit. `openShareCents`: the share it left; `null`: not stated. */
export type NextPlan =
  | { state: 'no-claim' }
  | { state: 'deciding' }
  | { state: 'asked' }
  | { state: 'final'; openShareCents: number | null };

/** One claim, of one plan. Money is in cents of `currency`; `null` is what the plan did not state. */
export type ClaimFacts = {
  id: string;
  personId: string;
  kind: ClaimKind;
  /** Every number of the claim itself, as the plan writes it. */
  claimNumbers: readonly string[];
  /** The provider's own account numbers, and the prescription number of a drug. */
  accounts: readonly string[];
  npis: readonly string[];
  /** Of who bills, else of where it was: one doctor may treat at several places, and a place have several who bill. */
  providerNpis: readonly string[];
  /** Names of the organizations that bill. */
  providers: readonly string[];
  doctors: readonly string[];
  /** First and last day, `YYYY-MM-DD`; `null` when the plan gave none to the day. */
  start: string | null;
  end: string | null;
  lines: readonly ClaimFactsLine[];
  /** Labs, imaging, equipment and drugs: the date on a bill may be some days off. */
  isDateLoose: boolean;
  network: NetworkStatus | null;
  /** `open`: still being decided. `refused`: nothing was paid, and the plan said no. */
  state: 'decided' | 'open' | 'refused' | 'canceled';
  isFiledLate: boolean;
  /** The newest claim of its chain; `null` when it is this one. */
  successorId: string | null;
  /** True where the plan no longer sends it but another one for it: that one corrects it only where it has another share. */
  isRenamed: boolean;
  /** Of claims that the person called one visit: the one that stands for all; its own id else. Payments are the visit's. */
  visitId: string;
  decidedOn: string | null;
  currency: string;
  billedCents: number | null;
  allowedCents: number | null;
  planPaidCents: number | null;
  shareCents: number | null;
  /** True when the share is worked out from its parts. */
  isShareComputed: boolean;
  notCoveredCents: number | null;
  /** How much of what is not covered is in the share, as far as the plan's numbers tell; 0 where they do not. */
  notCoveredInShareCents: number;
  paidByPatientCents: number | null;
  paidToPatientCents: number | null;
  nextPlan: NextPlan | null;
  /** The person was in a program, that month, under which this may not be billed (Qualified Medicare Beneficiary). */
  isBillingBarred: boolean;
  /**
   * What the claim's own page says to ask before one pays: by law, or about what was refused of it; `refused-apart`: about a
   * part that the share leaves out.
   */
  askFirst: 'law' | 'refused' | 'refused-apart' | null;
  /** The person says that the care did not happen. */
  isUnknownCare: boolean;
};

/**
 * Money that the person says a provider was paid, below 0 for what the provider gave back. `claimId`: the claim that
 * stands for the visit; `null` where it is not sure for which. `billId`: the bill that it was paid for; `null` for the claim alone.
 */
export type RecordedPayment = {
  claimId: string | null;
  billId: string | null;
  cents: number;
  paidOn: string;
};
