import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/use-formats.ts';
import { Stack } from '../ui/layout/Row.tsx';
import { Waterfall } from './Waterfall.tsx';

/** One made-up claim, each of its amounts with what it means: what a person learns once and then knows of all. */
export function HowToRead() {
  const { t } = useTranslation('help');
  const { money } = useFormats();
  return (
    <Stack>
      <p>{t('reading.lead')}</p>
      <Waterfall
        steps={steps.map(({ key, fill, from, to }) => ({
          key,
          label: t(`reading.${key}.label`),
          fill,
          fromCents: from,
          toCents: to,
          amount: to < from ? t('reading.minus', { amount: money(from - to) }) : money(to - from),
          note: t(`reading.${key}.note`),
        }))}
      />
      <p>{t('reading.bill', { amount: money(38_00) })}</p>
    </Stack>
  );
}

const steps = [
  { key: 'billed', fill: 'other', from: 0, to: 310_00 },
  { key: 'discount', fill: 'off', from: 310_00, to: 188_00 },
  { key: 'planPaid', fill: 'plan', from: 188_00, to: 38_00 },
  { key: 'share', fill: 'you', from: 0, to: 38_00 },
] as const;
