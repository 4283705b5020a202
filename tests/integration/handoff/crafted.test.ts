/** Copies under the right passphrase that this app did not write. */
import { open } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createHeader } from '../../../electron/data/handoff/seal/copy-header.ts';
import { SealedWriter } from '../../../electron/data/handoff/seal/sealed-file.ts';
import { eob, filter } from '../../unit/archive/records.ts';
import { openHousehold } from '../written/household.ts';
import { bringIn, lookAt, madeAt, makeFolder, passphrase } from './hand-over.ts';

type Line = object | string;

const person = {
  ...{ name: 'Rosa Medina', birthDate: '1984-05-09', ownName: null, authority: null, lastLook: null },
};
const plan = {
  ...{ of: 'connection', person: 0, origin: 'plan', isEnded: false, payerId: null, planName: 'Evergreen' },
  ...{ planPhone: null, host: 'x.example', isSample: false, fhirBaseUrl: 'https://x.example/fhir' },
  ...{ patientId: 'pat-1', accessEndsAt: null, keepsUpToDate: true, granted: ['claims'], notGranted: [] },
  ...{ connectedAt: madeAt, lastCheckedAt: null, firstSyncDone: true, said: null },
};
const arrived = { firstSeen: madeAt, seenIn: madeAt, removedAt: null, isChanged: false };
const record = (resource: object) => ({ of: 'record', fullUrl: null, ...arrived, resource });
const cause = ['nobody', null, null];
const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

async function craft(lines: readonly Line[], people: readonly object[] = [person]): Promise<string> {
  const file = path.join(makeFolder(), 'crafted.claimfolio');
  const handle = await open(file, 'ax');
  const writer = new SealedWriter(handle, await createHeader(passphrase));
  const head = { claimfolio: 'copy', version: 2, madeAt, people, differentPeople: [] };
  const all: Line[] = [head, ...lines, { of: 'end', lines: lines.length }];
  const texts = all.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  await writer.write(Buffer.from(texts.map((text) => `${text}\n`).join('')));
  await writer.end();
  await handle.close();
  return file;
}

it.each<[string, string, Line[], object[]?]>([
  [
    'a day of the last look that is none',
    'damaged',
    [],
    [{ ...person, lastLook: { day: 'x', before: null } }],
  ],
  [
    'a day of the last look that the calendar has not',
    'damaged',
    [],
    [{ ...person, lastLook: { day: '2026-02-30', before: null } }],
  ],
  ['a plan that was added on no day', 'damaged', [{ ...plan, connectedAt: 'x' }]],
  ['a plan that was last checked on no day', 'damaged', [{ ...plan, lastCheckedAt: '2026-13-01' }]],
  ['a permission that ends on no day', 'damaged', [{ ...plan, accessEndsAt: 'never' }]],
  ['a record that came on no day', 'damaged', [plan, { ...record(eob()), firstSeen: '' }]],
  [
    'an undecided record that is nested too deeply',
    'damaged',
    [
      plan,
      `{"of":"undecided","cause":${JSON.stringify(cause)},"answer":null,"records":[{"type":"Claim","id":"a","fullUrl":null,"seenIn":"q","resource":{"resourceType":"Claim","id":"a","x":${deep}}}]}`,
    ],
  ],
  [
    'what somebody wrote without its head',
    'damaged',
    [{ of: 'written', person: 0, line: { table: 'call' } }],
  ],
  [
    'what a later version wrote',
    'newer',
    [{ of: 'written', person: 0, line: { claimfolio: 'what-i-wrote', version: 99 } }],
  ],
])(
  '%s is told when the copy is opened, before anything is brought in',
  async (_what, problem, lines, people) => {
    const { store } = openHousehold();
    expect(await lookAt(store, await craft(lines, people))).toBe(problem);
    expect(store.people.list()).toEqual([]);
  },
  120_000,
);

it('a plan that stands twice in a copy comes once, and no amount is counted twice', async () => {
  const { store } = openHousehold();
  const claim = record(eob({ id: 'a', date: '2026-03-02', billed: 210, share: 44 }));
  const twice = [plan, claim, { ...plan, fhirBaseUrl: 'https://x.example/fhir/' }, claim];
  const other = [{ ...plan, person: 1 }, claim];
  const file = await craft([...twice, ...other], [person, { ...person, name: 'Rosa M.' }]);
  const { people } = await bringIn(store, file, () => null);
  expect(people.map(({ plans, records, alreadyHere }) => ({ plans, records, alreadyHere }))).toEqual([
    { plans: 1, records: 1, alreadyHere: ['Evergreen'] },
    { plans: 0, records: 0, alreadyHere: ['Evergreen'] },
  ]);
  const own = people.flatMap(
    ({ personId }) => store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }).totals,
  );
  expect(own.map(({ billed }) => billed.cents)).toEqual([21_000]);
}, 120_000);
