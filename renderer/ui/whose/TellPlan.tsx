import { useTranslation } from 'react-i18next';
import { CopyButton } from '../actions/CopyButton.tsx';
import { TitledSheet } from '../layout/TitledSheet.tsx';
import styles from './TellPlan.module.css';

export type TellPlanProps = {
  plan: string;
  phone: string | null;
  /** What the person says on the phone. */
  words: string;
};

/** How to tell a plan that it sent records of somebody else: whom to call, and what to say. */
export function TellPlan({ plan, phone, words }: TellPlanProps) {
  const { t } = useTranslation('whose');
  return (
    <TitledSheet title={t('tell.title', { plan })}>
      <p>{phone === null ? t('tell.call', { plan }) : t('tell.callAt', { plan, phone })}</p>
      <p>{t('tell.say')}</p>
      <blockquote className={styles['words']}>{words}</blockquote>
      <CopyButton text={words} label={t('tell.copyLabel')}>
        {t('tell.copy')}
      </CopyButton>
    </TitledSheet>
  );
}
