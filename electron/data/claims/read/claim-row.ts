import { amountNames, mapNames, rowAmountNames } from '#shared/model/claims/amount-table';
import { type Amount, type ClaimCheck, isService, type NetworkStatus } from '#shared/model/claims/claim';
import type { AttentionReason, ClaimRow, RowAmount } from '#shared/model/claims/claim-row';
import { findWhoPaysNotCovered } from '#shared/model/claims/not-covered';
import type { HandWay } from '#shared/model/plans/plan-kind';
import { findServiceKind } from '#shared/words/service-kinds';
import type { ListedClaim } from './listed-claim.ts';

/** Whose claim it is, by Claimfolio's own ids. */
export type RowOwner = {
  readonly connectionId: string;
  readonly personId: string;
  readonly planName: string | null;
  /** As in {@link ClaimRow}. */
  readonly openedAt: string | null;
  readonly way?: HandWay;
};

/** The claim as a list needs it. Of `attention`, the store sets 'changed' and 'same-visit'. */
export function rowFromClaim(claim: ListedClaim, owner: RowOwner): ClaimRow {
  const { amounts } = claim;
  const who = providerOf(claim);
  return {
    id: claim.id,
    connectionId: owner.connectionId,
    personId: owner.personId,
    claimNumber: claim.claimNumber,
    kind: claim.kind,
    state: claim.state,
    counted: claim.counted,
    notCountedBecause: claim.notCountedBecause,
    serviceStart: claim.serviceStart,
    serviceEnd: claim.serviceEnd,
    decidedOn: claim.decidedOn,
    providerName: who.name,
    providerNpi: who.npi,
    what: serviceTextOf(claim),
    daysSupply: claim.drug?.daysSupply ?? null,
    planName: owner.planName,
    openedAt: owner.openedAt,
    ...(owner.way && { way: owner.way }),
    network: networkOf(claim),
    currency: currencyOf(claim),
    ...mapNames(rowAmountNames, (name) => rowAmount(amounts[name])),
    attention: attentionOf(claim),
  };
}

function rowAmount(amount: Amount | null): RowAmount | null {
  if (amount === null) return null;
  const { cents, source } = amount;
  return amount.partial ? { cents, source, partial: true } : { cents, source };
}

const treatingRoles = ['rendering', 'performing', 'primary', 'attending', 'operating', 'prescribing'];

/** Who billed, else who treated, else the place; for a pharmacy claim, who billed or else the pharmacy. */
function providerOf(claim: ListedClaim): { name: string | null; npi: string | null } {
  const team = treatingRoles.flatMap((role) => claim.careTeam.filter((member) => member.role === role));
  const others = team.map((member) => member.party);
  const places = claim.facility ? [claim.facility] : [];
  const order = claim.kind === 'pharmacy' ? places : [...others, ...places];
  const named = [claim.provider, ...order].find((party) => party.name !== null);
  return { name: named?.name ?? null, npi: named?.npi ?? claim.provider.npi };
}

function serviceTextOf(claim: ListedClaim): string | null {
  if (claim.drug)
    return claim.drug.name.text ?? claim.drug.compoundOf.find((part) => part.text !== null)?.text ?? null;
  const named = claim.lines.filter((one) => isService(one) && one.service.text !== null);
  // An emergency is what one remembers, whatever was done in it.
  const line =
    named.find((one) => findServiceKind({ service: one.service, revenue: null }) === 'emergency-visit') ??
    named[0];
  // Some plans list no services, and name what was done as procedures only.
  const procedure =
    claim.lines.length === 0 ? claim.procedures.find(({ code }) => code.text !== null) : undefined;
  return line?.service.text ?? procedure?.code.text ?? null;
}

function networkOf({ network }: ListedClaim): NetworkStatus | null {
  return network.benefit ?? network.billing ?? network.rendering;
}

function currencyOf({ amounts }: ListedClaim): string {
  const stated = amountNames.find((name) => amounts[name] !== null);
  return (stated && amounts[stated]?.currency) ?? 'USD';
}

/** Checks whose failure may change what you are asked to pay. */
const weightyChecks = new Set<ClaimCheck['code']>([
  'approved-adds-up',
  'payment-adds-up',
  'share-adds-up',
  'whole-claim-adds-up',
  'payment-matches-benefit',
]);

/** Why a counted claim needs a look: the most important reason only. */
function attentionOf(claim: ListedClaim): AttentionReason | null {
  if (!claim.counted) return null;
  if (claim.state === 'plan-did-not-pay') return 'not-paid';
  if (claim.checks.some((check) => !check.ok && weightyChecks.has(check.code))) return 'does-not-add-up';
  if (claim.checks.some(({ code }) => code === 'paid-more-than-share')) return 'overpaid';
  return findWhoPaysNotCovered(claim.amounts)?.who === 'ask' ? 'not-covered' : null;
}
