/** An explanation of benefits that got among the bills: no amount of its own, and the way to the claims. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectFocusKept, openApp } from '../support/open-app.tsx';

expectFocusKept();

const facts = { name: 'eob.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
const held = { ref: { of: 'held', id: 'held-1' }, facts } as const;
const answers = {
  'scans.choose': held,
  'scans.draw': { dataUrl: 'data:image/webp;base64,UklGRg==' },
  'scans.drop': {},
  'scans.read': {
    text: 'read' as const,
    kind: 'explanation' as const,
    offers: [],
    charges: [],
    explained: [{ field: 'provider' as const, value: 'Hill Clinic', line: 'Provider: Hill Clinic', page: 1 }],
  },
};
const addClaim = 'Add it as a claim from paper';

async function openForm() {
  const opened = await openApp('/bills/write', answers);
  await opened.user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  await screen.findByText(/This looks like something else: An explanation from my plan/);
  return opened;
}

describe('the form about an explanation of benefits', () => {
  it('is called no bill, and leads to the form about claims with the same file', async () => {
    const { user, bridge } = await openForm();
    await screen.findByRole('heading', { level: 1, name: 'What does this letter or PDF say?' });
    expect(screen.getByText(/An explanation of benefits is not a bill/)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: addClaim }));
    await screen.findByRole('heading', { level: 1, name: 'What does your explanation of benefits say?' });
    await screen.findByRole('img', { name: 'eob.pdf, page 1 of 1' });
    expect(await screen.findByRole('button', { name: /^Use Hill Clinic/ })).toBeVisible();
    expect(bridge.inputs('scans.drop')).toEqual([]);
  });
});

describe('an explanation that is kept with the bills', () => {
  async function keep() {
    const opened = await openApp('/bills/write', { 'scans.drop': {} });
    const { user } = opened;
    await user.type(await screen.findByLabelText(/Who sent it/), 'Clearview Health Plan');
    await user.click(screen.getByText('More from the bill (optional)'));
    await user.click(screen.getByRole('button', { name: /What is it\?/ }));
    await user.click(await screen.findByRole('option', { name: 'An explanation from my plan' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByRole('heading', { level: 2, name: 'Not a bill' });
    return opened;
  }

  it('without an amount has none, on its page and in the list', async () => {
    const { user, bridge } = await keep();
    expect(bridge.inputs('bills.save')[0]?.facts).toMatchObject({ dueCents: null });
    expect(screen.getByText('No amount entered')).toBeVisible();
    expect(screen.queryByText('$0.00')).toBeNull();
    await expectAccessible();
    await user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
    const row = (await screen.findByRole('link', { name: 'Clearview Health Plan' })).closest('li');
    expect(within(row as HTMLElement).getByText('No amount entered')).toBeVisible();
    expect(screen.queryByText('$0.00')).toBeNull();
  });

  it('says once that it is no bill, with the way to the claims, and is removed there with a way back', async () => {
    const { user, bridge } = await keep();
    expect(screen.getAllByText(/not a bill/i)).toHaveLength(1);
    bridge.answer({ 'papers.save': { claimId: 'c-1', personId: 'rosa', isHere: false } });
    await user.click(screen.getByRole('link', { name: addClaim }));
    await user.type(await screen.findByLabelText(/Which plan sent it/), 'Clearview Health Plan');
    const whose = screen.getByRole('radiogroup', { name: 'Who is the patient?' });
    await user.click(within(whose).getByText('Rosa Medina'));
    await user.type(screen.getByLabelText(/^Day of service/), '2026-03-04');
    await user.click(screen.getByRole('button', { name: 'Add this claim' }));
    await screen.findByRole('heading', { level: 1, name: 'The claim was added' });
    expect(screen.getByRole('link', { name: 'See the claim' })).toBeVisible();
    await expectAccessible();
    expect(bridge.inputs('bills.remove')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Remove it from bills' }));
    await waitFor(() => expect(bridge.inputs('bills.remove')).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.inputs('written.bringBack')).toHaveLength(1));
  });
});
