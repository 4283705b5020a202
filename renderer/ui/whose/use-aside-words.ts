import { useTranslation } from 'react-i18next';
import { sumKinds } from '#shared/not-shown';
import { useKindWords } from './use-kind-words.ts';
import type { NotShownHere } from './use-not-shown.ts';

/** How much is kept aside until the person says whose it is; `null` where nothing is asked. */
export function useAsideWords({ questions, asked }: NotShownHere): string | null {
  const { t } = useTranslation('whose');
  const nameKinds = useKindWords();
  if (questions.length === 0) return null;
  // What waited for too long is erased, and what is with somebody whom the person helps is in lists.
  return questions.every(({ count, answer }) => count === 0 || answer !== null)
    ? t('aside.erased', { count: questions.length })
    : t('aside.kept', { what: nameKinds(asked), count: sumKinds(asked) });
}
