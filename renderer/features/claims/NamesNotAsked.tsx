import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';

/** Why claims of these plans name no doctor and no place: nobody asked for the names. And the way to ask for them. */
export function NamesNotAsked({ plans }: { plans: readonly ConnectionSummary[] }) {
  const { t } = useTranslation('claim');
  return plans.map(({ id, planName }) => (
    <p key={id} className="small muted">
      {t('people.namesNotAsked', { plan: planName })}{' '}
      <Link to="/plans/add" search={{ again: id }}>
        {t('people.askNames')}
      </Link>
    </p>
  ));
}

/** True for a plan that was not asked for names of doctors and places; what it refused, it was asked for. */
export function isNameless({ origin, granted, notGranted }: ConnectionSummary): boolean {
  return origin === 'plan' && ![...granted, ...notGranted].includes('providers');
}
