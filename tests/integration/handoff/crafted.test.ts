/** Copies under the right passphrase that this app did not write. */
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import { checkpoint, eob, filter, later } from '../../unit/archive/records.ts';
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
  ['an address of a plan that is none', 'damaged', [{ ...plan, fhirBaseUrl: 'https://x.example/fhir?a=1' }]],
  ['an address inside a private network', 'damaged', [{ ...plan, fhirBaseUrl: 'https://10.0.0.1/fhir' }]],
  [
    'more plans than anybody has',
    'too-many',
    Array.from({ length: 1001 }, (_, at) => ({ ...plan, patientId: `pat-${at}` })),
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

it('a plan that stands twice under addresses that are written otherwise comes once', async () => {
  const { store } = openHousehold();
  const others = ['https://x.example:443/fhir', 'https://x.example/a/../fhir', 'X.EXAMPLE/fhir/metadata'];
  const file = await craft([plan, ...others.map((fhirBaseUrl) => ({ ...plan, fhirBaseUrl }))]);
  const { people } = await bringIn(store, file, () => null);
  expect(people).toMatchObject([{ plans: 1, alreadyHere: others.map(() => 'Evergreen') }]);
  expect(store.connection.list()).toMatchObject([
    { fhirBaseUrl: 'https://x.example/fhir', host: 'x.example' },
  ]);
}, 120_000);

it('as many plans as a person may have come in', async () => {
  const { store } = openHousehold();
  const plans = Array.from({ length: 40 }, (_, at) => ({ ...plan, patientId: `pat-${at}` }));
  const { people } = await bringIn(store, await craft(plans), () => null);
  expect(people).toMatchObject([{ plans: 40 }]);
}, 120_000);

const forgedPhone = '1-800-555-0199';
const forgedPayer = {
  ...{ resourceType: 'Organization', id: 'payer', name: 'Evergreen' },
  telecom: [{ system: 'phone', value: forgedPhone }],
};
const payer = { insurer: { reference: 'Organization/payer' } };

/** The same within the claim itself. */
const payerInside = {
  contained: [{ ...forgedPayer, id: 'inside' }],
  insurer: { reference: '#inside' },
};

/** The first check of the plan. */
function sendFirst(
  { store, connectionId }: { store: DataOperations; connectionId: string },
  resources: object[],
): void {
  const entry = resources.map((resource) => ({ resource }));
  const bytes = Buffer.from(JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry }));
  const { page } = store.archive.readPage({ connectionId, resourceType: 'ExplanationOfBenefit', bytes });
  store.archive.storePage(page, checkpoint(connectionId), later);
  store.archive.endPass(connectionId, later);
}

/** What somebody brought in of whom the plan then sent one of two claims. */
async function openForged(said: object = payer) {
  const { store, db } = openHousehold();
  const forged = { ...eob({ id: 'forged', date: '2026-03-01', share: 44, number: 'F' }), ...said };
  const own = { ...eob({ id: 'own', date: '2026-03-02', share: 20, number: 'O' }), ...payer };
  const far = { ...record(forged), seenIn: '2999-01-01T00:00:00.000Z' };
  const file = await craft([
    { ...plan, planPhone: forgedPhone },
    record(forgedPayer),
    far,
    { ...record(own), seenIn: far.seenIn },
  ]);
  const { people } = await bringIn(store, file, () => null);
  const [{ personId } = { personId: '' }] = people;
  const [{ id: connectionId } = { id: '' }] = store.connection.list();
  const list = () => store.claims.list({ filter: filter(personId), offset: 0, limit: 10 });
  const opened = () =>
    Object.fromEntries(list().rows.map(({ id, openedAt }) => [id.split('/')[1], openedAt]));
  const send = (resources: object[]) => sendFirst({ store, connectionId }, resources);
  return { store, db, personId, connectionId, own, list, opened, send };
}

it('what only a copy says is marked, in lists and sums, until the plan itself sends it', async () => {
  const { opened, list, send, own } = await openForged();
  const at = '2026-05-02T10:00:00.000Z';
  expect(opened()).toEqual({ forged: at, own: at });
  expect(list().totals).toMatchObject([{ fromFiles: 2 }]);
  send([own]);
  expect(opened()).toEqual({ forged: at, own: null });
  expect(list().totals).toMatchObject([{ fromFiles: 1 }]);
}, 120_000);

