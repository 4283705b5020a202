import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment, OpenedAttachment } from '#shared/model/health/health-record';
import { failureFrom } from '../../../api/request-error.ts';
import { useCommand } from '../../../api/use-command.ts';
import { useFreshCommand } from '../../../api/use-fresh-command.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { SmallLine } from '../../../ui/data/SmallLine.tsx';
import { HiddenPart } from '../../../ui/discreet/HiddenPart.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { SavedFile } from '../../../ui/feedback/SavedFile.tsx';
import { Dialog } from '../../../ui/layout/Dialog.tsx';
import { ScrollRegion } from '../../../ui/layout/ScrollRegion.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { useFileWords } from './file-words.ts';
import styles from './RecordScreen.module.css';

export type AttachmentSectionProps = {
  recordId: string;
  attachments: readonly Attachment[];
  planName: string;
};

/** The files of a record, with type and size shown before anything is fetched or opened. */
export function AttachmentSection({ recordId, attachments, planName }: AttachmentSectionProps) {
  const { t } = useTranslation('health');
  const id = useId();
  if (attachments.length === 0) return null;
  return (
    <Sheet labelledBy={id}>
      <div className={styles['section']}>
        <h2 id={id}>{t('file.title', { count: attachments.length })}</h2>
        <ul className={styles['files']}>
          {attachments.map((attachment) => (
            <li key={attachment.index}>
              <FileLine recordId={recordId} attachment={attachment} planName={planName} />
            </li>
          ))}
        </ul>
      </div>
    </Sheet>
  );
}

type FileLineProps = { recordId: string; attachment: Attachment; planName: string };

function FileLine({ recordId, attachment, planName }: FileLineProps) {
  const { t } = useTranslation('health');
  const words = useFileWords();
  const open = useCommand('health.openAttachment');
  const [opened, setOpened] = useState<OpenedAttachment | null>(null);
  const name = words.name(attachment);
  const of = { recordId, index: attachment.index };
  const save = useFreshCommand('health.saveAttachment', of);
  const error = open.error ?? save.error;
  // The buttons stay enabled meanwhile: disabling the focused one would lose focus.
  const isBusy = open.isPending || save.isPending;
  const onSave = () => {
    if (isBusy) return;
    open.reset();
    save.run();
  };
  const onOpen = () => {
    if (isBusy) return;
    save.reset();
    open.mutate(of, { onSuccess: setOpened });
  };
  return (
    <>
      <div className={styles['file']}>
        <strong>{name}</strong>
        <SmallLine>{words.facts(attachment)}</SmallLine>
        {attachment.place === 'at-plan' && <SmallLine>{t('file.atPlan', { plan: planName })}</SmallLine>}
        {attachment.place === 'elsewhere' && <SmallLine>{t('file.elsewhere')}</SmallLine>}
        <span role="status" className="small">
          {open.isPending && t('file.opening')}
        </span>
        <SavedFile saved={save.answer} className="small" />
      </div>
      {attachment.place !== 'elsewhere' && (
        <div className={styles['actions']}>
          <Button aria-label={t('file.openNamed', { name })} onPress={onOpen}>
            {t('file.open')}
          </Button>
          <Button aria-label={t('file.saveNamed', { name })} onPress={onSave}>
            {t('file.save')}
          </Button>
        </div>
      )}
      {error && <FailureNotice failure={failureFrom(error)} plan={planName} />}
      {opened && <OpenedDialog name={name} opened={opened} onSave={onSave} onClose={() => setOpened(null)} />}
    </>
  );
}

type OpenedDialogProps = { name: string; opened: OpenedAttachment; onSave(): void; onClose(): void };

function OpenedDialog({ name, opened, onSave, onClose }: OpenedDialogProps) {
  const { t } = useTranslation(['health', 'common']);
  const { size } = useFormats();
  const words = useFileWords();
  const save = () => {
    onClose();
    onSave();
  };
  return (
    <Dialog
      title={name}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={save}>{t('file.save')}</Button>
          <Button onPress={onClose}>{t('common:action.close')}</Button>
        </>
      }
    >
      <HiddenPart>
        {opened.type === 'text' && (
          <ScrollRegion className={styles['paper']} aria-label={name}>
            {opened.text}
          </ScrollRegion>
        )}
        {opened.type === 'image' && <img className={styles['picture']} src={opened.dataUrl} alt={name} />}
        {opened.type === 'file' && (
          <p>
            {t('file.notShown', { type: words.type(opened.contentType), size: size(opened.bytes) })}{' '}
            {t('file.saveToOpen')}
          </p>
        )}
      </HiddenPart>
    </Dialog>
  );
}
