import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { everyClaim } from '#shared/every-claim';
import { useRequest } from '../../../api/use-request.ts';
import styles from './KindSection.module.css';

/** The way to the person's prescription claims, which may be for medicines that are in no health record; empty without any. */
export function PharmacyLine({ personId }: { personId: string }) {
  const { t } = useTranslation('health');
  const filter = { ...everyClaim(personId), kinds: ['pharmacy' as const] };
  const { data } = useRequest('claims.list', { filter, offset: 0, limit: 1 });
  if (!data || data.count === 0) return null;
  return (
    <p className={styles['note']}>
      <Link to="/claims" search={{ kinds: ['pharmacy'] }}>
        {t('group.medicine.pharmacy', { count: data.count })}
      </Link>
    </p>
  );
}
