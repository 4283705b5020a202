import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { rosa, walter } from '../support/family.ts';
import { chooseMore, expectAccessible, openApp } from '../support/open-app.tsx';

const preview = () => screen.findByRole('region', { name: 'How it will look' });
const asked = (bridge: Awaited<ReturnType<typeof openApp>>['bridge']) =>
  bridge.inputs('statement.get').at(-1);

describe('A packet', () => {
  test('is asked for in order: what for, who, what is inside; diagnoses only when asked', async () => {
    const { bridge, user } = await openApp('/print');
    await user.click(await screen.findByRole('radio', { name: 'Packet for a helper, with money' }));
    await within(await preview()).findByRole('heading', { name: 'Packet for Rosa Medina' });
    expect(asked(bridge)).toMatchObject({
      kind: 'packet',
      personIds: [rosa.id],
      inside: ['attention', 'bills', 'recent', 'approvals', 'medicines', 'calls', 'cards'],
    });
    await user.click(screen.getByRole('checkbox', { name: 'Diagnoses' }));
    await user.click(screen.getByRole('checkbox', { name: 'Walter Osgood' }));
    await within(await preview()).findByRole('heading', { name: /Packet for Rosa Medina and Walter Osgood/ });
    expect(asked(bridge)).toMatchObject({ personIds: [rosa.id, walter.id] });
    expect(asked(bridge)).toMatchObject({ inside: expect.arrayContaining(['diagnoses']) });
  });

  test('cannot be made of nobody or nothing, and says so', async () => {
    const { user } = await openApp('/print?purpose=%22packet%22');
    await preview();
    await expectAccessible();
    await user.click(screen.getByRole('checkbox', { name: 'Rosa Medina' }));
    expect(
      await screen.findByText('Choose at least one person, and at least one thing inside.'),
    ).toBeDefined();
    expect(screen.queryByRole('button', { name: 'Save PDF' })).toBeNull();
  });

  test('is remembered when one comes back, and not for someone else', async () => {
    const { bridge, user } = await openApp('/print?purpose=%22packet%22');
    await preview();
    await user.click(screen.getByRole('checkbox', { name: 'Diagnoses' }));
    await user.click(screen.getByRole('link', { name: 'Help' }));
    await user.click(await screen.findByRole('link', { name: 'Print' }));
    await user.click(await screen.findByRole('radio', { name: /Packet for a helper/ }));
    await preview();
    expect((screen.getByRole('checkbox', { name: 'Diagnoses' }) as HTMLInputElement).checked).toBe(true);
    await user.click(screen.getByRole('button', { name: /^Rosa Medina/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Walter Osgood' }));
    await waitFor(() => expect(asked(bridge)).toMatchObject({ personIds: [walter.id] }));
    expect((screen.getByRole('checkbox', { name: 'Diagnoses' }) as HTMLInputElement).checked).toBe(false);
  });

  test('is not asked for somebody who is nobody here any more', async () => {
    const { bridge, user } = await openApp('/print?purpose=%22packet%22');
    await preview();
    await user.click(screen.getByRole('checkbox', { name: 'Walter Osgood' }));
    await waitFor(() => expect(asked(bridge)).toMatchObject({ personIds: [rosa.id, walter.id] }));
    bridge.answer({ 'people.list': [rosa] });
    bridge.emit('data.changed', { personId: null });
    await waitFor(() => expect(asked(bridge)).toMatchObject({ personIds: [rosa.id] }));
  });

  test('shows each sheet small; a press enlarges one, and arrow keys turn the pages', async () => {
    const { user } = await openApp('/print?purpose=%22packet%22');
    const pages = within(await preview());
    const [first] = await pages.findAllByRole('button', { name: /^Page 1 of / });
    first?.focus();
    await user.keyboard('{ArrowRight}{Enter}');
    const dialog = await screen.findByRole('dialog', { name: /^Page 2 of / });
    expect(dialog).toBeDefined();
    await user.keyboard('{ArrowLeft}');
    expect(await screen.findByRole('dialog', { name: /^Page 1 of / })).toBeDefined();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('A year book', () => {
  test('has the year to choose and is saved under a name without people', async () => {
    const { bridge, user } = await openApp('/print');
    await user.click(await screen.findByRole('radio', { name: /^Full-year report/ }));
    await within(await preview()).findByRole('heading', { name: 'Full-year report 2026 for Rosa Medina' });
    await user.click(screen.getByRole('button', { name: 'Save PDF' }));
    expect(await screen.findByText('Saved as year-book-2026.pdf')).toBeDefined();
    expect(bridge.inputs('statement.savePdf')).toMatchObject([
      { kind: 'book', year: 2026, inside: ['year', 'charts', 'limits', 'paid'] },
    ]);
  });
});

describe('Each claim as its own file', () => {
  test('goes into a folder, and the screen says how many there are', async () => {
    const { bridge, user } = await openApp('/print');
    await preview();
    await user.click(screen.getByText('Save each claim as its own file'));
    await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
    expect(await screen.findByText(/^\d+ files were saved in Claims\.$/)).toBeDefined();
    expect(bridge.inputs('statement.saveSheets')).toMatchObject([{ personId: rosa.id, year: 2026 }]);
  });

  test.each([
    [{ end: 'stopped', saved: 2 }, 'Stopped. 2 of 9 files are in Claims and stay there.'],
    [
      { end: 'kept', saved: 0 },
      'Nothing was saved. Claims already has files with these names. Choose another folder.',
    ],
    [
      { end: 'failed', saved: 0 },
      'No file could be saved in Claims. Is there room, and can you save files there?',
    ],
  ] as const)('says how it ended: %o', async (end, words) => {
    const { user } = await openApp('/print', {
      'statement.saveSheets': { folder: '/home/rosa/Claims', all: 9, ...end },
    });
    await preview();
    await user.click(screen.getByText('Save each claim as its own file'));
    await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
    expect(await screen.findByText(words)).toBeDefined();
  });

  test('begins once, also where a bouncing mouse presses twice', async () => {
    const { promise } = Promise.withResolvers<never>();
    const { bridge, user } = await openApp('/print', { 'statement.saveSheets': promise });
    await preview();
    await user.click(screen.getByText('Save each claim as its own file'));
    const button = screen.getByRole('button', { name: 'Choose a folder…' });
    fireEvent.click(button);
    fireEvent.click(button);
    await screen.findByRole('button', { name: 'Stop' });
    expect(bridge.inputs('statement.saveSheets')).toHaveLength(1);
  });

  test('says how far it is, and can be stopped', async () => {
    const { promise, resolve } = Promise.withResolvers<never>();
    const { bridge, user } = await openApp('/print', { 'statement.saveSheets': promise });
    await preview();
    await user.click(screen.getByText('Save each claim as its own file'));
    await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
    bridge.emit('sheets.progress', { saved: 3, all: 9 });
    expect(await screen.findByText('3 of 9 files saved')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(bridge.inputs('statement.stopSheets')).toHaveLength(1));
    resolve({ folder: '/home/rosa/Claims', all: 9, end: 'stopped', saved: 3 } as never);
    expect(await screen.findByText(/^Stopped\. 3 of 9 files/)).toBeDefined();
  });
});

describe('Leaving while files are saved', () => {
  test.each([
    ['another screen', 'link', 'Help'],
    ['another paper', 'radio', 'Full-year report The list, charts, limits, and what you paid'],
  ])('for %s asks first', async (_, role, name) => {
    const { promise } = Promise.withResolvers<never>();
    const { bridge, user } = await openApp('/print', { 'statement.saveSheets': promise });
    await preview();
    await user.click(screen.getByText('Save each claim as its own file'));
    await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
    await user.click(screen.getByRole(role, { name }));
    const dialog = await screen.findByRole('alertdialog', { name: 'Stop saving files?' });
    await expectAccessible();
    await user.click(within(dialog).getByRole('button', { name: 'Keep saving' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(screen.getByRole('button', { name: 'Stop' })).toBeDefined();
    expect(bridge.inputs('statement.stopSheets')).toHaveLength(0);
    await user.click(screen.getByRole(role, { name }));
    await user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Leave without saving' }),
    );
    await waitFor(() => expect(bridge.inputs('statement.stopSheets')).toHaveLength(1));
  });
});

describe('Showing somebody else while files are saved', () => {
  test('asks first, too, and shows them once it is said', async () => {
    const { promise } = Promise.withResolvers<never>();
    const { bridge, user } = await openApp('/print', { 'statement.saveSheets': promise });
    await preview();
    await user.click(screen.getByText('Save each claim as its own file'));
    await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
    const chooseWalter = async () => {
      await user.click(screen.getByRole('button', { name: /^Rosa Medina/ }));
      await user.click(await screen.findByRole('menuitemradio', { name: 'Walter Osgood' }));
      return within(await screen.findByRole('alertdialog', { name: 'Stop saving files?' }));
    };
    await user.click((await chooseWalter()).getByRole('button', { name: 'Keep saving' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect(screen.getByRole('button', { name: /^Rosa Medina/ })).toBeDefined();
    expect(bridge.inputs('statement.stopSheets')).toHaveLength(0);
    await user.click((await chooseWalter()).getByRole('button', { name: 'Leave without saving' }));
    await waitFor(() => expect(bridge.inputs('statement.stopSheets')).toHaveLength(1));
    expect(await screen.findByRole('button', { name: /^Walter Osgood/ })).toBeDefined();
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });
});

describe('Papers that screens offer', () => {
  test.each([
    ['/approvals', 'Print…', 'Prior approvals', 'approvals'],
    ['/taxes', 'Print…', 'What you paid in 2026', 'worksheet'],
    ['/settings/access-log', 'Print…', 'Access log: who Claimfolio contacted', 'access-log'],
    ['/plans', 'Print what I agreed to…', 'What you agreed to share', 'consent'],
  ])('%s leads to its paper', async (path, link, title, kind) => {
    const { bridge, user } = await openApp(path);
    if (path === '/plans') {
      const [details] = await screen.findAllByRole('button', { name: 'Details' });
      await user.click(details as HTMLElement);
    }
    const [first] = await screen.findAllByRole('link', { name: link });
    await user.click(first as HTMLElement);
    await waitFor(() => expect(asked(bridge)).toMatchObject({ kind }));
    expect(await within(await preview()).findByRole('heading', { level: 2, name: title })).toBeDefined();
    await expectAccessible();
  });

  test('Bills lead to a page for notes on calls, under More', async () => {
    const { bridge, user } = await openApp('/bills');
    await chooseMore(user, 'Print call notes page…');
    await waitFor(() => expect(asked(bridge)).toMatchObject({ kind: 'calls' }));
    const paper = within(await preview());
    expect(await paper.findByRole('heading', { level: 2, name: 'Call notes page' })).toBeDefined();
  });
});
