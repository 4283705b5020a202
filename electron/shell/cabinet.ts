/** Small durable values in a JSON file of the profile folder. */
import ElectronStore from 'electron-store';
import type { Cabinet } from '../ports.ts';

/** A damaged file is kept and reported, never silently emptied: it may hold the only copy of a sealed token. */
export function createCabinet(name: string): Cabinet {
  const store = new ElectronStore<Record<string, unknown>>({
    name,
    clearInvalidConfig: false,
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
