/** Many that are marked as paid at once on the page of payments by year, and taken back in place. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import {
  chooseMore,
  expectAccessible,
  expectFocusKept,
  findFirstPerson,
  openApp,
} from '../support/open-app.tsx';

expectFocusKept();

async function open(language: 'en' | 'es' = 'en') {
  const app = await openApp('/taxes', {}, { language });
  const group = within(
    await screen.findByRole('region', {
      name: language === 'en' ? 'Not marked as paid' : 'Sin marcar como pagado',
    }),
  );
  return { ...app, group };
}

const button = /^Mark \d+ entr(y|ies) as paid…$/;

/** Of what is open, which comes before what the plan says was paid. */
function firstOf(group: ReturnType<typeof within>, name = button): HTMLElement {
  return group.getAllByRole('button', { name })[0] as HTMLElement;
}

describe('many marked as paid', () => {
  it('on the day of care each, with Undo in place', async () => {
    const { user, group, bridge } = await open();
    const offered = firstOf(group).textContent ?? '';
    const count = Number(offered.replaceAll(/\D/g, ''));
    expect(count).toBeGreaterThan(1);
    await expectAccessible();
    await user.click(firstOf(group));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getAllByRole('checkbox')).toHaveLength(count);
    await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
    expect(dialog.getByText('Choose when you paid.')).toBeVisible();
    expect(bridge.inputs('bills.payMany')).toEqual([]);
    await expectAccessible();
    await user.click(dialog.getByRole('radio', { name: 'Each on its day of care' }));
    await user.click(dialog.getAllByRole('checkbox')[0] as HTMLElement);
    await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const [sent] = bridge.inputs('bills.payMany');
    expect(sent?.payments).toHaveLength(count - 1);
    const table = await screen.findByRole('table', { name: 'What you paid, by day' });
    expect(within(table).getAllByRole('row')).toHaveLength(count);
    const said = screen.getByText(new RegExp(`^You marked ${count - 1} as paid`));
    expect(said).toBeVisible();
    const line = said.closest('[role="status"]') as HTMLElement;
    await waitFor(() => expect(document.activeElement).toBe(line));
    expect(line.compareDocumentPosition(table)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    expect(group.getAllByRole('button', { name: 'Mark 1 entry as paid…' })[0]).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(screen.queryByRole('table')).toBeNull());
    expect(screen.queryByText(/^You marked/)).toBeNull();
    expect(group.getByRole('button', { name: offered })).toBeVisible();
  });

  it('all on one day, by the way that was chosen once', async () => {
    const { user, group, bridge } = await open();
    await user.click(firstOf(group));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'All on one day' }));
    const day = dialog.getByLabelText('Day it was paid');
    await user.clear(day);
    await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
    expect(dialog.getByText('Choose the day.')).toBeVisible();
    await user.type(day, '2026-03-05');
    await user.click(dialog.getByRole('button', { name: /How$/ }));
    await user.click(await screen.findByRole('option', { name: 'Check' }));
    await user.click(dialog.getByRole('button', { name: 'Mark as paid' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const days = bridge
      .inputs('bills.payMany')[0]
      ?.payments.map(({ facts }) => `${facts.paidOn} ${facts.way}`);
    expect([...new Set(days)]).toEqual(['2026-03-05 check']);
  });

  it('speaks Spanish', async () => {
    const { user, group } = await open('es');
    await user.click(firstOf(group, /^Marcar \d+ como pagados…$/));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: 'Cada uno, el día de la atención' }));
    expect(dialog.getByText(/^\d+ pagos, \$/)).toBeVisible();
    await expectAccessible();
  });

  it('opens on the person at hand, in a year whose days it proposes, with what may not be owed unticked and why', async () => {
    const app = await openApp('/claims');
    const { request } = window.claimfolio;
    const personId = await findFirstPerson();
    const facts = { ...printedBill, personId, serviceStart: '2026-03-12', dueCents: 962_10 };
    const biller = 'Northgate Surgery Center';
    await request['bills.save']({ billId: null, facts: { ...facts, biller, accounts: ['A260774410'] } });
    await app.user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
    await chooseMore(app.user, 'Payments by year (taxes, HSA, FSA)');
    const group = within(await screen.findByRole('region', { name: 'Not marked as paid' }));
    expect(app.bridge.inputs('taxes.worksheet').at(-1)?.personId).toBe(personId);
    await app.user.click((await group.findAllByRole('button', { name: button }))[0] as HTMLElement);
    const dialog = within(await screen.findByRole('dialog', { name: 'Mark as paid' }));
    const bill = dialog.getByRole('checkbox', { name: new RegExp(biller) });
    expect(bill).not.toBeChecked();
    expect(dialog.getByText(/The bill asks for \$962\.10\.|Is it yours\?/)).toBeVisible();
    expect(dialog.getByText(/^\d+ payments?, \$/)).toBeVisible();
    await app.user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await app.user.click(screen.getByRole('button', { name: /Year$/ }));
    await app.user.click(await screen.findByRole('option', { name: '2025' }));
    await screen.findByRole('heading', { level: 1, name: 'What you paid in 2025' });
    const before = within(await screen.findByRole('region', { name: 'Not marked as paid' }));
    await app.user.click((await before.findAllByRole('button', { name: button }))[0] as HTMLElement);
    const earlier = within(await screen.findByRole('dialog', { name: 'Mark as paid' }));
    await app.user.click(earlier.getByRole('radio', { name: 'All on one day' }));
    expect((earlier.getByLabelText('Day it was paid') as HTMLInputElement).value).toMatch(/^2025-/);
  });
});
