import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CopyOffer } from '#shared/model/files/handoff';
import { fail } from '../support/app-bridge.ts';
import { rosa } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

const words = 'quiet river under a green hill';
const saved = { savedAs: '/media/stick/claimfolio-2026-03-21.claimfolio', bytes: 2_400_000 };

async function typeTwice(user: Awaited<ReturnType<typeof openApp>>['user'], first: string, again = first) {
  await user.type(await screen.findByLabelText('Passphrase'), first);
  await user.type(screen.getByLabelText('Type the same passphrase again'), again);
}

describe('making a copy', () => {
  it('is reached from the settings, asks who and under which passphrase, and says where it is', async () => {
    const { user, bridge } = await openApp('/settings', { 'handoff.save': saved });
    await user.click(await screen.findByRole('link', { name: 'Make a backup' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Make a backup' })).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('radio', { name: 'Only Rosa Medina' }));
    await typeTwice(user, words);
    expect(screen.getByText('Good. Hard to guess.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save backup…' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'The backup is saved' })).toBeVisible();
    expect(bridge.inputs('handoff.save')).toEqual([{ personId: rosa.id, passphrase: words }]);
    expect(screen.getByText('/media/stick')).toBeVisible();
    expect(screen.getByText('claimfolio-2026-03-21.claimfolio')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Open the folder' }));
    expect(bridge.inputs('handoff.showFolder')).toEqual([{}]);
    await user.click(screen.getByRole('button', { name: 'Make another backup' }));
    expect(await screen.findByLabelText('Passphrase'), 'of another copy').toHaveValue('');
    expect(screen.getByRole('radio', { name: 'Only Rosa Medina' })).not.toBeChecked();
  });

  it('says what is missing, and asks main for nothing before', async () => {
    const { user, bridge } = await openApp('/settings/copy', { 'handoff.save': saved });
    const save = await screen.findByRole('button', { name: 'Save backup…' });
    await user.click(save);
    expect(screen.getByText('Choose who is in the backup.')).toBeVisible();
    expect(
      screen.getByText('This is too short. Use at least 12 letters, numbers, or symbols.'),
    ).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('radio', { name: 'Everyone' }));
    await typeTwice(user, words, 'quiet river');
    expect(screen.getByText('This is not the same as above.')).toBeVisible();
    await user.click(save);
    expect(bridge.inputs('handoff.save')).toEqual([]);
    await user.type(screen.getByLabelText('Type the same passphrase again'), ' under a green hill');
    await user.click(save);
    await waitFor(() =>
      expect(bridge.inputs('handoff.save')).toEqual([{ personId: null, passphrase: words }]),
    );
  });

  it('makes a passphrase of words up, shows it and takes it', async () => {
    const { user, bridge } = await openApp('/settings/copy', { 'handoff.save': saved });
    await user.click(await screen.findByRole('button', { name: 'Suggest one for me' }));
    const made = screen.getByText(/^([a-z]+ ){7}[a-z]+$/).textContent;
    expect(screen.getByText(/^(Good|Strong)\./)).toBeVisible();
    await user.click(screen.getByRole('radio', { name: 'Everyone' }));
    await user.click(screen.getByRole('button', { name: 'Save backup…' }));
    await waitFor(() => expect(bridge.inputs('handoff.save')).toMatchObject([{ passphrase: made }]));
  });

  it('says that the disk is full, and keeps what was typed', async () => {
    const { user } = await openApp('/settings/copy', { 'handoff.save': fail('store/full') });
    await user.click(await screen.findByRole('radio', { name: 'Everyone' }));
    await typeTwice(user, words);
    await user.click(screen.getByRole('button', { name: 'Save backup…' }));
    expect(await screen.findByText('The disk is full.')).toBeVisible();
    expect(screen.getByLabelText('Passphrase')).toHaveValue(words);
  });

  it('shows how far it is, and stops', async () => {
    const { promise, resolve } = Promise.withResolvers<null>();
    const { user, bridge } = await openApp('/settings/copy', { 'handoff.save': promise });
    await user.click(await screen.findByRole('radio', { name: 'Everyone' }));
    await typeTwice(user, words);
    await user.click(screen.getByRole('button', { name: 'Save backup…' }));
    const heading = await screen.findByRole('heading', { level: 1, name: 'Making the backup' });
    await waitFor(() => expect(document.activeElement).toBe(heading));
    bridge.emit('handoff.progress', { stage: 'writing', done: 40, total: 90 });
    expect(await screen.findByText('40 records so far.')).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(bridge.inputs('handoff.cancel')).toHaveLength(1);
    resolve(null);
    expect(await screen.findByText('No backup was saved.')).toBeVisible();
  });
});

const offer: CopyOffer = {
  madeAt: '2026-03-20T10:00:00.000Z',
  people: [
    {
      place: 0,
      name: 'Rosa Medina',
      birthDate: '1984-05-09',
      plans: [
        { name: 'Evergreen Health', isHere: true },
        { name: 'Supplement', isHere: false },
      ],
      records: 120,
      written: 4,
      samePersonId: rosa.id,
      isSurelySame: true,
    },
    {
      place: 1,
      name: 'Nora Lindqvist',
      birthDate: null,
      plans: [{ name: 'Lakeside Mutual', isHere: false }],
      records: 9,
      written: 0,
      samePersonId: null,
      isSurelySame: false,
    },
  ],
};
const chosen = { 'handoff.choose': { name: 'home.claimfolio', bytes: 52_000 } } as const;

async function openCopy(user: Awaited<ReturnType<typeof openApp>>['user']): Promise<void> {
  await user.click(await screen.findByRole('button', { name: 'Choose the backup…' }));
  await user.type(await screen.findByLabelText('Passphrase for this backup'), words);
  await user.click(screen.getByRole('button', { name: 'Open' }));
}

describe('opening a copy', () => {
  it('is there on a first start', async () => {
    const { user } = await openApp('/', {}, { state: 'nobody' });
    await user.click(
      await screen.findByRole('link', { name: 'Open a file, or a backup from another computer' }),
    );
    await user.click(await screen.findByRole('link', { name: 'Open a backup from another computer' }));
    expect(await screen.findByRole('button', { name: 'Choose the backup…' })).toBeVisible();
    await expectAccessible();
  });

  it('says that a passphrase is wrong and nothing more, and takes the next one', async () => {
    const { user, bridge } = await openApp('/files/copy', {
      ...chosen,
      'handoff.look': { problem: 'wrong-passphrase' },
    });
    await user.click(await screen.findByRole('button', { name: 'Choose the backup…' }));
    const field = await screen.findByLabelText('Passphrase for this backup');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.type(field, words);
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(await screen.findByText(/^This passphrase does not open the backup\./)).toBeVisible();
    await waitFor(() => expect(document.activeElement).toBe(field));
    await expectAccessible();
    bridge.answer({ 'handoff.look': { problem: null, offer } });
    await user.click(screen.getByRole('button', { name: 'Open' }));
    expect(
      await screen.findByRole('heading', { level: 1, name: '2 people are in this backup' }),
    ).toBeVisible();
    expect(bridge.inputs('handoff.look')).toEqual([{ passphrase: words }, { passphrase: words }]);
  });

  it.each([
    ['damaged', /^This backup is damaged/],
    ['newer', /^A newer version of Claimfolio made this backup/],
    ['not-a-copy', /^This file is not a Claimfolio backup/],
  ] as const)('tells a %s file', async (problem, text) => {
    const { user } = await openApp('/files/copy', { ...chosen, 'handoff.look': { problem } });
    await openCopy(user);
    expect(await screen.findByText(text)).toBeVisible();
  });

  it('says what is inside, asks who somebody is, and brings in who was chosen', async () => {
    const { user, bridge } = await openApp('/files/copy', {
      ...chosen,
      'handoff.look': { problem: null, offer },
      'handoff.bringIn': {
        people: [
          {
            personId: rosa.id,
            name: 'Rosa Medina',
            plans: 1,
            records: 12,
            alreadyHere: ['Evergreen Health'],
            written: [{ kind: 'bill', added: 2, here: 1, waiting: 1 }],
            scansLeftOut: 2,
            broken: 0,
          },
        ],
      },
    });
    await openCopy(user);
    const who = within(await screen.findByRole('region', { name: 'Rosa Medina' }));
    expect(who.getByText('Evergreen Health: already added. It will not change')).toBeVisible();
    expect(who.getByRole('radio', { name: 'Rosa Medina (seems to be the same person)' })).toBeChecked();
    expect(who.queryByRole('radio', { name: 'Someone new' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add to Claimfolio' }));
    expect(await screen.findByText('Choose who this is, or leave the person out.')).toBeVisible();
    expect(bridge.inputs('handoff.bringIn')).toEqual([]);
    await expectAccessible();
    const nora = within(screen.getByRole('region', { name: 'Nora Lindqvist' }));
    await user.click(nora.getByRole('radio', { name: 'Leave this person out' }));
    await user.click(screen.getByRole('button', { name: 'Add to Claimfolio' }));
    expect(await screen.findByRole('heading', { level: 1, name: '1 person was added' })).toBeVisible();
    expect(bridge.inputs('handoff.bringIn')).toEqual([{ people: [{ place: 0, personId: rosa.id }] }]);
    expect(screen.getByText('Evergreen Health was already added. It did not change.')).toBeVisible();
    expect(screen.getByText('2 new things someone added')).toBeVisible();
    expect(
      screen.getByText(/^2 photos or PDFs were not added, because they could not be read/),
    ).toBeVisible();
    await expectAccessible();
  });

  it('tells two people of one name apart, one of whom somebody of the copy may be', async () => {
    const { user } = await openApp('/files/copy', {
      ...chosen,
      'handoff.look': { problem: null, offer },
      'people.list': [rosa, { ...rosa, id: 'p-2', birthDate: '2008-03-01' }],
    });
    await openCopy(user);
    const nora = within(await screen.findByRole('region', { name: 'Nora Lindqvist' }));
    for (const name of ['Rosa Medina, born 1984', 'Rosa Medina, born 2008'])
      expect(nora.getByRole('radio', { name })).toBeVisible();
  });

  it('leaves nothing behind when the screen is left', async () => {
    const { user, bridge } = await openApp('/files/copy', {
      ...chosen,
      'handoff.look': { problem: null, offer },
    });
    await openCopy(user);
    await screen.findByRole('heading', { level: 1, name: '2 people are in this backup' });
    await user.click(screen.getByRole('link', { name: /^Help/ }));
    await waitFor(() => expect(bridge.inputs('handoff.cancel')).toHaveLength(1));
  });
});
