/** A person at the sample plan's own pages, for tests that run the whole app in Node. */
import type { Output } from '../../shared/ipc/contract.ts';
import { signInByForms } from './sign-in-by-forms.ts';
import { startTestApp, type TestApp, type TestAppOptions } from './test-app.ts';

export type Visitor = {
  test: TestApp;
  /** Connects the sample person by name to their plan (the only one, or the one whose name holds `plan`). */
  connect(
    name: string,
    more?: { plan?: string; personId?: string; connectionId?: string; keepUpToDate?: boolean },
  ): Promise<Output<'connection.connect'>>;
  /** What the next visit to the plan's pages answers. */
  answers: { decline: boolean; untick: string[]; password: string | null };
};

/** The app with someone in front of it who knows the sample people's passwords. */
export async function startVisitor(more: Omit<TestAppOptions, 'visit'> = {}): Promise<Visitor> {
  let who = { userName: '', password: '' };
  const answers: Visitor['answers'] = { decline: false, untick: [], password: null };
  const test = await startTestApp({
    ...more,
    visit: (url) =>
      signInByForms(url, {
        ...who,
        password: answers.password ?? who.password,
        decline: answers.decline,
        untick: answers.untick,
        follow: true,
      }).catch(() => {}),
  });
  return {
    test,
    answers,
    async connect(name, { plan = '', personId, connectionId, keepUpToDate = true } = {}) {
      const sample = await test.ask('samplePlan.start', {});
      const person = sample.people.find((one) => one.name === name && one.plan.includes(plan));
      const payerId = sample.plans.find((one) => one.name === person?.plan)?.payerId;
      if (!person || !payerId) throw new Error(`no ${name} in the sample plan`);
      who = person;
      return test.ask('connection.connect', {
        plan: { payerId },
        personId: personId ?? null,
        connectionId: connectionId ?? null,
        categories: ['patient', 'claims', 'coverage', 'providers'],
        keepUpToDate,
        client: null,
      });
    },
  };
}
