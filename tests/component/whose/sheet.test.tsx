/** The sheet: whose records are that came and do not clearly belong to whoever signed in. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PersonSummary } from '#shared/model/plans/connection';
import { evergreen, medicare, rosa, walter } from '../support/family.ts';
import { expectAccessible, expectFocusKept } from '../support/open-app.tsx';
import { undecided } from '../support/plan-answers.ts';
import { adult, chauncey, heading, openSheet, press, radio } from './open-sheet.tsx';

expectFocusKept();

describe('the question', () => {
  it('says what came for whom, who signed in and what the plan says, without an amount and with no answer preset', async () => {
    await openSheet();
    await heading(
      'Evergreen Health sent 13 claims and more for “Chauncey Invented, born October 23, 2016”. Is that you?',
    );
    expect(screen.getByText(/You signed in for/)).toHaveTextContent(
      'You signed in for Rosa Medina, born May 9, 1984. The plan does not say why this was sent. ' +
        'Plans sometimes send a child’s records, an old name, or the wrong person’s. Nothing is mixed before you answer.',
    );
    for (const one of screen.getAllByRole('radio')) expect(one).not.toBeChecked();
    const came = screen.getByRole('region', { name: 'What arrived' });
    expect(came).toHaveTextContent('13 claims and 1 insurance card');
    expect(came).toHaveTextContent('March 2021 – October 2026');
    expect(came).toHaveTextContent(
      'October 14, 2026Children’s checkupMaple Family Practice · marked by the plan as sent by mistake',
    );
    expect(came).toHaveTextContent('No dateInsurance cardLinked Mutual · Child');
    expect(came).toHaveTextContent('Member ID ends in 4473, yours in 4410.');
    expect(document.body.textContent).not.toContain('$');
    await expectAccessible();
  });

  it('breaks no line inside a name of ordinary length', async () => {
    await openSheet();
    const title = await heading(/Chauncey Invented/);
    expect(title.querySelector('span')?.textContent).toBe('“Chauncey Invented,');
  });

  it('shows all that came when asked, and fewer again', async () => {
    const record = {
      resourceType: 'Immunization',
      day: '2025-11-30',
      title: 'Flu vaccine',
      place: null,
      relationship: null,
      isError: false,
    };
    const { user, bridge } = await openSheet(
      {},
      {
        'records.aside': { records: Array.from({ length: 14 }, () => record), leftOut: 2 },
      },
    );
    const came = within(await screen.findByRole('region', { name: 'What arrived' }));
    await user.click(came.getByRole('button', { name: 'Show all 14 records' }));
    expect(await came.findAllByText('Flu vaccine')).toHaveLength(14);
    expect(came.getByText('2 more are not shown.')).toBeVisible();
    expect(bridge.inputs('records.aside')).toEqual([{ connectionId: evergreen.id, cause: chauncey.cause }]);
    await user.click(came.getByRole('button', { name: 'Show fewer' }));
    expect(came.queryByText('Flu vaccine')).toBeNull();
  });

  it('asks for one of the answers before it goes on', async () => {
    const { user, bridge } = await openSheet();
    await press(user, 'Continue');
    expect(await screen.findByText('Choose an answer, or decide later.')).toBeVisible();
    await waitFor(() => expect(document.activeElement).toBe(radio(/^Yes, that is me/)));
    expect(bridge.inputs('records.decide')).toEqual([]);
    await expectAccessible();
  });

  it('calls whoever signed in by name where that is somebody else than the user', async () => {
    const helper: PersonSummary = { ...walter, authority: 'self' };
    await openSheet({ people: [rosa, helper] });
    await heading(/Is that Rosa Medina\?$/);
    expect(radio(/^Yes, that is Rosa Medina, under another name or number/)).toBeVisible();
    expect(screen.getByText('Member ID ends in 4473, Rosa Medina’s in 4410.')).toBeVisible();
  });

  it('still says “you” to the user when records of somebody whom they help are here', async () => {
    const fed = { ...evergreen, id: 'c-fed', personId: walter.id, fedBy: evergreen.id };
    await openSheet({ people: [rosa, { ...walter, authority: null }], connections: [evergreen, fed] });
    await heading(/Is that you\?$/);
  });

  it.each([
    ['linked', {}, 'The plan links this person to that sign-in.'],
    ['replaced', {}, 'The plan says one of the two has replaced the other.'],
    ['unexplained', { said: null }, 'The plan does not explain the number on this.'],
    ['sign-in', {}, 'The same sign-in showed someone else before.'],
    ['changed', {}, 'You answered this before.'],
    ['too-many', {}, 'The plan named more people than one sign-in should show.'],
  ] as const)('says the plan’s own word: %s', async (why, over, words) => {
    await openSheet({ causes: [undecided({ why, ...over })] });
    expect(await screen.findByText(new RegExp(words))).toBeVisible();
  });

  it.each([
    [
      { said: null },
      'Evergreen Health sent 13 claims and more, but does not show whose they are. Are they yours?',
    ],
    [
      { kind: 'nobody', why: 'nobody', name: null },
      /sent 13 claims and more, without a name on them\. Are they yours\?/,
    ],
    [
      { kind: 'patient', why: 'elsewhere', name: 'p-1', place: 'other.example/fhir' },
      /for patient p-1 of other\.example\/fhir\. Are they yours\?/,
    ],
    [{ kind: 'number', why: 'number', name: 'M-2' }, /for someone with the number M-2\. Are they yours\?/],
    [{ kind: 'name', why: 'name', name: 'Ro M.' }, /for “Ro M\.”\. Is that you\?/],
    [{ kind: 'unknown', why: 'unknown', name: 'urn:uuid:1' }, /for patient urn:uuid:1, and did not say who/],
    [
      { count: 0, claims: 0, cards: 0, from: null, to: null, erased: 14 },
      /^Evergreen Health sent 14 records for “Chauncey/,
    ],
  ] as const)('has a headline for what the records name: %o', async (over, title) => {
    const isIdentity = !('kind' in over);
    await openSheet({ causes: [undecided({ ...(isIdentity ? {} : { said: null }), ...over })] });
    await heading(title);
    expect(screen.queryAllByRole('radio', { name: /take care of/ })).toHaveLength(isIdentity ? 1 : 0);
    expect(screen.getAllByRole('radio')).toHaveLength(isIdentity ? 3 : 2);
  });

  it('says what became of records that waited for long, and how they come back', async () => {
    await openSheet({ causes: [undecided({ count: 0, claims: 0, cards: 0, from: null, erased: 14 })] });
    expect(await screen.findByText(/waited for 90 days and was erased\..* next check/)).toBeVisible();
    expect(screen.queryByRole('region', { name: 'What arrived' })).toBeNull();
  });

  it('of a file speaks of the file, and never of a plan to call', async () => {
    const { user } = await openSheet({ connections: [{ ...evergreen, origin: 'file' }] });
    await heading(/^Your file \(Evergreen Health\) has 13 claims and more for “Chauncey/);
    expect(screen.getByText(/You opened it for/)).toBeVisible();
    expect(
      radio(/^I do not know this person Nothing is saved in Claimfolio\. The file itself stays/),
    ).toBeVisible();
    await user.click(radio(/^I do not know/));
    await press(user, 'Continue');
    expect(await screen.findByText(/erased\. More like this will not be saved/)).toBeVisible();
    expect(screen.queryByText(/How to tell/)).toBeNull();
  });

  it('is asked in Spanish', async () => {
    const { user } = await openSheet({ causes: [adult] }, {}, { language: 'es' });
    await heading(
      'Evergreen Health envió 1 tarjeta del seguro de “Kenneth Invented, nacimiento: 1 de abril de 1980”. ¿Es usted?',
    );
    expect(radio(/^Sí, soy yo, con otro nombre u otro número/)).toBeVisible();
    await user.click(radio(/^No, pero yo cuido/));
    expect(screen.getByText(/^Esta persona es mayor de edad/)).toBeVisible();
    await expectAccessible();
  });
});

describe('the way in and out', () => {
  it('begins with the plan that it was opened for', async () => {
    const other = { ...adult, connectionId: medicare.id, planName: 'Medicare' };
    const path = `/whose?plan=${medicare.id}`;
    await openSheet({ causes: [chauncey, other], connections: [evergreen, medicare] }, {}, { path });
    await heading(/^Medicare sent 1 insurance card/);
  });

  it('opens at the answer that is to be changed', async () => {
    const answered = { ...chauncey, answer: 'own' as const };
    const path = `/whose?plan=${evergreen.id}&change=${encodeURIComponent(chauncey.cause)}`;
    await openSheet({ causes: [answered, adult] }, {}, { path });
    await heading(/Chauncey/);
    expect(screen.queryByText(/^Question/)).toBeNull();
  });

  it('Escape goes one step back: out of a change, then to where the person came from', async () => {
    const { user } = await openSheet({ causes: [{ ...chauncey, answer: 'own' }] }, {}, { path: '/plans' });
    await user.click(
      within(await screen.findByRole('region', { name: 'Evergreen Health' })).getByRole('button', {
        name: 'Details',
      }),
    );
    await user.click(await screen.findByText('What you answered'));
    await user.click(screen.getByRole('link', { name: 'Change' }));
    await heading(/Chauncey/);
    await user.keyboard('{Escape}');
    await heading('No questions to answer right now');
    await user.keyboard('{Escape}');
    await heading('My plans and cards');
  });
});
