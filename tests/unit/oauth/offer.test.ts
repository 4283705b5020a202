/** What a person is told of a plan before anything is asked of it, and before the browser opens. */
import { describe, expect, it } from 'vitest';
import { describePlan, methodOf, offerFrom } from '../../../electron/oauth/offer.ts';
import { type PlanClient, publicClient } from '../../../electron/oauth/plan-client.ts';
import type { SmartServer } from '../../../electron/oauth/smart-server.ts';
import { Payer } from '../../../electron/plans/payer.ts';

const payer = (more: object = {}) =>
  Payer.parse({ id: 'p', name: 'Plan', fhirBaseUrl: 'https://data.example/fhir', ...more });
const server = (more: Partial<SmartServer> = {}): SmartServer => ({
  authorizationEndpoint: 'https://login.example/authorize',
  tokenEndpoint: 'https://tokens.example/token',
  registrationEndpoint: null,
  revocationEndpoint: null,
  issuer: null,
  sendsIss: false,
  capabilities: null,
  scopesSupported: null,
  clientMethods: null,
  ...more,
});
const offer = (more: object = {}, of: Partial<SmartServer> = {}, remembered: PlanClient | null = null) =>
  offerFrom(payer(more), server(of), remembered);

describe('what is known before a plan is asked', () => {
  it('is its hosts, each once, and where the browser comes back to', () => {
    expect(describePlan(payer(), null)).toMatchObject({
      askedHosts: ['data.example'],
      needsClientId: true,
      needsRelay: false,
      isSample: false,
    });
    const smartConfigurationUrl = 'https://about.example/smart';
    expect(describePlan(payer({ smartConfigurationUrl }), null).askedHosts).toEqual([
      'about.example',
      'data.example',
    ]);
    const redirect = { ports: [4711, 4712], path: '/back' };
    expect(describePlan(payer({ redirect }), null).redirectUrls).toEqual([
      'http://127.0.0.1:4711/back',
      'http://127.0.0.1:4712/back',
    ]);
    expect(describePlan(payer({ redirect: { ports: 'any', path: '/back' } }), null).redirectUrls).toEqual([
      'http://127.0.0.1/back',
    ]);
  });

  it('is whether a client id must be brought: not where the registry or the person has one', () => {
    expect(describePlan(payer({ clientId: 'own' }), null).needsClientId).toBe(false);
    expect(describePlan(payer(), publicClient('brought')).needsClientId).toBe(false);
  });
});

describe('the offer of a plan', () => {
  it('names the hosts of its sign-in, its tokens and its data', () => {
    expect(offer({ accessMonths: 12, noOfflineAccess: true })).toMatchObject({
      signInHost: 'login.example',
      dataHost: 'data.example',
      client: { tokenHost: 'tokens.example', remembered: null },
      accessMonths: 12,
      planSetsHowLong: true,
      canKeepUpToDate: false,
      endsOtherSignIns: false,
    });
    expect(offer({ quirks: ['new-sign-in-ends-others'] }).endsOtherSignIns).toBe(true);
  });

  it('says that claims are required and health records are not', () => {
    const { categories } = offer({}, { scopesSupported: ['patient/*.read'] });
    expect(categories.find(({ category }) => category === 'claims')?.required).toBe(true);
    expect(categories.some(({ required }) => !required)).toBe(true);
  });

  it('says that the plan may not take apps, unless it says all that is needed', () => {
    const needed = ['launch-standalone', 'context-standalone-patient', 'permission-patient'];
    expect(offer().mayNotSupportApps).toBe(true);
    expect(offer({}, { capabilities: needed }).mayNotSupportApps).toBe(true);
    expect(offer({}, { capabilities: [...needed.slice(1), 'client-public'] }).mayNotSupportApps).toBe(true);
    expect(offer({}, { capabilities: ['other', ...needed, 'client-public'] }).mayNotSupportApps).toBe(false);
  });

  it('shows what is remembered of the app there, but its secret', () => {
    const remembered = { ...publicClient('brought'), method: 'secret-post', secret: 'canary' } as const;
    const { client } = offer({}, {}, remembered);
    expect(client.remembered).toEqual({
      clientId: 'brought',
      method: 'secret-post',
      keyId: null,
      brokerUrl: null,
      relayUrl: null,
      redirectPort: null,
    });
  });

  it('lets the app register itself where it needs an id, the plan takes that, and no page is in between', () => {
    const registrationEndpoint = 'https://register.example/r';
    expect(offer({}, { registrationEndpoint }).registrationHost).toBe('register.example');
    expect(offer().registrationHost).toBeNull();
    expect(offer({ clientId: 'own' }, { registrationEndpoint }).registrationHost).toBeNull();
    const relayed = offer({ quirks: ['https-redirect-only'] }, { registrationEndpoint });
    expect(relayed.registrationHost).toBeNull();
    expect(relayed.client.needsRelay).toBe(true);
  });
});

describe('the ways to prove which app it is', () => {
  it('are the registry’s, else those that the plan names, those without a secret first', () => {
    const methods = (more: object, of: Partial<SmartServer>) => offer(more, of).client.methods;
    const clientMethods = ['private_key_jwt', 'client_secret_post', 'tls_client_auth'];
    expect(methods({ clientMethods: ['secret-basic'] }, { clientMethods })).toEqual(['secret-basic']);
    expect(methods({}, { clientMethods })).toEqual(['secret-post', 'private-key']);
    expect(methods({}, { clientMethods, capabilities: ['client-public'] })).toEqual([
      'public',
      'secret-post',
      'private-key',
    ]);
    const all = ['public', 'secret-basic', 'secret-post', 'private-key'];
    expect(methods({}, {})).toEqual(all);
    expect(methods({}, { clientMethods: ['tls_client_auth'], capabilities: [] })).toEqual(all);
  });

  it('have the names of OAuth', () => {
    expect(
      ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt', 'other'].map(methodOf),
    ).toEqual(['public', 'secret-basic', 'secret-post', 'private-key', undefined]);
  });
});
