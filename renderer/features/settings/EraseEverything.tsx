import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { Dialog } from '../../ui/layout/Dialog.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Settings.module.css';

/** Erases every record and ends every connection, after a dialog that says so and a box to tick. */
export function EraseEverything() {
  const { t } = useTranslation(['settings', 'common']);
  const [isOpen, setOpen] = useState(false);
  const [isSure, setSure] = useState(false);
  const { mutate, isPending, error, isSuccess, reset } = useCommand('data.eraseAll');
  const close = () => {
    setOpen(false);
    setSure(false);
  };
  return (
    <Sheet labelledBy="erase">
      <div className={styles['section']}>
        <h2 id="erase">{t('erase.title')}</h2>
        <p>{t('erase.text')}</p>
        {isSuccess && (
          <Notice tone="calm" role="status">
            {t('erase.done')}
          </Notice>
        )}
        <Row>
          <Button
            onPress={() => {
              reset();
              setOpen(true);
            }}
          >
            {t('erase.open')}
          </Button>
        </Row>
      </div>
      <Dialog
        role="alertdialog"
        title={t('erase.question')}
        isOpen={isOpen}
        onClose={close}
        actions={
          <>
            <Button
              variant="primary"
              isDisabled={!isSure}
              isPending={isPending}
              onPress={() => mutate({}, { onSuccess: close })}
            >
              {t('erase.now')}
            </Button>
            <Button variant="quiet" onPress={close}>
              {t('common:action.cancel')}
            </Button>
          </>
        }
      >
        <ul>
          <li>{t('erase.claims')}</li>
          <li>{t('erase.access')}</li>
          <li>{t('erase.log')}</li>
          <li>{t('erase.files')}</li>
        </ul>
        <p>{t('erase.noWayBack')}</p>
        <Checkbox isSelected={isSure} onChange={setSure}>
          {t('erase.sure')}
        </Checkbox>
        {error && <FailureNotice failure={error.failure} />}
      </Dialog>
    </Sheet>
  );
}
