/** Requests about the app itself: settings, the log, erasing everything. */
import packageJson from '../../package.json' with { type: 'json' };
import { eraseEverything } from '../erase.ts';
import { confirmEraseAll } from '../questions/erase-questions.ts';
import { writeReport } from '../report/report.ts';
import { readSettings, writeSettings } from '../settings.ts';
import type { Handlers } from './router.ts';
import { type Services, saveWhereChosen } from './services.ts';

export function appHandlers(services: Services) {
  const { ports, storage, emit, data, recentLog } = services;
  let shownReport = '';
  return {
    'app.info': async () => ({
      version: packageJson.version,
      storage: storage(),
      dark: ports.theme.isDark(),
      platform: process.platform,
    }),
    'app.report': async () => {
      const { electron, node } = process.versions;
      shownReport = writeReport({
        versions: [
          `Claimfolio ${packageJson.version}`,
          electron === undefined ? `Node ${node}` : `Electron ${electron}`,
          `${process.platform} ${process.arch}`,
        ],
        storage: storage(),
        people: (await data.people.list()).length,
        connections: await data.connection.list(),
        recent: recentLog(),
      });
      return { text: shownReport };
    },
    'app.saveReport': async () => {
      const bytes = new TextEncoder().encode(shownReport);
      const file = { name: 'claimfolio-report.txt', kind: 'file', bytes } as const;
      return { savedAs: await saveWhereChosen(ports, file) };
    },
    'app.noteCopied': async ({ text }) => {
      ports.copied.note(text);
      return {};
    },
    'settings.get': async () => readSettings(ports.settings),
    'settings.set': async (settings) => {
      writeSettings(ports.settings, settings);
      ports.theme.set(settings.appearance);
      return settings;
    },
    'app.reportFault': async (fault) => {
      ports.log.write('page.fault', { ...fault, at: fault.at ?? '', route: fault.route ?? '' });
      return {};
    },
    'data.eraseAll': async () => {
      if (!(await confirmEraseAll(ports))) return { erased: false };
      await eraseEverything(services).finally(() => emit('lock.changed', {}));
      return { erased: true };
    },
  } satisfies Partial<Handlers>;
}
