/**
 * Medicare's Blue Button 2.0 as its documentation and open source say: confidential clients only, no scope for staying
 * signed in, refresh tokens for one use, one permission per person and app, Django's error bodies.
 */
import { type Grant, json, type PlanServer, type Reply } from './plan-rules.ts';
import { startPlanServer } from './plan-server.ts';
import { standInPayer } from './stand-in-payer.ts';

export type BlueButton = PlanServer & {
  payers: unknown[];
  /** Changed by a test at any time. */
  mood: {
    /** An app that Medicare gives access to once, without a refresh token. */
    isOneTime: boolean;
    /** How `access_grant_expiration` is written. */
    endsAt: string;
    /** What the service that knows people answers on a renewal. */
    upstream: 404 | 502 | null;
    /** Medicare does not find the person who signed in. */
    isUnknownPerson: boolean;
  };
};

export const blueButtonClient = { id: 'bb'.repeat(20), secret: 'secretofthemedicareappone' };

export async function startBlueButton(): Promise<BlueButton> {
  const mood: BlueButton['mood'] = {
    isOneTime: false,
    endsAt: '2027-09-05 19:17:53Z',
    upstream: null,
    isUnknownPerson: false,
  };
  const server = await startPlanServer({
    title: 'Medicare',
    paths: {
      fhir: '/v2/fhir',
      configuration: '/v2/fhir/.well-known/smart-configuration',
      authorize: '/v2/o/authorize/',
      token: '/v2/o/token/',
      revoke: '/v2/o/revoke/',
    },
    // Its own description names another place to give tokens back than the one that works, and no issuer.
    describe: {
      capabilities: [
        'client-confidential-symmetric',
        'context-standalone-patient',
        'launch-standalone',
        'permission-offline',
        'permission-patient',
        'permission-v2',
      ],
      revocation_endpoint: '/v2/o/revoke_token',
    },
    client: { ...blueButtonClient, auth: ['basic', 'post'] },
    redirects: ['loopback'],
    scopes: [
      'launch/patient',
      'patient/Patient.rs',
      'patient/Coverage.rs',
      'patient/ExplanationOfBenefit.rs',
    ],
    accessSeconds: 3600,
    refreshes: () => !mood.isOneTime,
    extras: () => ({ access_grant_expiration: mood.endsAt }),
    refusal: (status, error, words) =>
      status === 400 || status === 401 || status === 403
        ? error === 'insufficient_scope' || error === 'invalid_token'
          ? json(status, { detail: words })
          : json(status, { status_code: status, error, error_description: words })
        : json(status, { detail: words }),
    atLogin: (scopes, redirectUri) => loginEnd(mood.isUnknownPerson, scopes, redirectUri),
    atToken(form) {
      if (form['grant_type'] !== 'refresh_token') return null;
      if (mood.isOneTime)
        return json(403, { status_code: 403, error: 'invalid_client', error_description: 'One time only.' });
      return mood.upstream === null
        ? null
        : json(mood.upstream, { status_code: mood.upstream, message: 'Failed to retrieve data.' });
    },
    atRevoke: (form, grants) => revokeProblem(form, grants),
    // One permission for each person and app: a new one ends all earlier ones.
    atConsent: () => [],
    atRecords: (url) =>
      Number(url.searchParams.get('_count') ?? '10') > 50
        ? json(400, { detail: 'The _count parameter must be 50 or less.' })
        : null,
  });
  const payers = standInPayer('cms-medicare', 'https://api.bluebutton.cms.gov', server.origin);
  return Object.assign(server, { payers, mood });
}

const known =
  /^(launch\/patient|patient\/(Patient|Coverage|ExplanationOfBenefit)\.(rs|read)|openid|profile)$/;

function loginEnd(isUnknown: boolean, scopes: readonly string[], redirectUri: string): Reply | null {
  if (isUnknown) return { status: 302, headers: { location: `${redirectUri}?error=not_found` } };
  return scopes.every((scope) => known.test(scope)) ? null : json(400, { detail: 'Invalid scopes.' });
}

/** Takes access tokens only, and ends the whole permission with them. */
function revokeProblem(form: Record<string, string>, grants: Grant[]): Reply | null {
  const isAccess = grants.some((one) => one.accessToken === form['token']);
  return isAccess ? null : json(404, { status_code: 404, message: 'Token not found.' });
}
