import { useTranslation } from 'react-i18next';
import { Button } from '../actions/Button.tsx';
import { Dialog } from '../layout/Dialog.tsx';
import { HiddenNote } from './HiddenPart.tsx';

/** In place of a dialog that begins with what discreet mode covers. */
export function HiddenDialog({ title, onClose }: { title: string; onClose(): void }) {
  const { t } = useTranslation('common');
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('action.close')}</Button>}
    >
      <HiddenNote />
    </Dialog>
  );
}
