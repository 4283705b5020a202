/** The part of a stand-in that browsers see: the sign-in page, the consent page, and the way back. */
import { randomBytes, randomUUID } from 'node:crypto';
import { consentPage, loginPage } from './pages.ts';
import { type Asked, type PlanRules, type PlanServer, type Reply, refuse, type State } from './plan-rules.ts';
import { theirs } from './records.ts';

function isRegistered({ redirects }: PlanRules, uri: string): boolean {
  return redirects.some((one) =>
    one === 'loopback' ? /^http:\/\/127\.0\.0\.1:\d+\/callback$/.test(uri) : one === uri,
  );
}

/** As real plans do, shows faults of the request itself on a page and sends nobody back. */
export function authorize(plan: PlanServer, rules: PlanRules, state: State, query: URLSearchParams): Reply {
  const value = (name: string) => query.get(name) ?? '';
  const aud = plan.origin + (rules.aud ?? rules.paths.fhir);
  const problem =
    value('response_type') !== 'code' || value('client_id') !== rules.client.id
      ? 'Invalid client.'
      : !isRegistered(rules, value('redirect_uri'))
        ? 'Mismatching redirect URI.'
        : value('code_challenge_method') !== 'S256' || value('code_challenge').length !== 43
          ? 'Code challenge required.'
          : value('state').length < 16
            ? 'State must have a minimum of 16 characters.'
            : value('aud') !== aud
              ? 'Invalid audience.'
              : query.has('client_secret')
                ? 'Illegal parameter.'
                : null;
  if (problem !== null) return refuse(rules, 400, 'invalid_request', problem);
  const key = randomUUID();
  state.asked.set(key, {
    redirectUri: value('redirect_uri'),
    state: value('state'),
    scopes: value('scope').split(' '),
    challenge: value('code_challenge'),
  });
  return page(loginPage(rules.title, key));
}

export function login(rules: PlanRules, state: State, form: Record<string, string>): Reply {
  const asked = state.asked.get(form['key'] ?? '');
  if (asked === undefined || form['password'] !== theirs.password)
    return refuse(rules, 401, 'access_denied', 'Sign in again.');
  const early = rules.atLogin?.(asked.scopes, asked.redirectUri) ?? null;
  if (early !== null) return early;
  const unknown = asked.scopes.filter((scope) => !rules.scopes.includes(scope));
  if (unknown.length > 0) return back(asked, { error: 'invalid_scope' });
  return page(consentPage(rules.title, form['key'] ?? '', asked.scopes));
}

export function consent(
  plan: PlanServer,
  rules: PlanRules,
  state: State,
  form: Record<string, string>,
): Reply {
  const asked = state.asked.get(form['key'] ?? '');
  state.asked.delete(form['key'] ?? '');
  if (asked === undefined) return refuse(rules, 400, 'invalid_request', 'Start again.');
  if (form['answer'] !== 'yes') return back(asked, { error: 'access_denied' });
  const scopes = asked.scopes.filter((scope) => scope in form);
  const code = randomBytes(20).toString('hex');
  state.codes.set(code, { ...asked, scopes });
  plan.grants = rules.atConsent?.(plan.grants) ?? plan.grants;
  return back(asked, { code });
}

function back({ redirectUri, state }: Asked, answered: Record<string, string>): Reply {
  const url = new URL(redirectUri);
  url.search = new URLSearchParams({ ...answered, state }).toString();
  return { status: 302, headers: { location: url.href } };
}

function page(html: string): Reply {
  return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: html };
}
