import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Coded } from '#shared/model/claims/claim';
import { createRecordWords, type HealthFormats, ownWords, type RecordWords } from '#shared/words/health';
import { lookupFrom } from '../../../i18n/translate.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { nameCoded } from '../../../ui/data/coded-text.ts';

type ScreenWords = RecordWords & {
  /** The text of a code, else the code, else that it was not given. */
  coded(coded: Coded): string;
};

/** The words for what a record says, in the person's language. */
export function useRecordWords(): ScreenWords {
  const { t, i18n } = useTranslation('health');
  const formats = useFormats();
  return useMemo(() => {
    const texts: HealthFormats = {
      ...formats,
      t: lookupFrom(t),
      exists: (key) => i18n.exists(`health:${key}`),
      english: lookupFrom(i18n.getFixedT('en', 'health')),
    };
    const own = ownWords(texts);
    return {
      ...createRecordWords(texts),
      coded: (coded) => own(coded) ?? nameCoded(t, coded) ?? t(`absent.${coded.absent ?? 'unknown'}`),
    };
  }, [t, i18n, formats]);
}
