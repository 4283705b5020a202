/** The person's settings, kept in plain text: nothing personal is in them. */
import { defaultSettings, Settings } from '#shared/model/settings';
import type { Cabinet } from '../ports.ts';

/** The stored settings; the defaults where nothing usable is stored. */
export function readSettings(cabinet: Cabinet): Settings {
  const parsed = Settings.safeParse(cabinet.get('settings'));
  return parsed.success ? parsed.data : defaultSettings;
}

export function writeSettings(cabinet: Cabinet, settings: Settings): void {
  cabinet.set('settings', settings);
}
