import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { NoticeLine } from '../feedback/NoticeLine.tsx';
import { CheckAgain } from './CheckAgain.tsx';

/** That the next check of a plan brings back what was erased here, and the button for it; nothing where it does not. */
export function ComesBack({ connection }: { connection: ConnectionSummary }) {
  const { t } = useTranslation('whose');
  const { id, planName: plan, asksForAll, syncing, state, fedBy } = connection;
  if (!asksForAll || syncing !== null || state !== 'connected' || fedBy !== null) return null;
  return (
    <NoticeLine tone="calm" actions={<CheckAgain connectionId={id} />}>
      <p>{t('comesBack.text', { plan })}</p>
    </NoticeLine>
  );
}
