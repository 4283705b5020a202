import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import { type VisitAnswer, type VisitCheckFacts, visitAnswers } from '#shared/model/visits/visit-check';
import { useCommand } from '../../../api/use-command.ts';
import { useToday } from '../../../day/use-today.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { HiddenDialog } from '../../../ui/discreet/HiddenDialog.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import type { Undo } from '../../../ui/feedback/use-undo.tsx';
import { RadioGroup } from '../../../ui/forms/RadioGroup.tsx';
import { TextArea } from '../../../ui/forms/TextArea.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { Stack } from '../../../ui/layout/Row.tsx';

export type VisitCheckDialogProps = {
  claimId: string;
  /** What was noted before. */
  kept: VisitCheckFacts | null;
  /** Where the way back stands once it is taken back. */
  undo: Undo;
  onClose(): void;
};

/** Notes that the person does not know the care on a claim, changes the note, or takes it back. */
export function VisitCheckDialog(props: VisitCheckDialogProps) {
  const { t } = useTranslation('visits');
  if (hasCovered(props.kept)) return <HiddenDialog title={t('dialog.title')} onClose={props.onClose} />;
  return <Editor {...props} />;
}

function Editor({ claimId, kept, undo, onClose }: VisitCheckDialogProps) {
  const { t } = useTranslation(['visits', 'common']);
  const save = useCommand('visitChecks.save');
  const today = useToday();
  const [answer, setAnswer] = useState<VisitAnswer | null>(kept?.answer ?? null);
  const [note, setNote] = useState(kept?.note ?? '');
  const [isMissing, setMissing] = useState(false);
  const write = async (facts: VisitCheckFacts | null) => {
    const saved = await save.mutateAsync({ claimId, facts }).catch(() => null);
    if (saved === null) return;
    onClose();
    if (facts === null)
      undo.offer(t('common:undo.removed.visit'), () => save.mutateAsync({ claimId, facts: kept }));
  };
  const keep = () => {
    if (answer === null) return setMissing(true);
    void write({ answer, note: note.trim(), notedOn: kept?.notedOn ?? today });
  };
  return (
    <Dialog
      title={t('dialog.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={keep} isPending={save.isPending}>
            {t('dialog.save')}
          </Button>
          {kept !== null && <Button onPress={() => void write(null)}>{t('dialog.remove')}</Button>}
          <Button variant="quiet" onPress={onClose}>
            {t('dialog.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('dialog.text')}</p>
        <RadioGroup<VisitAnswer>
          label={t('dialog.which')}
          value={answer}
          onChange={setAnswer}
          options={visitAnswers.map((value) => ({ value, label: t(`answer.${value}`) }))}
          error={isMissing && answer === null ? t('dialog.missing') : null}
        />
        <TextArea
          label={t('dialog.note')}
          hint={t('dialog.noteHint')}
          value={note}
          onChange={setNote}
          rows={3}
          maxLength={1_000}
        />
        {save.error && <FailureNotice failure={save.error.failure} />}
      </Stack>
    </Dialog>
  );
}
