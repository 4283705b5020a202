/** The sample plan's people, signed in without the app's own screens where those are not the subject. */
import { healthCategories } from '../../shared/model/plans/connection.ts';
import { signInByForms } from '../../tests/support/sign-in-by-forms.ts';
import type { AppWindow } from './app-window.ts';

/** User name and password of one person at one of the sample plans. */
export async function findSamplePerson(app: AppWindow, name: string, isMedicare = false) {
  const sample = await app.ask('samplePlan.start', {});
  const person = sample.people.find((one) => one.name === name && /Medicare/.test(one.plan) === isMedicare);
  const plan = sample.plans.find((one) => one.name === person?.plan);
  if (!person || !plan) throw new Error(`The sample plan has no ${name}.`);
  return { ...person, payerId: plan.payerId };
}

export type PersonOptions = {
  isMedicare?: boolean;
  /** Someone who is in the app already. */
  personId?: string | null;
  withHealth?: boolean;
};

/** Connects someone and waits until the first fetch has ended. */
export async function connectPerson(
  app: AppWindow,
  name: string,
  { isMedicare = false, personId = null, withHealth = false }: PersonOptions = {},
): Promise<{ connectionId: string; personId: string }> {
  const person = await findSamplePerson(app, name, isMedicare);
  const connecting = app.ask('connection.connect', {
    plan: { payerId: person.payerId },
    personId,
    connectionId: null,
    categories: ['patient', 'claims', 'coverage', 'providers', ...(withHealth ? healthCategories : [])],
    keepUpToDate: !isMedicare,
    client: null,
  });
  await signInByForms(await app.nextBrowserAddress(), { ...person, follow: true });
  const connected = await connecting;
  await app.waitForSync(connected.connectionId);
  return connected;
}
