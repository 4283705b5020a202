import { useTranslation } from 'react-i18next';
import { type Settings, textScales } from '#shared/model/settings';
import { languageOptions } from '../../ui/forms/language-options.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { Switch } from '../../ui/forms/Switch.tsx';
import styles from './Settings.module.css';

const appearances = ['system', 'light', 'dark'] as const;

export type LookSettingsProps = { settings: Settings; onChange(some: Partial<Settings>): void };

/** Appearance, text size, language and shortcuts. Each takes effect at once. */
export function LookSettings({ settings, onChange }: LookSettingsProps) {
  const { t } = useTranslation('settings');
  return (
    <div className={styles['look']}>
      <div className={styles['columns']}>
        <RadioGroup
          label={t('look.appearance')}
          value={settings.appearance}
          look="columns"
          onChange={(appearance) => onChange({ appearance })}
          options={appearances.map((value) => ({ value, label: t(`look.${value}`) }))}
        />
        <RadioGroup
          label={t('look.language')}
          value={settings.language}
          look="columns"
          onChange={(language) => onChange({ language })}
          options={languageOptions}
        />
      </div>
      <div className={styles['sizes']}>
        <RadioGroup
          label={t('look.textSize')}
          value={String(settings.textScale)}
          look="columns"
          onChange={(scale) => onChange({ textScale: Number(scale) })}
          options={textScales.map((scale) => ({
            value: String(scale),
            label: (
              <span style={{ fontSize: `calc(18px * ${scale})`, lineHeight: 1.3 }}>
                {t('look.percent', { percent: Math.round(scale * 100) })}
              </span>
            ),
          }))}
        />
      </div>
      <div className={styles['switch']}>
        <div>
          <strong>{t('look.shortcuts')}</strong>
          <p className="muted">{t('look.shortcutsText')}</p>
        </div>
        <Switch
          label={t('look.shortcuts')}
          isSelected={settings.shortcuts}
          onChange={(shortcuts) => onChange({ shortcuts })}
        />
      </div>
    </div>
  );
}
