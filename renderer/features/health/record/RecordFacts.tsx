import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '#shared/model/health-record';
import type { FactValue } from '#shared/model/record-fact';
import { codeName } from '../../../ui/data/code-name.ts';
import { FactList } from '../../../ui/data/FactList.tsx';
import { SmallLine } from '../../../ui/data/SmallLine.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { useFactWords } from '../row/use-fact-words.ts';
import styles from './RecordScreen.module.css';

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

/** A coded value has its code beside its words. */
function Value({ value }: { value: FactValue }) {
  const { t } = useTranslation('health');
  const words = useFactWords()(value);
  if (value.type !== 'coded' || value.coded.text === null || value.coded.code === null)
    return <div>{words}</div>;
  return (
    <div>
      {words}
      <SmallLine>{codeName(t, value.coded)}</SmallLine>
    </div>
  );
}
