import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#shared/model/claims/claims-view';
import { areSumsPerPlan, sumSource } from '#shared/model/claims/totals';
import { useIsYearOver } from '../../../day/use-today.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { NotHappenedShare } from '../../../ui/records/NotHappened.tsx';
import { ShareGaps } from '../../../ui/records/ShareGaps.tsx';
import { CountingDialog } from './CountingDialog.tsx';
import { ShareSentence } from './ShareSentence.tsx';
import styles from './SumsLine.module.css';

/** The year's sums in a line, per plan while visits may be counted twice. Empty until sums are ready. */
export function SumsLine({ overview, personId }: { overview: Overview; personId: string }) {
  const { t } = useTranslation('claims');
  const [isOpen, setOpen] = useState(false);
  const { year, totalsReady, totals, byPlan, openVisits } = overview;
  if (!totalsReady || year === null) return null;
  const perPlan = byPlan.length > 0 && areSumsPerPlan({ openVisits: openVisits.length, totals, byPlan });
  return (
    <section className={styles['sums']} aria-label={t('sums.label', { year })}>
      <strong className={styles['notBills']}>{t('notBills')} </strong>
      {perPlan ? (
        <PerPlan overview={overview} year={year} />
      ) : (
        totals.map((each) => (
          <span key={each.currency}>
            <ShareSentence totals={each} year={year} />
            <NotHappenedShare personId={personId} days={String(year)} currency={each.currency} />
          </span>
        ))
      )}
      {totals.length === 0 && !perPlan && `${t('sums.none', { year })} `}
      <LinkButton onPress={() => setOpen(true)}>{t('sums.how')}</LinkButton>
      <CountingDialog
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        year={year}
        personId={personId}
        totals={perPlan ? [] : totals}
      >
        {perPlan && <PerPlanInFull overview={overview} year={year} />}
      </CountingDialog>
    </section>
  );
}

/** In one line, for the list below is what the screen is for; how many claims that is stands where it is explained. */
function PerPlan({ overview: { byPlan }, year }: { overview: Overview; year: number }) {
  const { t } = useTranslation('claims');
  const { nameSources } = useSourceWords();
  const nameSum = useSumWords();
  const names = nameSources(byPlan);
  const shares = byPlan.flatMap(({ connectionId, totals }, index) =>
    totals
      .filter(({ yourShare }) => yourShare.statedBy + yourShare.notStatedBy > 0)
      .map(({ yourShare, currency }) => {
        const source = sumSource(yourShare);
        return {
          id: `${connectionId} ${currency}`,
          name: names[index] ?? '',
          amount: nameSum(yourShare, currency, t('sums.planNotGiven')),
          source: source === null || source === 'stated' ? '' : ` ${t(`sums.shortSource.${source}`)}`,
        };
      }),
  );
  return (
    <span className={styles['plans']}>
      {t('sums.shortByPlan', { year })}{' '}
      {shares.map(({ id, name, amount, source }, index) => (
        <span key={id}>
          {index > 0 && ' · '}
          {name} <b className="num">{amount}</b>
          {source}
        </span>
      ))}
      .{' '}
    </span>
  );
}

function PerPlanInFull({ overview, year }: { overview: Overview; year: number }) {
  const { t } = useTranslation('claims');
  const { nameSources } = useSourceWords();
  const names = nameSources(overview.byPlan);
  const title = t(useIsYearOver(year) ? 'sums.titleOver' : 'sums.title', { year });
  return (
    <>
      <p>{t(overview.openVisits.length > 0 ? 'sums.byPlan' : 'sums.byPlanTooLarge', { title })}</p>
      <ul>
        {overview.byPlan.flatMap(({ connectionId, totals }, index) =>
          totals.map((each) => (
            <li key={`${connectionId} ${each.currency}`}>
              <ShareSentence totals={each} year={year} plan={names[index] ?? ''} />
              <ShareGaps totals={each} />
            </li>
          )),
        )}
      </ul>
    </>
  );
}
