import type { Coding, ExplanationOfBenefit } from 'fhir/r4';
import type { Party } from '../providers.ts';
import type { Split } from './money.ts';

export type ClaimKind = 'inpatient' | 'outpatient' | 'professional' | 'pharmacy' | 'oral' | 'vision';
export type Network = 'innetwork' | 'outofnetwork';

/** The money concepts that a claim can state, in the order of `total`. */
export const concepts = [
  'submitted',
  'discount',
  'noncovered',
  'eligible',
  'priorpayerpaid',
  'deductible',
  'copay',
  'coinsurance',
  'benefit',
  'paidtoprovider',
  'paidtopatient',
  'memberliability',
  'paidbypatient',
] as const;
export type Concept = (typeof concepts)[number];

/** What a plan leaves out that does not say what a refused claim leaves to the member. */
export const unstatedShare: ReadonlySet<Concept> = new Set([
  'memberliability',
  'deductible',
  'copay',
  'coinsurance',
  'eligible',
  'discount',
]);

/** One service of a claim, not yet FHIR. */
export type LineSpec = {
  /** Codings of the service; `null` when the plan left it out (data-absent-reason). */
  service: Coding[] | null;
  money: Split;
  served?: string;
  quantity?: number;
  unit?: string;
  /** Numbers in the claim's team and diagnoses: who did it and why; the first of each when absent. */
  by?: readonly number[];
  because?: readonly number[];
  revenue?: string;
  place?: string;
  network?: Network;
  /** Why the plan paid nothing or less: the number of the list for its kind of claim, and a note in the plan's words. */
  reason?: { code: string; note: string };
  tooth?: string;
  /** Ingredients of a mixed drug. */
  ingredients?: Coding[];
};

export type DiagnosisSpec = {
  code: string;
  display?: string;
  type?: string;
  /** Whether it was there when the hospital stay began. */
  onAdmission?: 'Y' | 'N' | 'U' | 'W';
};

/** A claim of the Evergreen plan, not yet FHIR. Dates are `YYYY-MM-DD`, money is cents. */
export type ClaimSpec = {
  id: string;
  number: string;
  kind: ClaimKind;
  start: string;
  end?: string;
  decided: string;
  /** When the plan last changed its record, if after `decided`. */
  updated?: string;
  provider: Party;
  team: readonly {
    role: 'attending' | 'operating' | 'rendering' | 'prescribing' | 'referring' | 'primary';
    party: Party;
  }[];
  /** How the claim names its parties: by reference, contained, or by name only. */
  style: 'referenced' | 'contained' | 'display';
  lines: readonly LineSpec[];
  diagnoses: readonly DiagnosisSpec[];
  network: Network;
  status?: ExplanationOfBenefit['status'];
  outcome?: ExplanationOfBenefit['outcome'];
  paymentType?: 'paid' | 'denied' | 'partiallypaid';
  /** Concepts that the claim leaves out. */
  omit?: ReadonlySet<Concept>;
  /** Where amounts stand: totals and lines (usual), totals only, lines only, or totals and header. */
  levels?: 'both' | 'total' | 'lines' | 'header';
  /** What the member paid, as pharmacy claims state it. */
  paidByPatient?: number;
  /** Added to the stated benefit, so that the claim does not add up. */
  offBy?: number;
  replaces?: string;
  replacedBy?: string;
  notes?: readonly string[];
  drug?: {
    daysSupply: number;
    refill: number;
    refillsAuthorized: number;
    brand: boolean;
    compound?: boolean;
  };
  stay?: { admitted: string; discharged: string; drg: string };
  ambulance?: { miles: number; from: string; to: string };
  withoutCurrency?: boolean;
  /** True when the plan paid the member instead of the provider. */
  paysMember?: boolean;
};
