/**
 * What the resources of a public drug list say: plans and lists, a drug's place in a list, drugs.
 *
 * @see Da Vinci PDex US Drug Formulary 2.1.0 and 1.1.0
 */
import type { Coded } from '#shared/model/claims/claim';
import type { DrugCost, PlanContact, QuantityRule } from '#shared/model/plans/lookup';
import type { PublicLeftovers } from '../public-reading.ts';

/** A product of the plan, or a bare drug list. `key` is `Type/id`, as references name it. */
export type PlanFacts = {
  key: string;
  kind: 'product' | 'list';
  name: string | null;
  /** Identifiers without their systems: drugs of the older guide and coverages name a plan by them. */
  identifiers: string[];
  start: string | null;
  end: string | null;
  lastUpdated: string | null;
  /** Keys of the drug lists that the product uses. */
  lists: string[];
  /** Costs by tier code, lower case. */
  costs: (DrugCost & { tier: string; mailOrder: boolean | null })[];
  contacts: PlanContact[];
} & PublicLeftovers;

/** A drug's place in a list. */
export type ItemFacts = {
  key: string;
  /** Key of the list (`InsurancePlan/…`); `null` in the older guide. */
  list: string | null;
  /** Plan identifiers that a drug of the older guide names. */
  planIds: string[];
  /** Key of the drug. */
  drug: string | null;
  tier: Coded | null;
  /** Codes of pharmacies where the plan pays for it, lower case. */
  pharmacies: string[];
  priorAuthorization: boolean | null;
  priorAuthorizationNewStartsOnly: boolean | null;
  stepTherapy: boolean | null;
  stepTherapyNewStartsOnly: boolean | null;
  quantityLimit: boolean | null;
  quantityLimitText: string | null;
  quantityRules: QuantityRule[];
  mailOrder: boolean | null;
  availability: string | null;
  start: string | null;
  end: string | null;
  notes: string[];
  lastUpdated: string | null;
} & PublicLeftovers;

export type MedicationFacts = {
  key: string;
  name: Coded;
  alsoCalled: string[];
  rxNormCodes: string[];
  doseForm: string | null;
  alternatives: Coded[];
  lastUpdated: string | null;
} & PublicLeftovers;
