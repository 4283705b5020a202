import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '#shared/model/plans/connection';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { GoesWhole } from './GoesWhole.tsx';
import { useGoesWords } from './use-goes-words.ts';
import { WhoDialog } from './WhoDialog.tsx';

export type MergeDialogProps = {
  /** Who stays. */
  into: PersonSummary;
  others: readonly PersonSummary[];
  onClose(): void;
  /** `gone`: who is no person of their own any more. */
  onMerged(gone: PersonSummary): void;
};

/** Asks who is the same person, and says what becomes theirs and what cannot be told apart later. */
export function MergeDialog({ into, others, onClose, onMerged }: MergeDialogProps) {
  const { t } = useTranslation('people');
  const nameOf = usePersonNames();
  const goesWords = useGoesWords();
  const [who, setWho] = useState<string | null>(null);
  const { mutate, isPending, error } = useCommand('people.merge');
  const chosen = others.find(({ id }) => id === who);
  const preview = useRequest('people.previewMerge', { personId: who ?? '' }, { enabled: who !== null });
  return (
    <WhoDialog
      title={t('merge.ask', { name: nameOf(into) })}
      label={t('merge.who')}
      unanswered={t('merge.open')}
      options={others.map((person) => ({ value: person.id, label: nameOf(person) }))}
      who={who}
      onChoose={setWho}
      go={t('merge.go')}
      isPending={isPending || (chosen !== undefined && !preview.data)}
      onGo={(personId) =>
        mutate({ personId, intoId: into.id }, { onSuccess: () => chosen && onMerged(chosen) })
      }
      onClose={onClose}
    >
      <div role="status">
        {chosen && preview.data && (
          <GoesWhole name={nameOf(chosen)} into={nameOf(into)} goes={goesWords(preview.data)} />
        )}
      </div>
      {preview.error && <FailureNotice failure={preview.error.failure} />}
      {error && <FailureNotice failure={error.failure} />}
    </WhoDialog>
  );
}
