/** What becomes of records that were asked about: by each answer, and by every change from one to another. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { WhoseChoice } from '../../../shared/model/people/whose.ts';
import { decryptRecords } from '../../support/decrypt-records.ts';
import { MemorySecretBox } from '../../support/memory-ports.ts';
import { type Account, AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, leo, memberNumber, observation, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';
import { showEverything } from '../../support/recorded-plan/show-everything.ts';

const word = 'Zyxwvut';
const his = { ...leo, family: word, identifier: [memberNumber('QXJ-7731')] };
const dollars = (value: number, code: string) => ({
  category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code }] },
  amount: { value, currency: 'USD' },
});
const hisClaim = (id: string, more: object = {}): Resource =>
  claim(id, 'leo', {
    insurer: { display: 'Plan' },
    provider: { reference: 'Organization/clinic' },
    facility: { display: `${word} Annex` },
    total: [dollars(777, 'submitted'), dollars(333, 'benefit')],
    item: [{ sequence: 1, productOrService: { text: `${word} visit, invented` } }],
    ...more,
  });
const shared: Resource = { resourceType: 'Organization', id: 'clinic', name: 'Harbor Clinic' };
const hers: Resource[] = [
  patient('s', rosa),
  claim('r1', 's', { provider: { reference: 'Organization/clinic' } }),
  observation('r2', 's'),
  shared,
];
const childs: Resource[] = [
  patient('leo', his),
  hisClaim('l1'),
  hisClaim('l2'),
  observation('l3', 'leo', { code: { text: `${word} level, invented` } }),
  {
    resourceType: 'Coverage',
    id: 'l4',
    status: 'active',
    beneficiary: { reference: 'Patient/leo' },
    identifier: [memberNumber('QXJ-7731')],
    payor: [{ display: `${word} Insurance` }],
  },
];

let app: PlanApp;
let plan: AnsweringPlan;
let rosas: { connectionId: string; personId: string };

beforeEach(async () => {
  plan = await AnsweringPlan.start([{ patientId: 's', records: [...hers, ...childs] }]);
  app = await startPlanApp([plan]);
  rosas = await app.connect(plan);
});
afterEach(async () => {
  await app.close();
  await plan.close();
});

/** More, or other, records of her account. */
function has(...records: Resource[]): void {
  plan.accounts.set('s', { ...(plan.accounts.get('s') as Account), records });
}

/** The question about Leo; what was answered, too. */
async function question() {
  const { causes } = await app.test.ask('records.undecided', { connectionId: rosas.connectionId });
  const found = causes.find(
    ({ name, answer, kind }) => name === 'leo' || (answer === 'left-out' && kind === 'identity'),
  );
  if (found === undefined) throw new Error('Nothing is asked.');
  return found;
}

async function answer(said: WhoseChoice | null): Promise<void> {
  const { cause } = await question();
  const { connectionId } = rosas;
  await app.test.ask('records.decide', { connectionId, cause, answer: said, authority: 'parent' });
}

const helpedId = async () => (await question()).helpedId;
const bytes = async () =>
  (await decryptRecords(app.test.folder, async (sealed) => (await new MemorySecretBox().open(sealed)).text))
    .toString('latin1')
    .toLowerCase();
const billed = async (personId: string) =>
  (await app.test.ask('claims.overview', { personId, year: null })).totals.map(
    (one) => one.billed?.cents ?? null,
  );

/** What is to be seen: of her sums, of him, of him with her, of him anywhere at all. */
async function look() {
  const people = await app.test.ask('people.list', {});
  const other = people.find(({ id }) => id !== rosas.personId);
  return {
    people: people.map(({ name }) => name),
    hers: await billed(rosas.personId),
    his: other === undefined ? null : await billed(other.id),
    isWithHer: (await showEverything(app.test, rosas.personId, word)).includes(word),
    isWithHim: other === undefined ? null : (await showEverything(app.test, other.id, word)).includes(word),
    isKept: (await bytes()).includes(word.toLowerCase()),
    aside: (await app.listAside(rosas.connectionId)).length,
  };
}
type Look = Awaited<ReturnType<typeof look>>;

