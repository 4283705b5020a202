/** Requests about what was paid in a year that do more than ask the data worker. */
import { readSettings } from '../settings.ts';
import type { Handlers } from './router.ts';
import { getToday, type Services, saveFile } from './services.ts';

export function taxHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'taxes.saveCsv': async (question) => {
      const { language } = readSettings(ports.settings);
      const bytes = await data.taxes.csv({ ...question, today: getToday(ports), language });
      const name = `paid-${question.year}.csv`;
      return saveFile(services, 'save-csv', question.personId, { name, kind: 'csv', bytes });
    },
  } satisfies Partial<Handlers>;
}
