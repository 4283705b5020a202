/** Everyone here at once: each person's numbers are those of their own screens, and sums stand only where adding is true. */
import { expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { noAppealFacts } from '../../../shared/model/appeals/appeal.ts';
import { approval } from '../../fixtures/records/approvals.ts';
import { eob, later, newConnection, storeAll } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { connectRosa, connectTheo, openHousehold, today } from '../written/household.ts';

const patient = { reference: 'Patient/pat-1' };
const { id: _id, ...billFacts } = billOf();

function readShare(store: DataOperations, personId: string): number | null {
  const { totals } = store.claims.overview({ personId, year: 2026, today });
  return totals[0]?.yourShare.cents ?? null;
}

function endChecks(store: DataOperations): void {
  for (const { id } of store.connection.list()) store.connection.update(id, { firstSyncDone: true });
}

it('adds the shares of all once every visit is answered, and not while one person may be two', () => {
  const { store } = openHousehold();
  const theo = connectTheo(store);
  const rosa = connectRosa(store);
  endChecks(store);
  const before = store.people.household({ today });
  expect(before.people.map(({ openVisits }) => openVisits)).toEqual([0, 1]);
  expect(before.share).toBeNull();
  const [firstId, secondId] = [`${rosa.evergreen}/a-1`, `${rosa.supplement}/b-1`];
  store.claims.answerVisit({ firstId, secondId, same: true });
  const [ofTheo, ofRosa] = [theo, rosa].map(({ personId }) => readShare(store, personId) ?? Number.NaN);
  const after = store.people.household({ today });
  expect(after).toMatchObject({ year: 2026, leftOut: 0, share: { currency: 'USD' } });
  expect(after.share?.sum.cents).toBe((ofTheo ?? 0) + (ofRosa ?? 0));
  expect(after.people.map(({ shares }) => shares[0]?.sum.cents)).toEqual([ofTheo, ofRosa]);

  const again = store.connection.create(newConnection({ patientId: 'pat-9' }));
  const name = [{ given: ['Rosa'], family: 'Medina' }];
  storeAll(store, again.connectionId, [
    { resourceType: 'Patient', id: 'pat-9', birthDate: '1984-05-09', name },
    eob({ id: 'r-1', patient: 'Patient/pat-9', date: '2026-03-05' }),
  ]);
  store.archive.endPass(again.connectionId, later);
  endChecks(store);
  expect(store.people.household({ today }).share).toBeNull();
  store.people.tellApart({ personId: again.personId, otherId: rosa.personId });
  expect(store.people.household({ today }).share).not.toBeNull();
});

it('adds no currencies to each other, and nothing before a first check is done', () => {
  const { store } = openHousehold();
  connectTheo(store);
  const ana = store.connection.create(newConnection({ patientId: 'pat-3' }));
  const claim = eob({ id: 'e-1', patient: 'Patient/pat-3', date: '2026-03-05' });
  storeAll(store, ana.connectionId, [
    JSON.parse(JSON.stringify(claim).replaceAll('"currency":"USD"', '"currency":"EUR"')),
  ]);
  store.archive.endPass(ana.connectionId, later);
  endChecks(store);
  const { people, share } = store.people.household({ today });
  expect(people.map(({ shares }) => shares.map(({ currency }) => currency))).toEqual([['USD'], ['EUR']]);
  expect(share).toBeNull();
  store.connection.update(ana.connectionId, { firstSyncDone: false });
  expect(store.people.household({ today }).people.map(({ isReady }) => isReady)).toEqual([true, false]);
});

it('tells open bills and the next dates of each, the earliest first', () => {
  const { store } = openHousehold();
  const theo = connectTheo(store);
  const rosa = connectRosa(store);
  const write = (personId: string, biller: string, dueDate: string) =>
    store.bills.save({
      billId: null,
      facts: {
        ...billFacts,
        ...{ personId, biller, dueDate, dueCents: 5000, claimNumber: null, serviceStart: null, lines: [] },
      },
    });
  write(rosa.personId, 'Later Clinic', '2026-05-20');
  write(rosa.personId, 'Sooner Clinic', '2026-05-04');
  const one = store.people.household({ today });
  expect(one.openBills).toBeNull();
  expect(one.people[1]).toMatchObject({
    openBills: [
      { currency: 'USD', cents: 10_000, bills: 2, match: { cents: 0, bills: 0 }, toAsk: { bills: 2 } },
    ],
    nextDates: [
      { kind: 'bill', day: '2026-05-04', name: 'Sooner Clinic', cents: 5_000, currency: 'USD' },
      { kind: 'bill', day: '2026-05-20', name: 'Later Clinic' },
    ],
  });
  write(theo.personId, 'Theo’s Clinic', '2026-05-10');
  expect(store.people.household({ today }).openBills).toEqual({
    currency: 'USD',
    ...{ cents: 15_000, bills: 3 },
    match: { cents: 0, bills: 0 },
    toAsk: { cents: 15_000, bills: 3, aboveCents: 0 },
    twiceCents: 0,
  });
});

it('tells what there is to ask back, and of which bill while it is one', () => {
  const { store } = openHousehold();
  const { personId } = connectRosa(store);
  const readStanding = () => store.people.household({ today }).people[0];
  expect(readStanding()).toMatchObject({ hasBills: false, toGetBack: [] });
  const credit = (dueCents: number) =>
    store.bills.save({
      billId: null,
      facts: { ...billFacts, personId, dueCents, claimNumber: null, serviceStart: null, lines: [] },
    });
  const { billId } = credit(-1_000);
  expect(readStanding()).toMatchObject({
    hasBills: true,
    openBills: [],
    toGetBack: [{ currency: 'USD', cents: 1_000, billId }],
  });
  credit(-500);
  expect(readStanding()?.toGetBack).toEqual([{ currency: 'USD', cents: 1_500, billId: null }]);
});

it('says of this month what the list of claims says of it, pharmacy apart', () => {
  const { store } = openHousehold();
  const rosa = connectRosa(store);
  endChecks(store);
  const month = (day: string) => store.people.household({ today: day }).people[0]?.monthShares ?? [];
  const inMarch = { ...everyClaim(rosa.personId), from: '2026-03-01', to: '2026-03-31' };
  const { totals } = store.claims.list({ filter: inMarch, offset: 0, limit: 1 });
  expect(month('2026-03-15')).toEqual(
    totals.map(({ currency, yourShare, atPharmacy }) => ({ currency, sum: yourShare, atPharmacy })),
  );
  expect(month('2026-03-15')).not.toEqual([]);
  expect(month('2026-12-15')).toEqual([]);
});

it('tells every deadline to appeal that is known, however far it is, and approvals that end soon', () => {
  const { store } = openHousehold();
  const { personId, evergreen } = connectRosa(store);
  const claimId = `${evergreen}/a-6`;
  const readDates = () => store.people.household({ today }).people[0]?.nextDates;
  expect(readDates()).toEqual([]);
  store.appeals.save({ claimId, facts: { ...noAppealFacts, lastDay: '2026-08-30' } });
  const name = 'Harbor Anesthesia Group';
  expect(readDates()).toEqual([{ kind: 'appeal', day: '2026-08-30', from: 'letter', name, claimId }]);
  store.plans.setKind({ connectionId: evergreen, kind: 'employer' });
  store.appeals.save({ claimId, facts: { ...noAppealFacts, receivedOn: '2026-04-01' } });
  storeAll(store, evergreen, [
    { ...approval({ preAuthRefPeriod: [{ end: '2026-05-22' }] }), id: 'ends', patient },
    { ...approval({ preAuthRefPeriod: [{ end: '2026-12-22' }] }), id: 'holds', patient },
  ]);
  expect(readDates()).toEqual([
    {
      kind: 'approval',
      day: '2026-05-22',
      name: 'Dr. Noor Vale',
      approvalId: `${evergreen}/ExplanationOfBenefit/ends`,
    },
    { kind: 'appeal', day: '2026-09-28', from: 'usual', name, claimId },
  ]);
  expect(store.appeals.reminders({ personId, today })).toEqual([]);
  store.appeals.save({
    claimId,
    facts: { ...noAppealFacts, receivedOn: '2026-04-01', sentOn: '2026-04-20' },
  });
  expect(readDates()?.map(({ kind }) => kind)).toEqual(['approval']);
});
