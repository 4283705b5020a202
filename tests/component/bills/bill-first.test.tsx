/** The page of a bill: the amount, then the question or the verdict, then the rest; and the list of bills with its places. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { BillFacts } from '#shared/model/bills/bill';
import type { HeldScan, ScanOffer } from '#shared/model/bills/scan';
import { printedBill } from '../../unit/bills/printed-bill.ts';
import {
  chooseMore,
  expectAccessible,
  expectFocusKept,
  findFirstPerson,
  openApp,
} from '../support/open-app.tsx';

expectFocusKept();

const lakeside = {
  biller: 'LAKESIDE ORTHO ASSOC',
  dueCents: 40_00,
  serviceStart: '2026-03-18',
  dueDate: '2026-03-01',
  accounts: [],
} satisfies Partial<BillFacts>;
const northgate = {
  biller: 'Northgate Surgery Center',
  dueCents: 962_10,
  serviceStart: '2026-03-12',
  accounts: ['A260774410'],
} satisfies Partial<BillFacts>;

/** Opens the list of Rosa's bills; `paid`: further ones that are paid. */
async function openList(
  bills: readonly Partial<BillFacts>[],
  answers: Parameters<typeof openApp>[1] = {},
  paid: readonly Partial<BillFacts>[] = [],
) {
  const app = await openApp('/claims', answers);
  const { request } = window.claimfolio;
  const personId = await findFirstPerson();
  const ids: string[] = [];
  const payment = { cents: 50_00, currency: 'USD', paidOn: '2026-03-20', way: 'card', note: '' } as const;
  for (const facts of [...bills, ...paid]) {
    const saved = await request['bills.save']({
      billId: null,
      facts: { ...printedBill, personId, ...facts },
    });
    const billId = saved.ok ? saved.value.billId : '';
    ids.push(billId);
    if (paid.includes(facts)) await request['bills.pay']({ billId, facts: payment });
  }
  await app.user.click(screen.getAllByRole('link', { name: 'Bills' })[0] as HTMLElement);
  await screen.findByRole('tablist', { name: 'Bills' });
  return { ...app, ids };
}

async function openBill(facts: Partial<BillFacts>, answers: Parameters<typeof openApp>[1] = {}) {
  const app = await openList([facts], answers);
  await app.user.click(await screen.findByRole('link', { name: facts.biller ?? '' }));
  await screen.findByRole('heading', { level: 1, name: facts.biller ?? '' });
  await screen.findByRole('heading', { level: 2, name: 'Calls, payments, and letters' });
  return app;
}

const main = () => within(screen.getByRole('main'));
const listHeadings = () =>
  main()
    .getAllByRole('heading')
    .map(({ textContent }) => textContent);
const listPrimary = () =>
  [...screen.getByRole('main').querySelectorAll('[class*="primary"]')].map(({ textContent }) => textContent);

