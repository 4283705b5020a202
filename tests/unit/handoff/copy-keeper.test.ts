/** What of a copy is stored, and how: as if its plans and files had brought it. Nobody is signed in. */
import { describe, expect, it, vi } from 'vitest';
import { Archive } from '../../../electron/data/archive/archive.ts';
import { eob, filter, memoryStore, newConnection } from '../archive/records.ts';
import { bringIn, craft, headOf, type Line, madeAt, person, plan, record } from './hand-over.ts';

const observation = (id: string, patient = 'pat-1') => {
  return { resourceType: 'Observation', id, status: 'final', subject: { reference: `Patient/${patient}` } };
};

/** Brings these lines in as somebody new. */
async function bring(lines: readonly Line[], head?: Line, into = memoryStore()) {
  const { db, store } = into;
  const { people } = await bringIn(store, await craft(lines, head), () => null);
  const rows = (sql: string) => db.prepare(sql).all();
  return { db, store, rows, people, personId: people[0]?.personId ?? '', plans: store.connection.list() };
}

describe('a person of a copy', () => {
  it('has the name that was typed, on whose behalf, and the days of the last look', async () => {
    const lastLook = { day: '2026-04-30', before: '2026-04-01' };
    const mom = { ...person, ownName: 'Mom', authority: 'parent', lastLook };
    const { store, rows, people } = await bring([], headOf([mom, { ...person, name: 'Theo Medina' }]));
    expect(store.people.list()).toMatchObject([
      { name: 'Mom', nameOfPlans: 'Rosa Medina', birthDate: '1984-05-09', authority: 'parent' },
      { name: 'Theo Medina', authority: null },
    ]);
    expect(rows('SELECT person_id, day, before FROM last_look')).toEqual([
      { person_id: people[0]?.personId, day: '2026-04-30', before: '2026-04-01' },
    ]);
  });
});

describe('a plan of a copy', () => {
  it('waits for a sign-in, unless it was disconnected or is a file', async () => {
    const { plans } = await bring([
      plan,
      { ...plan, patientId: 'pat-2', isEnded: true },
      { ...plan, patientId: 'pat-3', origin: 'file' },
    ]);
    expect(plans.map(({ state, origin }) => [state, origin])).toEqual([
      ['sign-in-again', 'plan'],
      ['ended', 'plan'],
      ['ended', 'file'],
    ]);
  });

  it('has what it said of the person and when it was last checked, and no phone of it', async () => {
    const said = { name: 'Rosa B. Medina', birthDate: null };
    const { plans } = await bring([
      { ...plan, planPhone: '206-555-0100', said, lastCheckedAt: madeAt },
      { ...plan, patientId: 'pat-2' },
    ]);
    expect(plans).toMatchObject([
      { planPhone: null, said, lastCheckedAt: madeAt, firstSyncDone: true },
      { planPhone: null, said: null, lastCheckedAt: null },
    ]);
  });
});

describe('records of a copy', () => {
  const [monday, tuesday] = ['2026-04-06T08:00:00.000Z', '2026-04-07T08:00:00.000Z'];

  it('keep when each was first seen, last sent, and taken back', async () => {
    const of = (id: string, over: object) => record(observation(id), over);
    const { rows } = await bring([
      plan,
      of('a', { firstSeen: monday, seenIn: tuesday }),
      of('b', { firstSeen: monday, seenIn: tuesday, removedAt: madeAt }),
      of('c', { firstSeen: monday, seenIn: monday }),
      of('d', { firstSeen: tuesday, seenIn: tuesday }),
    ]);
    const times = 'first_seen AS f, seen_in AS s, removed_at AS r';
    expect(rows(`SELECT id, ${times} FROM resource ORDER BY key`)).toEqual([
      { id: 'a', f: monday, s: tuesday, r: null },
      { id: 'b', f: monday, s: tuesday, r: madeAt },
      { id: 'c', f: monday, s: monday, r: null },
      { id: 'd', f: tuesday, s: tuesday, r: null },
    ]);
  });

  it('of a file keep that, too', async () => {
    const over = { firstSeen: monday, seenIn: tuesday };
    const { rows, plans } = await bring([{ ...plan, origin: 'file' }, record(observation('a'), over)]);
    expect(rows('SELECT first_seen AS f, seen_in AS s FROM resource')).toEqual([{ f: monday, s: tuesday }]);
    expect(plans).toMatchObject([{ origin: 'file', records: 1 }]);
  });

  it('go in together, 200 at most in one transaction', async () => {
    const stored = vi.spyOn(Archive.prototype, 'store');
    const records = Array.from({ length: 250 }, (_, index) => record(observation(`o-${index}`)));
    const { plans } = await bring([plan, ...records, record(observation('last'), { firstSeen: monday })]);
    const sizes = stored.mock.calls.map(([entries]) => entries.length);
    stored.mockRestore();
    expect(sizes).toEqual([200, 50, 1]);
    expect(plans).toMatchObject([{ records: 251 }]);
  });

  it('say which claims the last check changed, and what happened to them', async () => {
    const change = { field: 'billed', before: '20000', after: '21000' };
    const { store, rows, personId } = await bring([
      plan,
      record(eob({ id: 'a', number: 'A' }), { isChanged: true }),
      record(eob({ id: 'b', number: 'B' })),
      record(observation('c'), { isChanged: true }),
      { of: 'history', id: 'a', seenAt: monday, what: 'changed', changes: [change], shownOn: '2026-04-30' },
      { of: 'history', id: 'gone', seenAt: monday, what: 'arrived', changes: [], shownOn: null },
    ]);
    const { rows: claims } = store.claims.list({ filter: filter(personId), offset: 0, limit: 9 });
    expect(new Map(claims.map(({ claimNumber, attention }) => [claimNumber, attention]))).toEqual(
      new Map([
        ['A', 'changed'],
        ['B', null],
      ]),
    );
    expect(rows('SELECT seen_at, what, changes, shown_on FROM claim_history')).toEqual([
      { seen_at: monday, what: 'changed', changes: JSON.stringify([change]), shown_on: '2026-04-30' },
    ]);
  });

  it('that were no records in a file stay readable', async () => {
    const unread = { of: 'unread', why: 'not-json', text: '{"resourceType":' };
    const { rows } = await bring([{ ...plan, origin: 'file' }, unread]);
    expect(rows('SELECT why, text FROM unread_line')).toEqual([{ why: 'not-json', text: unread.text }]);
  });
});

