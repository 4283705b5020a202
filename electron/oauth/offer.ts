/** What the person is told and may choose before the browser opens. */
import type { ClientMethod, ClientOffer, ConsentOffer, KnownPlan } from '#shared/model/plans/connection';
import type { Payer } from '../plans/payer.ts';
import type { PlanClient } from './plan-client.ts';
import { canAskOffline, offeredCategories, requiredCategories } from './scopes.ts';
import type { SmartServer } from './smart-server.ts';

/** @see SMART App Launch 2.2, 7.1 (capability set "Patient Access for Standalone Apps") */
const neededCapabilities = ['launch-standalone', 'context-standalone-patient', 'permission-patient'];

const methodWords: Partial<Record<string, ClientMethod>> = {
  none: 'public',
  client_secret_basic: 'secret-basic',
  client_secret_post: 'secret-post',
  private_key_jwt: 'private-key',
};
const allMethods: readonly ClientMethod[] = ['public', 'secret-basic', 'secret-post', 'private-key'];

/** The method that a server calls so; `undefined` for others. */
export function methodOf(word: string): ClientMethod | undefined {
  return methodWords[word];
}

/** What is known of a plan without asking it, from the registry and what the person typed before. */
export function describePlan(payer: Payer, remembered: PlanClient | null): KnownPlan {
  const asked = [payer.smartConfigurationUrl ?? payer.fhirBaseUrl, payer.fhirBaseUrl];
  return {
    planName: payer.name,
    fhirBaseUrl: payer.fhirBaseUrl,
    portalUrl: payer.developerPortalUrl,
    redirectUrls: listRedirectUrls(payer),
    needsRelay: needsRelay(payer),
    isSample: payer.isSample,
    askedHosts: [...new Set(asked.map((url) => new URL(url).host))],
    needsClientId: needsClientId(payer, remembered),
  };
}

/** The offer of a plan, from the registry, the plan's own description, and what the person typed before. */
export function offerFrom(payer: Payer, server: SmartServer, remembered: PlanClient | null): ConsentOffer {
  const capabilities = server.capabilities ?? [];
  const takesApps = capabilities.some((one) => one.startsWith('client-'));
  return {
    planName: payer.name,
    signInHost: new URL(server.authorizationEndpoint).host,
    dataHost: new URL(payer.fhirBaseUrl).host,
    isSample: payer.isSample,
    categories: offeredCategories(payer, server).map((category) => ({
      category,
      required: requiredCategories.includes(category),
    })),
    canKeepUpToDate: canAskOffline(payer, server),
    accessMonths: payer.accessMonths,
    planSetsHowLong: payer.noOfflineAccess,
    endsOtherSignIns: payer.quirks.includes('new-sign-in-ends-others'),
    needsClientId: needsClientId(payer, remembered),
    registrationHost: findRegistrationHost(payer, server, remembered),
    client: clientOffer(payer, server, remembered),
    mayNotSupportApps: !(takesApps && neededCapabilities.every((one) => capabilities.includes(one))),
  };
}

function clientOffer(payer: Payer, server: SmartServer, remembered: PlanClient | null): ClientOffer {
  return {
    methods: listClientMethods(payer, server),
    remembered: remembered === null ? null : omitSecret(remembered),
    portalUrl: payer.developerPortalUrl,
    tokenHost: new URL(server.tokenEndpoint).host,
    needsRelay: needsRelay(payer),
    redirectUrls: listRedirectUrls(payer),
  };
}

function needsClientId(payer: Payer, remembered: PlanClient | null): boolean {
  return payer.clientId === null && remembered === null;
}

/** Where the app needs an id and may get one by itself. Behind a page in between it cannot say where to come back to. */
function findRegistrationHost(
  payer: Payer,
  { registrationEndpoint }: SmartServer,
  remembered: PlanClient | null,
): string | null {
  const isOffered = registrationEndpoint !== null && needsClientId(payer, remembered) && !needsRelay(payer);
  return isOffered ? new URL(registrationEndpoint).host : null;
}

function needsRelay({ quirks }: Payer): boolean {
  return quirks.includes('https-redirect-only');
}

/** Without a port where the server takes any of them (RFC 8252 §7.3). */
function listRedirectUrls({ redirect: { host, ports, path } }: Payer): string[] {
  return ports === 'any' ? [`http://${host}${path}`] : ports.map((port) => `http://${host}:${port}${path}`);
}

function omitSecret({ clientId, method, keyId, brokerUrl, relayUrl, redirectPort }: PlanClient) {
  return { clientId, method, keyId, brokerUrl, relayUrl, redirectPort };
}

/** Methods without a secret come first. A plan that says nothing may take any. */
function listClientMethods(payer: Payer, server: SmartServer): ClientMethod[] {
  if (payer.clientMethods !== null) return payer.clientMethods;
  const said = new Set((server.clientMethods ?? []).map(methodOf));
  if (server.capabilities?.includes('client-public')) said.add('public');
  const known = allMethods.filter((method) => said.has(method));
  return known.length === 0 ? [...allMethods] : known;
}
