import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureFrom } from '../../api/request-error.ts';
import { useQuestion } from '../../api/use-command.ts';
import { useFreshCommand } from '../../api/use-fresh-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { CopyButton } from '../../ui/actions/CopyButton.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { SavedFile } from '../../ui/feedback/SavedFile.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import styles from './Settings.module.css';

/** A text about the app's state that a person may send; shown whole before it is saved. */
export function ReportProblem() {
  const { t } = useTranslation('settings');
  const [isOpen, setOpen] = useState(false);
  const { mutate, data, error, isPending } = useQuestion('app.report');
  return (
    <Setting title={t('report.title')}>
      <p>{t('report.text')}</p>
      <Row>
        <Button isPending={isPending} onPress={() => mutate({}, { onSuccess: () => setOpen(true) })}>
          {t('report.open')}
        </Button>
      </Row>
      {error && <FailureNotice failure={failureFrom(error)} />}
      {isOpen && data && <Report text={data.text} onClose={() => setOpen(false)} />}
    </Setting>
  );
}

function Report({ text, onClose }: { text: string; onClose(): void }) {
  const { t } = useTranslation('settings');
  const id = useId();
  const { run: save, answer: saved, error, isPending } = useFreshCommand('app.saveReport', {});
  return (
    <Dialog
      title={t('report.dialog')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" isPending={isPending} onPress={save}>
            {t('report.save')}
          </Button>
          <CopyButton text={text} label={t('report.copy')}>
            {t('report.copy')}
          </CopyButton>
        </>
      }
    >
      <p id={id}>{t('report.dialogText')}</p>
      <ScrollRegion className={styles['report']} aria-labelledby={id}>
        <pre>{text}</pre>
      </ScrollRegion>
      <SavedFile saved={saved} />
      {error && <FailureNotice failure={error.failure} />}
    </Dialog>
  );
}
