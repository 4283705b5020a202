import type { ClaimKeys, ClaimSource, FhirResource } from '../../model.ts';
import type { MedicareVisit } from '../../people/walter/walter-visits.ts';
import { systems } from '../codes.ts';
import type { ClaimSpec } from './claim-spec.ts';
import { type ClaimOwner, evergreenClaim, typeCodes } from './evergreen-claim.ts';
import { medicareClaim, typeCodings } from './medicare-claim.ts';
import { variable } from './medicare-codes.ts';

/** A claim that is ready to serve. */
export type ReadyClaim = { keys: ClaimKeys; build(): FhirResource };

/** Claims of one person, newest first by service date. */
export function claimSource(claims: readonly ReadyClaim[]): ClaimSource {
  const sorted = claims.toSorted(
    (one, other) => compare(other.keys.start, one.keys.start) || compare(one.keys.id, other.keys.id),
  );
  const at = (index: number): ReadyClaim => {
    const claim = sorted[index];
    if (!claim) throw new RangeError('no such claim');
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

/** An Evergreen claim, built when it is asked for. */
export function readyEvergreen(spec: ClaimSpec, owner: ClaimOwner): ReadyClaim {
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
    build: () => evergreenClaim(spec, owner),
  };
}

/** A visit as Medicare's claim, built when it is asked for. */
export function readyMedicare(visit: MedicareVisit, patientId: string): ReadyClaim {
  const { id, meta } = medicareClaim(visit, patientId);
  const codings = typeCodings(visit.kind);
  return {
    keys: {
      id,
      claimNumber: `-${visit.number}`,
      claimSystem: variable(visit.kind === 'PDE' ? 'pde_id' : 'clm_id'),
      type: codings.at(-1)?.code ?? '',
      types: codings,
      start: visit.start,
      end: visit.end,
      firstServed: visit.start,
      lastServed: visit.end,
      lastUpdated: meta.lastUpdated,
    },
    build: () => medicareClaim(visit, patientId),
  };
}

/** A finished resource, e.g. a prior approval, among the claims. */
export function readyResource(resource: FhirResource): ReadyClaim {
  const [identifier] = resource['identifier'] as { system: string; value: string }[];
  const periods = [resource['billablePeriod'], resource['preAuthRefPeriod']].flat();
  const { start } = periods.find((period) => period !== undefined) as { start: string };
  const { coding } = resource['type'] as { coding: { code: string }[] };
  return {
    keys: {
      id: resource.id,
      claimNumber: identifier?.value ?? '',
      claimSystem: identifier?.system ?? '',
      type: coding[0]?.code ?? '',
      start,
      end: start,
      firstServed: start,
      lastServed: start,
      lastUpdated: resource.meta.lastUpdated,
    },
    build: () => resource,
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
