import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** Moves focus to the new screen's heading after navigation, so that it is read out. Put the returned ref on `main`. */
export function useRouteFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const lastPath = useRef<string | undefined>(undefined);
  useEffect(() => {
    const isFirst = lastPath.current === undefined;
    const isSame = lastPath.current === path;
    lastPath.current = path;
    if (isFirst || isSame) return;
    const frame = requestAnimationFrame(() => {
      const heading = main.current?.querySelector('h1');
      (heading ?? main.current)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return main;
}
