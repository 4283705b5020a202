import { useTranslation } from 'react-i18next';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { describeVisit, nameVisitState, type VisitWords } from '#shared/words/visit-story';
import { useFormats } from './use-formats.ts';
import { useSourceWords } from './use-source-words.ts';

/** Words for the one row of a visit that several plans looked at. */
export function useVisitWords() {
  const { t } = useTranslation('common');
  const { money, locale } = useFormats();
  const { nameSource } = useSourceWords();
  const words: VisitWords = {
    t: (key, values) => t(`visit.${key}`, { ...values }),
    money,
    nameSource,
    locale,
  };
  return {
    describe: (row: ClaimRow) => describeVisit(row, words),
    nameState: (row: ClaimRow) => nameVisitState(row, words),
  };
}
