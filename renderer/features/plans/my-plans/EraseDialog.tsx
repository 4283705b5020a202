import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/connection';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { useSavedWords } from '../use-saved-words.ts';
import type { Disconnected } from './DisconnectDialog.tsx';

export type EraseDialogProps = {
  /** A file, or a disconnected plan; `null` keeps the dialog closed. */
  connection: ConnectionSummary | null;
  onClose(): void;
  onDone(erased: Disconnected): void;
};

/** Confirms erasing the records of a file or a disconnected plan, which has no permission to end. */
export function EraseDialog({ connection, onClose, onDone }: EraseDialogProps) {
  const { t } = useTranslation(['files', 'plans', 'common']);
  const savedWords = useSavedWords();
  const { mutate, isPending, error, reset } = useCommand('connection.disconnect');
  const planName = connection?.planName ?? '';
  const close = () => {
    reset();
    onClose();
  };
  const erase = () => {
    if (!connection) return;
    mutate(
      { connectionId: connection.id, erase: true },
      {
        onSuccess: () => {
          onDone({ planName, erased: true, revoked: false, wasOver: true });
          close();
        },
      },
    );
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('plan.eraseTitle', { plan: planName })}
      isOpen={connection !== null}
      onClose={close}
      actions={
        <>
          <Button variant="primary" onPress={erase} isPending={isPending}>
            {t('plan.eraseYes')}
          </Button>
          <Button variant="quiet" onPress={close}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <p>
        {connection?.origin === 'plan'
          ? t('plans:eraseText', { plan: planName, saved: savedWords(connection) })
          : t('plan.eraseText', { claims: t('common:claims', { count: connection?.claims ?? 0 }) })}
      </p>
      {error && <FailureNotice failure={error.failure} plan={planName} />}
    </Dialog>
  );
}
