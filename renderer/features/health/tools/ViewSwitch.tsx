import { useNavigate } from '@tanstack/react-router';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { HealthSearch } from '../health-search.ts';
import styles from './HealthLayout.module.css';

const views = ['kinds', 'timeline'] as const;

/** The two ways to look at health records. */
export function ViewSwitch({ view }: { view: HealthSearch['view'] }) {
  const { t } = useTranslation('health');
  const navigate = useNavigate({ from: '/health' });
  return (
    <ToggleButtonGroup
      aria-label={t('view.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view ?? 'kinds']}
      onSelectionChange={(keys) =>
        void navigate({ search: keys.has('timeline') ? { view: 'timeline' } : {}, resetScroll: false })
      }
      className={styles['switch'] ?? ''}
    >
      {views.map((each) => (
        <ToggleButton key={each} id={each} className={styles['choice'] ?? ''}>
          {t(`view.${each}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
