import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trend } from '#shared/model/measurement';
import { listPoints } from '../../../charts/trend-points.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import styles from '../record/RecordScreen.module.css';
import { MarkPill } from '../row/MarkPill.tsx';
import { useRecordWords } from '../row/use-record-words.ts';

export type TrendTableProps = { trend: Trend; nameOf(series: Trend['series'][number]): string };

/** The numbers of the drawing, newest first, each with the way to its record. */
export function TrendTable({ trend, nameOf }: TrendTableProps) {
  const { t } = useTranslation('health');
  const { date } = useFormats();
  const words = useRecordWords();
  const id = useId();
  const several = trend.series.length > 1;
  const rows = listPoints(trend.series).toSorted((a, b) =>
    a.point.date < b.point.date ? 1 : a.point.date > b.point.date ? -1 : a.order - b.order,
  );
  return (
    <Sheet as="div">
      <div className={styles['section']}>
        <h2 id={id}>{t('trend.table')}</h2>
        <ScrollRegion className={styles['scroll']} aria-labelledby={id}>
          <table className={styles['table']} aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{t('trend.date')}</th>
                {several && <th scope="col">{t('record.what')}</th>}
                <th scope="col">{t('record.value')}</th>
                <th scope="col">{t('record.range')}</th>
                <th scope="col">{t('record.mark')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ point, series }, index) => (
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
                  </td>
                  <td data-label={t('record.range')}>{words.range(point) ?? t('record.notSent')}</td>
                  <td data-label={t('record.mark')}>
                    {point.interpretation === null ? (
                      t('record.notSent')
                    ) : (
                      <MarkPill mark={point.interpretation} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </div>
    </Sheet>
  );
}
