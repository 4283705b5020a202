/** The drugs that a person takes, one row each, by the fills of the last twelve months. */
import { mostOwnDrugs, type OwnDrug } from '#shared/model/plans/plan-lists';
import { foldText } from '#shared/split-words';
import { keyOfDrugName } from '../judge/drug-names.ts';
import type { FilledDrug } from '../read/read-care-facts.ts';
import { makeOwnId } from './own-id.ts';

/** `day`: a whole day. */
export type Fill = FilledDrug & { claimId: string; day: string };

const mostOnceDays = 14;

/** The drug filled last comes first. */
export function listDrugs(fills: readonly Fill[]): OwnDrug[] {
  const named = fills.filter(({ name, ndcs, rxNormCodes }) => name || ndcs.length + rxNormCodes.length > 0);
  return [...Map.groupBy(named, keyOfFill)]
    .map(([key, ofDrug]) =>
      describe(
        key,
        ofDrug.toSorted((a, b) => b.day.localeCompare(a.day)),
      ),
    )
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) || b.lastFill.localeCompare(a.lastFill) || a.name.localeCompare(b.name, 'en'),
    )
    .slice(0, mostOwnDrugs);
}

/** Strength and form in the name tell drugs apart; without a name, its number does. */
function keyOfFill({ name, kind, ndcs, rxNormCodes }: Fill): string {
  const key = name === null ? '' : keyOfDrugName(name) || foldText(name).trim();
  return `${kind}: ${key || (rxNormCodes[0] ?? ndcs[0] ?? '')}`;
}

function describe(key: string, fills: readonly Fill[]): OwnDrug {
  const [last] = fills as [Fill, ...Fill[]];
  const ndcs = [...new Set(fills.flatMap((fill) => fill.ndcs))].slice(0, 50);
  const rxNormCodes = [...new Set(fills.flatMap((fill) => fill.rxNormCodes))].slice(0, 50);
  const isOnce = last.kind === 'drug' && fills.length === 1 && (last.daysSupply ?? Infinity) <= mostOnceDays;
  return {
    id: makeOwnId(key),
    name: last.name ?? ndcs[0] ?? rxNormCodes[0] ?? '',
    kind: isOnce ? 'once' : last.kind,
    ndcs,
    rxNormCodes,
    fills: fills.length,
    claimId: last.claimId,
    lastFill: last.day,
    daysSupply: last.daysSupply,
  };
}

/** What a list can say something of comes first. */
function rank({ kind }: OwnDrug): number {
  return kind === 'drug' ? 0 : kind === 'once' ? 1 : 2;
}
