import { useTranslation } from 'react-i18next';
import type { PaperFacts, PaperPlace } from '#shared/model/bills/paper';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../actions/Button.tsx';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { Row, Stack } from '../layout/Row.tsx';
import { PaperView } from './PaperView.tsx';

/** A paper that is kept, with what can be done with it. */
export function KeptPaper({ place, facts }: { place: PaperPlace; facts: PaperFacts }) {
  const { t } = useTranslation('papers');
  const save = useCommand('papers.save');
  const remove = useCommand('papers.remove');
  const error = save.error ?? remove.error;
  const savedAs = save.data?.savedAs?.split(/[\\/]/).at(-1);
  return (
    <Stack>
      <PaperView key={`${place.id} ${facts.name}`} paper={place} facts={facts} />
      <Row>
        <Button onPress={() => save.mutate({ place })} isPending={save.isPending}>
          {t('save')}
        </Button>
        <Button variant="quiet" onPress={() => remove.mutate({ place })} isPending={remove.isPending}>
          {t('remove')}
        </Button>
        <span role="status">{savedAs !== undefined && t('saved', { name: savedAs })}</span>
      </Row>
      {error && <FailureNotice failure={failureFrom(error)} />}
    </Stack>
  );
}
