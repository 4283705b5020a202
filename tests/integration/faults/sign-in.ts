/**
 * Sign-ins that do not end well.
 *
 * @see SMART App Launch 2.2; RFC 6749 §4.1.2.1 and §5.2; RFC 9207
 */
import { createServer } from 'node:net';
import type { FailureCode } from '#shared/ipc/result';
import { navigate, visit } from '../../support/navigate.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';
import type { Fault } from './fault.ts';
import {
  type Changes,
  calledBack,
  codeOf,
  configured,
  nothing,
  refusedWith,
  signIn,
  token,
  withServer,
} from './oauth-parts.ts';

type Row = [id: string, happens: string, changes: Changes, code: FailureCode | null];

const callbacks: Row[] = [
  ['access-denied', 'The person says no at the plan.', refusedWith('access_denied'), 'oauth/access-denied'],
  [
    'invalid-scope',
    'The plan does not know a permission that was asked for.',
    refusedWith('invalid_scope'),
    'oauth/response-invalid',
  ],
  [
    'invalid-request',
    'The plan does not understand the sign-in.',
    refusedWith('invalid_request'),
    'oauth/response-invalid',
  ],
  [
    'unauthorized-client',
    'The plan does not let this app sign in.',
    refusedWith('unauthorized_client'),
    'oauth/response-invalid',
  ],
  ['server-error', 'The plan’s sign-in breaks.', refusedWith('server_error'), 'oauth/exchange-failed'],
  [
    'temporarily-unavailable',
    'The plan’s sign-in is under repair.',
    refusedWith('temporarily_unavailable'),
    'oauth/exchange-failed',
  ],
  [
    'unknown-error',
    'The plan answers with an error of its own making.',
    refusedWith('canary_trouble'),
    'oauth/response-invalid',
  ],
  [
    'other-iss',
    'The answer is of another authorization server.',
    calledBack({ iss: 'https://other.example' }),
    'oauth/response-invalid',
  ],
  [
    'iss-missing',
    'The plan promises to name itself in its answer and does not.',
    { configuration: configured({ authorization_response_iss_parameter_supported: true }) },
    'oauth/response-invalid',
  ],
];

const discoveries: Row[] = [
  [
    'no-configuration',
    'The address has no sign-in configuration and no statement of capabilities.',
    { configuration: () => ({ status: 404 }) },
    'oauth/discovery-failed',
  ],
  [
    'configuration-page',
    'A web page comes in place of the sign-in configuration.',
    { configuration: () => ({ headers: { 'content-type': 'text/html' }, body: '<html>' }) },
    'oauth/discovery-failed',
  ],
  [
    'no-endpoints',
    'The configuration names no sign-in page.',
    { configuration: configured({ authorization_endpoint: undefined }) },
    'oauth/discovery-failed',
  ],
  [
    'no-pkce',
    'The plan offers only the weak form of PKCE.',
    { configuration: configured({ code_challenge_methods_supported: ['plain'] }) },
    'oauth/discovery-failed',
  ],
  [
    'endpoint-http',
    'The sign-in page is not secure.',
    { configuration: configured({ authorization_endpoint: 'http://plan.example/authorize' }) },
    'oauth/discovery-failed',
  ],
  [
    'endpoint-script',
    'The sign-in page is a script.',
    { configuration: configured({ authorization_endpoint: 'javascript:alert(1)' }) },
    'oauth/discovery-failed',
  ],
  [
    'endpoint-user',
    'The sign-in page’s address hides a name and password.',
    { configuration: configured({ token_endpoint: 'https://plan.example@elsewhere.example/token' }) },
    'oauth/discovery-failed',
  ],
  [
    'configuration-redirect',
    'The configuration is at another host.',
    { configuration: () => ({ status: 302, headers: { location: 'https://elsewhere.example/' } }) },
    'oauth/discovery-failed',
  ],
];

const answers: Row[] = [
  [
    'code-refused',
    'The plan no longer takes the one-time code.',
    {
      token: () => ({
        status: 400,
        body: { error: 'invalid_grant', error_description: 'canary-code expired' },
      }),
    },
    'oauth/exchange-failed',
  ],
  [
    'client-refused',
    'The plan does not take the app’s ID.',
    { token: () => ({ status: 401, body: { error: 'invalid_client' } }) },
    'oauth/bad-client',
  ],
  [
    'exchange-500',
    'The plan’s token service breaks.',
    { token: () => ({ status: 500, body: '<h1>Oops</h1>' }) },
    'oauth/exchange-failed',
  ],
  [
    'exchange-429',
    'The plan’s token service asks to slow down.',
    { token: () => ({ status: 429, headers: { 'retry-after': '60' } }) },
    'oauth/exchange-failed',
  ],
  [
    'exchange-redirect',
    'The token service sends the app elsewhere.',
    { token: () => ({ status: 302, headers: { location: 'https://elsewhere.example/' } }) },
    'oauth/exchange-failed',
  ],
  [
    'exchange-page',
    'A web page comes in place of tokens.',
    { token: () => ({ headers: { 'content-type': 'text/html' }, body: '<html>' }) },
    'oauth/exchange-failed',
  ],
  [
    'exchange-list',
    'A list comes in place of tokens.',
    { token: () => ({ body: [] }) },
    'oauth/exchange-failed',
  ],
  [
    'no-access-token',
    'The answer holds no access token.',
    token({ access_token: undefined }),
    'oauth/exchange-failed',
  ],
  [
    'mac-token',
    'The tokens are of a kind that this app cannot use.',
    token({ token_type: 'mac' }),
    'oauth/exchange-failed',
  ],
  [
    'nothing-granted',
    'The plan grants nothing of what was asked.',
    token({ scope: 'patient/Observation.read' }),
    'oauth/nothing-granted',
  ],
  [
    'no-patient',
    'The plan does not say whose records these are.',
    token({ patient: undefined }),
    'oauth/no-patient',
  ],
  [
    'many-patients',
    'The plan names nobody, and shows more people than a family has.',
    {
      ...token({ patient: undefined }),
      fhir: () => ({
        body: {
          resourceType: 'Bundle',
          entry: Array.from({ length: 17 }, (_, at) => ({
            resource: { resourceType: 'Patient', id: `p-${at}` },
          })),
        },
      }),
    },
    'oauth/many-patients',
  ],
  [
    'odd-patient',
    'The plan names a person by something that is no id.',
    token({ patient: '../other' }),
    'oauth/no-patient',
  ],
];

