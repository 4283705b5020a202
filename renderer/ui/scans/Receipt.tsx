import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScanFacts, ScanPlace } from '#shared/model/bills/scan';
import { send } from '../../api/bridge.ts';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import type { Undo } from '../feedback/use-undo.tsx';
import { Dialog } from '../layout/Dialog.tsx';
import { KeptScan } from './KeptScan.tsx';

/** The receipt of a payment: seen in a dialog, or chosen where there is none. `payment`: the payment in words. */
export function Receipt({
  paymentId,
  payment,
  facts,
  undo,
}: {
  paymentId: string;
  payment: string;
  facts: ScanFacts | null;
  undo: Undo;
}) {
  const { t } = useTranslation('scans');
  const [isOpen, setOpen] = useState(false);
  const choose = useCommand('scans.choose');
  const keep = useCommand('scans.keep');
  const error = choose.error ?? keep.error;
  const place: ScanPlace = { of: 'payment', id: paymentId };
  const add = async () => {
    const held = await choose.mutateAsync({}).catch(() => null);
    if (held === null) return;
    const kept = await keep.mutateAsync({ heldId: held.ref.id, place }).catch(() => null);
    if (kept === null) void send('scans.drop', {}).catch(() => undefined);
  };
  return (
    <>
      {facts ? (
        <Button variant="quiet" onPress={() => setOpen(true)} aria-label={t('receipt.seeOf', { payment })}>
          {t('receipt.see')}
        </Button>
      ) : (
        <Button
          variant="quiet"
          onPress={() => void add()}
          isPending={choose.isPending || keep.isPending}
          aria-label={t('receipt.addTo', { payment })}
        >
          {t('receipt.add')}
        </Button>
      )}
      {error && <FailureNotice failure={failureFrom(error)} />}
      {facts && isOpen && (
        <Dialog title={t('receipt.title')} isOpen onClose={() => setOpen(false)}>
          <p>{payment}</p>
          <KeptScan place={place} facts={facts} undo={undo} />
        </Dialog>
      )}
    </>
  );
}
