/** What one drug cost at each fill, on the page of a pharmacy claim. */
import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { expectAccessible, openApp } from '../support/open-app.tsx';

test('each fill of the same drug with what was billed and paid, the newest first, and this one marked', async () => {
  const { user } = await openApp('/claims?drug=%22Presolin%22');
  const [link] = await screen.findAllByRole('link', { name: /Corner Pharmacy/ });
  if (!link) throw new Error('no prescription');
  await user.click(link);
  const fold = within(await screen.findByRole('region', { name: 'What this drug cost each time' }));
  const says = fold.getByText(/^\d+ fills · you paid/);
  const count = Number(/^\d+/.exec(says.textContent ?? '')?.[0]);
  expect(count).toBeGreaterThan(5);
  await user.click(fold.getByRole('heading', { name: 'What this drug cost each time' }));
  const rows = fold.getAllByRole('row').slice(1);
  expect(rows).toHaveLength(count);
  expect(rows.filter((row) => row.textContent?.includes('this claim'))).toHaveLength(1);
  expect(rows[1]).toHaveTextContent(/30 days\$\d+\.\d\d\$\d+\.\d\d\$\d+\.\d\d$/);
  expect(fold.getByText(/^The pharmacy billed \$\d+\.\d\d on .* and \$\d+\.\d\d on /)).toBeVisible();
  await expectAccessible();
});
