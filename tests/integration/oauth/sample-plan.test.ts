import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import { createClientVault } from '../../../electron/oauth/client-vault.ts';
import { createSignIn } from '../../../electron/oauth/sign-in.ts';
import type { SignInFacts } from '../../../electron/oauth/sign-in-request.ts';
import { createTokenSessions } from '../../../electron/oauth/token-session.ts';
import { createVault } from '../../../electron/oauth/vault.ts';
import { createRegistry } from '../../../electron/plans/registry.ts';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import type { AccessEntry } from '../../../shared/model/access-log.ts';
import { healthCategories } from '../../../shared/model/plans/connection.ts';
import { logged, loggedBrowser, readRaw } from '../../support/access/access-rows.ts';
import {
  MemoryBrowser,
  MemoryCabinet,
  MemoryClock,
  MemoryLog,
  MemorySecretBox,
} from '../../support/memory-ports.ts';
import { type FormAnswers, signInByForms } from '../../support/sign-in-by-forms.ts';

let plan: SamplePlan;

beforeEach(async () => {
  plan = await startSamplePlan({ now: '2026-03-01' });
});
afterEach(async () => {
  await plan.close();
});

function app(answers: Partial<FormAnswers> = {}) {
  const rosa = plan.people.find((person) => person.userName === 'rosa');
  if (rosa === undefined) throw new Error('Rosa is not in the sample plan.');
  const landed: Promise<string>[] = [];
  const browser = new MemoryBrowser((url) => {
    const visit = signInByForms(url, {
      userName: rosa.userName,
      password: rosa.password,
      follow: true,
      ...answers,
    });
    landed.push(visit);
    return visit;
  });
  const access: AccessEntry[] = [];
  const deps = {
    fetch: logged(nodeFetch, access),
    clock: new MemoryClock(Date.now()),
    ownAccess: async () => {},
    log: new MemoryLog(),
    secrets: new MemorySecretBox(),
    vault: new MemoryCabinet(),
    browser: loggedBrowser(browser, access),
  };
  const vault = createVault(deps);
  const registry = createRegistry([]);
  registry.addSamplePlans(plan.plans);
  const signIn = createSignIn({ ...deps, vault, clients: createClientVault(deps) });
  const sessions = createTokenSessions({ ...deps, vault });
  return { ...deps, browser, access, registry, signIn, sessions, landed, rosa };
}

const limits = { method: 'GET' as const, headers: {}, timeoutMs: 10_000, maxBytes: 5_000_000 };

describe('the sample plan, from looking it up to signing out', () => {
  it('offers what the plan has', async () => {
    const { signIn, registry } = app();
    const offer = await signIn.offer(registry.payer('sample-evergreen'));
    expect(offer).toMatchObject({
      isSample: true,
      canKeepUpToDate: true,
      needsClientId: false,
      mayNotSupportApps: false,
      signInHost: new URL(plan.origin).host,
    });
    expect(offer.categories).toEqual([
      { category: 'patient', required: true },
      { category: 'claims', required: true },
      { category: 'coverage', required: true },
      { category: 'providers', required: false },
      ...healthCategories.map((category) => ({ category, required: false })),
    ]);
  });

  it('signs in, reads, renews, and gives the tokens back', async () => {
    const { signIn, registry, sessions, clock, vault, access, landed, rosa } = app();
    const payer = registry.payer('sample-evergreen');
    const stages: string[] = [];
    const saved: SignInFacts[] = [];
    const signedIn = await signIn.connect(
      {
        payer,
        client: null,
        categories: ['patient', 'claims', 'coverage', 'providers'],
        keepUpToDate: true,
        language: 'en',
      },
      {
        onStage: ({ stage }) => stages.push(stage),
        save: async (facts) => {
          saved.push(facts);
          return 'connection-1';
        },
      },
    );
    expect(stages).toEqual(['looking-up', 'browser-open', 'finishing']);
    expect(signedIn).toEqual({
      connectionId: 'connection-1',
      patientId: rosa.id,
      granted: ['patient', 'claims', 'coverage', 'providers'],
      notGranted: [],
      accessEndsAt: null,
      keepsUpToDate: true,
    });
    expect(saved).toHaveLength(1);
    expect(vault.names()).toEqual(['connection-1']);
    await Promise.all(landed);

    const url = `${payer.fhirBaseUrl}/Patient/${rosa.id}`;
    const read = () => readRaw(sessions.authorizedFetch, 'connection-1', { ...limits, url });
    expect((await read()).status).toBe(200);
    clock.advance(3_600_000);
    expect((await read()).status).toBe(200);
    expect(access.map(({ what, why, result }) => [what, why, result])).toEqual([
      ['plan-lookup', 'connect', 'ok'],
      ['sign-in', 'connect', 'ok'],
      ['token', 'connect', 'ok'],
      ['claims', 'check', 'ok'],
      ['token', 'check', 'ok'],
      ['claims', 'check', 'ok'],
    ]);

    expect(await sessions.revoke('connection-1')).toBe(true);
    clock.advance(3_600_000);
    await expect(read()).rejects.toMatchObject({ code: 'oauth/reconnect-needed' });
    expect(sessions.has('connection-1')).toBe(false);
  });

  it('says what the person did not share', async () => {
    const { signIn, registry } = app({ untick: ['Coverage', 'offline_access'] });
    const signedIn = await signIn.connect(
      {
        payer: registry.payer('sample-evergreen'),
        client: null,
        categories: ['patient', 'claims', 'coverage'],
        keepUpToDate: true,
        language: 'en',
      },
      { onStage: () => {}, save: async () => 'connection-1' },
    );
    expect(signedIn.granted).toEqual(['patient', 'claims']);
    expect(signedIn.notGranted).toEqual(['coverage']);
    expect(signedIn.keepsUpToDate).toBe(false);
    expect(signedIn.accessEndsAt).not.toBeNull();
  });

  it('takes no for an answer', async () => {
    const { signIn, registry, vault } = app({ decline: true });
    const connecting = signIn.connect(
      {
        payer: registry.payer('sample-evergreen'),
        client: null,
        categories: [],
        keepUpToDate: true,
        language: 'en',
      },
      { onStage: () => {}, save: async () => 'connection-1' },
    );
    await expect(connecting).rejects.toMatchObject({ code: 'oauth/access-denied' });
    expect(vault.names()).toEqual([]);
  });
});
