/** A claim's charges, as far as two of them can be held against each other. */
import type { ClaimKind } from '#shared/model/claims/claim';

export type Charge = {
  /** `YYYY-MM-DD` */
  day: string;
  code: string;
  /** The service in the plan's words. */
  text: string | null;
  modifiers: readonly string[];
  /** Teeth, surfaces, and other places on the body. */
  sites: readonly string[];
  units: number;
  cents: number;
  /** Who did it, where the line says so. */
  by: readonly string[];
  /** Of a medicine: the prescription and its fill. */
  fill: string | null;
};

export type ChargeClaim = {
  id: string;
  /** The plan that decided it, as far as the claim says. */
  plan: string;
  /** The plan's number of the claim: claims that share one are one claim. */
  number: string;
  /** Whose claim it is, as the plan writes it. */
  patient: string;
  isNewborn: boolean;
  kind: ClaimKind;
  npi: string;
  provider: string | null;
  currency: string;
  charges: readonly Charge[];
};
