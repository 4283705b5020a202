/** How many things need a look: one number, on the Claims screen and where everyone is told at once. */
import { expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { addDays } from '../../../shared/dates.ts';
import { mostOpenVisits } from '../../../shared/model/claims/claims-view.ts';
import { isPacket } from '../../../shared/model/papers/packet.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import { countToLook } from '../../../shared/words/to-look.ts';
import { claimRow } from '../../support/statement-fixture.ts';
import { eob, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';

const today = '2026-03-01';
const supplement = { planName: 'Supplement', host: 'sup.example', fhirBaseUrl: 'https://sup.example/r4' };

/** As the Claims screen asks. */
function countOnClaims(store: DataOperations, personId: string): number {
  return countToLook({
    overview: store.claims.overview({ personId, year: null, today }),
    reminders: store.appeals.reminders({ personId, today }),
    visits: store.claims.openVisits({ personId }),
  });
}

const countForAll = (store: DataOperations) => store.people.household({ today }).people[0]?.toLook;

/** As a packet for a helper prints it: the number, what is listed, and each question about a visit once. */
function lookInPacket(store: DataOperations, personId: string) {
  const paper = store.statement.get({
    request: { kind: 'packet', personIds: [personId], inside: ['attention'], options: usualOptions },
    madeOn: today,
  });
  const papers = isPacket(paper)
    ? paper.people.flatMap(({ parts }) => parts.flatMap((part) => part.papers))
    : [];
  return papers.flatMap((one) => {
    if (one.kind !== 'attention') return [];
    const rows = one.rows.map(({ row, reason }) => [row.id.split('/')[1], reason]);
    const { toLook, visits, moreRows, moreVisits } = one;
    return { toLook, rows, visits: visits.length, moreRows, moreVisits };
  });
}

it('is the same in both, with refusals, appeals that are due, and visits of all years', () => {
  const { store } = memoryStore();
  const { personId, connectionId } = store.connection.create(newConnection());
  const other = store.connection.create(newConnection({ personId, ...supplement }));
  const visits = ['2024-05-01', '2026-02-03', '2026-02-04'];
  const ofPlan = (plan: string) =>
    visits.map((date, index) =>
      eob({ id: `v-${index}`, number: `${plan}-${index}`, date, billed: 100 + index }),
    );
  storeAll(store, connectionId, [
    eob({ id: 'no', date: '2026-02-02', paid: 0, share: null, billed: 80 }),
    eob({ id: 'old', date: '2025-02-02', paid: 0, share: null, billed: 90 }),
    ...ofPlan('A'),
  ]);
  storeAll(store, other.connectionId, ofPlan('B'));
  for (const id of [connectionId, other.connectionId]) store.archive.endPass(id, seenAt);
  const letter = { letterDate: '2026-01-01', receivedOn: null, sendTo: '', sentOn: null, outcome: null };
  for (const id of ['no', 'old'])
    store.appeals.save({
      claimId: `${connectionId}/${id}`,
      facts: { ...letter, endedOn: null, lastDay: '2026-03-05' },
    });
  // One refusal of this year, one reminder of another, and the three visits, which are answered together.
  expect(countOnClaims(store, personId)).toBe(3);
  expect(countForAll(store)).toBe(3);
  expect(lookInPacket(store, personId)).toEqual([
    {
      toLook: 3,
      rows: [
        ['no', 'not-paid'],
        ['old', 'not-paid'],
      ],
      visits: 3,
      moreRows: 0,
      moreVisits: 0,
    },
  ]);
  store.claims.putAway({ claimId: `${connectionId}/no`, isPutAway: true });
  store.claims.answerVisits({
    answers: visits.map((_, index) => ({
      firstId: `${connectionId}/v-${index}`,
      secondId: `${other.connectionId}/v-${index}`,
      same: true,
    })),
  });
  // The appeals are still due.
  expect(countOnClaims(store, personId)).toBe(2);
  expect(countForAll(store)).toBe(2);
  expect(lookInPacket(store, personId)).toEqual([
    {
      toLook: 2,
      rows: [
        ['no', 'deadline'],
        ['old', 'not-paid'],
      ],
      visits: 0,
      moreRows: 0,
      moreVisits: 0,
    },
  ]);
});

it('counts what is answered together once, but a claim of a table and a visit of two plans apart', () => {
  const counted = claimRow();
  const withheld = claimRow({ counted: false, notCountedBecause: 'maybe-in-plan' });
  const asked = { first: counted, second: counted, same: null, isSure: true };
  const ofTable = { ...asked, second: withheld };
  const count = (questions: (typeof asked)[]) =>
    countToLook({
      overview: { attention: [], leftOut: 2 },
      reminders: [],
      visits: { questions, leftOut: 3 },
    });
  expect(count([asked, asked])).toBe(6);
  expect(count([asked, asked, ofTable, ofTable])).toBe(7);
  expect(count([{ ...asked, isSure: false }, ofTable])).toBe(7);
});

it('is told on paper with how much of it is not listed', () => {
  const { store } = memoryStore();
  const { personId, connectionId } = store.connection.create(newConnection());
  const other = store.connection.create(newConnection({ personId, ...supplement }));
  const ofPlan = (plan: string) =>
    Array.from({ length: mostOpenVisits + 5 }, (_, at) =>
      eob({ id: `v-${at}`, number: `${plan}-${at}`, date: addDays('2024-01-01', at), billed: 100 + at }),
    );
  const refused = Array.from({ length: 203 }, (_, at) =>
    eob({ id: `no-${at}`, date: '2026-02-02', paid: 0, share: null, billed: 1000 + at }),
  );
  storeAll(store, connectionId, [...ofPlan('A'), ...refused]);
  storeAll(store, other.connectionId, ofPlan('B'));
  for (const id of [connectionId, other.connectionId]) store.archive.endPass(id, seenAt);
  const [paper] = lookInPacket(store, personId);
  expect(paper).toMatchObject({ visits: mostOpenVisits, moreVisits: 5, moreRows: 3 });
  expect(paper?.rows).toHaveLength(200);
});

it('is of the newest year with claims where this year has none, and no share is told of this one', () => {
  const { store } = memoryStore();
  const { personId, connectionId } = store.connection.create(newConnection());
  storeAll(store, connectionId, [eob({ id: 'old', date: '2024-02-02', paid: 0, share: null, billed: 90 })]);
  store.archive.endPass(connectionId, seenAt);
  expect(countOnClaims(store, personId)).toBe(1);
  expect(store.people.household({ today }).people[0]).toMatchObject({ toLook: 1, shares: [], openVisits: 0 });
});
