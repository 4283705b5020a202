import type { BarPart } from './fills.tsx';
import styles from './StackedBar.module.css';

/**
 * Parts of money side by side, as long as they are worth against `maxCents`. A picture only: whoever shows it also
 * writes the amounts. Amounts below zero and amounts that are not stated take no room.
 */
export function StackedBar({ parts, maxCents }: { parts: readonly BarPart[]; maxCents: number }) {
  const drawn = parts.filter((part) => (part.cents ?? 0) > 0);
  return (
    <span aria-hidden="true" className={styles['bar']}>
      {drawn.map(({ fill, cents }) => (
        <i
          key={fill}
          className={`fill-${fill}`}
          style={{ inlineSize: `${maxCents > 0 ? (100 * (cents ?? 0)) / maxCents : 0}%` }}
        />
      ))}
    </span>
  );
}
