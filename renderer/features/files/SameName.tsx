import { useTranslation } from 'react-i18next';
import { sortWords } from '#shared/split-words';
import { usePerson } from '../../shell/person.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';

/** Says that somebody of the name is here already, to whom the records would not go. */
export function SameName({ name }: { name: string | null }) {
  const { t } = useTranslation('files');
  const { people } = usePerson();
  const words = sortWords(name ?? '');
  const same = words === '' ? undefined : people.find((person) => sortWords(person.name ?? '') === words);
  return same?.name ? <Notice>{t('offer.sameName', { name: same.name })}</Notice> : null;
}
