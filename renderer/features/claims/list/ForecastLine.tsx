import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { ForecastAnswer, ForecastView, MeterForecast, PlanForecast } from '#shared/model/bills/forecast';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import styles from './ForecastLine.module.css';

type Range = Extract<ForecastAnswer, { kind: 'may-reach' }>;
type Found = { plan: PlanForecast; meter: MeterForecast['meter']; range: Range };

/** When the next limit may be reached, below the months of this year; nothing where there is no range of days. */
export function ForecastLine({ personId, year }: { personId: string; year: number }) {
  const { t } = useTranslation(['forecast', 'limits']);
  const { date } = useFormats();
  const isThisYear = year === yearOf(useToday());
  const { data } = useRequest('forecast.get', { personId }, { enabled: isThisYear });
  const next = isThisYear && data ? findNext(data) : null;
  if (next === null) return null;
  const { plan, meter, range } = next;
  const { earliest, latest } = range;
  const day = (text: string) => date(text, 'short') ?? text;
  const own = t(`forecast:limit.${meter.whose}.${meter.what}`);
  const limit =
    meter.care === plan.care
      ? own
      : t('forecast:limitOf', { limit: own, care: t(`limits:care.${meter.care}`) });
  return (
    <p className={styles['line']}>
      <Link to="/spending/limits/forecast">
        {earliest === latest
          ? t('forecast:answer.around', { limit, day: day(latest) })
          : t('forecast:answer.between', { limit, from: day(earliest), to: day(latest) })}
      </Link>
    </p>
  );
}

/** The limit that may be reached first. */
function findNext({ plans }: ForecastView): Found | null {
  const found = plans.flatMap((plan) =>
    plan.meters.flatMap(({ meter, answer }): Found[] =>
      answer.kind === 'may-reach' ? [{ plan, meter, range: answer }] : [],
    ),
  );
  return found.toSorted((a, b) => a.range.earliest.localeCompare(b.range.earliest))[0] ?? null;
}
