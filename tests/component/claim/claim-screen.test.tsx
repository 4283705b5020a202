import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Claim } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ChainClaim, ClaimView } from '#shared/model/claims/claims-view';
import { amount, claimView, noAmounts, northgate } from '../claims/claims-data.ts';
import { evergreen } from '../support/family.ts';
import { expectAccessible, type OpenedApp, openApp } from '../support/open-app.tsx';

type Parts = Parameters<typeof claimView>[0];

const surgery = `${evergreen.id}/rosa-2026-surgery-2`;

/** The surgery of the sample plan, as the app reads it. */
async function openSurgery(): Promise<OpenedApp> {
  const app = await openApp(`/claims/${encodeURIComponent(surgery)}`);
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  return app;
}

/** A claim of the sketches with other parts than the sample plan sends. */
async function open(
  parts: Parts = {},
  view: Partial<Omit<ClaimView, 'claim'>> = {},
  language: 'en' | 'es' = 'en',
): Promise<OpenedApp> {
  const app = await openApp(
    '/claims/c-evergreen%2F2',
    { 'claims.get': claimView(parts, view) },
    { language },
  );
  await screen.findByRole('heading', { level: 1, name: /Northgate|Corner/ });
  return app;
}

const answer = () => screen.getByRole('region', { name: 'The answer' });
/** How the plan got to the share, with its parts. */
const flow = () =>
  screen.getByRole('region', { name: /^(How your plan got to|How .* became|The amounts of)/ });

