import { expect, test } from 'vitest';
import type { VisitStory } from '../../../shared/model/claims/claims-view.ts';
import { claimRow, claimStatement } from '../../support/statement-fixture.ts';
import { laidOut, rowTexts, table, textOf } from '../../support/statement-text.ts';

const cents = (amount: number) => ({ cents: amount, source: 'plan' as const });
const story: VisitStory = {
  isOrderKnown: true,
  first: claimRow({
    planName: 'Medicare',
    state: 'plan-paid',
    billed: cents(100_00),
    allowed: cents(95_00),
    planPaid: cents(75_00),
    yourShare: { cents: 20_00, source: 'computed' },
  }),
  last: claimRow({
    planName: 'Supplement',
    state: 'plan-paid',
    billed: cents(100_00),
    allowed: null,
    otherInsurerPaid: cents(80_00),
    planPaid: cents(15_00),
    yourShare: null,
    mayOwe: cents(5_00),
  }),
  disagreement: { paidCents: 75_00, saidCents: 80_00 },
};

const paper = (parts: Partial<VisitStory>, options = {}) =>
  laidOut({ ...claimStatement(options), stories: [{ ...story, ...parts }] });

test('the statement of a claim tells what each plan did, and adds nothing up', () => {
  const document = paper({});
  expect(rowTexts(table(document, 'First: Medicare, plan paid'))).toEqual([
    ['Amount billed', '100.00'],
    ['Plan-approved amount', '95.00'],
    ['Plan paid', '75.00'],
    ['Left after Medicare / calculated by this app', '20.00'],
  ]);
  expect(rowTexts(table(document, 'Then: Supplement, plan paid'))).toEqual([
    ['Amount billed', '100.00'],
    ['Plan-approved amount', 'not given'],
    ['Other insurance paid, as this plan says', '80.00'],
    ['Plan paid', '15.00'],
  ]);
  expect(textOf(document)).toContain(
    'Supplement says other insurance paid $80.00. Medicare says it paid $75.00. Ask both plans which is right.',
  );
  expect(textOf(document)).toContain('Your share now: $5.00. From Supplement.');
  expect(textOf(paper({}, { language: 'es' }))).toContain(
    'Lo que le queda por pagar ahora: $5.00. Según Supplement.',
  );
});

test('what is not known is said', () => {
  const deciding = { ...story.last, state: 'plan-is-deciding' as const, counted: false, mayOwe: null };
  expect(textOf(paper({ last: deciding }))).toContain(
    'Your share now: Not known yet. Supplement is still deciding.',
  );
  const unclear = textOf(paper({ isOrderKnown: false, disagreement: null }));
  expect(unclear).toContain('No claim says which plan came first, so');
  expect(unclear).toContain('Your totals use the share from Supplement.');
  expect(unclear).not.toContain('First: Medicare');
});

test('of a claim that another plan looked at next, the answer is what was left then', () => {
  const { row } = claimStatement();
  const box = (parts: Partial<VisitStory>) => paper({ first: row, ...parts }).blocks[0];
  expect(box({})).toMatchObject({
    lines: [
      { text: `Left after ${row.planName}` },
      { text: expect.stringMatching(/^Supplement came next for this visit/) },
      {},
    ],
  });
  expect(box({ isOrderKnown: false })).toMatchObject({
    lines: [{ text: expect.stringMatching(/^You may owe/) }, {}],
  });
});

test('an amount billed that is to be hidden is hidden here too', () => {
  expect(textOf(paper({}, { hideBilled: true }))).not.toContain('$100.00');
});

test('of a visit that another plan may have looked at, too, the claim names that plan and its share', () => {
  const text = (askedVisits: (typeof story.first)[]) => textOf(laidOut({ ...claimStatement(), askedVisits }));
  expect(text([{ ...story.last, yourShare: cents(0) }])).toContain(
    'Supplement also sent a claim that looks like this visit. On it, your share is $0.00.',
  );
  expect(text([story.last])).toContain('looks like this visit, without your share.');
  expect(text([])).not.toContain('looks like this visit');
});

test('a share after Medicare says that other insurance may pay some of it', () => {
  const { claim, row, ...statement } = claimStatement();
  const box = (planName: string) => {
    const yourShare = { ...claim.amounts.yourShare, source: 'computed' } as never;
    const amounts = { ...claim.amounts, yourShare };
    return textOf(laidOut({ ...statement, claim: { ...claim, amounts }, row: { ...row, planName } }));
  };
  expect(box('Medicare')).toContain('Other insurance may pay some of this');
  expect(box('Evergreen Health')).not.toContain('Other insurance may pay some of this');
});

test('a zero without a name of ours is not printed beside the amount billed', () => {
  const { claim, ...statement } = claimStatement();
  const paperWith = (sum: number) => {
    const amount = { cents: sum, currency: 'USD', source: 'plan', partial: false };
    const other = [{ label: 'Claim total charge', code: null, lineNumber: null, amount }] as never;
    return textOf(laidOut({ ...statement, claim: { ...claim, amounts: { ...claim.amounts, other } } }));
  };
  expect(paperWith(1_00)).toContain('Claim total charge');
  expect(paperWith(0)).not.toContain('Claim total charge');
});
