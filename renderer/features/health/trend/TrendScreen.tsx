import { useNavigate, useParams } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Interpretation, Trend, TrendPoint } from '#shared/model/health/measurement';
import { useRequest } from '../../../api/use-request.ts';
import { TrendChart } from '../../../charts/TrendChart.tsx';
import { useDiscreet } from '../../../i18n/use-discreet.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { usePerson } from '../../../shell/person.tsx';
import { HiddenNote } from '../../../ui/discreet/HiddenPart.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { BackToRecords, NotLoaded } from '../record/RecordScreen.tsx';
import { useRecordWords } from '../row/use-record-words.ts';
import styles from './TrendScreen.module.css';
import { TrendTable } from './TrendTable.tsx';

/** All values of one test over time: the newest in words, the drawing, and the same numbers as a table. */
export function TrendScreen() {
  const { t } = useTranslation('health');
  const { key } = useParams({ from: '/shell/health/trend/$key' });
  const { person } = usePerson();
  const { data, error, refetch } = useRequest(
    'health.trend',
    { personId: person?.id ?? '', key },
    { enabled: person !== null },
  );
  const { isHidden } = useDiscreet();
  if (isHidden)
    return (
      <>
        <BackToRecords />
        <PageHeader screen={t('trend.page')} title={t('trend.page')} />
        <HiddenNote />
      </>
    );
  return (
    <>
      <BackToRecords />
      {data ? <Loaded key={key} trend={data} /> : <NotLoaded error={error} onRetry={() => void refetch()} />}
    </>
  );
}

function Loaded({ trend }: { trend: Trend }) {
  const { t } = useTranslation('health');
  const words = useRecordWords();
  const navigate = useNavigate();
  const id = useId();
  const { latest, span } = useSentences(trend);
  const describe = useDescribe(trend);
  const open = (recordId: string) => void navigate({ to: '/health/record/$recordId', params: { recordId } });
  const nameOf = ({ label }: Trend['series'][number]) => words.title(label);
  return (
    <>
      <PageHeader
        screen={t('trend.page')}
        title={<span className={styles['title']}>{words.title(trend.title)}</span>}
        lead={span}
      />
      <Stack>
        <Sheet labelledBy={id}>
          <div className={styles['sheet']}>
            <h2 id={id}>{latest}</h2>
            <TrendChart
              trend={trend}
              summary={`${latest} ${span} ${t('trend.inTable')}`}
              describe={describe}
              nameOf={nameOf}
              onOpen={open}
            />
            <p className="small muted">
              {t('trend.onlyMarks')} {t('lead.ask')}
            </p>
          </div>
        </Sheet>
        <TrendTable trend={trend} nameOf={nameOf} />
      </Stack>
    </>
  );
}

/** The newest value with the plan's mark, and the number and time span of all values. */
function useSentences(trend: Trend): { latest: string; span: string } {
  const { t } = useTranslation('health');
  const { date, locale } = useFormats();
  const words = useRecordWords();
  const several = trend.series.length > 1;
  const newest = trend.series.flatMap(({ label, points }) => {
    const point = points.at(-1);
    return point ? [{ label: words.title(label), point }] : [];
  });
  const value = ({ digits, comparator }: TrendPoint) => words.number(digits, comparator, trend.unit);
  const marked = (mark: Interpretation) => t(`trend.mark.${mark}`);
  const dates = trend.series.flatMap(({ points }) => points.map((point) => point.date)).toSorted();
  const records = new Set(trend.series.flatMap(({ points }) => points.map(({ recordId }) => recordId)));
  const on = date(newest[0]?.point.date ?? null) ?? t('row.noDate');
  const list = (parts: string[]) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(parts);
  const [only] = newest;
  const latest =
    several || !only
      ? t('trend.latestSeveral', {
          date: on,
          values: list(
            newest.map(({ label, point }) =>
              point.interpretation === null
                ? t('trend.named', { label, value: value(point) })
                : t('trend.namedMarked', {
                    label,
                    value: value(point),
                    mark: marked(point.interpretation),
                  }),
            ),
          ),
        })
      : [
          t('trend.latest', { value: value(only.point), date: on }),
          only.point.interpretation === null
            ? t('trend.notMarked')
            : t('trend.marked', { mark: marked(only.point.interpretation) }),
        ].join(' ');
  return {
    latest,
    span: t(several ? 'trend.spanSeveral' : 'trend.span', {
      count: records.size,
      first: date(dates[0] ?? null),
      last: date(dates.at(-1) ?? null),
    }),
  };
}

/** What one point says: date, value, mark and range. */
function useDescribe(trend: Trend): (point: TrendPoint, label: string) => string {
  const { t } = useTranslation('health');
  const { date } = useFormats();
  const { sayOpened } = useSourceWords();
  const words = useRecordWords();
  return (point, label) => {
    const range = words.range(point);
    return [
      `${date(point.date) ?? t('row.noDate')}: ${[label, words.number(point.digits, point.comparator, trend.unit)].filter(Boolean).join(' ')}`,
      ...(point.interpretation === null ? [] : [t(`mark.${point.interpretation}`)]),
      ...(range === null ? [] : [t('range.line', { range })]),
      ...(point.openedAt === null ? [] : [sayOpened(point)]),
    ].join(' · ');
  };
}
