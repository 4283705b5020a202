/** One bill is printed from its own page. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import {
  chooseMore,
  expectAccessible,
  expectFocusKept,
  findFirstPerson,
  openApp,
} from '../support/open-app.tsx';

expectFocusKept();

it('leads from More to a page with the bill, its claim, and the next step', async () => {
  const { bridge, user } = await openApp('/claims');
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  await request['bills.save']({
    billId: null,
    facts: {
      ...printedBill,
      personId,
      biller: 'Northgate Surgery Center',
      accounts: ['A260774410'],
      serviceStart: '2026-03-12',
      statementDate: '2026-03-18',
      dueCents: 962_10,
    },
  });
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await user.click(await screen.findByRole('link', { name: 'Northgate Surgery Center' }));
  await chooseMore(user, 'Print this bill…');
  await waitFor(() => expect(bridge.inputs('statement.get').at(-1)).toMatchObject({ kind: 'bill' }));
  const paper = within(await screen.findByRole('region', { name: 'How it will look' }));
  expect(
    await paper.findByRole('heading', { level: 2, name: 'One bill and my plan’s decision' }),
  ).toBeVisible();
  expect(paper.getByText('$100.00 more than your plan says')).toBeVisible();
  expect(paper.getByText('What the plan decided')).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('link', { name: 'Bill' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Northgate Surgery Center' })).toBeVisible();
});
