/** The list of claims on paper: what is shown, and nothing else. */
import { expect, test } from 'vitest';
import type { ClaimFilter } from '../../../shared/model/claims/claims-view.ts';
import type { ClaimListStatement } from '../../../shared/model/papers/statement.ts';
import { laidOut, ledger, month, rowTexts, textOf } from '../../support/statement-text.ts';
import { eob, filter, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';

function started() {
  const { store, connectionId, personId } = openConnectedStore();
  storeAll(store, connectionId, [
    eob({ id: 'a', date: '2026-01-15', provider: 'Maple Clinic', billed: 100, paid: 60, share: 40 }),
    eob({ id: 'b', date: '2026-03-02', provider: 'Maple Clinic', billed: 50, paid: 45, share: 5.25 }),
    eob({ id: 'c', date: '2026-03-03', provider: 'Harbor Imaging', billed: 70, paid: 10, share: null }),
    eob({ id: 'd', date: '2026-03-04', provider: 'Maple Clinic', status: 'cancelled' }),
  ]);
  store.archive.endPass(connectionId, seenAt);
  return (
    over: Partial<ClaimFilter>,
    language: 'en' | 'es' = 'en',
    size: 'regular' | 'large' = 'regular',
  ) => {
    const options = { size, paper: 'letter', language } as const;
    const request = { kind: 'list', filter: filter(personId, over), options } as const;
    return laidOut(store.statement.get({ request, madeOn: '2026-03-20' }) as ClaimListStatement);
  };
}

test('prints the rows that the filter lets through, by month, with what was looked for and what they come to', () => {
  const paper = started()({ text: 'maple', counted: 'counted' });
  expect(paper.about).toEqual([
    expect.stringMatching(/ · Evergreen Test Plan · amounts in US dollars$/),
    'Shown: with “maple”',
    'Shown: only claims counted in totals',
  ]);
  expect(paper.blocks[0]).toMatchObject({ kind: 'box', big: '$45.25' });
  expect(textOf(paper)).toContain('2 claims.');
  expect(paper.blocks[0]).toMatchObject({ sums: [{ value: '$150.00' }, { value: '$105.00' }] });
  expect(ledger(paper).groups.map(({ title }) => title)).toEqual(['March 2026', 'January 2026']);
  expect(rowTexts(month(paper, 'March 2026'))).toEqual([
    ['2', expect.stringMatching(/^Maple Clinic · Plan paid \/ .* · CLM-b/), '50.00', '45.00', '5.25'],
  ]);
  expect(ledger(paper).totals[0]?.map((cell) => cell[0]?.text)).toEqual([
    undefined,
    'List of claims, 2 claims',
    '150.00',
    '105.00',
    '45.25',
  ]);
  expect(month(paper, 'March 2026').foot.map((cell) => cell[0]?.text)).toEqual([
    undefined,
    'March 2026, 1 claim',
    undefined,
    '45.00',
    '5.25',
  ]);
  expect(textOf(paper)).not.toContain('Harbor');
});

test('counts the claims of each currency beside their sum', () => {
  const { store, connectionId, personId } = openConnectedStore();
  const inEuros = JSON.parse(
    JSON.stringify(eob({ id: 'e', billed: 70, share: 7 })).replaceAll('"USD"', '"EUR"'),
  );
  storeAll(store, connectionId, [eob({ id: 'a', share: 1 }), eob({ id: 'b', share: 2 }), inEuros]);
  store.archive.endPass(connectionId, seenAt);
  const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
  const request = { kind: 'list', filter: filter(personId, {}), options } as const;
  const { blocks } = laidOut(store.statement.get({ request, madeOn: '2026-03-20' }) as ClaimListStatement);
  const boxes = blocks.flatMap((block) => (block.kind === 'box' ? [[block.big, block.lines[1]?.text]] : []));
  expect(boxes).toEqual([
    ['$3.00', '2 claims.'],
    ['€7.00', '1 claim.'],
  ]);
});

test('prints all of it, says what is not stated and not counted, and has no page for nothing', () => {
  const print = started();
  const all = print({}, 'es', 'large');
  expect(all.about).toContain('Se muestra: todas las reclamaciones');
  expect(textOf(all)).toContain('1 no indica su parte.');
  expect(textOf(all)).toContain('1 no se cuenta.');
  expect(textOf(all)).toContain('Harbor Imaging');
  expect(print({ text: 'walnut' }).blocks).toEqual([]);
});
