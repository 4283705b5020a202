import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-formats.ts';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ProgressBar } from '../../ui/feedback/Progress.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Files.module.css';

/** Progress of reading or adding, with a button to stop. */
export function ProgressStep({ stage }: { stage: 'looking' | 'storing' | 'adding' }) {
  const { t } = useTranslation(['files', 'written']);
  const words = stage === 'adding' ? 'written:adding' : (`files:${stage}` as const);
  const { size } = useFormats();
  const { progress, stop } = useOpenedFiles();
  const { readBytes = 0, totalBytes = 0, records = 0, fileName = '' } = progress ?? {};
  return (
    <>
      <PageHeader screen={t('screen')} title={t(`${words}.title`)} lead={t(`${words}.lead`)} />
      <Sheet label={t('progress.bar')}>
        <Stack>
          <ProgressBar label={t('progress.bar')} max={Math.max(1, totalBytes)} value={readBytes} />
          <p>
            {totalBytes > 0 && t('progress.read', { read: size(readBytes), total: size(totalBytes) })}{' '}
            {t('progress.records', { count: records })}
            {fileName !== '' && <span className={styles['fileName']}>{fileName}</span>}
          </p>
          <Row>
            <Button onPress={stop}>{t('progress.stop')}</Button>
          </Row>
        </Stack>
      </Sheet>
    </>
  );
}
