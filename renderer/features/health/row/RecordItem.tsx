import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRow } from '#shared/model/health/health-record';
import { usePlanLanguage } from '../../../i18n/use-plan-language.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { Tag } from '../../../ui/data/Tag.tsx';
import { RecordEnd } from './RecordEnd.tsx';
import styles from './RecordItem.module.css';
import { StateTag } from './StateTag.tsx';
import { useFactWords } from './use-fact-words.ts';
import { useRecordWords } from './use-record-words.ts';

export type RecordItemProps = {
  row: RecordRow;
  /** True where every row is active, so that a tag would add nothing. */
  isActive?: boolean;
  /** Called before the record is opened, to remember the place. */
  onLeave(): void;
  /** More about it, under its words. */
  children?: ReactNode;
};

/** One record of a list: date, title, source, and its value or state. */
export function RecordItem({ row, isActive = false, onLeave, children }: RecordItemProps) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  const factWords = useFactWords();
  const lang = usePlanLanguage();
  const means = words.dateMeans(row);
  const from = useSourceWords().nameSource(row.planName, row);
  return (
    <div className={styles['row']}>
      <div className={styles['date']}>
        {words.when(row)}
        {means && <span className={styles['note']}>{means}</span>}
      </div>
      <div className={styles['words']}>
        <Link
          to="/health/record/$recordId"
          params={{ recordId: row.id }}
          className={styles['title'] ?? ''}
          onClick={onLeave}
        >
          <span lang={words.title(row.title) === row.title.text ? lang : undefined}>
            {words.title(row.title)}
          </span>
        </Link>
        {row.summary !== null && (
          <span className={styles['summary']} lang={words.summary(row) === row.summary ? lang : undefined}>
            {words.summary(row)}
          </span>
        )}
        {row.dosages.length > 0 && (
          <span
            className={styles['summary']}
            lang={row.dosages.some((one) => one.type === 'dosage' && one.text !== null) ? lang : undefined}
          >
            {row.dosages.map(factWords).join('; ')}
          </span>
        )}
        <span className={styles['source']}>
          {row.source === null ? from : t('row.from', { plan: from, source: row.source })}
        </span>
      </div>
      <RecordEnd row={row}>
        {row.doubt !== null && <Tag>{t(`doubt.${row.doubt}`)}</Tag>}
        {!(isActive && row.state === 'active') && <StateTag row={row} />}
        {row.removed && <Tag>{t('row.removed')}</Tag>}
      </RecordEnd>
      {children && <div className={styles['more']}>{children}</div>}
    </div>
  );
}
