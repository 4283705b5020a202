import { useTranslation } from 'react-i18next';
import type { ApprovalView } from '#shared/model/plans/approval';
import { canHold, countDaysBetween, findLastDay } from '#shared/words/papers/approvals';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import styles from './Approvals.module.css';

/** Until when it holds and how many days that is; nothing for what was not approved. */
export function ValidityLine({ view }: { view: ApprovalView }) {
  const { t } = useTranslation('approvals');
  const { date } = useFormats();
  const today = useToday();
  const { approval, validity } = view;
  const end = findLastDay(view);
  if (!canHold(view)) return null;
  if (end === null) return <p className="muted">{t('validity.notStated')}</p>;
  const day = date(end) ?? end;
  if (validity === 'ended') return <p className={styles['until']}>{t('validity.ended', { date: day })}</p>;
  const left = countDaysBetween(today, end);
  return (
    <p className={styles['until']}>
      {t('validity.until', { date: day })}
      {validity === 'not-started' && approval.validFrom !== null
        ? ` · ${t('validity.starts', { date: date(approval.validFrom) })}`
        : left >= 0 && (
            <span className={validity === 'soon' ? styles['soon'] : undefined}>
              {' · '}
              {t('validity.daysLeft', { count: left })}
            </span>
          )}
    </p>
  );
}
