/**
 * First step of a sign-in: asks a plan where its authorization server is. Sends no credentials, and uses no address
 * of the answer before it has passed the checks at the end of this file.
 */
import { z } from 'zod';
import { isNotWritten } from '../access/logged-fetch.ts';
import { isPublicHost } from '../access/public-host.ts';
import { FhirError, OAuthError } from '../errors.ts';
import { acceptFhir } from '../fhir/accept.ts';
import type { Payer } from '../plans/payer.ts';
import type { Fetch, HttpResponse } from '../ports.ts';
import { baseOf, isLoopbackHttp, type SmartServer } from './smart-server.ts';

const lookup = { method: 'GET' as const, timeoutMs: 20_000, maxBytes: 1 << 20 };
const mostHops = 3;
const oauthUris = 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris';

const text = z.string().min(1).optional().catch(undefined);
const texts = z.array(z.string()).optional().catch(undefined);
/** Lenient on purpose: a field of the wrong kind counts as absent. */
const SmartConfiguration = z.looseObject({
  issuer: text,
  authorization_endpoint: text,
  token_endpoint: text,
  revocation_endpoint: text,
  registration_endpoint: text,
  capabilities: texts,
  scopes_supported: texts,
  token_endpoint_auth_methods_supported: texts,
  code_challenge_methods_supported: texts,
  authorization_response_iss_parameter_supported: z.boolean().optional().catch(undefined),
});
type SmartConfiguration = z.infer<typeof SmartConfiguration>;

const Extensions = z.array(z.looseObject({ url: text, valueUri: text })).catch([]);
const CapabilityStatement = z.looseObject({
  rest: z
    .array(
      z.looseObject({
        security: z
          .looseObject({
            extension: z.array(z.looseObject({ url: text, extension: Extensions })).catch([]),
          })
          .optional()
          .catch(undefined),
      }),
    )
    .catch([]),
});

/**
 * Where the plan's sign-in is, checked against what the registry knows. Asks `smart-configuration`, then the
 * `oauth-uris` of the plan's CapabilityStatement; addresses set in the registry win over both.
 *
 * @throws {OAuthError} oauth/discovery-failed
 * @throws {FhirError} fhir/unreachable, fhir/timeout, fhir/certificate when the plan does not answer at all
 * @see SMART App Launch 2.2, 4.10 (smart-configuration) and Appendix A of 1.0 (oauth-uris)
 */
export async function discoverServer(payer: Payer, fetch: Fetch, signal?: AbortSignal): Promise<SmartServer> {
  const found = await findConfiguration(payer, fetch, signal);
  const challenges = found.code_challenge_methods_supported;
  if (challenges !== undefined && !challenges.includes('S256'))
    throw discoveryError(payer, 'The plan does not offer the safe way to sign in (S256).');
  const endpoint = (own: string | null, theirs: string | undefined) =>
    own ?? (theirs === undefined ? undefined : resolveEndpoint(theirs, payer));
  const authorize = endpoint(payer.authorizeUrl, found.authorization_endpoint);
  const token = endpoint(payer.tokenUrl, found.token_endpoint);
  if (authorize === undefined || token === undefined)
    throw discoveryError(payer, 'The plan does not say where its sign-in is.');
  const registration = endpoint(null, found.registration_endpoint);
  const revocation = endpoint(payer.revocationUrl, found.revocation_endpoint);
  return {
    authorizationEndpoint: checkEndpoint(authorize, payer),
    tokenEndpoint: checkEndpoint(token, payer),
    revocationEndpoint: revocation === undefined ? null : checkRevocation(revocation, token, payer),
    registrationEndpoint:
      registration === undefined ? null : checkRegistration(registration, [authorize, token], payer),
    issuer: payer.issuer ?? found.issuer ?? null,
    sendsIss: found.authorization_response_iss_parameter_supported ?? false,
    capabilities: found.capabilities ?? null,
    scopesSupported: found.scopes_supported ?? null,
    clientMethods: found.token_endpoint_auth_methods_supported ?? null,
  };
}

async function findConfiguration(
  payer: Payer,
  fetch: Fetch,
  signal?: AbortSignal,
): Promise<SmartConfiguration> {
  const base = baseOf(payer.fhirBaseUrl);
  const faults: unknown[] = [];
  const attempt = async (url: string, accept: string, read: (json: unknown) => SmartConfiguration | null) => {
    try {
      return read(await getJson(url, accept, fetch, signal));
    } catch (error) {
      signal?.throwIfAborted();
      if (isNotWritten(error)) throw error;
      faults.push(error);
      return null;
    }
  };
  const own = payer.smartConfigurationUrl ?? `${base}/.well-known/smart-configuration`;
  const found =
    (await attempt(own, 'application/json', parseConfiguration)) ??
    (await attempt(`${base}/metadata`, acceptFhir, parseCapabilities));
  if (found !== null) return found;
  if (payer.authorizeUrl !== null && payer.tokenUrl !== null) return {};
  // Report a plan that cannot be reached as such, not as one that answers nonsense.
  const silent = faults.find((fault) => fault instanceof FhirError && fault.status === null);
  if (silent !== undefined && faults.every((fault) => fault instanceof FhirError)) throw silent;
  throw discoveryError(payer, 'The plan’s service does not describe its sign-in.');
}

