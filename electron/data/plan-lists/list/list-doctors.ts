/** The doctors and hospitals that a person chose, by the visits of two years. */
import { mostOwnDoctors, type OwnDoctor } from '#shared/model/plans/plan-lists';
import { isNpi } from '#shared/npi';
import { sortWords } from '#shared/split-words';
import type { SeenDoctor } from '../read/read-care-facts.ts';
import { makeOwnId } from './own-id.ts';

/** `day`: a whole day. */
export type Visit = SeenDoctor & { claimId: string; day: string };

/** The one who was seen last comes first, doctors before places. Someone is left out whom one never chose. */
export function listDoctors(visits: readonly Visit[]): { doctors: OwnDoctor[]; leftOut: number } {
  const groups = [...Map.groupBy(visits, keyOfVisit).entries()];
  const chosen = groups.filter(([, all]) => all.some(({ isChosenForYou }) => !isChosenForYou));
  const doctors = chosen
    .map(([key, all]) =>
      describe(
        key,
        all.toSorted((a, b) => b.day.localeCompare(a.day)),
      ),
    )
    .toSorted((a, b) => a.kind.localeCompare(b.kind) || b.lastSeen.localeCompare(a.lastSeen))
    .slice(0, mostOwnDoctors);
  return { doctors, leftOut: groups.length - chosen.length };
}

function keyOfVisit({ kind, npi, name }: Visit): string {
  return `${kind}: ${npi ?? sortWords(name ?? '')}`;
}

function describe(key: string, visits: readonly Visit[]): OwnDoctor {
  const [last] = visits as [Visit, ...Visit[]];
  return {
    id: makeOwnId(key),
    kind: last.kind,
    name: visits.find(({ name }) => name !== null)?.name ?? null,
    npi: last.npi,
    isNpiRight: last.npi !== null && isNpi(last.npi),
    specialty: visits.find(({ specialty }) => specialty !== null)?.specialty ?? null,
    addresses: [...new Set(visits.flatMap(({ addresses }) => addresses))].slice(0, 20),
    groupNpis: [...new Set(visits.flatMap(({ groupNpis }) => groupNpis))].slice(0, 20),
    visits: new Set(visits.map(({ day }) => day)).size,
    claimId: last.claimId,
    lastSeen: last.day,
  };
}
