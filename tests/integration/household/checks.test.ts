/** A change of whose plans are, while one of them is checked. Through the whole application. */
import { expect, it, onTestFinished } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

const rosa = { userName: 'rosa', password: 'knee-surgery-1', follow: true };
const theo = { userName: 'theo', password: 'new-glasses-2', follow: true };

/** Rosa and Theo, whose plan leaves each question about claims without an answer from now on. */
async function connectTwo() {
  const sample = await startSamplePlan();
  let who = rosa;
  let isSilent = false;
  const asked = Promise.withResolvers<void>();
  const test = await startTestApp({
    visit: (url) => signInByForms(url, who).catch(() => {}),
    payers: sample.plans,
    fetch(request) {
      if (!isSilent || !request.url.includes('ExplanationOfBenefit')) return nodeFetch(request);
      asked.resolve();
      return new Promise((_, reject) => {
        request.signal?.addEventListener('abort', () => reject(request.signal?.reason as Error));
      });
    },
  });
  onTestFinished(async () => {
    await test.close();
    await sample.close();
  });
  const connect = async (person: typeof rosa) => {
    who = person;
    const { connectionId, personId } = await test.ask('connection.connect', {
      plan: { payerId: 'evergreen' },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims'],
      keepUpToDate: true,
      client: null,
    });
    await test.syncEnded(connectionId);
    return { connectionId, personId };
  };
  const [one, other] = [await connect(rosa), await connect(theo)];
  /** A check of Theo's plan that waits for the plan. */
  const beginCheck = async () => {
    isSilent = true;
    await test.ask('sync.start', { connectionId: other.connectionId });
    await asked.promise;
  };
  return { test, one, other, beginCheck };
}

const listRunning = async (test: TestApp) =>
  (await test.ask('connection.list', {})).filter(({ syncing }) => syncing !== null);

it('ends the check first when two are made one', async () => {
  const { test, one, other, beginCheck } = await connectTwo();
  await beginCheck();
  await test.ask('people.merge', { personId: other.personId, intoId: one.personId });
  expect(await listRunning(test)).toEqual([]);
});

it('ends the check first when that is taken back', async () => {
  const { test, one, other, beginCheck } = await connectTwo();
  await test.ask('people.merge', { personId: other.personId, intoId: one.personId });
  await beginCheck();
  expect(await test.ask('people.undo', {})).toEqual({ personId: other.personId });
  expect(await listRunning(test)).toEqual([]);
});
