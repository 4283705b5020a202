import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import type { HealthGroup } from '#shared/words/health-groups';
import { usePages } from '../../../api/use-pages.ts';
import { useRequest } from '../../../api/use-request.ts';
import { BackLink } from '../../../ui/actions/BackLink.tsx';
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { useSize } from '../../../ui/layout/use-size.ts';
import { WindowedRows } from '../../../ui/lists/WindowedRows.tsx';
import { NextLink } from '../../../ui/records/NextSteps.tsx';
import { buildFilter, type HealthSearch, healthPlace, isNarrowed } from '../health-search.ts';
import { RecordItem } from '../row/RecordItem.tsx';
import styles from '../tools/HealthLayout.module.css';
import { ListTools, MatchLine } from '../tools/ListTools.tsx';
import { TrendLink } from './TrendLink.tsx';

export type KindListProps = {
  personId: string;
  group: HealthGroup;
  search: HealthSearch;
  plans: readonly ConnectionSummary[];
  onSearch(search: HealthSearch): void;
};

/** Every record of one kind, newest first. */
export function KindList({ personId, group, search, plans, onSearch }: KindListProps) {
  const { t } = useTranslation('health');
  const { ref, rem } = useSize();
  const [seen, setSeen] = useState({ from: 0, to: 0 });
  const onSeen = useCallback((from: number, to: number) => setSeen({ from, to }), []);
  const filter = useMemo(() => buildFilter(personId, [group], search), [personId, group, search]);
  const { first, failure, retry, at } = usePages('health.list', filter, seen, ({ rows }) => rows);
  const count = first?.count;
  const { data: overview } = useRequest('timeline.overview', { personId });
  const isWhole = !isNarrowed(search);
  return (
    <>
      <BackLink to="/health" search={{}}>
        {t('back')}
      </BackLink>
      <PageHeader
        screen={t(`group.${group}.title`)}
        title={isWhole && count ? t(`group.${group}.count`, { count }) : t(`group.${group}.title`)}
        lead={group === 'medicine' && t('group.medicine.note')}
      />
      <div ref={ref} className={styles['frame']}>
        <ListTools search={search} plans={plans} onSearch={onSearch} />
        {failure && <FailureNotice failure={failure} onRetry={retry} />}
        {count === undefined && !failure && <Skeleton lines={8} label={t('loading')} />}
        {count !== undefined && <MatchLine search={search} count={count} onSearch={onSearch} />}
        {count === 0 && isWhole && <EmptyState title={t('empty.kind')} actions={<NextLink to="health" />} />}
        {count !== undefined && count > 0 && (
          <div className={styles['list']}>
            <WindowedRows
              label={t(`group.${group}.title`)}
              count={count}
              estimate={rem * 4.6}
              onSeen={onSeen}
              takeRow={() => healthPlace.takeRow(search)}
              row={(index) => {
                const row = at(index);
                const trend = overview?.trends.find(({ latest }) => latest.recordId === row?.id);
                return {
                  heading: null,
                  content: row ? (
                    <RecordItem row={row} onLeave={() => healthPlace.remember(search, index)}>
                      {trend && <TrendLink personId={personId} trend={trend} />}
                    </RecordItem>
                  ) : (
                    <div className={styles['coming']}>{t('loading')}</div>
                  ),
                };
              }}
            />
          </div>
        )}
      </div>
    </>
  );
}
