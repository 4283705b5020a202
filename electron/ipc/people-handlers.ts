/** Requests that change whose plans are. */
import type { Handlers } from './router.ts';
import { getToday, type Services } from './services.ts';

export function peopleHandlers({ data, sync, ports }: Services) {
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
    'people.undo': async () => {
      // Only the data worker knows whose change is taken back.
      await sync.cancelAll();
      return data.people.undo();
    },
  } satisfies Partial<Handlers>;
}
