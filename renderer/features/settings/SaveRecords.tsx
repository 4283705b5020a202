import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Settings.module.css';

/** Saves everything about the chosen person as one FHIR file. Empty while nobody is stored. */
export function SaveRecords() {
  const { t } = useTranslation(['settings', 'common']);
  const { person } = usePerson();
  const { mutate, data, error, isPending } = useCommand('records.saveBundle');
  if (!person) return null;
  const file = data?.savedAs?.split(/[\\/]/).at(-1);
  const result = file ? t('save.saved', { file }) : data ? t('save.notSaved') : '';
  return (
    <Sheet labelledBy="save-records">
      <div className={styles['section']}>
        <h2 id="save-records">{t('save.title')}</h2>
        <p>{t('save.text', { name: person.name ?? t('common:person.unnamed') })}</p>
        <Row>
          <Button isPending={isPending} onPress={() => mutate({ personId: person.id })}>
            {t('save.open')}
          </Button>
        </Row>
        <p role="status">{result}</p>
        {error && <FailureNotice failure={error.failure} />}
      </div>
    </Sheet>
  );
}
