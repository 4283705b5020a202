import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../actions/Button.tsx';

/** Asks a plan for everything again, which brings back what was erased here; nothing for a file, or without a sign-in. */
export function CheckAgain({ connectionId }: { connectionId: string }) {
  const { t } = useTranslation(['plans', 'common']);
  const start = useCommand('sync.start');
  const connection = useRequest('connection.list', {}).data?.find(({ id }) => id === connectionId);
  if (connection?.origin !== 'plan' || connection.state !== 'connected') return null;
  if (connection.syncing !== null) return <span className="muted">{t('common:fresh.checking')}</span>;
  return (
    <Button isPending={start.isPending} onPress={() => start.mutate({ connectionId })}>
      {t('plans:check')}
    </Button>
  );
}
