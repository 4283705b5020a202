import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overview } from '#shared/model/claims/claims-view';
import { areSumsPerPlan } from '#shared/model/claims/totals';
import { useIsYearOver } from '../../../day/use-today.ts';
import { useSourceWords } from '../../../i18n/use-source-words.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { ShareGaps } from '../../../ui/records/ShareGaps.tsx';
import { CountingDialog } from './CountingDialog.tsx';
import { ShareSentence } from './ShareSentence.tsx';
import styles from './SumsLine.module.css';

/** The year's sums in a line, per plan while visits may be counted twice. Empty until sums are ready. */
export function SumsLine({ overview }: { overview: Overview }) {
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
          </span>
        ))
      )}
      {totals.length === 0 && !perPlan && `${t('sums.none', { year })} `}
      <LinkButton onPress={() => setOpen(true)}>{t('sums.how')}</LinkButton>
      <CountingDialog isOpen={isOpen} onClose={() => setOpen(false)} year={year} totals={totals} />
    </section>
  );
}

function PerPlan({ overview, year }: { overview: Overview; year: number }) {
  const { t } = useTranslation('claims');
  const { nameSources } = useSourceWords();
  const names = nameSources(overview.byPlan);
  const title = t(useIsYearOver(year) ? 'sums.titleOver' : 'sums.title', { year });
  return (
    <>
      {t(overview.openVisits.length > 0 ? 'sums.byPlan' : 'sums.byPlanTooLarge', { title })}
      <ul className={styles['plans']}>
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
