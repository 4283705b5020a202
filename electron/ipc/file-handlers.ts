/** Requests about files that the person opens, and those that the app saved. */

import type { Handlers } from './router.ts';
import type { Services } from './services.ts';

export function fileHandlers({ ports, imports }: Services) {
  return {
    'files.choose': async () => {
      const paths = await ports.filePicker.choose('records');
      return paths === null ? null : imports.look(paths);
    },
    'files.look': async ({ paths }) => imports.look(paths),
    'files.import': async (request) => imports.store(request),
    'tables.import': async (request) => imports.storeTable(request),
    'files.showSaved': async ({ savedAs }) => {
      ports.files.show(savedAs);
      return {};
    },
    'files.cancel': async () => {
      await imports.cancel();
      return {};
    },
  } satisfies Partial<Handlers>;
}
