import { cleanup, render, screen, within } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, test } from 'vitest';
import { BarRows } from '../../../renderer/charts/BarRows.tsx';
import { MonthBars } from '../../../renderer/charts/MonthBars.tsx';
import { Waterfall } from '../../../renderer/charts/Waterfall.tsx';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import '../support/matchers.ts';

afterEach(cleanup);

test('bars share one scale from zero, and draw nothing for what is not stated', () => {
  render(
    <BarRows
      label="By type"
      rows={[
        {
          key: 'a',
          label: 'Dental',
          parts: [
            { fill: 'plan', cents: 5000 },
            { fill: 'you', cents: 5000 },
          ],
          amount: '$100.00',
          words: 'plan 50, you 50',
        },
        {
          key: 'b',
          label: 'Vision',
          parts: [
            { fill: 'plan', cents: 2500 },
            { fill: 'you', cents: null },
          ],
          amount: '$25.00',
          words: 'plan 25, you not given',
        },
      ]}
    />,
  );
  const [dental, vision] = within(screen.getByRole('list', { name: 'By type' })).getAllByRole('listitem');
  const widths = (row: HTMLElement | undefined) =>
    [...(row?.querySelectorAll('i') ?? [])].map((bar) => [bar.className, bar.style.inlineSize]);
  expect(widths(dental)).toEqual([
    ['fill-plan', '50%'],
    ['fill-you', '50%'],
  ]);
  expect(widths(vision)).toEqual([['fill-plan', '25%']]);
  expect(vision).toHaveTextContent('you not given');
});

test('steps hang where the one before ends; the amount is text beside the bar', () => {
  render(
    <Waterfall
      steps={[
        {
          key: 'billed',
          label: 'Amount billed',
          fill: 'approved',
          fromCents: 0,
          toCents: 10_000,
          amount: '$100.00',
        },
        {
          key: 'discount',
          label: 'Plan discount',
          fill: 'off',
          fromCents: 6000,
          toCents: 10_000,
          amount: '− $40.00',
        },
        { key: 'zero', label: 'Plan paid', fill: 'plan', fromCents: 0, toCents: 0, amount: '$0.00' },
      ]}
    />,
  );
  const bars = [...document.querySelectorAll('i')].map(({ className, style }) => [
    className,
    style.insetInlineStart,
    style.inlineSize,
  ]);
  expect(bars).toEqual([
    ['fill-approved', '0%', '100%'],
    ['fill-off', '60%', '40%'],
  ]);
  expect(screen.getByText('− $40.00')).toBeVisible();
});

test('the month chart is a picture with a sentence and a legend in words', async () => {
  render(
    <I18nextProvider i18n={await createI18n('es')}>
      <MonthBars
        currency="USD"
        summary="Marzo es el mes más alto."
        months={[{ month: 3, planPaidCents: 1000, yourShareCents: null }]}
      />
    </I18nextProvider>,
  );
  expect(screen.getByRole('img', { name: 'Marzo es el mes más alto.' })).toBeVisible();
  expect(screen.getByText('Su parte')).toBeVisible();
});