function parseConfiguration(json: unknown): SmartConfiguration | null {
  const { data } = SmartConfiguration.safeParse(json);
  const isComplete = data?.authorization_endpoint !== undefined && data.token_endpoint !== undefined;
  return data !== undefined && isComplete ? data : null;
}

function parseCapabilities(json: unknown): SmartConfiguration | null {
  const rest = CapabilityStatement.safeParse(json).data?.rest ?? [];
  const uris = rest
    .flatMap((one) => one.security?.extension ?? [])
    .find((one) => one.url === oauthUris)?.extension;
  const uri = (name: string) => uris?.find((one) => one.url === name)?.valueUri;
  return parseConfiguration({
    authorization_endpoint: uri('authorize'),
    token_endpoint: uri('token'),
    revocation_endpoint: uri('revoke'),
    registration_endpoint: uri('register'),
  });
}

/** Follows redirects within the same origin only. Ignores the content type: some plans send text/plain. */
async function getJson(url: string, accept: string, fetch: Fetch, signal?: AbortSignal): Promise<unknown> {
  let at = new URL(url);
  for (let hop = 0; hop <= mostHops; hop++) {
    const response = await fetch({
      ...lookup,
      url: at.href,
      headers: { accept },
      ...(signal === undefined ? {} : { signal }),
    });
    if (response.status === 200) return JSON.parse(new TextDecoder().decode(response.body));
    const next = redirectOf(response, at);
    if (next === null) throw new Error(`status ${response.status}`);
    at = next;
  }
  throw new Error('too many redirects');
}

function redirectOf(response: HttpResponse, from: URL): URL | null {
  const location = response.headers['location'];
  const isRedirect = Math.floor(response.status / 100) === 3;
  if (!isRedirect || location === undefined || !URL.canParse(location, from.href)) return null;
  const next = new URL(location, from.href);
  return next.origin === from.origin && next.username === '' && next.password === '' ? next : null;
}

function resolveEndpoint(endpoint: string, payer: Payer): string {
  const base = `${baseOf(payer.fhirBaseUrl)}/`;
  if (!URL.canParse(endpoint, base))
    throw discoveryError(payer, 'An address of the plan’s sign-in cannot be read.');
  return new URL(endpoint, base).href;
}

/** The hosts that this plan's sign-in may be on; `null` when unknown, so that the person must judge the host. */
function pinnedHosts(payer: Payer): Set<string> | null {
  if (payer.signInHosts === null) return null;
  const own = [payer.fhirBaseUrl, payer.authorizeUrl, payer.tokenUrl].filter((url) => url !== null);
  return new Set([...own.map((url) => new URL(url).host), ...payer.signInHosts]);
}

function isSafe(url: URL, payer: Payer): boolean {
  const isLocalPlan = isLoopbackHttp(new URL(payer.fhirBaseUrl));
  return (url.protocol === 'https:' && isPublicHost(url.hostname)) || (isLocalPlan && isLoopbackHttp(url));
}

function checkEndpoint(endpoint: string, payer: Payer): string {
  const url = new URL(endpoint);
  if (!isSafe(url, payer) || url.username !== '' || url.password !== '' || url.hash !== '')
    throw discoveryError(payer, 'The plan’s sign-in has an unsafe address.', [url.host]);
  const pinned = pinnedHosts(payer);
  if (pinned !== null && !pinned.has(url.host))
    throw discoveryError(
      payer,
      'The plan’s sign-in is on a computer that is not known to belong to the plan.',
      [url.host],
    );
  return url.href;
}

/** Tokens are revoked only where they came from, or where the registry says. */
function checkRevocation(endpoint: string, token: string, payer: Payer): string | null {
  const url = new URL(endpoint);
  const isKnown = payer.revocationUrl !== null || url.origin === new URL(token).origin;
  return isSafe(url, payer) && isKnown ? url.href : null;
}

/** Where the app may register itself: on a host of the sign-in or the tokens, or on one that is known as the plan's. */
function checkRegistration(endpoint: string, signIn: readonly string[], payer: Payer): string | null {
  const url = new URL(endpoint);
  const hosts = new Set([...signIn.map((one) => new URL(one).host), ...(pinnedHosts(payer) ?? [])]);
  const isPlain = url.username === '' && url.password === '' && url.hash === '';
  return isSafe(url, payer) && isPlain && hosts.has(url.host) ? url.href : null;
}

function discoveryError(payer: Payer, message: string, details: string[] = []): OAuthError {
  return new OAuthError('oauth/discovery-failed', message, {
    details: [new URL(payer.fhirBaseUrl).host, ...details],
  });
}
