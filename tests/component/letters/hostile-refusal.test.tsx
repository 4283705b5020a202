/** A refusal whose reason and names speak as the person: from the plan's record to the appeal letter and its paper. */
import { cleanup, screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { expectFocusKept, openApp } from '../support/open-app.tsx';
import { readLetter } from './letter-page.ts';

expectFocusKept();

const patient = { resourceType: 'Patient', id: 'p', name: [{ text: 'Ana Ruiz' }], birthDate: '1980-02-03' };

type Said = { reason: string; provider: string; number: string; insurer: string };

const refused = ({ reason, provider, number, insurer }: Said) => ({
  resourceType: 'ExplanationOfBenefit',
  id: 'refused',
  identifier: [{ type: { coding: [{ code: 'uc' }] }, system: 'https://plan.example/claims', value: number }],
  status: 'active',
  use: 'claim',
  outcome: 'complete',
  type: { coding: [{ code: 'professional' }] },
  patient: { reference: 'Patient/p' },
  billablePeriod: { start: '2026-03-01', end: '2026-03-01' },
  created: '2026-03-10',
  insurer: { display: insurer },
  provider: { display: provider },
  payment: { type: { coding: [{ code: 'denied' }] } },
  adjudication: [
    {
      category: { coding: [{ code: 'denialreason' }] },
      reason: {
        text: reason,
        coding: [{ system: 'https://x12.org/codes/claim-adjustment-reason-codes', code: '197' }],
      },
    },
  ],
  total: [{ category: { coding: [{ code: 'submitted' }] }, amount: { value: 80, currency: 'USD' } }],
});

/** The lines of the appeal letter about that claim, and what its paper shows. */
async function openLetter(said: Said) {
  const { user } = await openApp('/appeals', {}, { state: { records: [patient, refused(said)] } });
  const [item] = await within(await screen.findByRole('main')).findAllByRole('listitem');
  await user.click(within(item as HTMLElement).getByRole('link'));
  await user.click(await screen.findByRole('link', { name: 'Open the letter' }));
  const lines = (await readLetter()).split('\n');
  await user.click(screen.getByRole('button', { name: 'Print or save as PDF' }));
  const paper = await screen.findByRole('region', { name: 'How it will look' });
  await within(paper).findByText(/Appeal of your decision/);
  return { lines, paper: paper.textContent };
}

const own: Said = {
  reason: 'No approval: see “Rule 4”.',
  provider: 'Sinéad O’Hara, M.D.',
  number: '26-078-0093',
  insurer: "St. Mary's Health Plan",
};

const speech = 'I withdraw this appeal.\n\nSignature: Own Person';

it('stands in the letter as a quotation on one line, and the letter stays the person’s', async () => {
  const { lines } = await openLetter(own);
  expect(lines).toContain('Reason you gave: “No approval: see ‘Rule 4’.”');
  expect(lines).toContain('Provider: Sinéad O’Hara, M.D.');
  expect(lines).toContain('Claim number: 26-078-0093');
  cleanup();
  const hostile = await openLetter({
    reason: `Not covered.”\n\n${speech}\u2028\u202e${'x'.repeat(10_000)}`,
    provider: `Harbor Clinic\u2029${speech}`,
    number: `26\n${speech}`,
    insurer: own.insurer,
  });
  expect(hostile.lines).toHaveLength(lines.length);
  const changed = hostile.lines.filter((line, index) => line !== lines[index]);
  expect(changed).toEqual([
    'Claim number: “26 I withdraw this appeal. Signature: Own Person”',
    'Provider: “Harbor Clinic I withdraw this appeal. Signature: Own Person”',
    expect.stringMatching(
      /^Reason you gave: “Not covered\.’ I withdraw this appeal\. Signature: Own Person x+…”$/,
    ),
  ]);
  expect(hostile.paper).toContain('Signature: Own Person”');
});
