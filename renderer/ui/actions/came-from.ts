import type { RouterHistory } from '@tanstack/react-router';

/** `path`: of the screen whose link led here, `steps`: so many back in the history it is. */
export type Origin = { path: string; steps: number };

/** By key of an entry of the history. Kept until the window closes, never on disk. */
const origins = new Map<string, Origin>();
let isGoingUp = false;

/** Forgets where screens were opened from: those were another person’s. */
export function forgetOrigins(): void {
  origins.clear();
}

/** What is opened now is opened by the way back, and not from the screen that is left. */
export function goUp(): void {
  isGoingUp = true;
}

export function findOrigin(key: string | undefined): Origin | null {
  return origins.get(key ?? '') ?? null;
}

/**
 * Notes from which screen each is opened, by a link on it; the menus beside it open screens of their own. From one record to
 * the next of its kind, the way back stays that of the first.
 */
export function watchOrigins(history: RouterHistory): () => void {
  let { pathname, state } = history.location;
  return history.subscribe(({ location, action }) => {
    const from = { pathname, key: state.__TSR_key };
    ({ pathname, state } = location);
    const key = state.__TSR_key ?? '';
    const before = findOrigin(from.key);
    const wasGoingUp = isGoingUp;
    isGoingUp = false;
    if (action.type === 'REPLACE' && before) origins.set(key, before);
    if (action.type !== 'PUSH' || wasGoingUp) return;
    if (nameKind(from.pathname) === nameKind(pathname)) {
      if (before) origins.set(key, { ...before, steps: before.steps + 1 });
    } else if (document.activeElement?.closest('main')) origins.set(key, { path: from.pathname, steps: 1 });
  });
}

/** The same of all records of a kind. */
function nameKind(path: string): string {
  return path.replace(/^\/(claims|bills|appeals)\/[^/]+$/, '/$1/one');
}
