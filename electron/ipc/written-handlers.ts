/** Requests about what a person wrote here: saving it as a file, and adding what such a file holds. */
import { localDay } from '#shared/dates';
import type { Handlers } from './router.ts';
import { type Services, saveFile } from './services.ts';

export function writtenHandlers(services: Services) {
  const { data, imports, ports } = services;
  return {
    'written.save': async ({ personId }) => {
      const now = new Date(ports.clock.now());
      const bytes = await data.written.file(personId, now.toISOString());
      const name = `what-i-wrote-${localDay(now)}.jsonl`;
      return saveFile(services, 'save-records', personId, { name, kind: 'file', bytes });
    },
    'written.add': async (request) => imports.addWritten(request),
  } satisfies Partial<Handlers>;
}
