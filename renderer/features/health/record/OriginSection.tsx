import { useTranslation } from 'react-i18next';
import type { RecordView } from '#shared/model/health-record';
import { useFormats } from '../../../i18n/use-formats.ts';
import { type Fact, FactList } from '../../../ui/data/FactList.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';

/** Where the record comes from: author, plan, the plan's own source, and date received. */
export function OriginSection({ view }: { view: RecordView }) {
  const { t } = useTranslation('health');
  const { date, dayDate } = useFormats();
  const { row, provenance, firstSeen, lastUpdated } = view;
  const origins = provenance.map(({ who, recordedOn }) => {
    const name = who ?? t('record.notSaid');
    const on = date(recordedOn);
    return on === null ? name : t('record.hadFromOn', { who: name, date: on });
  });
  const changed = date(lastUpdated);
  const facts: Fact[] = [
    { key: 'source', label: t('record.source'), value: row.source ?? t('record.notSaid') },
    { key: 'plan', label: t('record.plan'), value: row.planName },
    {
      key: 'origin',
      label: t('record.hadFrom'),
      value:
        origins.length === 0
          ? t('record.notSaid')
          : origins.map((words, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: origins never change places.
              <div key={index}>{words}</div>
            )),
    },
    ...(changed === null ? [] : [{ key: 'changed', label: t('record.changed'), value: changed }]),
    { key: 'seen', label: t('record.seen'), value: dayDate(firstSeen) },
  ];
  return (
    <TitledSheet title={t('record.origin')}>
      <FactList facts={facts} />
    </TitledSheet>
  );
}
