import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { billsPlace, removedBill } from './bills-search.ts';

type RemoveBillProps = { billId: string; biller: string; onClose(): void };

/**
 * Asks before a bill is deleted with all that was done about it, and leads to the list, which has the way back, in place of
 * the page: “Back” finds no deleted bill.
 */
export function RemoveBill({ billId, biller, onClose }: RemoveBillProps) {
  const { t } = useTranslation('bills');
  const navigate = useNavigate();
  const remove = useCommand('bills.remove');
  const confirm = async () => {
    const removed = await remove.mutateAsync({ billId }).catch(() => null);
    if (removed === null) return;
    removedBill.tell({ ...removed, biller });
    void navigate({ to: '/bills', search: billsPlace.lastSearch() ?? {}, replace: true });
  };
  return (
    <Dialog
      title={t('removing.title')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={() => void confirm()} isPending={remove.isPending}>
            {t('removing.confirm')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('form.cancel')}
          </Button>
        </>
      }
    >
      <p>{t('removing.text')}</p>
      {remove.error && <FailureNotice failure={remove.error.failure} />}
    </Dialog>
  );
}
