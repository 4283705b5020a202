import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HealthOverview } from '#shared/model/health/health-lists';
import type { RecordRow } from '#shared/model/health/health-record';
import type { HealthGroup } from '#shared/words/health-groups';
import { type KindPart, partsOf, saysActive } from '#shared/words/health-parts';
import { failureFrom } from '../../../api/request-error.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { buildFilter, healthPlace } from '../health-search.ts';
import { RecordItem } from '../row/RecordItem.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import { useGroupCount } from '../use-group-count.ts';
import styles from './KindSection.module.css';
import { PharmacyLine } from './PharmacyLine.tsx';
import { TrendLink } from './TrendLink.tsx';

/** Rows searched for current records: as many as one answer holds. */
const asked = 1000;
/** Rows shown of each part. */
const shown = 5;
/** What matters in an emergency is shown in full. Tests: enough to include those done yearly. */
const shownOf: Partial<Record<HealthGroup, number>> = {
  allergy: asked,
  medicine: asked,
  condition: 12,
  lab: 12,
};
/** Past rows shown; the full list has them all. */
const shownPast = 50;

export type KindSectionProps = {
  personId: string;
  group: HealthGroup;
  count: number;
  /** How many of them are over. */
  past: number;
  trends: HealthOverview['trends'];
};

/** Id of a group's section, to jump to. */
export function getSectionId(group: HealthGroup): string {
  return `health-${group}`;
}

/** One kind of record: current ones first, past ones folded away, and a link to the full list. */
export function KindSection({ personId, group, count, past, trends }: KindSectionProps) {
  const { t } = useTranslation('health');
  const { number } = useFormats();
  const groupCount = useGroupCount();
  const { data, error, refetch } = useRequest('health.list', {
    filter: buildFilter(personId, [group]),
    offset: 0,
    limit: asked,
  });
  const id = getSectionId(group);
  const parts = partsOf(group, data?.rows ?? []);
  const mostOf = (name: KindPart['name']) => (name === 'past' ? shownPast : (shownOf[group] ?? shown));
  const isLookedThrough = count <= asked;
  const isAll = parts.reduce((sum, { name, rows }) => sum + Math.min(rows.length, mostOf(name)), 0) >= count;
  return (
    <section id={id} aria-labelledby={`${id}-title`} className={styles['section']}>
      <div className={styles['head']}>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {t(`group.${group}.title`)}
        </h2>
        {count > past && <span>{groupCount({ group, count, past })}</span>}
      </div>
      {group === 'medicine' && <p className={styles['note']}>{t('group.medicine.note')}</p>}
      {group === 'medicine' && <PharmacyLine personId={personId} />}
      {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton isQuiet />}
      {data && (
        <Sheet padding="none" as="div">
          {parts.map(({ name, rows }) => {
            const shownRows = rows.slice(0, mostOf(name));
            const rest = rows.length - shownRows.length;
            const list = (
              <Rows personId={personId} rows={shownRows} trends={trends} isActive={name === 'now'} />
            );
            const more = isLookedThrough && rest > 0 && (
              <p className={styles['rest']}>{t('part.rest', { count: rest })}</p>
            );
            if (name === 'past')
              return (
                <details key={name} className={styles['past']} open={parts.length === 1}>
                  <summary>
                    {isLookedThrough
                      ? t(`part.past.${choosePastWords(group)}`, { count: rows.length })
                      : t(`part.pastOnes.${choosePastWords(group)}`)}
                  </summary>
                  {list}
                  {more}
                </details>
              );
            const isHeaded = name !== 'now' || saysActive(group);
            return (
              <div key={name} className={styles['block']}>
                {isHeaded && (
                  <h3 className={styles['part']}>
                    {isLookedThrough ? `${t(`part.${name}`)}: ${number(rows.length)}` : t(`part.${name}`)}
                  </h3>
                )}
                {list}
                {isHeaded && more}
              </div>
            );
          })}
          {!isLookedThrough && <p className={styles['rest']}>{t('part.newest', { count: asked })}</p>}
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

function choosePastWords(group: HealthGroup): 'condition' | 'medicine' | 'other' {
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
            <RecordItem row={row} isActive={isActive} onLeave={() => healthPlace.remember({})}>
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
function RangeLine({ row: { measurements } }: { row: RecordRow }) {
  const words = useRecordWords();
  const [only] = measurements;
  if (!only || measurements.length > 1) return null;
  return words.rangeLines(only).map((line) => (
    <span key={line} className="small">
      {line}
    </span>
  ));
}
