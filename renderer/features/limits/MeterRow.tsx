import { useTranslation } from 'react-i18next';
import type { Meter, PlanLimits } from '#shared/model/bills/limits';
import { LimitBar } from '../../charts/LimitBar.tsx';
import { useLimitWords } from '../../ui/records/use-limit-words.ts';
import styles from './Limits.module.css';
import { MeterMonths } from './MeterMonths.tsx';

/** One limit: so much of so much, what is left, whose count it is. */
export function MeterRow({ meter, plan }: { meter: Meter; plan: PlanLimits }) {
  const { t } = useTranslation('limits');
  const { amount, nameLimit, sayLeft, sayMore } = useLimitWords(plan);
  const { limit, shownCents } = meter;
  const more = sayMore(meter);
  const sayAmount = (limitCents: number | null, usedCents: number | null) => {
    if (limitCents === null)
      return usedCents === null ? t('count.notKnown') : t('usedOnly', { used: amount(usedCents) });
    const said = amount(limitCents);
    return usedCents === null
      ? t('ofUnknown', { limit: said })
      : t('of', { used: amount(usedCents), limit: said });
  };
  return (
    <li className={styles['meter']}>
      <div className={styles['line']}>
        <h3>{nameLimit(meter)}</h3>
        <span className={styles['amount']}>{sayAmount(limit?.cents ?? null, shownCents)}</span>
      </div>
      {limit !== null && shownCents !== null && <LimitBar cents={shownCents} limitCents={limit.cents} />}
      <p className={styles['says']}>{sayLeft(meter)}</p>
      {more.length > 0 && <p className={styles['small']}>{more.join(' ')}</p>}
      {meter.months.length > 0 && <MeterMonths meter={meter} plan={plan} />}
    </li>
  );
}
