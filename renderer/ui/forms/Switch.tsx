import { Switch as AriaSwitch } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import styles from './fields.module.css';

export type SwitchProps = {
  isSelected: boolean;
  onChange(selected: boolean): void;
  /** What it switches, for people who cannot see its row. */
  label: string;
  isDisabled?: boolean;
  /** Id of a longer description. */
  describedBy?: string;
};

/** A switch that says "On" or "Off" beside itself. */
export function Switch({ label, describedBy, ...props }: SwitchProps) {
  const { t } = useTranslation('common');
  return (
    <AriaSwitch
      {...props}
      aria-label={label}
      {...(describedBy && { 'aria-describedby': describedBy })}
      className={styles['switch'] ?? ''}
    >
      <span aria-hidden="true">{props.isSelected ? t('switch.on') : t('switch.off')}</span>
      <span className={styles['track']} aria-hidden="true" />
    </AriaSwitch>
  );
}
