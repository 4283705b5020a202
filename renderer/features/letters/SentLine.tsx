import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { About } from '#shared/model/bills/about';
import { type LetterTemplate, type SentLetterFacts, sendingWays } from '#shared/model/bills/letter';
import { useCommand } from '../../api/use-command.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { focusInvalid } from '../../ui/forms/focus-invalid.ts';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { useDayToCome } from '../../ui/forms/use-day-to-come.ts';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Stack } from '../../ui/layout/Row.tsx';

export type SentLineProps = { about: About; template: LetterTemplate; sentOn: string | null };

/** Writes down that a letter was sent; it then stands among what the person did. */
export function SentLine({ about, template, sentOn }: SentLineProps) {
  const { t } = useTranslation('letters');
  const { date } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const day = date(sentOn);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('sent.open')}</Button>
      <p role="status">{day !== null && t('sent.on', { day })}</p>
      {isOpen && <SentDialog about={about} template={template} onClose={() => setOpen(false)} />}
    </>
  );
}

type SentDialogProps = { about: About; template: LetterTemplate; onClose(): void };

function SentDialog({ about, template, onClose }: SentDialogProps) {
  const { t } = useTranslation('letters');
  const note = useCommand('letters.noteSent');
  const today = useToday();
  const sayToCome = useDayToCome();
  const [facts, setFacts] = useState<SentLetterFacts>({
    template,
    sentOn: today,
    way: 'mail',
    followUpOn: null,
  });
  const set = (some: Partial<SentLetterFacts>) => setFacts({ ...facts, ...some });
  const save = async () => {
    if (facts.sentOn === '' || sayToCome(facts.sentOn) !== null) return focusInvalid();
    const noted = await note.mutateAsync({ about, facts }).catch(() => null);
    if (noted) onClose();
  };
  return (
    <Dialog
      title={t('sent.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onPress={() => void save()} isPending={note.isPending}>
            {t('sent.save')}
          </Button>
          <Button variant="quiet" onPress={onClose}>
            {t('sent.cancel')}
          </Button>
        </>
      }
    >
      <Stack>
        <DateField
          label={t('sent.day')}
          value={facts.sentOn}
          onChange={(sentOn) => set({ sentOn })}
          error={facts.sentOn === '' ? t('sent.dayMissing') : sayToCome(facts.sentOn)}
        />
        <RadioGroup
          label={t('sent.way')}
          value={facts.way}
          onChange={(way) => set({ way })}
          options={sendingWays.map((value) => ({ value, label: t(`sent.by.${value}`) }))}
        />
        <DateField
          label={t('sent.followUp')}
          value={facts.followUpOn ?? ''}
          onChange={(day) => set({ followUpOn: day === '' ? null : day })}
        />
        {note.error && <FailureNotice failure={note.error.failure} />}
      </Stack>
    </Dialog>
  );
}
