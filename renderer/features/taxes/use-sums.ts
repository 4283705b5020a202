import type { WorksheetRow } from '#shared/model/bills/worksheet';
import { useFormats } from '../../i18n/use-formats.ts';

/** What rows come to, each currency by itself: "$225.00 + €13.00". */
export function useSums(): (rows: readonly Pick<WorksheetRow, 'cents' | 'currency'>[]) => string {
  const { money } = useFormats();
  return (rows) =>
    [...Map.groupBy(rows, ({ currency }) => currency)]
      .map(([currency, own]) =>
        money(
          own.reduce((sum, { cents }) => sum + (cents ?? 0), 0),
          currency,
        ),
      )
      .join(' + ');
}
