import { useTranslation } from 'react-i18next';
import type { PersonSummary } from '#shared/model/connection';
import { useFormats } from '../../i18n/use-formats.ts';

/** A person as name and birth date, as far as they are known. */
export function usePersonWords() {
  const { t } = useTranslation(['plans', 'common']);
  const { date } = useFormats();
  return ({ name, birthDate }: Pick<PersonSummary, 'name' | 'birthDate'>) => {
    const known = name ?? t('common:person.unnamed');
    const born = date(birthDate);
    return born === null ? known : t('plans:whose.born', { name: known, date: born });
  };
}
