import { useTranslation } from 'react-i18next';
import type { KindCounts } from '#shared/not-shown';
import { nameKinds } from '#shared/words/not-shown';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';

/** How many claims, insurance cards and other records, in words. */
export function useKindWords(): (counts: KindCounts) => string {
  const { t } = useTranslation('whose');
  const { locale } = useFormats();
  return (counts) => nameKinds(counts, lookupFrom(t), locale);
}