const names = ['Rosa Ferro'];
const expected: Record<WhoseChoice | 'later', Look> = {
  later: {
    people: names,
    hers: [10_000],
    his: null,
    isWithHer: false,
    isWithHim: null,
    isKept: true,
    aside: 4,
  },
  own: {
    people: names,
    hers: [10_000 + 2 * 77_700],
    his: null,
    isWithHer: true,
    isWithHim: null,
    isKept: true,
    aside: 0,
  },
  helped: {
    people: [...names, `Leo ${word}`],
    hers: [10_000],
    his: [2 * 77_700],
    isWithHer: false,
    isWithHim: true,
    isKept: true,
    aside: 0,
  },
  'left-out': {
    people: names,
    hers: [10_000],
    his: null,
    isWithHer: false,
    isWithHim: null,
    isKept: false,
    aside: 0,
  },
};
const choices = ['own', 'helped', 'left-out', null] as const;
const nameOf = (choice: WhoseChoice | null) => choice ?? 'later';

describe('each answer', () => {
  it('before there is one: they are in no list, search, sum, paper, export', async () => {
    expect(await look()).toEqual(expected.later);
  });

  it.each(choices)(
    '%s: what is to be seen at once, after a check, and after everything was asked for',
    async (said) => {
      await answer(said);
      expect(await look()).toEqual(expected[nameOf(said)]);
      await app.check(rosas.connectionId);
      expect(await look()).toEqual(expected[nameOf(said)]);
      await app.checkAll(rosas.connectionId);
      expect(await look()).toEqual(expected[nameOf(said)]);
    },
  );

  it.each(choices)('%s: nothing of what came before is told as news', async (said) => {
    await answer(said);
    await app.check(rosas.connectionId);
    for (const { id } of await app.test.ask('people.list', {}))
      expect((await app.test.ask('news.get', { personId: id })).claims).toEqual([]);
  });
});

describe('a change of the answer', () => {
  const changes = choices.flatMap((before) =>
    choices.filter((after) => after !== before).map((after) => [before, after] as const),
  );

  it.each(changes)('from %s to %s: as if it had been given at once', async (before, after) => {
    await answer(before);
    await answer(after);
    // What was erased comes with the next check.
    if (before === 'left-out') await app.check(rosas.connectionId);
    expect(await look()).toEqual(expected[nameOf(after)]);
    await app.checkAll(rosas.connectionId);
    expect(await look()).toEqual(expected[nameOf(after)]);
    for (const { id } of await app.test.ask('people.list', {}))
      expect((await app.test.ask('news.get', { personId: id })).claims).toEqual([]);
  });

  it('round and round ends where it began', async () => {
    for (const said of ['own', 'helped', 'own', null, 'helped', null, 'own', 'left-out'] as const)
      await answer(said);
    expect(await look()).toEqual(expected['left-out']);
    const comesBack = async () => (await app.connection(rosas.connectionId)).asksForAll;
    await answer(null);
    expect(await comesBack()).toBe(true);
    await app.check(rosas.connectionId);
    expect(await look()).toEqual(expected.later);
    expect(await comesBack()).toBe(false);
  });
});

