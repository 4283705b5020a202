import { useCallback, useEffect, useRef, useState } from 'react';
import type { Windowed } from './use-windowed.ts';

export type RowFocusInput = {
  view: Windowed;
  count: number;
  /** Selects what takes focus in the row at a position. */
  selectorAt(position: number): string;
  /** Says, once, to which position focus comes back after a row was opened from this list; -1 for none. */
  takePosition(): number;
};

export type RowFocus = {
  /** The position that had focus last; -1 before any had. */
  active: number;
  setActive(position: number): void;
  /** Moves focus, also to a row that is not in the page yet. */
  goTo(position: number): void;
  /** The positions to show: those near the view, and the active one wherever it is. */
  shown: readonly number[];
  /** The active position when it lies outside the view; `null` otherwise. */
  apart: number | null;
};

/** Focus in a windowed list: the active row stays in the page, so that keys go on from it and Tab finds it. */
export function useRowFocus({ view, count, selectorAt, takePosition }: RowFocusInput): RowFocus {
  const [active, setActive] = useState(-1);
  const wanted = useRef(-1);
  // Focus follows as soon as the row is in the page, also when its page of rows comes later.
  useEffect(() => {
    if (wanted.current < 0) return;
    const target = document.querySelector<HTMLElement>(selectorAt(wanted.current));
    if (!target) return;
    wanted.current = -1;
    target.focus({ preventScroll: true });
  });
  const { show, start, end } = view;
  const goTo = useCallback(
    (position: number) => {
      wanted.current = position;
      setActive(position);
      show(position, 'nearest');
    },
    [show],
  );
  useReturn({ takePosition, count, goTo });

  const apart = active >= 0 && active < count && (active < start || active > end) ? active : null;
  const shown: number[] = [];
  if (apart !== null && apart < start) shown.push(apart);
  for (let position = start; position <= end; position++) shown.push(position);
  if (apart !== null && apart > end) shown.push(apart);
  return { active, setActive, goTo, shown, apart };
}

type ReturnInput = Pick<RowFocusInput, 'takePosition' | 'count'> & Pick<RowFocus, 'goTo'>;

/** Puts focus back on the row that was opened from this list. */
function useReturn(input: ReturnInput): void {
  const latest = useRef(input);
  latest.current = input;
  useEffect(() => {
    // After the shell has sent focus to the heading, which it does on every change of screen.
    const timer = setTimeout(() => {
      const { takePosition, count, goTo } = latest.current;
      const position = takePosition();
      if (position >= 0 && position < count) goTo(position);
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
