/** Row 16: so many Patients are read in one check, each of them in the access log; nobody reads on and on. */
import { afterEach, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { type Account, AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, leo, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';

let app: PlanApp;
let plan: AnsweringPlan;
afterEach(async () => {
  await app.close();
  await plan.close();
});

const ids = Array.from({ length: 20 }, (_, at) => `t${String(at).padStart(2, '0')}`);
const claims = [claim('mine', 's'), ...ids.map((id) => claim(`of-${id}`, id))];

async function open(patients: Resource[], reads?: Account['reads']): Promise<void> {
  const records = [patient('s', rosa), ...claims, ...patients];
  plan = await AnsweringPlan.start([{ patientId: 's', records, ...(reads && { reads }) }]);
  app = await startPlanApp([plan]);
}

/** Patients besides that of the sign-in that were read since this was asked last. */
function listRead(): string[] {
  const read = plan.requests.flatMap((target) => /^GET Patient\/(t\d+)$/.exec(target)?.[1] ?? []);
  plan.requests.length = 0;
  return read;
}

it('eight of twenty are read in the first check, eight more in the next, and the rest after it', async () => {
  await open(ids.map((id) => patient(id, id < 't10' ? rosa : leo)));
  const { connectionId } = await app.connect(plan);
  const rounds = [listRead()];
  for (let checks = 0; checks < 3; checks += 1) {
    await app.check(connectionId);
    rounds.push(listRead());
  }
  expect(rounds.map(({ length }) => length)).toEqual([8, 8, 4, 0]);
  expect(new Set(rounds.flat())).toEqual(new Set(ids));
  expect(await app.listFiled(connectionId)).toHaveLength(11);
  expect(await app.asked(connectionId)).toHaveLength(10);
});

it('each is in the access log, without its id', async () => {
  await open(ids.map((id) => patient(id, leo)));
  await app.connect(plan);
  const { rows } = await app.test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
  const read = rows.filter(({ what, why }) => what === 'patient' && why === 'first-sync');
  expect(read).toHaveLength(9);
  expect(new Set(read.map(({ path }) => path))).toEqual(new Set(['/fhir/Patient/…']));
});

it('what the plan refuses does not keep the others from being read', async () => {
  const refused = new Map(ids.slice(0, 10).map((id) => [`Patient/${id}`, { status: 403, body: '' }]));
  await open(
    ids.slice(10).map((id) => patient(id, rosa)),
    refused,
  );
  const { connectionId } = await app.connect(plan);
  for (let checks = 0; checks < 3; checks += 1) await app.check(connectionId);
  expect(await app.listFiled(connectionId)).toHaveLength(11);
  expect((await app.asked(connectionId)).map(({ why }) => why)).toEqual(
    Array.from({ length: 10 }, () => 'unexplained'),
  );
});
