import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/**
 * Moves focus to the new screen's heading after navigation, so that it is read out, unless the screen has put it somewhere
 * itself. Put the returned ref on `main`.
 */
export function useRouteFocus(): RefObject<HTMLElement | null> {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const goesTo = useRouterState({ select: ({ location }) => location.pathname });
  const lastPath = useRef<string | undefined>(undefined);
  const left = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has the focus as the way to the next screen begins.
  useEffect(() => {
    left.current = document.activeElement;
  }, [goesTo]);
  useEffect(() => {
    const isFirst = lastPath.current === undefined;
    const isSame = lastPath.current === path;
    lastPath.current = path;
    if (isFirst || isSame) return;
    const frame = requestAnimationFrame(() => {
      const focused = document.activeElement;
      if (focused !== left.current && focused !== main.current && main.current?.contains(focused)) return;
      const heading = main.current?.querySelector('h1');
      (heading ?? main.current)?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [path]);
  return main;
}
