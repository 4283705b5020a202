import { useTranslation } from 'react-i18next';
import type { PaperFacts, PaperPlace } from '#shared/model/bills/paper';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useFreshCommand } from '../../api/use-fresh-command.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { SavedFile } from '../feedback/SavedFile.tsx';
import { Row, Stack } from '../layout/Row.tsx';
import { PaperView } from './PaperView.tsx';

/** A paper that is kept, with what can be done with it. */
export function KeptPaper({ place, facts }: { place: PaperPlace; facts: PaperFacts }) {
  const { t } = useTranslation('papers');
  const { run: save, answer: saved, ...saving } = useFreshCommand('papers.save', { place });
  const remove = useCommand('papers.remove');
  const error = saving.error ?? remove.error;
  return (
    <Stack>
      <PaperView key={`${place.id} ${facts.name}`} paper={place} facts={facts} />
      <Row>
        <Button onPress={save} isPending={saving.isPending}>
          {t('save')}
        </Button>
        <Button variant="quiet" onPress={() => remove.mutate({ place })} isPending={remove.isPending}>
          {t('remove')}
        </Button>
      </Row>
      <SavedFile saved={saved} />
      {error && <FailureNotice failure={failureFrom(error)} />}
    </Stack>
  );
}
