import { useTranslation } from 'react-i18next';
import { useFreshCommand } from '../../api/use-fresh-command.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { SavedFile } from '../../ui/feedback/SavedFile.tsx';
import { Row } from '../../ui/layout/Row.tsx';

/** The comparison on paper, and as a table for spreadsheets. */
export function PlanPapers({ personId, year }: { personId: string; year: number }) {
  const { t } = useTranslation('next-year');
  const { run: save, answer, isPending, error } = useFreshCommand('nextYear.saveCsv', { personId, year });
  return (
    <>
      <Row>
        <ButtonLink to="/print/$paper" params={{ paper: 'next-year' }} search={{ year }}>
          {t('print')}
        </ButtonLink>
        <Button onPress={save} isPending={isPending}>
          {t('saveCsv')}
        </Button>
      </Row>
      <SavedFile saved={answer} />
      {error && <FailureNotice failure={error.failure} />}
    </>
  );
}
