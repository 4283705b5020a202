/** Where rules on bills begin and end. */
import { describe, expect, it } from 'vitest';
import { VerdictTable } from '../../../electron/data/bills/keep/verdict-table.ts';
import { readOwnFacts } from '../../../electron/data/bills/match/read-claim-facts.ts';
import type { BillRow } from '../../../shared/model/bills/bill-lists.ts';
import type { Claim } from '../../../shared/model/claims/claim.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { claimRow, knee } from '../../support/statement-fixture.ts';
import { eob, newConnection, openConnectedStore, seenAt, storeAll } from '../archive/records.ts';
import { billLine, billOf, claimOf, judge } from './bill-and-claim.ts';

const today = '2026-05-01';

describe('a bill for several days', () => {
  const lines = [
    billLine({ serviceStart: '2026-03-03', serviceEnd: '2026-03-05', dueCents: 120_00 }),
    billLine({ serviceStart: '2026-04-10', dueCents: 10_00 }),
  ];
  const claim = claimOf({ start: '2026-03-04', end: '2026-03-08', lines: [] });

  it('asks about a claim of which one of them overlaps, and about none that none does', () => {
    const bill = billOf({ serviceStart: null, serviceEnd: null, lines, accounts: [] });
    expect(judge(bill, [claim])).toMatchObject({ verdict: 'ask' });
    const elsewhere = lines.map((line) => ({ ...line, serviceStart: '2026-04-10', serviceEnd: null }));
    expect(judge({ ...bill, lines: elsewhere }, [claim]).verdict).toBe('no-claim');
  });

  it('is about none where all of them lie before or after it', () => {
    for (const serviceStart of ['2026-03-03', '2026-03-09']) {
      const bill = billOf({ serviceStart, serviceEnd: null, lines: [], accounts: [] });
      expect(judge(bill, [claim]).claims).toEqual([]);
    }
  });
});

describe('a bill for several visits', () => {
  it('holds none against lines of which one does not say what is due', () => {
    const at = (serviceStart: string, dueCents: number | null) => billLine({ serviceStart, dueCents });
    const lines = [at('2026-03-04', 60_00), at('2026-03-04', null), at('2026-03-11', 35_00)];
    const other = { id: 'c2', start: '2026-03-11', end: '2026-03-11', lines: [], shareCents: 35_00 };
    const bill = billOf({ dueCents: 135_00, lines });
    expect(judge(bill, [claimOf({ shareCents: 100_00 }), claimOf(other)])).toMatchObject({
      verdict: 'several',
      differenceCents: 0,
      parts: [
        { claimId: 'c1', verdict: 'match' },
        { claimId: 'c2', verdict: 'match' },
      ],
    });
  });
});

describe('what bills know of a claim', () => {
  const factsOf = (more: Partial<Claim>, row: Partial<ClaimRow> = {}) =>
    readOwnFacts({ claim: { ...knee().claim, ...more }, row: claimRow(row) } as never);
  const reason = (code: string) => ({
    kind: 'adjustment' as const,
    text: null,
    code,
    system: 'CARC',
    noteNumber: null,
    lineNumber: null,
  });

  it('is that it was filed late where any of its reasons says so', () => {
    expect(factsOf({ reasons: [reason('CO-29'), reason('CO-45')] }).isFiledLate).toBe(true);
    expect(factsOf({ reasons: [reason('CO-45')] }).isFiledLate).toBe(false);
    expect(factsOf({ reasons: [] }).isFiledLate).toBe(false);
  });

  it.each<[ClaimRow['kind'], boolean]>([
    ['equipment', true],
    ['pharmacy', true],
    ['professional', false],
  ])('of kind %s: its day may be another than that of the bill: %s', (kind, isLoose) => {
    expect(factsOf({}, { kind }).isDateLoose).toBe(isLoose);
  });
});

describe('a plan that goes to somebody else', () => {
  const account = {
    category: { coding: [{ code: 'patientaccountnumber' }] },
    valueString: 'HV20417',
  };

  /** Two plans of a person, a claim of the first, and a receipt for an account. */
  function preview(number: string) {
    const { store, connectionId, personId } = openConnectedStore();
    const claim = eob({ id: 'c-1', date: '2026-03-04', provider: 'Rainier Family Clinic' });
    storeAll(store, connectionId, [{ ...claim, supportingInfo: [{ sequence: 1, ...account }] }]);
    store.archive.endPass(connectionId, seenAt);
    store.connection.create(newConnection({ personId, planName: 'Other' }));
    const biller = 'Rainier Family Clinic LLC';
    const { id: _, ...facts } = billOf({
      personId,
      kind: 'receipt',
      biller,
      accounts: [number],
      dueCents: 30_00,
    });
    store.bills.save({ billId: null, facts });
    return store.people.previewMove({ connectionId, today });
  }

  it('takes along a receipt that is surely about one of its claims', () => {
    expect(preview('HV-20417')).toMatchObject({ bills: 1, stays: { bills: 0 } });
  });

  it('leaves one that is about none', () => {
    expect(preview('ZZ-1')).toMatchObject({ bills: 0, stays: { bills: 1 } });
  });
});

describe('a verdict that changed', () => {
  const verdictOf = (verdict: string) => ({ ...judge(billOf(), [claimOf()]), verdict }) as BillRow['verdict'];

  it.each<[string, string, string[], number]>([
    ['to another by what the plan sent', 'higher', ['c1'], 1],
    ['to "paid"', 'paid', ['c1'], 0],
    ['by what the person did', 'higher', [], 0],
    ['not at all', 'match', ['c1'], 0],
  ])('is news where it changed %s', (_, verdict, newsOf, count) => {
    const { db, store, personId } = openConnectedStore();
    const { id: _id, ...facts } = billOf({ personId });
    const { billId } = store.bills.save({ billId: null, facts });
    const table = new VerdictTable(db);
    const keep = (name: string, claims: string[]) =>
      table.keep(
        [{ bill: { id: billId }, verdict: verdictOf(name) } as unknown as BillRow],
        new Set(claims),
        today,
      );
    keep('match', []);
    keep(verdict, newsOf);
    expect(table.listChanged(personId, today)).toHaveLength(count);
  });
});
