/** Requests about claims that do more than ask the data worker. */

import { readSettings } from '../settings.ts';
import type { Handlers } from './router.ts';
import { type Services, saveFile } from './services.ts';

export function claimHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'claims.saveCsv': async ({ filter }) => {
      const { language } = readSettings(ports.settings);
      const bytes = await data.claims.csv({ filter, language });
      return saveFile(services, 'save-csv', filter.personId, { name: 'claims.csv', kind: 'csv', bytes });
    },
  } satisfies Partial<Handlers>;
}
