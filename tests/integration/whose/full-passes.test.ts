/** Row 15: each pass over everything proves again which further ids are the person's. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { type Answered, AnsweringPlan, refuse } from '../../support/recorded-plan/answering-plan.ts';
import { claim, ivo, observation, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';

let app: PlanApp;
let plan: AnsweringPlan;
afterEach(async () => {
  await app.close();
  await plan.close();
});

const records: Resource[] = [claim('mine', 's'), claim('a', 't'), claim('b', 't'), observation('o', 't')];
const mine = ['ExplanationOfBenefit/mine'];
const all = ['ExplanationOfBenefit/a', 'ExplanationOfBenefit/b', ...mine, 'Observation/o'];

const shown = (resource: Resource): Answered => ({ status: 200, body: resource });
const refused: Answered = { status: 403, body: '' };

/** What the plan answers for the ids from now on. */
function show(answers: Record<string, Answered>): void {
  const reads = new Map(Object.entries(answers).map(([id, answer]) => [`Patient/${id}`, answer]));
  plan.accounts.set('s', { patientId: 's', records, reads });
}

/** Connected, with everything filed. */
async function connect(answers: Record<string, Answered>): Promise<string> {
  plan = await AnsweringPlan.start([{ patientId: 's', records: [] }]);
  show(answers);
  app = await startPlanApp([plan]);
  const { connectionId } = await app.connect(plan);
  expect(await app.listFiled(connectionId)).toEqual(all);
  return connectionId;
}

const asked = async (connectionId: string) =>
  (await app.asked(connectionId)).map(({ name, why, count }) => [name, why, count]);

/** The two ways in which the id is proved first. */
const proofs: [string, Record<string, Answered>][] = [
  ['by the id that the Patient of the sign-in bears', { s: shown(patient('t', rosa)), t: refused }],
  ['by an Equal Patient that is read', { s: shown(patient('s', rosa)), t: shown(patient('t', rosa)) }],
];

describe.each(proofs)('an id that was proved %s', (_, proof) => {
  it('is proved again, and nothing changes', async () => {
    const connectionId = await connect(proof);
    await app.checkAll(connectionId);
    await app.checkAll(connectionId);
    expect([await app.listFiled(connectionId), await app.asked(connectionId)]).toEqual([all, []]);
  });

  it('and is not proved any more: its records go aside and are asked about once', async () => {
    const connectionId = await connect(proof);
    show({ s: shown(patient('s', rosa)), t: refused });
    for (let checks = 0; checks < 3; checks += 1) {
      await app.checkAll(connectionId);
      expect(await app.listFiled(connectionId)).toEqual(mine);
      expect(await asked(connectionId)).toEqual([['t', 'unexplained', 3]]);
    }
    const told = (await app.notShown()).filter(({ reason }) => reason === 'asked');
    expect(told.map(({ resourceType, count }) => [resourceType, count])).toEqual([
      ['ExplanationOfBenefit', 2],
      ['Observation', 1],
    ]);
  });

  it('and is somebody else’s now: its records go aside', async () => {
    const connectionId = await connect(proof);
    show({ s: shown(patient('s', rosa)), t: shown(patient('t', ivo)) });
    await app.checkAll(connectionId);
    expect(await app.listFiled(connectionId)).toEqual(mine);
    expect(await asked(connectionId)).toEqual([['t', 'not-linked', 3]]);
  });

  it('and a yes to it stands, whatever the plan shows no more', async () => {
    const connectionId = await connect(proof);
    show({ s: shown(patient('s', rosa)), t: refused });
    await app.checkAll(connectionId);
    const [{ cause } = { cause: '' }] = await app.asked(connectionId);
    await app.test.ask('records.decide', { connectionId, cause, answer: 'own' });
    await app.checkAll(connectionId);
    expect([await app.listFiled(connectionId), await app.asked(connectionId)]).toEqual([all, []]);
    show({ s: refused, t: refused });
    await app.checkAll(connectionId);
    expect([await app.listFiled(connectionId), await app.asked(connectionId)]).toEqual([all, []]);
  });

  it.each([
    ['for Patients only', (target: string) => target.startsWith('Patient/')],
    ['as a whole', () => true],
  ])('and the plan is down during the pass, %s: nothing changes', async (_down, isDown) => {
    const connectionId = await connect(proof);
    // So long a wait is not waited for.
    const down = { ...refuse(503, 'Down.'), headers: { 'retry-after': '7200' } };
    plan.onRequest = (target) => (isDown(target) ? down : null);
    await app.checkAll(connectionId);
    expect([await app.listFiled(connectionId), await app.asked(connectionId)]).toEqual([all, []]);
    plan.onRequest = () => null;
    await app.checkAll(connectionId);
    expect([await app.listFiled(connectionId), await app.asked(connectionId)]).toEqual([all, []]);
  });

  it('and a check of what changed leaves it as it is', async () => {
    const connectionId = await connect(proof);
    show({ s: shown(patient('s', rosa)), t: refused });
    await app.check(connectionId);
    const here = await app.listFiled(connectionId);
    expect([...here, ...(await app.listAside(connectionId))].toSorted()).toEqual(all);
  });
});

it('the Patient of the sign-in is refused one day, and the one that it bore is shown: nothing changes', async () => {
  const connectionId = await connect({ s: shown(patient('t', rosa)), t: shown(patient('t', rosa)) });
  show({ s: refused, t: shown(patient('t', rosa)) });
  await app.checkAll(connectionId);
  expect([await app.listFiled(connectionId), await app.asked(connectionId)]).toEqual([all, []]);
});

it('an answer by way of another address shows nobody for the one that was asked for', async () => {
  plan = await AnsweringPlan.start([{ patientId: 's', records }]);
  show({ s: refused, n: shown(patient('t', rosa)), t: refused });
  plan.onRequest = (target) =>
    target === 'Patient/s'
      ? { status: 302, headers: { location: `${plan.fhirBaseUrl}/Patient/n` }, body: '' }
      : null;
  app = await startPlanApp([plan]);
  const { connectionId } = await app.connect(plan);
  expect(await app.listFiled(connectionId)).toEqual(mine);
  expect(await asked(connectionId)).toMatchObject([['t', expect.anything(), 3]]);
});
