import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { ClaimReason } from '#shared/model/claims/claim';
import { amount, claimView, noAmounts } from '../claims/claims-data.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

type Parts = Parameters<typeof claimView>[0];

async function open(parts: Parts, language: 'en' | 'es' = 'en', more: Parameters<typeof claimView>[1] = {}) {
  const view = claimView(parts, more);
  const app = await openApp(
    '/claims/c-evergreen%2F2',
    {
      'claims.get': view,
      'appeals.get': { row: view.row, facts: null, calls: [], sentLetters: [] },
    },
    { language },
  );

  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  return app;
}

const reason = (code: string, more: Partial<ClaimReason> = {}): ClaimReason => ({
  kind: 'denial',
  text: null,
  code,
  system: 'CARC',
  noteNumber: null,
  lineNumber: null,
  ...more,
});
const refused: Parts = { state: 'plan-did-not-pay', amounts: { ...noAmounts, billed: amount(100) } };
const why = (name = 'Why your plan did not pay') => screen.getByRole('region', { name });

describe('a claim that the plan did not pay', () => {
  test("gives the reason in the plan's words, then in ours, and what to ask", async () => {
    await open({ ...refused, reasons: [reason('CO-197', { text: 'Needs authorization first.' })] });
    expect(why()).toHaveTextContent(
      'Needs authorization first.Your plan says you needed its approval first.' +
        'By this code, the provider usually cannot charge you this amount. Ask before you pay it.',
    );
    expect(why()).toHaveTextContent(
      'By the code your plan sent, the provider usually cannot charge you for this. If the provider bills you for it, ask before you pay.',
    );
    expect(why()).toHaveTextContent('Ask who had to get the approval.');
    expect(why()).toHaveTextContent(
      'Ask the provider to put the account on hold while your plan reviews its decision.',
    );
    expect(why()).not.toHaveTextContent('Your plan sent only a code');
  });

  test.each([
    [
      'en',
      'You might not have to pay this',
      'Your plan wrote: “You do not have to pay it.”',
      'See how to appeal',
      'Compare with a bill',
    ],
    [
      'es',
      'Tal vez no tenga que pagar esto',
      'Su plan escribió: “You do not have to pay it.”',
      'Ver cómo apelar',
      'Comparar con una factura',
    ],
  ] as const)(
    'says first that the plan does not leave it to the person, in %s',
    async (language, title, text, appeal, hold) => {
      const note = {
        kind: 'note',
        code: null,
        system: null,
        text: 'Sent too late. You do not have to pay it.',
      } as const;
      const parts = { ...refused, reasons: [reason('29'), { ...reason(''), ...note }] };
      const notYours = { by: 'note', note: 'You do not have to pay it.' } as const;
      const askAgain = { why: 'not-yours', notYours, provider: null, place: null, planPhone: null } as const;
      await open(parts, language, { askAgain });
      expect(screen.getByRole('heading', { level: 2, name: title })).toBeVisible();
      expect(screen.getAllByText(new RegExp(text))[0]).toBeVisible();
      expect(screen.getByRole('link', { name: appeal }).className).not.toMatch(/primary/);
      expect(screen.getByRole('link', { name: hold }).className).toMatch(/primary/);
      await expectAccessible();
    },
  );

  test('in Spanish says our words first where the code is known, and no more of the plan’s language', async () => {
    const note: Partial<ClaimReason> = { kind: 'note', text: 'Not needed.', system: null };
    await open(
      { ...refused, reasons: [reason('50', { text: 'Not needed.' }), { ...reason('', note), code: null }] },
      'es',
    );
    expect(why('Por qué su plan no pagó')).toHaveTextContent('Su plan no consideró que esto fuera necesario');
    expect(screen.queryByText(/Suelen estar en inglés/)).toBeNull();
  });

  test.each([
    ['es', 'Por qué su plan no pagó', 1],
    ['en', 'Why your plan did not pay', 0],
  ] as const)(
    'words of a plan without a known code are told apart once, in %s',
    async (language, name, count) => {
      const own = { system: null, text: 'Part of this is not covered.' };
      await open(
        { ...refused, reasons: [reason('OWN', own), reason('OWN2', { ...own, text: 'Ask us.' })] },
        language,
      );
      expect(why(name)).toHaveTextContent('Part of this is not covered.');
      const notes = screen.queryAllByText(/palabras de su plan, tal como las envió|plan’s own words/);
      expect(notes).toHaveLength(count);
    },
  );

  test('says why, and what to ask, before what the person paid', async () => {
    await open({ ...refused, reasons: [reason('CO-197')] });
    const paid = await screen.findByRole('region', { name: 'What you paid' });
    expect(why().compareDocumentPosition(paid)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  test("words a code without words by Medicare's own list, and names the code", async () => {
    const parts = { system: 'Medicare line code', lineNumber: 2 };
    await open({ ...refused, reasons: [reason('J', parts)] });
    expect(why()).toHaveTextContent('Your plan says another insurance should pay first.');
    expect(why()).toHaveTextContent('Service 2 · Medicare line code J');
    expect(why()).toHaveTextContent('Ask which plan pays first.');
  });

  test.each([
    ['OA-50', 'does not say who pays this amount, you or the provider'],
    ['PI-50', 'made its own decision to lower the amount'],
    ['CR-50', 'corrects an earlier decision'],
  ])('what the group of %s says stands in words, without a verdict on who pays', async (code, words) => {
    await open({ ...refused, reasons: [reason(code)] });
    expect(why()).toHaveTextContent(words);
    expect(why()).not.toHaveTextContent(/this amount is yours to pay|usually cannot charge you this amount/);
  });

  test('the same words for the provider and for you are not told as one', async () => {
    const cut = { kind: 'adjustment', text: 'Above the agreed price.' } as const;
    const note: Partial<ClaimReason> = { kind: 'note', text: cut.text, system: null };
    await open({
      state: 'plan-paid',
      reasons: [reason('CO-45', cut), reason('PR-45', cut), { ...reason('', note), code: null }],
    });
    const [first, second, ...others] = within(why('Why')).getAllByRole('listitem');
    expect(first).toHaveTextContent(/the provider usually cannot charge you this amount.*CO-45/);
    expect(first).not.toHaveTextContent('PR-45');
    expect(second).toHaveTextContent(/PR-45/);
    expect(second).not.toHaveTextContent('the provider usually cannot');
    expect(others).toEqual([]);
  });

  test('the same code on several services stands once, refusals first', async () => {
    const cut = { kind: 'adjustment' } as const;
    await open({
      ...refused,
      reasons: [
        reason('CO-45', { ...cut, lineNumber: 1 }),
        reason('50', { lineNumber: 1 }),
        reason('50', { lineNumber: 3 }),
      ],
    });
    const [first, second, third] = within(why()).getAllByRole('listitem');
    expect(first).toHaveTextContent(/medical need.*Service 1.*Service 3/);
    expect(second).toHaveTextContent('Your plan lowered the price');
    expect(third).toHaveTextContent('Ask your plan for the rule it used');
  });

  test('shows a remark code beside the reason', async () => {
    const remarks = [{ text: 'Invented remark.', code: 'N99', system: 'RARC' }];
    await open({ ...refused, reasons: [reason('16', { remarks })] });
    expect(why()).toHaveTextContent('Also sent: Invented remark. (RARC N99)');
  });

  test('lists the usual times of every kind of plan while the kind is unknown', async () => {
    await open(refused);
    expect(why()).toHaveTextContent('Always use the deadline in your letter.');
    const times = (await within(why()).findByText(/^Usual deadlines/)).nextElementSibling;
    expect(times).not.toBeVisible();
    expect(times?.querySelectorAll('li')).toHaveLength(10);
    for (const text of ['180 days', '120 days', '65 days', '60 days', '6 months', '90 days', '4 months'])
      expect(times).toHaveTextContent(text);
    expect(times).toHaveTextContent('Rule: 42 CFR 438.402, 431.221');
    expect(why()).not.toHaveTextContent(/20\d\d/);
  });

  test('leads with the time of its own kind of plan and folds the others away', async () => {
    await open({ ...refused, planKind: 'medicaid' });
    expect(await within(why()).findByText(/With a Medicaid plan, usually 60 days/)).toBeVisible();
    expect(within(why()).getByText('Medicare Advantage')).not.toBeVisible();
    expect(within(why()).getByText('If you have another type of plan')).toBeVisible();
  });
});

describe('a claim of which the plan refused a part', () => {
  const line = claimView().claim.lines[1];
  if (!line) throw new Error('no line');
  const lines = [
    ...claimView().claim.lines.slice(0, 1),
    { ...line, amounts: { ...line.amounts, planPaid: amount(0), deductible: null } },
  ];

  test('says which, and what to do about it', async () => {
    await open({ lines, state: 'plan-paid', reasons: [reason('50', { lineNumber: 2 })] });
    expect(why('Why')).toHaveTextContent(
      'This is about the part your plan did not pay. Not paid: service 2.',
    );
    expect(why('Why')).toHaveTextContent('Ask your plan for the rule it used');
    expect(why('Why')).toHaveTextContent('Always use the deadline in your letter.');
  });

  test('a price cut by contract has its words, and nothing to do', async () => {
    await open({
      lines,
      state: 'plan-paid',
      reasons: [reason('CO-45', { lineNumber: 2, kind: 'adjustment' })],
    });
    expect(why('Why')).toHaveTextContent('Your plan lowered the price by its own rules.');
    expect(why('Why')).not.toHaveTextContent('appeal');
  });
});

test('a drug that was refused at the counter is not paid, and leads to an exception', async () => {
  await open({
    ...refused,
    kind: 'pharmacy',
    planKind: 'part-d',
    reasons: [reason('70', { kind: 'reject', system: 'NCPDP' })],
  });
  expect(screen.getByRole('region', { name: 'The answer' })).toHaveTextContent(
    'Your plan did not payYour plan did not pay for this drug.',
  );
  expect(why()).toHaveTextContent('Your plan says it does not cover this drug.');
  expect(why()).toHaveTextContent('ask your plan for an exception');
  expect(await within(why()).findByText(/If the pharmacy says no, that is not a denial yet/)).toBeVisible();
  expect(why()).not.toHaveTextContent('hold the account');
});

describe('a provider outside the network that billed more than the plan approved', () => {
  const network = { billing: 'out', rendering: null, benefit: null } as const;
  const amounts = { billed: amount(40_000), allowed: amount(30_000) };
  const checks = [
    { code: 'balance-billing-possible', ok: true, differenceCents: 10_000, amount: 'allowed' } as const,
  ];
  const balance = () => screen.getByRole('region', { name: 'If an out-of-network provider bills you more' });

  test('says what balance billing is and when to ask for protection', async () => {
    await open({ network, amounts, checks });
    expect(balance()).toHaveTextContent('The amount billed is $100.00 more than the plan-approved amount.');
    expect(balance()).toHaveTextContent('You may be protected from it.');
    expect(balance()).toHaveTextContent('if it was an emergency');
    expect(balance()).not.toHaveTextContent(/illegal|do not have to pay/);
  });

  test('Medicare and Medicaid have their own rules', async () => {
    await open({ network, amounts, checks, planKind: 'medicare-advantage' });
    expect(balance()).toHaveTextContent('Medicare and Medicaid have their own rules');
    expect(balance()).not.toHaveTextContent('No Surprises');
  });

  test('is silent in the network', async () => {
    await open({ amounts });
    expect(screen.queryByRole('region', { name: /out-of-network/ })).toBeNull();
  });
});

test.each([
  ['en', 'Other status, or network does not apply, how your plan counted it'],
  ['es', 'Otro estado, o la red no aplica, como lo contó su plan'],
] as const)(
  'a status that is neither in nor out of the network is no other network (%s)',
  async (language, words) => {
    await open({ network: { billing: 'in', rendering: null, benefit: 'other' } }, language);
    const people = screen.getByRole('region', { name: /People|Personas/ });
    expect(people).toHaveTextContent(words);
    expect(people).not.toHaveTextContent(/do not agree|No coinciden/);
  },
);

test.each(['en', 'es'] as const)('passes axe and has every text in %s', async (language) => {
  await open(
    {
      ...refused,
      network: { billing: 'out', rendering: null, benefit: null },
      amounts: { ...noAmounts, billed: amount(40_000), allowed: amount(30_000) },
      planKind: 'employer',
      reasons: ['50', '197', '242', '96', '22', '26', '16', '18', '29', 'PR-204'].map((code) => reason(code)),
    },
    language,
  );
  await expectAccessible();
});
