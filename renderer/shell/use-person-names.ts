import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '#shared/model/plans/connection';
import { useRequest } from '../api/use-request.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { usePerson } from './person.tsx';

type NamedPerson = Pick<PersonSummary, 'id' | 'name' | 'birthDate'>;

/**
 * What each person here is called: "Rosa Medina", and where somebody else has the name, too, with the first of these that
 * tells them apart: the birth year, the birth date, the plans; or a number, as two of one plan may have all in common.
 */
export function usePersonNames(): (person: NamedPerson) => string {
  const { t } = useTranslation('common');
  const { date } = useFormats();
  const { people } = usePerson();
  const connections = useRequest('connection.list', {}).data ?? [];
  const nameOf = ({ name }: NamedPerson) => name ?? t('person.unnamed');
  const plansOf = ({ id }: NamedPerson) =>
    connections.filter(({ personId }) => personId === id).map(({ planName }) => planName);
  const marks: ((person: NamedPerson, name: string) => string | null)[] = [
    ({ birthDate }, name) => birthDate && t('person.bornIn', { name, year: birthDate.slice(0, 4) }),
    ({ birthDate }, name) => {
      const day = date(birthDate);
      return day && t('person.bornOn', { name, date: day });
    },
    (person, name) => {
      const plans = [...new Set(plansOf(person))].toSorted().join(', ');
      return plans && t('person.withPlans', { name, plans });
    },
  ];
  return (person) => {
    const name = nameOf(person);
    const namesakes = people.filter((other) => nameOf(other) === name);
    if (namesakes.length < 2) return name;
    for (const mark of marks) {
      const marked = mark(person, name);
      if (marked && namesakes.every((other) => other.id === person.id || mark(other, name) !== marked))
        return marked;
    }
    const number = namesakes.findIndex(({ id }) => id === person.id) + 1;
    return t('numbered', { name, number });
  };
}

/**
 * What somebody is called who need not be here: as who they are here (`id`), else with the birth year where somebody else
 * here has the name.
 */
export function useNamesApart(): (one: Omit<NamedPerson, 'id'> & { id: string | null }) => string {
  const { t } = useTranslation('common');
  const { people } = usePerson();
  const nameOf = usePersonNames();
  return ({ id, name, birthDate }) => {
    const person = people.find((one) => one.id === id);
    if (person !== undefined) return nameOf(person);
    const isTaken = people.some((one) => one.name === name);
    if (name === null || birthDate === null || !isTaken) return name ?? t('person.unnamed');
    return t('person.bornIn', { name, year: birthDate.slice(0, 4) });
  };
}

/** Everybody here as choices, named apart. */
export function usePersonChoices(): { value: string; label: string }[] {
  const { people } = usePerson();
  const nameOf = usePersonNames();
  return people.map((person) => ({ value: person.id, label: nameOf(person) }));
}

/** A person as name and birth date, as far as they are known. */
export function usePersonWords(): (person: Pick<PersonSummary, 'name' | 'birthDate'>) => string {
  const { t } = useTranslation(['plans', 'common']);
  const { date } = useFormats();
  return ({ name, birthDate }) => {
    const known = name ?? t('common:person.unnamed');
    const born = date(birthDate);
    return born === null ? known : t('plans:whose.born', { name: known, date: born });
  };
}
