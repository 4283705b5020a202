import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '#shared/model/health/health-record';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { SeeAllData } from '../../../ui/records/SeeAllData.tsx';

/** What the app did not understand of the record, and the record as the plan sent it. */
export function SentSection({ view: { row, unread, technical, leftOut } }: { view: RecordView }) {
  const { t } = useTranslation('health');
  const { nameWhole } = useSourceWords();
  const id = useId();
  return (
    <Sheet labelledBy={id}>
      <SeeAllData
        source={{ channel: 'records.source', input: { id: row.id } }}
        unread={unread}
        technical={technical}
        leftOut={leftOut}
        words="health"
      >
        <h2 id={id}>{nameWhole('title') ?? t('everything.title')}</h2>
      </SeeAllData>
    </Sheet>
  );
}
