/** Letters about a bill: offered by how it stands, filled in, written, sent, in the log, on paper, in two languages. */
import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BillFacts } from '#shared/model/bills/bill';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, expectFocusKept, findFirstPerson, openApp } from '../support/open-app.tsx';
import { chooseLanguage, findFreeText, listMarks, readLetter } from './letter-page.ts';

expectFocusKept();

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

/** Rosa's bill of $962.10 for a share of $862.10. */
const northgate = {
  biller: 'Northgate Surgery Center',
  accounts: ['A260774410'],
  serviceStart: '2026-03-12',
  statementDate: '2026-03-18',
  dueCents: 962_10,
};

async function openBill(facts: Partial<BillFacts> = {}, language: 'en' | 'es' = 'en') {
  const app = await openApp('/claims', {}, { language });
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  const saved = await request['bills.save']({
    billId: null,
    facts: { ...printedBill, ...northgate, personId, ...facts },
  });
  const billId = saved.ok ? saved.value.billId : '';
  const [bills] = screen.getAllByRole('link', { name: language === 'en' ? 'Bills' : 'Facturas' });
  await app.user.click(bills as HTMLElement);
  await app.user.click(await screen.findByRole('link', { name: facts.biller ?? northgate.biller }));
  return { ...app, billId };
}

const offered = async () => {
  const sheet = await screen.findByRole('region', { name: /Letters that may help|Cartas que pueden ayudar/ });
  return within(sheet)
    .getAllByRole('link')
    .map(({ textContent }) => textContent);
};

