import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../api/use-request.ts';
import { Button } from '../ui/actions/Button.tsx';
import { Dialog } from '../ui/layout/Dialog.tsx';
import { showPlace } from '../ui/show-place.ts';
import { whenThere } from '../ui/when-there.ts';

/** Answers "Lock" where no passphrase is set: why nothing is locked, and what to do instead. */
export function NoLockDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['lock', 'common']);
  const navigate = useNavigate();
  const storage = useRequest('app.info', {}).data?.storage ?? 'encrypted';
  if (storage !== 'encrypted')
    return (
      <Dialog title={t('lock:cannot.notKept.title')} isOpen onClose={onClose}>
        <p>{t(`common:storage.${storage}`)}</p>
        <p>{t('lock:cannot.notKept.text')}</p>
      </Dialog>
    );
  const open = () => {
    onClose();
    void navigate({ to: '/settings' }).then(() => whenThere('#settings-lock', ({ id }) => showPlace(id)));
  };
  return (
    <Dialog
      title={t('lock:cannot.notSet.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={open}>
            {t('lock:cannot.notSet.open')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('common:action.close')}
          </Button>
        </>
      }
    >
      <p>{t('lock:cannot.notSet.text')}</p>
    </Dialog>
  );
}
