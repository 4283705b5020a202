import { useTranslation } from 'react-i18next';
import type { Settings } from '#shared/model/settings';
import { useRequest } from '../../api/use-request.ts';
import { Switch } from '../../ui/forms/Switch.tsx';
import { Setting } from '../../ui/layout/Setting.tsx';
import styles from './Settings.module.css';

/** Systems on which a window can be left out of pictures of the screen (electron.d.ts `setContentProtection`). */
const systems: readonly string[] = ['win32', 'darwin'];

type CaptureSettingProps = {
  isHidden: boolean;
  onChange(change: Pick<Settings, 'isCaptureHidden'>): void;
};

/** Whether who records or shares the screen sees the window. Nothing where the system cannot hide it. */
export function CaptureSetting({ isHidden, onChange }: CaptureSettingProps) {
  const { t } = useTranslation('settings');
  const platform = useRequest('app.info', {}).data?.platform;
  if (platform === undefined || !systems.includes(platform)) return null;
  return (
    <Setting title={t('capture.title')}>
      <div className={styles['switch']}>
        <p>{t('capture.text')}</p>
        <Switch
          label={t('capture.title')}
          isSelected={isHidden}
          onChange={(isCaptureHidden) => onChange({ isCaptureHidden })}
        />
      </div>
    </Setting>
  );
}
