/** The access log against the plan's own record of what reached it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

describe('every request in the access log', () => {
  let plan: SamplePlan;
  let test: TestApp;

  beforeEach(async () => {
    plan = await startSamplePlan();
    const person = plan.people.find(({ name }) => name === 'Rosa Medina');
    if (!person) throw new Error('no Rosa in the sample plan');
    test = await startTestApp({ visit: (url) => signInByForms(url, { ...person, follow: true }) });
  });
  afterEach(async () => {
    await test.close();
    await plan.close();
  });

  /** What the plan received from the app, as method and path without ids; the further pages of the browser left out. */
  function received(): string[] {
    return plan.requests
      .filter(
        ({ plan: id, target }) => id === 'evergreen' && !/^\/(?:authorize|sign-in|consent)\//.test(target),
      )
      .map(({ method, target }) => `${method} /evergreen${withoutIds(target.split('?')[0] ?? '')}`)
      .toSorted();
  }

  async function logged(): Promise<string[]> {
    const { rows, count, complete } = await test.ask('accessLog.list', {
      personId: null,
      offset: 0,
      limit: 1000,
    });
    expect(complete).toBe(true);
    expect(rows.length).toBe(count);
    return rows
      .filter(({ path }) => path !== null)
      .map(({ method, path }) => `${method} ${path}`)
      .toSorted();
  }

  it('says of connecting, checking, a fault and disconnecting what the plan saw, no more and no less', async () => {
    const evergreen = plan.plans.find(({ id }) => id === 'evergreen');
    const { connectionId } = await test.ask('connection.connect', {
      plan: { address: evergreen?.fhirBaseUrl ?? '' },
      personId: null,
      connectionId: null,
      categories: ['patient', 'claims', 'coverage', 'providers'],
      keepUpToDate: true,
      client: publicClient(evergreen?.clientId ?? ''),
    });
    await test.syncEnded(connectionId);
    expect(received().length).toBeGreaterThan(10);
    expect(await logged()).toEqual(received());

    await check(connectionId);
    plan.setFault('evergreen', { kind: 'html-instead-of-json' });
    await check(connectionId);
    expect(await logged()).toEqual(received());

    plan.setFault('evergreen', null);
    await test.ask('connection.disconnect', { connectionId, erase: false });
    expect(await logged()).toEqual(received());
  });

  /** Checks for new claims and waits for the end. */
  async function check(connectionId: string): Promise<void> {
    const ends = () => test.messages.filter((message) => isEnd(message)).length;
    const before = ends();
    await test.ask('sync.start', { connectionId });
    await expect.poll(ends, { timeout: 30_000 }).toBe(before + 1);
  }
});

function isEnd(message: unknown): boolean {
  return (message as { channel?: string }).channel === 'sync.ended';
}

/** `/fhir/Patient/…` for any id. */
function withoutIds(path: string): string {
  return path.replace(/(\/fhir\/[A-Z]\w+)\/.+$/, '$1/…');
}
