import { useTranslation } from 'react-i18next';
import { useDiscreet } from '../../i18n/use-discreet.ts';
import { SensitiveKinds } from '../../ui/discreet/SensitiveKinds.tsx';
import { Switch } from '../../ui/forms/Switch.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import styles from './Settings.module.css';

/** Discreet mode, what it hides, and what it cannot know. */
export function DiscreetSettings() {
  const { t } = useTranslation('discreet');
  const { isOn, turn } = useDiscreet();
  return (
    <Setting title={t('name')}>
      <div className={styles['switch']}>
        <p>{t('settings.text')}</p>
        <Switch label={t('name')} isSelected={isOn} onChange={turn} />
      </div>
      <p>{t('settings.how')}</p>
      <Details summary={t('settings.kinds')}>
        <SensitiveKinds />
      </Details>
    </Setting>
  );
}
