import { useTranslation } from 'react-i18next';
import { createWorksheetWords } from '#shared/words/papers/worksheet';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';

/** What a person reads in a row of the worksheet. */
export function useRowWords() {
  const { t } = useTranslation(['taxes', 'common']);
  const { span, number, locale } = useFormats();
  const { people } = usePerson();
  return createWorksheetWords({ t: lookupFrom(t), span, number, locale, people });
}
