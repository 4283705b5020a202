import { useTranslation } from 'react-i18next';
import type { NextYear } from '#shared/model/replay/next-year';
import { Details } from '../../ui/layout/Details.tsx';

/** How many claims each plan's rules could not be used for, and why. */
export function LeftOutClaims({ view: { plans } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  const some = plans.filter(({ leftOut }) => leftOut.length > 0);
  if (some.length === 0) return null;
  return (
    <Details summary={t('leftOut.title')}>
      {some.map(({ planId, rules, claims, claimsUsed, leftOut }) => (
        <div key={planId}>
          <p>
            {t('leftOut.some', {
              plan: rules.name,
              used: claimsUsed,
              all: claims,
              count: claims - claimsUsed,
            })}
          </p>
          <ul>
            {leftOut.map(({ reason, claims: count }) => (
              <li key={reason}>
                {t('leftOut.count', { reason: t(`leftOut.reason.${reason}`), claims: count })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </Details>
  );
}
