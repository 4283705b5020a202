import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EpisodeRow } from '#shared/model/episodes/episode';
import { useEpisodeWords } from '../../i18n/use-episode-words.ts';
import { Money } from '../data/Money.tsx';
import styles from './EpisodeLine.module.css';

/** Episodes, one below the other. */
export function EpisodeLines({ children }: { children: ReactNode }) {
  return <ul className={styles['rows']}>{children}</ul>;
}

/** One episode: what it is, when, of whom, and what it comes to. */
export function EpisodeLine({ episode }: { episode: EpisodeRow }) {
  const { t } = useTranslation('together');
  const { nameEpisode, tellFacts, tellSum } = useEpisodeWords();
  const { sums, openVisit, gone, claimId } = episode;
  return (
    <li className={styles['row']}>
      <div className={styles['main']}>
        <Link to="/claims/together/$claimId" params={{ claimId }} className={styles['name'] ?? ''}>
          {nameEpisode(episode)}
        </Link>
        <span className={styles['small']}>{tellFacts(episode)}</span>
        {sums.map((sum) => (
          <span key={sum.currency} className={styles['small']}>
            {tellSum(sum)}
          </span>
        ))}
        {openVisit !== null && <span className={styles['small']}>{t('sum.openVisit')}</span>}
        {gone > 0 && <span className={styles['small']}>{t('gone', { count: gone })}</span>}
      </div>
      <div className={styles['amounts']}>
        {sums.map(({ currency, leftCents }) => (
          <Money
            key={currency}
            cents={leftCents === null ? null : Math.max(0, leftCents)}
            currency={currency}
            size="strong"
            tone={leftCents !== null && leftCents > 0 ? 'you' : 'ink'}
          />
        ))}
      </div>
    </li>
  );
}
