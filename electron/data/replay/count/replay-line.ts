/** A service as another plan's rules see it: what was allowed for it, of whom, when and of which kind. */
import type { ServiceClass } from '#shared/model/replay/plan-rules';

export type ReplayLine = {
  claimId: string;
  claimNumber: string | null;
  line: number;
  person: string;
  /** `YYYY-MM-DD`: of a stay its first day, of a drug the day of the fill. */
  day: string;
  decidedOn: string | null;
  /** More than one where codes do not decide it. */
  classes: readonly [ServiceClass, ...ServiceClass[]];
  /** In whose network the provider is, as the claim says. */
  network: 'in' | 'out' | null;
  allowedCents: number;
  /** NPI or name: visits of one provider on one day are one visit. */
  provider: string | null;
  /** Nights, at least 1; of no stay `null`. */
  days: number | null;
  /** True for an emergency room that became a stay. */
  isAdmitted: boolean;
  drug: { name: string; months: number } | null;
  /** Paid by the month, whatever is done: its price is 0 and says nothing. */
  isPaidByMonth: boolean;
  /** What the own plan left to the person; `null` where it does not say. */
  statedCents: number | null;
  /** Of it, what the own plan took from the deductible. */
  statedDeductibleCents: number | null;
  /** False where no code says what was done, so that its class is a guess. */
  isNamed: boolean;
  /** Which connection's plan decided it. */
  plan: string;
};

/** The line's name among all of a year. */
export function nameLine({ claimId, line }: ReplayLine): string {
  return `${claimId} ${line}`;
}

/** Service order: by day, then as the plan decided, claim number and line. */
export function compareByService(a: ReplayLine, b: ReplayLine): number {
  return compareTexts(a.day, b.day) || compareByDecision(a, b);
}

/** The order in which a plan decides. */
export function compareByDecision(a: ReplayLine, b: ReplayLine): number {
  return (
    compareTexts(a.decidedOn ?? a.day, b.decidedOn ?? b.day) ||
    compareTexts(a.claimNumber ?? a.claimId, b.claimNumber ?? b.claimId) ||
    a.line - b.line
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
