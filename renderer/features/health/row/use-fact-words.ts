import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactValue } from '#shared/model/health/record-fact';
import { createFactWords } from '#shared/words/facts';
import { lookupFrom } from '../../../i18n/translate.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { nameCoded } from '../../../ui/data/coded-text.ts';
import { useRecordWords } from './use-record-words.ts';

/** What one value of a fact says, in the person's language. */
export function useFactWords(): (value: FactValue) => string {
  const { t, i18n } = useTranslation('health');
  const { span, locale } = useFormats();
  const { coded } = useRecordWords();
  return useMemo(
    () =>
      createFactWords({
        t: lookupFrom(t),
        exists: (key) => i18n.exists(`health:${key}`),
        locale,
        span,
        coded,
        plain: (value) => nameCoded(t, value),
      }),
    [t, i18n, span, locale, coded],
  );
}
