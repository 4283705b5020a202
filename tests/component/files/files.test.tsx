import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { type Answers, fail, never } from '../support/app-bridge.ts';
import { evergreen, rosa } from '../support/family.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';
import { fileAnswers, fileEnd, fileOffer } from './file-answers.ts';

const heading = (name: string | RegExp) => screen.findByRole('heading', { level: 1, name });

/** Drops files on whatever is on screen, as a file manager does. */
function drop(...names: string[]) {
  const files = names.map((name) => new File(['x'], name));
  const dataTransfer = { files, types: ['Files'] };
  fireEvent.dragOver(document.body, { dataTransfer });
  fireEvent.drop(document.body, { dataTransfer });
}

async function chosen(answers: Answers = {}, language: 'en' | 'es' = 'en') {
  const app = await openApp('/files', { ...fileAnswers, ...answers }, { language });
  await app.user.click(await screen.findByRole('button', { name: /Choose files|Elegir archivos/ }));
  return app;
}

async function added(answers: Answers = {}) {
  const app = await chosen(answers);
  await app.user.click(
    within(await screen.findByRole('radiogroup', { name: 'Who is Theo Medina?' })).getByText(
      'Leave these records out',
    ),
  );
  await app.user.click(screen.getByRole('button', { name: 'Add these records' }));
  return app;
}