describe('answers of a copy', () => {
  it('stay answered; what a copy of before kept aside is asked about, but for what became the person’s', async () => {
    const digest = `digest:${'x'.repeat(43)}`;
    const asked = ['name', 'Ro Medina', null];
    const aside = (id: string, resource: object | null) => {
      return { type: 'ExplanationOfBenefit', id, fullUrl: null, seenIn: madeAt, resource };
    };
    const claim = { ...eob({ id: 'u' }), patient: { display: 'Ro Medina' } };
    const { rows } = await bring([
      plan,
      { of: 'undecided', cause: digest, answer: 'left-out', records: [] },
      { of: 'undecided', cause: asked, answer: null, records: [aside('u', claim), aside('v', null)] },
    ]);
    expect(rows('SELECT cause, answer FROM undecided ORDER BY cause')).toEqual([
      { cause: JSON.stringify(asked), answer: null },
      { cause: digest, answer: 'left-out' },
    ]);
    expect(rows('SELECT cause, id, json FROM undecided_record')).toEqual([
      { cause: JSON.stringify(asked), id: 'u', json: JSON.stringify(claim) },
    ]);
  });
});

describe('somebody whose records come by another’s sign-in', () => {
  const head = headOf([person, { ...person, name: 'Leo Medina' }]);
  const leos = { ...plan, person: 1, patientId: 'leo', fedBy: 'pat-1' };
  /** By the patient of each plan: by whose sign-in its records come. */
  function feeders(plans: { id: string; patientId: string | null; fedBy: string | null }[]) {
    const patientOf = new Map(plans.map(({ id, patientId }) => [id, patientId]));
    return plans.map(({ patientId, fedBy }) => [patientId, fedBy === null ? null : patientOf.get(fedBy)]);
  }

  it('has them come by it here, too, in whichever order they stand', async () => {
    const lines = [
      leos,
      record(observation('l', 'leo')),
      { ...plan, fhirBaseUrl: 'https://X.example/fhir/' },
    ];
    const { plans, rows } = await bring(lines, head);
    expect(feeders(plans)).toEqual([
      ['leo', 'pat-1'],
      ['pat-1', null],
    ]);
    expect(rows('SELECT connection_id, answer, fed_id FROM undecided')).toEqual([
      { connection_id: plans[1]?.id, answer: 'helped', fed_id: plans[0]?.id },
    ]);
    const [{ cause = '' } = {}] = rows('SELECT cause FROM undecided') as { cause?: string }[];
    expect(rows('SELECT whose FROM resource')).toEqual([{ whose: cause }]);
  });

  it('does so by a plan that was here before', async () => {
    const into = memoryStore();
    into.store.connection.create(newConnection({ patientId: 'pat-1', fhirBaseUrl: plan.fhirBaseUrl }));
    const { plans } = await bring([leos], head, into);
    expect(feeders(plans)).toContainEqual(['leo', 'pat-1']);
  });

  it.each<[string, Line[]]>([
    ['nobody of that id', [{ ...plan, patientId: 'pat-9' }, leos]],
    ['that id at another server', [{ ...plan, fhirBaseUrl: 'https://y.example/fhir' }, leos]],
    ['that id in a file', [{ ...plan, origin: 'file' }, leos]],
  ])('signs in for themselves where there is %s', async (_, lines) => {
    const { plans, rows } = await bring(lines, head);
    expect(plans.map(({ fedBy }) => fedBy)).toEqual([null, null]);
    expect(rows('SELECT * FROM undecided')).toEqual([]);
  });

  it('nobody is fed without an id of their own, and nobody who says nothing of it', async () => {
    const nameless = { ...plan, person: 1, patientId: null, fedBy: 'pat-1' };
    const { plans } = await bring([plan, nameless, { ...leos, fedBy: null }], head);
    expect(plans.map(({ fedBy }) => fedBy)).toEqual([null, null, null]);
    // Not by whoever has no id either.
    const { plans: others } = await bring(
      [
        { ...plan, patientId: null },
        { ...leos, fedBy: null },
      ],
      head,
    );
    expect(others.map(({ fedBy }) => fedBy)).toEqual([null, null]);
  });
});
