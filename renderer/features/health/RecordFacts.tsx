import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactValue, RecordView } from '#shared/model/health-record';
import { useFormats } from '../../i18n/use-formats.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { FactList } from '../claim/FactList.tsx';
import styles from './RecordScreen.module.css';
import { useRecordWords } from './use-record-words.ts';

/** What the record says, each under our word for it. */
export function RecordFacts({ view: { facts, row } }: { view: RecordView }) {
  const { t } = useTranslation('health');
  const id = useId();
  return (
    <Sheet labelledBy={id}>
      <h2 id={id} className={styles['heading']}>
        {t('record.facts')}
      </h2>
      {facts.length === 0 && row.summary === null ? (
        <p>{t('record.noFacts')}</p>
      ) : facts.length === 0 ? (
        <p>{row.summary}</p>
      ) : (
        <FactList
          facts={facts.map(({ label, values }, index) => ({
            key: String(index),
            label: t(`fact.${label}`),
            value: values.map((value, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: values of a fact never change places.
              <Value key={place} value={value} />
            )),
          }))}
        />
      )}
    </Sheet>
  );
}

function Value({ value }: { value: FactValue }) {
  const { t } = useTranslation('health');
  const { span } = useFormats();
  const words = useRecordWords();
  switch (value.type) {
    case 'text':
      return <div>{value.text}</div>;
    case 'coded': {
      const { text, code, system } = value.coded;
      const name = [system, code].filter(Boolean).join(' ');
      return (
        <div>
          {words.coded(value.coded)}
          {text !== null && code !== null && <span className={styles['note']}>{name}</span>}
        </div>
      );
    }
    case 'date':
      return (
        <div>
          {span(value.start, value.end) ??
            (value.end === null
              ? t('row.noDate')
              : t('record.until', { date: span(value.end, null) ?? value.end }))}
        </div>
      );
    case 'flag':
      return <div>{t(value.yes ? 'record.yes' : 'record.no')}</div>;
  }
}
