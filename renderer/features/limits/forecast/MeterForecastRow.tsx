import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MeterForecast, PlanForecast } from '#shared/model/bills/forecast';
import { LimitMonths } from '../../../charts/LimitMonths.tsx';
import { useFormats } from '../../../i18n/use-formats.ts';
import styles from './Forecast.module.css';
import { useForecastWords } from './use-forecast-words.ts';

export type MeterForecastRowProps = {
  forecast: MeterForecast;
  plan: PlanForecast;
  name: string;
  /** True where the heading of the page has said the answer. */
  isInTitle: boolean;
};

/** One limit: the sentence, what it is made of, and its months. */
export function MeterForecastRow({ forecast, plan, name, isInTitle }: MeterForecastRowProps) {
  const { t } = useTranslation(['forecast', 'common']);
  const formats = useFormats();
  const { amount, sayAnswer, sayRest, sayParts } = useForecastWords(plan);
  const { meter, answer, countedCents, months, members } = forecast;
  const parts = sayParts(forecast);
  const said = isInTitle ? sayRest(forecast) : sayAnswer(forecast);
  const last = months.at(-1);
  const { limit } = meter;
  const isCounted = countedCents !== null && answer.kind !== 'count-unknown';
  const hasNotKnown = months.some((month) => month.countedCents === null);
  const claimId = answer.kind === 'reached' ? answer.claimId : null;
  return (
    <section className={styles['meter']}>
      <h3>{name}</h3>
      {said !== null && (
        <p>
          <strong>{said}</strong>{' '}
          {claimId !== null && (
            <Link to="/claims/$claimId" params={{ claimId }}>
              {t('forecast:reachedClaim')}
            </Link>
          )}
        </p>
      )}
      {parts.length > 0 && <p>{parts.join(' ')}</p>}
      {members.length > 1 && (
        <>
          <p>{t('forecast:members')}</p>
          <ul>
            {members.map(({ name: known, cents, isClosed }, at) => {
              const slots = { name: known ?? t('common:person.unnamed'), amount: amount(cents) };
              const key = `${at} ${slots.name}`;
              return <li key={key}>{t(`forecast:${isClosed ? 'memberClosed' : 'member'}`, slots)}</li>;
            })}
          </ul>
        </>
      )}
      {isCounted && limit !== null && last && (
        <LimitMonths
          months={months}
          limitCents={limit.cents}
          currency={plan.currency}
          summary={t('forecast:chart.summary', {
            limit: name,
            counted: amount(countedCents),
            month: formats.month(Number(last.month.slice(0, 4)), Number(last.month.slice(5, 7))),
            end: amount((last.countedCents ?? 0) + last.likelyCents),
            amount: amount(limit.cents),
          })}
        />
      )}
      {isCounted && limit !== null && last && hasNotKnown && (
        <p className="small muted">{t('forecast:chart.notKnown')}</p>
      )}
    </section>
  );
}