describe('the answer', () => {
  test('a stated share: you may owe, with source, date and what is not known', async () => {
    const { bridge } = await openSurgery();
    expect(bridge.inputs('claims.get')).toEqual([{ claimId: surgery }]);
    expect(screen.getByText(/Wait for a bill from Northgate Surgery Center/)).toBeVisible();
    expect(answer()).toHaveTextContent(
      'You may owe Northgate Surgery Center$862.10From your plan · decided March 19, 2026',
    );
    expect(answer()).toHaveTextContent('Does not include payments you already made');
    expect(flow()).toHaveTextContent('Your share$862.10');
  });

  test('what a file says is called a file’s, on the page and beside its amounts', async () => {
    const openedAt = '2026-03-03T18:00:00Z';
    const mine = amount(4200);
    const amounts = { ...noAmounts, yourShare: mine, mayOwe: mine };
    await open({ amounts }, { row: { ...northgate, openedAt } });
    expect(screen.getByText('From a file, opened on March 3, 2026.')).toBeVisible();
    expect(answer()).toHaveTextContent('$42.00from a file, opened on March 3, 2026');
    expect(answer()).not.toHaveTextContent('From your plan');
    expect(screen.getByText(/^File: .+, opened on March 3, 2026/)).toBeVisible();
  });

  test('a share worked out by the app says so; after Medicare, other insurance may pay', async () => {
    const mine = amount(4200, { source: 'computed' });
    const amounts = { ...noAmounts, coinsurance: amount(4200), yourShare: mine, mayOwe: mine };
    await open({ amounts }, { planName: 'Sample Medicare' });
    expect(answer()).toHaveTextContent('$42.00Calculated by this app');
    expect(answer()).toHaveTextContent('Other insurance may pay some of this');
  });

  test('other plans say nothing of other insurance', async () => {
    const mine = amount(4200, { source: 'computed' });
    await open({ amounts: { ...noAmounts, coinsurance: amount(4200), yourShare: mine, mayOwe: mine } });
    expect(answer()).toHaveTextContent('$42.00Calculated by this app');
    expect(answer()).not.toHaveTextContent('Other insurance');
  });

  test('what was already paid is taken off in the open', async () => {
    await open({
      amounts: { alreadyPaid: amount(50_000), mayOwe: amount(36_210, { source: 'computed' }) },
    });
    expect(answer()).toHaveTextContent('$362.10');
    expect(answer()).toHaveTextContent('Already subtracted: $500.00, reported as paid by you');
    expect(flow()).toHaveTextContent('Reported as already paid by you− $500.00');
  });

  const cases: [string, Parts, string, string | null][] = [
    [
      'zero',
      { state: 'plan-paid', amounts: { ...noAmounts, yourShare: amount(0), mayOwe: amount(0) } },
      'Your plan paid this claim. You may owe$0.00',
      null,
    ],
    ['not given', { amounts: noAmounts }, 'Call your plan before you pay.', '$0.00'],
    [
      'not paid',
      { state: 'plan-did-not-pay', amounts: { ...noAmounts, billed: amount(100) } },
      'Your plan did not say you have to pay this.',
      '$0.00',
    ],
    [
      'not paid, and yet a share',
      { state: 'plan-did-not-pay' },
      'Your plan did not pay. You might not have to pay.If your plan’s decision does not change, you may owe Northgate Surgery Center$862.10',
      'You may owe',
    ],
    [
      'not paid, and no share',
      { state: 'plan-did-not-pay', amounts: { ...noAmounts, yourShare: amount(0), mayOwe: amount(0) } },
      'Your plan did not pay, and lists no share for you. You may owe$0.00',
      'If your plan’s decision does not change',
    ],
    [
      'approved with nothing to pay',
      { state: 'approved-no-payment', amounts: { ...noAmounts, yourShare: amount(0), mayOwe: amount(0) } },
      'Your plan approved this and paid nothing. You may owe$0.00',
      'did not pay',
    ],
    [
      'approved, share not given',
      { state: 'approved-no-payment', amounts: { ...noAmounts, billed: amount(100), planPaid: amount(0) } },
      'It did not say what your share is.',
      '$0.00',
    ],
    [
      'refused at the pharmacy',
      { state: 'plan-did-not-pay', kind: 'pharmacy', amounts: noAmounts },
      'Your plan did not pay',
      '$',
    ],
    [
      'refused at the pharmacy, and nothing paid there',
      {
        state: 'plan-did-not-pay',
        kind: 'pharmacy',
        amounts: { ...noAmounts, copay: amount(0), alreadyPaid: amount(0) },
      },
      'Your plan did not pay for this drug.',
      'You paid at the pharmacy',
    ],
    [
      'more paid at the pharmacy than the share',
      { kind: 'pharmacy', amounts: { ...noAmounts, yourShare: amount(1500), alreadyPaid: amount(4000) } },
      'Your share at the pharmacy$15.00',
      'You paid at the pharmacy',
    ],
    [
      'nothing to pay, and yet paid',
      {
        state: 'plan-paid',
        amounts: { ...noAmounts, yourShare: amount(0), alreadyPaid: amount(900), mayOwe: amount(0) },
      },
      'Your plan paid this claim. You may owe$0.00',
      'already paid your share',
    ],
    [
      'being decided',
      { state: 'plan-is-deciding', counted: false, notCountedBecause: 'being-decided', amounts: noAmounts },
      'Not decided yet',
      '$0.00',
    ],
    [
      'pharmacy',
      { kind: 'pharmacy', amounts: { ...noAmounts, yourShare: amount(1500) } },
      'Your share at the pharmacy$15.00',
      'You may owe',
    ],
    [
      'canceled',
      { state: 'canceled', counted: false, notCountedBecause: 'canceled' },
      'This claim was canceled',
      '$862.10From',
    ],
    ['payment taken back', { state: 'taken-back' }, 'Your plan took this payment back', 'You may owe'],
    ['without costs', { withoutCosts: true, amounts: noAmounts }, 'This claim came without its costs', '$'],
  ];
  test.each(cases)('%s', async (_name, parts, words, never) => {
    await open(parts);
    expect(answer()).toHaveTextContent(words);
    if (never !== null) expect(answer()).not.toHaveTextContent(never);
  });

  test.each([
    ['replaced', 'If you get a bill, compare it with the claim that counts.'],
    ['canceled', 'If you get a bill for it, call your plan before you pay.'],
    [null, 'Wait for a bill from Northgate Surgery Center and compare it with this page.'],
  ] as const)('a claim that is %s says which page a bill belongs to', async (because, words) => {
    await open({ counted: because === null, notCountedBecause: because, state: because ?? 'plan-paid' });
    expect(answer()).toHaveTextContent(words);
  });

  test('nobody waits for the bill of care that is more than a year ago', async () => {
    await open({ serviceStart: '2025-03-17', serviceEnd: '2025-03-18' });
    expect(answer()).toHaveTextContent('If you get a bill, compare it with this page.');
    expect(answer()).not.toHaveTextContent('Wait for a bill');
  });

  test.each(['canceled', 'replaced', 'taken-back'] as const)(
    'the amounts of a claim that was %s stand in a fold, named as what does not count',
    async (state) => {
      await open({ state, counted: false, notCountedBecause: state === 'taken-back' ? 'reversal' : state });
      const amounts = screen.getByRole('heading', { name: 'These amounts do not count' });
      expect(amounts.closest('details')).not.toBeNull();
      expect(screen.queryByRole('heading', { name: /^How your plan got to/ })).toBeNull();
    },
  );

  test('a claim that was canceled can be marked as paid, or as paid back: nothing is filled in', async () => {
    const { user } = await open({ state: 'canceled', counted: false, notCountedBecause: 'canceled' });
    await user.click(within(answer()).getByRole('button', { name: 'Mark as paid' }));
    const pay = within(await screen.findByRole('dialog'));
    expect(pay.getByRole('radio', { name: 'I got money back' })).toBeVisible();
    expect(pay.getByLabelText('Amount')).toHaveValue('');
  });

  test('what was paid at the pharmacy stands beside a share that differs from it', async () => {
    const amounts = { ...noAmounts, yourShare: amount(1500), alreadyPaid: amount(4000) };
    await open({ kind: 'pharmacy', amounts });
    expect(flow()).toHaveTextContent('Reported as already paid by you$40.00');
  });

  test('a payment of zero at the pharmacy says nothing: the plan recorded none', async () => {
    const amounts = { ...noAmounts, copay: amount(8000), yourShare: amount(8000), alreadyPaid: amount(0) };
    await open({ kind: 'pharmacy', amounts });
    expect(answer()).not.toHaveTextContent('already paid by you');
  });

  test('a replaced claim leads to the one that stands, over a canceled one', async () => {
    const version = (id: string, role: ChainClaim['role'], more: Partial<ClaimRow>): ChainClaim => ({
      role,
      claimNumber: id,
      row: { ...northgate, id: `c-evergreen/${id}`, counted: false, ...more },
    });
    await open(
      {
        state: 'replaced',
        counted: false,
        notCountedBecause: 'replaced',
        related: [
          { relationship: 'replaced-by', claimNumber: '26-8', record: null, claimId: 'c-evergreen/26-8' },
        ],
      },
      {
        chain: [
          { ...version('26-7', 'first', { state: 'replaced' }), row: { ...northgate, counted: false } },
          version('26-8', 'canceled', { state: 'canceled', notCountedBecause: 'canceled' }),
          version('26-9', 'correction', { counted: true, state: 'plan-paid' }),
        ],
      },
    );
    expect(within(answer()).getByRole('link', { name: 'See the claim that replaced it' })).toHaveAttribute(
      'href',
      '/claims/c-evergreen%2F26-9',
    );
    expect(answer()).toHaveTextContent('Payments for this visit go with the version that counts.');
    expect(within(answer()).queryByRole('button', { name: 'Mark as paid' })).toBeNull();
    expect(within(answer()).getByRole('link', { name: 'Open it to mark a payment' })).toHaveAttribute(
      'href',
      '/claims/c-evergreen%2F26-9',
    );
    const chain = screen.getByRole('region', { name: 'The versions of this claim' });
    const versions = within(chain).getAllByRole('listitem');
    expect(versions.map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^First claim.*Claim number 26-7.*You are viewing this one$/),
      expect.stringMatching(/^New version, later canceledCanceledClaim number 26-8.*See this version$/),
      expect.stringMatching(/^New versionPlan paid✓ This one countsClaim number 26-9.*See this version$/),
    ]);
    expect(within(chain).getByRole('link', { name: /this version: New version, Claim/ })).toHaveAttribute(
      'href',
      '/claims/c-evergreen%2F26-9',
    );
    await expectAccessible();
  });
});

