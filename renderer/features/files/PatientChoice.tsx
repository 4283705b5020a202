import { useTranslation } from 'react-i18next';
import type { ImportOffer } from '#shared/model/files/import';
import type { PersonSummary } from '#shared/model/plans/connection';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Announcement } from '../../ui/feedback/Announcement.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { isOtherThan, OtherName } from './OtherName.tsx';
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
  /** Whether it was said that the records go to somebody of another name. */
  isSure: boolean;
  onSure(isSure: boolean): void;
  hasTried: boolean;
};

/** One patient of the files: name, what there is, and the question of who this is. */
export function PatientChoice(props: PatientChoiceProps) {
  const { id, patient, people, choice, onChoose, hasTried } = props;
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
          error={hasTried && choice === null ? t('offer.missingChoice') : null}
        />
        <Announcement>
          <Differing {...props} />
        </Announcement>
      </Stack>
    </Sheet>
  );
}

/** The chosen person where the file says another one; not where it has the plan's number of theirs. */
export function findOther(
  patient: PatientChoiceProps['patient'],
  people: readonly PersonSummary[],
  choice: Choice | null,
): PersonSummary | null {
  if (choice === null || choice === 'skip' || choice.personId === patient.suggestedPersonId) return null;
  const chosen = people.find(({ id }) => id === choice.personId);
  return chosen && isOtherThan(chosen, patient) ? chosen : null;
}

/** Says or asks what is odd about whom the records go to. */
function Differing({ patient, people, choice, isSure, onSure, hasTried }: PatientChoiceProps) {
  if (patient.name === null || choice === null || choice === 'skip') return null;
  if (choice.personId === null) return <SameName name={patient.name} />;
  const other = findOther(patient, people, choice);
  if (other === null) return null;
  return (
    <OtherName name={patient.name} chosen={other} isSure={isSure} onChange={onSure} isMissing={hasTried} />
  );
}

function findChoiceName(choice: Choice | null): string | null {
  if (choice === null || choice === 'skip') return choice;
  return choice.personId === null ? 'new' : `person ${choice.personId}`;
}

function choiceOf(value: string): Choice {
  if (value === 'skip') return 'skip';
  return { personId: value === 'new' ? null : value.slice('person '.length) };
}
