/** Files are judged by the same table: they teach no names, and what they leave open is asked about. */
import { expect, it, onTestFinished } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, patient, rosa } from '../../support/recorded-plan/family.ts';
import { startPlanApp } from '../../support/recorded-plan/plan-app.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { filesWith } from '../import/opened.ts';

const named = (id: string, display: string) => claim(id, null, { patient: { display } });
const entries = [
  patient('s', rosa),
  claim('mine', 's'),
  named('z1', 'Zoe Last'),
  named('z2', 'Zoe Last'),
].map((resource) => ({ resource }));

/** Opens a file of these entries. */
async function openFile(
  test: TestApp,
  entry: object[],
  pick: (name: string | null) => string | null = () => null,
) {
  const paths = filesWith({ 'claims.json': { resourceType: 'Bundle', type: 'collection', entry } });
  const { importId, patients } = await test.ask('files.look', { paths });
  const people = patients.map(({ key, name }) => ({ key, personId: pick(name) }));
  await test.ask('files.import', { importId, people });
}

async function start(): Promise<TestApp> {
  const test = await startTestApp({ visit: () => {} });
  onTestFinished(() => test.close());
  return test;
}

const countClaims = async (test: TestApp) =>
  Object.fromEntries(
    await Promise.all(
      (await test.ask('people.list', {})).map(async ({ id, name }) => {
        const { rows } = await test.ask('claims.list', { filter: everyClaim(id), offset: 0, limit: 10 });
        return [name, rows.length] as const;
      }),
    ),
  );

it('somebody whom the person helps has a place of their own, also when the file is opened again', async () => {
  const test = await start();
  await openFile(test, entries);
  expect(await countClaims(test)).toEqual({ 'Rosa Ferro': 1 });
  const [{ connectionId, cause } = { connectionId: '', cause: '' }] = (
    await test.ask('records.undecided', { connectionId: null })
  ).causes;
  await test.ask('records.decide', { connectionId, cause, answer: 'helped', authority: 'parent' });
  expect(Object.values(await countClaims(test))).toEqual([1, 2]);
  const [rosas] = await test.ask('people.list', {});
  await openFile(test, [...entries, { resource: named('z3', 'Zoe Last') }], () => rosas?.id ?? null);
  expect(Object.values(await countClaims(test))).toEqual([1, 3]);
  await test.ask('records.decide', { connectionId, cause, answer: null });
  expect(await countClaims(test)).toEqual({ 'Rosa Ferro': 1 });
});

it('row 16: a file teaches no name of the person at a plan', async () => {
  const reads = new Map([['Patient/t', { status: 403, body: '' }]]);
  const plan = await AnsweringPlan.start([
    { patientId: 's', records: [patient('s', rosa), claim('mine', 's'), claim('a', 't')], reads },
  ]);
  const app = await startPlanApp([plan]);
  onTestFinished(async () => {
    await app.close();
    await plan.close();
  });
  const url = (resource: object) => {
    const { resourceType, id } = resource as { resourceType: string; id: string };
    return { fullUrl: `${plan.fhirBaseUrl}/${resourceType}/${id}`, resource };
  };
  await openFile(app.test, [patient('t', rosa), claim('b', 't')].map(url));
  const [{ id: personId } = { id: '' }] = await app.test.ask('people.list', {});
  const { connectionId } = await app.connect(plan, { personId });
  expect(await app.listFiled(connectionId)).toEqual(['ExplanationOfBenefit/mine']);
  expect((await app.asked(connectionId)).map(({ name, why }) => [name, why])).toEqual([['t', 'unexplained']]);
});
