import { useTranslation } from 'react-i18next';
import { useIsKept } from '../../api/use-is-kept.ts';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { Button } from '../actions/Button.tsx';
import { cx } from '../cx.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import styles from './Scan.module.css';
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
