import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createRecordWords, type RecordWords } from '#shared/health-words';
import { useFormats } from '../../i18n/use-formats.ts';

/** The words for what a record says, in the person's language. */
export function useRecordWords(): RecordWords {
  const { t, i18n } = useTranslation('health');
  const formats = useFormats();
  return useMemo(
    () =>
      createRecordWords({
        ...formats,
        t: (key, values) => t(key, values ?? {}),
        exists: (key) => i18n.exists(`health:${key}`),
        english: i18n.getFixedT('en', 'health'),
      }),
    [t, i18n, formats],
  );
}
