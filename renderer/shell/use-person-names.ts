import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '#shared/model/connection';
import { usePerson } from './person.tsx';

/** What each person here is called: "Rosa Medina", with the birth year where somebody else has the name, too. */
export function usePersonNames(): (person: PersonSummary) => string {
  const { t } = useTranslation('common');
  const { people } = usePerson();
  const nameOf = ({ name }: PersonSummary) => name ?? t('person.unnamed');
  return (person) => {
    const name = nameOf(person);
    const isShared = people.some((other) => other.id !== person.id && nameOf(other) === name);
    return isShared && person.birthDate !== null
      ? t('person.bornIn', { name, year: person.birthDate.slice(0, 4) })
      : name;
  };
}
