import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { VisitStory } from '#shared/model/claims/claims-view';
import { findLeft, listStoryAmounts } from '#shared/words/visit-story';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { StatePill } from '../../../ui/data/Pill.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import styles from './VisitStorySection.module.css';

/** What each of two plans did with one visit, in their order where a claim says it, and what is left. */
export function VisitStorySection({ story }: { story: VisitStory }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const { first, last, isOrderKnown, disagreement } = story;
  const { nameSource } = useSourceWords();
  const planOf = (row: ClaimRow) => nameSource(row.planName ?? t('story.otherPlan'), row);
  const amount = (cents: number) => money(cents, last.currency);
  return (
    <TitledSheet title={t('story.title')}>
      <p>{t('story.lead')}</p>
      <div className={styles['plans']}>
        <PlanPart
          row={first}
          title={isOrderKnown ? t('story.first', { plan: planOf(first) }) : planOf(first)}
          isFollowed={isOrderKnown}
        />
        <PlanPart
          row={last}
          title={isOrderKnown ? t('story.then', { plan: planOf(last) }) : planOf(last)}
          isFollowed={false}
        />
      </div>
      {disagreement && (
        <p>
          {t('story.disagree', {
            last: planOf(last),
            first: planOf(first),
            said: amount(disagreement.saidCents),
            paid: amount(disagreement.paidCents),
          })}
        </p>
      )}
      {isOrderKnown ? (
        <Left row={last} plan={planOf(last)} />
      ) : (
        <p>
          {t('story.unclear')}
          {first.counted && last.counted && ` ${t('story.sums', { plan: planOf(last) })}`}
        </p>
      )}
    </TitledSheet>
  );
}

function PlanPart({ row, title, isFollowed }: { row: ClaimRow; title: string; isFollowed: boolean }) {
  const { t } = useTranslation(['claim', 'common']);
  const { date, money } = useFormats();
  const id = useId();
  const decided = date(row.decidedOn);
  const { nameSource, sayAmountOpened } = useSourceWords();
  return (
    <section aria-labelledby={id} className={styles['plan']}>
      <h3 id={id}>{title}</h3>
      <p className={styles['state']}>
        <StatePill state={row.state} />
        {decided && <span className="small muted">{t('claim:story.decided', { date: decided })}</span>}
      </p>
      <dl className={styles['amounts']}>
        {listStoryAmounts(row, isFollowed).map(({ name, label, amount }) => (
          <div key={name}>
            <dt>
              {t(`claim:${label}`, {
                plan: nameSource(row.planName ?? t('claim:story.otherPlan'), row),
              })}
            </dt>
            <dd>
              {amount === null ? t('claim:history.nothing') : money(amount.cents, row.currency)}
              {amount && (amount.source !== 'plan' || row.openedAt !== null) && (
                <div className="small muted">
                  {sayAmountOpened(amount.source, row) ?? t(`claim:source.${amount.source}`)}
                </div>
              )}
              {amount?.partial && <div className="small muted">{t('claim:source.partial')}</div>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Left({ row, plan }: { row: ClaimRow; plan: string }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const { words, amount } = findLeft(row);
  return (
    <div className={styles['left']}>
      <h3>{t('story.left')}</h3>
      {amount && <p className={styles['big']}>{money(amount.cents, row.currency)}</p>}
      <p className="small">{t(`story.${words}`, { plan })}</p>
    </div>
  );
}
