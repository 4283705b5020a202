import { useTranslation } from 'react-i18next';
import { useIsKept } from '../../api/use-is-kept.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import styles from '../../ui/scans/Scan.module.css';
import { useOpenedFiles } from '../opened-files.tsx';
import type { HeldScanChoice } from './use-held-scan.ts';

/** Where a scan may be dropped or chosen; what is wrong with the last one. `words`: of what it is, where it is no bill. */
export function ScanChoice({ choice, words }: { choice: HeldScanChoice; words?: string }) {
  const { t } = useTranslation('scans');
  const isStored = useIsKept();
  const { isDragging } = useOpenedFiles();
  const { isReading, failure, choose } = choice;
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      <div className={cx(styles['drop'], isDragging && styles['dragging'])}>
        <div>
          <p>
            <strong>{isDragging ? t('dropNow') : (words ?? t('drop'))}</strong>
          </p>
          <p className={styles['facts']}>
            {t('bounds')} {t(isStored ? 'encrypted' : 'memory')}
          </p>
        </div>
        <Button onPress={choose} isPending={isReading}>
          {t('choose')}
        </Button>
      </div>
    </>
  );
}
