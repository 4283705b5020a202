/** Requests about the access log. */

import { readSettings } from '../settings.ts';
import type { Handlers } from './router.ts';
import { type Services, saveFile } from './services.ts';

export function accessLogHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'accessLog.saveCsv': async ({ personId }) => {
      const { language } = readSettings(ports.settings);
      const bytes = await data.accessLog.csv({ personId, language });
      return saveFile(services, 'save-csv', personId, { name: 'access-log.csv', kind: 'csv', bytes });
    },
  } satisfies Partial<Handlers>;
}
