/** A file of what a person wrote on the screen: what it holds, for whom, what cannot be added, and what became of it. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ImportOffer } from '#shared/model/files/import';
import type { WrittenEnd, WrittenOutcome } from '#shared/model/files/written';
import { type Answers, fail } from '../support/app-bridge.ts';
import { rosa, walter } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { fileOffer } from './file-answers.ts';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

const offer: ImportOffer = {
  ...fileOffer,
  patients: [],
  missingFiles: [],
  files: [{ name: 'what-i-wrote.jsonl', bytes: 4_100_000, format: 'written', records: 44, problem: null }],
  written: {
    name: 'Rosa Medina',
    birthDate: '1984-05-09',
    savedAt: '2026-05-01T10:00:00.000Z',
    counts: [
      { kind: 'bill', count: 12 },
      { kind: 'payment', count: 30 },
      { kind: 'bill_scan', count: 2 },
    ],
    broken: 0,
    missing: 0,
    suggestedPersonId: rosa.id,
  },
};
const outcome: WrittenOutcome = {
  counts: [
    { kind: 'bill', added: 9, here: 3, waiting: 0 },
    { kind: 'payment', added: 25, here: 0, waiting: 5 },
  ],
  plans: ['Meadow Plan'],
  othersNotHere: 1,
  broken: 0,
};
const end: WrittenEnd = { ...outcome, personId: rosa.id, scansLeftOut: 2 };

async function openOffer(written: Partial<ImportOffer['written']> = {}, answers: Answers = {}) {
  const changed = { ...offer, written: offer.written && { ...offer.written, ...written } };
  const app = await openApp('/files', {
    'files.choose': changed,
    'written.preview': outcome,
    'written.add': end,
    ...answers,
  });
  await app.user.click(await screen.findByRole('button', { name: 'Choose files…' }));
  return app;
}

describe('a file of what a person wrote', () => {
  it('shows what is in it, when it was saved, and what would become of it', async () => {
    const { bridge } = await openOffer();
    expect(await heading('What Rosa Medina added')).toBeVisible();
    expect(screen.getByText('Saved on May 1, 2026. Nothing is added until you say so.')).toBeVisible();
    const holds = screen.getByRole('region', { name: 'What is in the file' });
    expect(
      within(holds)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual(['12 bills', '30 payments', '2 photos or PDFs of bills']);
    expect(screen.getByRole('radio', { name: 'Rosa Medina (seems to be the same person)' })).toBeChecked();
    const happens = await screen.findByRole('region', { name: 'What happens when you add it' });
    expect(happens).toHaveTextContent('34 parts are new.');
    expect(happens).toHaveTextContent('3 parts were already added. They will not change.');
    expect(happens).toHaveTextContent('5 parts cannot be added yet');
    expect(happens).toHaveTextContent('They are from Meadow Plan.');
    expect(happens).toHaveTextContent('1 place names a person who is not in Claimfolio.');
    expect(bridge.inputs('written.preview')).toEqual([{ importId: 'import-1', personId: rosa.id }]);
    expect(bridge.inputs('written.add')).toEqual([]);
    await expectAccessible();
  });

  it('asks where it goes to somebody else, and then adds it to whom was chosen', async () => {
    const { user, bridge } = await openOffer();
    await user.click(await screen.findByText('Walter Osgood'));
    expect(screen.getByText(/The file says Rosa Medina. Be careful/)).toHaveTextContent('to Walter Osgood');
    await user.click(screen.getByRole('button', { name: 'Add everything' }));
    expect(await screen.findByText('Check the box, or choose someone else.')).toBeVisible();
    expect(bridge.inputs('written.add')).toEqual([]);
    await user.click(screen.getByRole('checkbox', { name: /^Yes, add what the file says of Rosa Medina/ }));
    await user.click(screen.getByRole('button', { name: 'Add everything' }));
    expect(bridge.inputs('written.add')).toEqual([{ importId: 'import-1', personId: walter.id }]);
  });

  it('tells two people of one name apart, to one of whom it goes', async () => {
    const people = [rosa, { ...rosa, id: 'p-2', birthDate: '2008-03-01' }];
    const { user } = await openOffer({}, { 'people.list': people });
    expect(
      await screen.findByRole('radio', { name: 'Rosa Medina, born 1984 (seems to be the same person)' }),
    ).toBeChecked();
    await user.click(screen.getByText('Rosa Medina, born 2008'));
    expect(screen.getByText(/Be careful/)).toHaveTextContent('to Rosa Medina, born 2008');
  });

  it('of somebody who does not seem to be here asks whom it belongs to', async () => {
    const { user, bridge } = await openOffer({ name: 'Ana Ruiz', suggestedPersonId: null });
    await user.click(await screen.findByRole('button', { name: 'Add everything' }));
    expect(await screen.findByText('Choose who this belongs to.')).toBeVisible();
    await waitFor(() => expect(document.activeElement?.closest('[aria-invalid]')).not.toBeNull());
    expect(bridge.inputs('written.add')).toEqual([]);
    expect(screen.queryByRole('region', { name: 'What happens when you add it' })).toBeNull();
  });

  it('says what is broken and what is missing', async () => {
    await openOffer({ broken: 3, missing: 1 });
    expect(await screen.findByText(/^3 parts of the file are not from this app/)).toBeVisible();
    expect(screen.getByText('The file ends too early: 1 part is missing.')).toBeVisible();
  });

  it('where nobody is here, leads to a plan first', async () => {
    const app = await openApp('/files', { 'files.choose': offer }, { state: 'nobody' });
    await app.user.click(await screen.findByRole('button', { name: 'Choose files…' }));
    expect(await screen.findByText(/^There is no one in Claimfolio yet. Add a plan first/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Add a health plan' })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add everything' })).toBeNull();
  });

  it('says at the end what is new, what waits and which papers were left out, and leads to the bills', async () => {
    const { user } = await openOffer();
    await user.click(await screen.findByRole('button', { name: 'Add everything' }));
    expect(await heading('34 parts were added')).toBeVisible();
    expect(screen.getByText(/^2 files were left out/)).toBeVisible();
    const row = screen.getByRole('row', { name: /Payments/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['25', '0', '5']);
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Go to my bills' }));
    await screen.findByRole('link', { name: /Add a bill/ });
  });

  it('says that nothing was added where it was stopped, and why where it failed', async () => {
    const { user, bridge } = await openOffer({}, { 'written.add': null });
    await user.click(await screen.findByRole('button', { name: 'Add everything' }));
    expect(await heading('You stopped. Nothing was added')).toBeVisible();
    bridge.answer({ 'written.add': fail('store/full') });
    await user.click(screen.getByRole('button', { name: 'Open more files' }));
    await user.click(await screen.findByRole('button', { name: 'Choose files…' }));
    await user.click(await screen.findByRole('button', { name: 'Add everything' }));
    expect(await screen.findByText('The disk is full.')).toBeVisible();
  });

  it('is saved from the settings, which say that it is not locked', async () => {
    const { user, bridge } = await openApp('/settings', {
      'written.save': { savedAs: '/home/rosa/what-i-wrote.jsonl' },
    });
    const sheet = await screen.findByRole('region', { name: 'Save what you added' });
    expect(sheet).toHaveTextContent('It is not locked, so keep it somewhere private.');
    await user.click(within(sheet).getByRole('button', { name: 'Save what I added…' }));
    expect(await screen.findByText('Saved as what-i-wrote.jsonl')).toBeVisible();
    expect(bridge.inputs('written.save')).toEqual([{ personId: rosa.id }]);
    await expectAccessible();
  });
});
