import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { Worksheet, WorksheetQuestion } from '#shared/model/bills/worksheet';
import { useFreshCommand } from '../../api/use-fresh-command.ts';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { usePerson } from '../../shell/person.tsx';
import { usePersonChoices } from '../../shell/use-person-names.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { SavedFile } from '../../ui/feedback/SavedFile.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { ExampleLine, FillExample } from '../../ui/records/Example.tsx';
import { IncomeCheck } from './IncomeCheck.tsx';
import { LeftOutList } from './LeftOutList.tsx';
import { MarkMany } from './MarkMany.tsx';
import { TaxEntries } from './TaxEntries.tsx';
import { WorksheetSums } from './WorksheetSums.tsx';
import { WorksheetTable } from './WorksheetTable.tsx';

const everyone = 'everyone';

export type TaxesSearch = { year?: number };

/** What was marked as paid in a year, what of it may count, and what is left out and why. */
export function TaxesScreen() {
  const { t } = useTranslation(['taxes', 'common']);
  const { people, person, isLoading } = usePerson();
  const today = useToday();
  const choices = usePersonChoices();
  const asked = useSearch({ from: '/shell/taxes' }).year;
  const [year, setYear] = useState(asked ?? yearOf(today));
  const [chosen, choose] = useState<string | null>(null);
  const whose = chosen ?? person?.id ?? everyone;
  const question: WorksheetQuestion = { year, personId: whose === everyone ? null : whose };
  const { data, error, refetch } = useRequest('taxes.worksheet', question, { enabled: !isLoading });
  return (
    <>
      <BackLink to="/bills">{t('back')}</BackLink>
      <PageHeader
        screen={t('screen')}
        title={t('title', { year })}
        lead={t('lead')}
        actions={
          <>
            <Select
              label={t('year')}
              hideLabel
              value={String(year)}
              onChange={(next) => setYear(Number(next))}
              options={(data?.years ?? [year]).map((one) => ({ value: String(one), label: String(one) }))}
            />
            {people.length > 1 && (
              <Select
                label={t('person')}
                hideLabel
                value={whose}
                onChange={choose}
                options={[{ value: everyone, label: t('everyone') }, ...choices]}
              />
            )}
            <SaveCsv question={question} />
            <ButtonLink
              to="/print/$paper"
              params={{ paper: 'worksheet' }}
              search={{ year, ...(question.personId !== null && { personId: question.personId }) }}
            >
              {t('print')}
            </ButtonLink>
          </>
        }
      />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={8} label={t('loading')} />}
        {person && <ExampleLine personId={person.id} />}
        {data && <Loaded sheet={data} personId={question.personId} />}
      </Stack>
    </>
  );
}

function Loaded({ sheet, personId }: { sheet: Worksheet; personId: string | null }) {
  const { t } = useTranslation('taxes');
  const { person } = usePerson();
  const undo = useUndo();
  return (
    <>
      {undo.line}
      {sheet.rows.length === 0 ? (
        <EmptyState
          title={t('empty.title', { year: sheet.year })}
          actions={person && <FillExample personId={person.id} />}
        >
          <p>{t('empty.text')}</p>
        </EmptyState>
      ) : (
        <>
          <WorksheetSums sheet={sheet} />
          <WorksheetTable rows={sheet.rows} />
        </>
      )}
      {sheet.notChosen > 0 && <p className="small muted">{t('notChosen', { count: sheet.notChosen })}</p>}
      <MarkMany rows={sheet.others} year={sheet.year} undo={undo} />
      <LeftOutList sheet={sheet} />
      <TaxEntries entries={sheet.entries} personId={personId} />
      <IncomeCheck ownCents={sheet.own.cents} />
      <p className="small muted">{t('foot')}</p>
    </>
  );
}

function SaveCsv({ question }: { question: WorksheetQuestion }) {
  const { t } = useTranslation('taxes');
  const { run: save, answer: saved, isPending, error } = useFreshCommand('taxes.saveCsv', question);
  return (
    <>
      <Button onPress={save} isPending={isPending}>
        {t('save')}
      </Button>
      <SavedFile saved={saved} />
      {error && <FailureNotice failure={error.failure} />}
    </>
  );
}
