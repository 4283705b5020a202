import { mostNotShown, type NotShown } from '#shared/model/people/whose';
import type { TypeCounts } from '../archive/whose/aside-table.ts';
import { type FateCount, listFates } from '../archive/whose/fates.ts';
import type { OpenCause } from '../archive/whose/list-causes.ts';
import { countUnlisted } from './count-unlisted.ts';
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
      const { inError, notListed } = countUnlisted(db, connectionId);
      const unlisted = [
        ...Object.entries(inError).map(([type, count]): Told => ({ type, reason: 'in-error', count })),
        // What of a file is in no list is said when it is opened.
        ...Object.entries(connection.origin === 'plan' ? notListed : {}).map(
          ([type, count]): Told => ({ type, reason: 'not-listed', count }),
        ),
      ];
      // What a sign-in brings is asked about and told once, of whoever signed in.
      const causes = connection.fedBy === null ? undecided.list(connectionId) : [];
      const open = causes.filter(({ answer }) => answer === null);
      const asked = open.filter(({ row }) => row !== 2);
      const taken = open.filter(({ row }) => row === 2);
      const fates = listFates(db, connectionId).filter(({ fate }) => fate !== 'filed' && fate !== 'asked');
      const told = fates.map((one) => ({ ...one, reason: nameReason(one) }));
      const leftOut = causes.filter(({ answer }) => answer === 'left-out');
      const counts = [
        ...unlisted,
        ...addTypes([
          ...listTypes(asked, 'asked', ({ counts: aside }) => aside),
          // What waited too long is not kept: only the question is.
          ...listTypes(asked, 'erased', ({ gone }) => gone),
          ...listTypes(taken, 'taken', ({ counts: aside }) => aside),
          ...told.filter(({ reason }) => reason !== 'not-mine'),
        ]),
        // What was erased by an answer, and what the plan has sent of it since, is the same.
        ...takeMost([
          ...addTypes(listTypes(leftOut, 'not-mine', ({ gone }) => gone)),
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

/** What the causes count, by type. */
function listTypes(
  causes: readonly OpenCause[],
  reason: NotShown['reason'],
  countsOf: (cause: OpenCause) => TypeCounts,
): Told[] {
  return causes
    .flatMap((cause) => Object.entries(countsOf(cause)))
    .flatMap(([type, count]) => (count > 0 ? [{ type, reason, count }] : []));
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
