/**
 * The profiles that tests start from. Each is built once, by signing in and fetching, or by opening a file; tests get
 * copies of it.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os, { availableParallelism } from 'node:os';
import path from 'node:path';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import type { PersonSummary } from '../../../shared/model/plans/connection.ts';
import { dataCategories } from '../../../shared/model/plans/connection.ts';
import { MemoryCabinet } from '../memory-ports.ts';
import { signInByForms } from '../sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../test-app.ts';
import { type Emitted, type Family, fixedNow, type StateName } from './protocol.ts';

/** A running app whose events go to one listener. */
export type HostedApp = {
  test: TestApp;
  onEvent: (event: Emitted) => void;
  /** What the person does in the file dialog next. */
  chosenFiles: string[] | null;
};

/** A profile that no app has open. */
type Profile = { folder: string; vault: MemoryCabinet };

type Connecting = { userName: string; payerId: string; personId: string | null };

/**
 * All apps share one sample plan and what it granted: a permission that one test gives back must not end for the
 * others, so the plan never hears of it.
 */
const isRevocation = (url: string) => url.endsWith('/revoke');
const done = Promise.resolve({ status: 200, headers: {}, body: new Uint8Array() });

const today = new Date(fixedNow).toISOString().slice(0, 10);

export class StartStates {
  /** Every app knows the sample plan of its own state, whichever others were built before. */
  readonly #plans = new Map<'usual' | 'many-claims', Promise<SamplePlan>>();
  readonly #profiles = new Map<StateName, Promise<Profile>>();
  /** Apps in stock, as many as tests run side by side: opening one takes a third of a second. */
  readonly #stock = new Map<StateName, Promise<HostedApp>[]>();

  /** An app of its own in this state. */
  async take(state: StateName): Promise<HostedApp> {
    const stock = this.#stock.get(state) ?? [];
    this.#stock.set(state, stock);
    const app = stock.shift() ?? this.#open(state);
    const wanted = state === 'many-claims' ? 0 : availableParallelism();
    while (stock.length < wanted) stock.push(this.#open(state));
    return app;
  }

  /** The people and plans of `family`, as an app that holds them lists them. */
  async family(): Promise<Family> {
    const { test } = await this.take('family');
    const people = await test.ask('people.list', {});
    const connections = await test.ask('connection.list', {});
    await test.close();
    return { people, connections };
  }

  async close(): Promise<void> {
    for (const app of [...this.#stock.values()].flat()) await (await app).test.close();
    for (const plan of this.#plans.values()) await (await plan).close();
    for (const profile of this.#profiles.values())
      rmSync((await profile).folder, { recursive: true, force: true });
  }

  #profile(state: StateName): Promise<Profile> {
    const built = this.#profiles.get(state) ?? this.#build(state);
    this.#profiles.set(state, built);
    return built;
  }

  async #open(state: StateName): Promise<HostedApp> {
    const { folder, vault } = await this.#profile(state);
    const copy = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-copy-'));
    cpSync(folder, copy, { recursive: true });
    const values = new MemoryCabinet();
    for (const [name, value] of vault.values) values.values.set(name, value);
    return this.#start(state, { folder: copy, vault: values });
  }

  async #build(state: StateName): Promise<Profile> {
    const profile = {
      folder: mkdtempSync(path.join(os.tmpdir(), 'claimfolio-state-')),
      vault: new MemoryCabinet(),
    };
    const { test } = await this.#start(state, profile);
    if (state === 'family') await this.#connectFamily(test);
    if (state === 'many-claims')
      await this.#connect(test, { userName: 'many', payerId: 'evergreen', personId: null });
    await test.app.dispose();
    return profile;
  }

  async #connectFamily(test: TestApp): Promise<void> {
    await this.#connect(test, { userName: 'rosa', payerId: 'evergreen', personId: null });
    const walter = await this.#connect(test, { userName: 'walter', payerId: 'cms-medicare', personId: null });
    await this.#connect(test, { userName: 'walter', payerId: 'evergreen', personId: walter.id });
    await this.#readAhead(test);
  }

  /** What the app makes of whole claims, so that each copy need not make it again. */
  async #readAhead(test: TestApp): Promise<void> {
    for (const { id } of await test.ask('people.list', {})) await test.ask('episodes.list', { personId: id });
  }

  /** Signs in and waits until everything is here. */
  async #connect(test: TestApp, { userName, payerId, personId }: Connecting): Promise<PersonSummary> {
    this.#userName = userName;
    const connected = await test.ask('connection.connect', {
      plan: { payerId },
      personId,
      connectionId: null,
      categories: [...dataCategories],
      keepUpToDate: true,
      client: null,
    });
    await test.syncEnded(connected.connectionId);
    const person = (await test.ask('people.list', {})).find(({ id }) => id === connected.personId);
    if (!person) throw new Error('nobody is here after signing in');
    return person;
  }

  /** Who sits in front of the browser. */
  #userName = 'rosa';

  #plan(state: StateName): Promise<SamplePlan> {
    const key = state === 'many-claims' ? state : 'usual';
    const plan =
      this.#plans.get(key) ?? startSamplePlan({ now: today, ...(key === 'many-claims' && { claims: 3000 }) });
    this.#plans.set(key, plan);
    return plan;
  }

  async #visit(plan: SamplePlan, url: string): Promise<void> {
    const isMedicare = url.includes('/medicare/');
    const person = plan.people.find(
      (one) => one.userName === this.#userName && (one.plan === 'medicare') === isMedicare,
    );
    if (!person) throw new Error(`nobody signs in at ${url}`);
    await signInByForms(url, { userName: person.userName, password: person.password, follow: true });
  }

  async #start(state: StateName, { folder, vault }: Profile): Promise<HostedApp> {
    const plan = await this.#plan(state);
    const hosted: Omit<HostedApp, 'test'> = { onEvent: () => {}, chosenFiles: null };
    const test = await startTestApp({
      visit: (url) => this.#visit(plan, url),
      fetch: (request) => (isRevocation(request.url) ? done : nodeFetch(request)),
      folder,
      payers: listPayers(plan),
      emit: (event) => hosted.onEvent(event),
      ports: {
        vault,
        filePicker: { choose: async () => hosted.chosenFiles },
        files: {
          // The data worker writes copies itself.
          choosePlace: async ({ name }) =>
            name.endsWith('.claimfolio') ? path.join(folder, name) : path.posix.join('/home/rosa', name),
          chooseFolder: async () => '/home/rosa/Claims',
          findExisting: async () => [],
          write: async () => undefined,
          show() {},
        },
      },
    });
    return Object.assign(hosted, { test });
  }
}

/** The plans under the names that a real plan has, so that screens speak of them as of real ones. */
function listPayers({ plans, origin }: SamplePlan): unknown[] {
  const known = {
    evergreen: { id: 'evergreen', name: 'Evergreen Health', alsoKnownAs: ['EGH'] },
    medicare: { id: 'cms-medicare', name: 'Medicare', alsoKnownAs: ['Medicare Part A', 'Medicare Part B'] },
  };
  return plans.map((plan) => ({
    ...known[plan.id],
    fhirBaseUrl: plan.fhirBaseUrl,
    issuer: plan.issuer,
    clientId: plan.clientId,
    signInHosts: [new URL(origin).host],
    redirect: { ports: 'any' },
    formularyUrl: plan.formularyUrl ?? null,
    directoryUrl: plan.directoryUrl ?? null,
    quirks: plan.quirks ?? [],
  }));
}
