/** Requests about plans of next year that do more than ask the data worker. */
import type { Handlers } from './router.ts';
import { getToday, type Services, saveFile } from './services.ts';

export function nextYearHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'nextYear.saveCsv': async ({ personId, year }) => {
      const bytes = await data.nextYear.csv({ personId, year, today: getToday(ports) });
      return saveFile(services, 'save-csv', personId, { name: 'next-years-plans.csv', kind: 'csv', bytes });
    },
  } satisfies Partial<Handlers>;
}
