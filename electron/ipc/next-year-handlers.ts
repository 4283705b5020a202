/** Requests about next dates and plans of next year that do more than ask the data worker. */
import { readSettings } from '../settings.ts';
import { compareInParts } from './compare-in-parts.ts';
import type { Handlers } from './router.ts';
import { getToday, type Services, saveFile } from './services.ts';

export function nextYearHandlers(services: Services) {
  const { data, ports, emit } = services;
  let shown = new AbortController();
  return {
    /** One at a time: what the page asks now takes the place of what it asked before. */
    'nextYear.get': async (question) => {
      shown.abort();
      shown = new AbortController();
      const { signal } = shown;
      return compareInParts(
        data,
        { ...question, today: getToday(ports) },
        { signal, onPart: (share) => emit('nextYear.progress', { percent: Math.floor(100 * share) }) },
      );
    },
    'nextYear.stop': async () => {
      shown.abort();
      return {};
    },
    'nextYear.saveCsv': async ({ personId, year }) => {
      const view = await compareInParts(data, { personId, year, today: getToday(ports) });
      const bytes = await data.nextYear.csv({ view });
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
