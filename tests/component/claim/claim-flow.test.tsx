import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { amount, claimView, noAmounts, northgate } from '../claims/claims-data.ts';
import { openApp } from '../support/open-app.tsx';

async function open(parts: Parameters<typeof claimView>[0] = {}) {
  const app = await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView(parts) });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  return app;
}

describe('how the plan got there', () => {
  const flow = () =>
    screen.getByRole('region', { name: /^(How your plan got|Where .* comes from|The amounts on)/ });

  test.each([
    ['plan', 'How your plan got to $862.10'],
    ['computed', 'Where $862.10 comes from'],
  ] as const)('a share from %s: its heading says who worked it out', async (source, title) => {
    await open({ amounts: { yourShare: amount(86_210, { source }) } });
    expect(screen.getByRole('heading', { name: title })).toBeVisible();
  });

  test('nothing was got to where no share is stated', async () => {
    await open({ amounts: { ...noAmounts, billed: amount(10_000) } });
    expect(screen.getByRole('heading', { name: 'The amounts on this claim' })).toBeVisible();
  });

  test('shows only stated amounts, and names the others', async () => {
    await open({ amounts: { ...noAmounts, billed: amount(10_000), planPaid: amount(0) } });
    expect(flow()).toHaveTextContent('Amount billed$100.00');
    expect(flow()).toHaveTextContent('Plan paid$0.00');
    expect(flow()).toHaveTextContent(
      'Not given by your plan: Plan discount, Not covered, Plan-approved amount, and Your share.',
    );
  });

  test('what was not copied of a paper is not called the silence of the plan', async () => {
    const row = { ...northgate, openedAt: '2026-03-03T18:00:00Z', way: 'paper' as const };
    const amounts = { ...noAmounts, billed: amount(10_000), planPaid: amount(0) };
    await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView({ amounts }, { row }) });
    expect(await screen.findByText(/^Not in Claimfolio: Plan discount/)).toBeVisible();
    expect(screen.queryByText(/^Not given by your plan: /)).toBeNull();
  });

  test('a share in dispute is not called unstated: the answer quotes it', async () => {
    await open({
      amounts: { ...noAmounts, allowed: amount(150_000), planPaid: amount(138_000), copay: amount(12_000) },
      checks: [{ code: 'share-adds-up', ok: false, differenceCents: -12_000, amount: 'yourShare' }],
    });
    expect(screen.getByText('Your plan’s numbers do not match: share $0.00, copay $120.00.')).toBeVisible();
    expect(flow()).toHaveTextContent(
      'Not given by your plan: Amount billed, Plan discount, and Not covered.',
    );
  });

  test('what you paid at the pharmacy is the plan’s number, also beside a share worked out here', async () => {
    await open({
      kind: 'pharmacy',
      amounts: { ...noAmounts, yourShare: amount(2000, { source: 'computed' }), alreadyPaid: amount(2000) },
    });
    const answer = screen.getByRole('region', { name: 'The answer' });
    expect(answer).toHaveTextContent('You paid at the pharmacy (reported)$20.00From your plan');
  });

  test('asks before paying what is not covered, unless the plan put it in your share', async () => {
    await open({ amounts: { yourShare: amount(86_210, { source: 'computed' }) } });
    expect(flow()).toHaveTextContent(
      'Ask before you pay the $462.00 not covered. Your plan did not say who pays it.',
    );
  });

  test('says when the plan states your share without what is not covered', async () => {
    await open();
    expect(flow()).toHaveTextContent('Your share does not include the $462.00 not covered. If you');
    expect(flow()).not.toHaveTextContent('Ask before you pay');
  });

  test('says when the plan counts some of what is not covered in your share', async () => {
    await open({ amounts: { yourShare: amount(96_210), mayOwe: amount(96_210) } });
    expect(flow()).toHaveTextContent('Your plan counts $100.00 of the $462.00 not covered in your share.');
  });

  test('says when you may have paid too much, apart from numbers that do not agree', async () => {
    await open({
      checks: [
        { code: 'paid-more-than-share', ok: false, differenceCents: 3000, amount: 'alreadyPaid' },
        { code: 'balance-billing-possible', ok: true, differenceCents: 9000, amount: 'allowed' },
      ],
    });
    expect(flow()).toHaveTextContent(
      'You may have paid more than your shareYour plan’s records say you paid $30.00 more',
    );
    expect(flow()).not.toHaveTextContent('do not add up');
  });

  test('says that an approved price is above the bill, and that it can be right', async () => {
    await open({
      checks: [{ code: 'above-billed', ok: true, differenceCents: 12_000, amount: 'allowed' }],
    });
    expect(flow()).toHaveTextContent(
      'Plan-approved amount is $120.00 more than was billed. Some plans pay a fixed price for a stay',
    );
    expect(flow()).not.toHaveTextContent('do not add up');
  });

  test('says when the plan counts what is not covered in your share', async () => {
    await open({ amounts: { yourShare: amount(132_410), mayOwe: amount(132_410) } });
    expect(flow()).toHaveTextContent('Your plan counts the $462.00 not covered in your share.');
    expect(flow()).not.toHaveTextContent('Ask before you pay');
  });

  const hospital = {
    ...noAmounts,
    billed: amount(50_480),
    allowed: amount(50_480),
    planPaid: amount(12_631),
    yourShare: amount(3884),
  };

  test.each([
    ['en', '$339.65 less than the plan-approved amount. The claim does not explain this.'],
    ['es', '$339.65 menos que lo aprobado por el plan. La reclamación no lo explica.'],
  ] as const)('what of the approved amount has no word is said (%s)', async (language, words) => {
    const view = claimView({ amounts: hospital, checks: [] });
    await openApp('/claims/c-evergreen%2F2', { 'claims.get': view }, { language });
    expect(await screen.findByText(new RegExp(words.replaceAll(/[$.]/g, '\\$&')))).toBeVisible();
  });

  test.each([
    ['it is explained or said by a check', { ...hospital }, 'payment-adds-up'],
    ['another insurance paid it', { ...hospital, otherInsurerPaid: amount(33_965) }, null],
    ['the share is not given', { ...hospital, yourShare: null }, null],
    ['a fixed fee pays: the plan paid nothing', { ...hospital, planPaid: amount(0) }, null],
  ] as const)('nothing is said to be unexplained where %s', async (_, amounts, code) => {
    await open({
      amounts,
      checks: code === null ? [] : [{ code, ok: true, differenceCents: 0, amount: 'planPaid' }],
    });
    expect(flow()).not.toHaveTextContent('does not explain');
  });

  test('shows the difference where numbers do not agree', async () => {
    await open({
      checks: [{ code: 'payment-adds-up', ok: false, differenceCents: -81_740, amount: 'planPaid' }],
    });
    expect(flow()).toHaveTextContent(
      'These amounts do not add upThese are the amounts your plan sent. Call your plan and ask why.',
    );
    expect(flow()).toHaveTextContent('What your plan paid is $817.40 less than it should be: ');
  });

  test('says one difference once, and which way it goes', async () => {
    await open({
      checks: [
        { code: 'payment-adds-up', ok: false, differenceCents: -437, amount: 'planPaid' },
        { code: 'whole-claim-adds-up', ok: false, differenceCents: 437, amount: 'billed' },
        { code: 'lines-match-total', ok: false, differenceCents: -437, amount: 'planPaid' },
        { code: 'lines-match-total', ok: false, differenceCents: 437, amount: 'discount' },
      ],
    });
    expect(flow().textContent?.match(/\$4\.37 \w+/g)).toEqual(['$4.37 less', '$4.37 more']);
  });

  test('the answer says that numbers do not agree, and leads to where', async () => {
    const { user } = await open({
      checks: [{ code: 'payment-adds-up', ok: false, differenceCents: -81_740, amount: 'planPaid' }],
    });
    const answer = within(screen.getByRole('region', { name: 'The answer' }));
    expect(answer.getByText('These amounts do not add up.')).toBeVisible();
    await user.click(answer.getByRole('button', { name: 'See by how much' }));
    expect(document.activeElement).toHaveTextContent(
      'What your plan paid is $817.40 less than it should be: ',
    );
  });

  test.each([
    ['numbers agree', { code: 'payment-adds-up', ok: true, differenceCents: 0, amount: 'planPaid' }],
    ['only a note is to be read', { code: 'payment-adjusted', ok: false, differenceCents: 5, amount: null }],
  ] as const)('the answer says nothing of it where %s', async (_, check) => {
    await open({ checks: [check] });
    expect(screen.getByRole('region', { name: 'The answer' })).not.toHaveTextContent('add up');
  });

  test('a fold that was closed is opened for it', async () => {
    const view = claimView(
      {
        state: 'plan-did-not-pay',
        amounts: { ...noAmounts, billed: amount(1000), planPaid: amount(0) },
        checks: [{ code: 'payment-adds-up', ok: false, differenceCents: 5, amount: 'planPaid' }],
      },
      { askAgain: { why: 'refused', provider: 'Northgate', place: null, planPhone: null } },
    );
    const { user } = await openApp('/claims/c-evergreen%2F2', { 'claims.get': view });
    await screen.findByRole('heading', { level: 1, name: /Northgate/ });
    const fold = screen
      .getByRole('region', { name: 'The amounts on this claim' })
      .querySelector('details') as HTMLDetailsElement;
    fold.open = false;
    await user.click(screen.getByRole('button', { name: 'See by how much' }));
    expect(fold.open).toBe(true);
  });

  test.each(['Went toward your deductible', 'Your coinsurance', 'Your copay'])(
    'so does each part of the share: %s',
    async (part) => {
      const { user } = await open();
      expect(flow()).not.toHaveTextContent(`${part}, total of the claim`);
      await user.click(screen.getByRole('button', { name: 'Show where each number comes from' }));
      expect(flow()).toHaveTextContent(`${part}, total of the claim`);
    },
  );

  test('each number says where in the record it comes from, on demand', async () => {
    const { user } = await open();
    expect(screen.queryByText('total[3].amount')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Show where each number comes from' }));
    const path = screen.getByText('total[3].amount');
    expect(path).toBeVisible();
    expect(path.parentElement).toHaveTextContent(/^\S.*, total of the claim total\[3\]\.amount$/);
  });

  test.each([
    ['paper', 'you', 'from paper, added by you'],
    ['table', 'table', 'from a table, opened on March 3, 2026'],
  ] as const)('a number from a %s says so in words, and no place in a record', async (way, source, words) => {
    const row = { ...northgate, openedAt: '2026-03-03T18:00:00Z', way };
    const amounts = { ...noAmounts, billed: amount(10_000, { source }) };
    await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView({ amounts }, { row }) });
    await screen.findByRole('heading', { level: 1, name: /Northgate/ });
    expect(flow()).toHaveTextContent(words);
    expect(screen.queryByRole('button', { name: 'Show where each number comes from' })).toBeNull();
  });

  test.each(['paper', 'table'] as const)(
    'what a %s lacks is not called not given by the plan',
    async (way) => {
      const row = { ...northgate, openedAt: '2026-03-03T18:00:00Z', way };
      const view = claimView({ claimNumber: null }, { row });
      await openApp('/claims/c-evergreen%2F2', { 'claims.get': view });
      const number = await screen.findByText('Claim number');
      expect(number.nextElementSibling).toHaveTextContent('Not given');
      expect(screen.queryByText(/not given by your plan/i)).toBeNull();
    },
  );

  test.each([
    ['paper', 'These are the amounts you entered. Compare them with the original.'],
    ['table', 'These are the amounts of the table. Compare them with your plan’s own letters.'],
    [undefined, 'These are the amounts of the file. Compare them with your plan’s own letters.'],
  ] as const)('amounts of a %s that do not add up are not called sent by the plan', async (way, words) => {
    const row = { ...northgate, openedAt: '2026-03-03T18:00:00Z', ...(way && { way }) };
    const check = { code: 'payment-adds-up', ok: false, differenceCents: -500, amount: 'planPaid' } as const;
    await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView({ checks: [check] }, { row }) });
    await screen.findByRole('heading', { level: 1, name: /Northgate/ });
    expect(flow()).toHaveTextContent(words);
    expect(flow()).not.toHaveTextContent('your plan sent');
  });
});
