import { useTranslation } from 'react-i18next';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { FactList } from '../../../../ui/data/FactList.tsx';
import { TitledSheet } from '../../../../ui/layout/TitledSheet.tsx';
import { usePlan } from '../people/PeopleSection.tsx';
import { Deadline } from './AppealWindows.tsx';
import styles from './WhySection.module.css';

/** By when to ask again about what was refused, and whom, with the numbers that they ask for. */
export function DeadlineSheet({ about }: { about: ClaimView }) {
  const { t } = useTranslation('denials');
  return (
    <TitledSheet title={t('appeal.title')}>
      <div className={styles['todo']}>
        <Deadline about={about} />
      </div>
      <div className={styles['appeal']}>
        <FactList facts={usePlan(about)} />
      </div>
    </TitledSheet>
  );
}
