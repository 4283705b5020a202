import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { cardTitle, isCurrent, validText } from '#shared/words/coverage';
import { useRequest } from '../../../api/use-request.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import { HiddenNumber } from '../../../ui/records/HiddenNumber.tsx';
import { StandingPill } from '../../../ui/records/StandingPill.tsx';
import { useCoverageWords } from '../../../ui/records/use-coverage-words.ts';
import styles from './YourCards.module.css';

/** The person's insurance cards, past ones folded away. Empty until the first has arrived. */
export function YourCards({ personId, personName }: { personId: string; personName: string }) {
  const { t } = useTranslation('coverage');
  const { data, error, refetch } = useRequest('coverage.list', { personId });
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (!data || data.length === 0) return null;
  const current = data.filter(isCurrent);
  const past = data.filter((card) => !isCurrent(card));
  return (
    <section aria-label={t('cards.titleOf', { name: personName })} className={styles['all']}>
      {current.length > 0 && <CardList cards={current} />}
      {past.length > 0 && (
        <Details summary={t('cards.past', { count: past.length })}>
          <CardList cards={past} />
        </Details>
      )}
    </section>
  );
}

function CardList({ cards }: { cards: readonly CoverageCard[] }) {
  return (
    <ul className={styles['cards']}>
      {cards.map((card) => (
        <li key={card.id}>
          <SmallCard card={card} />
        </li>
      ))}
    </ul>
  );
}

function SmallCard({ card }: { card: CoverageCard }) {
  const words = useCoverageWords();
  const { nameSource } = useSourceWords();
  const { t } = words;
  const title = cardTitle(card, t);
  const kind = t(`kind.${card.kind}`);
  const about = [title === kind ? null : kind, validText(card, words)].filter(Boolean).join('\u00a0· ');
  return (
    <Link to="/plans/card/$coverageId" params={{ coverageId: card.id }} className={styles['card'] ?? ''}>
      <span className={styles['head']}>
        <span className={styles['name']}>{title}</span>
        <StandingPill card={card} />
      </span>
      <span className={styles['about']}>{nameSource(card.payerName ?? card.planName, card)}</span>
      {about !== '' && <span className={styles['about']}>{about}</span>}
      <span className={styles['number']}>
        {t('field.memberId')} <HiddenNumber ending={card.memberIdEnding} whole={null} />
      </span>
    </Link>
  );
}
