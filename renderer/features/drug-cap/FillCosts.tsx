import { useTranslation } from 'react-i18next';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { useFormats } from '../../i18n/use-formats.ts';
import { FactList } from '../../ui/data/FactList.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';

/** What a fill costs in each phase of the year, by the rules of a standard plan. */
export function FillCosts({ count, year }: { count: DrugCapCount; year: number }) {
  const { t } = useTranslation('drug-cap');
  const { money } = useFormats();
  const { phases, phasePriceCents, deductibleCents, extraHelp } = count;
  const deductible = money(deductibleCents);
  return (
    <Sheet label={t('phases.title')}>
      <Details summary={t('phases.title')}>
        <p>{t('phases.lead', { price: money(phasePriceCents) })}</p>
        <FactList
          facts={phases.map(({ phase, ownCents }) => ({
            key: phase,
            label: t(`phases.${phase}`, { deductible }),
            value: ownCents === 0 ? t('phases.nothing') : money(ownCents),
          }))}
        />
        <p>
          {extraHelp
            ? t('phases.extraHelp', {
                generic: money(extraHelp.genericCents),
                other: money(extraHelp.otherCents),
              })
            : t('phases.extraHelpUnknown', { year })}
        </p>
      </Details>
    </Sheet>
  );
}
