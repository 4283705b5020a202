/** Claims as the forecast sees them: what was counted, and what of it may come again. Money is in cents of one currency. */
import type { LimitKind } from '#shared/model/bills/limits';
import type { FilledDrug } from '../../claims/read/filled-drug.ts';

export type Care = LimitKind['care'];
export type Network = LimitKind['network'];

/** What the plan stated of one claim; `null` is what it did not state. */
export type Paid = {
  /** The price that the plan approved. */
  allowedCents: number | null;
  deductibleCents: number | null;
  copayCents: number | null;
  coinsuranceCents: number | null;
  /** The whole share, with what is not covered taken off. */
  shareCents: number | null;
};

/** One decided claim that counts, of one person and one plan. */
export type ForecastClaim = Paid & {
  claimId: string;
  /** The day of service, of the fill, or of admission: a whole day. */
  date: string;
  care: Care;
  network: Network;
  provider: string | null;
  npi: string | null;
  /** Codes of its services, each with the price of its lines where one is stated. */
  codes: readonly { code: string; allowedCents: number | null }[];
  drug: FilledDrug | null;
  /** Last day of a hospital stay; the first is `date`. */
  stayEnd: string | null;
  /** A visit to somebody, rather than a test, a stay, a device or a fill. */
  isVisit: boolean;
  /** Another plan paid, too: what is left of it is no price of this plan. */
  isShared: boolean;
};
