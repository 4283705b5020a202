import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { claimView } from '../claims/claims-data.ts';
import { openApp } from '../support/open-app.tsx';

test('a claim too long for a screen says what is missing, and shows more services when asked', async () => {
  const { claim } = claimView();
  const [line] = claim.lines;
  if (line === undefined) throw new Error('no line');
  const further = { ...line, number: 901, service: { text: 'Late service', code: null, system: null } };
  const { user, bridge } = await openApp('/claims/c-evergreen%2F2', {
    'claims.get': claimView({}, { moreLines: 1, leftOut: 4321 }),
    'claims.lines': { lines: [further], leftOut: 0 },
  });
  expect(await screen.findByText('1 more service is not shown yet.')).toBeVisible();
  expect(screen.queryByText(/^Every service/)).toBeNull();
  expect(screen.getByText(/4,321 entries are left out/)).toBeVisible();
  expect(screen.queryByText('Claimfolio shows every part of this claim.')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Show more services' }));
  expect(await screen.findByText('Late service')).toBeVisible();
  const offset = claim.lines.length;
  expect(bridge.inputs('claims.lines')).toEqual([{ claimId: claim.id, offset, limit: 200 }]);
  expect(screen.queryByRole('button', { name: 'Show more services' })).toBeNull();
});
