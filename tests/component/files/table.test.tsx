import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { TableOffer, TableOutcome } from '#shared/model/files/table';
import type { Answers } from '../support/app-bridge.ts';
import { rosa } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { fileAnswers, fileEnd, fileOffer } from './file-answers.ts';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

const table: TableOffer = {
  fileName: 'claims.csv',
  sheet: null,
  otherSheets: [],
  hiddenSheets: [],
  heads: ['Claim Number', 'Date of Service', 'Member', '', 'You Owe'],
  sample: [
    ['C-1', '03/04/2026', 'MEDINA, ROSA', '$240.00', '$30.00'],
    ['C-2', '05/06/2026', 'MEDINA, LEO', '$60.00', ''],
  ],
  rows: 14,
  guess: {
    columns: ['claimNumber', 'serviceDate', 'member', 'billed', 'yourShare'],
    dateOrder: null,
    member: null,
  },
  planName: '',
  isKnown: false,
};
const outcome: TableOutcome = {
  claims: 12,
  from: '2026-03-04',
  to: '2026-05-06',
  sums: [
    { amount: 'billed', cents: 124_050 },
    { amount: 'yourShare', cents: null },
  ],
  leftOut: [
    { why: 'head', count: 1, places: [1] },
    { why: 'total', count: 1, places: [15] },
  ],
  members: [
    { name: 'MEDINA, ROSA', rows: 12 },
    { name: 'MEDINA, LEO', rows: 1 },
  ],
  doubts: [],
};
const open: TableOutcome = {
  ...outcome,
  claims: 0,
  from: null,
  to: null,
  sums: [],
  doubts: [
    { doubt: 'order-open', count: 0, places: [] },
    { doubt: 'member-open', count: 0, places: [] },
  ],
};
const answers: Answers = {
  ...fileAnswers,
  'files.choose': { ...fileOffer, patients: [], files: [], missingFiles: [], table },
  'tables.preview': outcome,
  'tables.import': {
    ...fileEnd,
    table: { importId: 'import-1', leftOut: outcome.leftOut, leftHere: 0, canceled: 0, canceledClaims: [] },
  },
  'tables.compare': null,
  'tables.undo': {},
};

async function openTable(more: Answers = {}, language: 'en' | 'es' = 'en') {
  const app = await openApp('/files', { ...answers, ...more }, { language });
  await app.user.click(await screen.findByRole('button', { name: /Choose files|Elegir archivos/ }));
  await heading(/This is a table|Esto es una tabla/);
  return app;
}

