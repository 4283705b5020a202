/**
 * Row 14: a sign-in again, or a renewal, that names another patient id. Who it is by the plan's own Patient stays one
 * connection; somebody else gets nothing, and the permission is given back.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { lookInto } from '../../support/living-plan/stored.ts';
import { type Account, AnsweringPlan, refuse } from '../../support/recorded-plan/answering-plan.ts';
import { claim, ivo, observation, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';

let app: PlanApp;
let plan: AnsweringPlan;
afterEach(async () => {
  await app.close();
  await plan.close();
});

async function open(...accounts: Account[]): Promise<void> {
  plan = await AnsweringPlan.start(accounts);
  app = await startPlanApp([plan]);
}

const refused = (id: string) => new Map([[`Patient/${id}`, { status: 403, body: '' }]]);
/** An account whose 13 claims name the patient `named`; `shown` is what the plan answers for the id of the sign-in. */
function account(id: string, named: string, shown: Resource | null): Account {
  const records = Array.from({ length: 13 }, (_, at) => claim(`c${at}`, named));
  const reads = shown === null ? refused(id) : new Map([[`Patient/${id}`, { status: 200, body: shown }]]);
  return { patientId: id, records: [...records, observation('o', named)], reads };
}

const ids = ['p1', 'p2', 'p3', 'p4', 'p5'];
const everything = ['ExplanationOfBenefit', 'Observation'];

/** All connections, with how many claims each has; and the sums. */
async function look(personId: string) {
  const connections = await app.test.ask('connection.list', {});
  const { totals } = await app.test.ask('claims.overview', { personId, year: null });
  const filed = new Set((await app.listFiled(connections[0]?.id ?? '')).map((name) => name.split('/')[0]));
  return {
    claims: connections.map(({ claims }) => claims),
    counted: totals.map(({ counted }) => counted),
    types: [...filed].toSorted(),
  };
}
const one = { claims: [13], counted: [13], types: everything };

describe('ids that change at each of five sign-ins: one connection, 13 claims', () => {
  const shapes: [string, (id: string) => Account][] = [
    ['each Patient bears the id of its sign-in', (id) => account(id, id, patient(id, rosa))],
    [
      'each is answered with the Patient that the records name',
      (id) => account(id, 'stable', patient('stable', rosa)),
    ],
  ];

  it.each(shapes)('signed in again from the plan: %s', async (_, make) => {
    await open(...ids.map(make));
    const { connectionId, personId } = await app.connect(plan);
    for (const id of ids.slice(1)) {
      plan.signsIn = id;
      expect(await app.connect(plan, { connectionId })).toMatchObject({ connectionId, isNew: false });
      expect((await app.connection(connectionId)).lastEnd?.outcome).toBe('done');
    }
    expect(await look(personId)).toEqual(one);
    expect(await app.asked(connectionId)).toEqual([]);
  });

  it.each(shapes)('added again for the person: %s', async (_, make) => {
    await open(...ids.map(make));
    const { connectionId, personId } = await app.connect(plan);
    for (const id of ids.slice(1)) {
      plan.signsIn = id;
      expect(await app.connect(plan, { personId })).toMatchObject({ connectionId, personId });
    }
    expect([await look(personId), app.questions()]).toEqual([one, []]);
  });

  it.each(shapes)('added again as somebody new, who turns out to be the same: %s', async (_, make) => {
    await open(...ids.map(make));
    const { connectionId, personId } = await app.connect(plan);
    for (const id of ids.slice(1)) {
      plan.signsIn = id;
      expect(await app.connect(plan, { answer: personId })).toMatchObject({ connectionId, personId });
    }
    expect(await look(personId)).toEqual(one);
  });

  it('added again as somebody new, where the Patient has no name and bears a number of theirs', async () => {
    await open(...ids.map((id) => account(id, 'stable', patient('stable'))));
    const { connectionId, personId } = await app.connect(plan);
    const [{ cause } = { cause: '' }] = await app.asked(connectionId);
    await app.test.ask('records.decide', { connectionId, cause, answer: 'own' });
    for (const id of ids.slice(1)) {
      plan.signsIn = id;
      expect(await app.connect(plan, { answer: personId })).toMatchObject({ connectionId, personId });
    }
    expect(await look(personId)).toEqual(one);
  });
});

describe('a sign-in again under another id that is not kept', () => {
  const look = async (connectionId: string) => {
    const names = await lookInto(app.test.folder, (db) =>
      ['patient_name', 'patient_seen', 'sync_checkpoint'].map((table) =>
        db.prepare(`SELECT * FROM ${table} WHERE connection_id = ? ORDER BY 2`).all(connectionId),
      ),
    );
    const stored = (db: Parameters<Parameters<typeof lookInto>[1]>[0]) =>
      db.prepare('SELECT record FROM connection WHERE id = ?').pluck().get(connectionId) as string;
    const record = JSON.parse(await lookInto(app.test.folder, stored)) as Record<string, unknown>;
    return { names, record };
  };

  it('leaves ids and permission as they were: it is stopped while the key store waits for the person', async () => {
    await open(account('s', 's', patient('s', rosa)), account('s2', 's2', patient('s2', rosa)));
    const { connectionId } = await app.connect(plan);
    const before = await look(connectionId);
    plan.signsIn = 's2';
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
    const seal = app.secrets.seal.bind(app.secrets);
    app.secrets.seal = async (text) => {
      void app.test.ask('connection.cancelConnect', {});
      await answered;
      return seal(text);
    };
    await expect(app.connect(plan, { connectionId })).rejects.toThrow('oauth/cancelled');
    expect(await look(connectionId)).toEqual(before);
    app.secrets.seal = seal;
    answer();
    expect(await app.connect(plan, { connectionId })).toMatchObject({ connectionId });
    expect((await look(connectionId)).record['patientId']).toBe('s2');
  });
});

