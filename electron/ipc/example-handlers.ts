/** What a made-up person may have written down: the sample plan makes it up, the data worker keeps it. */

import { readSettings } from '../settings.ts';
import type { Handlers } from './router.ts';
import { getToday, type Services } from './services.ts';

export function exampleHandlers({ data, ports, samplePlans }: Services) {
  return {
    'examples.fill': async ({ personId }) => {
      const connections = (await data.connection.list()).filter((one) => one.personId === personId);
      const example = await samplePlans.planExample({
        members: connections.map(({ id, patientId }) => ({ connectionId: id, patientId })),
        today: getToday(ports),
        language: readSettings(ports.settings).language,
      });
      return data.examples.fill({ personId, example });
    },
  } satisfies Partial<Handlers>;
}
