import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Settings.module.css';

/** Saves everything that plans sent about the chosen person as one FHIR file. Empty while nobody is stored. */
export function SaveRecords() {
  const { t } = useTranslation(['settings', 'common']);
  const { person } = usePerson();
  const name = person?.name ?? t('common:person.unnamed');
  const words = { title: t('save.title'), text: t('save.text', { name }), open: t('save.open') };
  return <SaveSheet id="save-records" channel="records.saveBundle" words={words} />;
}

/** Saves everything that the chosen person wrote here as one file. Empty while nobody is stored. */
export function SaveWritten() {
  const { t } = useTranslation(['written', 'common']);
  const { person } = usePerson();
  const name = person?.name ?? t('common:person.unnamed');
  const words = { title: t('save.title'), text: t('save.text', { name }), open: t('save.open') };
  return <SaveSheet id="save-written" channel="written.save" words={words} />;
}

type SaveSheetProps = {
  id: string;
  channel: 'records.saveBundle' | 'written.save';
  words: { title: string; text: string; open: string };
};

function SaveSheet({ id, channel, words }: SaveSheetProps) {
  const { t } = useTranslation('settings');
  const { person } = usePerson();
  const { mutate, data, error, isPending } = useCommand(channel);
  if (!person) return null;
  const file = data?.savedAs?.split(/[\\/]/).at(-1);
  const result = file ? t('save.saved', { file }) : data ? t('save.notSaved') : '';
  return (
    <Sheet labelledBy={id}>
      <div className={styles['section']}>
        <h2 id={id}>{words.title}</h2>
        <p>{words.text}</p>
        <Row>
          <Button isPending={isPending} onPress={() => mutate({ personId: person.id })}>
            {words.open}
          </Button>
        </Row>
        <p role="status">{result}</p>
        {error && <FailureNotice failure={error.failure} />}
      </div>
    </Sheet>
  );
}
