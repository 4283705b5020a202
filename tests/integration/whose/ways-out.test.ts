/** Every way in which a record leaves the pipeline is told, by count and reason: nothing is 0 without a word. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import type { NotShown } from '../../../shared/model/people/whose.ts';
import type { Reply } from '../../support/odd-plan/sign-in.ts';
import { type Account, AnsweringPlan, fhir, refuse } from '../../support/recorded-plan/answering-plan.ts';
import { claim, leo, observation, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';

let app: PlanApp;
let plan: AnsweringPlan;
beforeEach(async () => {
  plan = await AnsweringPlan.start([{ patientId: 's', records: [patient('s', rosa), claim('mine', 's')] }]);
  app = await startPlanApp([plan]);
});
afterEach(async () => {
  await app.close();
  await plan.close();
});

/** More records of her account. */
function has(...more: Resource[]): void {
  const account = plan.accounts.get('s') as Account;
  plan.accounts.set('s', { ...account, records: [...account.records, ...more] });
}

/** What searches of a type are answered with; the page from the given one on. */
function answer(type: string, reply: Reply, fromPage = 1): void {
  let page = 0;
  plan.onRequest = (target) => {
    if (!target.startsWith(`${type}?`)) return null;
    page += 1;
    return page >= fromPage ? reply : null;
  };
}

const told = async (): Promise<[NotShown['reason'], string | null, number][]> =>
  (await app.notShown()).map(({ reason, resourceType, count }) => [reason, resourceType, count]);

const entries = (...resources: unknown[]) => ({
  resourceType: 'Bundle',
  type: 'searchset',
  entry: resources.map((resource) => ({ resource })),
});
/** An element that holds one of its kind, and so on, far deeper than a record can be written. */
const bottomless = (depth = 20_000) => `${'{"extension":['.repeat(depth)}${']}'.repeat(depth)}`;
const deepPage = (...resources: string[]): Reply => ({
  ...fhir(null),
  body: `{"resourceType":"Bundle","entry":[${resources.map((one) => `{"resource":${one}}`).join(',')}]}`,
});
/** Far more objects than records of this length have. */
const tooLarge: Reply = {
  ...fhir(null),
  body: `{"resourceType":"Bundle","entry":[${'{},'.repeat(4_000_001)}{}]}`,
};

it('filed: there is nothing to tell', async () => {
  const { connectionId } = await app.connect(plan);
  expect(await app.listFiled(connectionId)).toEqual(['ExplanationOfBenefit/mine']);
  expect(await told()).toEqual([]);
});

it('asked: by type, and under My plans by whom they name', async () => {
  has(claim('a', 'leo'), claim('b', 'leo'), observation('o', 'leo'), claim('z', null));
  const { connectionId } = await app.connect(plan);
  expect((await told()).toSorted()).toEqual([
    ['asked', 'ExplanationOfBenefit', 3],
    ['asked', 'Observation', 1],
  ]);
  expect((await app.asked(connectionId)).map(({ name, count }) => [name, count])).toEqual([
    ['leo', 3],
    [null, 1],
  ]);
});

describe('apart', () => {
  it('of somebody who is here by a plan of their own', async () => {
    has(claim('a', 'leo'), observation('o', 'leo'));
    plan.accounts.set('leo', { patientId: 'leo', records: [patient('leo', leo)] });
    plan.signsIn = 'leo';
    await app.connect(plan);
    plan.signsIn = 's';
    const { personId } = await app.connect(plan);
    const mine = (await app.notShown(personId)).map(({ reason, resourceType, count }) => [
      reason,
      resourceType,
      count,
    ]);
    expect(mine).toEqual([
      ['taken', 'ExplanationOfBenefit', 1],
      ['taken', 'Observation', 1],
    ]);
  });

  it('by the answer “not mine”, at once and after each check', async () => {
    has(claim('a', 'leo'), observation('o', 'leo'));
    const { connectionId } = await app.connect(plan);
    const [{ cause } = { cause: '' }] = await app.asked(connectionId);
    await app.test.ask('records.decide', { connectionId, cause, answer: 'left-out' });
    const expected = [
      ['not-mine', 'ExplanationOfBenefit', 1],
      ['not-mine', 'Observation', 1],
    ];
    expect(await told()).toEqual(expected);
    await app.check(connectionId);
    expect(await told()).toEqual(expected);
    await app.checkAll(connectionId);
    expect(await told()).toEqual(expected);
  });
});

it('unreadable: entries that are no records', async () => {
  answer('Condition', fhir({ ...entries(null, { id: 'x' }, 'text'), total: 3 }));
  await app.connect(plan);
  expect(await told()).toEqual([['unreadable', null, 3]]);
});

