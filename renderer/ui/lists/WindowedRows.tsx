import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { cx } from '../cx.ts';
import { useWindowed, type Windowed } from './use-windowed.ts';
import styles from './WindowedRows.module.css';

export type WindowedRowsProps = {
  label: string;
  count: number;
  /** Guessed height of a row in px, before it is shown. */
  estimate: number;
  /** Says, once, to which row that was opened from this list focus comes back; -1 for none. */
  takeRow(): number;
  /** Called as other places come into view. */
  onSeen(from: number, to: number): void;
  /** What stands at a place, and whether a heading parts it from the one before. */
  row(index: number): { content: ReactNode; heading: ReactNode };
};

/**
 * A long list of which only the rows near the view are in the page; rows are counted and numbered for those who
 * listen. Each row is one link: Tab or arrows move, Home and End go to the ends, Enter opens.
 */
export function WindowedRows({ label, count, estimate, takeRow, onSeen, row }: WindowedRowsProps) {
  const guess = useCallback(() => estimate, [estimate]);
  const view = useWindowed(count, guess, 0);
  const { active, setActive, goTo, onKey } = useRowKeys(view, count);
  useReturn({ takeRow, count, goTo });
  useEffect(() => onSeen(view.start, view.end), [onSeen, view.start, view.end]);
  const apart = active >= 0 && active < count && (active < view.start || active > view.end) ? active : null;
  const shown: number[] = [];
  if (apart !== null && apart < view.start) shown.push(apart);
  for (let index = view.start; index <= view.end; index++) shown.push(index);
  if (apart !== null && apart > view.end) shown.push(apart);
  const headingOf = (index: number) => (index < count ? row(index).heading : null);
  return (
    <ol aria-label={label} ref={view.listRef} className={styles['list']} onKeyDown={onKey}>
      <li aria-hidden="true" className={styles['space']} style={{ blockSize: view.before }} />
      {shown.map((index) => {
        const { content, heading } = row(index);
        const isFirst = index === 0 || heading !== null;
        const isLast = index === count - 1 || headingOf(index + 1) !== null;
        return (
          <li
            key={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            data-position={index}
            {...(index === apart && { 'data-apart': '', style: { insetBlockStart: view.offsetOf(index) } })}
            ref={view.itemRef}
            className={cx(styles['item'], index === apart && styles['apart'])}
            onFocus={() => setActive(index)}
          >
            {heading}
            <div className={cx(styles['row'], isFirst && styles['first'], isLast && styles['last'])}>
              {content}
            </div>
          </li>
        );
      })}
      <li aria-hidden="true" className={styles['space']} style={{ blockSize: view.after }} />
    </ol>
  );
}

function useRowKeys(view: Windowed, count: number) {
  const [active, setActive] = useState(-1);
  const wanted = useRef(-1);
  // Focus follows as soon as the row is in the page, also when its page of rows comes later.
  useEffect(() => {
    if (wanted.current < 0) return;
    const link = document.querySelector<HTMLElement>(`li[data-position="${wanted.current}"] a`);
    if (!link) return;
    wanted.current = -1;
    link.focus({ preventScroll: true });
  });
  const { show } = view;
  const goTo = useCallback(
    (target: number) => {
      wanted.current = target;
      setActive(target);
      show(target, 'nearest');
    },
    [show],
  );
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || active < 0) return;
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: count - 1 }[event.key];
    if (target === undefined || target < 0 || target >= count) return;
    event.preventDefault();
    goTo(target);
  };
  return { active, setActive, goTo, onKey };
}

type ReturnInput = Pick<WindowedRowsProps, 'count' | 'takeRow'> & { goTo(index: number): void };

/** Puts focus back on the row that was opened from this list. */
function useReturn(input: ReturnInput): void {
  const latest = useRef(input);
  latest.current = input;
  useEffect(() => {
    // After the shell has sent focus to the heading, which it does on every change of screen.
    const timer = setTimeout(() => {
      const { takeRow, count, goTo } = latest.current;
      const index = takeRow();
      if (index >= 0 && index < count) goTo(index);
    }, 60);
    return () => clearTimeout(timer);
  }, []);
}
