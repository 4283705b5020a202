import { describe, expect, test } from 'vitest';
import { buildFilter, parseClaimsSearch } from '../../../renderer/features/claims/claims-search.ts';
import { centsFromText, textFromCents } from '../../../renderer/features/claims/filter/money-text.ts';
import { createListItems } from '../../../renderer/features/claims/list/list-items.ts';
import { buildMayOweCell } from '../../../renderer/features/claims/list/may-owe.ts';
import { claimRow, computed, plan } from './claims-data.ts';

const noSums = { sums: [], asked: 0 };

describe('headings and claims as one list', () => {
  const items = createListItems({
    count: 5,
    months: [
      { year: 2026, month: 3, firstIndex: 0, claims: 2, ...noSums },
      { year: 2026, month: 2, firstIndex: 2, claims: 2, ...noSums },
      { year: null, month: null, firstIndex: 4, claims: 1, ...noSums },
    ],
  });

  test('each month has its heading before its claims', () => {
    const line = Array.from({ length: items.count }, (_, position) => {
      const item = items.itemAt(position);
      return item?.kind === 'month' ? `${item.month.month}` : `#${item?.index}`;
    });
    expect(line).toEqual(['3', '#0', '#1', '2', '#2', '#3', 'null', '#4']);
  });

  test('a claim is found again by its place', () => {
    for (const index of [0, 1, 2, 3, 4])
      expect(items.itemAt(items.positionOfClaim(index))).toMatchObject({ kind: 'claim', index });
  });

  test('a month is found with other objects of the same month', () => {
    expect(items.positionOfMonth({ year: 2026, month: 2, firstIndex: 2, claims: 2, ...noSums })).toBe(3);
    expect(items.monthAt(5)?.month).toBe(2);
  });
});

test('an address that is not ours filters nothing', () => {
  const search = parseClaimsSearch({
    year: 'x',
    kinds: ['oral', 'nonsense'],
    network: 7,
    min: 1.5,
    from: '2026',
    odd: 1,
  });
  expect(search).toEqual({ kinds: ['oral'] });
  expect(buildFilter(search, 'p').kinds).toEqual(['oral']);
});

test.each([
  ['120', 12_000],
  ['$1,120.50', 112_050],
  ['', undefined],
  ['12.345', null],
  ['-5', null],
  ['ten', null],
])('the amount "%s"', (text, cents) => {
  expect(centsFromText(text)).toBe(cents);
});

test('cents come back as the text that was typed', () => {
  expect([textFromCents(12_000), textFromCents(112_050), textFromCents(undefined)]).toEqual([
    '120',
    '1120.50',
    '',
  ]);
});

describe('the "You may owe" cell', () => {
  const row = claimRow({ id: 'x', yourShare: plan(500), mayOwe: plan(500) });
  test('a drug that was refused has no share of zero; another payment than the share is not called the share', () => {
    const drug = claimRow({ id: 'c/9', kind: 'pharmacy', alreadyPaid: plan(0) });
    expect(buildMayOweCell({ ...drug, state: 'plan-did-not-pay' })).toEqual({
      kind: 'words',
      words: 'notStated',
    });
    expect(buildMayOweCell(drug)).toMatchObject({ cents: 0, note: 'pharmacy' });
    expect(buildMayOweCell({ ...drug, yourShare: plan(0), alreadyPaid: plan(4028) })).toMatchObject({
      cents: 0,
      note: 'pharmacyUsually',
    });
  });

  test('only what may be yours is rust', () => {
    expect(buildMayOweCell(row)).toMatchObject({ cents: 500, tone: 'you', note: null });
    expect(buildMayOweCell({ ...row, mayOwe: plan(0) })).toMatchObject({ cents: 0, tone: 'ink' });
    expect(buildMayOweCell({ ...row, kind: 'pharmacy' })).toMatchObject({
      tone: 'ink',
      note: 'pharmacyUsually',
    });
    expect(buildMayOweCell({ ...row, mayOwe: computed(500) })).toMatchObject({ note: 'computed' });
  });
  test('what was marked as paid is taken off, once: not where the plan took off itself what it knows as paid', () => {
    const open = { ...row, alreadyPaid: null };
    expect(buildMayOweCell(open, 200)).toMatchObject({ cents: 300, tone: 'you', ofCents: 500 });
    expect(buildMayOweCell(open, 700)).toMatchObject({ cents: 0, tone: 'ink', ofCents: 500 });
    expect(buildMayOweCell({ ...open, alreadyPaid: plan(100) }, 200)).toEqual(
      buildMayOweCell({ ...open, alreadyPaid: plan(100) }),
    );
    expect(buildMayOweCell({ ...open, kind: 'pharmacy' }, 200)).not.toHaveProperty('ofCents');
  });

  test('a claim that does not count owes nothing, whatever it states', () => {
    const gone = { ...row, counted: false, notCountedBecause: 'replaced', state: 'replaced' } as const;
    expect(buildMayOweCell(gone)).toEqual({ kind: 'words', words: 'notCounted' });
    expect(buildMayOweCell({ ...row, mayOwe: null })).toEqual({ kind: 'words', words: 'notStated' });
  });

  test('what the plan took back says so, also of a drug', () => {
    for (const kind of ['professional', 'pharmacy'] as const)
      expect(buildMayOweCell({ ...row, kind, state: 'taken-back', mayOwe: null })).toEqual({
        kind: 'words',
        words: 'takenBack',
      });
  });
});
