/**
 * Finds what a reader loses without a word: every leaf of a resource, and every code, identifier and reference as a
 * whole, is taken away and changed in turn, and what was read must differ each time.
 */
import type { Json } from '../../electron/data/fhir/resource.ts';

/** An element whose absence or change nobody would notice. `path` has the indexes of lists. */
export type SilentElement = { path: string; when: 'deleted' | 'changed' };

type Place = { parent: Record<string, unknown> | unknown[]; key: string | number; path: string };
type Undo = () => void;

/** The leaves of the resource that `read` is silent about. `isTried` may leave out leaves, by their path. */
export function findSilentLeaves(
  resource: Json,
  read: (resource: Json) => unknown,
  isTried: (path: string) => boolean = () => true,
): SilentElement[] {
  return findSilent(resource, read, isTried, () => false);
}

/**
 * As {@link findSilentLeaves}, but a code (with all its codings), an identifier and a reference are one element each:
 * its words, codes and numbers change together. One that only names a system says nothing and is left out.
 */
export function findSilentMeanings(
  resource: Json,
  read: (resource: Json) => unknown,
  isTried: (path: string) => boolean = () => true,
): SilentElement[] {
  return findSilent(resource, read, isTried, isMeaning);
}

function findSilent(
  resource: Json,
  read: (resource: Json) => unknown,
  isTried: (path: string) => boolean,
  isWhole: (value: Json) => boolean,
): SilentElement[] {
  const whole = structuredClone(resource);
  const before = JSON.stringify(read(whole));
  const silent: SilentElement[] = [];
  for (const place of placesOf(whole, isWhole)) {
    if (!isTried(place.path)) continue;
    for (const when of ['deleted', 'changed'] as const) {
      const undo = when === 'deleted' ? remove(place) : change(place);
      if (JSON.stringify(read(whole)) === before) silent.push({ path: place.path, when });
      undo();
    }
  }
  return silent;
}

/** A path without the indexes of its lists. */
export function patternOf(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}

/** FHIR R4 CodeableConcept, Coding, Identifier and Reference, by what is in them. */
function isMeaning(value: Json): boolean {
  const keys = Object.keys(value).filter((key) => key !== 'id' && key !== 'extension');
  const areAmong = (...known: string[]) => keys.length > 0 && keys.every((key) => known.includes(key));
  return (
    areAmong('coding', 'text') ||
    areAmong('system', 'version', 'code', 'display', 'userSelected') ||
    areAmong('reference', 'type', 'identifier', 'display') ||
    (areAmong('use', 'type', 'system', 'value', 'period', 'assigner') &&
      (typeof value['type'] === 'object' || String(value['system']).includes(':')))
  );
}

/** The leaves (texts, numbers and booleans, wherever they are), and what counts as one whole. */
function placesOf(root: unknown, isWhole: (value: Json) => boolean): Place[] {
  const places: Place[] = [];
  const visit = (value: unknown, path: string, parent: Place['parent'], key: string | number): void => {
    if (Array.isArray(value))
      for (const [index, child] of value.entries()) visit(child, `${path}[${index}]`, value, index);
    else if (typeof value === 'object' && value !== null) {
      if (path !== '' && isWhole(value as Json)) {
        if (Object.keys(value).join() !== 'system') places.push({ parent, key, path });
      } else
        for (const [name, child] of Object.entries(value))
          visit(child, path === '' ? name : `${path}.${name}`, value as Record<string, unknown>, name);
    } else if (value !== null && value !== undefined) places.push({ parent, key, path });
  };
  visit(root, '', [], 0);
  return places;
}

function remove({ parent, key }: Place): Undo {
  if (Array.isArray(parent)) {
    const [value] = parent.splice(Number(key), 1);
    return () => parent.splice(Number(key), 0, value);
  }
  const entries = Object.entries(parent);
  delete parent[key];
  return () => {
    for (const name of Object.keys(parent)) delete parent[name];
    Object.assign(parent, Object.fromEntries(entries));
  };
}

function change({ parent, key }: Place): Undo {
  const holder = parent as Record<string | number, unknown>;
  const value = holder[key];
  holder[key] = changed(value, '');
  return () => {
    holder[key] = value;
  };
}

/** Texts that say what a whole is; its addresses stay, so that it is still recognised as what it was. */
function changed(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return value.map((child) => changed(child, key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, name === 'system' ? child : changed(child, name)]),
    );
  return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}~x`;
}
