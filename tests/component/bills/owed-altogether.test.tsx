/** What bills ask for altogether is told alike on Bills, in the answer of the search, and under Everyone. */
import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { expectAccessible, expectFocusKept, findFirstPerson, openApp } from '../support/open-app.tsx';

expectFocusKept();

const words = {
  en: {
    bills: 'Bills',
    claims: 'Claims',
    everyone: 'Everyone',
    totals: 'Totals of unpaid bills',
    above: 'Of that, more than your plan says',
    owe: 'what do I owe?',
    answer: 'Answer',
    asks: 'to ask about, 1 bill',
    standing: '1 bill to ask about',
  },
  es: {
    bills: 'Facturas',
    claims: 'Reclamaciones',
    everyone: 'Todas las personas',
    totals: 'Totales de lo que falta pagar',
    above: 'De eso, por encima de lo que dice su plan',
    owe: '¿cuánto debo?',
    answer: 'Respuesta',
    asks: 'por aclarar, 1 factura',
    standing: '1 factura por aclarar',
  },
} as const;

it.each(['en', 'es'] as const)('with what of it is in question, in %s', async (language) => {
  const said = words[language];
  const { user } = await openApp('/claims', {}, { language });
  const goTo = (name: string) => user.click(screen.getAllByRole('link', { name })[0] as HTMLElement);
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  // Rosa's share of this claim is $862.10.
  await request['bills.save']({
    billId: null,
    facts: {
      ...printedBill,
      ...{ personId, biller: 'Northgate Surgery Center', accounts: ['A260774410'] },
      ...{ serviceStart: '2026-03-12', statementDate: '2026-03-18', dueCents: 962_10 },
    },
  });
  await goTo(said.bills);
  const sums = await screen.findByLabelText(said.totals);
  expect(sums).toHaveTextContent(new RegExp(`\\$962\\.10.*\\$962\\.10.*${said.above}.*\\$100\\.00`));
  await expectAccessible();
  await goTo(said.claims);
  await user.type(await screen.findByRole('combobox'), said.owe);
  await user.keyboard('{Enter}');
  const card = within(await screen.findByRole('region', { name: said.answer }));
  expect((await card.findByText(said.asks)).parentElement).toHaveTextContent('$962.10');
  expect(card.getByText(`${said.above}: $100.00`)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Rosa Medina/ }));
  await user.click(await screen.findByRole('menuitemradio', { name: said.everyone }));
  const row = await screen.findByRole('row', { name: /Rosa Medina/ });
  expect(row).toHaveTextContent(`$962.10${said.standing}. ${said.above}: $100.00`);
});
