/**
 * A plan that shows several Patients and does not say who of them signed in: the person is asked, unless one is plainly
 * theirs. Nobody of them is kept before the answer, and nobody else's records come in after it.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, ivo, leo, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';

let app: PlanApp;
let plan: AnsweringPlan;
let other: AnsweringPlan | null;
afterEach(async () => {
  await app.close();
  await plan.close();
  await other?.close();
});

const family = [patient('r', rosa), patient('l', leo), patient('i', ivo)];
const claims = ['r', 'l', 'i'].map((id) => claim(`c-${id}`, id));

/** A plan of which every sign-in opens all of these. */
async function open(patients: readonly Resource[], more: readonly Resource[] = claims, withOther = false) {
  plan = await AnsweringPlan.start([{ patientId: 'nobody', records: [...patients, ...more] }]);
  plan.namesNobody = true;
  other = withOther
    ? await AnsweringPlan.start(
        [{ patientId: 'r9', records: [patient('r9', rosa), claim('o', 'r9')] }],
        'other',
      )
    : null;
  app = await startPlanApp(other === null ? [plan] : [plan, other]);
}
const asked = () => app.questions().map(({ why, others }) => [why, others.map(({ name }) => name)]);

describe('a family at one sign-in', () => {
  it('is asked about, with names and birth dates; the one who is picked comes in, and the others wait', async () => {
    await open(family);
    const { connectionId, said } = await app.connect(plan, { answer: '1' });
    expect(app.questions()).toMatchObject([
      {
        why: 'several',
        chosen: null,
        others: [
          { id: '0', name: 'Rosa Ferro', birthDate: '1984-05-09' },
          { id: '1', name: 'Leo Ferro', birthDate: '2013-01-12' },
          { id: '2', name: 'Ivo Ferro', birthDate: '1981-11-30' },
        ],
      },
    ]);
    expect(said).toEqual({ name: 'Leo Ferro', birthDate: '2013-01-12' });
    expect(await app.listFiled(connectionId)).toEqual(['ExplanationOfBenefit/c-l']);
    expect(await app.listAside(connectionId)).toEqual([
      'ExplanationOfBenefit/c-i',
      'ExplanationOfBenefit/c-r',
    ]);
  });

  it('nothing is asked of the plan, and nothing is kept, before the answer or after a stop', async () => {
    await open(family);
    const connecting = app.connect(plan, { answer: 'nobody' });
    connecting.catch(() => {});
    await app.test.changes.until(() => app.questions().length === 1);
    // An answer that was not offered is none.
    await app.test.ask('connection.answerWhose', { personId: null });
    expect(plan.requests).toEqual(['GET Patient']);
    expect(await app.test.ask('people.list', {})).toEqual([]);
    await app.test.ask('connection.cancelConnect', {});
    await expect(connecting).rejects.toThrow('oauth/cancelled');
    expect(await app.test.ask('connection.list', {})).toEqual([]);
    expect(plan.requests).toEqual(['GET Patient']);
    expect(plan.tokens).toBe(0);
  });

  it('is not asked about where one is plainly the person chosen; who is not plainly so is asked about', async () => {
    await open(family, claims, true);
    const { personId } = await app.connect(other as AnsweringPlan);
    const { connectionId } = await app.connect(plan, { personId });
    expect(app.questions()).toEqual([]);
    expect(await app.listFiled(connectionId)).toEqual(['ExplanationOfBenefit/c-r']);
    // A year alone is not a birth date.
    await app.test.ask('connection.disconnect', { connectionId, erase: true });
    plan.accounts.set('nobody', {
      patientId: 'nobody',
      records: [patient('r', { ...rosa, born: '1984' }), patient('l', leo)],
    });
    await expect(app.connect(plan, { personId })).rejects.toThrow('It asks');
    expect(asked()).toEqual([['several', ['Rosa Ferro', 'Leo Ferro']]]);
    await app.test.ask('connection.cancelConnect', {});
  });

  it('who signs in again is found among them without a question; a family without them gets nothing', async () => {
    await open(family);
    const { connectionId } = await app.connect(plan, { answer: '0' });
    await app.connect(plan, { connectionId });
    expect(app.questions()).toHaveLength(1);
    expect((await app.connection(connectionId)).claims).toBe(1);
    plan.accounts.set('nobody', { patientId: 'nobody', records: family.slice(1) });
    plan.requests.length = 0;
    await expect(app.connect(plan, { connectionId })).rejects.toThrow('oauth/other-person');
    expect(plan.requests).toEqual(['GET Patient']);
  });

  it('one person under two ids is one: no question, and all that is theirs comes in', async () => {
    await open([patient('r', rosa), patient('r2', rosa)], [claim('c-r', 'r'), claim('c-r2', 'r2')]);
    const { connectionId } = await app.connect(plan);
    expect(await app.listFiled(connectionId)).toEqual([
      'ExplanationOfBenefit/c-r',
      'ExplanationOfBenefit/c-r2',
    ]);
  });

  it('that is shown by its cards only is read, and asked about', async () => {
    const card = (id: string, of: string): Resource => ({
      resourceType: 'Coverage',
      id,
      status: 'active',
      beneficiary: { reference: `Patient/${of}` },
    });
    await open(family, [...claims, card('k1', 'r'), card('k2', 'l'), card('k3', 'l')]);
    plan.onRequest = (target) => (target === 'Patient' ? { status: 403, body: '' } : null);
    const { connectionId } = await app.connect(plan, { answer: '0' });
    expect(asked()).toEqual([['several', ['Rosa Ferro', 'Leo Ferro']]]);
    expect(await app.listFiled(connectionId)).toEqual(['Coverage/k1', 'ExplanationOfBenefit/c-r']);
  });
});

describe('strangers are no choice', () => {
  const stranger = (at: number) =>
    patient(`s${at}`, { given: [`Given${at}x`], family: 'Other', born: '1970-01-02' });
  const shapes: [string, Resource[], number][] = [
    ['more than a family', Array.from({ length: 17 }, (_, at) => stranger(at)), 100],
    [
      'an endless list, of which the first page has one',
      Array.from({ length: 17 }, (_, at) => stranger(at)),
      1,
    ],
    ['two who look alike', ['a', 'b'].map((id) => patient(id, { given: ['Baby'], family: 'Other' })), 100],
    ['two without a name', [patient('a'), patient('b')], 100],
    ['one without an id', [patient('r', rosa), patient(undefined, leo)], 100],
  ];
  it.each(shapes)('%s', async (_, patients, pageSize) => {
    await open(patients, []);
    plan.pageSize = pageSize;
    await expect(app.connect(plan)).rejects.toThrow('oauth/many-patients');
    expect(app.questions()).toEqual([]);
    expect(await app.test.ask('people.list', {})).toEqual([]);
    expect(plan.tokens).toBe(0);
    // Nobody is read by name.
    expect(plan.requests.filter((one) => /Patient\/./.test(one))).toEqual([]);
  });

  it('a first page of one, of a list that says it has more', async () => {
    await open(family);
    plan.onRequest = (target) =>
      target === 'Patient'
        ? {
            status: 200,
            headers: { 'content-type': 'application/fhir+json' },
            body: JSON.stringify({ resourceType: 'Bundle', total: 25, entry: [{ resource: family[1] }] }),
          }
        : null;
    await expect(app.connect(plan)).rejects.toThrow('oauth/many-patients');
  });

  it('a list of pages that holds one family is a family', async () => {
    await open(family);
    plan.pageSize = 1;
    const { said } = await app.connect(plan, { answer: '2' });
    expect(said.name).toBe('Ivo Ferro');
  });
});
