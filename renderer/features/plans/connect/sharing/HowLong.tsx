import { useTranslation } from 'react-i18next';
import { addMonths } from '#shared/dates';
import type { ConsentOffer } from '#shared/model/plans/connection';
import { useToday } from '../../../../day/use-today.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { RadioGroup } from '../../../../ui/forms/RadioGroup.tsx';

export type HowLongChoice = 'once' | 'keep';

export type HowLongProps = {
  offer: ConsentOffer;
  value: HowLongChoice | null;
  onChange(value: HowLongChoice): void;
  error: string | null;
};

/** How long the plan may send claims. Neither answer is preset for a real plan; a plan that allows only one says so instead. */
export function HowLong({ offer, value, onChange, error }: HowLongProps) {
  const { t } = useTranslation('plans');
  const { date } = useFormats();
  const today = useToday();
  const { planName: plan, accessMonths, canKeepUpToDate, planSetsHowLong } = offer;
  const planSets = accessMonths === null ? 'share.planSets' : 'share.planSetsMonths';
  const own = planSetsHowLong ? planSets : 'share.onceOnly';
  if (!canKeepUpToDate)
    return (
      <p>
        <strong>{t('share.howLong')}</strong> {t(own, { plan, number: accessMonths })}
      </p>
    );
  const keep =
    accessMonths === null
      ? t('share.keep', { plan })
      : t('share.keepUntil', { plan, date: date(addMonths(today, accessMonths)) ?? '' });
  return (
    <RadioGroup
      label={t('share.howLong')}
      value={value}
      onChange={onChange}
      error={error}
      mark={t('share.needed')}
      options={[
        { value: 'once', label: t('share.once') },
        { value: 'keep', label: keep },
      ]}
    />
  );
}
