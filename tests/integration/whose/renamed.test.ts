/**
 * Rows 5 and 6 at later checks: a plan that calls its Patient otherwise. Their own new name changes nothing; somebody else
 * is asked about, what was there stays, and nothing new of it counts before the answer.
 */
import { afterEach, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { describeWithRecordings } from '../../support/needs.ts';
import { type Account, AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, ivo, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';
import { listRecordings, readRecording } from '../../support/recorded-plan/recording.ts';

let app: PlanApp;
let plan: AnsweringPlan;
afterEach(async () => {
  await app.close();
  await plan.close();
});

async function connect(account: Account) {
  plan = await AnsweringPlan.start([account]);
  app = await startPlanApp([plan]);
  return app.connect(plan);
}

/** What the person sees of it. */
async function look(connectionId: string, personId: string) {
  const { totals } = await app.test.ask('claims.overview', { personId, year: null });
  const { otherPerson } = await app.connection(connectionId);
  const asked = await app.asked(connectionId);
  return {
    counted: totals.map(({ counted }) => counted),
    filed: await app.listFiled(connectionId),
    asked: asked.map(({ name, why, count }) => [name, why, count]),
    otherPerson,
  };
}

it('somebody else under the same id is asked about: what was there stays, what is new waits', async () => {
  const claims = [claim('c1', 's'), claim('c2', 's')];
  const { connectionId, personId } = await connect({
    patientId: 's',
    records: [patient('s', rosa), ...claims],
  });
  const before = await look(connectionId, personId);
  const records = [patient('s', ivo), ...claims, claim('c3', 's')];
  plan.accounts.set('s', { patientId: 's', records });
  await app.checkAll(connectionId);
  expect(await look(connectionId, personId)).toEqual({
    ...before,
    asked: [['s', 'sign-in', 1]],
    otherPerson: { name: 'Ivo Ferro', birthDate: '1981-11-30' },
  });
});

/** Every Patient of that family name by another one, with a further given name. */
function marry(account: Account, family: string): Account {
  const rename = (one: Resource): Resource => {
    const names = [one['name']].flat() as { family?: string; given?: string[]; text?: string }[];
    if (one.resourceType !== 'Patient' || !names.some((name) => name?.family === family)) return one;
    const name = names.map(({ text: _text, ...kept }) => ({
      ...kept,
      family: 'Newly-Invented',
      given: [...(kept.given ?? []), 'Q'],
    }));
    return { ...one, name };
  };
  const reads = [...(account.reads ?? [])].map(
    ([path, told]) =>
      [path, { ...told, body: told.body ? rename(told.body as Resource) : told.body }] as const,
  );
  return { ...account, records: account.records.map(rename), reads: new Map(reads) };
}

function familyOf({ patientId, reads }: Account): string {
  const shown = reads?.get(`Patient/${patientId}`)?.body as Resource;
  const [name] = [shown['name']].flat() as { family?: string }[];
  if (!name?.family || !shown['birthDate']) throw new Error('The Patient has no name.');
  return name.family;
}

describeWithRecordings('each recording', () => {
  // The Patient of one sign-in has no name that could become another one.
  const names = listRecordings().filter((name) => name !== 'linked');
  const cases = names.flatMap((name) =>
    (['as-recorded', 'echo'] as const).map((way) => [name, way] as const),
  );

  it.each(cases)(
    '%s, its Patient shown %s: a new family name asks nothing and hides nothing',
    async (name, way) => {
      const account = readRecording(name, way);
      const { connectionId, personId } = await connect(account);
      const before = await look(connectionId, personId);
      plan.accounts.set(account.patientId, marry(account, familyOf(account)));
      await app.checkAll(connectionId);
      expect(await look(connectionId, personId)).toEqual(before);
    },
  );
});
