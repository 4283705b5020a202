import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeterForecast, PlanForecast } from '#shared/model/bills/forecast';
import { ButtonLink } from '../../../ui/actions/ButtonLink.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { useLimitWords } from '../../../ui/records/use-limit-words.ts';
import { ComingList } from './ComingList.tsx';
import styles from './Forecast.module.css';
import { LeftOutList } from './LeftOutList.tsx';
import { MeterForecastRow } from './MeterForecastRow.tsx';
import { RefillTable } from './RefillTable.tsx';

type Props = {
  plan: PlanForecast;
  /** The limit of which the heading of the page speaks. */
  titled: MeterForecast | null;
};

/** One plan: its limits with their days, what they are made of, its refills, and what is left out. */
export function PlanForecastSheet({ plan, titled }: Props) {
  const { t } = useTranslation(['forecast', 'drug-cap']);
  const id = useId();
  const { planTitle, planLead, nameLimit } = useLimitWords({
    ...plan,
    meters: plan.meters.map(({ meter }) => meter),
  });
  const { kind, hasOwnRules, refills } = plan;
  const meters = plan.meters.filter(({ meter }) => meter.limit !== null || meter.ours.claims > 0);
  const isLimitMissing = !hasOwnRules && meters.every(({ meter }) => meter.limit === null);
  return (
    <Sheet labelledBy={id}>
      <div className={styles['plan']}>
        <h2 id={id}>{planTitle}</h2>
        <p className="small muted">{planLead}</p>
        {hasOwnRules && (
          <p>{t(kind === 'medicare-part-a' ? 'forecast:benefitPeriod' : 'forecast:ownRules')}</p>
        )}
        {kind === 'medicare-part-d' && (
          <ButtonLink to="/spending/limits/drugs" search={{ year: plan.year, plan: plan.planId }}>
            {t('drug-cap:see')}
          </ButtonLink>
        )}
        {!hasOwnRules && meters.length === 0 && <p>{t('forecast:noMeters')}</p>}
        {meters.map((one) => (
          <MeterForecastRow
            key={[one.meter.whose, one.meter.what, one.meter.care, one.meter.network].join(' ')}
            forecast={one}
            plan={plan}
            name={nameLimit(one.meter)}
            isInTitle={one === titled}
          />
        ))}
        {isLimitMissing && (
          <ButtonLink to="/spending/limits/change" search={{ plan: plan.planId, year: plan.year }}>
            {t('forecast:type')}
          </ButtonLink>
        )}
        {!isLimitMissing && !hasOwnRules && <ComingList plan={plan} />}
        {refills.length > 0 && <RefillTable plan={plan} />}
        {!hasOwnRules && <LeftOutList plan={plan} />}
      </div>
    </Sheet>
  );
}
