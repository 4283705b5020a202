/** What people made by hand is in a copy, table by table: a table that a copy does not know fails here. */
import { expect, it } from 'vitest';
import { saveUnread } from '../../../electron/data/archive/unread-lines.ts';
import type { Db } from '../../../electron/data/database/database.ts';
import { eob, later, storeAll } from '../../unit/archive/records.ts';
import { bringIn, saveCopy } from '../../unit/handoff/hand-over.ts';
import { writeEverything } from '../written/actions.ts';
import { connectRosa, connectTheo, type Household, openHousehold } from '../written/household.ts';

const derived = 'made anew of what plans and files sent';
/** Tables of which a copy holds nothing, with the reason. None of them holds what somebody made by hand. */
const notCopied: Readonly<Record<string, string>> = {
  claim: derived,
  claim_digest: derived,
  claim_facts: derived,
  claim_text: derived,
  record: derived,
  unreadable: derived,
  waiting: derived,
  bill_verdict: derived,
  sync_checkpoint: 'each plan is asked anew after a sign-in',
  undecided_record: 'kept aside until it is answered whose it is: it comes with the plan’s next check',
  patient_seen: 'proved anew at the first sign-in',
  patient_name: 'proved anew at the first sign-in',
  copied_record: 'what came with a copy is marked anew wherever it comes to',
  fate: 'what a plan sent to this computer',
  setting: 'of this computer',
  access_log: 'of this computer, sealed to it; it can be saved as a table',
};

/** What is not the same on another computer: numbers of the database, what is derived, whether somebody is signed in. */
const ownFacts = new Set([
  ...['key', 'first_key', 'second_key', 'mapping', 'renewed', 'digest', 'whose'],
  ...['state', 'lastEnd'],
]);

function listTables(db: Db): string[] {
  return db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
    .pluck()
    .all()
    .filter((name) => !/^claim_text_/.test(name) && !(name in notCopied));
}

/** Two people who were told apart stand in the order of their ids, which are others elsewhere: each is told alone. */
const selects: Readonly<Record<string, string>> = {
  person: 'SELECT id, name, birth_date, own_name, authority FROM person',
  undecided: 'SELECT connection_id, cause, answer FROM undecided',
  different_people:
    'SELECT one_id AS id FROM different_people UNION ALL SELECT other_id FROM different_people',
};

/** Each row of each copied table as text, with the ids of this app as words. */
function tellTables({ db, store }: Household): Record<string, string[]> {
  const words: [string, string][] = [
    ...store.connection
      .list()
      .map(({ id, fhirBaseUrl, patientId }): [string, string] => [id, `${fhirBaseUrl} ${patientId}`]),
    ...store.people.list().map(({ id, nameOfPlans }): [string, string] => [id, nameOfPlans ?? '']),
  ];
  const tell = (row: Record<string, unknown>) => {
    const text = JSON.stringify(order(row));
    return words.reduce((told, [id, word]) => told.replaceAll(id, word), text);
  };
  return Object.fromEntries(
    listTables(db).map((table) => [
      table,
      db
        .prepare<[], Record<string, unknown>>(selects[table] ?? `SELECT * FROM "${table}"`)
        .all()
        .map(tell)
        .toSorted(),
    ]),
  );
}

/** Texts of JSON as what they hold, and fields in one order. */
function order(value: unknown): unknown {
  if (typeof value === 'string' && /^[{[]/.test(value)) return order(JSON.parse(value));
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(order);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([name, one]) => !ownFacts.has(name) && !(name === 'id' && typeof one === 'number'))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, one]) => [name, order(one)]);
}

it('every table that holds what people made, or what was sent, comes over with the same rows', async () => {
  const from = openHousehold();
  const theo = connectTheo(from.store);
  const rosa = connectRosa(from.store);
  const { evergreen, personId } = rosa;
  from.store.connection.update(evergreen, { lastCheckedAt: later, firstSyncDone: true });
  storeAll(
    from.store,
    evergreen,
    [
      eob({
        id: 'a-1',
        date: '2026-03-02',
        provider: 'Rainier Family Clinic',
        billed: 210,
        share: 44,
        versionId: '2',
      }),
      {
        resourceType: 'Provenance',
        id: 'from',
        target: [{ reference: 'ExplanationOfBenefit/a-1' }],
        agent: [{ who: { display: 'Evergreen' } }],
      },
    ],
    {
      at: later,
      startedAt: later,
    },
  );
  from.store.archive.endPass(evergreen, later);
  writeEverything({ store: from.store, person: rosa, others: [], otherPlans: [] });
  from.store.people.rename({ personId, name: 'Mom' });
  from.store.people.setAuthority({ personId, authority: 'representative' });
  from.store.people.tellApart({ personId, otherId: theo.personId });
  // As files leave them.
  saveUnread(from.db, evergreen, [{ why: 'not-fhir', text: 'a line' }]);
  const cause = JSON.stringify(['name', 'Ro Medina', null]);
  from.db
    .prepare('INSERT INTO undecided (connection_id, cause, answer) VALUES (?, ?, ?)')
    .run(evergreen, cause, 'left-out');
  const told = tellTables(from);
  const empty = Object.keys(told).filter((table) => told[table]?.length === 0);
  expect(empty, 'fill these tables here, so that it shows whether a copy holds them').toEqual([]);
  const to = openHousehold();
  await bringIn(to.store, await saveCopy(from.store));
  const there = tellTables(to);
  for (const [table, rows] of Object.entries(told))
    expect({ table, rows: there[table] }).toEqual({ table, rows });
});