describe('somebody else', () => {
  it('who signs in again for the plan gets nothing, and the permission is given back', async () => {
    await open(account('s', 's', patient('s', rosa)), account('i', 'i', patient('i', ivo)));
    const { connectionId, personId } = await app.connect(plan);
    const before = plan.tokens;
    plan.signsIn = 'i';
    await expect(app.connect(plan, { connectionId })).rejects.toThrow('oauth/other-person');
    expect(plan.tokens).toBe(before);
    expect(await look(personId)).toEqual(one);
    expect(plan.requests.filter((target) => target.includes('patient=i'))).toEqual([]);
  });

  it('whom the plan does not show is not taken for the person', async () => {
    await open(account('s', 's', patient('s', rosa)), account('i', 'i', null));
    const { connectionId } = await app.connect(plan);
    plan.signsIn = 'i';
    await expect(app.connect(plan, { connectionId })).rejects.toThrow('oauth/other-person');
  });

  it.each([
    ['the year alone', { ...rosa, born: '1984' }],
    ['another gender', { ...rosa, gender: 'male' }],
    ['another first name', { ...rosa, given: ['Luz'] }],
  ])('of %s is not taken for the person', async (_, who) => {
    await open(account('s', 's', patient('s', rosa)), account('i', 'i', patient('i', who)));
    const { connectionId } = await app.connect(plan);
    plan.signsIn = 'i';
    await expect(app.connect(plan, { connectionId })).rejects.toThrow('oauth/other-person');
  });
});

describe('a renewal', () => {
  const hour = 3_600_000;

  it('that answers for the spouse gets nothing, and the permission is given back', async () => {
    await open(account('s', 's', patient('s', rosa)), account('i', 'i', patient('i', ivo)));
    const { connectionId, personId } = await app.connect(plan);
    plan.renewals.set('s', 'i');
    plan.requests.length = 0;
    app.clock.advance(2 * hour);
    const { state, lastEnd } = await app.check(connectionId);
    expect([state, lastEnd?.failure?.code]).toEqual(['sign-in-again', 'oauth/other-person']);
    // The access token of the first sign-in, which was not renewed, is all that is left.
    expect(plan.tokens).toBeLessThanOrEqual(1);
    expect(plan.requests).toEqual(['GET Patient/i']);
    expect(await look(personId)).toEqual(one);
  });

  it.each<[string, () => Account]>([
    ['under another id, by name and birth date', () => account('s2', 's2', patient('s2', rosa))],
    ['under another id, whose Patient bears the known one', () => account('s2', 's', patient('s', rosa))],
    ['under another id, without a name and with the known id', () => account('s2', 's', patient('s'))],
  ])('that answers for the person %s goes on', async (_, renewed) => {
    await open(account('s', 's', patient('s', rosa)), renewed());
    const { connectionId, personId } = await app.connect(plan);
    plan.renewals.set('s', 's2');
    app.clock.advance(2 * hour);
    plan.requests.length = 0;
    const asksClaims = () =>
      plan.requests.filter((target) => target.includes('ExplanationOfBenefit?patient=s2'));
    for (let checks = 1; checks <= 3; checks += 1) {
      const { state, lastEnd } = await app.checkAll(connectionId);
      expect([state, lastEnd?.outcome]).toEqual(['connected', 'done']);
      expect(await look(personId)).toEqual(one);
      // The check that meets the other id asks for everything by it.
      expect(asksClaims()).toHaveLength(checks);
    }
    expect(await app.asked(connectionId)).toEqual([]);
  });

  it('that answers for somebody whom the plan does not show is the end of the permission', async () => {
    await open(account('s', 's', patient('s', rosa)), account('i', 'i', null));
    const { connectionId } = await app.connect(plan);
    plan.renewals.set('s', 'i');
    app.clock.advance(2 * hour);
    expect(await app.check(connectionId)).toMatchObject({
      state: 'sign-in-again',
      lastEnd: { failure: { code: 'oauth/other-person' } },
    });
  });
});

it('a Patient that could not be shown at the sign-in names nobody’s records later', async () => {
  await open(account('s', 't', patient('t', ivo)));
  let isDown = true;
  plan.onRequest = (target) => (isDown && target.startsWith('Patient/') ? refuse(500, 'Down.') : null);
  const connecting = app.connect(plan);
  await app.test.changes.until(() => plan.requests.some((target) => target.includes('Patient/s')));
  isDown = false;
  const { connectionId, said } = await connecting;
  expect(said).toEqual({ name: null, birthDate: null });
  expect(await app.listFiled(connectionId)).toEqual([]);
  expect((await app.asked(connectionId)).map(({ name, count }) => [name, count])).toEqual([['t', 14]]);
});

it('“Not me” on the last page leaves no record, no person and no permission', async () => {
  await open(account('s', 't', patient('t', ivo)));
  const { connectionId, said, isNew } = await app.connect(plan);
  expect([said, isNew]).toEqual([{ name: 'Ivo Ferro', birthDate: '1981-11-30' }, true]);
  expect(await app.listFiled(connectionId)).toHaveLength(14);
  expect(await app.test.ask('connection.notMe', { connectionId })).toEqual({ revoked: true });
  expect(await app.test.ask('connection.list', {})).toEqual([]);
  expect(await app.test.ask('people.list', {})).toEqual([]);
  expect([await app.listFiled(connectionId), await app.listAside(connectionId)]).toEqual([[], []]);
  expect(plan.tokens).toBe(0);
  expect(await app.test.send('connection.notMe', { connectionId })).toMatchObject({ ok: false });
});
