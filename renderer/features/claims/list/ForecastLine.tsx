import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import { useRequest } from '../../../api/use-request.ts';
import { useToday } from '../../../day/use-today.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { findNextLimit } from '../../../ui/records/find-next-limit.ts';
import { useLimitInSentence } from '../../../ui/records/use-limit-in-sentence.ts';
import styles from './ForecastLine.module.css';

/** When the next limit may be reached, below the months of this year; nothing where there is no range of days. */
export function ForecastLine({ personId, year }: { personId: string; year: number }) {
  const { t } = useTranslation('forecast');
  const { date } = useFormats();
  const nameLimit = useLimitInSentence();
  const isThisYear = year === yearOf(useToday());
  const { data } = useRequest('forecast.get', { personId }, { enabled: isThisYear });
  const next = isThisYear && data ? findNextLimit(data) : null;
  if (next === null) return null;
  const { plan, forecast, range } = next;
  const { earliest, latest } = range;
  const day = (text: string) => date(text, 'short') ?? text;
  const limit = nameLimit(forecast.meter, plan);
  return (
    <p className={styles['line']}>
      <Link to="/spending/limits/forecast">
        {earliest === latest
          ? t('answer.around', { limit, day: day(latest) })
          : t('answer.between', { limit, from: day(earliest), to: day(latest) })}
      </Link>
    </p>
  );
}
