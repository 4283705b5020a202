/** Small durable values in a JSON file of the profile folder. */
import ElectronStore from 'electron-store';
import type { Cabinet } from '../ports.ts';

/** A damaged file starts empty: the app must open. Settings are the usual ones then, and plans ask to sign in again. */
export function createCabinet(name: string): Cabinet {
  const store = new ElectronStore<Record<string, unknown>>({
    name,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  });
  return {
    get: (key) => store.get(key),
    set: (key, value) => store.set(key, value),
    delete: (key) => store.delete(key),
    names: () => Object.keys(store.store),
  };
}
