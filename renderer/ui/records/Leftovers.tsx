import { useTranslation } from 'react-i18next';
import type { Leftover } from '#shared/model/leftover';
import { LeftoverDetails } from './LeftoverDetails.tsx';

export type LeftoversProps = {
  unread: readonly Leftover[];
  technical: readonly Leftover[];
  /** The namespace of the texts. */
  words: 'claim' | 'coverage' | 'health' | 'find';
};

/** What the app did not understand, and what is technical, each folded away; nothing where there is none. */
export function Leftovers({ unread, technical, words }: LeftoversProps) {
  const { t } = useTranslation(words);
  return (
    <>
      {unread.length > 0 && (
        <LeftoverDetails summary={t('everything.unread', { count: unread.length })} leftovers={unread} />
      )}
      {technical.length > 0 && (
        <LeftoverDetails
          summary={t('everything.technical', { count: technical.length })}
          leftovers={technical}
        />
      )}
    </>
  );
}
