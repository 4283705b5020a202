import type { Coding } from '../codes.ts';
import type { Party } from '../providers.ts';
import type { Split } from './money.ts';

export type ClaimKind = 'inpatient' | 'outpatient' | 'professional' | 'pharmacy' | 'oral' | 'vision';
export type Network = 'innetwork' | 'outofnetwork';

/** The money concepts that a claim can state, in the order of its `total`. */
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

/** One service of a claim before it is FHIR. */
export type LineSpec = {
  /** Codings of the service; `null` is a service that the plan left out (data-absent-reason). */
  service: readonly Coding[] | null;
  money: Split;
  served?: string;
  quantity?: number;
  revenue?: string;
  place?: string;
  network?: Network;
  /** Why it was not paid, or paid less: the plan's own code and a note in plain words. */
  reason?: { code: string; note: string };
  tooth?: string;
  /** Ingredients of a mixed drug. */
  ingredients?: readonly Coding[];
};

export type DiagnosisSpec = { code: string; display?: string; type?: string };

/** A claim of the Evergreen plan before it is FHIR. Dates are `YYYY-MM-DD`, money is cents. */
export type ClaimSpec = {
  id: string;
  number: string;
  kind: ClaimKind;
  start: string;
  end?: string;
  decided: string;
  /** When the plan last changed its record, where that is later than `decided`. */
  updated?: string;
  provider: Party;
  team: readonly {
    role: 'attending' | 'operating' | 'rendering' | 'prescribing' | 'referring' | 'primary';
    party: Party;
  }[];
  /** How the claim carries its parties. */
  style: 'referenced' | 'contained' | 'display';
  lines: readonly LineSpec[];
  diagnoses: readonly DiagnosisSpec[];
  network: Network;
  status?: 'active' | 'cancelled' | 'draft';
  outcome?: 'complete' | 'partial' | 'queued';
  paymentType?: 'paid' | 'denied' | 'partiallypaid';
  /** Concepts that this claim does not state. */
  omit?: ReadonlySet<Concept>;
  /** Which level carries amounts: both (usual), only totals, only lines, or totals and header. */
  levels?: 'both' | 'total' | 'lines' | 'header';
  /** What the plan says the member paid; pharmacy claims say it. */
  paidByPatient?: number;
  /** Added to the stated benefit so that the claim does not add up. */
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
  /** True when the plan sent its money to the member instead of the provider. */
  paysMember?: boolean;
};
