/** The part of a stand-in that hands out tokens, renews them and takes them back. */
import { createHash, randomBytes } from 'node:crypto';
import {
  type Grant,
  json,
  type PlanRules,
  type PlanServer,
  type Reply,
  refuse,
  type State,
} from './plan-rules.ts';
import { theirs } from './records.ts';

/** `null` for the registered client, proven in a way that the plan takes. */
function clientProblem(
  { client }: PlanRules,
  form: Record<string, string>,
  authorization: string | undefined,
): string | null {
  const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
  const way = authorization !== undefined ? 'basic' : 'client_secret' in form ? 'post' : 'none';
  if (!client.auth.includes(way)) return `Client authentication by ${way} is not supported.`;
  if (way === 'basic') return authorization === basic ? null : 'Unknown client.';
  const isKnown = form['client_id'] === client.id;
  return isKnown && (way === 'none' || form['client_secret'] === client.secret) ? null : 'Unknown client.';
}

export function token(
  { plan, rules, state }: { plan: PlanServer; rules: PlanRules; state: State },
  form: Record<string, string>,
  authorization: string | undefined,
): Reply {
  const problem = clientProblem(rules, form, authorization);
  if (problem !== null) return refuse(rules, 401, 'invalid_client', problem);
  const early = rules.atToken?.(form) ?? null;
  if (early !== null) return early;
  if (form['grant_type'] === 'refresh_token') {
    const grant = plan.grants.find((one) => one.refreshToken === form['refresh_token']);
    if (grant === undefined || grant.refreshToken === null)
      return refuse(rules, 400, 'invalid_grant', 'The refresh token is over.');
    return issue(rules, grant);
  }
  const asked = state.codes.get(form['code'] ?? '');
  state.codes.delete(form['code'] ?? '');
  const challenge = createHash('sha256')
    .update(form['code_verifier'] ?? '')
    .digest('base64url');
  if (asked === undefined || asked.challenge !== challenge || asked.redirectUri !== form['redirect_uri'])
    return refuse(rules, 400, 'invalid_grant', 'The code is over or not yours.');
  const grant: Grant = { scopes: asked.scopes, accessToken: '', refreshToken: null, isAccessOver: false };
  plan.grants.push(grant);
  return issue(rules, grant);
}

/** New tokens in the place of the old ones, which are worthless from now on. */
function issue(rules: PlanRules, grant: Grant): Reply {
  grant.accessToken = randomBytes(15).toString('hex');
  grant.refreshToken = rules.refreshes(grant.scopes) ? randomBytes(15).toString('hex') : null;
  grant.isAccessOver = false;
  return json(200, {
    access_token: grant.accessToken,
    token_type: 'Bearer',
    expires_in: rules.accessSeconds,
    scope: grant.scopes.join(' '),
    ...(grant.refreshToken === null ? {} : { refresh_token: grant.refreshToken }),
    patient: theirs.patientId,
    ...rules.extras?.(),
  });
}

export function revoke(
  plan: PlanServer,
  rules: PlanRules,
  form: Record<string, string>,
  authorization: string | undefined,
): Reply {
  const problem = clientProblem(rules, form, authorization);
  if (problem !== null) return refuse(rules, 401, 'invalid_client', problem);
  const early = rules.atRevoke?.(form, plan.grants) ?? null;
  if (early !== null) return early;
  const given = form['token'] ?? '';
  plan.grants = plan.grants.filter((one) => one.accessToken !== given && one.refreshToken !== given);
  return { status: 200 };
}
