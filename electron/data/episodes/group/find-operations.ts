/** Surgeries: an operation that a hospital names, or an anesthesia beside somebody who operated in a hospital that day. */
import type { CareClaim } from './care-claim.ts';
import type { DatedClaim } from './dated-claims.ts';

export type Operation = { claim: DatedClaim; day: string; surgeons: readonly string[] };

/** Inpatient and outpatient hospital, surgery center. */
const operatingPlaces: ReadonlySet<string> = new Set(['21', '22', '24']);

export function findOperations(byDay: ReadonlyMap<string, readonly DatedClaim[]>): Operation[] {
  return [...byDay].flatMap(([day, ofDay]) => {
    const named = ofDay.filter(({ operations }) => operations.length > 0);
    const stated = named.flatMap((claim) =>
      [...new Set(claim.operations.map((one) => one.day))].map((onDay) => toOperation(claim, onDay)),
    );
    if (!ofDay.some(({ isAnesthesia }) => isAnesthesia)) return stated;
    const others = ofDay.filter(
      (claim) => claim.operations.length === 0 && !claim.isAnesthesia && claim.operators.length > 0,
    );
    const seen = others.filter((claim) =>
      ofDay.some(
        (one) =>
          one.isAnesthesia &&
          isOneOperation(one, claim) &&
          [...one.places, ...claim.places].some((place) => operatingPlaces.has(place)),
      ),
    );
    return [...stated, ...seen.map((claim) => toOperation(claim, day))];
  });
}

function isOneOperation(anesthesia: CareClaim, claim: CareClaim): boolean {
  return anesthesia.family === null || claim.family === null || anesthesia.family === claim.family;
}

function toOperation(claim: DatedClaim, day: string): Operation {
  return {
    claim,
    day,
    surgeons: claim.kind === 'professional' ? [...claim.operators, ...claim.renderers] : claim.operators,
  };
}

/** The surgery that a group of claims is about, where there is one: its first claim. */
export function findSurgery(claims: readonly DatedClaim[]): DatedClaim | null {
  const byDay = Map.groupBy(claims, ({ start }) => start);
  return findOperations(byDay)[0]?.claim ?? null;
}
