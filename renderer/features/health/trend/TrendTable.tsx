import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Trend } from '#shared/model/health/measurement';
import { listPoints } from '../../../charts/trend-points.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { SmallLine } from '../../../ui/data/SmallLine.tsx';
import { MarkPill } from '../row/MarkPill.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import styles from '../row/ValuesTable.module.css';
import { ValuesTable } from '../row/ValuesTable.tsx';

export type TrendTableProps = { trend: Trend; nameOf(series: Trend['series'][number]): string };

/** The values of the chart, newest first, each linked to its record. */
export function TrendTable({ trend, nameOf }: TrendTableProps) {
  const { t } = useTranslation('health');
  const { date } = useFormats();
  const { sayOpened } = useSourceWords();
  const words = useRecordWords();
  const several = trend.series.length > 1;
  const rows = listPoints(trend.series).toSorted((a, b) =>
    a.point.date < b.point.date ? 1 : a.point.date > b.point.date ? -1 : a.order - b.order,
  );
  return (
    <ValuesTable
      title={t('trend.table')}
      columns={[
        t('trend.date'),
        ...(several ? [t('record.what')] : []),
        t('record.value'),
        t('record.range'),
        t('record.mark'),
      ]}
      rows={rows.map(({ point, series }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points of a trend never change places.
        <tr key={index}>
          <th scope="row">
            <Link
              to="/health/record/$recordId"
              params={{ recordId: point.recordId }}
              className={styles['open'] ?? ''}
            >
              {date(point.date) ?? t('row.noDate')}
            </Link>
          </th>
          {several && <td data-label={t('record.what')}>{nameOf(series)}</td>}
          <td data-label={t('record.value')} className={styles['value']}>
            {words.number(point.digits, point.comparator, trend.unit)}
            {point.openedAt !== null && <SmallLine>{sayOpened(point)}</SmallLine>}
          </td>
          <td data-label={t('record.range')}>{words.range(point) ?? t('record.notSent')}</td>
          <td data-label={t('record.mark')}>
            {point.interpretation === null ? t('record.notSent') : <MarkPill mark={point.interpretation} />}
          </td>
        </tr>
      ))}
    />
  );
}
