import { useTranslation } from 'react-i18next';
import type { RecordView } from '#shared/model/health/health-record';
import type { FactValue } from '#shared/model/health/record-fact';
import { usePlanLanguage } from '../../../i18n/use-plan-language.ts';
import { nameCode } from '../../../ui/data/coded-text.ts';
import { FactList } from '../../../ui/data/FactList.tsx';
import { SmallLine } from '../../../ui/data/SmallLine.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { AsSent } from '../../../ui/records/AsSent.tsx';
import { useFactWords } from '../row/use-fact-words.ts';
import { useRecordWords } from '../row/use-record-words.ts';

/** The record's facts under our names for them. */
export function RecordFacts({ view: { facts, row } }: { view: RecordView }) {
  const { t } = useTranslation('health');
  const lang = usePlanLanguage();
  const isSent = useIsSent();
  const words = useRecordWords();
  return (
    <TitledSheet title={t('record.facts')}>
      {facts.length === 0 && row.summary === null ? (
        <p>{t('record.noFacts')}</p>
      ) : facts.length === 0 ? (
        <p lang={lang}>{words.summary(row)}</p>
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
      {(facts.length === 0 ? row.summary !== null : facts.some(({ values }) => values.some(isSent))) && (
        <AsSent isExplained={false} />
      )}
    </TitledSheet>
  );
}

/** True for a value that is said in the plan's own words alone. */
function useIsSent(): (value: FactValue) => boolean {
  const words = useFactWords();
  return (value) =>
    (value.type === 'text' && words(value) === value.text) ||
    (value.type === 'dosage' && value.text !== null) ||
    (value.type === 'coded' && value.coded.text !== null && words(value) === value.coded.text);
}

/** A coded value has its code beside its words. */
function Value({ value }: { value: FactValue }) {
  const { t } = useTranslation('health');
  const words = useFactWords()(value);
  const isSent = useIsSent()(value);
  const lang = usePlanLanguage();
  const said = isSent ? <span lang={lang}>{words}</span> : words;
  if (value.type !== 'coded' || value.coded.text === null || value.coded.code === null)
    return <div>{said}</div>;
  return (
    <div>
      {said}
      <SmallLine>{nameCode(t, value.coded)}</SmallLine>
    </div>
  );
}