it('a copy sets no phone of a plan, and the plan does', async () => {
  const { store, connectionId, send, own } = await openForged();
  const phone = () => store.claims.get({ claimId: `${connectionId}/own` }).planPhone;
  expect([phone(), store.claims.get({ claimId: `${connectionId}/forged` }).planPhone]).toEqual([null, null]);
  send([own]);
  expect(phone()).toBeNull();
  // The first check reads it again: what was never seen counts as old.
  expect(store.archive.listKnownReferences(connectionId)).toMatchObject([
    { reference: 'Organization/payer', seenIn: '' },
  ]);
  send([own, { ...forgedPayer, telecom: [{ system: 'phone', value: '1-800-555-0100' }] }]);
  expect(phone()).toBe('1-800-555-0100');
}, 120_000);

it('a visit that the person does not know is asked about by the phone of the plan, never of a copy', async () => {
  const { store, connectionId, personId, send, own } = await openForged(payerInside);
  const facts = { answer: 'did-not-happen', note: '', notedOn: '2026-05-03' } as const;
  for (const id of ['forged', 'own']) store.visitChecks.save({ claimId: `${connectionId}/${id}`, facts });
  const phones = () =>
    store.visitChecks
      .list({ personId })
      .checks.map(({ row, planPhone }) => [row.id.split('/')[1], planPhone]);
  expect(phones()).toEqual([
    ['own', null],
    ['forged', null],
  ]);
  const [inside] = payerInside.contained;
  const telecom = [{ system: 'phone', value: '1-800-555-0100' }];
  send([{ ...own, contained: [{ ...inside, telecom }], insurer: payerInside.insurer }]);
  expect(phones()).toEqual([
    ['own', '1-800-555-0100'],
    ['forged', null],
  ]);
}, 120_000);

/** What a copy kept aside, with a claim of the person: of a patient whom the plan shows nobody as. */
async function openAside() {
  const { store } = openHousehold();
  const asideOf = (id: string, share: number) => ({
    ...eob({ id, date: '2026-03-01', share, number: id }),
    patient: { reference: 'Patient/pat-x' },
  });
  const asked = ['identity', 'pat-x', null];
  const type = 'ExplanationOfBenefit';
  const records = Object.entries({ sent: 20, forged: 44, own: 99 }).map(([id, share]) => ({
    ...{ type, id, fullUrl: null, seenIn: madeAt, resource: asideOf(id, share) },
  }));
  const own = eob({ id: 'own', date: '2026-03-02', share: 20, number: 'O' });
  const file = await craft([plan, record(own), { of: 'undecided', cause: asked, answer: null, records }]);
  const { people } = await bringIn(store, file, () => null);
  const [{ personId } = { personId: '' }] = people;
  const [{ id: connectionId } = { id: '' }] = store.connection.list();
  const opened = (ofWhom = personId) => {
    const { rows } = store.claims.list({ filter: filter(ofWhom), offset: 0, limit: 10 });
    return Object.fromEntries(rows.map(({ id, openedAt }) => [id.split('/')[1], openedAt]));
  };
  const decide = (answer: 'own' | 'helped' | null) => {
    const [{ cause } = { cause: '' }] = store.records.undecided({ connectionId }).causes;
    store.records.decide({ connectionId, cause, answer, authority: 'representative' });
  };
  return { store, connectionId, opened, decide, own, sent: asideOf('sent', 20) };
}

describe('what a copy kept aside', () => {
  const at = '2026-05-02T10:00:00.000Z';

  it('is marked once it is filed, but for what the plan itself has sent since', async () => {
    const { store, connectionId, opened, decide, sent } = await openAside();
    sendFirst({ store, connectionId }, [sent]);
    decide('own');
    expect(opened()).toMatchObject({ sent: null, forged: at });
    decide(null);
    decide('own');
    expect(opened()).toMatchObject({ sent: null, forged: at });
  }, 120_000);

  it('is marked so with whoever is helped', async () => {
    const { store, connectionId, opened, decide, sent } = await openAside();
    sendFirst({ store, connectionId }, [sent]);
    decide('helped');
    const helped = store.connection.list().find(({ id }) => id !== connectionId);
    expect(opened(helped?.personId)).toEqual({ sent: null, forged: at, own: at });
  }, 120_000);

  it('stays marked where the plan sends another record under its id', async () => {
    const { store, connectionId, opened, decide, own } = await openAside();
    expect(opened()).toEqual({ own: at });
    sendFirst({ store, connectionId }, [own]);
    expect(opened()).toEqual({ own: null });
    decide('helped');
    const helped = store.connection.list().find(({ id }) => id !== connectionId);
    expect([opened(), opened(helped?.personId)]).toEqual([{ own: null }, { sent: at, forged: at, own: at }]);
  }, 120_000);
});

it('a plan that came with a copy is asked for everything at the first check', async () => {
  const { store, connectionId } = await openForged();
  expect(store.archive.listCheckpoints(connectionId)).toEqual([]);
}, 120_000);
