/**
 * Finds what a reader loses without a word: every leaf of a resource is taken away and changed in turn, and what was
 * read must differ each time.
 */
import type { Json } from '../../electron/data/fhir/resource.ts';

/** A leaf whose absence or change nobody would notice. `path` has the indexes of lists. */
export type SilentLeaf = { path: string; when: 'deleted' | 'changed' };

type Leaf = { parent: Record<string, unknown> | unknown[]; key: string | number; path: string };

/** The leaves of the resource that `read` is silent about. `isTried` may leave out leaves, by their path. */
export function findSilentLeaves(
  resource: Json,
  read: (resource: Json) => unknown,
  isTried: (path: string) => boolean = () => true,
): SilentLeaf[] {
  const whole = structuredClone(resource);
  const before = JSON.stringify(read(whole));
  const silent: SilentLeaf[] = [];
  const isSilent = () => JSON.stringify(read(whole)) === before;
  for (const leaf of leavesOf(whole)) {
    if (!isTried(leaf.path)) continue;
    for (const when of ['deleted', 'changed'] as const) {
      const undo = when === 'deleted' ? removeLeaf(leaf) : changeLeaf(leaf);
      if (isSilent()) silent.push({ path: leaf.path, when });
      undo();
    }
  }
  return silent;
}

/** A path without the indexes of its lists. */
export function patternOf(path: string): string {
  return path.replaceAll(/\[\d+\]/g, '[]');
}

/** All leaves: texts, numbers and booleans, wherever they are. */
function leavesOf(root: unknown): Leaf[] {
  const leaves: Leaf[] = [];
  const visit = (value: unknown, path: string, parent: Leaf['parent'], key: string | number): void => {
    if (Array.isArray(value))
      for (const [index, child] of value.entries()) visit(child, `${path}[${index}]`, value, index);
    else if (typeof value === 'object' && value !== null)
      for (const [name, child] of Object.entries(value))
        visit(child, path === '' ? name : `${path}.${name}`, value as Record<string, unknown>, name);
    else if (value !== null && value !== undefined) leaves.push({ parent, key, path });
  };
  visit(root, '', [], 0);
  return leaves;
}

function removeLeaf({ parent, key }: Leaf): () => void {
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

function changeLeaf({ parent, key }: Leaf): () => void {
  const holder = parent as Record<string | number, unknown>;
  const value = holder[key];
  holder[key] = typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${value}~x`;
  return () => {
    holder[key] = value;
  };
}