describe('nested too deep', () => {
  const deep = bottomless();
  it.each([
    [
      'of the person',
      `{"resourceType":"Observation","id":"d","subject":{"reference":"Patient/s"},"x":${deep}}`,
    ],
    [
      'of somebody else',
      `{"resourceType":"Observation","id":"d","subject":{"reference":"Patient/leo"},"x":${deep}}`,
    ],
    ['of nobody', `{"resourceType":"Observation","id":"d","x":${deep}}`],
    ['where the patient stands', `{"resourceType":"Observation","id":"d","subject":${deep}}`],
    [
      'within a Patient of its own',
      `{"resourceType":"Observation","subject":{"reference":"#p"},"contained":[{"resourceType":"Patient","id":"p","x":${deep}}]}`,
    ],
    ['without an id', `{"resourceType":"Observation","subject":{"reference":"Patient/s"},"x":${deep}}`],
  ])('a record %s is left out and told; the others of the page come in', async (_, record) => {
    const good = JSON.stringify(observation('good', 's'));
    answer('Observation', deepPage(good, record));
    const { connectionId } = await app.connect(plan);
    expect(await app.listFiled(connectionId)).toEqual(['ExplanationOfBenefit/mine', 'Observation/good']);
    expect(await told()).toEqual([['too-deep', 'Observation', 1]]);
  });
});

describe('a list or a page of it that cannot be had', () => {
  const failures: [string, Reply, NotShown['reason']][] = [
    ['refused', refuse(403, 'No.'), 'refused'],
    ['not there', refuse(404, 'No such list.'), 'refused'],
    [
      'a web page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Hello</html>' },
      'refused',
    ],
    ['too large', tooLarge, 'too-large'],
  ];

  it.each(failures)('%s, of claims: told, and the check says what is missing', async (_, reply, reason) => {
    answer('ExplanationOfBenefit', reply);
    const { connectionId } = await app.connect(plan);
    expect(await told()).toContainEqual([reason, 'ExplanationOfBenefit', 1]);
    const { claims, lastEnd } = await app.connection(connectionId);
    expect([claims, lastEnd?.missing.map(({ category }) => category)]).toEqual([0, ['claims']]);
  });

  it.each(failures)('%s, of one kind of record: told by its type', async (_, reply, reason) => {
    answer('Immunization', reply);
    const { connectionId } = await app.connect(plan);
    expect(await told()).toEqual([[reason, 'Immunization', 1]]);
    expect((await app.connection(connectionId)).lastEnd?.missing).toHaveLength(1);
  });

  it.each(failures)(
    '%s, from the second page on: what came stays, and the rest is told',
    async (_, reply, reason) => {
      plan.pageSize = 2;
      has(...['a', 'b', 'c'].map((id) => claim(id, 's')));
      answer('ExplanationOfBenefit', reply, 2);
      const { connectionId } = await app.connect(plan);
      expect((await app.listFiled(connectionId)).length).toBe(2);
      expect(await told()).toEqual([[reason, 'ExplanationOfBenefit', 1]]);
      plan.onRequest = () => null;
      await app.check(connectionId);
      expect([(await app.listFiled(connectionId)).length, await told()]).toEqual([4, []]);
    },
  );

  it('the plan’s own word in a list that it is not all there is', async () => {
    const issue = [{ severity: 'error', code: 'exception', diagnostics: 'Some records could not be read.' }];
    answer(
      'ExplanationOfBenefit',
      fhir(entries(claim('mine', 's'), { resourceType: 'OperationOutcome', issue })),
    );
    await app.connect(plan);
    expect(await told()).toEqual([['refused', 'ExplanationOfBenefit', 1]]);
  });
});

it('what a later pass brings whole is not told any more', async () => {
  answer('Observation', deepPage(`{"resourceType":"Observation","id":"d","x":${bottomless()}}`));
  const { connectionId } = await app.connect(plan);
  expect(await told()).toHaveLength(1);
  has(observation('d', 's'));
  plan.onRequest = () => null;
  await app.checkAll(connectionId);
  expect(await told()).toEqual([]);
});

it('after 90 days what is kept aside is gone, and still told', async () => {
  has(claim('a', 'leo'));
  const { connectionId } = await app.connect(plan);
  app.clock.advance(91 * 86_400_000);
  await app.check(connectionId);
  expect([await app.listAside(connectionId), await told()]).toEqual([
    [],
    [['erased', 'ExplanationOfBenefit', 1]],
  ]);
  expect(await app.asked(connectionId)).toMatchObject([{ name: 'leo', count: 0, erased: 1 }]);
});
