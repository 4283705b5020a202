import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { failureFrom } from '../../api/request-error.ts';
import { useRequest } from '../../api/use-request.ts';
import { Button } from '../../ui/Button.tsx';
import { Details } from '../../ui/Details.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FailureNotice } from '../../ui/FailureNotice.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { CopyButton } from '../claim/CopyButton.tsx';
import styles from '../claim/EverythingSection.module.css';

export type SeeAllDataProps = {
  /** `<connection id>/<resource type>/<resource id>`. */
  id: string;
  unread: readonly { path: string; text: string }[];
  /** Whose texts say it. */
  words?: 'coverage' | 'health';
  children?: ReactNode;
};

/** What the app did not understand of a record, and the record itself. */
export function SeeAllData({ id, unread, words = 'coverage', children }: SeeAllDataProps) {
  const { t } = useTranslation(words);
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles['everything']}>
      {children}
      {unread.length === 0 ? (
        <p>{t('everything.unreadNone')}</p>
      ) : (
        <Details summary={t('everything.unread', { count: unread.length })}>
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
        <Button onPress={() => setOpen(true)}>{t('everything.open')}</Button>
      </div>
      {isOpen && <SourceDialog id={id} words={words} onClose={() => setOpen(false)} />}
    </div>
  );
}

type SourceDialogProps = { id: string; words: 'coverage' | 'health'; onClose(): void };

function SourceDialog({ id, words, onClose }: SourceDialogProps) {
  const { t } = useTranslation(words);
  const headingId = useId();
  const { data, error, refetch } = useRequest('records.source', { id });
  return (
    <Dialog title={t('everything.dialog')} isOpen onClose={onClose}>
      <p id={headingId}>
        {t('everything.dialogText')}{' '}
        {data && (
          <CopyButton text={data.json} label={t('everything.copy')}>
            {t('everything.copy')}
          </CopyButton>
        )}
      </p>
      {error && <FailureNotice failure={failureFrom(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={6} label={t('everything.loading')} />}
      {data && (
        <ScrollRegion className={styles['source']} aria-labelledby={headingId}>
          <pre>{data.json}</pre>
        </ScrollRegion>
      )}
    </Dialog>
  );
}
