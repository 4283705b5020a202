/**
 * Plans that go to somebody else and people who are made one, with everything that was written down: nothing is lost or
 * doubled, taking it back leaves all as it was, and erasing leaves nothing. Over a real encrypted database.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Db } from '../../../electron/data/database/database.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { findTexts } from '../../support/find-text.ts';
import { base, eob, filter, later, newConnection, storeAll } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { emptyPlan } from '../../unit/replay/empty-plan.ts';
import { anyActions, planted, type Scene } from '../written/actions.ts';
import {
  connectRosa,
  connectTheo,
  type Household,
  openHousehold,
  tellAll,
  today,
} from '../written/household.ts';

const tables = [
  ...[
    'connection',
    'bill',
    'bill_answer',
    'bill_scan',
    'payment',
    'payment_scan',
    'tax_entry',
    'compared_plan',
    'call',
    'letter',
  ],
  ...[
    'appeal',
    'plan_limits',
    'visit_check',
    'service_kind',
    'episode_claim',
    'alike_put_away',
    'claim',
    'resource',
  ],
];

/** How many rows there are of everything that can belong to somebody. */
function countAll(db: Db): Record<string, unknown> {
  return Object.fromEntries(
    tables.map((table) => [table, db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get()]),
  );
}

function setTheScene(household: Household) {
  const { store } = household;
  const theo = connectTheo(store);
  const person = connectRosa(store);
  const otherPlans = [`${theo.connectionId}/Coverage/theo-ppo`];
  return { household, theo, scene: { store, person, others: [theo.personId], otherPlans } satisfies Scene };
}

const { id: _id, ...billFacts } = billOf();

