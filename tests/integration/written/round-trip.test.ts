/**
 * What a person wrote never changes what a plan says, leaves with them without a trace, and comes back whole from the
 * file that they saved: random sequences of everything that can be written, over a real encrypted database.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findTexts } from '../../support/find-text.ts';
import { eob, filter, later, storeAll } from '../../unit/archive/records.ts';
import { type Action, anyActions, planted, type Scene, someActions } from './actions.ts';
import {
  addFile,
  claimsOf,
  connectRosa,
  connectTheo,
  type Household,
  openHousehold,
  type Person,
  saveFile,
  tellAll,
  today,
} from './household.ts';

function setTheScene({ store }: Household): Scene & { theo: { personId: string; connectionId: string } } {
  const theo = connectTheo(store);
  const person = connectRosa(store);
  const otherPlans = [`${theo.connectionId}/Coverage/theo-ppo`];
  return { store, person, theo, others: [theo.personId], otherPlans };
}

function runAll(actions: readonly Action[], scene: Scene): void {
  for (const action of actions) action.run(scene);
}

function eraseRosa({ store, person }: Scene): void {
  for (const id of [person.evergreen, person.supplement]) store.connection.erase(id);
}

/** What plans say: rows, claims in full and sums, each as text. */
function tellPlans({ store, person: { personId, evergreen, supplement } }: Scene): string {
  const claimIds = [
    ...claimsOf.evergreen.map((id) => `${evergreen}/${id}`),
    ...claimsOf.supplement.map((id) => `${supplement}/${id}`),
  ];
  return JSON.stringify([
    store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }),
    claimIds.map((claimId) => store.claims.get({ claimId })),
    [2025, 2026, null].map((year) => store.spending.get({ personId, year, today })),
  ]);
}

/** Where the planted word stands: by table, and in the bytes of the file. */
async function findTraces({ db, readFile }: Household): Promise<string[]> {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all();
  const inTables = tables.filter((table) =>
    db
      .prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`)
      .all()
      .some((row) => findTexts([{ name: table, bytes: bytesOf(row) }], [planted]).length > 0),
  );
  return [
    ...inTables,
    ...findTexts([{ name: 'file', bytes: await readFile() }], [planted]).map(() => 'file'),
  ];
}

function bytesOf(row: Record<string, unknown>): Buffer {
  return Buffer.concat(
    Object.values(row).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value) : Buffer.from(String(value)),
    ),
  );
}

it('no action on what a person writes changes what a plan says', () => {
  const household = openHousehold();
  const scene = setTheScene(household);
  const before = tellPlans(scene);
  fc.assert(
    fc.property(someActions, (actions) => {
      for (const action of actions) {
        action.run(scene);
        expect(tellPlans(scene), action.name).toBe(before);
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

it('a change of the plan itself would have been noticed', () => {
  const household = openHousehold();
  const scene = setTheScene(household);
  const before = tellPlans(scene);
  storeAll(household.store, scene.person.evergreen, [eob({ id: 'a-1', date: '2026-03-02', billed: 211 })]);
  household.store.archive.endPass(scene.person.evergreen, later);
  expect(tellPlans(scene)).not.toBe(before);
});

it('what was written is nowhere after its person was erased, and was found before', async () => {
  await fc.assert(
    fc.asyncProperty(anyActions, async (actions) => {
      const household = openHousehold();
      const scene = setTheScene(household);
      runAll(actions, scene);
      // One of each place where a text may stand, so that the detector is proven every time.
      const { billId } = household.store.bills.save({
        billId: null,
        facts: { ...someBill(scene.person), biller: planted },
      });
      household.store.letters.save({ about: { billId }, template: 'appeal', language: 'en', text: planted });
      expect(await findTraces(household)).toEqual(expect.arrayContaining(['bill', 'letter', 'file']));
      eraseRosa(scene);
      expect(await findTraces(household)).toEqual([]);
    }),
    { numRuns: 6 },
  );
}, 120_000);

function someBill({ personId }: Person) {
  return {
    kind: 'bill' as const,
    personId,
    patientName: null,
    biller: '',
    billerFor: null,
    npi: null,
    accounts: [],
    claimNumber: null,
    prescriptionNumber: null,
    serviceStart: null,
    serviceEnd: null,
    statementDate: null,
    dueDate: null,
    dueCents: 100,
    currency: 'USD',
    totalChargesCents: null,
    previousBalanceCents: null,
    feeCents: null,
    installmentsOfCents: null,
    lines: [],
  };
}

it('everything that was written comes back from the file, once, after its person was erased', async () => {
  await fc.assert(
    fc.asyncProperty(anyActions, async (actions) => {
      const household = openHousehold();
      const { store } = household;
      const scene = setTheScene(household);
      const others = [scene.theo];
      runAll(actions, scene);
      const before = tellAll(store, scene.person, others);
      const file = saveFile(store, scene.person.personId);
      eraseRosa(scene);
      const rosa = connectRosa(store);
      const end = await addFile(store, file, rosa.personId);
      expect([end.plans, end.broken, end.othersNotHere]).toEqual([[], 0, 0]);
      expect(tellAll(store, rosa, others)).toEqual(before);
      const again = await addFile(store, file, rosa.personId);
      expect(again.counts.map(({ added, waiting }) => added + waiting)).toEqual(again.counts.map(() => 0));
      expect(tellAll(store, rosa, others)).toEqual(before);
    }),
    { numRuns: 30 },
  );
}, 240_000);
