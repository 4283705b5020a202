/** Requests about next dates and plans of next year that do more than ask the data worker. */
import { readSettings } from '../settings.ts';
import type { Handlers } from './router.ts';
import { getToday, type Services, saveFile } from './services.ts';

export function nextYearHandlers(services: Services) {
  const { data, ports } = services;
  return {
    'nextYear.saveCsv': async ({ personId, year }) => {
      const bytes = await data.nextYear.csv({ personId, year, today: getToday(ports) });
      return saveFile(services, 'save-csv', personId, { name: 'next-years-plans.csv', kind: 'csv', bytes });
    },
    'forecast.saveDates': async (question) => {
      const bytes = await data.forecast.dates({
        ...question,
        language: readSettings(ports.settings).language,
        today: getToday(ports),
        now: new Date(ports.clock.now()).toISOString(),
      });
      if (bytes === null) return { savedAs: null, hasDates: false };
      const file = { name: 'dates.ics', kind: 'file', bytes } as const;
      return { ...(await saveFile(services, 'save-calendar', question.personId, file)), hasDates: true };
    },
  } satisfies Partial<Handlers>;
}
