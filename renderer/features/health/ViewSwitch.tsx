import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './HealthLayout.module.css';
import type { HealthSearch } from './health-search.ts';

/** The two ways to look at health records. */
export function ViewSwitch({ view }: { view: HealthSearch['view'] }) {
  const { t } = useTranslation('health');
  const current = (isHere: boolean) => (isHere ? { 'aria-current': 'page' as const } : {});
  return (
    <nav aria-label={t('view.label')}>
      <ul className={styles['switch']}>
        <li>
          <Link to="/health" search={{}} activeProps={{ 'aria-current': undefined }} {...current(!view)}>
            {t('view.kinds')}
          </Link>
        </li>
        <li>
          <Link
            to="/health"
            search={{ view: 'timeline' }}
            activeProps={{ 'aria-current': undefined }}
            {...current(view === 'timeline')}
          >
            {t('view.timeline')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
