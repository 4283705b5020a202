/** Two people who were made one, and more that came before that was taken back. */
import { expect, it } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { eob, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';

type Ids = ReturnType<typeof open>;

function open() {
  const { db, store } = memoryStore();
  const add = (host: string, claims: readonly object[]) => {
    const made = store.connection.create(newConnection({ host, fhirBaseUrl: `https://${host}/fhir` }));
    storeAll(store, made.connectionId, [...claims] as never);
    store.archive.endPass(made.connectionId, seenAt);
    return made;
  };
  const claim = { date: '2026-03-02', provider: 'Rainier Family Clinic', billed: 210, share: 44 };
  const one = add('one.example', [eob({ id: 'a', ...claim })]);
  const two = add('two.example', [eob({ id: 'b', ...claim })]);
  const three = add('three.example', []);
  const billed = (personId: string) =>
    store.claims
      .list({ filter: everyClaim(personId), offset: 0, limit: 10 })
      .totals.map((sums) => sums.billed.cents);
  return { db, store, one, two, three, billed };
}

it('somebody who was told apart since stays told apart', () => {
  const { db, store, one, two, three } = open();
  store.people.merge({ personId: one.personId, intoId: two.personId });
  store.people.tellApart({ personId: two.personId, otherId: three.personId });
  store.people.undo();
  const pairs = db.prepare('SELECT one_id AS one, other_id AS other FROM different_people').all();
  expect(pairs.map((pair) => Object.values(pair as object).toSorted())).toEqual([
    [two.personId, three.personId].toSorted(),
  ]);
});

it('a visit that was answered in between is of two people again, and each keeps every amount', () => {
  const { store, one, two, billed } = open();
  const before = [one, two].map(({ personId }) => billed(personId));
  store.people.merge({ personId: one.personId, intoId: two.personId });
  const firstId = `${one.connectionId}/a`;
  const secondId = `${two.connectionId}/b`;
  store.claims.answerVisit({ firstId, secondId, same: true });
  expect(billed(two.personId)).toEqual([21_000]);
  store.people.undo();
  expect([one, two].map(({ personId }) => billed(personId))).toEqual(before);
  for (const claimId of [firstId, secondId]) expect(store.claims.get({ claimId }).visits).toEqual([]);
  expect(() => store.people.undo()).toThrow(expect.objectContaining({ code: 'store/not-found' }));
});

it('a plan that came in between stays with whom it came to', () => {
  const { store, one, two } = open();
  store.people.merge({ personId: one.personId, intoId: two.personId });
  const more = { personId: two.personId, host: 'four.example', fhirBaseUrl: 'https://four.example/fhir' };
  const four = store.connection.create(newConnection(more));
  store.people.undo();
  const owners = Object.fromEntries(store.connection.list().map(({ id, personId }) => [id, personId]));
  expect(owners[one.connectionId]).toBe(one.personId);
  expect(owners[four.connectionId]).toBe(two.personId);
});

it('who never looked has not looked after it is taken back', () => {
  const { db, store, one, two } = open();
  store.news.markSeen({ personId: one.personId, today: '2026-04-01' } as never);
  store.people.merge({ personId: one.personId, intoId: two.personId });
  store.people.undo();
  const looked = db.prepare('SELECT person_id FROM last_look').pluck().all();
  expect(looked).toEqual([one.personId]);
});

const facts = { cents: 4400, currency: 'USD', paidOn: '2026-03-09', way: 'card', note: '' } as const;

it.each<[string, (ids: Ids) => void]>([
  ['made one', ({ store, one, two }) => store.people.merge({ personId: one.personId, intoId: two.personId })],
  [
    'given the plan',
    ({ store, one, two }) =>
      store.people.move({ connectionId: one.connectionId, personId: two.personId, today: '2026-04-01' }),
  ],
])('what was paid in between goes back with its bill and its claim, of somebody who was %s', (_, change) => {
  const ids = open();
  const { db, store, one, two } = ids;
  // Of two plans one can go.
  store.connection.create(newConnection({ personId: one.personId, host: 'five.example' }));
  const { id: _id, ...printed } = billOf({
    ...{ personId: one.personId, biller: 'Rainier Family Clinic', claimNumber: 'CLM-a', accounts: [] },
    ...{ serviceStart: '2026-03-02', dueCents: 4400 },
  });
  const { billId } = store.bills.save({ billId: null, facts: printed });
  const claimId = `${one.connectionId}/a`;
  change(ids);
  store.bills.pay({ billId, facts });
  store.bills.payClaim({ claimId, facts: { ...facts, cents: 100 } });
  store.bills.payClaim({ claimId: `${two.connectionId}/b`, facts: { ...facts, cents: 200 } });
  store.people.undo();
  expect(store.bills.get({ billId, today: '2026-04-01' })).toMatchObject({
    bill: { personId: one.personId },
    payments: [{ cents: 4400 }],
  });
  const paid = db.prepare<[string], number>(
    "SELECT facts ->> '$.cents' FROM payment WHERE person_id = ? ORDER BY rowid",
  );
  expect(paid.pluck().all(one.personId)).toEqual([4400, 100]);
  expect(paid.pluck().all(two.personId)).toEqual([200]);
});

it('a plan that came in between to somebody new stays theirs', () => {
  const { store, one, billed } = open();
  const more = { host: 'five.example', fhirBaseUrl: 'https://five.example/fhir' };
  store.connection.create(newConnection({ personId: one.personId, ...more }));
  const before = billed(one.personId);
  const { personId } = store.people.move({
    connectionId: one.connectionId,
    personId: null,
    today: '2026-04-01',
  });
  const other = { personId, host: 'six.example', fhirBaseUrl: 'https://six.example/fhir' };
  const six = store.connection.create(newConnection(other));
  storeAll(store, six.connectionId, [eob({ id: 'z', date: '2026-03-05', billed: 999 })]);
  store.archive.endPass(six.connectionId, seenAt);
  expect(store.people.undo()).toEqual({ personId: one.personId });
  expect(billed(one.personId)).toEqual(before);
  expect(billed(personId)).toEqual([99_900]);
});
