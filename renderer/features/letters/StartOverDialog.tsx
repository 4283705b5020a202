import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/actions/Button.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';

export type StartOverDialogProps = { onConfirm(): void; isPending: boolean; onClose(): void };

/** Asks before what the person wrote in a letter is deleted. */
export function StartOverDialog({ onConfirm, isPending, onClose }: StartOverDialogProps) {
  const { t } = useTranslation('letters');
  return (
    <Dialog
      title={t('again.title')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onConfirm} isPending={isPending}>
            {t('again.confirm')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('again.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('again.text')}</p>
    </Dialog>
  );
}
