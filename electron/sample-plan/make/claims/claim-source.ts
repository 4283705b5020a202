import type { ExplanationOfBenefit } from 'fhir/r4';
import type { ClaimKeys, ClaimSource, Served } from '../../model.ts';
import { systems } from '../codes.ts';
import type { ClaimSpec } from './claim-spec.ts';
import { type ClaimOwner, makeEvergreenClaim, typeCodes } from './evergreen-claim.ts';
import { listTypeCodings, makeMedicareClaim } from './medicare-claim.ts';
import { addressVariable } from './medicare-codes.ts';
import type { MedicareVisit } from './medicare-visit.ts';

/** A claim with the keys that a search needs; it is built when asked for. */
export type ReadyClaim = { keys: ClaimKeys; build(): Served<ExplanationOfBenefit> };

/** The claims of one person, newest service date first. */
export function createClaimSource(claims: readonly ReadyClaim[]): ClaimSource {
  const sorted = claims.toSorted(
    (one, other) => compare(other.keys.start, one.keys.start) || compare(one.keys.id, other.keys.id),
  );
  const at = (index: number): ReadyClaim => {
    const claim = sorted[index];
    if (!claim) throw new RangeError(`no claim at ${index}`);
    return claim;
  };
  const positions = new Map(sorted.map(({ keys }, index) => [keys.id, index]));
  return {
    count: sorted.length,
    keys: (index) => at(index).keys,
    claim: (index) => at(index).build(),
    indexOf: (id) => positions.get(id) ?? -1,
  };
}

/** An Evergreen claim of the owner. */
export function prepareEvergreenClaim(spec: ClaimSpec, owner: ClaimOwner): ReadyClaim {
  const served = spec.lines.map((line) => line.served ?? spec.start).sort();
  return {
    keys: {
      id: spec.id,
      claimNumber: spec.number,
      claimSystem: systems.claimNumber,
      type: typeCodes[spec.kind],
      start: spec.start,
      end: spec.end ?? spec.start,
      firstServed: served[0] ?? spec.start,
      lastServed: served.at(-1) ?? spec.start,
      lastUpdated: `${spec.updated ?? spec.decided}T15:30:00.000Z`,
    },
    build: () => makeEvergreenClaim(spec, owner),
  };
}

/** A visit as Medicare's claim. */
export function prepareMedicareClaim(visit: MedicareVisit, patientId: string): ReadyClaim {
  const { id, meta } = makeMedicareClaim(visit, patientId);
  const codings = listTypeCodings(visit.kind);
  return {
    keys: {
      id,
      claimNumber: `-${visit.number}`,
      claimSystem: addressVariable(visit.kind === 'PDE' ? 'pde_id' : 'clm_id'),
      type: codings.at(-1)?.code ?? '',
      types: codings,
      start: visit.start,
      end: visit.end,
      firstServed: visit.start,
      lastServed: visit.end,
      lastUpdated: meta.lastUpdated,
    },
    build: () => makeMedicareClaim(visit, patientId),
  };
}

/** A prior approval: it is served among the claims. */
export function prepareApproval(approval: Served<ExplanationOfBenefit>): ReadyClaim {
  const [identifier] = approval.identifier ?? [];
  const period = approval.billablePeriod ?? approval.preAuthRefPeriod?.[0];
  const start = period?.start ?? approval.created;
  return {
    keys: {
      id: approval.id,
      claimNumber: identifier?.value ?? '',
      claimSystem: identifier?.system ?? '',
      type: approval.type.coding?.[0]?.code ?? '',
      start,
      end: start,
      firstServed: start,
      lastServed: start,
      lastUpdated: approval.meta.lastUpdated,
    },
    build: () => approval,
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
