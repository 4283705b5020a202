import { useTranslation } from 'react-i18next';
import type { PlanKind } from '#shared/model/plan-kind';
import { type AppealWindow, appealRules, sortAppealWindows } from '#shared/words/denials';
import { SmallLine } from '../../../../ui/data/SmallLine.tsx';
import { Details } from '../../../../ui/layout/Details.tsx';
import styles from './WhySection.module.css';

/** How long one usually has to ask for an appeal: for this kind of plan first, where it is known. */
export function AppealWindows({ planKind }: { planKind: PlanKind }) {
  const { t } = useTranslation('denials');
  const { yours, others } = sortAppealWindows(planKind);
  return (
    <div className={styles['appeal']}>
      <h3>{t('appeal.title')}</h3>
      <p>
        {t('appeal.text')} <strong>{t('appeal.letter')}</strong>
      </p>
      {yours.length === 0 ? (
        <Details summary={t('appeal.any')}>
          <Windows windows={others} />
        </Details>
      ) : (
        <>
          <p>{t('appeal.yours')}</p>
          <Windows windows={yours} />
          <Details summary={t('appeal.others')}>
            <Windows windows={others} />
          </Details>
        </>
      )}
    </div>
  );
}

function Windows({ windows }: { windows: readonly AppealWindow[] }) {
  const { t } = useTranslation('denials');
  return (
    <ul className={styles['windows']}>
      {windows.map((window) => (
        <li key={window}>
          <strong>{t(`window.${window}.name`)}</strong>: {t(`window.${window}.text`)}
          <SmallLine>{t('appeal.rule', { source: appealRules[window] })}</SmallLine>
        </li>
      ))}
    </ul>
  );
}