describe('opening files', () => {
  it('says what can be opened and where to get it', async () => {
    await openApp('/files', fileAnswers);
    expect(await heading('Open a file from your plan')).toBeVisible();
    expect(screen.getByText('Drop your files here')).toBeVisible();
    expect(
      screen.getByText(/Medicare’s own website lets you download your data. Log in at Medicare.gov/),
    ).toBeVisible();
    expect(document.title).toBe('Open a file – Claimfolio');
    await expectAccessible();
  });

  it('asks of records without a name whose they are', async () => {
    const [rosas, theos] = fileOffer.patients;
    if (!rosas || !theos) throw new Error('no patients');
    await chosen({ 'files.choose': { ...fileOffer, patients: [rosas, { ...theos, name: null }] } });
    expect(await screen.findByRole('heading', { name: 'No name in the files' })).toBeVisible();
    expect(screen.getByRole('radiogroup', { name: 'Whose are these records?' })).toBeVisible();
    expect(screen.queryByText(/Who is No name/)).toBeNull();
  });

  it('is reached from the first screen and from My plans', async () => {
    const { user } = await openApp('/', fileAnswers, { state: 'nobody' });
    await user.click(
      await screen.findByRole('link', { name: 'Open a file, or a backup from another computer' }),
    );
    expect(await heading('Open a file from your plan')).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'My plans and cards' }));
    expect(await screen.findByRole('link', { name: 'Open a file' })).toBeVisible();
  });

  it('a closed dialog changes nothing', async () => {
    await chosen({ 'files.choose': null });
    expect(await heading('Open a file from your plan')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('shows what is in the files and whose it is, with the files that are wrong and missing', async () => {
    await chosen();
    expect(await heading('Whose records are these?')).toBeVisible();
    const her = screen.getByRole('region', { name: 'Rosa Medina' });
    expect(her).toHaveTextContent('Born May 9, 1984 · From Evergreen Health');
    expect(her).toHaveTextContent('228 claims and prior approvals, 2 insurance cards, and 40 health records');
    const files = screen.getByRole('region', { name: 'Your files' });
    expect(files).toHaveTextContent('This is a PDF. If it explains a claim, choose “Add from paper.”');
    expect(within(files).getByRole('link', { name: 'Add from paper' })).toHaveAttribute(
      'href',
      '/files/paper',
    );
    expect(files).toHaveTextContent('The file ends too early.');
    expect(files).toHaveTextContent('not in the same folder: Coverage.ndjson');
    await expectAccessible();
  });

  it('says how many people and files are left out', async () => {
    const more = { files: 3, patients: 9800, missingFiles: 9979 };
    await chosen({ 'files.choose': { ...fileOffer, more } });
    expect(await screen.findByText(/And 9,800 more people, whose records are left out/)).toBeVisible();
    const files = screen.getByRole('region', { name: 'Your files' });
    expect(files).toHaveTextContent('And 3 more files.');
    expect(files).toHaveTextContent(
      'The list names files that are not in the same folder: Coverage.ndjson, ….',
    );
  });

  it('leads from a PDF to both forms of a paper', async () => {
    await chosen();
    const files = await screen.findByRole('region', { name: 'Your files' });
    expect(within(files).getByRole('link', { name: 'Add from paper' })).toHaveAttribute(
      'href',
      '/files/paper',
    );
    expect(within(files).getByRole('link', { name: 'Add a bill' })).toHaveAttribute('href', '/bills/write');
  });

  it.each([
    ['Add from paper', 'What does your explanation of benefits say?'],
    ['Add a bill', 'What does your bill say?'],
  ])('%s begins with the PDF that was opened by itself', async (button, title) => {
    const pdf = fileOffer.files.find(({ problem }) => problem === 'pdf');
    if (!pdf) throw new Error('no PDF');
    const facts = { name: 'letter.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
    const { user, bridge } = await chosen({
      'files.choose': { ...fileOffer, files: [pdf], patients: [], missingFiles: [] },
      'scans.holdOpened': { ref: { of: 'held', id: 'held-1' }, facts },
      'scans.draw': { dataUrl: 'data:image/webp;base64,UklGRg==' },
      'scans.read': { text: 'none', kind: null, offers: [], charges: [], explained: [] },
    });
    await user.click(await screen.findByRole('button', { name: button }));
    expect(await heading(title)).toBeVisible();
    expect(await screen.findByRole('img', { name: 'letter.pdf, page 1 of 1' })).toBeVisible();
    expect(bridge.inputs('scans.drop')).toEqual([]);
  });

  it('presets only who the files name, and asks for the others', async () => {
    const { user, bridge } = await chosen();
    expect(
      await screen.findByRole('radio', { name: 'Rosa Medina (seems to be the same person)' }),
    ).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Add these records' }));
    expect(await screen.findByText('Choose who this is, or leave the records out.')).toBeVisible();
    await waitFor(() => expect(document.activeElement?.closest('[aria-invalid]')).not.toBeNull());
    expect(bridge.inputs('files.import')).toEqual([]);
    const his = screen.getByRole('radiogroup', { name: 'Who is Theo Medina?' });
    await user.click(within(his).getByText('Walter Osgood'));
    expect(screen.getByText(/The file says Theo Medina. Be careful/)).toHaveTextContent('to Walter Osgood');
    await user.click(screen.getByRole('button', { name: 'Add these records' }));
    expect(await screen.findByText('Check the box, or choose someone else.')).toBeVisible();
    expect(bridge.inputs('files.import')).toEqual([]);
    await user.click(within(his).getByText('Someone new'));
    expect(screen.queryByText(/Be careful/)).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Add these records' }));
    expect(bridge.inputs('files.import')).toEqual([
      {
        importId: 'import-1',
        people: [
          { key: 'a', personId: rosa.id },
          { key: 'b', personId: null },
        ],
      },
    ]);
  });

  it('with everyone left out, nothing is imported', async () => {
    const { user, bridge } = await chosen();
    for (const group of await screen.findAllByRole('radiogroup'))
      await user.click(within(group).getByText('Leave these records out'));
    await user.click(screen.getByRole('button', { name: 'Add these records' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Everyone is left out.');
    expect(bridge.inputs('files.import')).toEqual([]);
  });

  it('says what was added, and leads to the claims', async () => {
    const { user, bridge } = await added();
    expect(await heading(/^240 records were added · /)).toBeVisible();
    const row = screen.getByRole('row', { name: /Claims and prior approvals/ });
    expect(
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['200', '8', '20']);
    expect(screen.getByText('4 claims are also in another plan. They count once.')).toBeVisible();
    expect(screen.getByText('12 records of other people were left out.')).toBeVisible();
    await user.click(screen.getByText('2 parts of the files are not in your lists'));
    expect(screen.getByText('The export was limited to one year.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Health records' })).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Go to my claims' }));
    await waitFor(() =>
      expect(bridge.inputs('claims.overview')).toContainEqual({ personId: rosa.id, year: null }),
    );
  });

  it('takes back all that was added where nothing else was changed, and says so', async () => {
    const { user, bridge } = await added({
      'files.import': { ...fileEnd, undoId: 'import-1' },
      'files.undo': {},
    });
    await user.click(await screen.findByRole('button', { name: 'Undo: remove all of this' }));
    expect(await heading('The records were removed')).toBeVisible();
    expect(screen.getByText(/^Everything these files added is gone\./)).toBeVisible();
    expect(bridge.inputs('files.undo')).toEqual([{ importId: 'import-1' }]);
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('says that nothing is lost where all that it does not show is saved as sent', async () => {
    const section = { fileName: 'medicare.txt', place: 47, why: 'section', excerpt: 'Contact' } as const;
    await added({ 'files.import': { ...fileEnd, notUnderstood: [section], notUnderstoodCount: 1 } });
    expect(await screen.findByText(/^Nothing of yours is lost: these parts are saved as sent/)).toBeVisible();
  });

  it('does not say so where a part was cut off', async () => {
    await added();
    expect(await screen.findByText(/^What we could keep is saved with your records/)).toBeVisible();
    expect(screen.queryByText(/Nothing of yours is lost/)).toBeNull();
  });

  it('says how many records are kept apart, and leads to where they are asked about', async () => {
    const { user } = await added({ 'files.import': { ...fileEnd, undecided: 3 } });
    expect(await screen.findByText(/^We cannot tell whose 3 records are/)).toHaveTextContent(
      'not shown or counted',
    );
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Whose are they?' }));
    expect(await heading('No questions to answer right now')).toBeVisible();
  });

  it.each([
    [
      'nothing new',
      { counts: [{ resourceType: 'Patient', added: 0, changed: 0, same: 3 }] },
      'Nothing new in these files',
    ],
    [
      'only changes',
      { counts: [{ resourceType: 'Patient', added: 0, changed: 1, same: 0 }] },
      '1 record was updated',
    ],
    ['stopped', { outcome: 'cancelled' as const }, 'You stopped. Everything added is saved'],
  ])('%s has its own title', async (_, difference, title) => {
    await added({ 'files.import': { ...fileEnd, ...difference } });
    expect(await heading(title)).toBeVisible();
  });

  it('the result shows once: coming back starts over', async () => {
    const { user } = await added();
    await heading(/^240 records were added · /);
    await user.click(screen.getByRole('link', { name: 'My plans and cards' }));
    await user.click(await screen.findByRole('link', { name: 'Open a file' }));
    expect(await heading('Open a file from your plan')).toBeVisible();
  });

  it('files without any record say why, and nothing can be added', async () => {
    await chosen({
      'files.choose': {
        ...fileOffer,
        files: fileOffer.files.slice(2),
        patients: [],
        missingFiles: [],
      },
    });
    expect(await heading('Nothing in these files can be opened')).toBeVisible();
    expect(screen.getByText(/This is a PDF/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add these records' })).toBeNull();
    await expectAccessible();
  });

  it('shows how far it is, and stops', async () => {
    const { user, bridge } = await chosen({ 'files.choose': never });
    expect(await heading('Checking your files')).toBeVisible();
    bridge.emit('import.progress', {
      importId: 'import-1',
      stage: 'looking',
      fileName: 'ExplanationOfBenefit.ndjson',
      readBytes: 50_000_000,
      totalBytes: 200_000_000,
      records: 2100,
    });
    expect(await screen.findByText(/50 MB of 200 MB read. 2,100 records so far./)).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '50000000');
    await expectAccessible();
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(bridge.inputs('files.cancel')).toEqual([{}]);
  });

  it('a running import is still there after a visit to another screen', async () => {
    const { user } = await chosen({ 'files.choose': never });
    await heading('Checking your files');
    await user.click(screen.getByRole('link', { name: 'My plans and cards' }));
    await user.click(await screen.findByRole('link', { name: 'Open a file' }));
    expect(await heading('Checking your files')).toBeVisible();
  });

  it('a failure is shown, and choosing files stays possible', async () => {
    await chosen({
      'files.choose': fail('store/full'),
    });
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Choose files…' })).toBeVisible();
  });

  it('in Spanish', async () => {
    await chosen({}, 'es');
    expect(await heading('¿De quién son estos registros?')).toBeVisible();
    expect(screen.getByText(/228 reclamaciones y autorizaciones previas/)).toBeVisible();
    await expectAccessible();
  });

  it('by keyboard alone', async () => {
    const { user } = await openApp('/files', {
      ...fileAnswers,
      'files.choose': { ...fileOffer, patients: fileOffer.patients.slice(0, 1) },
    });
    await heading('Open a file from your plan');
    const press = async (name: string) => {
      for (let tries = 0; tries < 40 && document.activeElement?.textContent !== name; tries++)
        await user.tab();
      expect(document.activeElement?.textContent).toBe(name);
      await user.keyboard('{Enter}');
    };
    await press('Choose files…');
    expect(await heading('Whose records are these?')).toBe(document.activeElement);
    await press('Add these records');
    expect(await heading(/^240 records were added · /)).toBe(document.activeElement);
  });
});

describe('files dropped on the window', () => {
  it('are looked at from any screen', async () => {
    const { bridge } = await openApp('/settings', fileAnswers);
    await screen.findByRole('heading', { level: 1 });
    drop('Patient.ndjson', 'claims.json');
    expect(await heading('Whose records are these?')).toBeVisible();
    expect(bridge.inputs('files.look')).toEqual([
      { paths: ['/dropped/Patient.ndjson', '/dropped/claims.json'] },
    ]);
  });

  it('are announced while they are held over the window', async () => {
    await openApp('/files', fileAnswers);
    await heading('Open a file from your plan');
    fireEvent.dragOver(document.body, { dataTransfer: { types: ['Files'], files: [] } });
    expect(screen.getByText('Drop to open the files')).toBeVisible();
    fireEvent.dragLeave(document.body, { relatedTarget: null });
    expect(screen.getByText('Drop your files here')).toBeVisible();
  });

  it('text that is dragged is left alone', async () => {
    const { bridge } = await openApp('/files', fileAnswers);
    await heading('Open a file from your plan');
    fireEvent.drop(document.body, { dataTransfer: { types: ['text/plain'], files: [] } });
    expect(bridge.inputs('files.look')).toEqual([]);
  });
});

describe('what came from a file', () => {
  const fromFile = {
    ...evergreen,
    id: 'c-file',
    origin: 'file' as const,
    plan: { address: '' },
    planName: 'Old Plan',
    host: '',
    state: 'ended' as const,
    accessEndsAt: null,
    keepsUpToDate: false,
    granted: [],
    notGranted: [],
    connectedAt: '2026-03-03T15:00:00Z',
    lastCheckedAt: '2026-03-03T15:00:00Z',
    lastEnd: null,
  };

  it.each([
    ['/print', /All plans/],
    ['/health?kind=lab', /All plans/],
  ])('is named as a file where a plan is chosen: %s', async (address, name) => {
    const { user } = await openApp(address, { 'connection.list': [evergreen, fromFile] });
    await user.click(await screen.findByRole('button', { name }));
    expect(
      await screen.findByRole('option', { name: 'File: Old Plan, opened on March 3, 2026' }),
    ).toBeVisible();
    expect(screen.getByRole('option', { name: evergreen.planName })).toBeVisible();
  });

  it('is named as a file in the filter of claims', async () => {
    const { user } = await openApp('/claims', { 'connection.list': [evergreen, fromFile] });
    await user.click(await screen.findByRole('button', { name: /^Filter/ }));
    await user.click(await screen.findByRole('button', { name: /All plans/ }));
    expect(
      await screen.findByRole('option', { name: 'File: Old Plan, opened on March 3, 2026' }),
    ).toBeVisible();
  });

  it('asks for no sign-in on My plans: opened on, open a newer file, erase', async () => {
    const { user, bridge } = await openApp('/plans', {
      'connection.list': [fromFile],
      'connection.disconnect': { revoked: false },
    });
    const sheet = await screen.findByRole('region', { name: 'Old Plan' });
    expect(sheet).toHaveTextContent('Opened on March 3, 2026');
    await user.click(within(sheet).getByRole('button', { name: 'Details' }));
    expect(within(sheet).queryByRole('link', { name: 'Sign in again' })).toBeNull();
    expect(within(sheet).getByRole('link', { name: 'Open a newer file' })).toBeVisible();
    await user.click(within(sheet).getByRole('button', { name: 'Erase…' }));
    expect(bridge.inputs('connection.disconnect')).toEqual([{ connectionId: 'c-file', erase: true }]);
    expect(await screen.findByText(/The records of Old Plan are erased[.] Totals/)).toBeVisible();
  });

  it('has no notice and nothing to check on Claims', async () => {
    await openApp('/claims', { 'connection.list': [fromFile] });
    expect(await screen.findByText(/Old Plan: from a file from March 3, 2026/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Check for new claims' })).toBeNull();
    expect(screen.queryByText(/Sign in again/)).toBeNull();
  });

  it('says on Claims of which day a file is that tells it', async () => {
    await openApp('/claims', { 'connection.list': [{ ...fromFile, madeOn: '2013-03-16' }] });
    expect(
      await screen.findByText(/Old Plan: from a file made on March 16, 2013, opened March 3, 2026/),
    ).toBeVisible();
  });
});
