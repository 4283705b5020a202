import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#shared/model/health/health-record';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { RecordItem } from '../row/RecordItem.tsx';
import styles from './RecordScreen.module.css';

/** Records that belong to this one: the results of a report. */
export function PartsSection({ parts }: { parts: readonly RecordRow[] }) {
  const { t } = useTranslation('health');
  const id = useId();
  if (parts.length === 0) return null;
  return (
    <Sheet padding="none" labelledBy={id}>
      <h2 id={id} className={styles['partsHead']}>
        {t('record.parts', { count: parts.length })}
      </h2>
      <div className={styles['partsBox']}>
        <ul className={styles['parts']}>
          {parts.map((row) => (
            <li key={row.id}>
              <RecordItem row={row} onLeave={() => undefined} />
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}
