/** A person's name, why one may see their records, and whose plans are whose: over the real application. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { evergreen, medicare, rosa, walter } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const title = (name: string) => screen.findByRole('heading', { level: 1, name });
const path = (id: string) => `/people/${id}` as const;

describe('a person', () => {
  it('is renamed by keyboard, everywhere at once, and goes by the plan’s name again', async () => {
    const { user, bridge } = await openApp('/plans');
    const person = within(await screen.findByRole('region', { name: 'Rosa Medina' }));
    person.getByRole('link', { name: 'Edit a name or move a plan' }).focus();
    await user.keyboard('{Enter}');
    await title('Rosa Medina');
    expect(screen.getByText('Evergreen Health says: Rosa Medina')).toBeVisible();
    await expectAccessible();
    screen.getByRole('textbox', { name: 'Name to use' }).focus();
    await user.keyboard('Mom{Enter}');
    const heading = await title('Mom');
    expect(bridge.inputs('people.rename')).toEqual([{ personId: rosa.id, name: 'Mom' }]);
    expect(screen.getByText('Evergreen Health says: Rosa Medina')).toBeVisible();
    expect(await screen.findByRole('button', { name: /^Mom/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Use the plan’s name again: Rosa Medina' }));
    await waitFor(() => expect(heading).toHaveTextContent('Rosa Medina'));
    expect(await screen.findByText('Saved. The name is now Rosa Medina.')).toBeVisible();
  });

  it('shows why one may see their records, each choice with what it means', async () => {
    const { user } = await openApp(path(walter.id));
    await title('Walter Osgood');
    expect(screen.getByRole('radio', { name: /^Not given/ })).toBeChecked();
    await user.click(
      screen.getByRole('radio', { name: /^I have a power of attorney\. The person signed a document/ }),
    );
    expect(await screen.findByText('Saved.')).toBeVisible();
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'My plans and cards' }));
    const person = within(await screen.findByRole('region', { name: 'Walter Osgood' }));
    expect(await person.findByText('you have a power of attorney')).toBeVisible();
  });

  it('gives a plan to somebody else: asked, told what goes along, and taken back', async () => {
    const { user } = await openApp(path(walter.id));
    await title('Walter Osgood');
    const [start] = screen.getAllByRole('button', { name: 'Move to someone else…' });
    if (!start) throw new Error('no plan to give');
    expect(start).toHaveAccessibleDescription('Medicare');
    await user.click(start);
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Whose is Medicare?' }));
    expect(
      await dialog.findByText(new RegExp(`^What moves with it: ${medicare.claims} claims`)),
    ).toBeVisible();
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Move to them' }));
    expect(dialog.getByText('Choose whose it is.')).toBeVisible();
    await user.click(dialog.getByRole('radio', { name: 'Rosa Medina' }));
    await user.click(dialog.getByRole('button', { name: 'Move to them' }));
    expect(await screen.findByText('Medicare now belongs to Rosa Medina.')).toBeVisible();
    await waitFor(() =>
      expect(screen.getAllByRole('button', { name: 'Move to someone else…' })).toHaveLength(1),
    );
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() =>
      expect(screen.getAllByRole('button', { name: 'Move to someone else…' })).toHaveLength(2),
    );
    await waitFor(() => expect(screen.queryByText('Medicare now belongs to Rosa Medina.')).toBeNull());
  });

  it('gives the only plan away: nobody new is offered, who goes is said, and it is taken back where it went', async () => {
    const { user, bridge } = await openApp(path(rosa.id));
    await title('Rosa Medina');
    await user.click(screen.getByRole('button', { name: 'Move to someone else…' }));
    const dialog = within(await screen.findByRole('alertdialog', { name: 'Whose is Evergreen Health?' }));
    expect(
      await dialog.findByText(
        'This is Rosa Medina’s only plan. Without it, Rosa Medina has nothing left in Claimfolio.',
      ),
    ).toBeVisible();
    expect(dialog.queryByRole('radio', { name: 'Someone new' })).toBeNull();
    await user.click(dialog.getByRole('radio', { name: 'Walter Osgood' }));
    expect(
      dialog.getByText(
        /^Everything under Rosa Medina moves to Walter Osgood: .*no longer be in the list of people\.$/,
      ),
    ).toBeVisible();
    await expectAccessible();
    await user.click(dialog.getByRole('button', { name: 'Move to them' }));
    await title('Walter Osgood');
    expect(
      screen.getByText(
        'Evergreen Health now belongs to Walter Osgood. Rosa Medina is no longer in the list of people.',
      ),
    ).toBeVisible();
    expect(bridge.inputs('people.move')).toEqual([{ connectionId: evergreen.id, personId: walter.id }]);
    expect(screen.queryByText('Rosa Medina')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByRole('heading', { name: 'One person, listed twice?' })).toBeVisible();
  });

  it('is made one with somebody else, by keyboard, and two again', async () => {
    const { user } = await openApp(path(walter.id));
    await title('Walter Osgood');
    screen.getByRole('button', { name: 'Choose who it is…' }).focus();
    await user.keyboard('{Enter}');
    const dialog = within(
      await screen.findByRole('alertdialog', { name: 'Who is the same person as Walter Osgood?' }),
    );
    dialog.getByRole('radio', { name: 'Rosa Medina' }).focus();
    await user.keyboard(' ');
    expect(
      await dialog.findByText(/^Everything under Rosa Medina moves to Walter Osgood: 454 claims/),
    ).toBeVisible();
    await expectAccessible();
    dialog.getByRole('button', { name: 'Merge into one person' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Rosa Medina and Walter Osgood are now one person.')).toBeVisible();
    await waitFor(() =>
      expect(screen.getAllByRole('button', { name: 'Move to someone else…' })).toHaveLength(3),
    );
    expect(screen.queryByRole('heading', { name: 'One person, listed twice?' })).toBeNull();
    screen.getByRole('button', { name: 'Undo' }).focus();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('heading', { name: 'One person, listed twice?' })).toBeVisible();
  });

  it('who is not here any more is said to be gone', async () => {
    await openApp('/people/nobody');
    expect(await screen.findByText('This person is no longer in Claimfolio')).toBeVisible();
  });
});

describe('two people of one name and birth date', () => {
  it('are asked about on My plans, and kept apart after a no', async () => {
    const pair = { one: rosa, other: { ...rosa, id: 'p-2' } };
    const { user, bridge } = await openApp('/plans', {
      'people.alike': [pair],
      'people.tellApart': {},
    });
    const text = await screen.findByText(/Rosa Medina, born May 9, 1984 is listed twice\.$/);
    const no = screen.getByRole('button', { name: 'No, two people' });
    expect(no).toHaveAccessibleDescription(/^Same person\?/);
    await expectAccessible();
    bridge.answer({ 'people.alike': [] });
    await user.click(no);
    expect(bridge.inputs('people.tellApart')).toEqual([{ personId: rosa.id, otherId: 'p-2' }]);
    await waitFor(() => expect(text.isConnected).toBe(false));
  });

  it('become one after a yes, with the way back', async () => {
    const { user, bridge } = await openApp('/plans', {
      'people.alike': [{ one: rosa, other: { ...rosa, id: 'p-2' } }],
      'people.merge': {},
      'people.undo': { personId: 'p-2' },
    });
    await user.click(await screen.findByRole('button', { name: 'Yes, one person' }));
    expect(bridge.inputs('people.merge')).toEqual([{ personId: 'p-2', intoId: rosa.id }]);
    expect(await screen.findByText('Rosa Medina and Rosa Medina are now one person.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(bridge.inputs('people.undo')).toHaveLength(1);
  });
});

describe('the side bar', () => {
  it('tells namesakes by the year in which they were born', async () => {
    const junior = { ...rosa, id: 'p-2', birthDate: '2014-01-02' };
    const { user } = await openApp('/plans', {
      'people.list': [rosa, junior],
      'connection.list': [evergreen],
    });
    const switcher = await screen.findByRole('button', { name: /^Rosa Medina, born 1984/ });
    expect(within(switcher).getByText('RM')).toBeVisible();
    await user.click(switcher);
    expect(await screen.findByRole('menuitemradio', { name: 'Rosa Medina, born 2014' })).toBeVisible();
  });
});

describe('erasing a whole person', () => {
  it('names what goes, asks main once, and says what went', async () => {
    const { user, bridge } = await openApp(path(walter.id));
    await title('Walter Osgood');
    const sheet = within(await screen.findByRole('region', { name: 'Erase everything of Walter Osgood' }));
    expect(
      await sheet.findByText(
        /^Erases Walter Osgood and all that is saved here for them: [\d,]+ claims.*Medicare/,
      ),
    ).toBeVisible();
    expect(sheet.getByText(/Letters, calls, appeals, and limits are also erased\./)).toBeVisible();
    await expectAccessible();
    bridge.answer({ 'people.erase': null });
    await user.click(sheet.getByRole('button', { name: 'Erase everything of Walter Osgood…' }));
    await waitFor(() => expect(bridge.inputs('people.erase')).toEqual([{ personId: walter.id }]));
    const button = sheet.getByRole('button', { name: 'Erase everything of Walter Osgood…' });
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBeNull());
    bridge.answer({ 'people.erase': { notRevoked: ['Medicare'] }, 'people.list': [rosa] });
    await user.click(button);
    expect(
      await screen.findByText(
        /^Everything of Walter Osgood is erased: [\d,]+ claims.*\. From: .*Medicare.*These plans did not confirm/,
      ),
    ).toBeVisible();
  });

  it('is offered in Spanish', async () => {
    await openApp(path(walter.id), {}, { language: 'es' });
    const sheet = within(await screen.findByRole('region', { name: 'Borrar todo lo de Walter Osgood' }));
    expect(
      await sheet.findByText(/^Borra a Walter Osgood y todo lo que hay aquí de esta persona: /),
    ).toBeVisible();
  });
});
