import { useTranslation } from 'react-i18next';
import type { DrugCapCount } from '#shared/model/bills/drug-cap';
import { useFormats } from '../../i18n/use-formats.ts';

/** "Counted: $354.75.", as an amount or as a range. */
export function useCountedForCap() {
  const { t } = useTranslation('drug-cap');
  const { money } = useFormats();
  return ({ lowCents, highCents }: Pick<DrugCapCount, 'lowCents' | 'highCents'>): string =>
    t(highCents > lowCents ? 'lead.countedRange' : 'lead.countedSoFar', {
      amount: money(lowCents),
      high: money(highCents),
    });
}
