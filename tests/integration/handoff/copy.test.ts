/** A person goes to another computer by a file: whole, alone, and without a sign-in. Over real encrypted databases. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listCopyParts } from '../../../electron/data/handoff/copy-lines.ts';
import { Connections } from '../../../electron/data/people/connections.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { eob, filter, later, newConnection, storeAll } from '../../unit/archive/records.ts';
import { bringIn, lookAt, madeAt, saveCopy } from '../../unit/handoff/hand-over.ts';
import { anyActions, planted } from '../written/actions.ts';
import {
  claimsOf,
  connectRosa,
  connectTheo,
  type Household,
  openHousehold,
  type Person,
  tellAll,
  today,
} from '../written/household.ts';

/** Rosa as she is in that store, by the servers of her plans. */
function findRosa(store: DataOperations, personId: string): Person {
  const own = store.connection.list().filter((one) => one.personId === personId);
  const idOf = (host: string) => own.find((one) => one.host === host)?.id ?? '';
  return { personId, evergreen: idOf('plan.example'), supplement: idOf('sup.example') };
}

/** Brings Rosa in. What is equal otherwise stands by its id: ids are random, here they are in one order each time. */
async function bringRosa({ store }: Household, file: string): Promise<Person> {
  for (;;) {
    const { people } = await bringIn(store, file);
    const rosa = findRosa(store, people[0]?.personId ?? '');
    if (rosa.evergreen < rosa.supplement) return rosa;
    for (const id of [rosa.evergreen, rosa.supplement]) store.connection.erase(id);
  }
}

/**
 * What plans say, and what is known of it, with the ids of this app as words. What came with a copy is told as it is once the
 * plan has sent it again: `crafted.test.ts` holds how it is marked until then.
 */
function tellPlans({ db, store }: Household, { personId, evergreen, supplement }: Person): unknown {
  const claimIds = [
    ...claimsOf.evergreen.map((id) => `${evergreen}/${id}`),
    ...claimsOf.supplement.map((id) => `${supplement}/${id}`),
  ];
  const history = db
    .prepare(
      'SELECT resource.id, seen_at, what, changes, shown_on FROM claim_history JOIN resource USING (key)',
    )
    .all();
  const records = db
    .prepare<[string, string], object>(
      `SELECT type, id, full_url, version_id, last_updated, first_seen, seen_in, removed_at, json
       FROM resource JOIN resource_json USING (key) WHERE connection_id IN (?, ?) ORDER BY type, id`,
    )
    .all(evergreen, supplement);
  let text = JSON.stringify([
    store.claims.list({ filter: filter(personId), offset: 0, limit: 100 }),
    claimIds.map((claimId) => store.claims.get({ claimId })),
    [2025, 2026, null].map((year) => store.spending.get({ personId, year, today })),
    store.coverage.list({ personId, today }),
    store.news.get({ personId, today }),
    history,
    records,
  ]);
  for (const [id, word] of [
    [personId, 'ROSA'],
    [evergreen, 'EVERGREEN'],
    [supplement, 'SUPPLEMENT'],
  ] as const)
    text = text.replaceAll(id, word);
  return JSON.parse(text);
}

/** Claims that changed, were taken back, or came later. */
function letPlansChange({ store }: Household, { evergreen }: Person): void {
  store.connection.update(evergreen, { lastCheckedAt: later, firstSyncDone: true });
  const next = '2026-04-02T08:00:00.000Z';
  const kept = [
    eob({
      id: 'a-1',
      date: '2026-03-02',
      provider: 'Rainier Family Clinic',
      billed: 210,
      share: 44,
      versionId: '2',
    }),
    eob({ id: 'a-7', date: '2026-03-30', number: 'CLM-a-3', related: [] }),
    ...['a-2', 'a-4', 'a-5', 'a-6'].map((id) => eob({ id, date: '2026-03-03' })),
  ];
  storeAll(store, evergreen, kept, { at: next, mode: 'full', startedAt: next });
  store.archive.endPass(evergreen, next);
  store.connection.update(evergreen, { lastCheckedAt: next });
}

