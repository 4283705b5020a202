import { mostNotShown, type NotShown } from '#shared/model/people/whose';
import type { TypeCounts } from '../archive/whose/aside-table.ts';
import { type FateCount, listFates } from '../archive/whose/fates.ts';
import type { Db } from '../database/database.ts';
import type { WhoseParts } from './list-undecided.ts';

/** What plans and files brought that is in no list, by connection, reason and type; of one person, or of everyone. */
export function listNotShown(
  { db, connections, undecided }: WhoseParts & { db: Db },
  { personId }: { personId: string | null },
): NotShown[] {
  return connections
    .all()
    .filter((one) => one.fedBy === null && (personId === null || one.personId === personId))
    .flatMap((connection) => {
      const { id: connectionId, planName } = connection;
      const of = { connectionId, planName, personId: connection.personId };
      const tell = (reason: NotShown['reason'], counts: TypeCounts) =>
        Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([type, count]): NotShown => ({ ...of, reason, resourceType: type || null, count }));
      const causes = undecided.list(connectionId);
      const asked = causes.filter(({ answer }) => answer === null);
      const leftOut = causes.filter(({ answer }) => answer === 'left-out');
      const fates = listFates(db, connectionId);
      const isNotMine = ({ fate, reason }: FateCount) => fate === 'apart' && reason === 'not-mine';
      const others = fates
        .filter((one) => !isNotMine(one))
        .flatMap(({ type, fate, count }) => {
          if (fate === 'filed' || fate === 'asked') return [];
          return tell(fate === 'apart' ? 'taken' : fate, { [type]: count });
        });
      // What an answer erased, and what the plan has sent of it since, is the same.
      const sent = Object.fromEntries(fates.filter(isNotMine).map(({ type, count }) => [type, count]));
      return addUp([
        ...asked.flatMap(({ counts, gone }) => [...tell('asked', counts), ...tell('asked', gone)]),
        ...others,
        ...tell('not-mine', takeMost(addCounts(leftOut.map(({ gone }) => gone)), sent)),
      ]);
    })
    .slice(0, mostNotShown);
}

/** One entry for each reason and type. */
function addUp(all: readonly NotShown[]): NotShown[] {
  const sums = new Map<string, NotShown>();
  for (const one of all) {
    const key = JSON.stringify([one.reason, one.resourceType]);
    const known = sums.get(key);
    sums.set(key, known ? { ...known, count: known.count + one.count } : one);
  }
  return [...sums.values()];
}

function addCounts(all: readonly TypeCounts[]): TypeCounts {
  const sums: TypeCounts = {};
  for (const [type, count] of all.flatMap((one) => Object.entries(one)))
    sums[type] = (sums[type] ?? 0) + count;
  return sums;
}

/** Of two counts of each type the larger one. */
function takeMost(one: TypeCounts, other: TypeCounts): TypeCounts {
  const types = [...Object.keys(one), ...Object.keys(other)];
  return Object.fromEntries(types.map((type) => [type, Math.max(one[type] ?? 0, other[type] ?? 0)]));
}
