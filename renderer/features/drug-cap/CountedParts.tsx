import { useTranslation } from 'react-i18next';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { FactList } from '../../ui/data/FactList.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';

const gapNames = ['withoutOwn', 'ownOnly', 'notCovered', 'waiting', 'undated', 'otherCurrency'] as const;

/** Of what the count is made, what may count besides, and what is not in it. */
export function CountedParts({ count, year }: { count: DrugCapCount; year: number }) {
  const { t } = useTranslation('drug-cap');
  const { money, locale } = useFormats();
  const names = listMonthNames(locale, 'long');
  const { filled } = count;
  const span = filled && {
    ...{ year, from: names[filled.from - 1], to: names[filled.to - 1] },
  };
  const { lowCents, highCents, ownCents, extraHelpCents, otherCents, fills, gaps } = count;
  const amounts = { own: ownCents, extraHelp: extraHelpCents, other: otherCents, high: highCents - lowCents };
  const parts = (['own', 'extraHelp', 'other', 'high'] as const).filter(
    (part) => part === 'own' || amounts[part] !== 0,
  );
  return (
    <TitledSheet title={t('parts.title')}>
      <p>
        {span === null
          ? t('parts.none', { year })
          : t(span.from === span.to ? 'parts.fillsOfMonth' : 'parts.fills', { count: fills, ...span })}
      </p>
      {fills > 0 && (
        <FactList
          facts={parts.map((part) => ({ key: part, label: t(`parts.${part}`), value: money(amounts[part]) }))}
        />
      )}
      {amounts.high !== 0 && <p className="small">{t('parts.highWhy')}</p>}
      <ul>
        {gapNames
          .filter((name) => gaps[name] > 0)
          .map((name) => (
            <li key={name}>{t(`gap.${name}`, { count: gaps[name] })}</li>
          ))}
        <li>{t('parts.never')}</li>
      </ul>
    </TitledSheet>
  );
}
