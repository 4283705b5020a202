import { toWholeDay } from '#shared/dates';
import type { AskAgain } from '#shared/model/claims/ask-again';
import type { Claim } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimView } from '#shared/model/claims/claims-view';
import type { Denial } from '#shared/model/claims/denial';
import { findBalanceCents } from '#shared/words/denials';
import {
  chooseWhyToAsk,
  findPlaceInNetwork,
  findUnchosenCare,
  isSaidOutOfNetwork,
  type ProtectionFacts,
} from '#shared/words/protection';
import { connectionOfClaim } from '../keep/row-codec.ts';

/** What the claim alone says of it: the rest is its plan, and the claims of places of the same days. */
export type AskFacts = Omit<ProtectionFacts, 'planKind' | 'hasPlaceInNetwork'> & {
  facilityNpi: string | null;
};

export function readAskFacts(
  claim: Pick<
    Claim,
    'kind' | 'lines' | 'network' | 'reasons' | 'amounts' | 'counted' | 'checks' | 'facility'
  >,
  denial: Denial | null,
): AskFacts {
  return {
    isOutOfNetwork: isSaidOutOfNetwork(claim),
    refused: denial?.scope ?? null,
    isCharged: (claim.amounts.mayOwe?.cents ?? 0) > 0 || (findBalanceCents(claim) ?? 0) > 0,
    care: findUnchosenCare(claim),
    notYours: denial?.notYours,
    facilityNpi: claim.facility?.npi ?? null,
  };
}

/** Why one may ask about a claim, and by which place in network. */
export function findWhyToAsk(
  { facilityNpi, ...facts }: AskFacts,
  claim: Pick<Claim, 'id' | 'planKind' | 'serviceStart' | 'serviceEnd'>,
  listRows: () => readonly ClaimRow[],
): { why: AskAgain['why'] | null; place: ClaimRow | null } {
  const place =
    facts.isOutOfNetwork && facts.care === 'not-chosen'
      ? findPlaceInNetwork(listOfSameDays(claim, listRows()), facilityNpi)
      : null;
  const { planKind } = claim;
  return { why: chooseWhyToAsk({ ...facts, planKind, hasPlaceInNetwork: place !== null }), place };
}

/**
 * What there is to ask about a claim, by what it says and what claims of places say of the same days. `listRows`: those of
 * the person, walked only for care that one does not choose.
 */
export function findAskAgain(
  { claim, denial, planPhone }: Pick<ClaimView, 'claim' | 'denial' | 'planPhone'>,
  listRows: () => readonly ClaimRow[],
): AskAgain | null {
  const { why, place } = findWhyToAsk(readAskFacts(claim, denial), claim, listRows);
  if (why === null) return null;
  return {
    why,
    ...(denial?.notYours && { notYours: denial.notYours }),
    // Who is named is said to be out of network.
    provider: claim.network.billing === 'in' ? null : claim.provider.name,
    place: why === 'place' ? (place?.providerName ?? null) : null,
    planPhone,
  };
}

/** Other claims of the same plan that count, of any of the days of the care. */
function listOfSameDays(
  { id, serviceStart, serviceEnd }: Pick<Claim, 'id' | 'serviceStart' | 'serviceEnd'>,
  rows: readonly ClaimRow[],
): ClaimRow[] {
  const start = toWholeDay(serviceStart);
  if (start === null) return [];
  const end = toWholeDay(serviceEnd) ?? start;
  const isOfPlan = (other: string) => connectionOfClaim(other) === connectionOfClaim(id);
  return rows.filter((row) => {
    const first = toWholeDay(row.serviceStart);
    const last = toWholeDay(row.serviceEnd) ?? first;
    // Another plan has another network.
    return (
      row.id !== id &&
      isOfPlan(row.id) &&
      row.counted &&
      first !== null &&
      last !== null &&
      first <= end &&
      last >= start
    );
  });
}
