import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HealthGroup } from '#shared/health-groups';
import { partsOf, saysActive } from '#shared/health-parts';
import type { HealthOverview, RecordRow } from '#shared/model/health-record';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { filterOf, rememberHealthPlace } from './health-search.ts';
import styles from './KindSection.module.css';
import { RecordItem } from './RecordItem.tsx';
import { TrendLink } from './TrendLink.tsx';
import { useRecordWords } from './use-record-words.ts';

/** Rows looked through for what is current, and rows shown of each part. */
const asked = 200;
const shown = 5;
/** To know in an emergency: shown whole. Of tests, enough that those done each year are among them. */
const shownOf: Partial<Record<HealthGroup, number>> = { allergy: asked, lab: 12 };

export type KindSectionProps = {
  personId: string;
  group: HealthGroup;
  count: number;
  trends: HealthOverview['trends'];
};

/** Id of a group's section, to jump to. */
export function sectionId(group: HealthGroup): string {
  return `health-${group}`;
}

/** One kind of record: what is current first, the past folded away, and the way to the full list. */
export function KindSection({ personId, group, count, trends }: KindSectionProps) {
  const { t } = useTranslation('health');
  const { data, error, refetch } = useRequest('health.list', {
    filter: filterOf(personId, [group]),
    offset: 0,
    limit: asked,
  });
  const id = sectionId(group);
  const parts = partsOf(group, data?.rows ?? [], shownOf[group] ?? shown);
  const isAll = parts.reduce((sum, { rows }) => sum + rows.length, 0) >= count;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles['section']}>
      <div className={styles['head']}>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {t(`group.${group}.title`)}
        </h2>
        <span>{t(`group.${group}.count`, { count })}</span>
      </div>
      {group === 'medicine' && <p className={styles['note']}>{t('group.medicine.note')}</p>}
      {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={3} label={t('loading')} />}
      {data && (
        <Sheet padding="none" as="div">
          {parts.map(({ name, rows }) =>
            name === 'past' ? (
              <details key={name} className={styles['past']} open={parts.length === 1}>
                <summary>
                  {count > asked
                    ? t(`part.pastOnes.${pastWords(group)}`)
                    : t(`part.past.${pastWords(group)}`, { count: rows.length })}
                </summary>
                <Rows personId={personId} rows={rows} trends={trends} />
              </details>
            ) : (
              <div key={name} className={styles['block']}>
                {(name !== 'now' || saysActive(group)) && (
                  <h3 className={styles['part']}>{t(`part.${name}`)}</h3>
                )}
                <Rows personId={personId} rows={rows} trends={trends} isActive={name === 'now'} />
              </div>
            ),
          )}
          {!isAll && (
            <p className={styles['more']}>
              <Link to="/health" search={{ kind: group }}>
                {t(`group.${group}.all`, { count })} <span aria-hidden="true">›</span>
              </Link>
            </p>
          )}
        </Sheet>
      )}
    </section>
  );
}

function pastWords(group: HealthGroup): 'condition' | 'medicine' | 'other' {
  return group === 'condition' || group === 'medicine' ? group : 'other';
}

type RowsProps = {
  personId: string;
  rows: readonly RecordRow[];
  trends: HealthOverview['trends'];
  isActive?: boolean;
};

function Rows({ personId, rows, trends, isActive = false }: RowsProps) {
  return (
    <ul className={styles['rows']}>
      {rows.map((row) => {
        const trend = trends.find(({ latest }) => latest.recordId === row.id);
        return (
          <li key={row.id}>
            <RecordItem row={row} isActive={isActive} onLeave={() => rememberHealthPlace({})}>
              <RangeLine row={row} />
              {trend && <TrendLink personId={personId} trend={trend} />}
            </RecordItem>
          </li>
        );
      })}
    </ul>
  );
}

/** The reference range of a single value, as the plan sent it. */
function RangeLine({ row }: { row: RecordRow }) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  const [only] = row.measurements;
  const range = only && row.measurements.length === 1 ? words.range(only) : null;
  return range === null ? null : <span className="small">{t('range.line', { range })}</span>;
}
