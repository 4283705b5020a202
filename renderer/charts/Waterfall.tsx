import type { CSSProperties, ReactNode } from 'react';
import { cx } from '../ui/cx.ts';
import type { MoneyFill } from './fills.tsx';
import styles from './Waterfall.module.css';

/** One step from the amount billed to your share. `fromCents` and `toCents` are its ends on the common scale. */
export type WaterfallStep = {
  key: string;
  label: string;
  fill: MoneyFill;
  fromCents: number;
  toCents: number;
  /** The amount as text, "− $3,810.35" where it is taken off. */
  amount: string;
  /** What stands under the row: where the amount comes from. */
  note?: ReactNode;
};

type WaterfallProps = {
  steps: readonly WaterfallStep[];
  /** True where the picture is the message: the bars fall one after the other once, and the last amount is large. */
  isOpening?: boolean;
};

/** Bars that each start where the one before ends, with label and amount as text. */
export function Waterfall({ steps, isOpening = false }: WaterfallProps) {
  const scale = Math.max(1, ...steps.flatMap((step) => [step.fromCents, step.toCents]));
  const share = (cents: number) => (100 * Math.min(Math.max(cents, 0), scale)) / scale;
  return (
    <div className={cx(styles['sheet'], isOpening && styles['opening'])}>
      <dl className={styles['flow']}>
        {steps.map((step, index) => {
          const start = share(Math.min(step.fromCents, step.toCents));
          const length = share(Math.max(step.fromCents, step.toCents)) - start;
          const isZero = step.fromCents === step.toCents;
          return (
            <div key={step.key} className={cx(styles['step'], isZero && styles['zero'])}>
              <dt>{step.label}</dt>
              <dd className={`num ${styles['amount']}`}>{step.amount}</dd>
              <dd aria-hidden="true" className={styles['track']}>
                {length > 0 && (
                  <i
                    className={`fill-${step.fill}`}
                    style={
                      {
                        insetInlineStart: `${start}%`,
                        inlineSize: `${length}%`,
                        '--place': index,
                      } as CSSProperties
                    }
                  />
                )}
              </dd>
              {step.note !== undefined && <dd className={styles['note']}>{step.note}</dd>}
            </div>
          );
        })}
      </dl>
    </div>
  );
}
