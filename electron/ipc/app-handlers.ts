/** Requests about the app itself: settings, the log, erasing everything. */
import packageJson from '../../package.json' with { type: 'json' };
import { eraseEverything } from './erase.ts';
import type { Handlers } from './router.ts';
import type { Services } from './services.ts';
import { readSettings, writeSettings } from './settings.ts';

export function appHandlers(services: Services) {
  const { ports, storage, emit } = services;
  return {
    'app.info': async () => ({
      version: packageJson.version,
      storage: storage(),
      dark: ports.theme.isDark(),
      platform: process.platform,
    }),
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
      await eraseEverything(services);
      emit('data.changed', { personId: null });
      return {};
    },
  } satisfies Partial<Handlers>;
}
