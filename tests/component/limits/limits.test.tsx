import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openApp, switchToWalter } from '../support/open-app.tsx';

const title = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });
const sheet = async (name: string) => within(await screen.findByRole('region', { name }));

describe('limits', () => {
  it('are reached from Spending and come from the card, with what the claims add up to', async () => {
    const { user } = await openApp('/spending');
    await user.click(await screen.findByRole('link', { name: 'Deductible and out-of-pocket limit' }));
    await title(/^Estimate: you have used \$[\d,.]+ of your \$700\.00 deductible$/);
    const plan = await sheet('Evergreen Health PPO');
    expect(plan.getByText('Estimate')).toBeVisible();
    expect(plan.getByRole('heading', { name: 'Out-of-pocket limit, in network' })).toBeVisible();
    expect(
      plan.getByText(
        /The limits are from your insurance card\. This is our count\. Your plan did not send one\.$/,
      ),
    ).toBeVisible();
    expect(plan.getByText(/^Estimate: \$[\d,.]+ left, counting 2 claims\.$/)).toBeVisible();
    expect(plan.queryByRole('heading', { name: /Family/ })).toBeNull();
    const dental = await sheet('Evergreen Dental');
    expect(dental.getByText(/^Based on 1 claim\. We do not know this limit\./)).toBeVisible();
    expect(dental.queryByText(/of \$0\.00/)).toBeNull();
    expect(dental.getByText(/^\$[\d,.]+ counted so far, limit not known$/)).toBeVisible();
    await user.click(plan.getByText('What is not in these counts'));
    expect(plan.getByText(/Claims that have not arrived yet/)).toBeVisible();
    await expectAccessible();
  });

  it('each claim in the counts is there with its parts and a way to it', async () => {
    const { user } = await openApp('/spending/limits');
    const plan = await sheet('Evergreen Health PPO');
    await user.click(plan.getByText(/claims in these counts$/));
    const rows = within(plan.getByRole('table', { name: /claims in these counts$/ })).getAllByRole('row');
    await user.click(within(rows[1] as HTMLElement).getByRole('link'));
    expect(await screen.findByText(/This is not a bill/)).toBeVisible();
  });

  it('each month of the plan year is there with how far the count came, and leads to its claims', async () => {
    const { user } = await openApp('/spending/limits');
    const plan = await sheet('Evergreen Health PPO');
    await user.click(plan.getAllByText('Month by month')[0] as HTMLElement);
    const table = within(plan.getByRole('table', { name: 'Deductible, in network, month by month' }));
    const rows = table.getAllByRole('row').slice(1);
    expect(rows.length).toBeGreaterThan(0);
    expect(plan.getAllByText(/^By our count/)[0]).toBeVisible();
    await expectAccessible();
    await user.click(within(rows[0] as HTMLElement).getByRole('link'));
    await title(/to review|No claims to review right now/);
  });

  it('a person types another limit and names the family', async () => {
    const { user } = await openApp('/spending/limits');
    await user.click(
      within(await screen.findByRole('region', { name: 'Evergreen Health PPO' })).getByRole('link', {
        name: 'Enter or change the limits',
      }),
    );
    await title('What are your limits?');
    const field = await screen.findByLabelText('Deductible, in network');
    expect(field).toHaveValue('700.00');
    expect(screen.getByText('Your card says $700.00')).toBeVisible();
    await user.clear(field);
    await user.type(field, 'a lot');
    await user.click(screen.getByRole('radio', { name: /Each person has a limit/ }));
    expect(screen.getByLabelText('Family deductible, in network')).toHaveValue('1400.00');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Type an amount, such as 1500.00.')).toBeVisible();
    await user.clear(field);
    await user.type(field, '$15,000');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await title(/of your \$15,000\.00 deductible$/);
    const plan = await sheet('Evergreen Health PPO');
    expect(
      plan.getByText(/You entered the limit\. This limit is usually at most \$10,600\.00 in 2026/),
    ).toBeVisible();
    expect(plan.getByRole('heading', { name: 'Family deductible, in network' })).toBeVisible();
    expect(plan.getByText(/^\$[\d,.]+ of \$1,400\.00$/)).toBeVisible();
  });

  it('a half-typed limit is not lost by a look at somebody else', async () => {
    const { user } = await openApp('/spending/limits');
    const plan = await sheet('Evergreen Health PPO');
    await user.click(plan.getByRole('link', { name: 'Enter or change the limits' }));
    const field = await screen.findByLabelText('Deductible, in network');
    await user.clear(field);
    await user.type(field, '900');
    await switchToWalter(user);
    const asked = within(await screen.findByRole('alertdialog', { name: 'Leave without saving?' }));
    await expectAccessible();
    await user.click(asked.getByRole('button', { name: 'Keep editing' }));
    expect(await screen.findByRole('button', { name: /^Rosa Medina/ })).toBeVisible();
    expect(screen.getByLabelText('Deductible, in network')).toHaveValue('900');
    await switchToWalter(user);
    await user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    expect(await screen.findByRole('button', { name: /^Walter Osgood/ })).toBeVisible();
  });

  it('of Medicare: by year where there is a yearly limit, and in words where there is none', async () => {
    const { user } = await openApp('/spending/limits');
    await switchToWalter(user);
    expect(await screen.findByText(/a deductible for each benefit period, not for a year/)).toBeVisible();
    expect(screen.getAllByText(/We do not know this limit/).length).toBeGreaterThan(0);
    await expectAccessible();
  });

  it('in Spanish', async () => {
    await openApp('/spending/limits', {}, { language: 'es' });
    await title(/^Estimación: ya usó \$[\d,.]+ de su deducible de \$700\.00$/);
    await expectAccessible();
  });
});
