import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { parseFhirDate } from '#shared/dates';
import type { RecordRow } from '#shared/model/health/health-record';
import type { HealthGroup } from '#shared/words/health-groups';
import { useRequest } from '../../../api/use-request.ts';
import { isSetApart } from '../../../charts/marks.tsx';
import { Tag } from '../../../ui/data/Tag.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { buildFilter, healthPlace } from '../health-search.ts';
import { MarkPill } from '../row/MarkPill.tsx';
import { StateTag } from '../row/StateTag.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import styles from './NewestSheet.module.css';

/** Kinds whose news comes first. */
const notable: readonly HealthGroup[] = [
  'allergy',
  'condition',
  'medicine',
  'lab',
  'immunization',
  'procedure',
  'report',
  'document',
];
const shown = 4;

/** The newest records of note: those of the newest days, and among them first what the plan marked. */
export function NewestSheet({ personId }: { personId: string }) {
  const { t } = useTranslation('health');
  const id = useId();
  const { data } = useRequest('health.list', {
    filter: buildFilter(personId, notable),
    offset: 0,
    limit: 40,
  });
  const rows = sortNewest(data?.rows ?? []);
  if (rows.length === 0) return null;
  return (
    <Sheet padding="none" labelledBy={id}>
      <h2 id={id} className={styles['title']}>
        {t('newest.title')}
      </h2>
      <ul className={styles['list']}>
        {rows.map((row) => (
          <li key={row.id}>
            <NewestLine row={row} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function NewestLine({ row }: { row: RecordRow }) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  const mark = row.measurements.find(({ interpretation }) => isSetApart(interpretation))?.interpretation;
  const title = words.title(row.title);
  const hasValue = row.measurements.some(({ digits, text }) => digits !== null || text !== null);
  const value = hasValue ? words.values(row) : null;
  return (
    <div className={styles['line']}>
      <span className={styles['words']}>
        <Link
          to="/health/record/$recordId"
          params={{ recordId: row.id }}
          onClick={() => healthPlace.remember({})}
        >
          {value === null ? title : t('newest.value', { title, value })}
        </Link>
        <span className={styles['when']}>{words.when(row)}</span>
      </span>
      <span className={styles['tags']}>
        {mark && <MarkPill mark={mark} />}
        {row.doubt !== null && <Tag>{t(`doubt.${row.doubt}`)}</Tag>}
        <StateTag row={row} />
        <Tag>{t(`kind.${row.kind}`)}</Tag>
      </span>
    </div>
  );
}

/** Newest first; on the same day, records that the plan marked come first. */
function sortNewest(rows: readonly RecordRow[]): RecordRow[] {
  const dated = rows.filter(({ start, removed }) => parseFhirDate(start) !== null && !removed);
  const rank = ({ measurements }: RecordRow) =>
    measurements.some(({ interpretation }) => isSetApart(interpretation)) ? 0 : 1;
  return dated
    .toSorted((a, b) => (b.start ?? '').localeCompare(a.start ?? '') || rank(a) - rank(b))
    .slice(0, shown);
}
