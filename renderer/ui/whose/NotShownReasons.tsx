import { useTranslation } from 'react-i18next';
import type { NotShown } from '#shared/model/people/whose';
import { sayReasons } from '#shared/words/not-shown';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';

export type NotShownReasonsProps = {
  /** Of one plan or file. */
  records: readonly NotShown[];
  /** Who else has the plan here; `null` where that is nobody, or several. */
  other: string | null;
};

/** Why records that a plan sent are in no list, with how many they are; what is asked about is told by `KeptAside`. */
export function NotShownReasons({ records, other }: NotShownReasonsProps) {
  const { t } = useTranslation('whose');
  const { locale } = useFormats();
  return sayReasons(records, other, lookupFrom(t), locale).map((line) => <li key={line}>{line}</li>);
}
