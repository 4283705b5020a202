import { mostNotShown, type NotShown } from '#shared/model/people/whose';
import { listFates } from '../archive/whose/fates.ts';
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
      const asked = new Map<string, number>();
      for (const { answer, counts } of undecided.list(connectionId))
        if (answer === null)
          for (const [type, count] of Object.entries(counts)) asked.set(type, (asked.get(type) ?? 0) + count);
      const open = [...asked].map(
        ([resourceType, count]): NotShown => ({
          ...of,
          reason: 'asked',
          resourceType,
          count,
        }),
      );
      const others = listFates(db, connectionId).flatMap(({ type, fate, reason, count }): NotShown[] => {
        if (fate === 'filed' || fate === 'asked') return [];
        const why = fate === 'apart' ? (reason === 'taken' ? 'taken' : 'not-mine') : fate;
        return [{ ...of, reason: why, resourceType: type || null, count }];
      });
      return addUp([...open, ...others]);
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
