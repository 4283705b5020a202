import { generateKeyPair, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { type Configuration, errors, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { Membership, PlanData, SamplePlanId } from '../model.ts';
import { makePageHeaders, renderError } from './pages.ts';
import { allScopes } from './scopes.ts';
import { handleSignIn, signInPath } from './sign-in.ts';
import { TokenStore } from './token-store.ts';

/** Claimfolio's id as a public client of the sample plan. */
export const sampleClientId = 'claimfolio-sample';

export const routes = {
  authorization: '/authorize',
  token: '/token',
  revocation: '/revoke',
  jwks: '/jwks',
  registration: '/register',
} as const;

/** Whether the plan lets apps register themselves (RFC 7591): one does, so that both can be tried. */
export function registersApps(id: SamplePlanId): boolean {
  return id === 'evergreen';
}

/** What a valid access token says: whose records, and which scopes the person agreed to. */
export type Access = { patientId: string; scopes: ReadonlySet<string>; end(): Promise<void> };

/** The authorization server of one sample plan, mounted below the path of its issuer. */
export type AuthorizationServer = {
  /** Answers a request below the issuer's path; `target` is the path and query without that prefix. */
  handle(request: IncomingMessage, response: ServerResponse, target: string): Promise<void>;
  /** `null` for a token that is unknown, expired or revoked. */
  access(token: string): Promise<Access | null>;
  /** Ends every sign-in and token. */
  revokeAll(): void;
};

const day = 86_400;

/**
 * A SMART App Launch authorization server: public native client, PKCE, loopback redirect on any port,
 * rotating refresh tokens, `patient` in the token response.
 *
 * @see SMART App Launch 2.2, RFC 7636, RFC 8252 7.3, RFC 9207
 */
export async function createAuthorizationServer(
  plan: PlanData,
  issuer: string,
  audience: string,
  tokenSeconds: number,
): Promise<AuthorizationServer> {
  const store = new TokenStore();
  const provider = new Provider(issuer, await makeConfiguration(plan, audience, tokenSeconds, store));
  provider.Client.prototype.redirectUriAllowed = function isAllowed(uri) {
    // An app that registered itself comes back to where it said, to the letter.
    return this.clientId === sampleClientId
      ? isLoopbackCallback(uri)
      : (this.redirectUris ?? []).includes(uri);
  };
  provider.use(async (context, next) => {
    await next();
    // The library lets every site read what is public.
    for (const name of Object.keys(context.response.headers))
      if (name.startsWith('access-control-')) context.remove(name);
    addPatient(context as KoaContextWithOIDC);
  });
  const callback = provider.callback();
  const mount = new URL(issuer).pathname;
  return {
    async handle(request, response, target) {
      const original = request as IncomingMessage & { originalUrl?: string };
      const asked = target.startsWith(`${routes.authorization}?`) ? addPrompt(target) : target;
      original.url = asked;
      original.originalUrl = mount + asked;
      if (asked.startsWith(signInPath)) await handleSignIn(provider, plan, request, response);
      else await callback(request, response);
    },
    access: (token) => findAccess(provider, token),
    revokeAll: () => store.clear(),
  };
}

async function findAccess(provider: Provider, value: string): Promise<Access | null> {
  const token = await provider.AccessToken.find(value);
  if (!token?.accountId) return null;
  return { patientId: token.accountId, scopes: token.scopes, end: () => token.destroy() };
}

async function makeConfiguration(
  plan: PlanData,
  audience: string,
  tokenSeconds: number,
  store: TokenStore,
): Promise<Configuration> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const signingKey = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'sample' };
  return {
    adapter: (kind: string) => store.adapter(kind),
    clients: [
      {
        client_id: sampleClientId,
        client_name: 'Claimfolio',
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        redirect_uris: ['http://127.0.0.1/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    routes,
    jwks: { keys: [signingKey] },
    cookies: {
      keys: [randomBytes(32).toString('hex')],
      names: {
        session: `sample_${plan.id}_session`,
        interaction: `sample_${plan.id}_sign_in`,
        resume: `sample_${plan.id}_resume`,
      },
    },
    scopes: [...allScopes],
    claims: { openid: ['sub'], fhirUser: ['fhirUser'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    extraParams: { aud: (_context: unknown, value: unknown) => checkAudience(value, audience) },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: async () => true },
      registration: { enabled: registersApps(plan.id) },
      registrationManagement: { enabled: registersApps(plan.id) },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    clientBasedCORS: () => false,
    findAccount: (_context, id) => findAccount(plan.members, id),
    interactions: { url: (context, interaction) => findMount(context) + signInPath + interaction.uid },
    issueRefreshToken: async (_context, _client, code) => code.scopes.has('offline_access'),
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    renderError: (context, out) => {
      context.set(makePageHeaders());
      context.body = renderError(context.get('accept-language'), plan.name, out.error);
    },
    ttl: {
      AccessToken: tokenSeconds,
      AuthorizationCode: 60,
      RefreshToken: 90 * day,
      Grant: 365 * day,
      IdToken: 3600,
      Interaction: 1800,
      Session: 1800,
    },
  };
}

function findMount(context: KoaContextWithOIDC): string {
  return new URL(context.oidc.issuer).pathname;
}

function checkAudience(value: unknown, audience: string): void {
  if (value !== audience && value !== `${audience}/`)
    throw new errors.InvalidRequest('aud must be the address of this FHIR server');
}

function findAccount(members: readonly Membership[], id: string) {
  const member = members.find(({ person }) => person.id === id);
  if (!member) return undefined;
  return { accountId: id, claims: async () => ({ sub: id, fhirUser: member.fhirUser }) };
}

/** Asks for password and consent every time: a shared browser must never connect the last person silently. */
function addPrompt(target: string): string {
  const [path = '', query = ''] = target.split('?');
  const parameters = new URLSearchParams(query);
  if (parameters.get('prompt') !== 'none') parameters.set('prompt', 'login consent');
  return `${path}?${parameters}`;
}

/** RFC 8252 7.3: any port of the loopback IP literal; the path is /callback, or one segment below it per payer. */
function isLoopbackCallback(uri: string): boolean {
  return /^http:\/\/127\.0\.0\.1(?::\d{1,5})?\/callback(?:\/[A-Za-z0-9_-]{1,64})?$/.test(uri);
}

function addPatient(context: KoaContextWithOIDC): void {
  if (context.path !== routes.token || context.status !== 200) return;
  const body: unknown = context.body;
  const patient = context.oidc.entities.Account?.accountId;
  if (patient && typeof body === 'object' && body !== null) context.body = { ...body, patient };
}
