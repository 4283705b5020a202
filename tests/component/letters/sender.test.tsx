/** The letter of somebody for whom another person acts: on the screen and on paper that person writes. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { rosa, walter } from '../support/family.ts';
import { expectAccessible, expectFocusKept, openApp } from '../support/open-app.tsx';
import { listMarks, readLetter } from './letter-page.ts';

expectFocusKept();

it('has a blank for the name of who writes, names the person as the patient, and is printed as typed', async () => {
  const { user, bridge } = await openApp('/claims', {
    'people.list': [{ ...rosa, authority: 'representative' }, walter],
  });
  const { request } = window.claimfolio;
  const personId = rosa.id;
  await request['bills.save']({
    billId: null,
    facts: {
      ...printedBill,
      ...{ personId, biller: 'Northgate Surgery Center', accounts: ['A260774410'], dueCents: 962_10 },
      ...{ serviceStart: '2026-03-12', statementDate: '2026-03-18' },
    },
  });
  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await user.click(await screen.findByRole('link', { name: 'Northgate Surgery Center' }));
  await user.click(await screen.findByRole('link', { name: 'Request for an itemized bill' }));
  await waitFor(async () =>
    expect((await readLetter()).split('\n').filter((line) => line.includes('Rosa Medina'))).toEqual([
      'Patient: Rosa Medina',
    ]),
  );
  expect(await readLetter()).toContain('I am writing for the person who got the care');
  const marks = await listMarks();
  expect(marks.filter((mark) => mark === 'your name')).toHaveLength(2);
  expect(screen.getByText('2 things to fill in, then sign')).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByLabelText('Your name'));
  await user.paste('Lucía Medina');
  expect(await readLetter()).toMatch(/^Lucía Medina\n/);
  expect(await readLetter()).toMatch(/\nLucía Medina$/);
  await user.click(screen.getByRole('button', { name: 'Print or save as PDF' }));
  const paper = within(await screen.findByRole('region', { name: 'How it will look' }));
  expect(await paper.findByText(/I am writing for the person who got the care/)).toBeVisible();
  expect(bridge.inputs('letters.save').at(-1)).toMatchObject({ answers: { ownName: 'Lucía Medina' } });
  expect(bridge.inputs('letters.save').at(-1)?.text).toMatch(/^Lucía Medina\n/);
  const named = paper.getAllByText(/Rosa Medina/).map(({ textContent }) => textContent);
  expect(named).toEqual(['Rosa Medina']);
});