describe('a table that is opened', () => {
  it('shows each column with its first rows and a menu, and what comes of it', async () => {
    await openTable({ 'tables.preview': outcome });
    const row = screen.getByRole('row', { name: /^Claim Number/ });
    expect(row).toHaveTextContent('C-1C-2');
    expect(screen.getByRole('button', { name: /Meaning of “Claim Number”/ })).toHaveTextContent(
      'Claim number',
    );
    expect(screen.getByRole('button', { name: /Meaning of “Column 4”/ })).toHaveTextContent('Amount billed');
    const sheet = screen.getByRole('region', { name: 'What you get' });
    await waitFor(() => expect(sheet).toHaveTextContent(/12 claims, .*2026/));
    expect(sheet).toHaveTextContent('$1,240.50');
    expect(sheet).toHaveTextContent('not in the table');
    expect(sheet).toHaveTextContent('1 row is not a claim');
    expect(sheet).toHaveTextContent('Totals: row 15');
    await expectAccessible();
  });

  it('tells the names of the columns apart from rows that are left out', async () => {
    const [head] = outcome.leftOut;
    await openTable({ 'tables.preview': { ...outcome, leftOut: head ? [head] : [] } });
    const said = await screen.findByText('Titles and names of columns');
    expect(said.closest('details')).toHaveTextContent('Names of columns: row 1');
    expect(screen.queryByText(/rows? (?:is|are) not/)).toBeNull();
  });

  it('says what a workbook hides', async () => {
    const sheets = { sheet: 'Claims', hiddenSheets: ['Old'] };
    const leftOut = [...outcome.leftOut, { why: 'hidden' as const, count: 3, places: [4, 5, 6] }];
    await openTable({
      'files.choose': {
        ...fileOffer,
        patients: [],
        files: [],
        missingFiles: [],
        table: { ...table, ...sheets },
      },
      'tables.preview': { ...outcome, leftOut },
    });
    expect(await screen.findByText(/^3 rows hidden in Excel were not read \(rows 4, 5, 6\)\./)).toBeVisible();
    expect(screen.getByText('1 row is not a claim')).toBeVisible();
    expect(screen.getByText(/^Only “Claims” is read\. Hidden and not read: Old\./)).toBeVisible();
  });

  it('asks what the table leaves open, and takes nothing before it is answered', async () => {
    const { leftOut } = outcome;
    const { user, bridge } = await openTable({ 'tables.preview': { ...open, leftOut } });
    // Which rows are claims is not known yet.
    expect(screen.queryByText(/rows? (?:is|are) not/)).toBeNull();
    await user.click(screen.getByRole('button', { name: /^Add claims/ }));
    expect(await screen.findByText('Choose how to read the days. Both ways are possible.')).toBeVisible();
    expect(screen.getByText('Choose one person. Open the table again for the others.')).toBeVisible();
    expect(screen.getByText('Choose who this is.')).toBeVisible();
    expect(screen.getByText('Type the name of the plan.')).toBeVisible();
    await waitFor(() =>
      expect(document.activeElement?.closest('[aria-invalid], [data-invalid]')).not.toBeNull(),
    );
    expect(bridge.inputs('tables.import')).toEqual([]);
    await user.click(screen.getByText('Day first: 3/4/26 is April 3'));
    bridge.answer({ 'tables.preview': outcome });
    await user.click(screen.getByText('MEDINA, LEO (1 row)'));
    await user.type(screen.getByRole('textbox', { name: /Which plan/ }), 'Cedar Valley');
    const whose = screen.getByRole('radiogroup', { name: 'Whose claims are these?' });
    await user.click(within(whose).getByText('Rosa Medina'));
    expect(screen.getByText(/The file says MEDINA, LEO. Be careful/)).toBeVisible();
    await user.click(screen.getByText('MEDINA, ROSA (12 rows)'));
    expect(screen.queryByText(/Be careful/)).toBeNull();
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    expect(bridge.inputs('tables.import')).toEqual([
      {
        importId: 'import-1',
        mapping: { ...table.guess, dateOrder: 'day-first', member: 'MEDINA, ROSA' },
        planName: 'Cedar Valley',
        personId: rosa.id,
        held: null,
        otherDays: null,
      },
    ]);
  });

  it('wants a yes where something speaks against the columns', async () => {
    const known = { ...table, isKnown: true, planName: 'Cedar Valley' };
    const guess = { ...table.guess, dateOrder: 'month-first' as const, member: 'MEDINA, ROSA' };
    const { user, bridge } = await openTable({
      'files.choose': { ...fileOffer, patients: [], files: [], missingFiles: [], table: { ...known, guess } },
    });
    expect(screen.getByText(/You opened a table like this before/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: /Meaning of “Column 4”/ }));
    const places = [2, 3, 4, 5, 6, 7];
    bridge.answer({
      'tables.preview': { ...outcome, doubts: [{ doubt: 'no-amounts', count: 7, places }] },
    });
    await user.click(await screen.findByRole('option', { name: 'Keep as it is' }));
    expect(await screen.findByText(/No column has an amount/)).toHaveTextContent('rows 2, 3, 4, 5, 6, …');
    await user.click(
      within(screen.getByRole('radiogroup', { name: 'Whose claims are these?' })).getByText('Rosa Medina'),
    );
    await user.click(screen.getByRole('button', { name: 'Add 12 claims' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Look at the columns first');
    expect(bridge.inputs('tables.import')).toEqual([]);
    await user.click(screen.getByText('I checked this. Add the claims anyway.'));
    await user.click(screen.getByRole('button', { name: 'Add 12 claims' }));
    await waitFor(() => expect(bridge.inputs('tables.import')).toHaveLength(1));
  });

  it('says that it is older than the one before, and asks where that is open', async () => {
    const guess = { ...table.guess, dateOrder: 'month-first' as const, member: 'MEDINA, ROSA' };
    const known = { ...table, guess, planName: 'Cedar Valley' };
    const { user, bridge } = await openTable({
      'files.choose': { ...fileOffer, patients: [], files: [], missingFiles: [], table: known },
      'tables.compare': {
        age: 'older',
        same: 0,
        differing: 2,
        otherDays: 0,
        canceled: 0,
        canceledClaims: [],
      },
      'tables.import': {
        ...fileEnd,
        table: { importId: 'import-1', leftOut: [], leftHere: 2, canceled: 0, canceledClaims: [] },
      },
    });
    expect(await screen.findByText(/2 claims differ. They stay as they are now/)).toBeVisible();
    bridge.answer({
      'tables.compare': { age: 'open', same: 0, differing: 2, otherDays: 1, canceled: 0, canceledClaims: [] },
    });
    await user.type(screen.getByRole('textbox', { name: /Which plan/ }), '!');
    await screen.findByRole('radiogroup', { name: /We cannot tell which table is newer/ });
    await user.click(screen.getByRole('button', { name: 'Add 9 claims' }));
    expect(await screen.findByText('Choose which table is right.')).toBeVisible();
    expect(screen.getByText('Choose whether these are the same claims.')).toBeVisible();
    expect(bridge.inputs('tables.import')).toEqual([]);
    await expectAccessible();
    await user.click(screen.getByText('The one I opened before'));
    await user.click(screen.getByText('No, keep both. Both count.'));
    await user.click(screen.getByRole('button', { name: 'Add 10 claims' }));
    expect(await screen.findByText(/2 claims stayed as they were/)).toBeVisible();
    expect(bridge.inputs('tables.import')).toMatchObject([{ held: 'here', otherDays: 'two' }]);
  });

  /** Opens the table and says that it is Rosa's. */
  async function openRosas(more: Answers = {}) {
    const guess = { ...table.guess, dateOrder: 'month-first' as const, member: 'MEDINA, ROSA' };
    const rosas = { ...table, guess, planName: 'Cedar' };
    const app = await openTable({
      'files.choose': { ...fileOffer, patients: [], files: [], table: rosas },
      ...more,
    });
    const whose = await screen.findByRole('radiogroup', { name: 'Whose claims are these?' });
    await app.user.click(within(whose).getByText('Rosa Medina'));
    return app;
  }

  /** What storing the table came to, with the name that stands beside its claims. */
  const ended = (claims: { added: number; changed: number; same: number }) => ({
    ...fileEnd,
    counts: [
      { resourceType: 'Patient', added: claims.added > 0 ? 1 : 0, changed: 0, same: 0 },
      { resourceType: 'ExplanationOfBenefit', ...claims },
    ],
    table: { importId: 'import-1', leftOut: [], leftHere: 0, canceled: 0, canceledClaims: [] },
  });

  it('adds as many claims as its button says, can be taken back as a whole, and then says so', async () => {
    const { user, bridge } = await openRosas({
      'tables.import': ended({ added: 12, changed: 0, same: 0 }),
    });
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    expect(await heading('12 claims were added')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Undo: remove these claims' }));
    expect(await screen.findByText(/Everything this table added is gone/)).toBeVisible();
    expect(await heading('The table was removed')).toBeVisible();
    expect(screen.queryByText(/claims were added/)).toBeNull();
    expect(bridge.inputs('tables.undo')).toEqual([{ importId: 'import-1' }]);
  });

  const goBack = async (user: Awaited<ReturnType<typeof openRosas>>['user']) => {
    await user.click(
      (await screen.findAllByRole('link', { name: 'My plans and cards' }))[0] ?? expect.fail(),
    );
    await user.click(await screen.findByRole('link', { name: 'Open a file' }));
  };

  it('can be taken back after the screen was left, and starts over once it was', async () => {
    const { user } = await openRosas({ 'tables.import': ended({ added: 12, changed: 0, same: 0 }) });
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    await user.click(await screen.findByRole('button', { name: 'Go to my claims' }));
    await goBack(user);
    expect(await heading('12 claims were added')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo: remove these claims' }));
    await heading('The table was removed');
    // Rosa was here before the table.
    await user.click(screen.getByRole('button', { name: 'Go to my claims' }));
    await goBack(user);
    expect(await screen.findByRole('button', { name: /Choose files/ })).toBeVisible();
  });

  it('asks whether somebody new is the person of that name who is here', async () => {
    const { user, bridge } = await openRosas();
    const whose = screen.getByRole('radiogroup', { name: 'Whose claims are these?' });
    await user.click(within(whose).getByText('Someone new'));
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    const question = screen.getByRole('radiogroup', { name: /Is this the same person\?$/ });
    expect(within(question).getByText('Choose whether this is the same person.')).toBeVisible();
    expect(bridge.inputs('tables.import')).toEqual([]);
    await user.click(within(question).getByText('Yes, this is Rosa Medina'));
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    await waitFor(() => expect(bridge.inputs('tables.import')).toMatchObject([{ personId: rosa.id }]));
  });

  it('says which claims it took back, apart from those that it changed, and where that can be undone', async () => {
    const counted = ended({ added: 1, changed: 2, same: 0 });
    const canceledClaims = [{ provider: 'Cedar Lab', serviceStart: '2026-03-09' }];
    const { user } = await openRosas({
      'tables.import': { ...counted, table: { ...counted.table, canceled: 1, canceledClaims } },
    });
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    expect(await heading('1 claim was added · 1 claim was updated · 1 claim was canceled')).toBeVisible();
    const said = screen.getByText('1 claim from an earlier table was canceled. It does not count now:');
    expect(said.parentElement).toHaveTextContent('Cedar Lab, March 9, 2026');
    expect(screen.getByText(/^You can undo this here until you open other files/)).toBeVisible();
  });

  it('says what is new of a table that was opened before, and offers no way back of nothing', async () => {
    const { user, bridge } = await openRosas({
      'tables.compare': {
        age: 'newer',
        same: 9,
        differing: 0,
        otherDays: 0,
        canceled: 0,
        canceledClaims: [],
      },
      'tables.import': ended({ added: 0, changed: 0, same: 12 }),
    });
    expect(
      await screen.findByText('9 claims of this table are already in Claimfolio. 3 are new.'),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add 3 claims' })).toBeVisible();
    bridge.answer({
      'tables.compare': {
        age: 'newer',
        same: 12,
        differing: 0,
        otherDays: 0,
        canceled: 0,
        canceledClaims: [],
      },
    });
    await user.type(screen.getByRole('textbox', { name: /Which plan/ }), '!');
    expect(
      await screen.findByText('12 claims of this table are already in Claimfolio. None is new.'),
    ).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Finish' }));
    expect(await heading('Nothing new in this table')).toBeVisible();
    expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull();
  });

  it('says which claims of a table before it are canceled, and asks about them where it may be older', async () => {
    const empty = { ...outcome, claims: 0, doubts: [] };
    const canceledClaims = [
      { provider: 'Hill Clinic', serviceStart: '2026-03-04' },
      { provider: null, serviceStart: '2026-03-09' },
    ];
    const none = { age: 'newer' as const, same: 0, differing: 0, otherDays: 0, canceled: 2, canceledClaims };
    const { user, bridge } = await openRosas({ 'tables.preview': empty, 'tables.compare': none });
    expect(await screen.findByText(/2 claims from an earlier table will be canceled/)).toBeVisible();
    expect(screen.getByText('Hill Clinic, March 4, 2026')).toBeVisible();
    expect(screen.getByText('Provider not given, March 9, 2026')).toBeVisible();
    expect(screen.queryByText(/No row is a claim/)).toBeNull();
    bridge.answer({ 'tables.compare': { ...none, age: 'open' } });
    await user.type(screen.getByRole('textbox', { name: /Which plan/ }), '!');
    await screen.findByRole('radiogroup', { name: /We cannot tell which table is newer, and 2 claims/ });
    bridge.answer({ 'tables.compare': null });
    await user.type(screen.getByRole('textbox', { name: /Which plan/ }), '!');
    expect(await screen.findByText(/No row is a claim/)).toBeVisible();
  });

  it('says that somebody of the name is here, where someone new is chosen', async () => {
    const { user } = await openRosas();
    expect(screen.queryByText(/is already in Claimfolio/)).toBeNull();
    await user.click(screen.getByText('Someone new'));
    expect(await screen.findByText(/^Rosa Medina is already in Claimfolio/)).toBeVisible();
  });

  it('names what was changed beside what was added', async () => {
    const { user } = await openRosas({ 'tables.import': ended({ added: 1, changed: 2, same: 9 }) });
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    expect(await heading('1 claim was added · 2 claims were updated')).toBeVisible();
  });

  it('takes back changes where nothing was added', async () => {
    const { user } = await openRosas({ 'tables.import': ended({ added: 0, changed: 2, same: 10 }) });
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    expect(await heading('2 claims were updated')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Undo these changes' })).toBeVisible();
  });

  it('speaks Spanish', async () => {
    await openTable({ 'tables.preview': outcome }, 'es');
    expect(await screen.findByRole('region', { name: 'Lo que obtiene' })).toHaveTextContent(
      '12 reclamaciones',
    );
    expect(screen.getByRole('columnheader', { name: 'Significado' })).toBeVisible();
    await expectAccessible();
  });
});

describe('whose a table is', () => {
  const named = (member: string | null): Answers => ({
    'files.choose': {
      ...fileOffer,
      patients: [],
      files: [],
      missingFiles: [],
      table: {
        ...table,
        planName: 'Cedar Valley',
        guess: { ...table.guess, dateOrder: 'month-first', member },
      },
    },
  });
  const whose = () => screen.getByRole('radiogroup', { name: 'Whose claims are these?' });

  it('is preset where it names somebody here, and said in the end', async () => {
    const { user, bridge } = await openTable(named('MEDINA, ROSA'));
    expect(within(whose()).getByRole('radio', { name: 'Rosa Medina' })).toBeChecked();
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    expect(bridge.inputs('tables.import')).toMatchObject([{ personId: rosa.id }]);
    expect(await screen.findByText('For Rosa Medina.')).toBeVisible();
  });

  it.each(['Dependent', '(spouse)', null])('is asked where it says %s only', async (member) => {
    await openTable(named(member));
    for (const one of within(whose()).getAllByRole('radio')) expect(one).not.toBeChecked();
  });

  it('is asked once more where the rows name another person', async () => {
    const { user, bridge } = await openTable(named('MEDINA, LEO (son)'));
    await user.click(within(whose()).getByText('Rosa Medina'));
    await user.click(await screen.findByRole('button', { name: 'Add 12 claims' }));
    expect(await screen.findByText('Check the box, or choose someone else.')).toBeVisible();
    expect(bridge.inputs('tables.import')).toEqual([]);
    await user.click(
      screen.getByRole('checkbox', { name: /^Yes, add what the file says of MEDINA, LEO to Rosa/ }),
    );
    await user.click(screen.getByRole('button', { name: 'Add 12 claims' }));
    expect(bridge.inputs('tables.import')).toMatchObject([{ personId: rosa.id }]);
  });
});

describe('a table of which nothing can be taken', () => {
  it('says at its button that it cannot be pressed, and why', async () => {
    await openTable({ 'tables.preview': open });
    const button = await screen.findByRole('button', { name: 'Add claims' });
    await waitFor(() => expect(button).toHaveAttribute('aria-disabled', 'true'));
    expect(button).toHaveAccessibleDescription(/^You cannot add claims yet\./);
  });

  it('names the columns that it keeps unread', async () => {
    const columns = ['claimNumber', 'serviceDate', 'member', 'billed', 'other'] as const;
    const guess = { ...table.guess, columns: [...columns] };
    await openTable({
      'files.choose': { ...fileOffer, patients: [], files: [], missingFiles: [], table: { ...table, guess } },
    });
    expect(await screen.findByText('1 column is kept but not read: “You Owe”.')).toBeVisible();
  });
});