describe('a version of a claim', () => {
  test('says amount by amount what changed since the version before', async () => {
    await openSurgery();
    const chain = screen.getByRole('region', { name: 'The versions of this claim' });
    expect(chain).toHaveTextContent(/2 versions\. This one counts\. Changed: Decision, Plan discount, .*/);
    expect(
      within(chain).getByRole('heading', { name: 'What changed since the version before' }),
    ).toBeVisible();
    const items = within(chain)
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(items).toContainEqual(
      expect.stringContaining('Decision changed from Plan paid to Plan paid part'),
    );
    expect(items).toContainEqual(expect.stringContaining('Your share changed from $907.10 to $862.10'));
    expect(items).toContainEqual(expect.stringContaining('single services changed'));
  });

  const first = { role: 'first', claimNumber: '26-7', row: { ...northgate, counted: false } } as const;
  const last = { role: 'correction', claimNumber: '26-8', row: northgate } as const;
  const same = { changes: [], added: [], removed: [], linesDiffer: false, othersDiffer: false };
  const sinceEarlier = { otherId: 'c-evergreen/26-7', ...same };

  test('says that nothing changed', async () => {
    await open({}, { chain: [first, last], sinceEarlier });
    const chain = screen.getByRole('region', { name: 'The versions of this claim' });
    expect(within(chain).getAllByText(/Nothing that this app reads changed\./)).toHaveLength(2);
  });

  test('says of an older version what the next one changed', async () => {
    const change = { field: 'amounts.yourShare', before: '2000', after: '9000' };
    const inLater = { ...sinceEarlier, otherId: 'c-evergreen/26-8', changes: [change] };
    await open({}, { chain: [first, last], inLater });
    const chain = screen.getByRole('region', { name: 'The versions of this claim' });
    expect(within(chain).getByRole('heading', { name: 'What changed in the next version' })).toBeVisible();
    expect(chain).toHaveTextContent('Your share changed from $20.00 to $90.00');
    expect(chain).not.toHaveTextContent('What changed since the version before');
  });

  test('says which services came, in Spanish', async () => {
    const service = { text: 'Brace', code: null, system: null };
    await open({}, { chain: [first, last], sinceEarlier: { ...sinceEarlier, added: [service] } }, 'es');
    const chain = screen.getByRole('region', { name: 'Las versiones de esta reclamación' });
    expect(chain).toHaveTextContent('Servicios agregados: Brace');
    expect(chain).not.toHaveTextContent('No cambió nada');
  });
});