describe('a bill that is higher', () => {
  it('offers first the letter that names both amounts, which is filled in, changed, sent and taken back', async () => {
    const { user, bridge } = await openBill();
    expect(await offered()).toEqual([
      'Bill dispute letter',
      'Request for an itemized bill',
      'Request for financial help',
    ]);
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Bill dispute letter' }));
    await title('Bill dispute letter');
    const text = await readLetter();
    for (const said of [
      'Rosa Medina\nyour address\n\n',
      '\n\nNorthgate Surgery Center\n',
      'Patient: Rosa Medina',
      'Account number: A260774410',
      'Amount you ask for: $962.10 (printed on your bill from March 18, 2026)',
      'My share: $862.10',
      'from: Evergreen Health',
      '$100.00 (calculated from the amounts above)',
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('What I have paid so far');
    await waitFor(async () =>
      expect(await listMarks()).toEqual(['your address', 'sign here after you print it']),
    );
    expect(await readLetter()).toMatch(/\n\nNorthgate Surgery Center\n\d/);
    expect(screen.getByText('1 thing to fill in, then sign')).toBeVisible();
    expect(text).not.toMatch(/\{\{|undefined|null/);
    await expectAccessible();
    await user.click(screen.getByRole('checkbox', { name: 'I have already paid my share.' }));
    expect(await readLetter()).toContain('\n\nI have already paid my share.\n\n');
    expect(await listMarks()).toContain('I have already paid my share.');
    await user.click(screen.getByLabelText('Your address'));
    await user.paste('118 Alder Street');
    expect(await listMarks()).toEqual(['sign here after you print it']);
    await user.tab();
    await waitFor(() =>
      expect(bridge.inputs('letters.save').at(-1)).toMatchObject({
        template: 'dispute',
        answers: { ticked: ['paid-share'], ownAddress: '118 Alder Street' },
      }),
    );
    await user.click(screen.getByRole('button', { name: 'I sent this letter' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.clear(dialog.getByLabelText('Day you sent it'));
    await user.click(dialog.getByRole('button', { name: 'Mark as sent' }));
    expect(dialog.getByText('Choose the day.')).toBeVisible();
    await user.type(dialog.getByLabelText('Day you sent it'), '2026-03-19');
    await user.click(dialog.getByRole('radio', { name: 'By fax' }));
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Mark as sent' }));
    expect(await screen.findByText('You marked it as sent on March 19, 2026.')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Northgate Surgery Center' }));
    const log = within(await screen.findByRole('region', { name: 'Calls, payments, and letters' }));
    expect(await log.findByText('Sent: Bill dispute letter')).toBeVisible();
    expect(log.getByText('By fax')).toBeVisible();
    await user.click(log.getByRole('button', { name: 'Delete' }));
    expect(
      await log.findByText('Nothing added here yet. Add a call or mark a payment to keep track.'),
    ).toBeVisible();
  });

  it('asks before it lists, says what is true before the amounts, and ends with a closing', async () => {
    const { user } = await openBill();
    await user.click(await screen.findByRole('link', { name: 'Bill dispute letter' }));
    expect(await screen.findByText(/Fill in what is marked\./)).toBeVisible();
    await user.click(await screen.findByLabelText('Your address'));
    await user.paste('118 Alder Street');
    expect(screen.queryByText(/Fill in what is marked\./)).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: 'I have already paid my share.' }));
    const dispute = await readLetter();
    expect(dispute.indexOf('I have already paid my share.')).toBeLessThan(
      dispute.indexOf('What your bill says'),
    );
    expect(dispute).toContain('Sincerely,');
    await user.tab();
    await user.click(screen.getByRole('link', { name: 'Northgate Surgery Center' }));
    await user.click(await screen.findByRole('link', { name: 'Request for an itemized bill' }));
    expect(await readLetter()).toMatch(
      /Please send me an itemized bill for this account\. It should show:\nFor each/,
    );
  });

  it('keeps each letter apart, and shows it on paper as it was left, in its own language', async () => {
    const { user } = await openBill({}, 'es');
    await user.click(await screen.findByRole('link', { name: 'Disputa de una factura' }));
    expect(await readLetter()).toContain('\n\nNorthgate Surgery Center\n');
    await chooseLanguage(user, 'English');
    await user.click(screen.getByRole('button', { name: 'Imprimir o guardar como PDF' }));
    await title('Imprima su carta');
    const paper = within(await screen.findByRole('region', { name: 'Cómo se verá' }));
    expect(await paper.findByText(/^Dear Sir or Madam:/)).toBeVisible();
    expect(paper.queryByRole('heading', { name: 'Bill dispute letter' })).toBeNull();
    expect(paper.getByText(/My share: \$862\.10/)).toBeVisible();
    expect(paper.queryByText(/Claimfolio|NOT A BILL|NO ES UNA FACTURA/)).toBeNull();
    await user.click(screen.getByRole('link', { name: 'Disputa de una factura' }));
    await user.click(screen.getByRole('link', { name: 'Northgate Surgery Center' }));
    await user.click(await screen.findByRole('link', { name: 'Solicitud de factura detallada' }));
    expect(await readLetter()).toContain('envíenme una factura detallada');
  });
});

it('has the address that was typed in another letter since, though it was begun before', async () => {
  const { user, bridge } = await openBill();
  await user.click(await screen.findByRole('link', { name: 'Bill dispute letter' }));
  await user.click(await screen.findByRole('checkbox', { name: 'I have already paid my share.' }));
  await user.tab();
  await user.click(screen.getByRole('link', { name: 'Northgate Surgery Center' }));
  await user.click(await screen.findByRole('link', { name: 'Request for an itemized bill' }));
  await user.click(await screen.findByLabelText('Your address'));
  await user.paste('118 Alder Street');
  await user.tab();
  await waitFor(() => expect(bridge.inputs('letters.save').length).toBeGreaterThan(1));
  await user.click(screen.getByRole('link', { name: 'Northgate Surgery Center' }));
  await user.click(await screen.findByRole('link', { name: 'Bill dispute letter' }));
  expect(await screen.findByRole('checkbox', { name: 'I have already paid my share.' })).toBeChecked();
  await waitFor(() => expect(screen.getByLabelText('Your address')).toHaveValue('118 Alder Street'));
});

it('is printed by one press right after a change, however long keeping the change takes', async () => {
  const { user, bridge } = await openBill();
  await user.click(await screen.findByRole('link', { name: 'Bill dispute letter' }));
  await user.click(await screen.findByRole('button', { name: 'Change every word' }));
  await user.click(await findFreeText());
  await user.paste('To the billing office. ');
  const kept = Promise.withResolvers<Record<string, never>>();
  bridge.answer({ 'letters.save': kept.promise });
  const target = screen.getByRole('button', { name: 'Print or save as PDF' });
  await user.pointer({ keys: '[MouseLeft>]', target });
  await waitFor(() => expect(bridge.inputs('letters.save')).toHaveLength(1));
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  await user.pointer({ keys: '[/MouseLeft]', target });
  bridge.answerFromApp('letters.save');
  kept.resolve({});
  await title('Print your letter');
});

it('a debt collector is asked for proof, and told nothing about the care', async () => {
  const { user } = await openBill({
    kind: 'collection',
    biller: 'Northgate Recovery',
    billerFor: 'Northgate Surgery Center',
  });
  expect(await offered()).toEqual(['Request to verify a debt']);
  await user.click(screen.getByRole('link', { name: 'Request to verify a debt' }));
  const value = await readLetter();
  expect(value).toContain('Who you say you collect for: Northgate Surgery Center');
  expect(value).not.toMatch(/Rosa|Evergreen|862|962|March 12/);
});

it('a receipt has no letters', async () => {
  await openBill({ kind: 'receipt' });
  await screen.findByRole('region', { name: 'Calls, payments, and letters' });
  expect(screen.queryByRole('region', { name: 'Letters that may help' })).toBeNull();
});

it('a refused claim has a letter that asks to hold the account, beside the appeal', async () => {
  const { user } = await openApp('/appeals');
  const [item] = await within(await screen.findByRole('main')).findAllByRole('listitem');
  await user.click(within(item as HTMLElement).getByRole('link'));
  await user.click(await screen.findByRole('link', { name: 'Request to hold the account' }));
  await title('Request to hold the account');
  expect(await readLetter()).toContain('My plan did not pay this claim.');
  expect(await readLetter()).not.toContain('Account number');
  await user.click(screen.getByRole('button', { name: 'I sent this letter' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Mark as sent' }));
  await screen.findByText(/You marked it as sent on/);
  await user.click(screen.getByRole('link', { name: 'Ask your plan to review its decision' }));
  const log = within(await screen.findByRole('region', { name: 'Calls, payments, and letters' }));
  expect(await log.findByText('Sent: Request to hold the account')).toBeVisible();
});

it('a letter of no such kind is the first one, and one that cannot be read says so', async () => {
  await openApp('/bills/none/letter/love', { 'bills.get': fail('store/not-found') });
  await title('Request for an itemized bill');
  expect(await screen.findByRole('alert')).toBeVisible();
});
