import { useTranslation } from 'react-i18next';
import type { KindCounts } from '#shared/not-shown';
import { useFormats } from '../../i18n/use-formats.ts';

/** "13 claims, 7 insurance cards, and 176 other records"; records of which nothing else is known are just records. */
export function useKindWords(): (counts: KindCounts) => string {
  const { t } = useTranslation('whose');
  const { locale } = useFormats();
  return ({ claims, cards, others }) => {
    const words = [
      ...(claims > 0 ? [t('kinds.claims', { count: claims })] : []),
      ...(cards > 0 ? [t('kinds.cards', { count: cards })] : []),
      ...(others > 0 ? [t(claims + cards > 0 ? 'kinds.others' : 'kinds.records', { count: others })] : []),
    ];
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
  };
}
