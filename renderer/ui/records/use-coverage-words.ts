import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';

/** The translations and formats that `#shared/words/coverage` needs, for screens. */
export function useCoverageWords() {
  const { t: translate } = useTranslation('coverage');
  const { money, number, date, dayDate } = useFormats();
  return useMemo(() => {
    return { t: lookupFrom(translate), money, number, dayDate, date: (text: string | null) => date(text) };
  }, [translate, money, number, date, dayDate]);
}
