/** A claim as it concerns what its person writes down: what a bill about it may print. Money is cents. */
import type { ClaimSpec } from '../claims/claim-spec.ts';
import { computeAllowed, sumMemberShare, sumSplits } from '../claims/money.ts';
import type { Party } from '../providers.ts';

export type ExampleClaim = {
  /** As the app names it: `<connection id>/<resource id>`. */
  id: string;
  number: string;
  /** The provider's account number; `null` where the claim has none. */
  account: string | null;
  provider: Party;
  start: string;
  end: string;
  decided: string;
  billed: number;
  /** The price that the plan approved. */
  allowed: number;
  share: number;
};

/** @param connectionId of the plan that the claim is at */
export function describeSpec(spec: ClaimSpec, connectionId: string): ExampleClaim {
  const money = sumSplits(spec.lines.map((line) => line.money));
  return {
    id: `${connectionId}/${spec.id}`,
    number: spec.number,
    account: spec.kind === 'pharmacy' ? null : formatAccount(spec),
    provider: spec.provider,
    start: spec.start,
    end: spec.end ?? spec.start,
    decided: spec.decided,
    billed: money.billed,
    allowed: computeAllowed(money),
    share: sumMemberShare(money),
  };
}

/** The number under which the provider keeps the visit. */
export function formatAccount({ number }: Pick<ClaimSpec, 'number'>): string {
  return `A${number.replace(/\D/g, '')}`;
}

/** True for a claim about which nothing is special: decided, in the network, and nothing of it left out or paid elsewhere. */
export function isPlain(spec: ClaimSpec): boolean {
  const { otherPaid, notCovered } = sumSplits(spec.lines.map((line) => line.money));
  return (
    isStanding(spec) &&
    spec.network === 'innetwork' &&
    spec.paymentType === undefined &&
    spec.omit === undefined &&
    spec.offBy === undefined &&
    spec.levels === undefined &&
    spec.paidByPatient === undefined &&
    !spec.withoutCurrency &&
    !spec.paysMember &&
    otherPaid === 0 &&
    notCovered === 0
  );
}

/** True for a claim that the plan decided and no other took the place of. */
export function isStanding({ status, outcome, replaces, replacedBy }: ClaimSpec): boolean {
  return status === undefined && outcome === undefined && replaces === undefined && replacedBy === undefined;
}
