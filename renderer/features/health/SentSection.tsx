import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '#shared/model/health-record';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CopyButton } from '../claim/CopyButton.tsx';
import styles from './RecordScreen.module.css';

/** What the app did not understand of the record, and the record as the plan sent it. */
export function SentSection({ view: { row, unread } }: { view: RecordView }) {
  const { t } = useTranslation('health');
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <Sheet labelledBy={id}>
      <div className={styles['section']}>
        <h2 id={id}>{t('sent.title')}</h2>
        {unread.length === 0 ? (
          <p>{t('sent.unreadNone')}</p>
        ) : (
          <Details summary={t('sent.unread', { count: unread.length })}>
            <ul className={styles['unread']}>
              {unread.map(({ path, text }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: unread parts never change places.
                <li key={index}>
                  <code>{path}</code> {text}
                </li>
              ))}
            </ul>
          </Details>
        )}
        <div>
          <Button onPress={() => setOpen(true)}>{t('sent.open')}</Button>
        </div>
      </div>
      {isOpen && <SourceDialog recordId={row.id} onClose={() => setOpen(false)} />}
    </Sheet>
  );
}

function SourceDialog({ recordId, onClose }: { recordId: string; onClose(): void }) {
  const { t } = useTranslation('health');
  const { data, error, refetch } = useRequest('records.source', { id: recordId });
  return (
    <Dialog title={t('sent.dialog')} isOpen onClose={onClose}>
      <p>
        {t('sent.dialogText')}{' '}
        {data && (
          <CopyButton text={data.json} label={t('sent.copy')}>
            {t('sent.copy')}
          </CopyButton>
        )}
      </p>
      {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && (
        <section
          className={styles['source']}
          aria-label={t('sent.dialog')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
          tabIndex={0}
        >
          <pre>{data.json}</pre>
        </section>
      )}
    </Dialog>
  );
}
