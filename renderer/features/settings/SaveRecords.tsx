import { useTranslation } from 'react-i18next';
import { useFreshCommand } from '../../api/use-fresh-command.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { SavedFile } from '../../ui/feedback/SavedFile.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { FoldedSetting } from '../../ui/layout/Setting.tsx';

/** Saves everything that plans sent about the chosen person as one FHIR file. Empty while nobody is stored. */
export function SaveRecords() {
  const { t } = useTranslation(['settings', 'common']);
  const { person } = usePerson();
  const nameOf = usePersonNames();
  const name = person ? nameOf(person) : '';
  const words = { title: t('save.title'), text: t('save.text', { name }), open: t('save.open') };
  return <SaveSetting channel="records.saveBundle" words={words} />;
}

/** Saves everything that the chosen person wrote here as one file. Empty while nobody is stored. */
export function SaveWritten() {
  const { t } = useTranslation(['written', 'common']);
  const { person } = usePerson();
  const nameOf = usePersonNames();
  const name = person ? nameOf(person) : '';
  const words = { title: t('save.title'), text: t('save.text', { name }), open: t('save.open') };
  return <SaveSetting channel="written.save" words={words} />;
}

type SaveSettingProps = {
  channel: 'records.saveBundle' | 'written.save';
  words: { title: string; text: string; open: string };
};

function SaveSetting({ channel, words }: SaveSettingProps) {
  const { person } = usePerson();
  const {
    run: save,
    answer: saved,
    error,
    isPending,
  } = useFreshCommand(channel, { personId: person?.id ?? '' });
  if (!person) return null;
  return (
    <FoldedSetting title={words.title}>
      <p>{words.text}</p>
      <Row>
        <Button isPending={isPending} onPress={save}>
          {words.open}
        </Button>
      </Row>
      <SavedFile saved={saved} />
      {error && <FailureNotice failure={error.failure} />}
    </FoldedSetting>
  );
}
