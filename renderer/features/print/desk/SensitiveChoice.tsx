import { useTranslation } from 'react-i18next';
import { SensitiveKinds } from '../../../ui/discreet/SensitiveKinds.tsx';
import { Checkbox } from '../../../ui/forms/Checkbox.tsx';
import { Details } from '../../../ui/layout/Details.tsx';
import styles from './PrintDesk.module.css';

/** The option of a paper as it is asked for: there, or not. */
export function chooseLeavesOut(isChosen: boolean): { leavesOutSensitive?: true } {
  return isChosen ? { leavesOutSensitive: true } : {};
}

type SensitiveChoiceProps = {
  value: boolean;
  /** False for a paper that has no amounts at all. */
  hasMoney?: boolean;
  onChange(isChosen: boolean): void;
};

/** Leaves out what sensitive care was, who gave it and why. */
export function SensitiveChoice({ value, hasMoney = true, onChange }: SensitiveChoiceProps) {
  const { t } = useTranslation(['print', 'discreet']);
  return (
    <div className={styles['section']}>
      <Checkbox isSelected={value} onChange={onChange}>
        {t('print:sensitive.label')}
      </Checkbox>
      <p className="small">{t(hasMoney ? 'print:sensitive.text' : 'print:sensitive.textNoMoney')}</p>
      {value && (
        <p role="status" className="small">
          {t('print:sensitive.look')}
        </p>
      )}
      <Details summary={t('discreet:settings.kinds')}>
        <SensitiveKinds />
      </Details>
    </div>
  );
}
