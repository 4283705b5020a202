import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LeftOutCare, PlanForecast } from '#shared/model/bills/forecast';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Details } from '../../../ui/layout/Details.tsx';
import { useForecastWords } from './use-forecast-words.ts';

const gapNames = ['withoutParts', 'partsDiffer', 'networkNotStated', 'undated', 'otherCurrency'] as const;

/** What was found and moves no limit, each with the reason. */
export function LeftOutList({ plan }: { plan: PlanForecast }) {
  const { t } = useTranslation(['forecast', 'limits']);
  const { date } = useFormats();
  const { sayTitle } = useForecastWords(plan);
  const { leftOutCare, waiting, gaps } = plan;
  const named = gapNames.filter((name) => gaps[name] > 0);
  const count = leftOutCare.length + waiting.length + named.length;
  if (count === 0) return null;
  const sayReason = ({ reason, times }: LeftOutCare) =>
    reason === 'few-fills'
      ? t('forecast:leftOut.reason.few-fills', { count: times ?? 0 })
      : t(`forecast:leftOut.reason.${reason}`);
  return (
    <Details summary={t('forecast:leftOut.title', { count })}>
      <ul>
        {leftOutCare.map((one, at) => {
          const key = `${at} ${one.title}`;
          return (
            <li key={key}>
              {t(`forecast:coming.kind.${one.kind}`)}: {sayTitle(one)}. {sayReason(one)}
            </li>
          );
        })}
        {waiting.map(({ claimId, provider, date: day }) => (
          <li key={claimId}>
            <Link to="/claims/$claimId" params={{ claimId }}>
              {t('forecast:leftOut.waiting', {
                provider: provider ?? t('forecast:leftOut.noProvider'),
                day: date(day) ?? t('forecast:leftOut.noDay'),
              })}
            </Link>
          </li>
        ))}
        {named.map((name) => (
          <li key={name}>{t(`limits:gap.${name}`, { count: gaps[name] })}</li>
        ))}
      </ul>
    </Details>
  );
}
