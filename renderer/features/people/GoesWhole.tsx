import { useTranslation } from 'react-i18next';
import { Stack } from '../../ui/layout/Row.tsx';

/** `goes`: what of the person becomes the other's; `null` where there is nothing but the plans. */
export type GoesWholeProps = { name: string; into: string; goes: string | null };

/** Says that all of a person becomes another's, that they are in no list any more, and until when that can be undone. */
export function GoesWhole({ name, into, goes }: GoesWholeProps) {
  const { t } = useTranslation('people');
  return (
    <Stack>
      <p>{t('merge.goes', { name, into, goes: goes ?? t('merge.nothing') })}</p>
      <p>{t('merge.undo', { into })}</p>
    </Stack>
  );
}
