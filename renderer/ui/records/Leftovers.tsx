import { useTranslation } from 'react-i18next';
import type { Leftover } from '#shared/model/leftover';
import { Details } from '../layout/Details.tsx';
import styles from './SeeAllData.module.css';

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
        <Details summary={t('everything.unread', { count: unread.length })}>
          <LeftoverList leftovers={unread} />
        </Details>
      )}
      {technical.length > 0 && (
        <Details summary={t('everything.technical', { count: technical.length })}>
          <LeftoverList leftovers={technical} />
        </Details>
      )}
    </>
  );
}

function LeftoverList({ leftovers }: { leftovers: readonly Leftover[] }) {
  return (
    <ul className={styles['leftovers']}>
      {leftovers.map(({ path, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: leftovers never change places.
        <li key={index}>
          <code>{path}</code> {text}
        </li>
      ))}
    </ul>
  );
}
