import { useTranslation } from 'react-i18next';
import type { Interpretation } from '#shared/model/health/measurement';
import { isSetApart, MarkShape } from '../../../charts/marks.tsx';
import { cx } from '../../../ui/cx.ts';
import styles from './MarkPill.module.css';

/** How the plan marked a value: shape, words and colour. Never a verdict of the app's own. */
export function MarkPill({ mark }: { mark: Interpretation }) {
  const { t } = useTranslation('health');
  const isCritical = mark.startsWith('critical');
  return (
    <span
      className={cx(styles['pill'], isCritical ? styles['critical'] : isSetApart(mark) && styles['apart'])}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <MarkShape mark={mark} />
      </svg>
      {t(`mark.${mark}`)}
    </span>
  );
}
