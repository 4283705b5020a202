/**
 * The sign-in of the odd plan: correct where it matters (PKCE, single-use codes, rotation), odd where plans are odd.
 * Its token answers say `bearer` in lower case, `expires_in` as text, and no scope.
 */
import { createHash, randomUUID } from 'node:crypto';
import { patientId } from './records.ts';

export type Reply = { status: number; headers?: Record<string, string>; body: string };

type Grant = { clientId: string; redirectUri: string; challenge: string; who: string };
/** Ids of patients: whom the next sign-in opens, and whom a renewal of one opens. `isSilent`: token answers name nobody. */
type Opens = { signsIn(): string; renews(who: string): string; isSilent?(): boolean };

const lifetimeSeconds = 3600;

export class OddSignIn {
  readonly #loginPage: boolean;
  readonly #opens: Opens;
  readonly #codes = new Map<string, Grant>();
  /** Whom each token opens. */
  readonly #accessTokens = new Map<string, string>();
  readonly #refreshTokens = new Map<string, { clientId: string; who: string }>();

  constructor(loginPage: boolean, opens: Opens = { signsIn: () => patientId, renews: (who) => who }) {
    this.#loginPage = loginPage;
    this.#opens = opens;
  }

  isToken(authorization: string | undefined): boolean {
    return this.whoseToken(authorization) !== null;
  }

  /** The id of the patient whom the token opens; `null` for what is no token. */
  whoseToken(authorization: string | undefined): string | null {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1] ?? '';
    return this.#accessTokens.get(token) ?? null;
  }

  /** Gives up a token of either kind. */
  revoke(form: URLSearchParams): Reply {
    const token = form.get('token') ?? '';
    this.#accessTokens.delete(token);
    this.#refreshTokens.delete(token);
    return { status: 200, headers: json, body: '' };
  }

  /** How many tokens of either kind are good. */
  get tokens(): number {
    return this.#accessTokens.size + this.#refreshTokens.size;
  }

  /** Sends the browser straight back with a code; with a login page only after its button was pressed. */
  authorize(query: URLSearchParams, method: string): Reply {
    const redirectUri = query.get('redirect_uri') ?? '';
    const clientId = query.get('client_id') ?? '';
    const challenge = query.get('code_challenge') ?? '';
    const isLoopback = /^http:\/\/(?:127\.0\.0\.1|localhost):\d+\//.test(redirectUri);
    if (!isLoopback || clientId === '' || query.get('response_type') !== 'code')
      return { status: 400, body: 'This sign-in cannot continue.' };
    const back = new URL(redirectUri);
    const state = query.get('state');
    if (state !== null) back.searchParams.set('state', state);
    if (challenge === '' || query.get('code_challenge_method') !== 'S256') {
      back.searchParams.set('error', 'invalid_request');
      return { status: 302, headers: { location: back.href }, body: '' };
    }
    if (this.#loginPage && method !== 'POST') return { status: 200, headers: html, body: loginPage };
    const code = randomUUID();
    this.#codes.set(code, { clientId, redirectUri, challenge, who: this.#opens.signsIn() });
    back.searchParams.set('code', code);
    return { status: 302, headers: { location: back.href }, body: '' };
  }

  token(form: URLSearchParams): Reply {
    const clientId = form.get('client_id') ?? '';
    if (form.get('grant_type') === 'refresh_token') {
      const old = form.get('refresh_token') ?? '';
      const owner = this.#refreshTokens.get(old);
      this.#refreshTokens.delete(old);
      return owner?.clientId === clientId
        ? this.#issue(clientId, this.#opens.renews(owner.who))
        : refusal('invalid_grant');
    }
    if (form.get('grant_type') !== 'authorization_code') return refusal('unsupported_grant_type');
    const code = form.get('code') ?? '';
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      grant?.clientId === clientId &&
      grant.redirectUri === form.get('redirect_uri') &&
      grant.challenge === challenge;
    return isRight ? this.#issue(clientId, grant.who) : refusal('invalid_grant');
  }

  #issue(clientId: string, who: string): Reply {
    const accessToken = randomUUID();
    const refreshToken = randomUUID();
    this.#accessTokens.set(accessToken, who);
    this.#refreshTokens.set(refreshToken, { clientId, who });
    const answer = {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'bearer',
      expires_in: String(lifetimeSeconds),
      ...(this.#opens.isSilent?.() ? {} : { patient: who }),
    };
    return { status: 200, headers: json, body: JSON.stringify(answer) };
  }
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };
const html = { 'content-type': 'text/html; charset=utf-8' };
const loginPage = `<!doctype html><html lang="en"><title>Lighthouse Mutual</title>
<h1>Lighthouse Mutual</h1><form method="post"><button>Share my records</button></form></html>`;

function refusal(error: string): Reply {
  return { status: 400, headers: json, body: JSON.stringify({ error }) };
}
