import { useTranslation } from 'react-i18next';
import { keptBackups } from '#shared/model/files/backups';
import { useCommand } from '../../api/use-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import styles from './Settings.module.css';

/** The copies that the app makes by itself: which, where, and going back to one. Empty where nothing is kept. */
export function BackupSettings() {
  const { t } = useTranslation('copies');
  const { moment, size } = useFormats();
  const { data } = useRequest('backups.get', {});
  const show = useCommand('backups.showFolder');
  const restore = useCommand('backups.restore');
  if (!data || data.folder === null) return null;
  return (
    <Setting title={t('backups.title')}>
      <p>{t('backups.text', { count: keptBackups })}</p>
      {data.problem !== null && <Notice tone="warning">{t(`backups.problem.${data.problem}`)}</Notice>}
      {data.backups.length === 0 ? (
        <p>{t('backups.none')}</p>
      ) : (
        <ul className={styles['backups']}>
          {data.backups.map(({ id, at, bytes, isBefore }) => (
            <li key={id}>
              <span>
                {t(isBefore ? 'backups.before' : 'backups.of', { moment: moment(at), size: size(bytes) })}
              </span>
              <Button
                variant="quiet"
                onPress={() => restore.mutate({ id })}
                isPending={restore.isPending}
                aria-label={t('backups.goBackTo', { moment: moment(at) })}
              >
                {t('backups.goBack')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status">{restore.data?.restored && t('backups.restored')}</p>
      {restore.error && <FailureNotice failure={restore.error.failure} />}
      {data.backups.length > 0 && (
        <>
          <p className={styles['path']}>{t('backups.where', { folder: data.folder })}</p>
          <Row>
            <Button onPress={() => show.mutate({})}>{t('saved.show')}</Button>
          </Row>
        </>
      )}
    </Setting>
  );
}
