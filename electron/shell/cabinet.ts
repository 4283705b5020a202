/** Small durable values in a JSON file of the profile folder. */
import path from 'node:path';
import { app } from 'electron';
import ElectronStore from 'electron-store';
import { renamePatientlyNow } from '../files/patient-files.ts';
import type { Cabinet } from '../ports.ts';
import { createFileCabinet, damagedFile } from './cabinet-files.ts';

type Store = ElectronStore<Record<string, unknown>>;

/**
 * The cabinet of this name. A damaged file is renamed, never overwritten, and the app still opens: with default
 * settings, and with plans that ask to sign in again.
 */
export function createCabinet(name: string): Cabinet {
  return createFileCabinet(openStore(name), fileOf(name));
}

function openStore(name: string): Store {
  const open = (): Store =>
    new ElectronStore({
      name,
      clearInvalidConfig: false,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
  try {
    return open();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    renamePatientlyNow(fileOf(name), damagedFile(fileOf(name)));
    return open();
  }
}

function fileOf(name: string): string {
  return path.join(app.getPath('userData'), `${name}.json`);
}
