import { afterEach, describe, expect, test, vi } from 'vitest';
import { AppealTable } from '../../../electron/data/appeals/keep/appeal-table.ts';
import { BillTable } from '../../../electron/data/bills/keep/bill-table.ts';
import { wordsFor } from '../../../electron/data/statements/words.ts';
import { billLetters, claimLetters } from '../../../shared/model/bills/letter.ts';
import type { RecordKind } from '../../../shared/model/health/health-kinds.ts';
import { isPacket, type PacketRequest } from '../../../shared/model/papers/packet.ts';
import type { LetterStatement, YearStatement } from '../../../shared/model/papers/statement.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { layOutDocuments } from '../../../shared/paper/layout.ts';
import {
  eob,
  filter,
  memoryStore,
  newConnection,
  openConnectedStore,
  seenAt,
  storeAll,
} from '../archive/records.ts';
import { printedBill } from '../bills/printed-bill.ts';

/** A person with two plans that refused `count` claims each, every one related to another claim. */
function storeWithRefusals(count: number) {
  const { store } = memoryStore();
  const first = store.connection.create(newConnection({ planName: 'First Plan' }));
  const second = store.connection.create(
    newConnection({ planName: 'Second Plan', personId: first.personId }),
  );
  const refused = (plan: string, index: number) =>
    eob({
      id: `${plan}-${index}`,
      number: `${plan}-${index}`,
      provider: `Clinic of ${plan}`,
      date: `2026-01-${String(1 + (index % 28)).padStart(2, '0')}`,
      paid: 0,
      share: null,
      note: index % 2 === 0 ? 'Not medically necessary, invented' : 'Provider out of network, invented',
      related: [
        { relationship: { coding: [{ code: 'associated' }] }, reference: { value: `${plan}-${index - 1}` } },
      ],
    });
  for (const { connectionId } of [first, second]) {
    const claims = Array.from({ length: count }, (_, index) => refused(connectionId, index));
    storeAll(store, connectionId, [...claims, { resourceType: 'Organization', id: 'org', name: 'Clinic' }]);
    store.archive.endPass(connectionId, seenAt);
  }
  const statement = () =>
    store.statement.get({
      request: {
        kind: 'year',
        personId: first.personId,
        year: 2026,
        connectionId: null,
        options: usualOptions,
      },
      madeOn: '2026-03-20',
    }) as YearStatement;
  return { store, statement };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what statements read from the store', () => {
  test('the reasons on paper are those of the claims on screen', () => {
    const { store, statement } = storeWithRefusals(4);
    const { notes, months } = statement();
    expect(notes.map(({ number, reason }) => [number, reason.text])).toEqual([
      [1, 'Not medically necessary, invented'],
      [2, 'Provider out of network, invented'],
    ]);
    const rows = months.flatMap((month) => month.rows);
    expect(rows).toHaveLength(8);
    for (const { row, noteNumbers } of rows) {
      const onPaper = noteNumbers.map((number) => notes[number - 1]?.reason);
      expect(onPaper).toEqual(store.claims.get({ claimId: row.id }).claim.reasons);
    }
  });

  test('a refused claim costs the same however many there are', () => {
    const parsesPerClaim = (count: number) => {
      const { statement } = storeWithRefusals(count);
      statement();
      const parse = vi.spyOn(JSON, 'parse');
      statement();
      const parses = parse.mock.calls.length;
      parse.mockRestore();
      return parses / (2 * count);
    };
    expect(parsesPerClaim(40)).toBeLessThanOrEqual(parsesPerClaim(10));
  });

  test('the year of one plan has visits of two plans whole, as the list has them, and no share that is not owed', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const supplement = newConnection({ personId, planName: 'Supplement', host: 'sup.example' });
    const other = store.connection.create(supplement).connectionId;
    const visit = { provider: 'Rainier Clinic', billed: 200 };
    storeAll(store, connectionId, [
      eob({ id: 'a', ...visit }),
      eob({ id: 'c', date: '2026-02-02', share: 12 }),
    ]);
    store.archive.endPass(connectionId, seenAt);
    storeAll(store, other, [eob({ id: 'b', number: 'S-1', ...visit, paid: 25, share: 5, otherPaid: 120 })]);
    store.archive.endPass(other, seenAt);
    store.claims.answerVisit({ firstId: `${connectionId}/a`, secondId: `${other}/b`, same: true });
    const request = { kind: 'year', personId, year: 2026, connectionId, options: usualOptions } as const;
    const statement = store.statement.get({ request, madeOn: '2026-03-20' }) as YearStatement;
    const filtered = filter(personId, { year: 2026, connectionIds: [connectionId] });
    const { rows } = store.claims.list({ filter: filtered, offset: 0, limit: 9 });
    expect(statement.months.flatMap((month) => month.rows.map(({ row }) => row.id)).sort()).toEqual(
      rows.map(({ id }) => id).sort(),
    );
    expect(statement.totals).toMatchObject([
      { counted: 2, yourShare: { cents: 17_00 }, planPaid: { cents: 265_00 } },
    ]);
    const [document] = layOutDocuments(statement, wordsFor);
    expect(document?.about).toContain(
      'Claims of Evergreen Test Plan. This includes the whole visit when another plan also covers it.',
    );
  });

  test('each plan has the end of the member number on its own card, and none where its card has none', () => {
    const { store } = memoryStore();
    const first = store.connection.create(newConnection({ planName: 'First Plan' }));
    const { personId } = first;
    const second = store.connection.create(newConnection({ planName: 'Second Plan', personId }));
    const third = store.connection.create(newConnection({ planName: 'Third Plan', personId }));
    const card = (id: string, number: string | null) => ({
      resourceType: 'Coverage',
      id,
      status: 'active',
      beneficiary: { reference: 'Patient/pat-1' },
      identifier: number === null ? [] : [{ type: { coding: [{ code: 'MB' }] }, value: number }],
      payor: [{ display: 'Invented payer' }],
    });
    for (const [{ connectionId }, cards] of [
      [first, [card('a', null), card('b', 'FIRST-1111')]],
      [second, [card('a', 'SECOND-2222')]],
      [third, [card('a', null)]],
    ] as const) {
      storeAll(store, connectionId, [eob({ id: 'x', number: connectionId }), ...cards]);
      store.archive.endPass(connectionId, seenAt);
    }
    const request = {
      kind: 'year',
      personId,
      year: 2026,
      connectionId: null,
      options: usualOptions,
    } as const;
    const { plans } = store.statement.get({ request, madeOn: '2026-03-20' }) as YearStatement;
    expect(plans.map(({ name, memberId }) => [name, memberId])).toEqual([
      ['First Plan', '1111'],
      ['Second Plan', '2222'],
      ['Third Plan', null],
    ]);
  });

  test('a year goes from its first to its last day, and its sheets stand by their days', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const days = ['2026-02-10', '2026-01-05', '2026-03-20', '2026-01-31'];
    storeAll(
      store,
      connectionId,
      days.map((date, at) => eob({ id: `d${at}`, number: `N-${at}`, date })),
    );
    store.archive.endPass(connectionId, seenAt);
    const request = {
      kind: 'year',
      personId,
      year: 2026,
      connectionId: null,
      options: usualOptions,
    } as const;
    const { from, to } = store.statement.get({ request, madeOn: '2026-03-25' }) as YearStatement;
    expect([from, to]).toEqual(['2026-01-05', '2026-03-20']);
    expect(store.statement.sheets({ personId, year: 2026 }).map(({ day }) => day)).toEqual(days.toSorted());
  });

  test.each([...billLetters])('a letter about a bill of the example bears the mark: %s', (template) => {
    const { db, store, personId } = openConnectedStore();
    const bills = new BillTable(db);
    const save = (mark: object) => bills.save(null, { ...printedBill, personId, ...mark }, seenAt);
    const letterOf = (billId: string) => {
      const about = { billId };
      store.letters.save({ about, template, language: 'en', text: 'To whom it may concern' });
      const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
      return store.statement.get({
        request: { kind: 'letter', about, template, options },
        madeOn: '2026-03-20',
      }) as LetterStatement;
    };
    const example = letterOf(save({ isExample: true }));
    expect(example).toMatchObject({ isExample: true });
    expect(layOutDocuments(example, wordsFor)[0]?.notABill).toMatch(/example/i);
    expect(letterOf(save({}))).not.toHaveProperty('isExample');
  });

  test.each([...claimLetters])(
    'a letter about a claim bears the mark of the example only where its claim is of it: %s',
    (template) => {
      const { db, store, connectionId } = openConnectedStore();
      storeAll(store, connectionId, [eob({ id: 'own' }), eob({ id: 'example', number: 'N-2' })]);
      const letterOf = (id: string) => {
        const about = { claimId: `${connectionId}/${id}` };
        store.letters.save({ about, template, language: 'en', text: 'Dear plan' });
        const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
        const request = { kind: 'letter', about, template, options } as const;
        return store.statement.get({ request, madeOn: '2026-03-20' });
      };
      new AppealTable(db).save(`${connectionId}/own`, {} as never);
      new AppealTable(db).save(`${connectionId}/example`, { isExample: true } as never);
      expect(letterOf('example')).toMatchObject({ text: 'Dear plan', isExample: true });
      expect(letterOf('own')).not.toHaveProperty('isExample');
    },
  );

  test('bills that are paid are on no list of open ones, and health records are those of the kinds asked for', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [
      {
        resourceType: 'Condition',
        id: 'c',
        subject: { reference: 'Patient/pat-1' },
        code: { text: 'Cough' },
      },
    ]);
    const save = (biller: string) =>
      store.bills.save({ billId: null, facts: { ...printedBill, personId, biller, dueCents: 90_00 } }).billId;
    save('Open Clinic');
    const payment = { cents: 90_00, currency: 'USD', paidOn: '2026-02-04', way: 'card', note: '' } as const;
    store.bills.pay({ billId: save('Paid Clinic'), facts: payment });
    const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
    const madeOn = '2026-03-20';
    expect(store.statement.get({ request: { kind: 'bills', personId, options }, madeOn })).toMatchObject({
      rows: [{ bill: { biller: 'Open Clinic' } }],
    });
    const records = (kinds: RecordKind[]) => {
      const request = { kind: 'health', personId, kinds, options: { ...options, past: true } } as const;
      return store.statement.get({ request, madeOn });
    };
    expect(records(['condition'])).toMatchObject({ rows: [{ title: { text: 'Cough' } }] });
    expect(records(['allergy'])).toMatchObject({ rows: [] });
    expect(records([])).toMatchObject({ rows: [] });
  });

  test('care that the person does not know is on paper while its claim stands', () => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [
      eob({ id: 'stands' }),
      eob({ id: 'gone', number: 'N-2', status: 'cancelled' }),
    ]);
    store.archive.endPass(connectionId, seenAt);
    const facts = { answer: 'did-not-happen', note: '', notedOn: '2026-02-02' } as const;
    for (const id of ['stands', 'gone']) store.visitChecks.save({ claimId: `${connectionId}/${id}`, facts });
    const options = { size: 'regular', paper: 'letter', language: 'en' } as const;
    expect(
      store.statement.get({ request: { kind: 'visits', personId, options }, madeOn: '2026-03-20' }),
    ).toMatchObject({ checks: [{ row: { id: `${connectionId}/stands` } }] });
  });

  test('cards go to those that may still be used and those that have ended', () => {
    const { store, connectionId, personId } = openConnectedStore();
    const card = (id: string, end: string) => ({
      resourceType: 'Coverage',
      id,
      status: 'active',
      beneficiary: { reference: 'Patient/pat-1' },
      period: { start: '2024-01-01', end },
      payor: [{ display: 'Invented payer' }],
    });
    storeAll(store, connectionId, [card('now', '2026-12-31'), card('old', '2024-12-31')]);
    const cardsIn = (inside: PacketRequest['inside']) => {
      const request: PacketRequest = { kind: 'packet', personIds: [personId], inside, options: usualOptions };
      const paper = store.statement.get({ request, madeOn: '2026-03-20' });
      return isPacket(paper) && JSON.stringify(paper.people[0]?.parts.flatMap(({ papers }) => papers));
    };
    expect(cardsIn(['cards'])).toContain('/now"');
    expect(cardsIn(['cards'])).not.toContain('/old"');
    expect(cardsIn(['ended-cards'])).toContain('/old"');
    expect(cardsIn(['ended-cards'])).not.toContain('/now"');
  });
});
