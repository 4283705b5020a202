import type { BarPart } from './fills.tsx';
import styles from './StackedBar.module.css';

/**
 * Amounts side by side, each as long as its share of `maxCents`. Hidden from screen readers: write the amounts beside
 * it. Negative amounts and ones that are not stated take no room.
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
