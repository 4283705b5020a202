import { useTranslation } from 'react-i18next';
import { type Deadline, sayDeadline } from '#shared/words/appeals';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';

/** What a person reads of a deadline. */
export function useDeadlineWords(): (deadline: Deadline) => ReturnType<typeof sayDeadline> {
  const { t } = useTranslation('denials');
  const { date } = useFormats();
  return (deadline) => sayDeadline(deadline, { t: lookupFrom(t), date: (day) => date(day) ?? day });
}