describe('the page of a bill', () => {
  it('begins with what it asks for and the question, both amounts in it; the green button says yes', async () => {
    await openBill(lakeside);
    expect(main().getByText('This bill asks for').parentElement).toHaveTextContent(/\$40\.00$/);
    expect(listHeadings().slice(0, 2)).toEqual(['LAKESIDE ORTHO ASSOC', 'Is this the claim?']);
    const question = within(screen.getByRole('region', { name: 'Is this the claim?' }));
    const [ofBill, ofClaim] = question.getAllByText('$40.00');
    expect(ofBill?.className).not.toMatch(/you/);
    expect(ofClaim?.className).toMatch(/you/);
    expect(listPrimary()).toEqual(['Yes, this is the claim']);
    expect(question.getByRole('link', { name: 'Open the claim' })).toBeVisible();
    await expectAccessible();
  });

  it('shows the share of a claim that differs without the colour of what is yours to pay', async () => {
    await openBill({ ...lakeside, dueCents: 41_00 });
    const question = within(await screen.findByRole('region', { name: 'Is this the claim?' }));
    expect(question.getByText('$40.00').className).not.toMatch(/you/);
    expect(question.getByText(/Different amount/)).toBeVisible();
  });

  it('says the difference in a sentence, then compares, then tells what was done; one green button', async () => {
    await openBill(northgate);
    expect(listHeadings().slice(0, 5)).toEqual([
      'Northgate Surgery Center',
      '$100.00 more than your plan says',
      'You can ask again',
      'Compared with your plan',
      'Calls, payments, and letters',
    ]);
    expect(listPrimary()).toEqual(['Add a call']);
    const way = await screen.findByRole('link', { name: 'See what to do' });
    expect(way.getAttribute('href')).toMatch(/^\/appeals\//);
  });

  it('is deleted from More, which leads back to the list', async () => {
    const { user } = await openBill(northgate);
    await chooseMore(user, 'Delete this bill');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    await screen.findByRole('heading', { level: 1, name: 'You have not added any bills yet' });
  });
});

describe('the list of bills', () => {
  it('and the page say alike that a bill is late', async () => {
    const { user } = await openList([lakeside]);
    expect(main().getByText('Past due since Mar 1')).toBeVisible();
    await user.click(main().getByRole('link', { name: lakeside.biller }));
    expect(await screen.findByText(/^past due since March 1, 2026/)).toBeVisible();
  });

  it('says what is late in words, with the amount and one next step on each row', async () => {
    const { user } = await openList([lakeside, northgate]);
    const rows = main().getAllByRole('listitem');
    expect(rows[0]).toHaveTextContent(/^Past due since Mar 1LAKESIDE.*\$40\.00Yes, it is$/);
    expect(rows[1]).toHaveTextContent(/^No due dateNorthgate.*\$962\.10Add a call$/);
    await expectAccessible();
    await user.click(main().getByRole('link', { name: 'Add a call: Northgate Surgery Center' }));
    expect(await screen.findByRole('dialog', { name: 'Add a call' })).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() =>
      expect(document.activeElement).toBe(main().getByRole('link', { name: 'Northgate Surgery Center' })),
    );
    expect(main().getAllByRole('listitem')).toHaveLength(rows.length);
  });

  it('leads to the way back after a payment and after an answer, not past it', async () => {
    const { user } = await openList([lakeside]);
    await user.click(await screen.findByRole('link', { name: /^LAKESIDE/ }));
    await user.click(await screen.findByRole('button', { name: 'Yes, this is the claim' }));
    await screen.findByRole('heading', { name: 'Matches your plan' });
    await user.tab();
    expect(document.activeElement).toHaveTextContent('Undo');
    await user.click(await screen.findByRole('button', { name: 'Mark as paid' }));
    await user.click(await screen.findByRole('button', { name: 'Save payment' }));
    await screen.findByRole('heading', { name: 'Paid' });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.tab();
    expect(document.activeElement).toHaveTextContent('Undo');
  });

  it('takes a yes where it stands, and takes it back', async () => {
    const { user, bridge } = await openList([lakeside]);
    await user.click(await screen.findByRole('button', { name: /^Yes, it is: LAKESIDE/ }));
    expect(await screen.findByText('Matches your plan', { selector: 'li *' })).toBeVisible();
    const undo = await screen.findByRole('button', { name: /^Undo: LAKESIDE/ });
    await waitFor(() => expect(document.activeElement).toBe(undo));
    await expectAccessible();
    await user.click(undo);
    expect(await screen.findByRole('button', { name: /^Yes, it is: LAKESIDE/ })).toBeVisible();
    expect(bridge.inputs('bills.answer').map(({ isMeant }) => isMeant)).toEqual([true, null]);
  });

  it('is found again at the same tab and row after a bill was looked at', async () => {
    const paid = ['Elm Street Dental', 'Oak Street Dental'].map((biller) => ({ biller, dueCents: 50_00 }));
    const { user } = await openList([lakeside], {}, paid);
    const done = await screen.findByRole('tab', { name: 'Paid, or nothing to pay · 2' });
    expect(screen.getByRole('tab', { name: 'Unpaid · 1' })).toHaveAttribute('aria-selected', 'true');
    await user.click(done);
    const [, second] = await main().findAllByRole('link', { name: /^(Elm|Oak) Street Dental$/ });
    await user.click(second as HTMLElement);
    await screen.findByText('You paid');
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('tab', { name: 'Paid, or nothing to pay · 2' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    await waitFor(() =>
      expect(document.activeElement).toBe(
        main().getAllByRole('link', { name: /^(Elm|Oak) Street Dental$/ })[1],
      ),
    );
  });
});

describe('a photo or PDF', () => {
  const facts = { name: 'lakeside.pdf', mediaType: 'application/pdf', bytes: 4_000, pages: 1 } as const;
  const held: HeldScan = { ref: { of: 'held', id: 'held-1' }, facts };
  const offer = (field: ScanOffer['field'], value: string): ScanOffer => ({
    field,
    value,
    line: value,
    page: 1,
  });
  const offers = [
    offer('biller', 'LAKESIDE ORTHO ASSOC'),
    offer('due', '40.00'),
    offer('dueDate', '2026-04-22'),
    offer('account', '11'),
    offer('account', '22'),
  ];
  const answers = {
    'scans.choose': held,
    'scans.draw': { dataUrl: 'data:image/webp;base64,UklGRg==' },
    'scans.drop': {},
    'scans.keep': {},
    'scans.read': { text: 'read' as const, kind: null, offers, charges: [] },
  };

  it('that is chosen in the list begins the form, which takes all that leaves no choice in one press', async () => {
    const { user, bridge } = await openList([northgate], answers);
    await user.click(screen.getByRole('button', { name: 'Choose a file…' }));
    await screen.findByRole('heading', { level: 1, name: 'What does your bill say?' });
    await screen.findByRole('img', { name: 'lakeside.pdf, page 1 of 1' });
    expect(bridge.inputs('scans.drop')).toEqual([]);
    await user.click(await screen.findByRole('button', { name: 'Use all 3' }));
    expect(screen.getByLabelText(/Who sent it/, { selector: 'input' })).toHaveValue('LAKESIDE ORTHO ASSOC');
    expect(screen.getByLabelText(/^Due date/, { selector: 'input' })).toHaveValue('2026-04-22');
    expect(screen.getByLabelText(/^Account number/, { selector: 'input' })).toHaveValue('');
    expect(screen.queryByRole('button', { name: /^Use all/ })).toBeNull();
  });

  it('beside a saved bill adds what the bill does not have, and takes it back', async () => {
    const { user, bridge, ids } = await openList([{ ...lakeside, dueDate: null }], answers);
    const seen = await window.claimfolio.request['bills.get']({ billId: ids[0] ?? '' });
    if (!seen.ok) throw new Error(seen.failure.code);
    bridge.answer({ 'bills.get': { ...seen.value, scan: facts } });
    await user.click(main().getByRole('link', { name: lakeside.biller }));
    const read = within(await screen.findByRole('region', { name: 'Read from the photo or PDF' }));
    expect(read.getByText('Amount due').parentElement).toHaveTextContent('$40.00already added');
    expect(read.getByText('Account number').parentElement).toHaveTextContent(
      /^Account number11 · 22More than one/,
    );
    await expectAccessible();
    await user.click(read.getByRole('button', { name: 'Use this one' }));
    expect(await read.findByText('1 value was added to the bill.')).toBeVisible();
    await user.click(read.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.inputs('bills.save')).toHaveLength(3));
    expect(
      bridge.inputs('bills.save').map(({ facts: { dueDate, dueCents } }) => [dueDate, dueCents]),
    ).toEqual([
      [null, 40_00],
      ['2026-04-22', 40_00],
      [null, 40_00],
    ]);
  });

  it.each([
    [
      'paper',
      'Your plan, from paper',
      'from paper, added by you',
      'Here, “your plan” means the claim you added from paper. No plan sent it to Claimfolio.',
    ],
    [
      'table',
      'Your plan, from a table',
      'from a table, opened on March 3, 2026',
      'Here, “your plan” means the table you opened. No plan sent it to Claimfolio.',
    ],
  ] as const)('beside a claim from a %s it says so', async (way, head, words, means) => {
    const { user, bridge, ids } = await openList([northgate]);
    const seen = await window.claimfolio.request['bills.get']({ billId: ids[0] ?? '' });
    if (!seen.ok) throw new Error(seen.failure.code);
    const claims = seen.value.claims.map((row) => ({ ...row, openedAt: '2026-03-03T18:00:00Z', way }));
    bridge.answer({ 'bills.get': { ...seen.value, claims } });
    await user.click(main().getByRole('link', { name: northgate.biller }));
    expect(await screen.findByRole('columnheader', { name: head })).toBeVisible();
    expect(screen.getByText(new RegExp(words))).toBeVisible();
    expect(screen.getByText(means)).toBeVisible();
  });

  it('a claim on its days that was canceled is named, with the way to it', async () => {
    const { user, bridge, ids } = await openList([northgate]);
    const seen = await window.claimfolio.request['bills.get']({ billId: ids[0] ?? '' });
    if (!seen.ok) throw new Error(seen.failure.code);
    const canceledClaims = seen.value.claims.map((row) => ({
      ...row,
      id: 'c-1/gone',
      state: 'canceled' as const,
    }));
    expect(canceledClaims.length).toBeGreaterThan(0);
    bridge.answer({ 'bills.get': { ...seen.value, canceledClaims } });
    await user.click(main().getByRole('link', { name: northgate.biller }));
    expect(await screen.findByText(/was canceled, and no longer counts/)).toBeVisible();
    const way = screen.getByRole('link', { name: /^Northgate.*, March 12, 2026$/ });
    expect(way.getAttribute('href')).toMatch(/c-1%2Fgone$/);
    await expectAccessible();
  });

  it('that lists two equal charges: they are kept with a yes only, and then asked about', async () => {
    const charge = { serviceStart: '2026-03-12', code: '99213', chargeCents: 481_05, line: 'x', page: 1 };
    const charges = [charge, charge];
    const { user, bridge, ids } = await openList([northgate], {
      ...answers,
      'scans.read': { text: 'read' as const, kind: null, offers: [], charges },
    });
    const see = async () => {
      const seen = await window.claimfolio.request['bills.get']({ billId: ids[0] ?? '' });
      if (!seen.ok) throw new Error(seen.failure.code);
      bridge.answer({ 'bills.get': { ...seen.value, scan: facts } });
    };
    await see();
    await user.click(main().getByRole('link', { name: northgate.biller }));
    const letter = () => screen.queryByRole('link', { name: 'Request for an itemized bill' });
    const read = within(await screen.findByRole('region', { name: 'Read from the photo or PDF' }));
    expect(read.getAllByText('March 12, 2026 · 99213 · $481.05')).toHaveLength(2);
    expect(letter()).not.toBeNull();
    expect(screen.queryByText(/a second look/i)).toBeNull();
    await expectAccessible();
    await user.click(read.getByRole('button', { name: 'Keep these 2 charges' }));
    expect(await read.findByText('2 charges were added to the bill.')).toBeVisible();
    expect(bridge.inputs('bills.save').at(-1)?.facts.lines).toMatchObject([
      { serviceStart: '2026-03-12', code: '99213', chargeCents: 481_05, dueCents: null },
      { serviceStart: '2026-03-12', code: '99213', chargeCents: 481_05, dueCents: null },
    ]);
    const look = await window.claimfolio.request['secondLook.ofBill']({ billId: ids[0] ?? '' });
    expect(look.ok && look.value.questions).toMatchObject([{ rule: 'equal-charges', count: 2 }]);
  });

  it('that says it is an explanation from the plan: asked, changed, taken back', async () => {
    const { user, bridge, ids } = await openList([lakeside], answers);
    const seen = await window.claimfolio.request['bills.get']({ billId: ids[0] ?? '' });
    if (!seen.ok) throw new Error(seen.failure.code);
    bridge.answer({
      'bills.get': { ...seen.value, scan: facts },
      'scans.read': { text: 'read', kind: 'explanation', offers: [], charges: [] },
    });
    await user.click(main().getByRole('link', { name: lakeside.biller }));
    const read = within(await screen.findByRole('region', { name: 'Read from the photo or PDF' }));
    expect(read.getByText('This looks like something else: An explanation from my plan')).toBeVisible();
    await user.click(read.getByRole('button', { name: 'Change it to that' }));
    expect(await read.findByText('Changed to: An explanation from my plan')).toBeVisible();
    await user.click(read.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(bridge.inputs('bills.save')).toHaveLength(3));
    expect(bridge.inputs('bills.save').map(({ facts: { kind } }) => kind)).toEqual([
      'bill',
      'explanation',
      'bill',
    ]);
  });

  it('that lists its charges: “Use all” keeps them with the rest, and shows them in the form', async () => {
    const charge = { serviceStart: '2026-03-12', code: '99213', chargeCents: 481_05, line: 'x', page: 1 };
    const { user, bridge } = await openList([lakeside], {
      ...answers,
      'scans.read': { text: 'read' as const, kind: null, offers, charges: [charge, charge] },
    });
    await user.click(screen.getByRole('button', { name: 'Choose a file…' }));
    await user.click(await screen.findByRole('button', { name: 'Use all 5' }));
    const kept = within(await screen.findByRole('group', { name: 'Charges on this bill' }));
    expect(kept.getAllByText('99213 · $481.05')).toHaveLength(2);
    expect(screen.queryByRole('button', { name: /^Use all/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(bridge.inputs('bills.save')).toHaveLength(2));
    expect(bridge.inputs('bills.save')[1]?.facts.lines).toMatchObject([
      { serviceStart: '2026-03-12', code: '99213', chargeCents: 481_05, dueCents: null },
      { serviceStart: '2026-03-12', code: '99213', chargeCents: 481_05, dueCents: null },
    ]);
  });

  it('whose equal charges were kept asks about them with the answer, unfolded, before it is paid', async () => {
    const charge = { serviceStart: '2026-03-12', serviceEnd: null, code: '99213', chargeCents: 481_05 };
    const line = { ...charge, account: null, dueCents: null, personId: null };
    await openBill({ ...northgate, dueCents: 862_10, lines: [line, line] });
    expect(await screen.findByRole('heading', { level: 2, name: 'Ask before you pay' })).toBeVisible();
    expect(screen.getByText(/^The amount matches your plan: \$862\.10 .* equal charges\./)).toBeVisible();
    const look = await screen.findByText('A second look: 1 question to ask');
    expect(look.closest('details')).toHaveProperty('open', true);
    expect(listHeadings().slice(1, 4)).toEqual([
      'Ask before you pay',
      'A second look: 1 question to ask',
      'Charged more than once?',
    ]);
    expect(listPrimary()).toEqual(['Add a call']);
    await expectAccessible();
  });

  it('whose charges were kept shows them as charges when it is changed, and asks for no amount of a visit', async () => {
    const charge = { serviceStart: '2026-03-12', serviceEnd: null, code: '99213', chargeCents: 481_05 };
    const line = { ...charge, account: null, dueCents: null, personId: null };
    const { user } = await openList([{ ...northgate, lines: [line, line] }], answers);
    await user.click(main().getByRole('link', { name: northgate.biller }));
    await user.click(await screen.findByRole('link', { name: 'Change' }));
    const charges = within(await screen.findByRole('group', { name: 'Charges on this bill', hidden: true }));
    expect(charges.getAllByText('99213 · $481.05')).toHaveLength(2);
    expect(charges.queryByLabelText('Amount for this visit')).toBeNull();
    expect(charges.queryByText(/visit/i)).toBeNull();
  });
});
