/** Claims of a table and of paper in the worksheet of what was paid: whose word each amount is. */
import { describe, expect, it } from 'vitest';
import { eob } from '../../unit/archive/records.ts';
import { filesWith, importAll, ndjson } from '../import/opened.ts';
import { openHandClaims, today } from './open-hand-claims.ts';

const question = { personId: null, year: 2026, today };
const entry = { currency: 'USD', paidOn: '2026-05-02', way: 'card', note: '' } as const;

describe('the worksheet of what was paid', () => {
  it('leaves out what nobody marked, and says whether the table, the person or a file states it', async () => {
    const { store, personId } = await openHandClaims();
    await importAll(
      store,
      filesWith({ 'x.ndjson': ndjson([eob({ id: 'f-1', number: 'F-1', date: '2026-05-05', share: 12 })]) }),
      ({ importId, patients }) => ({
        importId,
        people: patients.map(({ key }) => ({ key, personId })),
      }),
    );
    const { rows, others } = store.taxes.worksheet(question);
    expect(rows).toEqual([]);
    expect(others.map(({ claimNumber, cents, source }) => [claimNumber, cents, source]).toSorted()).toEqual([
      ['BH-1', 400_00, 'you'],
      ['BH-2', 30_00, 'you'],
      ['C-1001', 30_00, 'table'],
      ['C-1002', 170_00, 'table'],
      ['C-1003', 95_00, 'table'],
      ['F-1', 12_00, 'file'],
    ]);
  });

  it('counts what the person paid for them, to the cent, in the CSV too', async () => {
    const { store, paidId } = await openHandClaims();
    store.bills.payClaim({ claimId: paidId, facts: { ...entry, cents: 30_00 } });
    const { rows } = store.taxes.worksheet(question);
    expect(rows).toMatchObject([
      { claimNumber: 'BH-2', provider: 'Bay Lab', ownCents: 30_00, source: 'you' },
    ]);
    const lines = new TextDecoder()
      .decode(store.taxes.csv({ ...question, language: 'en' }))
      .trimEnd()
      .split('\r\n');
    // From the end: a text before it may have commas.
    const column = lines[0]?.split(',').toReversed().indexOf('source') ?? -1;
    const sourceOf = (number: string) =>
      lines
        .find((line) => line.includes(number))
        ?.split(',')
        .toReversed()[column];
    expect(['BH-1', 'BH-2', 'C-1002'].map(sourceOf)).toEqual(['you', 'you', 'table']);
  });
});
