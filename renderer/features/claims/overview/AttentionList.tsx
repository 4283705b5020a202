import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#shared/model/claims-view';
import { useFormats } from '../../../i18n/use-formats.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { Pill, StatePill } from '../../../ui/data/Pill.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import styles from './AttentionList.module.css';
import { useMedia } from './use-media.ts';
import { useNearDate } from './use-near-date.ts';

type Item = Overview['attention'][number];

/** Claims shown before "Show all"; only one in a low window, so that the list starts in view. */
const shownAtFirst = { tall: 3, low: 1 };

/** The claims that need a look, each with its reason and one link. */
export function AttentionList({ items }: { items: readonly Item[] }) {
  const { t } = useTranslation('claims');
  const [showsAll, setShowsAll] = useState(false);
  const isLow = useMedia('(max-height: 700px)');
  const atFirst = isLow ? shownAtFirst.low : shownAtFirst.tall;
  const shown = showsAll ? items : items.slice(0, atFirst);
  if (items.length === 0) return null;
  const more = items.length > atFirst && (
    <LinkButton onPress={() => setShowsAll(!showsAll)}>
      {showsAll ? t('attention.showFewer') : t('attention.showAll', { count: items.length })}
    </LinkButton>
  );
  return (
    <Sheet padding="none" label={t('attention.label')}>
      <ul className={styles['list']}>
        {shown.map((item) => (
          <AttentionItem key={`${item.row.id} ${item.reason}`} item={item}>
            {isLow && !showsAll && more}
          </AttentionItem>
        ))}
        {more && (!isLow || showsAll) && <li className={styles['more']}>{more}</li>}
      </ul>
    </Sheet>
  );
}

function AttentionItem({ item, children }: { item: Item; children: ReactNode }) {
  const { t } = useTranslation('claims');
  const { row } = item;
  const nearDate = useNearDate();
  const provider = row.providerName ?? t('list.provider');
  const day = nearDate(row.serviceStart) ?? t('list.noDate');
  const who = t('attention.who', { provider, date: day });
  const { pill, words, link } = useWords(item, who);
  return (
    <li className={styles['item']}>
      <span>{pill}</span>
      <span className={styles['words']}>{words}</span>
      <Link
        to="/claims/$claimId"
        params={{ claimId: row.id }}
        className={styles['link'] ?? ''}
        aria-label={t('attention.linkFor', { link, who })}
      >
        {link} <span aria-hidden="true">›</span>
      </Link>
      {children}
    </li>
  );
}

function useWords({ row, reason }: Item, who: string): { pill: ReactNode; words: string; link: string } {
  const { t } = useTranslation('claims');
  const { money } = useFormats();
  const nearDate = useNearDate();
  switch (reason) {
    case 'not-paid':
      return {
        pill: <StatePill state={row.state} />,
        words: t('attention.notPaid', { who }),
        link: t('attention.notPaidLink'),
      };
    case 'changed': {
      const when = nearDate(row.decidedOn);
      return {
        pill: <Pill tone="partly">{t('attention.changedPill')}</Pill>,
        words: when ? t('attention.changedOn', { who, when }) : t('attention.changed', { who }),
        link: t('attention.changedLink'),
      };
    }
    case 'does-not-add-up':
      return {
        pill: <Pill tone="partly">{t('attention.mismatchPill')}</Pill>,
        words: t('attention.mismatch', { who }),
        link: t('attention.mismatchLink'),
      };
    case 'overpaid':
      return {
        pill: <Pill tone="partly">{t('attention.overpaidPill')}</Pill>,
        words: t('attention.overpaid', { who }),
        link: t('attention.overpaidLink'),
      };
    case 'not-covered':
      return {
        pill: <Pill tone="partly">{t('attention.notCoveredPill')}</Pill>,
        words: row.notCovered
          ? t('attention.notCovered', { who, amount: money(row.notCovered.cents, row.currency) })
          : t('attention.notCoveredNoAmount', { who }),
        link: t('attention.notCoveredLink'),
      };
    case 'same-visit':
      return {
        pill: <Pill tone="waiting">{t('attention.sameVisitPill')}</Pill>,
        words: t('attention.sameVisit', { who }),
        link: t('attention.sameVisitLink'),
      };
  }
}
