import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../api/use-request.ts';
import { Button } from '../ui/actions/Button.tsx';
import { Notice } from '../ui/feedback/Notice.tsx';
import styles from './StorageWarning.module.css';

/** Tells once, until it is put away, that the app could not make its own copy. */
export function BackupWarning() {
  const { t } = useTranslation('copies');
  const problem = useRequest('backups.get', {}).data?.problem ?? null;
  const [putAway, setPutAway] = useState<typeof problem>(null);
  if (problem === null || problem === putAway) return null;
  return (
    <div className={styles['warning']}>
      <Notice tone="warning" role="status">
        <p>{t(`backups.problem.${problem}`)}</p>
        <Button variant="quiet" onPress={() => setPutAway(problem)}>
          {t('backups.putAway')}
        </Button>
      </Notice>
    </div>
  );
}
