import { useTranslation } from 'react-i18next';
import type { ComingCare, PlanForecast } from '#shared/model/bills/forecast';
import styles from './Forecast.module.css';
import { useForecastWords } from './use-forecast-words.ts';

/** What the estimate uses besides what is counted. */
export function ComingList({ plan }: { plan: PlanForecast }) {
  const { t } = useTranslation('forecast');
  const { amount, day, sayTitle } = useForecastWords(plan);
  const coming = plan.coming.filter(({ dates }) => dates.length > 0);
  const sayDays = ({ dates }: ComingCare) => {
    const [first, last] = [dates[0] ?? '', dates.at(-1) ?? ''];
    return dates.length === 1
      ? t('coming.on', { day: day(first) })
      : t('coming.times', { count: dates.length, day: day(last) });
  };
  const sayPrice = ({ priceCents, kind }: ComingCare) =>
    priceCents === null
      ? t('coming.priceNone')
      : t(kind === 'approval' ? 'coming.priceMost' : 'coming.price', { amount: amount(priceCents) });
  return (
    <section>
      <h3>{t('coming.title')}</h3>
      {coming.length === 0 && <p>{t('coming.none')}</p>}
      <ul className={styles['list']}>
        {coming.map((one, at) => {
          const key = `${at} ${one.title}`;
          return (
            <li key={key}>
              <strong>
                {t(`coming.kind.${one.kind}`)}: {sayTitle(one)}
              </strong>{' '}
              {[sayDays(one), sayPrice(one)].join(' · ')}{' '}
              <span className="small muted">
                {t(`coming.subject.${one.subject}`)} {!one.isLikely && t('coming.possible')}
              </span>
            </li>
          );
        })}
      </ul>
      <p className="small muted">{t('coming.otherCare')}</p>
    </section>
  );
}
