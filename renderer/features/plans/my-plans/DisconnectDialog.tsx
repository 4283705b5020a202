import { useTranslation } from 'react-i18next';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../../api/use-command.ts';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { useSavedWords } from '../use-saved-words.ts';

export type Disconnected = {
  planName: string;
  personName: string;
  erased: boolean;
  /** Nothing else was here of the person: they went with the plan. */
  endsPerson: boolean;
  revoked: boolean;
  wasOver?: true;
};

export type DisconnectDialogProps = {
  /** The plan to disconnect, and whose it is; `null` keeps the dialog closed. */
  leaving: {
    connection: ConnectionSummary;
    personName: string;
    otherPlans: readonly string[];
    /** Whom the person helps, whose records come by the same sign-in. */
    helped: readonly string[];
  } | null;
  onClose(): void;
  onDone(disconnected: Disconnected): void;
};

/**
 * Asks what happens to the records when a plan is disconnected, and says what else of its person stays. Erasing is offered
 * first; main asks once more. No button is the green one: Enter and a quick eye erase nothing.
 */
export function DisconnectDialog({ leaving, onClose, onDone }: DisconnectDialogProps) {
  const { t } = useTranslation(['plans', 'common']);
  const savedWords = useSavedWords();
  const { locale } = useFormats();
  const { mutate, isPending, error, reset } = useCommand('connection.disconnect');
  const connection = leaving?.connection;
  const plan = connection?.planName ?? '';
  const name = leaving?.personName ?? '';
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
          onDone({
            planName: plan,
            personName: name,
            erased: erase,
            endsPerson: erase && leaving?.otherPlans.length === 0,
            revoked: ended.revoked,
          });
          close();
        },
      },
    );
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('leave.title', { plan, name })}
      isOpen={leaving !== null}
      onClose={close}
      actions={
        <>
          <Button onPress={() => leave(true)} isPending={isPending}>
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
        {t('leave.eraseText', { plan, name, saved: connection ? savedWords(connection) : '' })}{' '}
        {t('leave.backups')} {leaving && <WhatStays {...leaving} />}
        {leaving && leaving.helped.length > 0 && (
          <>
            {' '}
            {t('leave.helped', {
              names: new Intl.ListFormat(locale, { type: 'conjunction' }).format(leaving.helped),
            })}
          </>
        )}
      </p>
      <p>
        <strong>{t('leave.keep')}:</strong> {t('leave.keepText')}
      </p>
      {error && <FailureNotice failure={error.failure} plan={plan} />}
    </Dialog>
  );
}

/** What is left of the person once the plan is erased: other plans and what was written down, or nothing. */
function WhatStays({
  connection,
  personName: name,
  otherPlans,
}: NonNullable<DisconnectDialogProps['leaving']>) {
  const { t } = useTranslation('plans');
  const { locale } = useFormats();
  const { data } = useRequest('people.previewMove', { connectionId: connection.id });
  if (!data) return null;
  const bills = data.bills + data.stays.bills;
  if (data.endsPerson) return t(bills > 0 ? 'leave.lastBills' : 'leave.last', { name, count: bills });
  const plans = new Intl.ListFormat(locale, { type: 'conjunction' }).format(otherPlans);
  return [
    t('leave.changes'),
    t(bills > 0 ? 'leave.staysBills' : 'leave.stays', { name, plans, count: bills }),
  ].join(' ');
}
