/** Answers on the sheet: what each asks for and says, and the ways back. */
import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { PersonSummary } from '#shared/model/plans/connection';
import { fail } from '../support/app-bridge.ts';
import { evergreen, rosa, walter } from '../support/family.ts';
import { expectAccessible, expectFocusKept } from '../support/open-app.tsx';
import { undecided } from '../support/plan-answers.ts';
import { adult, chauncey, heading, openSheet, press, radio } from './open-sheet.tsx';

expectFocusKept();

describe('the answers', () => {
  it('by keyboard: one question after the other, each with focus on its headline, and Undo', async () => {
    const { user, bridge } = await openSheet({ causes: [chauncey, adult] });
    await heading(/Chauncey/);
    expect(screen.getByText('Question 1 of 2')).toBeVisible();
    await user.tab();
    while (document.activeElement?.getAttribute('type') !== 'radio') await user.tab();
    await user.keyboard(' {Tab}{Tab}');
    while (document.activeElement?.textContent !== 'Continue') await user.tab();
    bridge.answer({ 'records.undecided': { causes: [{ ...chauncey, answer: 'own' }, adult], leftOut: 0 } });
    await user.keyboard('{Enter}');
    await heading(/Kenneth Invented/);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
    expect(screen.getByText('Question 2 of 2')).toBeVisible();
    expect(
      await screen.findByText('13 claims and 1 insurance card: now with the records of Rosa Medina.'),
    ).toBeVisible();
    expect(bridge.inputs('records.decide')).toEqual([
      { connectionId: evergreen.id, cause: chauncey.cause, answer: 'own' },
    ]);
    bridge.answer({ 'records.undecided': { causes: [chauncey, adult], leftOut: 0 } });
    await press(user, 'Undo');
    await heading(/Chauncey/);
    expect(bridge.inputs('records.decide').at(-1)).toMatchObject({ cause: chauncey.cause, answer: null });
    for (const one of screen.getAllByRole('radio')) expect(one).not.toBeChecked();
  });

  it('a child whom the person helps needs no further word, and is a person of their own', async () => {
    const { user, bridge } = await openSheet();
    await user.click(await screen.findByRole('radio', { name: /^No, but I take care of this person/ }));
    expect(screen.queryByText(/Why can you see/)).toBeNull();
    const helped = { ...chauncey, answer: 'helped' as const, helpedId: walter.id };
    bridge.answer({ 'records.undecided': { causes: [helped], leftOut: 0 } });
    await press(user, 'Continue');
    expect(await screen.findByText(/kept apart as Chauncey Invented\./)).toBeVisible();
    expect(bridge.inputs('records.decide')).toEqual([
      { connectionId: evergreen.id, cause: chauncey.cause, answer: 'helped' },
    ]);
    await press(user, 'See them');
    expect(await screen.findByRole('button', { name: /^Check (again|for new claims)$/ })).toBeVisible();
  });

  it('for an adult whom the person helps asks by which right; nobody who is grown up is under age', async () => {
    const { user, bridge } = await openSheet({ causes: [adult] });
    await user.click(await screen.findByRole('radio', { name: /^No, but I take care of this person/ }));
    expect(screen.getByText('This person is an adult. Why can you see their records?')).toBeVisible();
    expect(screen.queryByRole('radio', { name: /parent or guardian/ })).toBeNull();
    await press(user, 'Continue');
    expect(await screen.findByText('Say why you can see their records.')).toBeVisible();
    expect(bridge.inputs('records.decide')).toEqual([]);
    await expectAccessible();
    await user.click(radio(/^I have a power of attorney/));
    await press(user, 'Continue');
    expect(bridge.inputs('records.decide')).toMatchObject([
      { answer: 'helped', authority: 'power-of-attorney' },
    ]);
  });

  it('of somebody whose age is not known offers a parent’s right, too', async () => {
    const { user } = await openSheet({
      causes: [undecided({ said: { name: 'Jo Invented', birthDate: '2013' }, isAdult: null })],
    });
    await user.click(await screen.findByRole('radio', { name: /^No, but I take care of this person/ }));
    expect(screen.getByText(/^The plan did not say how old this person is/)).toBeVisible();
    expect(radio(/^I am a parent or guardian/)).toBeVisible();
  });

  it('of a stranger keeps nothing, and shows whom to call and what to say, without the stranger’s name', async () => {
    const { user, bridge } = await openSheet({
      connections: [{ ...evergreen, planPhone: '1-800-555-0123' }],
    });
    await user.click(await screen.findByRole('radio', { name: /^I do not know this person/ }));
    const gone = undecided({
      answer: 'left-out',
      why: 'erased',
      name: null,
      said: null,
      count: 0,
      claims: 0,
      erased: 14,
    });
    bridge.answer({ 'records.undecided': { causes: [gone], leftOut: 0 } });
    await press(user, 'Continue');
    await heading('Nothing about this person is saved');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 })));
    expect(screen.getByText(/^Call Evergreen Health at 1-800-555-0123/)).toBeVisible();
    const words = screen.getByText(/^I used an app/);
    expect(words).toHaveTextContent(
      'You sent me someone else’s records: 13 claims and 1 insurance card. I did not keep anything.',
    );
    expect(words).toHaveTextContent('I am Rosa Medina, born May 9, 1984.');
    expect(document.body.textContent).not.toContain('Chauncey');
    await expectAccessible();
    await press(user, 'Done');
    await heading('No questions to answer right now');
    expect(screen.getByText(/^Evergreen Health sent 14 records that you left out\./)).toBeVisible();
  });

  it('stays where it was when the person answers no to the question of the app, or when it fails', async () => {
    const { user, bridge } = await openSheet({}, { 'records.decide': null });
    await user.click(await screen.findByRole('radio', { name: /^I do not know this person/ }));
    await press(user, 'Continue');
    await waitFor(() => expect(bridge.inputs('records.decide')).toHaveLength(1));
    expect(radio(/^I do not know/)).toBeChecked();
    const go = screen.getByRole('button', { name: 'Continue' });
    await waitFor(() => expect(go.getAttribute('aria-disabled')).toBeNull());
    bridge.answer({ 'records.decide': fail('store/full') });
    await press(user, 'Continue');
    expect(await screen.findByRole('alert')).toBeVisible();
    await heading(/Chauncey/);
  });

  it('“Decide later” asks nothing of the app, goes on, and says at the end what waits', async () => {
    const { user, bridge } = await openSheet({ causes: [chauncey, adult] });
    await press(user, 'Decide later');
    await heading(/Kenneth/);
    await press(user, 'Decide later');
    await heading('2 questions wait for you');
    expect(bridge.inputs('records.decide')).toEqual([]);
    await expectAccessible();
  });

  it('leads from what was put off back to the questions, and never to claims where there are none', async () => {
    const { user } = await openSheet({ causes: [chauncey], connections: [{ ...evergreen, claims: 0 }] });
    await press(user, 'Decide later');
    await heading('1 question waits for you');
    expect(screen.queryByRole('link', { name: 'See your claims' })).toBeNull();
    await press(user, 'Answer it now');
    await heading(/Chauncey/);
  });

  it('does not ask about records of somebody who is here', async () => {
    await openSheet({ causes: [undecided({ why: 'taken' })] });
    await heading('No questions to answer right now');
  });

  it('an answer can be changed: nothing is preset, and it can be kept or taken back', async () => {
    const answered = { ...chauncey, answer: 'own' as const };
    const { user, bridge } = await openSheet({ causes: [answered] });
    await heading('No questions to answer right now');
    await user.click(screen.getByRole('button', { name: 'Change' }));
    await heading(/for “Chauncey Invented, .*”\. You said they belong to Rosa Medina\.$/);
    expect(screen.getByRole('button', { name: 'Show all 14 records' })).toBeVisible();
    for (const one of screen.getAllByRole('radio')) expect(one).not.toBeChecked();
    await press(user, 'Keep my answer');
    await heading('No questions to answer right now');
    await user.click(screen.getByRole('button', { name: 'Change' }));
    await user.click(await screen.findByRole('radio', { name: /^I am not sure anymore/ }));
    await press(user, 'Continue');
    await waitFor(() => expect(bridge.inputs('records.decide')).toMatchObject([{ answer: null }]));
    expect(await screen.findByText(/set aside again\./)).toBeVisible();
  });

  it('Undo of “I do not know this person” says that what was erased comes with the next check, and asks for it', async () => {
    const { user, bridge } = await openSheet({}, { 'sync.start': {} });
    await user.click(await screen.findByRole('radio', { name: /^I do not know this person/ }));
    const gone = undecided({
      answer: 'left-out',
      why: 'erased',
      name: null,
      said: null,
      count: 0,
      erased: 14,
    });
    bridge.answer({ 'records.undecided': { causes: [gone], leftOut: 0 } });
    await press(user, 'Continue');
    await heading('Nothing about this person is saved');
    bridge.answer({ 'records.undecided': { causes: [], leftOut: 0 } });
    await press(user, 'Undo');
    expect(
      await screen.findByText(
        'Your answer is undone. You get back what was erased with the plan’s next check.',
      ),
    ).toBeVisible();
    await expectAccessible();
    await press(user, 'Check now');
    expect(bridge.inputs('sync.start')).toEqual([{ connectionId: evergreen.id }]);
  });

  it('Undo gives back the right by which an adult’s records were seen', async () => {
    const helped = { ...adult, answer: 'helped' as const, helpedId: walter.id };
    const kenneth: PersonSummary = { ...walter, authority: 'power-of-attorney' };
    const { user, bridge } = await openSheet({ causes: [helped], people: [rosa, kenneth] });
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    await user.click(await screen.findByRole('radio', { name: /^Yes, that is/ }));
    await press(user, 'Continue');
    await press(user, 'Undo');
    await waitFor(() =>
      expect(bridge.inputs('records.decide').at(-1)).toMatchObject({
        answer: 'helped',
        authority: 'power-of-attorney',
      }),
    );
  });

  it('asks for the right again where the plan shows by now that whoever is helped is an adult', async () => {
    const grown = { ...adult, answer: 'helped' as const, why: 'adult' as const, helpedId: walter.id };
    const { user } = await openSheet({ causes: [grown], people: [rosa, walter] });
    await heading(/Kenneth Invented/);
    expect(screen.getByText(/The plan now shows that this person is an adult\. You said/)).toBeVisible();
    await user.click(radio(/^No, but I take care of this person/));
    expect(radio(/^I am their representative\. They asked me to help them/)).toBeVisible();
  });

  it('of somebody whose facts were erased says that their age is no longer known', async () => {
    const gone = undecided({
      ...{ answer: 'left-out', why: 'erased', name: null, said: null, isAdult: null },
      ...{ count: 0, claims: 0, cards: 0, from: null, to: null, erased: 14 },
    });
    const { user } = await openSheet({ causes: [gone] });
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    await user.click(await screen.findByRole('radio', { name: /^No, but I take care of this person/ }));
    expect(screen.getByText(/^We no longer know this person’s age\./)).toBeVisible();
  });

  it('never has a hole in a sentence where nothing is left to count', async () => {
    const gone = undecided({
      ...{ answer: 'left-out', why: 'erased', name: null, said: null },
      ...{ count: 0, claims: 0, cards: 0, from: null, to: null, erased: 0 },
    });
    await openSheet({ causes: [gone] });
    expect(
      await screen.findByText('Evergreen Health sent records that you left out. Nothing from it is saved.'),
    ).toBeVisible();
  });

  it('tells two people of one name apart', async () => {
    const namesake = undecided({ said: { name: 'Rosa Medina', birthDate: '2013-02-03' } });
    const { user } = await openSheet({ causes: [namesake] });
    expect(
      await screen.findByRole('radio', { name: /^No, but .* Kept apart as “Rosa Medina, born 2013”/ }),
    ).toBeVisible();
    await user.click(radio(/^No, but I take care/));
    await press(user, 'Continue');
    expect(await screen.findByText(/kept apart as Rosa Medina, born 2013\./)).toBeVisible();
  });

  it('where it is not known who signed in asks for whom that was', async () => {
    const unnamed: PersonSummary = { ...rosa, name: null, birthDate: null };
    await openSheet({ people: [unnamed, { ...walter, authority: 'self' }] });
    await heading(/Did you sign in for this person\?$/);
    expect(radio(/^Yes, I signed in for this person/)).toBeVisible();
  });

  it('says that what was erased comes with the next check', async () => {
    const gone = undecided({ count: 0, claims: 0, cards: 0, from: null, to: null, erased: 14 });
    const { user } = await openSheet({ causes: [gone] });
    await user.click(await screen.findByRole('radio', { name: /^Yes, that is me/ }));
    await press(user, 'Continue');
    expect(
      await screen.findByText(
        /^Your answer is saved\. You get back what was erased with the plan’s next check\./,
      ),
    ).toBeVisible();
  });
});
