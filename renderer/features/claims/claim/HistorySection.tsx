import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RelatedClaim } from '#shared/model/claims/claim';
import type { ClaimView } from '#shared/model/claims/claims-view';
import type { Translate } from '../../../i18n/translate.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { FoldedSheet } from '../../../ui/layout/FoldedSheet.tsx';
import { nameSource } from '../../../ui/records/origin-words.ts';
import { ChangeList } from './ChangeList.tsx';
import styles from './HistorySection.module.css';
import { namePaymentDate } from './history-words.ts';

type Event = { key: string; when: string | null; sort: string; words: ReactNode };

/** What happened to the claim, oldest first: what the plan dated, when the app saw it and what changed since. */
export function HistorySection({ view }: { view: ClaimView }) {
  const { t } = useTranslation('claim');
  const events = useEvents(view);
  return (
    <FoldedSheet
      title={t('history.title')}
      says={events
        .flatMap((event) => sayEvent(event, t) ?? [])
        .slice(0, 3)
        .join(' · ')}
    >
      <ol className={styles['events']}>
        {events.map(({ key, when, words }) => (
          <li key={key}>
            <span className={styles['when']}>{when}</span>
            <div>{words}</div>
          </li>
        ))}
        {view.claim.related.flatMap((related) =>
          isInChain(related) ? (
            []
          ) : (
            <li key={JSON.stringify(related)}>
              <span className={styles['when']} />
              <div>
                <Related related={related} />
              </div>
            </li>
          ),
        )}
      </ol>
    </FoldedSheet>
  );
}

/** "Your plan decided: March 19, 2026", of an event that plain words tell. */
function sayEvent({ when, words }: Event, t: Translate): string | null {
  if (typeof words !== 'string') return null;
  return when === null ? words : t('claim:history.on', { what: words, when });
}

function useEvents({ claim, history, provenance, row }: ClaimView): Event[] {
  const { t } = useTranslation(['claim', 'health']);
  const { date, dayDate } = useFormats();
  const dated = (
    [
      ['received', claim.receivedOn],
      ['decided', claim.decidedOn],
      [namePaymentDate(claim), claim.paidOn],
    ] as const
  ).flatMap(([key, on]): Event[] =>
    on === null ? [] : [{ key, when: date(on), sort: on, words: t(`history.${key}`) }],
  );
  const seen = history.map(
    (change, index): Event => ({
      key: `seen ${index}`,
      when: dayDate(change.seenAt),
      sort: change.seenAt,
      words: (
        <>
          {t(`history.${change.what === 'changed' && row.openedAt !== null ? 'changedHere' : change.what}`)}
          {change.changes.length > 0 && <ChangeList changes={change.changes} claim={claim} />}
        </>
      ),
    }),
  );
  const recorded = provenance.flatMap((origin): Event[] => {
    const who = nameSource(t, origin);
    const words = who === null ? null : t('history.comesFrom', { who });
    const on = origin.recordedOn;
    return words === null ? [] : [{ key: `${on} ${words}`, when: date(on), sort: on ?? '', words }];
  });
  return [...dated, ...recorded, ...seen].toSorted((a, b) =>
    a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0,
  );
}

/** Claims that replace each other are shown as a chain. */
function isInChain({ relationship }: RelatedClaim): boolean {
  return relationship === 'replaces' || relationship === 'replaced-by';
}

function Related({ related }: { related: RelatedClaim }) {
  const { t } = useTranslation('claim');
  const key = related.relationship === 'associated' ? 'associated' : 'otherRelation';
  return (
    <>
      {t(`history.${key}`)}
      {related.claimNumber !== null && ` · ${t('history.number', { number: related.claimNumber })}`}{' '}
      {related.claimId !== null && (
        <Link to="/claims/$claimId" params={{ claimId: related.claimId }}>
          {t('history.see')}
        </Link>
      )}
    </>
  );
}
