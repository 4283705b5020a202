/** A bill that comes after the person chose another one for its debt says so, until they count one of the two. */
import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { rosa } from '../support/family.ts';
import { expectAccessible, expectFocusKept, openApp } from '../support/open-app.tsx';

expectFocusKept();

const words = {
  en: {
    bills: 'Bills',
    later: 'You chose an earlier bill for this debt. This one came later, so it is counted now.',
    keepLater: 'Count this one',
    keepEarlier: 'Count the earlier one',
    other: 'Open the other bill',
  },
  es: {
    bills: 'Facturas',
    later:
      'Usted eligió una factura anterior por esta deuda. Esta llegó después, así que ahora se cuenta esta.',
    keepLater: 'Contar esta',
    keepEarlier: 'Contar la anterior',
    other: 'Abrir la otra factura',
  },
} as const;

async function openLater(language: 'en' | 'es') {
  const app = await openApp('/claims', {}, { language });
  const { request } = window.claimfolio;
  const save = async (statementDate: string) => {
    const ofVisit = { biller: 'Northgate Surgery Center', accounts: ['A260774410'], dueCents: 962_10 };
    const facts = {
      ...printedBill,
      ...ofVisit,
      personId: rosa.id,
      serviceStart: '2026-03-12',
      statementDate,
    };
    const saved = await request['bills.save']({ billId: null, facts });
    return saved.ok ? saved.value.billId : '';
  };
  const [first, second] = [await save('2026-03-14'), await save('2026-03-16')];
  await request['bills.chooseCounted']({ billId: first, insteadOf: second });
  await save('2026-03-18');
  await app.user.click(screen.getAllByRole('link', { name: words[language].bills })[0] as HTMLElement);
  // The list says it, and so does the bill.
  await screen.findByText(new RegExp(words[language].later));
  await app.user.click(await screen.findByRole('link', { name: 'Northgate Surgery Center' }));
  await screen.findByText(words[language].later);
  return app;
}

it.each(['en', 'es'] as const)('is kept by one press, in %s', async (language) => {
  const { later, keepLater } = words[language];
  const { user } = await openLater(language);
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: keepLater }));
  await waitFor(() => expect(screen.queryByText(later)).toBeNull());
});

it.each(['en', 'es'] as const)('gives way again by one press, in %s', async (language) => {
  const { later, keepEarlier, other } = words[language];
  const { user } = await openLater(language);
  await user.click(screen.getByRole('button', { name: keepEarlier }));
  expect(await screen.findByRole('link', { name: other })).toBeVisible();
  expect(screen.queryByText(later)).toBeNull();
});