describe('one person', () => {
  it('comes over whole: what plans said, what changed since, and everything that was written', async () => {
    await fc.assert(
      fc.asyncProperty(anyActions, async (actions) => {
        const from = openHousehold();
        const rosa = connectRosa(from.store);
        letPlansChange(from, rosa);
        const scene = { store: from.store, person: rosa, others: [], otherPlans: [] };
        for (const action of actions) action.run(scene);
        const to = openHousehold();
        const there = await bringRosa(to, await saveCopy(from.store, [rosa.personId]));
        to.db.exec('DELETE FROM copied_record');
        const told = tellPlans(from, rosa);
        expect(JSON.stringify(told)).toMatch(/"what":"changed".*"removed_at":"2026/);
        expect(tellPlans(to, there)).toEqual(told);
        expect(tellAll(to.store, there)).toEqual(tellAll(from.store, rosa));
      }),
      { numRuns: 2 },
    );
  }, 120_000);

  it('comes alone, and without a sign-in', async () => {
    const from = openHousehold();
    const theo = connectTheo(from.store);
    const rosa = connectRosa(from.store);
    const to = openHousehold();
    const offer = await lookAt(to.store, await saveCopy(from.store, [rosa.personId]));
    expect(offer).toEqual({
      madeAt,
      people: [
        {
          place: 0,
          name: 'Rosa Medina',
          birthDate: '1984-05-09',
          plans: [
            { name: 'Evergreen Test Plan', isHere: false },
            { name: 'Supplement', isHere: false },
          ],
          records: 10,
          written: 0,
          samePersonId: null,
          isSurelySame: false,
        },
      ],
    });
    const there = await bringRosa(to, await saveCopy(from.store, [rosa.personId]));
    expect(to.store.people.list()).toMatchObject([
      { id: there.personId, name: 'Rosa Medina', birthDate: '1984-05-09' },
    ]);
    expect(to.store.connection.list().map(({ state }) => state)).toEqual(['sign-in-again', 'sign-in-again']);
    const bytes = (await to.readFile()).toString('latin1');
    expect(bytes).toContain('Rainier Family Clinic');
    expect(bytes).not.toContain('Theo');
    expect(bytes).not.toContain(theo.connectionId);
    expect(bytes).not.toContain(rosa.evergreen);
  });

  it('joins the person who is there already, and doubles no plan', async () => {
    const from = openHousehold();
    const rosa = connectRosa(from.store);
    const to = openHousehold();
    connectTheo(to.store);
    // The same plan was signed in to there, too; the other one was not.
    const here = to.store.connection.create(newConnection());
    storeAll(to.store, here.connectionId, [
      {
        resourceType: 'Patient',
        id: 'pat-1',
        birthDate: '1984-05-09',
        name: [{ given: ['Rosa'], family: 'Medina' }],
      },
      eob({ id: 'a-1', date: '2026-03-02', billed: 999 }),
    ]);
    to.store.archive.endPass(here.connectionId, later);
    const file = await saveCopy(from.store, [rosa.personId]);
    const offer = await lookAt(to.store, file);
    expect(offer).toMatchObject({
      people: [
        {
          plans: [{ isHere: true }, { isHere: false }],
          samePersonId: here.personId,
          isSurelySame: true,
        },
      ],
    });
    // Nobody can make a second person of who is surely the same.
    const { people } = await bringIn(to.store, file, () => null);
    expect(people).toMatchObject([
      { personId: here.personId, plans: 1, records: 2, alreadyHere: ['Evergreen Test Plan'] },
    ]);
    expect(to.store.people.list()).toHaveLength(2);
    const { rows } = to.store.claims.list({ filter: filter(here.personId), offset: 0, limit: 10 });
    expect(rows.map(({ billed }) => billed?.cents).toSorted()).toEqual([21000, 99900]);
    const again = await bringIn(to.store, file);
    expect(again.people).toMatchObject([{ plans: 0, alreadyHere: ['Evergreen Test Plan', 'Supplement'] }]);
    expect(to.store.connection.list()).toHaveLength(3);
  });

  it('can be handed over and erased here, with nothing left', async () => {
    const from = openHousehold();
    const theo = connectTheo(from.store);
    const rosa = connectRosa(from.store);
    from.store.letters.save({
      about: { claimId: `${rosa.evergreen}/a-1` },
      template: 'appeal',
      language: 'en',
      text: planted,
    });
    const file = await saveCopy(from.store, [rosa.personId]);
    expect(readFileSync(file).includes(planted)).toBe(false);
    expect((await from.readFile()).includes(planted)).toBe(true);
    for (const id of [rosa.evergreen, rosa.supplement]) from.store.connection.erase(id);
    const left = (await from.readFile()).toString('latin1');
    for (const word of [planted, 'Rainier Family Clinic', rosa.personId, rosa.evergreen])
      expect(left.includes(word), word).toBe(false);
    expect(from.store.people.list().map(({ id }) => id)).toEqual([theo.personId]);
  });
});

describe('everybody', () => {
  it('comes into an empty profile, each with their own', async () => {
    const from = openHousehold();
    connectTheo(from.store);
    connectRosa(from.store);
    const to = openHousehold();
    const { people } = await bringIn(to.store, await saveCopy(from.store));
    expect(people.map(({ name, plans }) => [name, plans])).toEqual([
      ['Theo Medina', 1],
      ['Rosa Medina', 2],
    ]);
    const count = ({ store }: Household) =>
      store.connection
        .list()
        .map(({ planName, claims, records, host }) => [planName, claims, records, host])
        .toSorted();
    expect(count(to)).toEqual(count(from));
  });
});

it('is not written whole where a plan is made somebody else’s meanwhile', () => {
  const { db, store } = openHousehold();
  const theo = connectTheo(store);
  const rosa = connectRosa(store);
  const parts = { db, connections: new Connections(db), saveWritten: () => new Uint8Array() };
  const write = (change: () => unknown) => {
    for (const { text } of listCopyParts(parts, [theo.personId, rosa.personId], madeAt))
      if (text.startsWith('{"of":"written","person":0')) change();
  };
  const move = () => store.people.move({ connectionId: rosa.supplement, personId: theo.personId, today });
  expect(() => write(move)).toThrow(expect.objectContaining({ code: 'store/write-failed' }));
  expect(() => write(() => store.people.undo())).toThrow(
    expect.objectContaining({ code: 'store/write-failed' }),
  );
  expect(() => write(() => store.connection.erase(rosa.supplement))).not.toThrow();
});

it('what is kept aside until somebody says whose it is is in no copy; what was answered is', async () => {
  const from = openHousehold();
  const { personId, evergreen } = connectRosa(from.store);
  // What stays open for a season is erased.
  const at = new Date().toISOString();
  const records = [
    { ...eob({ id: 'open' }), patient: { display: 'Zyxwvut Invented' } },
    { ...eob({ id: 'out' }), patient: { display: 'Somebody Else' } },
    { ...eob({ id: 'hers' }), patient: { reference: 'https://other.example/fhir/Patient/hers' } },
  ];
  storeAll(from.store, evergreen, records, { at, startedAt: at });
  from.store.archive.endPass(evergreen, at);
  const causes = () => from.store.records.undecided({ connectionId: evergreen }).causes;
  const decide = (kind: string, answer: 'own' | 'left-out') => {
    const { cause = '' } = causes().find((one) => one.kind === kind && one.name !== 'Zyxwvut Invented') ?? {};
    from.store.records.decide({ connectionId: evergreen, cause, answer });
  };
  decide('name', 'left-out');
  decide('patient', 'own');
  const parts = { ...from, connections: new Connections(from.db), saveWritten: () => new Uint8Array() };
  const lines = [...listCopyParts(parts, [personId], madeAt)].flatMap(({ text }) => text.split('\n'));
  expect(lines.join('\n')).not.toMatch(/Zyxwvut|Somebody Else/);
  expect(lines.some((line) => line.startsWith('{"of":"record"') && line.includes('"hers"'))).toBe(true);
  const to = openHousehold();
  await bringIn(to.store, await saveCopy(from.store));
  expect(to.db.prepare('SELECT count(*) FROM undecided_record').pluck().get()).toBe(0);
  expect(to.db.prepare('SELECT answer FROM undecided ORDER BY answer').pluck().all()).toEqual([
    'left-out',
    'own',
  ]);
});
