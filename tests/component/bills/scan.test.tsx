import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { ScanCharge, ScanFacts, ScanOffer } from '#shared/model/bills/scan';
import { fail } from '../support/app-bridge.ts';
import { expectAccessible, expectFocusKept, openApp } from '../support/open-app.tsx';

expectFocusKept();

const facts: ScanFacts = { name: 'bill-march.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 2 };
const held = { ref: { of: 'held', id: 'held-1' }, facts } as const;
const picture = { dataUrl: 'data:image/webp;base64,UklGRg==' };
const offer = (field: ScanOffer['field'], value: string, line: string): ScanOffer => ({
  field,
  value,
  line,
  page: 1,
});
const offers = [
  offer('due', '300.00', 'New balance  $300.00'),
  offer('due', '75.00', 'Pay this amount  $75.00'),
  offer('account', '0044120', 'Account no: 0044120  Visit # 88120'),
  offer('account', '88120', 'Account no: 0044120  Visit # 88120'),
  offer('dueDate', '2026-04-15', 'Due date  04/15/2026'),
];

async function openForm(
  reading: {
    kind?: 'collection';
    text?: 'none' | 'unreadable';
    offers?: ScanOffer[];
    charges?: ScanCharge[];
  } = {},
) {
  const opened = await openApp('/bills/write', {
    'scans.choose': held,
    'scans.draw': picture,
    'scans.drop': {},
    'scans.read': { text: 'read', kind: null, offers: [], charges: [], ...reading },
  });
  await opened.user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
  await screen.findByRole('img', { name: 'bill-march.pdf, page 1 of 2' });
  return opened;
}

const field = (name: string) =>
  screen.getByLabelText<HTMLInputElement>(name, { exact: false, selector: 'input' });
/** Of the bill; its charges have such a field, too. */
const firstField = (name: string) =>
  screen.getAllByLabelText<HTMLInputElement>(name, { exact: false, selector: 'input' })[0];
const use = (name: RegExp) => screen.findByRole('button', { name });

describe('a scan beside the form', () => {
  it('fills nothing by itself: each value is a button with its line, and two unequal amounts stand beside each other', async () => {
    const { user, bridge } = await openForm({ offers });
    const due = within(await screen.findByRole('list', { name: 'In the file, for “Amount due”' }));
    expect(due.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([
      'Use 300.00',
      'Use 75.00',
    ]);
    expect(due.getByText('“Pay this amount $75.00,” page 1')).toBeVisible();
    for (const name of ['Amount due', 'Account number', 'Due date']) expect(field(name)).toHaveValue('');
    await expectAccessible();
    await user.click(await use(/^Use 75\.00/));
    expect(field('Amount due')).toHaveValue('75.00');
    await user.click(await use(/^Use 0044120/));
    await user.click(await use(/^Use 88120/));
    expect(screen.queryByRole('button', { name: /^Use 88120/ })).toBeNull();
    expect(screen.getByText('Used: 88120')).toBeVisible();
    expect(field('Account number')).toHaveValue('0044120, 88120');
    await user.click(await use(/^Use April 15, 2026/));
    expect(field('Due date')).toHaveValue('2026-04-15');
    await user.type(field('Who sent it'), 'Northgate');
    bridge.answer({ 'bills.save': fail('store/full') });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.inputs('bills.save')).toHaveLength(1));
    expect(bridge.inputs('bills.save')[0]?.facts).toMatchObject({
      dueCents: 75_00,
      accounts: ['0044120', '88120'],
      dueDate: '2026-04-15',
      serviceStart: null,
    });
  });

  it('says what it seems to be, and asks', async () => {
    const { user } = await openForm({ kind: 'collection' });
    await user.click(await screen.findByRole('button', { name: 'Change it to that' }));
    expect(screen.queryByRole('button', { name: 'Change it to that' })).toBeNull();
  });

  it.each([
    ['none', /cannot read text in this file, as in photos/],
    ['unreadable', /most of it is not letters/],
  ] as const)('without text offers nothing, and says so: %s', async (text, words) => {
    await openForm({ text });
    expect(await screen.findByText(words)).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Use / })).toBeNull();
  });

  const top = (value: string): ScanOffer => ({ ...offer('biller', value, value), isGuess: true });

  it('takes the first line as the sender with the others where nothing else may be it', async () => {
    const { user } = await openForm({ offers: [top('CLEARWATER LABORATORY'), ...offers] });
    await user.click(await screen.findByRole('button', { name: 'Use all 2' }));
    expect(field('Who sent it')).toHaveValue('CLEARWATER LABORATORY');
    expect(field('Due date')).toHaveValue('2026-04-15');
  });

  it('asks which of two first lines is the sender, and takes neither with the others', async () => {
    const two = [top('CLEARWATER LABORATORY'), top('A PART OF NORTHGATE')];
    const { user } = await openForm({ offers: [...two, ...offers] });
    await user.click(await screen.findByRole('button', { name: 'Use this one' }));
    expect(field('Who sent it')).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(document.activeElement).toBe(field('Who sent it')));
    await user.click(screen.getByText('Is it CLEARWATER LABORATORY? Use it'));
    expect(field('Who sent it')).toHaveValue('CLEARWATER LABORATORY');
  });

  it('takes a name behind a label, never a first line beside it', async () => {
    const named = offer('biller', 'Clearwater Lab', 'Payable to Clearwater Lab');
    const { user } = await openForm({ offers: [top('CLEARWATER LABORATORY'), named] });
    await user.click(await screen.findByRole('button', { name: 'Use this one' }));
    expect(field('Who sent it')).toHaveValue('Clearwater Lab');
  });

  const charge = (serviceStart: string, printed: string): ScanCharge => ({
    ...{ serviceStart, printed, code: 'X1000', chargeCents: 40_00 },
    ...{ line: `${serviceStart} X1000 ${printed}`, page: 1 },
  });

  it('takes the charges with the bill’s own words, and their days as those of the care', async () => {
    const charges = [charge('2026-03-06', 'Blood draw'), charge('2026-03-04', 'Long visit')];
    const { user, bridge } = await openForm({ offers: [top('CLEARWATER LABORATORY'), ...offers], charges });
    expect(await screen.findByText('With the 2 charges that the bill lists.')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'Use all 4' }));
    expect(screen.getByText('X1000 · Long visit · $40.00')).toBeVisible();
    expect(firstField('Date of service')).toHaveValue('2026-03-04');
    await user.type(field('Amount due'), '80.00');
    bridge.answer({ 'bills.save': fail('store/full') });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.inputs('bills.save')).toHaveLength(1));
    expect(bridge.inputs('bills.save')[0]?.facts).toMatchObject({
      serviceStart: '2026-03-04',
      serviceEnd: '2026-03-06',
      lines: [{ printed: 'Blood draw' }, { printed: 'Long visit' }],
    });
  });

  it('leaves a day of care that the bill prints beside its charges', async () => {
    const { user } = await openForm({
      offers: [offer('serviceStart', '2026-02-01', 'Visit date 02/01/2026')],
      charges: [charge('2026-03-04', 'Long visit')],
    });
    await user.click(await screen.findByRole('button', { name: 'Use all 2' }));
    expect(firstField('Date of service')).toHaveValue('2026-02-01');
  });

  const asPatient = (name: string) => offer('patientName', name, `Patient: ${name}`);

  it('that names somebody else who is here asks whose the bill is', async () => {
    const { user, bridge } = await openForm({ offers: [asPatient('OSGOOD, WALTER')] });
    expect(await screen.findByText(/The bill names OSGOOD, WALTER as the patient/)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('radio', { name: 'It is for Walter Osgood' }));
    expect(screen.queryByText(/as the patient/)).toBeNull();
    await user.type(field('Who sent it'), 'Northgate');
    await user.type(field('Amount due'), '5');
    bridge.answer({ 'bills.save': fail('store/full') });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.inputs('bills.save')).toHaveLength(1));
    const people = await window.claimfolio.request['people.list']({});
    const all = people.ok ? people.value : [];
    const walter = all.find(({ name }) => name === 'Walter Osgood');
    expect(bridge.inputs('bills.save')[0]?.facts.personId).toBe(walter?.id);
  });

  it('that names nobody here keeps the name, once the person says so, and is not saved before', async () => {
    const { user, bridge } = await openForm({ offers: [asPatient('Ada Byron')] });
    expect(await screen.findByText(/first add their plan or a claim of theirs/)).toBeVisible();
    await user.type(field('Who sent it'), 'Northgate');
    await user.type(field('Amount due'), '5');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Choose whose bill it is.')).toBeVisible();
    expect(bridge.inputs('bills.save')).toEqual([]);
    await user.click(screen.getByRole('radio', { name: 'Keep it here, for patient Ada Byron' }));
    expect(field('Patient’s name')).toHaveValue('Ada Byron');
    expect(screen.queryByText(/as the patient/)).toBeNull();
  });

  it.each([[['Rosa M. Medina']], [['Ada Byron', 'Leo Byron']]])(
    'asks nothing where it names the person, or several: %s',
    async (names) => {
      await openForm({ offers: [...names.map(asPatient), ...offers] });
      await use(/^Use 75\.00/);
      expect(screen.queryByText(/as the patient/)).toBeNull();
    },
  );

  it('is turned and enlarged by keys', async () => {
    const { user } = await openForm();
    const next = screen.getByRole('button', { name: 'Next page' });
    next.focus();
    await user.keyboard('{Enter}');
    const second = await screen.findByRole('img', { name: 'bill-march.pdf, page 2 of 2' });
    screen.getByRole('button', { name: 'Larger' }).focus();
    await user.keyboard('{Enter}{Enter}');
    expect(second).toHaveAttribute('data-zoom', '2');
    await user.keyboard('{Enter}{Enter}');
    expect(second).toHaveAttribute('data-zoom', '3');
  });

  it('that names no number of its pages says so, and has no page to turn to', async () => {
    const unknown = { ...held, facts: { ...facts, pages: null } };
    const { user } = await openApp('/bills/write', {
      'scans.choose': unknown,
      'scans.draw': fail('scan/not-drawn'),
      'scans.drop': {},
      'scans.read': { text: 'none', kind: null, offers: [], charges: [] },
    });
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    expect(await screen.findByText('it does not say how many pages it has')).toBeVisible();
    expect(await screen.findByText(/We cannot show this page/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Next page' })).toBeNull();
    await expectAccessible();
  });

  it('that takes too much to read is told, and the form can still be used', async () => {
    const { user } = await openApp('/bills/write', { 'scans.choose': fail('scan/too-much') });
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    expect(await screen.findByText(/takes too much of this computer/)).toBeVisible();
    await user.type(field('Who sent it'), 'Northgate');
    expect(field('Who sent it')).toHaveValue('Northgate');
  });

  it('is saved with the bill in one request: where it cannot be kept, the form stays, and the next press asks for both', async () => {
    const { user, bridge } = await openForm();
    bridge.answer({ 'bills.save': fail('store/full') });
    await user.type(field('Who sent it'), 'Northgate');
    await user.type(field('Amount due'), '75.00');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(field('Who sent it')).toHaveValue('Northgate');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.inputs('bills.save')).toHaveLength(2));
    const [first, second] = bridge.inputs('bills.save');
    expect(first).toMatchObject({ billId: null, heldId: 'held-1' });
    expect(second).toEqual(first);
    expect(bridge.inputs('scans.keep')).toEqual([]);
  });

  it('that is damaged is told, and the form can still be used', async () => {
    const { user } = await openApp('/bills/write', { 'scans.choose': fail('scan/broken') });
    await user.click(await screen.findByRole('button', { name: 'Choose a file…' }));
    expect(await screen.findByText(/This PDF is damaged/)).toBeVisible();
    await user.type(field('Who sent it'), 'Northgate');
    expect(field('Who sent it')).toHaveValue('Northgate');
    await expectAccessible();
  });
});

it('the receipt of a payment is kept as that of the payment', async () => {
  const { user, bridge } = await openApp('/bills/write', {
    'scans.choose': held,
    'scans.draw': picture,
    'scans.drop': {},
    'scans.keep': {},
    'scans.read': { text: 'read', kind: null, offers: [], charges: [] },
  });
  await user.type(field('Who sent it'), 'Northgate');
  await user.type(field('Amount due'), '75.00');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
  await user.click(await screen.findByRole('button', { name: 'Save payment' }));
  await user.click(await screen.findByRole('button', { name: /^Add the receipt… Paid \$75\.00/ }));
  await waitFor(() => expect(bridge.inputs('scans.keep').at(-1)?.place.of).toBe('payment'));
});