const rows = (list: Row[], kept: string): Fault[] =>
  list.map(([id, happens, changes, code]) => ({
    id: `oauth/${id}`,
    happens,
    told: code,
    kept,
    provoke: signIn(changes),
  }));

export const signInFaults: readonly Fault[] = [
  ...rows(callbacks, nothing),
  ...rows(discoveries, `${nothing} No browser opens.`),
  ...rows(answers, `${nothing} What the plan gave is given back.`),
  {
    id: 'oauth/other-person',
    happens: 'Somebody else signs in than the person whose connection is renewed.',
    told: 'oauth/other-person',
    kept: 'The records of the person; the new permission is given back.',
    provoke: signIn({}, { connect: { expectPatientId: 'p-9' } }),
  },
  {
    id: 'oauth/timeout',
    happens: 'The person closes the page and does not come back.',
    told: 'oauth/redirect-timeout',
    kept: nothing,
    provoke: signIn({}, { options: { visit: () => {}, signInMs: 50 } }),
  },
  {
    id: 'oauth/error-without-state',
    happens: 'The plan’s page shows an error and does not say which sign-in it is about.',
    told: 'oauth/redirect-timeout',
    kept: nothing,
    provoke: signIn(calledBack({ code: null, state: null, error: 'invalid_scope' }), {
      options: { signInMs: 300 },
    }),
  },
  {
    id: 'oauth/wrong-state',
    happens: 'An answer comes that belongs to no sign-in of this app.',
    told: 'oauth/redirect-timeout',
    kept: nothing,
    provoke: signIn(calledBack({ state: 'guessed' }), { options: { signInMs: 300 } }),
  },
  {
    id: 'oauth/code-and-error',
    happens: 'An answer says both yes and no.',
    told: 'oauth/redirect-timeout',
    kept: nothing,
    provoke: signIn(calledBack({ error: 'access_denied' }), { options: { signInMs: 300 } }),
  },
  {
    id: 'oauth/other-host-header',
    happens: 'A page in the browser knocks at the app’s door under another name.',
    told: null,
    kept: 'The door stays shut to it; the sign-in goes on.',
    provoke: signIn(
      {},
      {
        options: {
          visit: async (url) => {
            const callback = new URL(url).searchParams.get('redirect_uri') ?? '';
            const { status } = await visit(`${callback}?code=x&state=y`, {
              headers: { host: 'evil.example' },
            });
            if (status === 421) await navigate(url);
          },
        },
      },
    ),
  },
  {
    id: 'oauth/second-sign-in',
    happens: 'The person starts a second sign-in before the first has ended.',
    told: 'oauth/cancelled',
    kept: 'The second goes on, the first ends.',
    provoke: () =>
      withServer({}, async (server) => {
        const payer = testPayer(server.fhirBaseUrl);
        let visits = 0;
        const app = oauthApp({ visit: (url) => (visits++ === 0 ? undefined : navigate(url)) });
        const first = codeOf(app.connect(payer));
        while (visits === 0) await new Promise((resolve) => setTimeout(resolve, 5));
        const second = await app.connect(payer);
        return { told: await first, log: app.log.lines, isKept: second.patientId === 'p-1' };
      }),
  },
  {
    id: 'oauth/cancelled',
    happens: 'The person stops the sign-in.',
    told: 'oauth/cancelled',
    kept: nothing,
    provoke: () =>
      withServer({}, async (server) => {
        const app = oauthApp({ visit: () => app.signIn.cancel() });
        const code = await codeOf(app.connect(testPayer(server.fhirBaseUrl)));
        return { told: code, log: app.log.lines, isKept: app.cabinet.names().length === 0 };
      }),
  },
  {
    id: 'oauth/port-taken',
    happens: 'Another program holds the port that the plan knows.',
    told: 'oauth/redirect-port-busy',
    kept: `${nothing} No browser opens.`,
    async provoke() {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as { port: number };
      try {
        return await signIn({}, { payer: { redirect: { ports: [port] } } })();
      } finally {
        other.close();
      }
    },
  },
  {
    id: 'oauth/no-client-id',
    happens: 'The plan needs an app ID and there is none.',
    told: 'oauth/client-id-needed',
    kept: `${nothing} No browser opens.`,
    provoke: signIn({}, { payer: { clientId: null } }),
  },
];
