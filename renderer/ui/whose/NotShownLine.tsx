import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NotShown } from '#shared/model/people/whose';
import { countKinds, sumKinds } from '#shared/not-shown';
import { useNotShown } from './use-not-shown.ts';

/** Of which it is not known how many records they have. */
const uncounted: readonly NotShown['reason'][] = ['too-large', 'refused'];

/** A quiet line about what came of a person and is in no list, which leads to the reasons; nothing where there is none. */
export function NotShownLine({ personId }: { personId: string }) {
  const { t } = useTranslation('whose');
  // What the person left out, they know; what the plan marks as a mistake is told on Health.
  const others = useNotShown({ personId }).others.filter(
    ({ reason }) => reason !== 'not-mine' && reason !== 'in-error',
  );
  const count = sumKinds(countKinds(others.filter(({ reason }) => !uncounted.includes(reason))));
  if (others.length === 0) return null;
  return (
    <p className="small muted">
      {count > 0 && t('notShown.summary', { count })}{' '}
      {others.some(({ reason }) => uncounted.includes(reason)) && t('notShown.some')}{' '}
      <Link to="/settings/access-log">{t('notShown.see')}</Link>
    </p>
  );
}
