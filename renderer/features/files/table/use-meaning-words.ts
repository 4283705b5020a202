import { useTranslation } from 'react-i18next';
import { type ColumnMeaning, type TableAmount, tableAmounts } from '#shared/model/files/table';

const amounts: ReadonlySet<ColumnMeaning> = new Set(tableAmounts);

/** What a column means, in the words that claims have for it. */
export function useMeaningWords(): (meaning: ColumnMeaning) => string {
  const { t } = useTranslation(['files', 'claim']);
  return (meaning) =>
    isAmount(meaning) ? t(`claim:amount.${meaning}`) : t(`files:table.meaning.${meaning}`);
}

function isAmount(meaning: ColumnMeaning): meaning is TableAmount {
  return amounts.has(meaning);
}
