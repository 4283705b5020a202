/** A bill that is paid month by month: agreed, one payment made, the next one on the list and on paper. */
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import { connectPerson } from '../../../scripts/runtime/sample-people.ts';
import { addMonths, type FhirDate, formatDate, localDay } from '../../../shared/dates.ts';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { Profile } from '../support.ts';
import { readPdfWords } from './pdf-words.ts';

const profile = new Profile();
let app: AppWindow;

beforeEach(async () => {
  app = await profile.open();
});
afterEach(async () => {
  await app.close();
  profile.remove();
});

it('goes from the bill to the list of open bills and its PDF', async () => {
  const { page } = app;
  const today = localDay(new Date());
  const { personId } = await connectPerson(app, 'Rosa Medina');
  const { billId } = await app.ask('bills.save', {
    billId: null,
    facts: { ...printedBill, personId, biller: 'Elm Street Dental', dueCents: 120_00, dueDate: today },
  });
  await app.goTo(`/bills/${billId}`);
  await page.getByRole('button', { name: 'Track a payment plan' }).click();
  await page.getByLabel('Each month').fill('50');
  await page.getByText('That is 3 payments', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'Save payment plan' }).click();
  await page.getByText('Paid so far: 0 of 3 payments, $0.00 of $120.00.').waitFor();
  await page.getByRole('button', { name: 'Mark as paid' }).click();
  await page.getByRole('button', { name: 'Save payment' }).click();
  await page.getByText('Paid so far: 1 of 3 payments, $50.00 of $120.00.').waitFor();
  const next = formatDate(addMonths(today, 1) as FhirDate, 'en-US');
  await page.getByText(`Next: $50.00 on ${next}.`).waitFor();
  await page.getByRole('navigation').getByRole('link', { name: 'Bills' }).click();
  await page.getByText('payment plan, $70.00 left in total', { exact: false }).waitFor();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Print unpaid bills' }).click();
  const file = path.join(profile.folder, 'bills.pdf');
  await app.saveTo(file);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await page.getByText('bills.pdf', { exact: false }).waitFor();
  const words = await readPdfWords(file);
  for (const said of [next.replaceAll(' ', ''), 'thenextpaymentis$50.00', '$70.00'])
    expect(words).toContain(said);
});