describe('“somebody I help”', () => {
  const hisConnection = async () => {
    const found = (await app.test.ask('connection.list', {})).find(
      ({ fedBy }) => fedBy === rosas.connectionId,
    );
    if (found === undefined) throw new Error('Nobody is helped.');
    return found;
  };

  beforeEach(() => answer('helped'));

  it('makes a person of their own with the name that the plan shows, and the right that was stated', async () => {
    const people = await app.test.ask('people.list', {});
    expect(people[1]).toMatchObject({ name: `Leo ${word}`, birthDate: leo.born, authority: 'parent' });
    expect(await helpedId()).toBe(people[1]?.id);
  });

  it('what they share with her is named: the clinic of the claim', async () => {
    const { personId } = await hisConnection();
    const { rows } = await app.test.ask('claims.list', {
      filter: everyClaim(personId),
      offset: 0,
      limit: 10,
    });
    expect(rows.map(({ providerName }) => providerName)).toEqual(['Harbor Clinic', 'Harbor Clinic']);
  });

  it('the next check of her plan brings new ones to them, as news of theirs and not of hers', async () => {
    has(...hers, ...childs, hisClaim('l9', { provider: { reference: 'Organization/second' } }), {
      ...shared,
      id: 'second',
      name: 'Second Clinic',
    });
    app.clock.advance(3_600_000);
    await app.check(rosas.connectionId);
    const { id, personId } = await hisConnection();
    expect(await app.listFiled(id)).toContain('ExplanationOfBenefit/l9');
    expect((await app.test.ask('news.get', { personId })).claims.map(({ row }) => row.providerName)).toEqual([
      'Second Clinic',
    ]);
    expect((await app.test.ask('news.get', { personId: rosas.personId })).claims).toEqual([]);
  });

  it('what the plan takes back of theirs counts no more', async () => {
    has(...hers, ...childs.filter(({ id }) => id !== 'l2'));
    await app.checkAll(rosas.connectionId);
    await app.checkAll(rosas.connectionId);
    const { personId } = await hisConnection();
    expect(await billed(personId)).toEqual([77_700]);
  });

  it('a check may be started from theirs', async () => {
    const { id } = await hisConnection();
    plan.requests.length = 0;
    await app.test.ask('sync.start', { connectionId: id });
    await app.test.changes.until(() => plan.requests.some((target) => target.includes('Observation')));
    await app.test.ask('sync.cancel', { connectionId: rosas.connectionId });
  });

  it('is erased with her plan, to the last byte', async () => {
    await app.test.ask('connection.disconnect', { connectionId: rosas.connectionId, erase: true });
    expect([await app.test.ask('connection.list', {}), await app.test.ask('people.list', {})]).toEqual([
      [],
      [],
    ]);
    expect((await bytes()).includes(word.toLowerCase())).toBe(false);
  });

  it('ends with her plan when that is disconnected, and keeps what it has', async () => {
    await app.test.ask('connection.disconnect', { connectionId: rosas.connectionId, erase: false });
    expect((await app.test.ask('connection.list', {})).map(({ state }) => state)).toEqual(['ended', 'ended']);
    expect(plan.tokens).toBe(0);
    expect((await app.listFiled((await hisConnection()).id)).length).toBeGreaterThan(3);
  });

  it('erased alone, they are asked about again, and nothing of theirs is left', async () => {
    const { id } = await hisConnection();
    await app.test.ask('connection.disconnect', { connectionId: id, erase: true });
    expect(await look()).toMatchObject({ people: names, hers: [10_000], isWithHer: false });
    await app.checkAll(rosas.connectionId);
    expect(await look()).toEqual(expected.later);
  });

  it('who signs in themselves has a connection of their own; hers is apart from then on', async () => {
    plan.accounts.set('leo', { patientId: 'leo', records: [...childs, shared] });
    plan.signsIn = 'leo';
    const before = await hisConnection();
    const connected = await app.connect(plan, { personId: before.personId });
    expect(connected).toMatchObject({ connectionId: before.id, personId: before.personId });
    expect((await app.test.ask('connection.list', {})).map(({ fedBy }) => fedBy)).toEqual([null, null]);
    await app.checkAll(rosas.connectionId);
    expect(await look()).toMatchObject({ hers: [10_000], his: [2 * 77_700], isWithHer: false, aside: 0 });
    const told = await app.notShown(rosas.personId);
    expect(new Set(told.map(({ reason }) => reason))).toEqual(new Set(['taken']));
  });

  it('who signs in as somebody new is known as the same', async () => {
    plan.accounts.set('leo', { patientId: 'leo', records: [...childs, shared] });
    plan.signsIn = 'leo';
    const before = await hisConnection();
    expect(await app.connect(plan, { answer: before.personId })).toMatchObject({ personId: before.personId });
    expect(await app.test.ask('people.list', {})).toHaveLength(2);
  });
});

describe('a yes that was wrong', () => {
  it('leaves nothing of it behind: no name, no number, no visit that was joined', async () => {
    const before = await showEverything(app.test, rosas.personId, word);
    await answer('own');
    await app.checkAll(rosas.connectionId);
    await answer('left-out');
    const after = await showEverything(app.test, rosas.personId, word);
    const plain = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'INSTANT');
    expect(plain(after)).not.toContain(word);
    expect(plain(after).length).toBe(plain(before).length);
    expect((await bytes()).includes('qxj-7731')).toBe(false);
  });
});

it('erasing the plan erases what is kept aside', async () => {
  expect((await bytes()).includes(word.toLowerCase())).toBe(true);
  await app.test.ask('connection.disconnect', { connectionId: rosas.connectionId, erase: true });
  expect((await bytes()).includes(word.toLowerCase())).toBe(false);
});
