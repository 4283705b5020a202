/**
 * What sign-ins and renewals at a plan that misbehaves have in common.
 *
 * @see SMART App Launch 2.2; RFC 6749 §4.1.2.1 and §5.2; RFC 9207
 */
import type { FailureCode } from '#shared/ipc/result';
import { type AppError, toFailure } from '../../../electron/errors.ts';
import {
  type Behaviour,
  type HostileServer,
  type RawAnswer,
  startHostileServer,
  tokenBody,
  wellBehaved,
} from '../../support/hostile-authorization-server.ts';
import { type OAuthAppOptions, oauthApp, testPayer } from '../../support/oauth-app.ts';
import type { Seen } from './fault.ts';

type App = ReturnType<typeof oauthApp>;
export type Changes = Partial<Behaviour>;

export const nothing = 'Nothing is stored.';
export const stays = 'What was fetched before can be read; the connection asks for a new sign-in.';
export const again = 'The connection and its tokens; the next check tries again.';

export const configured =
  (changes: Record<string, unknown>): Behaviour['configuration'] =>
  (origin) => ({ body: { ...(wellBehaved().configuration(origin).body as object), ...changes } });

export const token = (changes: Record<string, unknown>): Changes => ({
  token: () => ({ body: { ...tokenBody(1), ...changes } }),
});

export const calledBack = (changes: Record<string, string | null>): Changes => ({
  callback: (parameters) => {
    for (const [name, value] of Object.entries(changes))
      if (value === null) parameters.delete(name);
      else parameters.set(name, value);
  },
});

export const refusedWith = (error: string) => calledBack({ code: null, error });

export async function withServer(
  changes: Changes,
  work: (server: HostileServer) => Promise<Seen>,
): Promise<Seen> {
  const server = await startHostileServer(changes);
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

export const codeOf = (work: Promise<unknown>): Promise<FailureCode | null> =>
  work.then(
    () => null,
    (error: AppError) => toFailure(error).code,
  );

/** A sign-in that fails; kept: nothing is sealed, and what the plan gave is given back. */
export const signIn =
  (
    changes: Changes,
    {
      options = {},
      payer = {},
      connect = {},
    }: {
      options?: OAuthAppOptions;
      payer?: Record<string, unknown>;
      connect?: Parameters<App['connect']>[1];
    } = {},
  ) =>
  () =>
    withServer(changes, async (server) => {
      const app = oauthApp(options);
      const code = await codeOf(app.connect(testPayer(server.fhirBaseUrl, payer), connect));
      return { told: code, log: app.log.lines, isKept: code === null || app.cabinet.names().length === 0 };
    });

/** A renewal that goes wrong, and a request after it; `isLost`: the tokens are of no more use. */
export const renewal =
  (answer: RawAnswer, { isLost }: { isLost: boolean }) =>
  () =>
    withServer(
      {
        token: (grant, count) =>
          grant === 'refresh_token' && count === 1 ? answer : { body: tokenBody(count + 1) },
      },
      async (server) => {
        const app = oauthApp();
        await app.connect(testPayer(server.fhirBaseUrl));
        app.clock.advance(4_000_000);
        const code = await codeOf(app.read(`${server.fhirBaseUrl}/Coverage`));
        return { told: code, log: app.log.lines, isKept: app.sessions.has('connection-1') === !isLost };
      },
    );
