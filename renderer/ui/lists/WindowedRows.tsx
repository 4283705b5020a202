import { type KeyboardEvent, type ReactNode, useCallback, useEffect } from 'react';
import { cx } from '../cx.ts';
import { findPositionAfterKey, useRowFocus } from './use-row-focus.ts';
import { useWindowed } from './use-windowed.ts';
import styles from './WindowedRows.module.css';

export type WindowedRowsProps = {
  label: string;
  count: number;
  /** Estimated height of a row in px until it is measured. */
  estimate: number;
  /** Returns, once, the row that focus should return to; -1 for none. */
  takeRow(): number;
  /** Called as other rows come into view. */
  onSeen(from: number, to: number): void;
  /** The content of a row, and a heading where it starts a new group. */
  row(index: number): { content: ReactNode; heading: ReactNode };
};

/**
 * A long list that renders only the rows near the viewport; screen readers still get count and position. Each row
 * is one link: Tab or arrows move, Home and End go to the ends, Enter opens.
 */
export function WindowedRows({ label, count, estimate, takeRow, onSeen, row }: WindowedRowsProps) {
  const guess = useCallback(() => estimate, [estimate]);
  const view = useWindowed(count, guess, 0);
  const { active, setActive, goTo, shown, apart } = useRowFocus({
    view,
    count,
    selectorAt: (index) => `li[data-position="${index}"] a`,
    takePosition: takeRow,
  });
  useEffect(() => onSeen(view.start, view.end), [onSeen, view.start, view.end]);
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || active < 0) return;
    const target = findPositionAfterKey(event.key, active, count);
    if (target === null || target < 0 || target >= count) return;
    event.preventDefault();
    goTo(target);
  };
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
