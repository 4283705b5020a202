import type { ReactNode } from 'react';
import type { Measurement } from '#shared/model/health-record';
import { MarkPill } from './MarkPill.tsx';
import styles from './RecordItem.module.css';
import { useRecordWords } from './use-record-words.ts';

export type RecordEndProps = { measurements: readonly Measurement[]; children?: ReactNode };

/** The end of a row: the value with the plan's marks, or what else says where the record stands. */
export function RecordEnd({ measurements, children }: RecordEndProps) {
  const words = useRecordWords();
  const values = words.values(measurements);
  const hasValue = measurements.some(({ digits, text }) => digits !== null || text !== null);
  const marks = [...new Set(measurements.flatMap(({ interpretation }) => interpretation ?? []))];
  return (
    <div className={styles['end']}>
      {values !== null && <span className={hasValue ? styles['value'] : styles['none']}>{values}</span>}
      {marks.map((mark) => (
        <MarkPill key={mark} mark={mark} />
      ))}
      {children}
    </div>
  );
}
