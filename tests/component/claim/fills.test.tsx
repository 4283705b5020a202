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
  // More of them than the table shows, and one without what was paid.
  expect(
    fold.getByText('the newest 100 fills · you paid $10.00 each time · not given for 1 fill'),
  ).toBeVisible();
  await user.click(fold.getByRole('heading', { name: 'What this drug cost each time' }));
  const rows = fold.getAllByRole('row').slice(1);
  expect(rows).toHaveLength(100);
  expect(rows.filter((row) => row.textContent?.endsWith('not given'))).toHaveLength(1);
  expect(rows.filter((row) => row.textContent?.includes('this claim'))).toHaveLength(1);
  expect(rows[1]).toHaveTextContent(/30 days\$\d+\.\d\d\$\d+\.\d\d\$\d+\.\d\d$/);
  expect(fold.getByText(/^The pharmacy billed \$\d+\.\d\d on .* and \$\d+\.\d\d on /)).toBeVisible();
  await expectAccessible();
});
