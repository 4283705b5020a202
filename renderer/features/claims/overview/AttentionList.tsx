import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#shared/model/claims/claims-view';
import { useCommand } from '../../../api/use-command.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { Pill, StatePill } from '../../../ui/data/Pill.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import styles from './AttentionList.module.css';
import { useNearDate } from './use-near-date.ts';

type Item = Overview['attention'][number];

/** Claims shown before "Show all". */
const shownAtFirst = 5;

export type AttentionListProps = {
  items: readonly Item[];
  /** What was put away as looked at and has not changed since. */
  putAway: readonly Item[];
};

/** The claims that need a look, each with its reason and one link, and what was put away. */
export function AttentionList({ items, putAway }: AttentionListProps) {
  const { t } = useTranslation('claims');
  const status = useRef<HTMLParagraphElement>(null);
  const [last, setLast] = useState<{ claimId: string; who: string } | null>(null);
  const { mutateAsync, isPending, error } = useCommand('claims.putAway');
  const nameItem = useWho();
  const put = (item: Item, isPutAway: boolean) => {
    const claimId = item.row.id;
    const goOn = () => {
      setLast(isPutAway ? { claimId, who: nameItem(item) } : null);
      status.current?.focus();
    };
    mutateAsync({ claimId, isPutAway }).then(goOn, () => undefined);
  };
  const undone = putAway.find(({ row }) => row.id === last?.claimId);
  if (items.length + putAway.length === 0) return null;
  return (
    <div className={styles['all']}>
      <Items items={items} isPending={isPending} onPutAway={(item) => put(item, true)} />
      {error && <FailureNotice failure={error.failure} />}
      <p ref={status} role="status" tabIndex={-1} className={last && undone ? 'small' : 'visually-hidden'}>
        {last && undone && (
          <>
            {t('attention.putAwayDone', { who: last.who })}{' '}
            <LinkButton isDisabled={isPending} onPress={() => put(undone, false)}>
              {t('visit.undo')}
            </LinkButton>
          </>
        )}
      </p>
      {putAway.length > 0 && (
        <PutAway items={putAway} isPending={isPending} onBringBack={(item) => put(item, false)} />
      )}
    </div>
  );
}

type PutAwayProps = { items: readonly Item[]; isPending: boolean; onBringBack(item: Item): void };

function PutAway({ items, isPending, onBringBack }: PutAwayProps) {
  const { t } = useTranslation('claims');
  const nameItem = useWho();
  return (
    <details className={styles['putAway']}>
      <summary>{t('attention.putAway', { count: items.length })}</summary>
      <ul className={styles['list']}>
        {items.map((item) => (
          <li key={item.row.id} className={styles['item']}>
            <Link to="/claims/$claimId" params={{ claimId: item.row.id }} className={styles['words'] ?? ''}>
              {nameItem(item)}
            </Link>{' '}
            <LinkButton
              isDisabled={isPending}
              aria-label={t('attention.bringBackNamed', { who: nameItem(item) })}
              onPress={() => onBringBack(item)}
            >
              {t('attention.bringBack')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "Maple Clinic, March 3" */
function useWho(): (item: Item) => string {
  const { t } = useTranslation('claims');
  const nearDate = useNearDate();
  return ({ row }) =>
    t('attention.who', {
      provider: row.providerName ?? t('list.provider'),
      date: nearDate(row.serviceStart) ?? t('list.noDate'),
    });
}

type ItemsProps = { items: readonly Item[]; isPending: boolean; onPutAway(item: Item): void };

function Items({ items, isPending, onPutAway }: ItemsProps) {
  const { t } = useTranslation('claims');
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? items : items.slice(0, shownAtFirst);
  if (items.length === 0) return null;
  return (
    <Sheet padding="none" label={t('attention.label')}>
      <ul className={styles['list']}>
        {shown.map((item) => (
          <AttentionItem
            key={`${item.row.id} ${item.reason}`}
            item={item}
            isPending={isPending}
            onPutAway={() => onPutAway(item)}
          />
        ))}
        {items.length > shownAtFirst && (
          <li className={styles['more']}>
            <LinkButton onPress={() => setShowsAll(!showsAll)}>
              {showsAll ? t('attention.showFewer') : t('attention.showAll', { count: items.length })}
            </LinkButton>
          </li>
        )}
      </ul>
    </Sheet>
  );
}

type AttentionItemProps = { item: Item; isPending: boolean; onPutAway(): void };

function AttentionItem({ item, isPending, onPutAway }: AttentionItemProps) {
  const { t } = useTranslation('claims');
  const { row } = item;
  const who = useWho()(item);
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
      </Link>{' '}
      <LinkButton
        isDisabled={isPending}
        aria-label={t('attention.lookedAtNamed', { who })}
        onPress={onPutAway}
      >
        {t('attention.lookedAt')}
      </LinkButton>
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
  }
}
