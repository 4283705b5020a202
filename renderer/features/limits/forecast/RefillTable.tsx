import { useTranslation } from 'react-i18next';
import type { PlanForecast, RefillDrug } from '#shared/model/bills/forecast';
import { useFormats } from '../../../i18n/use-formats.ts';
import { cx } from '../../../ui/cx.ts';
import tables from '../../../ui/tables/Table.module.css';
import { useForecastWords } from './use-forecast-words.ts';

const columns = ['last', 'runOut', 'need', 'usual'] as const;

/** The drugs with their days. Days without a fill say nothing of doses. */
export function RefillTable({ plan }: { plan: PlanForecast }) {
  const { t } = useTranslation('forecast');
  const { date, span } = useFormats();
  const { sayTitle } = useForecastWords(plan);
  const { refills } = plan;
  /** One gap with its days; of several how many days in all, and the longest. */
  const sayGaps = ({ gaps }: RefillDrug) => {
    const longest = gaps.toSorted((a, b) => b.days - a.days)[0];
    if (!longest) return [];
    const [count, when] = [longest.days, span(longest.from, longest.to)];
    if (gaps.length === 1) return [t('refills.gap', { count, span: when })];
    const all = gaps.reduce((sum, { days }) => sum + days, 0);
    return [t('refills.gaps', { times: gaps.length, all, count, span: when })];
  };
  const hasGaps = refills.some(({ gaps }) => gaps.length > 0);
  const sayFills = ({ fills, days, everyDays, refillsLeft }: RefillDrug) => [
    days === null ? t('refills.fillsOnly', { count: fills }) : t('refills.fills', { count: fills, days }),
    ...(everyDays === null || everyDays === days ? [] : [t('refills.every', { count: everyDays })]),
    ...(refillsLeft === null
      ? []
      : [refillsLeft === 0 ? t('refills.leftNone') : t('refills.left', { count: refillsLeft })]),
  ];
  return (
    <section>
      <h3>{t('refills.title')}</h3>
      <p>{t('refills.lead')}</p>
      <div className={tables['box']}>
        <table
          className={cx(tables['table'], tables['answers'], tables['stacksInBox'], 'small')}
          aria-label={t('refills.title')}
        >
          <thead>
            <tr>
              <th scope="col">{t('refills.drug')}</th>
              {columns.map((name) => (
                <th key={name} scope="col" className="num">
                  {t(`refills.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {refills.map((one, at) => {
              const { lastFill, runOut, needOn, usualFrom, isSteady } = one;
              const days = {
                last: lastFill,
                runOut,
                need: isSteady ? needOn : null,
                usual: isSteady ? usualFrom : null,
              };
              const key = `${at} ${one.title}`;
              return (
                <tr key={key}>
                  <th scope="row">
                    {sayTitle(one)}
                    {[...sayFills(one), ...sayGaps(one)].map((fact) => (
                      <span key={fact} className="muted">
                        {' '}
                        · {fact}
                      </span>
                    ))}
                  </th>
                  {columns.map((name) => (
                    <td key={name} className="num" data-label={t(`refills.${name}`)}>
                      {date(days[name], 'short') ?? <span className="muted">{t('refills.notGiven')}</span>}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <p className="small muted">
        {t('refills.usualNote')} {hasGaps && t('refills.gapNote')}
      </p>
    </section>
  );
}
