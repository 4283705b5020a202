/** The list of what plans did not pay says why, and no reason quotes itself. */
import { expect, it } from 'vitest';
import { openSampled } from '../examples/sample-store.ts';

it('each refusal of the sample has its reason', () => {
  const { store, personId } = openSampled({ now: '2026-12-01', name: 'Rosa Medina' });
  const { refusals } = store.appeals.list({ personId });
  expect(refusals.length).toBeGreaterThan(0);
  for (const { reason } of refusals.filter(({ row }) => row.state === 'plan-did-not-pay')) {
    expect(reason?.text ?? reason?.code).toBeTruthy();
    expect(reason?.text ?? '').not.toMatch(/^Your plan says/);
  }
});
