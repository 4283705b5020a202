import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState } from 'react';

/** Asks whether to leave, and goes on with `go` after a yes; false where there is nothing to ask about. */
export type Guard = (go: () => void) => boolean;

const Guards = createContext<Set<Guard>>(new Set());

/** Knows the guards of what is on screen. */
export function GuardsProvider({ children }: { children: ReactNode }) {
  const [guards] = useState(() => new Set<Guard>());
  return <Guards value={guards}>{children}</Guards>;
}

/** Has the guard asked as long as it is on screen. */
export function useGuard(guard: Guard): void {
  const guards = use(Guards);
  const ask = useEffectEvent(guard);
  useEffect(() => {
    const one: Guard = (go) => ask(go);
    guards.add(one);
    return () => {
      guards.delete(one);
    };
  }, [guards]);
}

/** What takes away the screen without another address, once no guard holds it. */
export function useGuarded(): (go: () => void) => void {
  const guards = use(Guards);
  return (go) => {
    if (![...guards].some((guard) => guard(go))) go();
  };
}
