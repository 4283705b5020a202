/** Requests that change whose plans are, or erase a person. */
import { eraseConnections } from '../erase.ts';
import { AppError } from '../errors.ts';
import { confirmErasePerson } from '../questions/erase-questions.ts';
import type { Handlers } from './router.ts';
import { getToday, type Services } from './services.ts';

export function peopleHandlers(services: Services) {
  const { data, sync, ports } = services;
  /** What a check still brings would be told as news of whose it was: it ends first, and what came is kept. */
  const stopChecks = async (personIds: readonly (string | null)[]) => {
    const all = await data.connection.list();
    const theirs = all.filter((one) => personIds.includes(one.personId));
    await Promise.all(theirs.map(({ id, fedBy }) => sync.cancel(fedBy ?? id)));
  };
  return {
    'people.move': async ({ connectionId, personId }) => {
      const connection = (await data.connection.list()).find(({ id }) => id === connectionId);
      await stopChecks([connection?.personId ?? null, personId]);
      return data.people.move({ connectionId, personId, today: getToday(ports) });
    },
    'people.merge': async ({ personId, intoId }) => {
      await stopChecks([personId, intoId]);
      return data.people.merge({ personId, intoId });
    },
    'people.erase': async ({ personId }) => {
      const all = await data.connection.list();
      const own = all.filter((one) => one.personId === personId);
      const people = await data.people.list();
      const person = people.find(({ id }) => id === personId);
      if (!person || own.length === 0) throw new AppError('store/not-found', 'There is no such person.');
      const ids = new Set(own.map(({ id }) => id));
      const helpedIds = all.flatMap((one) => (ids.has(one.fedBy ?? '') ? one.personId : []));
      const goes = await data.people.previewMerge({ personId });
      const isMeant = await confirmErasePerson(ports, {
        name: person.name,
        plans: own.map(({ planName }) => planName),
        helped: people.filter(({ id }) => id !== personId && helpedIds.includes(id)).map(({ name }) => name),
        claims: goes.claims,
        bills: goes.bills,
      });
      if (!isMeant) return null;
      // What comes by a sign-in of their own goes with that.
      const toErase = own.filter(({ fedBy }) => !ids.has(fedBy ?? ''));
      const ended = await eraseConnections(
        services,
        toErase.map(({ id }) => id),
      );
      const hasAccess = ({ origin, state, fedBy }: (typeof own)[number]) =>
        origin === 'plan' && state !== 'ended' && fedBy === null;
      return {
        notRevoked: toErase
          .filter((one) => hasAccess(one) && ended.notRevoked.includes(one.id))
          .map(({ planName }) => planName),
      };
    },
    'people.undo': async () => {
      // Only the data worker knows whose change is taken back.
      await sync.cancelAll();
      return data.people.undo();
    },
  } satisfies Partial<Handlers>;
}
