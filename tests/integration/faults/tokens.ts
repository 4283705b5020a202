/** Tokens at their renewal and at their end. */
import type { FailureCode } from '#shared/ipc/result';
import { type RawAnswer, tokenBody } from '../../support/hostile-authorization-server.ts';
import { navigate } from '../../support/navigate.ts';
import { oauthApp, testPayer } from '../../support/oauth-app.ts';
import type { Fault } from './fault.ts';
import { again, codeOf, renewal, stays, withServer } from './oauth-parts.ts';

const renewals: [id: string, happens: string, answer: RawAnswer, code: FailureCode, isLost: boolean][] = [
  [
    'grant-ended',
    'The plan has ended the permission.',
    { status: 400, body: { error: 'invalid_grant' } },
    'oauth/reconnect-needed',
    true,
  ],
  [
    'grant-ended-401',
    'The plan has ended the permission and says so with 401.',
    { status: 401, body: { error: 'invalid_grant' } },
    'oauth/reconnect-needed',
    true,
  ],
  [
    'client-removed',
    'The plan no longer knows the app.',
    { status: 401, body: { error: 'invalid_client' } },
    'oauth/reconnect-needed',
    true,
  ],
  [
    'token-not-found',
    'The plan has lost the token.',
    { status: 400, body: { error: 'invalid_request' } },
    'oauth/reconnect-needed',
    true,
  ],
  ['renewal-500', 'The token service breaks at a renewal.', { status: 500 }, 'oauth/exchange-failed', false],
  [
    'renewal-404',
    'The token service does not find the person for the moment.',
    { status: 404, body: { detail: 'Not found.' } },
    'oauth/exchange-failed',
    false,
  ],
  [
    'renewal-429',
    'The token service asks to slow down at a renewal.',
    { status: 429 },
    'oauth/exchange-failed',
    false,
  ],
  [
    'renewal-page',
    'A web page comes in place of renewed tokens.',
    { headers: { 'content-type': 'text/html' }, body: '<html>' },
    'oauth/exchange-failed',
    false,
  ],
  [
    'other-person-now',
    'The plan answers a renewal for another person.',
    { body: { ...tokenBody(2), patient: 'p-2' } },
    'oauth/other-person',
    true,
  ],
];

export const tokenFaults: readonly Fault[] = [
  ...renewals.map(
    ([id, happens, answer, code, isLost]): Fault => ({
      id: `oauth/${id}`,
      happens,
      told: code,
      kept: isLost ? stays : again,
      provoke: renewal(answer, { isLost }),
    }),
  ),
  {
    id: 'oauth/sign-out-refused',
    happens: 'The plan does not take the sign-out.',
    told: null,
    kept: 'Here all is erased all the same; the person reads that the plan did not confirm.',
    provoke: () =>
      withServer({ revoke: () => ({ status: 500 }) }, async (server) => {
        const app = oauthApp();
        await app.connect(testPayer(server.fhirBaseUrl));
        const isConfirmed = await app.sessions.revoke('connection-1');
        await app.sessions.forget('connection-1');
        return { told: null, log: app.log.lines, isKept: !isConfirmed && app.cabinet.names().length === 0 };
      }),
  },
  {
    id: 'oauth/key-store-locks',
    happens: 'The key store locks before the tokens are sealed.',
    told: null,
    kept: 'The tokens in memory only, until the app closes; nothing is left unsealed.',
    provoke: () =>
      withServer({}, async (server) => {
        const app = oauthApp({
          visit: async (url) => {
            app.secrets.now = 'locked';
            await navigate(url);
          },
        });
        const code = await codeOf(app.connect(testPayer(server.fhirBaseUrl)));
        const isKept = app.cabinet.names().length === 0;
        return { told: code, log: app.log.lines, isKept };
      }),
  },
];
