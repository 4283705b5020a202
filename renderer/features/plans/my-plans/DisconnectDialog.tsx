import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/connection';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { useSavedWords } from '../use-saved-words.ts';

export type Disconnected = { planName: string; erased: boolean; revoked: boolean; wasOver?: true };

export type DisconnectDialogProps = {
  /** The plan to disconnect; `null` keeps the dialog closed. */
  connection: ConnectionSummary | null;
  onClose(): void;
  onDone(disconnected: Disconnected): void;
};

/** Asks what happens to the records when a plan is disconnected. Erasing is offered first; main asks once more. */
export function DisconnectDialog({ connection, onClose, onDone }: DisconnectDialogProps) {
  const { t } = useTranslation(['plans', 'common']);
  const savedWords = useSavedWords();
  const { mutate, isPending, error, reset } = useCommand('connection.disconnect');
  const plan = connection?.planName ?? '';
  const close = () => {
    reset();
    onClose();
  };
  const leave = (erase: boolean) => {
    if (!connection) return;
    mutate(
      { connectionId: connection.id, erase },
      {
        onSuccess: (ended) => {
          if (ended === null) return;
          onDone({ planName: plan, erased: erase, revoked: ended.revoked });
          close();
        },
      },
    );
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('leave.title', { plan })}
      isOpen={connection !== null}
      onClose={close}
      actions={
        <>
          <Button variant="primary" onPress={() => leave(true)} isPending={isPending}>
            {t('leave.erase')}
          </Button>
          <Button onPress={() => leave(false)} isPending={isPending}>
            {t('leave.keep')}
          </Button>
          <Button variant="quiet" onPress={close}>
            {t('common:action.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('leave.both', { plan })}</p>
      <p>
        <strong>{t('leave.erase')}:</strong>{' '}
        {t('leave.eraseText', { plan, saved: connection ? savedWords(connection) : '' })}
      </p>
      <p>
        <strong>{t('leave.keep')}:</strong> {t('leave.keepText')}
      </p>
      {error && <FailureNotice failure={error.failure} plan={plan} />}
    </Dialog>
  );
}
