import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionSummary, PersonSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { GoesWhole } from './GoesWhole.tsx';
import { useGoesWords } from './use-goes-words.ts';
import { WhoDialog } from './WhoDialog.tsx';

const someoneNew = 'new';

export type MoveDialogProps = {
  connection: ConnectionSummary;
  /** Whose it is now. */
  owner: string;
  others: readonly PersonSummary[];
  onClose(): void;
  /** `to`: whose it is then. `endsPerson`: nothing is left of whose it was, who is nobody here any more. */
  onMoved(to: { personId: string; name: string }, endsPerson: boolean): void;
};

/**
 * Asks whose a plan is, and says what goes along with it and what stays. The only plan of somebody takes all of them
 * along: it can be given to who is here, not to somebody new, who would be the same person again.
 */
export function MoveDialog({ connection, owner, others, onClose, onMoved }: MoveDialogProps) {
  const { t } = useTranslation('people');
  const nameOf = usePersonNames();
  const goesWords = useGoesWords();
  const [who, setWho] = useState<string | null>(null);
  const { mutateAsync, isPending, error } = useCommand('people.move');
  const { id: connectionId, planName: plan } = connection;
  const preview = useRequest('people.previewMove', { connectionId });
  const endsPerson = preview.data?.endsPerson ?? false;
  const chosen = others.find(({ id }) => id === who);
  // Whose only plan it was is gone when the answer is there, and this dialog with them: the promise still goes on.
  const move = () =>
    mutateAsync({ connectionId, personId: chosen?.id ?? null }).then(
      ({ personId }) => onMoved({ personId, name: chosen ? nameOf(chosen) : t('move.new') }, endsPerson),
      () => undefined,
    );
  const goes = preview.data && goesWords(preview.data);
  const stays = preview.data && goesWords(preview.data.stays);
  return (
    <WhoDialog
      title={t('move.title', { plan })}
      label={t('move.who')}
      unanswered={t('move.open')}
      options={[
        ...others.map((person) => ({ value: person.id, label: nameOf(person) })),
        ...(endsPerson ? [] : [{ value: someoneNew, label: t('move.someoneNew') }]),
      ]}
      who={who}
      onChoose={setWho}
      go={t('move.go')}
      isPending={isPending || !preview.data}
      onGo={move}
      onClose={onClose}
    >
      {preview.data && !endsPerson && (
        <Stack>
          <p>{goes ? t('move.goes', { goes }) : t('move.goesNothing')}</p>
          {stays && <p>{t('move.stays', { stays, owner })}</p>}
          <p>{t('move.undo')}</p>
        </Stack>
      )}
      {endsPerson && (
        <Stack>
          <p>{t('move.only', { owner })}</p>
          <div role="status">
            {chosen && <GoesWhole name={owner} into={nameOf(chosen)} goes={goes ?? null} />}
          </div>
        </Stack>
      )}
      {preview.error && <FailureNotice failure={preview.error.failure} />}
      {error && <FailureNotice failure={error.failure} plan={plan} />}
    </WhoDialog>
  );
}
