import type { ReactNode } from 'react';
import type { RecordRow } from '#shared/model/health/health-record';
import { Tag } from '../../../ui/data/Tag.tsx';
import { MarkPill } from './MarkPill.tsx';
import styles from './RecordItem.module.css';
import { useRecordWords } from './use-record-words.ts';

export type RecordEndProps = { row: Pick<RecordRow, 'title' | 'measurements'>; children?: ReactNode };

/** The end of a row: the value with the plan's marks, or the record's state. */
export function RecordEnd({ row, children }: RecordEndProps) {
  const { measurements } = row;
  const words = useRecordWords();
  const values = words.values(row);
  const hasValue = measurements.some(({ digits, text }) => digits !== null || text !== null);
  const marks = [...new Set(measurements.flatMap(({ interpretation }) => interpretation ?? []))];
  const unknown = measurements.filter(({ interpretation }) => interpretation === null);
  const ownMarks = [...new Set(unknown.flatMap((each) => words.mark(each) ?? []))];
  return (
    <div className={styles['end']}>
      {values !== null && <span className={hasValue ? styles['value'] : styles['none']}>{values}</span>}
      {marks.map((mark) => (
        <MarkPill key={mark} mark={mark} />
      ))}
      {ownMarks.map((mark) => (
        <Tag key={mark}>{mark}</Tag>
      ))}
      {children}
    </div>
  );
}
