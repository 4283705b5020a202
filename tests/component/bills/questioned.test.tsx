/** Unpaid bills that a letter was sent about stand under a tab of their own, and nowhere else. */
import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { LetterTemplate } from '../../../shared/model/bills/letter.ts';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { expectAccessible, expectFocusKept, findFirstPerson, openApp } from '../support/open-app.tsx';

expectFocusKept();

const biller = 'Northgate Surgery Center';

/** Two unpaid bills; about the first of them such a letter was marked as sent, and maybe one about the other. */
async function openBills(
  template: LetterTemplate,
  language: 'en' | 'es' = 'en',
  other: LetterTemplate | null = null,
) {
  const app = await openApp('/claims', {}, { language });
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  const facts = { ...printedBill, personId, serviceStart: '2026-03-12' };
  const saved = await request['bills.save']({
    billId: null,
    facts: { ...facts, biller, dueCents: 962_10, accounts: ['A260774410'] },
  });
  const second = await request['bills.save']({
    billId: null,
    facts: { ...facts, biller: 'Clearwater Lab', dueCents: 25_01, accounts: ['7'] },
  });
  for (const [bill, letter] of [
    [saved, template],
    [second, other],
  ] as const)
    if (bill.ok && letter !== null)
      await request['letters.noteSent']({
        about: { billId: bill.value.billId },
        facts: { template: letter, sentOn: '2026-03-18', way: 'mail', followUpOn: null },
      });
  const name = language === 'en' ? 'Bills' : 'Facturas';
  await app.user.click(screen.getAllByRole('link', { name })[0] as HTMLElement);
  return app;
}

const tabs = () => screen.getAllByRole('tab').map(({ textContent }) => textContent);

it('a bill that was disputed stands under Questioned, counted once, reached by the keys', async () => {
  const { user } = await openBills('dispute');
  await screen.findByRole('heading', { level: 1, name: /^2 unpaid bills.*, 1 questioned$/ });
  expect(tabs()).toEqual(['Unpaid · 1', 'Paid, or nothing to pay · 0', 'Questioned · 1']);
  expect(screen.getByRole('link', { name: 'Clearwater Lab' })).toBeVisible();
  expect(screen.queryByRole('link', { name: biller })).toBeNull();
  await user.click(screen.getByRole('tab', { name: 'Unpaid · 1' }));
  await user.keyboard('{ArrowRight}{ArrowRight}');
  expect(await screen.findByRole('link', { name: biller })).toBeVisible();
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: 'Questioned · 1' }));
  expect(screen.queryByRole('link', { name: 'Clearwater Lab' })).toBeNull();
  expect(screen.getByText(/letter sent Mar 18/)).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('link', { name: biller }));
  await screen.findByRole('heading', { level: 1, name: biller });
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('tab', { name: 'Questioned · 1' })).toHaveAttribute('aria-selected', 'true');
});

it('where every unpaid bill is questioned, the tab of the unpaid says where they are', async () => {
  const { user } = await openBills('dispute', 'en', 'itemized');
  await user.click(await screen.findByRole('tab', { name: 'Unpaid · 0' }));
  expect(screen.getByText('All your unpaid bills are under “Questioned.”')).toBeVisible();
});

it('a letter that asks for financial help questions nothing', async () => {
  await openBills('financial-help');
  await screen.findByRole('heading', { level: 1, name: /^2 unpaid bills/ });
  expect(tabs()).toEqual(['Unpaid · 2', 'Paid, or nothing to pay · 0']);
});

it('Spanish says it in Spanish', async () => {
  await openBills('dispute', 'es');
  expect(await screen.findByRole('tab', { name: 'Con carta enviada · 1' })).toBeVisible();
});
