/** What the app knows about a refusal is said in the same words on the claim, its bill, its appeal and its letters. */
import { cleanup, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { everyClaim } from '#shared/every-claim';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { expectAccessible, expectFocusKept, findFirstPerson, openApp } from '../support/open-app.tsx';

expectFocusKept();

async function findHarbor() {
  await openApp('/claims');
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  const page = await request['claims.list']({ filter: everyClaim(personId), offset: 0, limit: 200 });
  const rows = page.ok ? page.value.rows : [];
  const row = rows.find(
    ({ providerName, state }) => providerName === 'Harbor Anesthesia Group' && state === 'plan-did-not-pay',
  );
  if (!row) throw new Error('There is no refused claim of Harbor.');
  return { personId, row };
}

it.each([
  ['en', 'Federal law may protect you', /Northgate Surgery Center.*No Surprises Act.*1-800-555-0142/s],
  ['es', 'Tal vez una ley federal le proteja', /Northgate Surgery Center.*No Sorpresas.*1-800-555-0142/s],
] as const)('in %s', async (language, name, words) => {
  const { personId, row } = await findHarbor();
  const bill = {
    ...printedBill,
    personId,
    biller: 'Harbor Anesthesia Group',
    serviceStart: row.serviceStart,
    dueCents: 1_450_00,
  };
  const claim = `/claims/${encodeURIComponent(row.id)}`;
  const appeal = `/appeals/${encodeURIComponent(row.id)}`;
  const said: (string | null)[] = [];
  const read = async (path: string) => {
    cleanup();
    await openApp(path, {}, { language });
    const region = await screen.findByRole('region', { name });
    await expectAccessible();
    said.push([...region.querySelectorAll('p')].map(({ textContent }) => textContent).join(' '));
  };
  await read(claim);
  await read(appeal);
  await read(`${appeal}/letter/appeal`);
  cleanup();
  await openApp('/bills', {}, { language });
  const saved = await window.claimfolio.request['bills.save']({ billId: null, facts: bill, claimId: row.id });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const view = await window.claimfolio.request['bills.get']({ billId: saved.value.billId });
  expect(view.ok && view.value.askAgain).toMatchObject({ why: 'place' });
  if (view.ok) {
    cleanup();
    await openApp(`/bills/${saved.value.billId}`, { 'bills.get': view.value }, { language });
    const region = await screen.findByRole('region', { name });
    said.push([...region.querySelectorAll('p')].map(({ textContent }) => textContent).join(' '));
  }
  expect(said).toHaveLength(4);
  expect(said[0]).toMatch(words);
  expect(new Set(said).size).toBe(1);
});
