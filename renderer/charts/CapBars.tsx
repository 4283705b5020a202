import { listMonthNames, useFormats } from '../i18n/use-formats.ts';
import { useSize } from '../ui/layout/use-size.ts';
import styles from './CapBars.module.css';
import { Legend } from './Legend.tsx';

export type CapBar = { month: number; countedCents: number; likelyCents: number };

export type CapBarsProps = {
  /** Twelve months, each with the total so far. */
  months: readonly CapBar[];
  capCents: number;
  words: {
    /** The chart in one sentence. */
    summary: string;
    cap: string;
    counted: string;
    /** `null`: nothing is likely. */
    likely: string | null;
  };
};

/** Twelve bars that grow toward a line. What was counted is solid, what is likely is hatched. */
export function CapBars({ months, capCents, words }: CapBarsProps) {
  const { locale, roundMoney } = useFormats();
  const { ref, width, rem } = useSize();
  const isNarrow = width < rem * 38;
  const names = listMonthNames(locale, width < rem * 26 ? 'narrow' : 'short');
  const highest = Math.max(
    capCents,
    ...months.map(({ countedCents, likelyCents }) => countedCents + likelyCents),
  );
  const heightOf = (cents: number) => `${highest > 0 ? (100 * cents) / highest : 0}%`;
  return (
    <div className={styles['chart']}>
      <div ref={ref} role="img" aria-label={words.summary}>
        <div aria-hidden="true" className={styles['plot']}>
          <div className={styles['cap']} style={{ insetBlockEnd: heightOf(capCents) }}>
            <span>{words.cap}</span>
          </div>
          {months.map(({ month, countedCents, likelyCents }) => (
            <div key={month} className={styles['month']}>
              {!isNarrow && countedCents + likelyCents > 0 && (
                <span className={styles['amount']}>{roundMoney(countedCents + likelyCents, 'USD')}</span>
              )}
              {likelyCents > 0 && <i className="fill-likely" style={{ blockSize: heightOf(likelyCents) }} />}
              {countedCents > 0 && (
                <i className="fill-counted" style={{ blockSize: heightOf(countedCents) }} />
              )}
            </div>
          ))}
        </div>
        <div aria-hidden="true" className={styles['names']}>
          {months.map(({ month }) => (
            <span key={month}>{names[month - 1]}</span>
          ))}
        </div>
      </div>
      <Legend
        items={[
          { fill: 'counted', label: words.counted },
          ...(words.likely === null ? [] : [{ fill: 'likely', label: words.likely } as const]),
        ]}
      />
    </div>
  );
}
