/** The person's settings, kept in plain text: nothing personal is in them. */
import { chooseLanguage } from '#shared/languages';
import { defaultSettings, Settings } from '#shared/model/settings';
import type { Cabinet } from './ports.ts';

/** The stored settings; the default of what an earlier version did not have, and of all where nothing usable is stored. */
export function readSettings(cabinet: Cabinet): Settings {
  const stored = cabinet.get('settings');
  const parsed = Settings.safeParse(typeof stored === 'object' ? { ...defaultSettings, ...stored } : stored);
  return parsed.success ? parsed.data : defaultSettings;
}

/** Those of a first start: in the first language of the computer that the app speaks, such as `es-MX`. */
export function firstSettings(languages: readonly string[]): Settings {
  return { ...defaultSettings, language: chooseLanguage(languages) };
}

export function writeSettings(cabinet: Cabinet, settings: Settings): void {
  cabinet.set('settings', settings);
}
