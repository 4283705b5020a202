/** A bill that is paid month by month: written down, paid, changed, late, taken back. */
import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { BillFacts } from '#shared/model/bills/bill';
import type { InstallmentPlan } from '#shared/model/bills/installments';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import { expectAccessible, expectFocusKept, findFirstPerson, openApp } from '../support/open-app.tsx';

expectFocusKept();

async function openBill(
  facts: Partial<BillFacts>,
  language: 'en' | 'es' = 'en',
  plan: InstallmentPlan | null = null,
) {
  const app = await openApp('/claims', {}, { language });
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  const biller = 'Elm Street Dental';
  const saved = await request['bills.save']({
    billId: null,
    facts: { ...printedBill, biller, personId, ...facts },
  });
  if (plan && saved.ok) await request['bills.planInstallments']({ billId: saved.value.billId, plan });
  const [bills] = screen.getAllByRole('link', { name: language === 'en' ? 'Bills' : 'Facturas' });
  await app.user.click(bills as HTMLElement);
  await app.user.click(await screen.findByRole('link', { name: biller }));
  return app;
}

const sheet = async (name = 'Payment plan') => within(await screen.findByRole('region', { name }));

it('a bill is paid in installments, and says what is paid and what is next', async () => {
  const { user, bridge } = await openBill({ dueCents: 120_00, dueDate: '2026-04-01' });
  await user.click(await screen.findByRole('button', { name: 'Track a payment plan' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Save payment plan' }));
  expect(dialog.getByText('Type an amount, such as 50.00.')).toBeVisible();
  expect(bridge.inputs('bills.planInstallments')).toEqual([]);
  await user.type(dialog.getByLabelText('Each month'), '50');
  expect(dialog.getByText('That is 3 payments, the last of $20.00 on June 1, 2026.')).toBeVisible();
  await user.type(dialog.getByLabelText('Last payment (optional)'), '2026-03-01');
  expect(dialog.getByText('This is before the first payment.')).toBeVisible();
  await user.clear(dialog.getByLabelText('Last payment (optional)'));
  await expectAccessible();
  await user.click(dialog.getByRole('button', { name: 'Save payment plan' }));
  const plan = await sheet();
  expect(plan.getByText('Paid so far: 0 of 3 payments, $0.00 of $120.00.')).toBeVisible();
  expect(plan.getByText('Next: $50.00 on April 1, 2026.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Track a payment plan' })).toBeNull();
  await expectAccessible();

  await user.click(screen.getByRole('button', { name: 'Mark as paid' }));
  const pay = within(await screen.findByRole('dialog'));
  expect(pay.getByLabelText('Amount')).toHaveValue('50.00');
  await user.click(pay.getByRole('button', { name: 'Save payment' }));
  expect(await plan.findByText('Paid so far: 1 of 3 payments, $50.00 of $120.00.')).toBeVisible();
  expect(plan.getByText('Next: $50.00 on May 1, 2026.')).toBeVisible();
  await user.click(plan.getByText('All payments', { selector: 'summary' }));
  const [, ...rows] = within(plan.getByRole('table')).getAllByRole('row');
  expect(rows.map(({ textContent }) => textContent)).toEqual([
    'April 1, 2026$50.00Paid',
    'May 1, 2026$50.00Not yet',
    'June 1, 2026$20.00Not yet',
  ]);

  expect(screen.getByText('$50.00 of $70.00 due by May 1, 2026')).toBeVisible();

  await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  const row = within(
    (await screen.findByText(/payment plan, \$70\.00 left in total/)).closest('li') as HTMLElement,
  );
  expect(row.getByText(/May 1/)).toBeVisible();
  expect(row.getByText('$50.00')).toBeVisible();
  expect(screen.getByText('Of that, due later on a payment plan').parentElement).toHaveTextContent('$20.00');
  await user.click(screen.getByRole('link', { name: 'Elm Street Dental' }));
  await user.click((await sheet()).getByRole('button', { name: 'Change' }));
  await user.click(await screen.findByRole('button', { name: 'Delete payment plan' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Payment plan' })).toBeNull());
  expect(await screen.findByRole('button', { name: 'Track a payment plan' })).toBeVisible();
});

it('a bill that is one installment begins it with what is printed, and a day that has passed is asked about', async () => {
  const { user } = await openBill({ dueCents: 30_00, installmentsOfCents: 120_00, dueDate: '2026-03-01' });
  await user.click(await screen.findByRole('button', { name: 'Track a payment plan' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByLabelText('Each month')).toHaveValue('30.00');
  expect(dialog.getByLabelText('Total you will pay this way')).toHaveValue('120.00');
  await user.type(dialog.getByLabelText('Last payment (optional)'), '2026-05-01');
  await user.click(dialog.getByRole('button', { name: 'Save payment plan' }));
  const plan = await sheet();
  expect(plan.getByText(/The payment for March 1, 2026 is not marked as paid: \$30\.00/)).toBeVisible();
  expect(plan.getByText('After the last payment, $30.00 is left. Ask the provider about it.')).toBeVisible();
});

it('in Spanish', async () => {
  const { user } = await openBill({ dueCents: 120_00, dueDate: '2026-04-01' }, 'es');
  await user.click(await screen.findByRole('button', { name: 'Anotar un plan de pagos' }));
  await user.type(await screen.findByLabelText('Cada mes'), '50');
  await user.click(screen.getByRole('button', { name: 'Guardar el plan de pagos' }));
  expect((await sheet('Plan de pagos')).getByText('Próxima: $50.00 el 1 de abril de 2026.')).toBeVisible();
});

it('a bill that is paid has none to begin', async () => {
  const { user } = await openBill({ dueCents: 120_00 });
  await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Save payment' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Track a payment plan' })).toBeNull());
});

it('a number of payments is enough: they are equal, and the last one takes the rest', async () => {
  const { user, bridge } = await openBill({ dueCents: 862_10, dueDate: '2026-05-15' });
  await user.click(await screen.findByRole('button', { name: 'Track a payment plan' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Number of payments'), '0');
  expect(dialog.getByText('Type how many payments, such as 6.')).toBeVisible();
  await user.clear(dialog.getByLabelText('Number of payments'));
  await user.type(dialog.getByLabelText('Number of payments'), '6');
  expect(dialog.getByLabelText('Each month')).toHaveValue('143.69');
  expect(dialog.getByText('That is 6 payments, the last of $143.65 on October 15, 2026.')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Save payment plan' }));
  expect((await sheet()).getByText('Next: $143.69 on May 15, 2026.')).toBeVisible();
  expect(bridge.inputs('bills.planInstallments')[0]?.plan).toMatchObject({ cents: 143_69, ofCents: 862_10 });
});

const words = {
  en: {
    bills: 'Bills',
    claims: 'Claims',
    everyone: 'Everyone',
    part: /\$143\.69 of \$862\.10 due by April 1, 2026/,
    totals: /Unpaid\$862\.10Of that, due later on a payment plan\$718\.41/,
    label: 'Totals of unpaid bills',
    owe: 'what do I owe?',
    answer: 'Answer',
    later: 'Of that, due later on a payment plan: $718.41',
    due: /April 1, 2026.*\$143\.69 of \$862\.10/,
  },
  es: {
    bills: 'Facturas',
    claims: 'Reclamaciones',
    everyone: 'Todas las personas',
    part: /\$143\.69 de \$862\.10 vencen el 1 de abril de 2026/,
    totals: /Por pagar\$862\.10De eso, vence más adelante por un plan de pagos\$718\.41/,
    label: 'Totales de lo que falta pagar',
    owe: '¿cuánto debo?',
    answer: 'Respuesta',
    later: 'De eso, vence más adelante por un plan de pagos: $718.41',
    due: /1 de abril de 2026.*\$143\.69 de \$862\.10/,
  },
} as const;

it.each(['en', 'es'] as const)(
  'what is due is the next payment, wherever it is told, in %s',
  async (language) => {
    const said = words[language];
    const plan = { cents: 143_69, firstOn: '2026-04-01', lastOn: null, ofCents: 862_10, paidBeforeCents: 0 };
    const { user } = await openBill({ dueCents: 862_10, dueDate: '2026-04-01' }, language, plan);
    const goTo = (name: string) => user.click(screen.getAllByRole('link', { name })[0] as HTMLElement);
    await goTo(said.bills);
    expect(await screen.findByLabelText(said.label)).toHaveTextContent(said.totals);
    await user.click(screen.getByRole('link', { name: 'Elm Street Dental' }));
    expect(await screen.findByText(said.part)).toBeVisible();
    await goTo(said.claims);
    await user.type(await screen.findByRole('combobox'), said.owe);
    await user.keyboard('{Enter}');
    const card = within(await screen.findByRole('region', { name: said.answer }));
    expect(await card.findByText(said.later)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /^Rosa Medina/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: said.everyone }));
    expect(await screen.findByRole('row', { name: /Rosa Medina/ })).toHaveTextContent(said.due);
  },
);

it('of which several are late asks whether all of them were paid, and fills in nothing before', async () => {
  const plan = { cents: 50_00, firstOn: '2025-10-01', lastOn: null, ofCents: 600_00, paidBeforeCents: 0 };
  const { user, bridge } = await openBill({ dueCents: 600_00 }, 'en', plan);
  await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
  const pay = within(await screen.findByRole('dialog'));
  const options = within(pay.getByRole('radiogroup', { name: 'How much did you pay?' })).getAllByRole(
    'radio',
  );
  for (const radio of options) expect(radio).not.toBeChecked();
  const [all, next, other] = options.map((one) => one.closest('label')?.textContent ?? '');
  const due = Number(/^All that is due by now: \$(\d+)\.00$/.exec(all ?? '')?.[1]);
  expect(due).toBeGreaterThan(50);
  expect([next, other]).toEqual(['Only the next payment: $50.00', 'Another amount']);
  await user.click(pay.getByRole('radio', { name: all ?? '' }));
  await user.click(pay.getByRole('button', { name: 'Save payment' }));
  await waitFor(() => expect(bridge.inputs('bills.pay')[0]?.facts.cents).toBe(due * 100));
});
