import { useTranslation } from 'react-i18next';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import { type AppealWindow, appealRules, sortAppealWindows } from '#shared/words/denials';
import { SmallLine } from '../data/SmallLine.tsx';
import { Details } from '../layout/Details.tsx';
import styles from './UsualTimes.module.css';

/** How long one usually has to ask for an appeal, with the rule: for this kind of plan first, where it is known. */
export function UsualTimes({ planKind }: { planKind: PlanKind }) {
  const { t } = useTranslation('denials');
  const { yours, others } = sortAppealWindows(planKind);
  if (yours.length === 0)
    return (
      <Details summary={t('appeal.any')}>
        <Windows windows={others} />
      </Details>
    );
  return (
    <>
      <p>{t('appeal.yours')}</p>
      <Windows windows={yours} />
      <Details summary={t('appeal.others')}>
        <Windows windows={others} />
      </Details>
    </>
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