/** A bill that is surely about a claim, which `pay` pays. */
function writeBill({ store }: Household, personId: string, over: Partial<typeof billFacts>) {
  const { billId } = store.bills.save({
    billId: null,
    facts: { ...billFacts, personId, biller: planted, lines: [], ...over },
  });
  const facts = { cents: 100, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;
  store.bills.pay({ billId, facts });
  return billId;
}

/** A visit on a bill of several people. */
const lineOf = (personId: string) => ({
  ...{ serviceStart: null, serviceEnd: null, account: null, code: null, chargeCents: null, dueCents: null },
  personId,
});

function whose(db: Db, table: string, id: string): unknown {
  return db.prepare(`SELECT person_id FROM ${table} WHERE id = ?`).pluck().get(id);
}

/** A row of the access log that tells of paper. */
function logPrint(personId: string): AccessEntry {
  return {
    ...{ at: later, personId, connectionId: null, host: null, what: 'print', category: null, page: null },
    ...{ why: 'you-asked', result: 'ok', status: null, records: null, bytes: null, method: null },
    path: planted,
  };
}

it('whatever was written, a merge or a move that is taken back leaves all as it was', () => {
  fc.assert(
    fc.property(anyActions, fc.boolean(), fc.boolean(), (actions, isMerge, isToNew) => {
      const { household, scene, theo } = setTheScene(openHousehold());
      const { db, store } = household;
      for (const action of actions) action.run(scene);
      const before = tellAll(store, scene.person);
      const people = store.people.list().toSorted((a, b) => (a.id < b.id ? -1 : 1));
      const counts = countAll(db);
      const { personId, supplement } = scene.person;
      if (isMerge) store.people.merge({ personId, intoId: theo.personId });
      else store.people.move({ connectionId: supplement, personId: isToNew ? null : theo.personId, today });
      expect(countAll(db)).toEqual(counts);
      if (isMerge) {
        const after = tellAll(store, { ...scene.person, personId: theo.personId }) as Record<string, unknown>;
        expect(after['appeals']).toEqual((before as Record<string, unknown>)['appeals']);
        expect(after['payments']).toEqual((before as Record<string, unknown>)['payments']);
      }
      store.people.undo();
      expect(countAll(db)).toEqual(counts);
      expect(tellAll(store, scene.person)).toEqual(before);
      expect(store.people.list().toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(people);
    }),
    { numRuns: 30 },
  );
}, 240_000);

it('whatever is written in between, each payment is of whose its bill or its claim is, once it is taken back', () => {
  const strays = `SELECT payment.id FROM payment LEFT JOIN bill ON bill.id = bill_id
    LEFT JOIN connection ON claim_id LIKE connection.id || '/%'
    WHERE payment.person_id <> coalesce(bill.person_id, connection.person_id)`;
  fc.assert(
    fc.property(anyActions, fc.boolean(), (actions, isMerge) => {
      const { household, scene, theo } = setTheScene(openHousehold());
      const { db, store } = household;
      const { personId, supplement } = scene.person;
      if (isMerge) store.people.merge({ personId, intoId: theo.personId });
      else store.people.move({ connectionId: supplement, personId: theo.personId, today });
      const now = isMerge ? { ...scene, person: { ...scene.person, personId: theo.personId } } : scene;
      // The plans of two people are not asked about one visit.
      for (const action of actions) if (action.name !== 'answerVisit') action.run(now);
      store.people.undo();
      expect(db.prepare(strays).all()).toEqual([]);
    }),
    { numRuns: 20 },
  );
}, 240_000);

it('a plan takes along the bills and payments that are surely about its claims, and no others', () => {
  const { household, scene, theo } = setTheScene(openHousehold());
  const { db, store } = household;
  const { personId, evergreen, supplement } = scene.person;
  const about = { claimNumber: 'CLM-a-2', serviceStart: '2026-03-03', dueCents: 4000 };
  const ofEvergreen = writeBill(household, personId, { ...about, biller: 'Dr. Ada Example' });
  const ofNothing = writeBill(household, personId, { biller: 'Nobody knows', serviceStart: '2024-01-01' });
  const facts = { cents: 700, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;
  const { paymentId } = store.bills.payClaim({ claimId: `${evergreen}/a-3`, facts });
  const stays = store.bills.payClaim({ claimId: `${supplement}/b-1`, facts }).paymentId;
  store.taxes.addEntry({ personId, facts: { kind: 'hsa', start: '2025-02-01' } });
  store.nextYear.save({ personId, planId: null, rules: emptyPlan });

  const list = (id: string) => store.claims.list({ filter: filter(id), offset: 0, limit: 100 });
  const listAsked = () =>
    [personId, theo.personId].flatMap((id) =>
      list(id).rows.flatMap(({ id: claimId, attention }) => (attention === 'same-visit' ? [claimId] : [])),
    );
  expect(listAsked()).not.toEqual([]);
  expect(store.people.previewMove({ connectionId: evergreen, today })).toMatchObject({
    ...{ plans: 1, claims: 6, bills: 1, payments: 2, taxEntries: 0, comparedPlans: 0 },
    endsPerson: false,
    stays: { bills: 1, payments: 2, taxEntries: 1, comparedPlans: 1 },
  });
  store.people.move({ connectionId: evergreen, personId: theo.personId, today });
  expect(whose(db, 'bill', ofEvergreen)).toBe(theo.personId);
  expect(store.bills.get({ billId: ofEvergreen, today }).bill.personId).toBe(theo.personId);
  expect(store.bills.get({ billId: ofEvergreen, today }).payments).toHaveLength(1);
  expect(whose(db, 'bill', ofNothing)).toBe(personId);
  expect(whose(db, 'payment', paymentId)).toBe(theo.personId);
  expect(whose(db, 'payment', stays)).toBe(personId);
  expect(list(theo.personId).count).toBe(7);
  expect(list(personId).rows.map(({ connectionId }) => connectionId)).toEqual([supplement]);
  // Two people's claims are not one visit.
  expect(listAsked()).toEqual([]);
  store.people.move({ connectionId: supplement, personId: theo.personId, today });
  expect(listAsked()).not.toEqual([]);
  expect(store.people.list()).toHaveLength(1);
  store.people.undo();
  expect(store.people.list().map(({ name }) => name)).toEqual(['Theo Medina', 'Rosa Medina']);
});

it('whether a plan’s records are somebody else’s is judged by whose they are now', () => {
  const { household, scene, theo } = setTheScene(openHousehold());
  const { store } = household;
  const otherOf = (id: string) => store.connection.list().find((one) => one.id === id)?.otherPerson ?? null;
  expect(otherOf(scene.person.supplement)).toBeNull();
  store.people.move({ connectionId: scene.person.supplement, personId: theo.personId, today });
  expect(otherOf(scene.person.supplement)).toEqual({ name: 'Rosa Medina', birthDate: '1984-05-09' });
  const { personId } = store.people.move({ connectionId: scene.person.supplement, personId: null, today });
  expect(otherOf(scene.person.supplement)).toBeNull();
  expect(store.people.list().find(({ id }) => id === personId)).toMatchObject({
    name: 'Rosa Medina',
    birthDate: '1984-05-09',
  });
});

it('a name that a plan brought goes with it, where those that stay say another', () => {
  const { db, store } = openHousehold();
  const { personId, connectionId } = store.connection.create(newConnection());
  const second = store.connection.create(newConnection({ personId, patientId: 'pat-2', planName: 'Other' }));
  const bring = (id: string, patient: string, given: string) => {
    const name = [{ given: [given], family: 'Medina' }];
    storeAll(store, id, [
      { resourceType: 'Patient', id: patient, birthDate: '1984-05-09', name },
      eob({ id: `c-${patient}`, patient: `Patient/${patient}`, date: '2026-03-02' }),
    ]);
    store.archive.endPass(id, later);
  };
  bring(connectionId, 'pat-1', 'Theo');
  bring(second.connectionId, 'pat-2', 'Rosa');
  store.people.move({ connectionId, personId: null, today });
  expect(store.people.list().map(({ name }) => name)).toEqual(['Rosa Medina', 'Theo Medina']);
  expect(db.prepare('SELECT count(*) FROM person').pluck().get()).toBe(2);
});

it('after a merge, erasing the last plan leaves nothing of either, not in the access log either', async () => {
  const { household, scene, theo } = setTheScene(openHousehold());
  const { db, store, readFile } = household;
  const { personId, evergreen, supplement } = scene.person;
  writeBill(household, personId, {});
  writeBill(household, theo.personId, { patientName: planted });
  store.accessLog.add(logPrint(personId));
  store.people.merge({ personId, intoId: theo.personId });
  const bytes = await readFile();
  expect(findTexts([{ name: 'file', bytes }], [planted])).not.toEqual([]);
  for (const id of [theo.connectionId, evergreen, supplement]) store.connection.erase(id);
  const rest = await readFile();
  expect(findTexts([{ name: 'file', bytes: rest }], [planted, personId, theo.personId, base])).toEqual([]);
  for (const table of ['person', 'different_people', ...tables])
    expect(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get(), table).toBe(0);
  expect(store.accessLog.list({ personId: null, offset: 0, limit: 10 }).complete).toBe(true);
  expect(() => store.people.undo()).toThrow('There is no such');
});

it('visits on a bill of several people name whoever they became, until that is taken back', () => {
  const { household, scene, theo } = setTheScene(openHousehold());
  const { store } = household;
  const { personId } = scene.person;
  const third = store.connection.create(newConnection({ patientId: 'pat-3' }));
  const lines = [theo.personId, personId].map((id) => lineOf(id));
  const billId = writeBill(household, third.personId, { lines });
  const named = () => store.bills.get({ billId, today }).bill.lines.map((one) => one.personId);
  store.people.merge({ personId: theo.personId, intoId: personId });
  expect(named()).toEqual([personId, personId]);
  store.people.undo();
  expect(named()).toEqual([theo.personId, personId]);
});

it('so do visits on their own bill, and on one that was changed meanwhile', () => {
  const { household, scene, theo } = setTheScene(openHousehold());
  const { store } = household;
  const { personId } = scene.person;
  const lines = [personId, theo.personId].map((id) => lineOf(id));
  const [untouched, changed] = ['Dr. Ada Example', 'Nobody knows'].map((biller) =>
    writeBill(household, personId, { biller, lines }),
  ) as [string, string];
  const named = (billId: string) =>
    store.bills.get({ billId, today }).bill.lines.map((one) => one.personId ?? null);
  store.people.merge({ personId, intoId: theo.personId });
  const { id: _own, ...facts } = store.bills.get({ billId: changed, today }).bill;
  const added = [...facts.lines, { ...lineOf(theo.personId), dueCents: 700 }];
  store.bills.save({ billId: changed, facts: { ...facts, lines: added } });
  store.people.undo();
  expect(named(untouched)).toEqual([personId, theo.personId]);
  expect(named(changed)).toEqual([personId, theo.personId, theo.personId]);
});

it('what was written and logged of somebody new is of whose the plan was, once the move is taken back', () => {
  const { household, scene, theo } = setTheScene(openHousehold());
  const { db, store } = household;
  const { personId, supplement, evergreen } = scene.person;
  const moved = store.people.move({ connectionId: supplement, personId: null, today }).personId;
  const lines = [theo.personId, moved].map((id) => lineOf(id));
  const billId = writeBill(household, theo.personId, { lines });
  store.accessLog.add(logPrint(moved));
  store.people.undo();
  const named = store.bills.get({ billId, today }).bill.lines.map((one) => one.personId);
  expect(named).toEqual([theo.personId, personId]);
  const ofPerson = store.accessLog.list({ personId, offset: 0, limit: 10 });
  expect(ofPerson.rows).toMatchObject([{ what: 'print', personName: 'Rosa Medina' }]);
  for (const id of [evergreen, supplement]) store.connection.erase(id);
  const entries = db.prepare('SELECT entry FROM access_log WHERE entry IS NOT NULL').pluck().all();
  expect(entries.join()).not.toContain(planted);
});
