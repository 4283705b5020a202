import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Settings.module.css';

/** Erases every record and ends every connection. Main asks whether it is meant, and says what goes. */
export function EraseEverything() {
  const { t } = useTranslation('settings');
  const { mutate, isPending, error, data } = useCommand('data.eraseAll');
  return (
    <Sheet labelledBy="erase">
      <div className={styles['section']}>
        <h2 id="erase">{t('erase.title')}</h2>
        <p>{t('erase.text')}</p>
        {data?.erased && (
          <Notice tone="calm" role="status">
            {t('erase.done')}
          </Notice>
        )}
        {error && <FailureNotice failure={error.failure} />}
        <Row>
          <Button onPress={() => mutate({})} isPending={isPending}>
            {t('erase.open')}
          </Button>
        </Row>
      </div>
    </Sheet>
  );
}
