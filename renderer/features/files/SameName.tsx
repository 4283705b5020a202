import { useTranslation } from 'react-i18next';
import { usePerson } from '../../shell/person.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { listNamesakes } from './use-namesake.tsx';

/** Says that somebody of the name is here already, to whom the records would not go. */
export function SameName({ name }: { name: string | null }) {
  const { t } = useTranslation('files');
  const { people } = usePerson();
  const [same] = listNamesakes(people, name);
  return same?.name ? <Notice>{t('offer.sameName', { name: same.name })}</Notice> : null;
}
