import { useTranslation } from 'react-i18next';
import type { Output } from '#shared/ipc/contract';
import { nameSyncService } from '#shared/synced-folder';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../actions/Button.tsx';
import { cx } from '../cx.ts';
import { FailureNotice } from './FailureNotice.tsx';
import styles from './SavedFile.module.css';

export type SavedFileProps = {
  /** What saving a file answered; `undefined` before, and when something else would be saved by now. */
  saved: Output<'app.saveReport'> | undefined;
  className?: string | undefined;
};

/** The name and the folder of the file that was just saved, and a button that shows it there. */
export function SavedFile({ saved, className }: SavedFileProps) {
  const { t } = useTranslation('common');
  const { mutate, error } = useCommand('files.showSaved');
  const path = saved?.savedAs ?? null;
  const service = nameSyncService(path ?? '');
  const [, folder = '', file = path ?? ''] = /^(.*)[\\/]([^\\/]+)$/.exec(path ?? '') ?? [];
  return (
    <div className={cx(styles['saved'], className)}>
      <div role="status" className={styles['words'] ?? ''}>
        {saved && path === null && t('saved.nothing')}
        {path !== null && (
          <>
            <span>{t('saved.as', { file })}</span> {folder && <span>{t('saved.folder', { folder })}</span>}
            {service !== null && <p>{t('saved.synced', { service })}</p>}
          </>
        )}
      </div>
      {path !== null && (
        <Button
          variant="quiet"
          aria-label={t('saved.openNamed', { file })}
          onPress={() => mutate({ savedAs: path })}
        >
          {t('saved.open')}
        </Button>
      )}
      {error && <FailureNotice failure={error.failure} />}
    </div>
  );
}
