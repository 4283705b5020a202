/** Copies under the right passphrase that this app did not write. */
import { expect, it } from 'vitest';
import { eob, filter } from '../../unit/archive/records.ts';
import {
  bringIn,
  craft,
  headOf,
  type Line,
  lookAt,
  madeAt,
  person,
  plan,
  record,
} from '../../unit/handoff/hand-over.ts';
import { openHousehold } from '../written/household.ts';

const cause = ['nobody', null, null];
const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;

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
      `{"of":"undecided","cause":${JSON.stringify(cause)},"answer":null,"records":[{"type":"Claim","id":"a","fullUrl":null,"seenIn":"${madeAt}","resource":{"resourceType":"Claim","id":"a","x":${deep}}}]}`,
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
    expect(await lookAt(store, await craft(lines, headOf(people)))).toBe(problem);
    expect(store.people.list()).toEqual([]);
  },
  120_000,
);

it('a plan that stands twice in a copy comes once, and no amount is counted twice', async () => {
  const { store } = openHousehold();
  const claim = record(eob({ id: 'a', date: '2026-03-02', billed: 210, share: 44 }));
  const twice = [plan, claim, { ...plan, fhirBaseUrl: 'https://x.example/fhir/' }, claim];
  const other = [{ ...plan, person: 1 }, claim];
  const file = await craft([...twice, ...other], headOf([person, { ...person, name: 'Rosa M.' }]));
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
