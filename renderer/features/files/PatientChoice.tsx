import { useTranslation } from 'react-i18next';
import type { ImportOffer } from '#shared/model/files/import';
import type { PersonSummary } from '#shared/model/plans/connection';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { countInGroups } from './record-groups.ts';
import { SameName } from './SameName.tsx';

/** Who a patient of the files is: someone here, someone new (`null`), or left out. */
export type Choice = { personId: string | null } | 'skip';

export type PatientChoiceProps = {
  id: string;
  patient: ImportOffer['patients'][number];
  people: readonly PersonSummary[];
  choice: Choice | null;
  onChoose(choice: Choice): void;
  isMissing: boolean;
};

/** One patient of the files: name, what there is, and the question of who this is. */
export function PatientChoice({ id, patient, people, choice, onChoose, isMissing }: PatientChoiceProps) {
  const { t } = useTranslation(['files', 'common']);
  const { date, locale } = useFormats();
  const nameOf = usePersonNames();
  const isNobody = patient.key === '';
  const name = isNobody ? t('offer.nobody') : (patient.name ?? t('offer.noName'));
  const born = date(patient.birthDate);
  const from = patient.planName ?? patient.origin;
  const facts = [born && t('offer.born', { date: born }), from && t('offer.from', { plan: from })];
  const counts = countInGroups(patient.counts, ['count']).map(({ group, sums }) =>
    t(`group.${group}`, { count: sums.count }),
  );
  const options = [
    ...people.map((person) => ({
      value: `person ${person.id}`,
      label:
        person.id === patient.suggestedPersonId
          ? t('offer.suggested', { name: nameOf(person) })
          : nameOf(person),
    })),
    { value: 'new', label: t('offer.new') },
    { value: 'skip', label: t('offer.skip') },
  ];
  return (
    <Sheet labelledBy={id}>
      <Stack>
        <div>
          <h2 id={id}>{name}</h2>
          <p className="muted">{facts.filter(Boolean).join(' · ')}</p>
          <p>{new Intl.ListFormat(locale, { type: 'conjunction' }).format(counts)}</p>
        </div>
        <RadioGroup
          label={patient.name === null ? t('offer.whoNobody') : t('offer.who', { name })}
          value={findChoiceName(choice)}
          onChange={(value) => onChoose(choiceOf(value))}
          options={options}
          error={isMissing ? t('offer.missingChoice') : null}
        />
        <Announcement>
          <OtherName patient={patient} people={people} choice={choice} />
        </Announcement>
      </Stack>
    </Sheet>
  );
}

/** Warns when the records go to someone with another name. */
function OtherName({ patient, people, choice }: Pick<PatientChoiceProps, 'patient' | 'people' | 'choice'>) {
  const { t } = useTranslation('files');
  if (choice === null || choice === 'skip' || patient.name === null) return null;
  if (choice.personId === null) return <SameName name={patient.name} />;
  const chosen = people.find(({ id }) => id === choice.personId)?.name;
  if (!chosen || choice.personId === patient.suggestedPersonId) return null;
  return <Notice>{t('offer.other', { name: patient.name, chosen })}</Notice>;
}

function findChoiceName(choice: Choice | null): string | null {
  if (choice === null || choice === 'skip') return choice;
  return choice.personId === null ? 'new' : `person ${choice.personId}`;
}

function choiceOf(value: string): Choice {
  if (value === 'skip') return 'skip';
  return { personId: value === 'new' ? null : value.slice('person '.length) };
}
