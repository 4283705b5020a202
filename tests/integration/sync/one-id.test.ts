/** A plan whose searches bring several claims under one id. */
import { afterEach, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import { AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, leo, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const paid = (value: number) => [
  { category: { coding: [{ code: 'submitted' }] }, amount: { value, currency: 'USD' } },
];
const one = claim('c', 's', { billablePeriod: { start: '2026-01-15' }, total: paid(100) });
const other = claim('c', 's', { billablePeriod: { start: '2026-02-20' }, total: paid(250) });
const third = claim('d', 's', { billablePeriod: { start: '2026-03-20' }, total: paid(7) });

async function start(records: Resource[], pageSize: number): Promise<{ plan: AnsweringPlan; app: PlanApp }> {
  const plan = await AnsweringPlan.start([{ patientId: 's', records: [patient('s', rosa), ...records] }]);
  plan.pageSize = pageSize;
  const app = await startPlanApp([plan]);
  open.push(app, plan);
  return { plan, app };
}

async function billed({ test }: PlanApp, personId: string): Promise<(number | undefined)[]> {
  const { rows } = await test.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 100 });
  return rows.filter(({ counted }) => counted).map((row) => row.billed?.cents);
}

it.each([
  ['one page', 10],
  ['two pages', 1],
])('two claims under one id of %s are two, in any order, and stay the same', async (_, pageSize) => {
  const { plan, app } = await start([one, third, other], pageSize);
  const { connectionId, personId } = await app.connect(plan);
  const all = [700, 25_000, 10_000];
  expect(await billed(app, personId)).toEqual(all);
  const filed = await app.listFiled(connectionId);
  plan.order = (list) => list.toReversed();
  await app.checkAll(connectionId);
  expect(await billed(app, personId)).toEqual(all);
  expect(await app.listFiled(connectionId)).toEqual(filed);
  expect((await app.test.ask('news.get', { personId })).claims).toEqual([]);
  // What changed is the claim that it was.
  const account = plan.accounts.get('s');
  if (account) plan.accounts.set('s', { ...account, records: [patient('s', rosa), other] });
  await app.checkAll(connectionId);
  expect((await app.connection(connectionId)).claims).toBe(3);
});

it.each([10, 1])(
  'two versions of a claim are one, the newer one, whichever comes last (pages of %d)',
  async (pageSize) => {
    const version = (lastUpdated: string, value: number) =>
      claim('c', 's', { meta: { lastUpdated }, total: paid(value) });
    const [older, newer] = [version('2026-02-01T00:00:00Z', 100), version('2026-03-01T00:00:00Z', 250)];
    for (const records of [
      [older, newer],
      [newer, older],
    ]) {
      const { plan, app } = await start(records, pageSize);
      const { personId } = await app.connect(plan);
      expect(await billed(app, personId)).toEqual([25_000]);
    }
  },
);

it('two claims of one number under one id count once, and both are there', async () => {
  const numbered = (value: number) =>
    claim('c', 's', {
      identifier: [{ type: { coding: [{ code: 'uc' }] }, value: 'N-1' }],
      total: paid(value),
    });
  const { plan, app } = await start([numbered(100), numbered(250)], 1);
  const { connectionId, personId } = await app.connect(plan);
  expect(await billed(app, personId)).toHaveLength(1);
  expect((await app.connection(connectionId)).claims).toBe(2);
});

it.each([10, 1])(
  'two claims of somebody else under one id wait both, and none is the person’s (pages of %d)',
  async (pageSize) => {
    const child = (value: number, day: string) =>
      claim('c', 'leo', { billablePeriod: { start: day }, total: paid(value) });
    const records = [patient('leo', leo), one, child(5, '2026-01-01'), child(6, '2026-02-01')];
    const { plan, app } = await start(records, pageSize);
    const { connectionId, personId } = await app.connect(plan);
    expect(await billed(app, personId)).toEqual([10_000]);
    const [question, ...others] = await app.asked(connectionId);
    expect(others).toEqual([]);
    expect(question).toMatchObject({ name: 'leo', claims: 2 });
    await app.test.ask('records.decide', {
      connectionId,
      cause: question?.cause ?? '',
      answer: 'helped',
      authority: 'parent',
    });
    const child0 = (await app.test.ask('people.list', {})).find(({ id }) => id !== personId);
    expect((await billed(app, child0?.id ?? '')).toSorted()).toEqual([500, 600]);
  },
);
