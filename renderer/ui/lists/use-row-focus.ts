import { useCallback, useEffect, useRef, useState } from 'react';
import type { Windowed } from './use-windowed.ts';

export type RowFocusInput = {
  view: Windowed;
  count: number;
  /** Selects what takes focus in the row at a position. */
  selectorAt(position: number): string;
  /** Returns, once, the position that focus should return to; -1 for none. */
  takePosition(): number;
  /** How far below the window's top that position stood; as near as needed when absent or `null`. */
  lastTop?(): number | null;
};

export type RowFocus = {
  /** The position that had focus last; -1 before any had. */
  active: number;
  setActive(position: number): void;
  /** Moves focus, even to a row that is not rendered yet; `top`: to where in the window, in px. */
  goTo(position: number, top?: number): void;
  /** The positions to render: those near the viewport, and the active one wherever it is. */
  shown: readonly number[];
  /** The active position when it lies outside the view; `null` otherwise. */
  apart: number | null;
};

/** Focus in a windowed list: the active row stays rendered, so that keys continue from it and Tab finds it. */
export function useRowFocus({ view, count, selectorAt, takePosition, lastTop }: RowFocusInput): RowFocus {
  const [active, setActive] = useState(-1);
  const wanted = useRef(-1);
  // Focus follows once the row is rendered, even when its page of rows arrives later.
  useEffect(() => {
    if (wanted.current < 0) return;
    const target = document.querySelector<HTMLElement>(selectorAt(wanted.current));
    if (!target) return;
    wanted.current = -1;
    target.focus({ preventScroll: true });
  });
  const { show, start, end } = view;
  const goTo = useCallback(
    (position: number, top?: number) => {
      wanted.current = position;
      setActive(position);
      show(position, top ?? 'nearest');
    },
    [show],
  );
  useReturnFocus({ takePosition, lastTop, count, goTo });

  const apart = active >= 0 && active < count && (active < start || active > end) ? active : null;
  const shown: number[] = [];
  if (apart !== null && apart < start) shown.push(apart);
  for (let position = start; position <= end; position++) shown.push(position);
  if (apart !== null && apart > end) shown.push(apart);
  return { active, setActive, goTo, shown, apart };
}

type ReturnInput = Pick<RowFocusInput, 'takePosition' | 'count'> & {
  lastTop: RowFocusInput['lastTop'] | undefined;
} & Pick<RowFocus, 'goTo'>;

/** Puts focus back on the row that was opened from this list. */
function useReturnFocus(input: ReturnInput): void {
  const latest = useRef(input);
  latest.current = input;
  useEffect(() => {
    // After the shell has moved focus to the heading, as it does on every navigation.
    const timer = setTimeout(() => {
      const { takePosition, lastTop, count, goTo } = latest.current;
      const position = takePosition();
      if (position >= 0 && position < count) goTo(position, lastTop?.() ?? undefined);
    }, 60);
    return () => clearTimeout(timer);
  }, []);
}

/** Where an arrow, Home or End leads, possibly beyond either end; `null` for any other key. */
export function findPositionAfterKey(key: string, position: number, count: number): number | null {
  const targets: Record<string, number> = {
    ArrowDown: position + 1,
    ArrowUp: position - 1,
    Home: 0,
    End: count - 1,
  };
  return targets[key] ?? null;
}
