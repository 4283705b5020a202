/** Bills from the mail, beside what the plan decided. */
import type { BillFacts } from '#shared/model/bills/bill';
import { keepScan } from '../../tests/support/scans/keep-scan.ts';
import { printedBill } from '../../tests/unit/bills/printed-bill.ts';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

const printed = { ...printedBill, accounts: [], statementDate: null } satisfies Partial<BillFacts>;

export async function shootBills(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set, page } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  const write = (facts: Pick<BillFacts, 'biller' | 'dueCents' | 'serviceStart'> & Partial<BillFacts>) =>
    ask('bills.save', { billId: null, facts: { ...printed, personId, ...facts } });
  await goTo('/bills');
  await shoot('bills-none');
  await goTo('/bills/write');
  await shoot('bills-write', { isWhole: false });
  const { billId } = await write({
    biller: 'Northgate Surgery Center',
    dueCents: 962_10,
    serviceStart: '2026-03-12',
    accounts: ['A260774410'],
    statementDate: '2026-03-20',
    dueDate: '2026-04-14',
    totalChargesCents: 8_240_00,
  });
  await write({
    biller: 'Elm Street Dental',
    dueCents: 180_00,
    serviceStart: '2026-04-02',
    dueDate: '2026-04-30',
  });
  await write({
    biller: 'Cascade Imaging',
    dueCents: 60_00,
    serviceStart: '2026-02-17',
    kind: 'collection',
    billerFor: 'Cascade Imaging',
  });
  await set({});
  await goTo('/bills');
  await shoot('bills');
  await shoot('bills-narrow', { width: 320 });
  await keepScan(studio, { of: 'bill', id: billId });
  await goTo(`/bills/${billId}`);
  await shoot('bills-higher');
  await goTo(`/bills/write?bill=${billId}`);
  await shoot('bills-offers');
  await shoot('bills-offers-narrow', { width: 320 });
  await ask('bills.planInstallments', {
    billId,
    plan: { cents: 100_00, firstOn: '2026-04-14', lastOn: null, ofCents: 962_10, paidBeforeCents: 0 },
  });
  await ask('bills.pay', {
    billId,
    facts: { cents: 150_00, currency: 'USD', paidOn: '2026-04-08', way: 'card', note: '' },
  });
  await set({});
  await goTo(`/bills/${billId}`);
  await page.locator('summary', { hasText: 'All payments' }).click();
  await shoot('bills-installments');
  await shoot('bills-installments-narrow', { width: 320 });
  await page.getByRole('region', { name: 'Payment plan' }).getByRole('button', { name: 'Change' }).click();
  await shoot('bills-installments-dialog', { isWhole: false });
  await page.keyboard.press('Escape');
  await set({ language: 'es', textScale: 2 });
  await goTo(`/bills/${billId}`);
  await shoot('bills-higher-es-large', { isWhole: false, height: 1400 });
  await goTo('/bills');
  await shoot('bills-installments-list-es-large', { isWhole: false, height: 1800 });
}
