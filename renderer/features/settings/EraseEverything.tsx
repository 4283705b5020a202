import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';

/** Erases every record and ends every connection. Main asks whether it is meant, and says what goes. */
export function EraseEverything() {
  const { t } = useTranslation('settings');
  const { mutate, isPending, error, data } = useCommand('data.eraseAll');
  return (
    <Setting title={t('erase.title')}>
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
    </Setting>
  );
}
