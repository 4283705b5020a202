import { useTranslation } from 'react-i18next';
import styles from './Steps.module.css';

const names = ['choose', 'share', 'sign-in', 'done'] as const;

/** The four steps with the current one marked. */
export function Steps({ current, label }: { current: (typeof names)[number]; label: string }) {
  const { t } = useTranslation('plans');
  return (
    <ol className={styles['steps']} aria-label={label}>
      {names.map((name, index) => (
        <li key={name} {...(name === current && { 'aria-current': 'step' as const })}>
          {index + 1} {t(`steps.${name}`)}
        </li>
      ))}
    </ol>
  );
}
