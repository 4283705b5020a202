import { useTranslation } from 'react-i18next';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { TitledSheet } from '../../../../ui/layout/TitledSheet.tsx';
import { Deadline } from './AppealWindows.tsx';
import styles from './WhySection.module.css';

/** By when to ask again about what was refused. */
export function DeadlineSheet({ about }: { about: ClaimView }) {
  const { t } = useTranslation('denials');
  return (
    <TitledSheet title={t('appeal.title')}>
      <div className={styles['todo']}>
        <Deadline about={about} />
      </div>
    </TitledSheet>
  );
}
