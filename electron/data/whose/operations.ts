import { localDay } from '#shared/dates';
import {
  type AsideRecords,
  mostAside,
  type UndecidedList,
  type WhoseAnswer,
} from '#shared/model/people/whose';
import type { Authority } from '#shared/model/plans/connection';
import { StoreError } from '../../errors.ts';
import type { ReferenceCache } from '../archive/reference-cache.ts';
import { notFoundError } from '../database/faults.ts';
import { nameByPlans } from '../household/ask/name-by-plan.ts';
import { listNotShown } from './list-not-shown.ts';
import {
  isAdult,
  listRecords,
  listUndecided,
  maskCause,
  sortRecords,
  type WhoseParts,
} from './list-undecided.ts';
import { readAside } from './read-aside.ts';

type AnswerParts = WhoseParts & {
  references: ReferenceCache;
  /** What was done to people cannot be taken back any more. */
  forgetUndo(): void;
  deleteBackups(): void;
};

export function whoseOperations(parts: AnswerParts) {
  const { connections, undecided, forgetUndo, deleteBackups } = parts;
  const today = () => localDay(new Date());
  /** @throws {StoreError} store/not-found */
  const findUndecided = ({ connectionId, cause }: Pick<WhoseAnswer, 'connectionId' | 'cause'>) => {
    const found = undecided.list(connectionId).find((one) => maskCause(one.cause) === cause);
    if (found === undefined) throw notFoundError('cause');
    return found;
  };
  return {
    undecided: ({ connectionId }: { connectionId: string | null }): UndecidedList =>
      listUndecided(parts, { connectionId, today: today() }),
    findUndecided,
    aside(asked: Pick<WhoseAnswer, 'connectionId' | 'cause'>): AsideRecords {
      const all = listRecords(parts, asked.connectionId, findUndecided(asked));
      return {
        records: sortRecords(all.map(readAside)).slice(0, mostAside),
        leftOut: Math.max(0, all.length - mostAside),
      };
    },
    notShown: ({ personId }: { personId: string | null }) => listNotShown(parts, { personId }),
    /** @throws {StoreError} whose/authority-needed, and nothing is answered; store/not-found */
    decide({ authority = null, ...answer }: WhoseAnswer) {
      if (answer.answer === 'left-out') deleteBackups();
      forgetUndo();
      const found = findUndecided(answer);
      const { cause } = found;
      if (answer.answer === 'helped' && !isRight(authority, isAdult(found, today())))
        throw new StoreError('whose/authority-needed', 'An adult is helped by a right that is stated.');
      undecided.decide({ ...answer, cause, authority }, new Date().toISOString());
      // Whom only this answer had named goes by what the other plans say.
      const { personId } = connections.get(answer.connectionId);
      if (connections.person(personId)?.nameOfPlans === null) nameByPlans(parts, personId);
    },
  };
}

/** True where somebody may read another one's records: a child's without a right, as a parent unless they are of age. */
function isRight(authority: Authority | null, isOfAge: boolean | null): boolean {
  if (authority === null) return isOfAge === false;
  return authority !== 'self' && !(authority === 'parent' && isOfAge === true);
}
