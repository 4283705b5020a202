/** What was paid in a year: payments, miles and accounts, what may count and what is left out. */
import { everyClaim } from '#shared/every-claim';
import type { PaymentEntry } from '#shared/model/bills/payment';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

export async function shootTaxes(studio: Studio): Promise<void> {
  const { ask, goTo, shoot, set, page } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  await goTo('/taxes');
  await shoot('taxes-none');
  const { rows } = await ask('claims.list', {
    filter: everyClaim(personId),
    offset: 0,
    limit: 50,
  });
  const oldestFirst = rows.toReversed();
  const pay = (provider: string, cents: number, paidOn: string, over: Partial<PaymentEntry> = {}) => {
    const claimId = oldestFirst.find(({ providerName }) => providerName?.startsWith(provider))?.id ?? '';
    const facts: PaymentEntry = { cents, currency: 'USD', paidOn, way: 'card', note: '', ...over };
    return ask('bills.payClaim', { claimId, facts });
  };
  await pay('Corner Pharmacy', 15_00, '2026-03-02');
  await pay('Northgate Surgery', 215_53, '2026-03-16', { way: 'check', note: 'part 1 of 4' });
  await pay('Lakeside', 40_00, '2026-03-28', { way: 'hsa' });
  await pay('Northgate Surgery', -15_53, '2026-03-18', { way: 'provider' });
  const add = (facts: Parameters<typeof ask<'taxes.addEntry'>>[1]['facts']) =>
    ask('taxes.addEntry', { personId, facts });
  await add({ kind: 'hsa', start: '2026-01-01' });
  await add({ kind: 'fsa', start: '2026-03-15', end: '2027-03-14', fileBy: '2027-06-14' });
  await add({ kind: 'miles', day: '2026-03-12', mileTenths: 1240, rateTenths: null, tollCents: 0, note: '' });
  await add({
    kind: 'premium',
    premium: 'dental',
    day: '2026-03-01',
    cents: 38_00,
    way: 'card',
    isPreTax: true,
    note: '',
  });
  await set({});
  await goTo('/taxes');
  await shoot('taxes');
  await shoot('taxes-narrow', { width: 320 });
  await page.getByText(/^Left out:/).click();
  await shoot('taxes-left-out');
  await page.getByRole('button', { name: 'Add miles' }).click();
  await shoot('taxes-miles', { isWhole: false });
  await page.keyboard.press('Escape');
  await goTo(
    `/claims/${encodeURIComponent(rows.find(({ providerName }) => providerName?.startsWith('Corner'))?.id ?? '')}`,
  );
  await shoot('taxes-claim', { isWhole: false, height: 1100 });
  await set({ language: 'es', textScale: 2 });
  await goTo('/taxes');
  await shoot('taxes-es-large', { isWhole: false, height: 3200 });
}
