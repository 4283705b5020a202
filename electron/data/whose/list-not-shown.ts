import { mostNotShown, type NotShown } from '#shared/model/people/whose';
import type { TypeCounts } from '../archive/whose/aside-table.ts';
import { type FateCount, listFates } from '../archive/whose/fates.ts';
import { countInError } from './count-in-error.ts';
import type { WhoseParts } from './list-undecided.ts';

/** What plans and files brought that is in no list, by connection, reason and type; of one person, or of everyone. */
export function listNotShown(
  { db, connections, undecided }: WhoseParts,
  { personId }: { personId: string | null },
): NotShown[] {
  return connections
    .all()
    .filter((one) => personId === null || one.personId === personId)
    .flatMap((connection) => {
      const { id: connectionId, planName } = connection;
      const of = { connectionId, planName, personId: connection.personId };
      const inError = Object.entries(countInError(db, connectionId)).map(
        ([type, count]): Told => ({ type, reason: 'in-error', count }),
      );
      // What a sign-in brings is asked about and told once, of whoever signed in.
      const causes = connection.fedBy === null ? undecided.list(connectionId) : [];
      const open = causes.filter(({ answer }) => answer === null);
      const asked = open.filter(({ row }) => row !== 2);
      const taken = open.filter(({ row }) => row === 2);
      const fates = listFates(db, connectionId).filter(({ fate }) => fate !== 'filed' && fate !== 'asked');
      const told = fates.map((one) => ({ ...one, reason: nameReason(one) }));
      const leftOut = causes.filter(({ answer }) => answer === 'left-out');
      const counts = [
        ...inError,
        ...sumTypes(
          asked.flatMap(({ counts: aside, gone }) => [aside, gone]),
          'asked',
        ),
        ...addTypes([
          ...sumTypes(
            taken.map(({ counts: aside }) => aside),
            'taken',
          ),
          ...told.filter(({ reason }) => reason !== 'not-mine'),
        ]),
        // What was erased by an answer, and what the plan has sent of it since, is the same.
        ...takeMost([
          ...sumTypes(
            leftOut.map(({ gone }) => gone),
            'not-mine',
          ),
          ...told.filter(({ reason }) => reason === 'not-mine'),
        ]),
      ];
      return counts.map(
        ({ type, reason, count }): NotShown => ({ ...of, reason, resourceType: type || null, count }),
      );
    })
    .slice(0, mostNotShown);
}

type Told = { type: string; reason: NotShown['reason']; count: number };

function nameReason({ fate, reason }: FateCount): NotShown['reason'] {
  if (fate === 'apart') return reason === 'taken' ? 'taken' : 'not-mine';
  return fate as NotShown['reason'];
}

function sumTypes(counts: readonly TypeCounts[], reason: NotShown['reason']): Told[] {
  const sums = new Map<string, number>();
  for (const [type, count] of counts.flatMap((one) => Object.entries(one)))
    sums.set(type, (sums.get(type) ?? 0) + count);
  return [...sums].filter(([, count]) => count > 0).map(([type, count]) => ({ type, reason, count }));
}

/** Of several counts of one type the largest. */
function takeMost(all: readonly Told[]): Told[] {
  const most = new Map<string, Told>();
  for (const one of all) if (one.count > (most.get(one.type)?.count ?? 0)) most.set(one.type, one);
  return [...most.values()];
}

/** One count for each reason and type. */
function addTypes(all: readonly Told[]): Told[] {
  const sums = new Map<string, Told>();
  for (const one of all) {
    const key = JSON.stringify([one.reason, one.type]);
    sums.set(key, { ...one, count: one.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}
