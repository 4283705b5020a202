import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { DiscreetContext, nothingHidden } from '../i18n/use-discreet.ts';
import { useFormats } from '../i18n/use-formats.ts';
import { Stack } from '../ui/layout/Row.tsx';
import styles from './HowToRead.module.css';
import { Waterfall } from './Waterfall.tsx';

/** One made-up claim, each of its amounts with what it means: what a person learns once and then knows of all. */
export function HowToRead() {
  return (
    <Nobodys>
      <Reading />
    </Nobodys>
  );
}

/** The fall of the example's price, as the first screen shows it: without notes, ending in what one may owe. */
export function ExamplePrice() {
  return (
    <Nobodys>
      <Price />
    </Nobodys>
  );
}

/** The example is nobody's: discreet mode hides nothing of it. */
function Nobodys({ children }: { children: ReactNode }) {
  return <DiscreetContext value={nothingHidden}>{children}</DiscreetContext>;
}

function Reading() {
  const { t } = useTranslation('help');
  const { money } = useFormats();
  const steps = useExampleSteps();
  return (
    <Stack>
      <p>{t('reading.lead')}</p>
      <Waterfall steps={steps.map((step) => ({ ...step, note: t(`reading.${step.key}.note`) }))} />
      <p>{t('reading.bill', { amount: money(example.shareCents) })}</p>
    </Stack>
  );
}

function Price() {
  const { t } = useTranslation('help');
  const { money } = useFormats();
  const id = useId();
  const steps = useExampleSteps();
  return (
    <figure className={styles['example']} aria-labelledby={id}>
      <figcaption id={id}>
        <strong>{t('example.title')}</strong>
        <span>
          {t('example.text', { billed: money(example.billedCents), share: money(example.shareCents) })}
        </span>
      </figcaption>
      <Waterfall
        isOpening
        steps={steps.map((step) => (step.key === 'share' ? { ...step, label: t('example.mayOwe') } : step))}
      />
    </figure>
  );
}

function useExampleSteps() {
  const { t } = useTranslation('help');
  const { money } = useFormats();
  return steps.map(({ key, fill, from, to }) => ({
    key,
    label: t(`reading.${key}.label`),
    fill,
    fromCents: from,
    toCents: to,
    amount: to < from ? t('reading.minus', { amount: money(from - to) }) : money(to - from),
  }));
}

const example = { billedCents: 310_00, shareCents: 38_00 };

const steps = [
  { key: 'billed', fill: 'approved', from: 0, to: 310_00 },
  { key: 'discount', fill: 'off', from: 310_00, to: 188_00 },
  { key: 'planPaid', fill: 'plan', from: 188_00, to: 38_00 },
  { key: 'share', fill: 'you', from: 0, to: 38_00 },
] as const;
