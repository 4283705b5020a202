/**
 * Plans that let apps register themselves, and do it badly.
 *
 * @see RFC 7591 §3.2 (answers to a registration), RFC 7592 §2.3 (taking it back)
 */
import { nodeFetch } from '../../../electron/node-ports/fetch.ts';
import {
  type Behaviour,
  type HostileServer,
  wellBehaved,
} from '../../support/hostile-authorization-server.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';
import type { Fault, Seen, Told } from './fault.ts';
import { type Changes, codeOf, configured, nothing, withServer } from './oauth-parts.ts';

type App = ReturnType<typeof oauthApp>;
type Parts = { app: App; payerId: string; server: HostileServer; connect(): Promise<Told | null> };

/** An app that has no ID at the plan; every host that it sends to is noted. */
const withRegistration =
  (changes: Changes, work: (parts: Parts, hosts: ReadonlySet<string>) => Promise<Seen>) => () =>
    withServer(
      {
        configuration: (origin) => configured({ registration_endpoint: `${origin}/register` })(origin),
        ...changes,
      },
      async (server) => {
        const hosts = new Set<string>();
        const app = oauthApp({
          fetch: (request) => {
            hosts.add(new URL(request.url).host);
            return nodeFetch(request);
          },
        });
        const payer = testPayer(server.fhirBaseUrl, { clientId: null });
        const connect = () => codeOf(app.connect(payer, { client: 'register' }));
        return work({ app, payerId: payer.id, server, connect }, hosts);
      },
    );

const answered =
  (more: Record<string, unknown>): Behaviour['register'] =>
  (asked, origin) => ({
    status: 201,
    body: { ...(wellBehaved().register(asked, origin).body as object), ...more },
  });

/** A registration that comes to nothing: nothing is kept, no browser opens, nobody else is asked. */
const registers = (register: Behaviour['register']) =>
  withRegistration({ register }, async ({ app, server, connect }, hosts) => {
    const told = await connect();
    const isKept =
      app.cabinet.names().length === 0 &&
      app.browser.opened.length === 0 &&
      [...hosts].every((host) => host === new URL(server.origin).host);
    return { told, log: app.log.lines, isKept };
  });

/** The registration is taken back, and the plan does not take it: here it is forgotten all the same. */
const takesBack = (changes: Changes) =>
  withRegistration(changes, async ({ app, payerId, connect }) => {
    const connected = await connect();
    await app.signIn.endRegistration(payerId, 'disconnect');
    const isTold = app.log.lines.some(({ event }) => event === 'registration.not-deleted');
    const isForgotten = !app.cabinet.names().some((name) => name.startsWith('client-'));
    return { told: null, log: app.log.lines, isKept: connected === null && isTold && isForgotten };
  });

const refused: Told = 'oauth/registration-refused';
const failed: Told = 'oauth/registration-failed';

type Row = [id: string, happens: string, register: Behaviour['register'], told: Told];

const rows: Row[] = [
  [
    '400',
    'The plan does not take the registration (400).',
    () => ({ status: 400, body: { error: 'invalid_client_metadata', error_description: 'canary' } }),
    refused,
  ],
  ['401', 'The plan registers only who has a key of its own (401).', () => ({ status: 401 }), refused],
  [
    '403',
    'The plan registers nobody (403).',
    () => ({ status: 403, headers: { 'content-type': 'text/html' }, body: '<h1>Canary</h1>' }),
    refused,
  ],
  ['429', 'The plan asks to slow down (429).', () => ({ status: 429 }), failed],
  ['500', 'The plan’s registration breaks (500).', () => ({ status: 500, body: '<h1>Oops</h1>' }), failed],
  [
    'web-page',
    'A web page comes in place of an app ID.',
    () => ({ headers: { 'content-type': 'text/html' }, body: '<!doctype html><title>Canary</title>' }),
    failed,
  ],
  [
    'redirect-elsewhere',
    'The plan sends the registration on to another host.',
    () => ({ status: 307, headers: { location: 'https://elsewhere.example/register' } }),
    failed,
  ],
  ['no-client-id', 'The answer has no app ID.', answered({ client_id: undefined }), failed],
  [
    'long-client-id',
    'The app ID has a thousand and one letters.',
    answered({ client_id: 'c'.repeat(1001) }),
    failed,
  ],
  ['not-text', 'The app ID is a number.', answered({ client_id: 7 }), failed],
  [
    'too-large',
    'The answer has two megabytes.',
    answered({ client_name: 'c'.repeat(2 << 20) }),
    'fhir/too-large',
  ],
  [
    'other-addresses',
    'The plan registers other addresses to come back to.',
    answered({ redirect_uris: ['https://elsewhere.example/'] }),
    refused,
  ],
  [
    'secret-ended',
    'The secret that comes with the app ID ran out yesterday.',
    answered({
      token_endpoint_auth_method: 'client_secret_basic',
      client_secret: 'canary-secret',
      client_secret_expires_at: Math.floor(Date.now() / 1000) - 86_400,
    }),
    refused,
  ],
  [
    'other-proof',
    'The plan wants a key that the app does not have.',
    answered({ token_endpoint_auth_method: 'private_key_jwt' }),
    refused,
  ],
  [
    'no-claims',
    'The plan registers the app for no claims.',
    answered({ scope: 'openid patient/Patient.rs' }),
    refused,
  ],
];

const takenBack = 'Here the app ID is forgotten all the same; the log notes that the plan did not confirm.';

export const registrationFaults: readonly Fault[] = [
  ...rows.map(
    ([id, happens, register, told]): Fault => ({
      id: `registration/${id}`,
      happens,
      told,
      kept: `${nothing} No browser opens.`,
      provoke: registers(register),
    }),
  ),
  {
    id: 'registration/id-taken-back',
    happens: 'The plan takes the app ID no more that it gave, or its secret has run out.',
    told: 'oauth/registration-ended',
    kept: 'Nothing is stored; the next sign-in asks for a new app ID and goes through.',
    provoke: withRegistration({}, async ({ app, server, connect }) => {
      server.behaviour.token = () => ({ status: 401, body: { error: 'invalid_client' } });
      const told = await connect();
      server.behaviour.token = wellBehaved().token;
      const isAgain = (await connect()) === null && server.seenAt('/register').length === 2;
      return { told, log: app.log.lines, isKept: isAgain };
    }),
  },
  {
    id: 'registration/no-way-back',
    happens: 'The plan gives no way to take a registration back.',
    told: null,
    kept: takenBack,
    provoke: takesBack({ register: answered({ registration_access_token: undefined }) }),
  },
  {
    id: 'registration/way-back-elsewhere',
    happens: 'The way to take a registration back leads to another host.',
    told: null,
    kept: `${takenBack} The token to do so is not sent there.`,
    provoke: takesBack({
      register: (asked, origin) =>
        answered({
          registration_client_uri: `${origin.replace('127.0.0.1', 'localhost')}/register/x`,
        })(asked, origin),
    }),
  },
  {
    id: 'registration/not-taken-back',
    happens: 'The plan does not take a registration back (500).',
    told: null,
    kept: takenBack,
    provoke: takesBack({ unregister: () => ({ status: 500 }) }),
  },
  {
    id: 'registration/not-taken-back-token',
    happens: 'The plan no longer knows the token to take a registration back (401).',
    told: null,
    kept: takenBack,
    provoke: takesBack({ unregister: () => ({ status: 401 }) }),
  },
];
