import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrollmentWay } from '#shared/model/plans/enrollment-way';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { SavedFile } from '../feedback/SavedFile.tsx';
import { Checkbox } from '../forms/Checkbox.tsx';
import { Dialog } from '../layout/Dialog.tsx';

type Props = { personId: string; way: EnrollmentWay | null; lastDay: string | null };

/** Saves the next dates for a calendar, after saying that the file is not protected. Names are left out unless asked for. */
export function SaveDates({ personId, way, lastDay }: Props) {
  const { t } = useTranslation('calendar');
  const [isOpen, setOpen] = useState(false);
  const [hasNames, setNames] = useState(false);
  const save = useCommand('forecast.saveDates');
  const open = () => {
    save.reset();
    setNames(false);
    setOpen(true);
  };
  return (
    <>
      <Button onPress={open}>{t('open')}</Button>
      <SavedFile saved={save.data?.hasDates ? save.data : undefined} />
      {save.data?.hasDates === false && <p role="status">{t('none')}</p>}
      {save.error && <FailureNotice failure={save.error.failure} />}
      <Dialog
        title={t('title')}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button
              variant="primary"
              isPending={save.isPending}
              onPress={() =>
                save.mutate({ personId, hasNames, way, lastDay }, { onSettled: () => setOpen(false) })
              }
            >
              {t('save')}
            </Button>
            <Button variant="quiet" onPress={() => setOpen(false)}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('text')}</p>
        <p>{t('namesHint')}</p>
        <p>
          <strong>{t('warning')}</strong>
        </p>
        <Checkbox isSelected={hasNames} onChange={setNames}>
          {t('names')}
        </Checkbox>
      </Dialog>
    </>
  );
}
