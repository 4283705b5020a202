import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HealthOverview } from '#shared/model/health/health-lists';
import { useRequest } from '../../../api/use-request.ts';
import { Spark } from '../../../charts/Spark.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import styles from './KindSection.module.css';

/** Links from a value to all values of the same test, with a small chart of them. */
export function TrendLink({
  personId,
  trend,
}: {
  personId: string;
  trend: HealthOverview['trends'][number];
}) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  const { data } = useRequest('health.trend', { personId, key: trend.key });
  return (
    <Link
      to="/health/trend/$key"
      params={{ key: trend.key }}
      className={styles['trend'] ?? ''}
      aria-label={t('trend.linkLabel', { count: trend.points, title: words.title(trend.title) })}
    >
      <Spark points={data?.series[0]?.points ?? []} />
      {t('trend.link', { count: trend.points })}
    </Link>
  );
}
