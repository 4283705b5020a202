import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../actions/Button.tsx';
import { Dialog } from '../layout/Dialog.tsx';

/** Asks before a screen is left on which something is typed and not saved. `isUnsaved` is called when it is left. */
export function LeaveGuard({ isUnsaved }: { isUnsaved(): boolean }) {
  const { t } = useTranslation('common');
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isUnsaved(),
    withResolver: true,
    enableBeforeUnload: false,
  });
  return (
    <Dialog
      title={t('leave.title')}
      isOpen={status === 'blocked'}
      onClose={() => reset?.()}
      role="alertdialog"
      actions={
        <>
          <Button variant="primary" onPress={() => reset?.()}>
            {t('leave.stay')}
          </Button>
          <Button variant="quiet" onPress={() => proceed?.()}>
            {t('leave.go')}
          </Button>
        </>
      }
    >
      <p>{t('leave.text')}</p>
    </Dialog>
  );
}
