import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import styles from './DrugCap.module.css';

/** Steady drugs, each with a way to its last fill; why nothing else is counted ahead. */
export function LikelyRefills({ count, year }: { count: DrugCapCount; year: number }) {
  const { t } = useTranslation('drug-cap');
  const { money, date } = useFormats();
  const today = useToday();
  const { refills, unsteadyDrugs } = count;
  // Of a year that is over nothing is ahead.
  if (year < yearOf(today)) return null;
  return (
    <TitledSheet title={t('refills.title')}>
      {refills.length === 0 && <p>{t('refills.none')}</p>}
      <ul className={styles['refills']}>
        {refills.map(({ claimId, what, fills, everyDays, next, ownCents }) => (
          <li key={claimId}>
            <Link to="/claims/$claimId" params={{ claimId }}>
              {what ?? t('refills.noName')}
            </Link>
            <div className="small">
              {t('refills.line', { days: everyDays, fills, next: date(next), amount: money(ownCents) })}
            </div>
          </li>
        ))}
      </ul>
      {refills.length > 0 && unsteadyDrugs > 0 && <p>{t('refills.unsteady', { count: unsteadyDrugs })}</p>}
      <p className="small muted">{t('refills.notKnown')}</p>
    </TitledSheet>
  );
}