describe('the rest of the page', () => {
  test("reasons in the plan's words, ours by kind, and what to do without a computed date", async () => {
    const reason = { code: 'N1', system: null, noteNumber: null, lineNumber: 2 };
    await open({
      state: 'plan-did-not-pay',
      reasons: [
        { ...reason, kind: 'denial', text: 'More information is needed.' },
        { ...reason, kind: 'adjustment', text: null },
      ],
    });
    const why = screen.getByRole('region', { name: 'Why your plan did not pay' });
    expect(why).toHaveTextContent('More information is needed.');
    expect(why).toHaveTextContent('Your plan’s reason for not paying. Service 2 · Code N1');
    expect(why).toHaveTextContent('Your plan sent only a code: N1.');
    expect(why).toHaveTextContent('Always use the deadline in your letter.');
    expect(why).not.toHaveTextContent(/20\d\d/);
  });

  test('a reason that the plan sent twice in the same words stands once, with both places', async () => {
    const reason = { text: 'Not in your network.', code: null, system: null } as const;
    await open({
      reasons: [
        { ...reason, kind: 'adjustment', noteNumber: null, lineNumber: 1 },
        { ...reason, kind: 'note', noteNumber: 1, lineNumber: null },
      ],
    });
    expect(screen.getAllByText('Not in your network.', { selector: 'blockquote' })).toHaveLength(1);
    expect(screen.getByText(/Service 1$/)).toBeVisible();
    expect(screen.getByText(/Note 1$/)).toBeVisible();
  });

  test('both networks are shown when they disagree', async () => {
    await open({ network: { billing: 'in', rendering: 'out', benefit: null } });
    const people = screen.getByRole('region', { name: 'People and places' });
    expect(people).toHaveTextContent('In network, for the provider who billed');
    expect(people).toHaveTextContent('Out of network, for the provider who treated you');
    expect(people).toHaveTextContent('These do not match.');
  });

  test('a service without a stated amount says so', async () => {
    const claim: Claim = claimView().claim;
    const [line] = claim.lines;
    if (!line) throw new Error('no line');
    await open({ lines: [{ ...line, amounts: { ...line.amounts, yourShare: null } }] });
    const row = screen.getByRole('row', { name: /Knee surgery/ });
    expect(within(row).getAllByRole('cell').at(-1)).toHaveTextContent('not given');
    expect(screen.getByRole('columnheader', { name: 'Deductible' })).toBeVisible();
  });

  test("the plan's own total line is called that, not a service", async () => {
    const [line] = claimView().claim.lines;
    if (!line) throw new Error('no line');
    await open({ lines: [line, { ...line, number: 9, isTotal: true }] });
    expect(screen.getByRole('row', { name: /^Your plan’s total of the services/ })).toBeVisible();
  });

  test('parts that the plan says are zero on every service stand in a sentence, not in columns', async () => {
    const [line] = claimView().claim.lines;
    if (!line) throw new Error('no line');
    const zero = { copay: amount(0), notCovered: amount(0, { source: 'computed' }) };
    await open({ lines: [{ ...line, amounts: { ...line.amounts, ...zero } }] });
    expect(screen.getByText('$0.00 on every service: Copay.')).toBeVisible();
    expect(screen.queryByRole('columnheader', { name: 'Copay' })).toBeNull();
    expect(screen.getByRole('columnheader', { name: 'Not covered' })).toBeVisible();
  });

  test.each([
    ['en', 'History of this claim', 'Your plan received the claim: March 14, 2026 · '],
    ['es', 'Historial de esta reclamación', 'Su plan recibió la reclamación: 14 de marzo de 2026 · '],
  ] as const)('history folded says its days as a sentence would (%s)', async (language, name, words) => {
    await open({ receivedOn: '2026-03-14' }, {}, language);
    expect(screen.getByRole('region', { name })).toHaveTextContent(words);
  });

  test('history tells what changed, from what to what', async () => {
    await open(
      {},
      {
        row: northgate,
        history: [
          {
            seenAt: '2026-03-20T12:04:00Z',
            what: 'changed',
            changes: [
              { field: 'yourShare', before: null, after: '86210' },
              { field: 'state', before: 'plan-paid', after: 'plan-paid-part' },
            ],
          },
        ],
      },
    );
    const history = screen.getByRole('region', { name: 'History of this claim' });
    expect(history).toHaveTextContent('Your share: not given → $862.10');
    expect(history).toHaveTextContent('Decision: Plan paid → Plan paid part');
  });

  test.each([
    [{ openedAt: null }, /Your plan changed this claim/, /changed in Claimfolio/],
    [
      { openedAt: '2026-03-19T12:00:00Z', way: 'table' },
      /This claim changed in Claimfolio/,
      /Your plan changed/,
    ],
  ] as const)('history of a claim %o says who changed it', async (from, said, unsaid) => {
    const changes = [{ field: 'state', before: 'canceled', after: 'plan-paid' }];
    const history = [{ seenAt: '2026-03-20T12:04:00Z', what: 'changed' as const, changes }];
    await open({}, { row: { ...northgate, ...from }, history });
    const told = screen.getByRole('region', { name: 'History of this claim' });
    expect(told).toHaveTextContent(said);
    expect(told).not.toHaveTextContent(unsaid);
  });

  test('what was not understood of what the plan sent', async () => {
    await open({ unread: [{ path: 'extension[2]', text: 'strange' }] });
    expect(screen.getByText('1 part that Claimfolio did not understand')).toBeVisible();
  });

  test('the record itself as text, when it is asked for', async () => {
    const { user, bridge } = await openSurgery();
    expect(bridge.inputs('claims.source')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'See the plan’s own version' }));
    expect(await screen.findByText(/"resourceType": "ExplanationOfBenefit"/)).toHaveTextContent(
      '"id": "rosa-2026-surgery-2"',
    );
  });

  test.each([
    [
      undefined,
      'en',
      'See it as the file has it',
      'This is the record as Claimfolio took it from your file.',
    ],
    [
      'table',
      'en',
      'See it as the table has it',
      /^This is the claim as the table has it, .* did not send it\./,
    ],
    ['paper', 'en', 'See it as you typed it', /^This is the claim as you typed it from paper, /],
    [
      'paper',
      'es',
      'Ver como usted la escribió',
      /^Esta es la reclamación como usted la escribió del papel, /,
    ],
  ] as const)(
    'the record of a file, of %s (%s), is said to be from its hand',
    async (way, language, button, text) => {
      const row = { ...northgate, openedAt: '2026-03-03T18:00:00Z', ...(way && { way }) };
      const { user } = await open({}, { row }, language);
      await user.click(screen.getByRole('button', { name: button }));
      expect(await screen.findByText(text)).toBeVisible();
      expect(screen.queryByText(/as your plan’s computer sent it|envió la computadora/)).toBeNull();
    },
  );

  test('a plan that did not pay is never said to have paid', async () => {
    await open({ state: 'plan-did-not-pay', amounts: { ...noAmounts, planPaid: amount(0) } });
    const history = screen.getByRole('region', { name: 'History of this claim' });
    expect(history).toHaveTextContent('March 21, 2026Payment date from your plan');
    expect(history).not.toHaveTextContent('Your plan paid');
  });

  test('a claim that is not here', async () => {
    await openApp('/claims/gone');
    expect(await screen.findByRole('heading', { name: 'We cannot find this claim' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'See your claims' })).toHaveAttribute('href', '/claims');
  });

  test.each(['en', 'es'] as const)('passes axe and has every text in %s', async (language) => {
    await open(
      {
        state: 'plan-did-not-pay',
        drug: {
          name: { text: 'Lisinopril 10 mg', code: null, system: null },
          quantity: null,
          daysSupply: 30,
          refillNumber: 0,
          refillsAuthorized: 3,
          prescriptionNumber: '77',
          brandOrGeneric: null,
          dispenseAsWritten: null,
          compoundOf: [],
        },
        stay: {
          admitted: '2026-03-12',
          discharged: null,
          drg: null,
          admissionType: null,
          dischargeStatus: null,
        },
        checks: [{ code: 'share-adds-up', ok: false, differenceCents: 500, amount: 'yourShare' }],
        related: [{ relationship: 'replaces', claimNumber: '1', record: null, claimId: 'c-evergreen/1' }],
      },
      {},
      language,
    );
    await expectAccessible();
  });
});
