import { useTranslation } from 'react-i18next';
import type { WrittenOutcome } from '#shared/model/files/written';
import { useFormats } from '../../i18n/use-formats.ts';
import { Stack } from '../../ui/layout/Row.tsx';

/** What cannot be added yet, of which plans it is, and what to do; empty where there is nothing of it. */
export function WrittenWaiting({ outcome: { counts, plans, othersNotHere } }: { outcome: WrittenOutcome }) {
  const { t } = useTranslation('written');
  const { locale } = useFormats();
  const waiting = counts.reduce((sum, one) => sum + one.waiting, 0);
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(plans);
  if (waiting + othersNotHere === 0) return null;
  return (
    <Stack>
      {waiting > 0 && (
        <p>
          {t('waiting.count', { count: waiting })} {plans.length > 0 && t('waiting.plans', { plans: names })}{' '}
          {t('waiting.next')}
        </p>
      )}
      {othersNotHere > 0 && <p>{t('waiting.others', { count: othersNotHere })}</p>}
    </Stack>
  );
}
