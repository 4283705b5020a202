import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { monthOf, yearOf } from '#shared/dates';
import type { LookupSource } from '#shared/model/plans/lookup';
import { addedId, type CareList, type OwnDoctor, type OwnDrug } from '#shared/model/plans/plan-lists';
import { useRequest } from '../../api/use-request.ts';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { ProgressText } from '../../ui/feedback/Progress.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { NextLink } from '../../ui/records/NextSteps.tsx';
import { AddField } from './AddField.tsx';
import { add, type CareChanges, forget, isEmpty, noChanges, toggle } from './care-changes.ts';
import { ListFile } from './ListFile.tsx';
import { ListPlace } from './ListPlace.tsx';
import { AddedRow, OwnRow } from './OwnRow.tsx';
import { useChecks } from './use-checks.ts';
import { useVerdictWords } from './use-verdict-words.ts';
import { VerdictTable } from './VerdictTable.tsx';

/** The person's drugs and doctors beside the lists of plans. */
export function PlanListsScreen() {
  const { t } = useTranslation('plan-lists');
  const { person, isLoading } = usePerson();
  const personId = person?.id ?? '';
  const isKnown = { enabled: person !== null };
  const { data: care, error, refetch } = useRequest('planLists.get', { personId }, isKnown);
  const { data: sources } = useRequest('lookup.sources', { personId }, isKnown);
  return (
    <>
      <BackLink to="/next-year" search={{}}>
        {t('back')}
      </BackLink>
      <PageHeader screen={t('screen')} title={t('screen')} lead={t('lead')} />
      {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {!isLoading && person === null && (
        <EmptyState title={t('empty.title')} actions={<NextLink to="plans" />}>
          <p>{t('empty.text')}</p>
        </EmptyState>
      )}
      {person && !error && (!care || !sources) && <Skeleton lines={8} label={t('loading')} />}
      {person && care && sources && <Lists key={personId} {...{ personId, care, sources }} />}
    </>
  );
}

/** Lists of next year come out in October. */
const firstMonthOfNext = 10;

function Lists({
  personId,
  care,
  sources,
}: {
  personId: string;
  care: CareList;
  sources: readonly LookupSource[];
}) {
  const { t } = useTranslation('plan-lists');
  const today = useToday();
  const thisYear = yearOf(today);
  const [year, setYear] = useState((monthOf(today) ?? 1) >= firstMonthOfNext ? thisYear + 1 : thisYear);
  const [drugs, setDrugs] = useState(noChanges);
  const [doctors, setDoctors] = useState(noChanges);
  const checks = useChecks({ drugs, doctors });
  return (
    <Stack>
      {isEmpty(care) && <p>{t('nothing')}</p>}
      <Select
        label={t('year')}
        value={String(year)}
        onChange={(next) => setYear(Number(next))}
        options={[thisYear + 1, thisYear].map((each) => ({ value: String(each), label: String(each) }))}
      />
      <ListPlace {...{ sources, personId, year, checks }} />
      <ListFile {...{ personId, year, checks }} />
      {checks.isAsking && <ProgressText>{t('checking')}</ProgressText>}
      {checks.failure && <FailureNotice failure={checks.failure} />}
      <Drugs own={care.drugs} changes={drugs} onChange={setDrugs} lists={checks.drugLists} />
      <Doctors
        own={care.doctors}
        leftOut={care.leftOutDoctors}
        changes={doctors}
        onChange={setDoctors}
        lists={checks.doctorLists}
      />
      <p>{t('foot')}</p>
    </Stack>
  );
}

type PartProps<T, L> = {
  own: readonly T[];
  changes: CareChanges;
  onChange(changes: CareChanges): void;
  lists: L;
};

function Drugs({
  own,
  changes,
  onChange,
  lists,
}: PartProps<OwnDrug, ReturnType<typeof useChecks>['drugLists']>) {
  const { t } = useTranslation('plan-lists');
  const { date } = useFormats();
  const words = useVerdictWords();
  const notesOf = ({ kind, fills, lastFill }: OwnDrug) => [
    t('drugs.filled', { count: fills, date: date(lastFill, 'short') }),
    ...(kind === 'drug' ? [] : [t(`drugs.kind.${kind}`)]),
  ];
  const rows = [
    ...own.map((drug) => ({
      id: drug.id,
      head: (
        <OwnRow
          name={drug.name}
          notes={notesOf(drug)}
          claimId={drug.claimId}
          isChecked={!changes.dropped.includes(drug.id)}
          onToggle={() => onChange(toggle(changes, drug.id))}
        />
      ),
    })),
    ...changes.added.map((text) => ({
      id: addedId(text),
      head: <AddedRow name={text} onRemove={() => onChange(forget(changes, text))} />,
    })),
  ];
  return (
    <TitledSheet title={t('drugs.title')}>
      <p>{t('drugs.lead')}</p>
      {rows.length > 0 && (
        <VerdictTable
          title={t('drugs.title')}
          nameOf={t('drugs.name')}
          rows={rows}
          lists={lists}
          say={(verdict, { dated }) => words.drug(verdict, dated)}
        />
      )}
      <AddField
        label={t('drugs.add')}
        hint={t('drugs.addHint')}
        action={t('drugs.addButton')}
        onAdd={(text) => onChange(add(changes, text))}
      />
    </TitledSheet>
  );
}

type DoctorsProps = PartProps<OwnDoctor, ReturnType<typeof useChecks>['doctorLists']> & { leftOut: number };

function Doctors({ own, leftOut, changes, onChange, lists }: DoctorsProps) {
  const { t } = useTranslation('plan-lists');
  const { date } = useFormats();
  const words = useVerdictWords();
  const kinds = new Map(own.map(({ id, kind }) => [id, kind]));
  const notesOf = ({ specialty, npi, visits, lastSeen }: OwnDoctor) => [
    ...(specialty === null ? [] : [specialty]),
    t('doctors.seen', { count: visits, date: date(lastSeen, 'short') }),
    npi === null ? t('doctors.noNumber') : t('doctors.number', { npi }),
  ];
  const rows = [
    ...own.map((doctor) => ({
      id: doctor.id,
      head: (
        <OwnRow
          name={doctor.name ?? t('doctors.unnamed')}
          notes={notesOf(doctor)}
          claimId={doctor.claimId}
          isChecked={!changes.dropped.includes(doctor.id)}
          onToggle={() => onChange(toggle(changes, doctor.id))}
        />
      ),
    })),
    ...changes.added.map((text) => ({
      id: addedId(text),
      head: <AddedRow name={text} onRemove={() => onChange(forget(changes, text))} />,
    })),
  ];
  return (
    <TitledSheet title={t('doctors.title')}>
      <p>{t('doctors.lead')}</p>
      {rows.length > 0 && (
        <VerdictTable
          title={t('doctors.title')}
          nameOf={t('doctors.name')}
          rows={rows}
          lists={lists}
          say={(verdict, { dated }, id) => words.doctor(verdict, kinds.get(id) ?? 'doctor', dated)}
        />
      )}
      {leftOut > 0 && <p className="small muted">{t('doctors.leftOut', { count: leftOut })}</p>}
      <AddField
        label={t('doctors.add')}
        hint={t('doctors.addHint')}
        action={t('doctors.addButton')}
        onAdd={(text) => onChange(add(changes, text))}
      />
    </TitledSheet>
  );
}
