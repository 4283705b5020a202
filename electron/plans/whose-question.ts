/** Whose records a plan's answer brings: compared with the person chosen, and asked about where they may differ. */
import type { NamedPerson, PersonSummary, WhoseQuestion } from '#shared/model/plans/connection';
import { comparePeople } from '../data/fhir/patients/compare-people.ts';
import { identify } from '../data/people/compare-people.ts';
import type { Emit } from '../ports.ts';

export interface WhoseDesk {
  /** Asks the person; the id that they chose, or `null` for someone new. Rejects with the reason of the signal. */
  ask(question: WhoseQuestion, signal: AbortSignal): Promise<string | null>;
  /** Takes the answer; one that was not offered, or without a question, does nothing. */
  answer(personId: string | null): void;
}

/** One question at a time, as there is one sign-in at a time. */
export function createWhoseDesk(emit: Emit): WhoseDesk {
  let take: ((personId: string | null) => void) | null = null;
  return {
    async ask(question, signal) {
      const offered = offeredBy(question);
      try {
        return await new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
          if (signal.aborted) reject(signal.reason);
          take = (personId) => {
            if (offered.includes(personId)) resolve(personId);
          };
          emit('connect.question', question);
        });
      } finally {
        take = null;
      }
    },
    answer: (personId) => take?.(personId),
  };
}

/** What may be answered. Somebody whom the plan shows is never someone new, and records of somebody here are theirs. */
function offeredBy({ why, chosen, others }: WhoseQuestion): (string | null)[] {
  const ids = others.map(({ id }) => id);
  if (why === 'several') return ids;
  if (why === 'belongs') return [ids[0] ?? null];
  return [...(chosen === null ? [] : [chosen.id]), ...ids, null];
}

/** What to ask before records of `said` go to `chosen`; `null` when they are surely the same person. */
export function questionWhose(
  said: NamedPerson,
  chosen: PersonSummary,
  people: readonly PersonSummary[],
): WhoseQuestion | null {
  const likeness = comparePeople(said, identify(chosen));
  if (likeness === 'same') return null;
  const others = people.filter(({ id }) => id !== chosen.id);
  return { why: likeness, said, chosen, others };
}

/** What to ask before records of `said` make someone new; `null` when nobody here seems to be the same person. */
export function questionNew(said: NamedPerson, people: readonly PersonSummary[]): WhoseQuestion | null {
  const others = listLikely(said, people);
  return others.length === 0 ? null : { why: 'known', said, chosen: null, others };
}

/** Who here may be the same person as `said`. */
export function listLikely(said: NamedPerson, people: readonly PersonSummary[]): PersonSummary[] {
  return people.filter((person) => comparePeople(said, identify(person)) === 'same');
}
