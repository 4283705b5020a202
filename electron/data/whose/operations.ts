import { localDay } from '#shared/dates';
import {
  type AsideRecords,
  mostAside,
  type UndecidedList,
  type WhoseAnswer,
} from '#shared/model/people/whose';
import { notFoundError } from '../database/faults.ts';
import { listNotShown } from './list-not-shown.ts';
import { listRecords, listUndecided, maskCause, sortRecords, type WhoseParts } from './list-undecided.ts';
import { readAside } from './read-aside.ts';

export function whoseOperations(parts: WhoseParts) {
  const { undecided } = parts;
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
    decide({ authority = null, ...answer }: WhoseAnswer) {
      const { cause } = findUndecided(answer);
      undecided.decide({ ...answer, cause, authority }, new Date().toISOString());
    },
  };
}
