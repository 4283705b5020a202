import type { IncomingMessage, ServerResponse } from 'node:http';
import { errors, type Provider } from 'oidc-provider';
import type { PlanData, SamplePerson } from '../model.ts';
import { makePageHeaders, renderConsent, renderError, renderLogin } from './pages.ts';
import { allScopes, isOptional } from './scopes.ts';

/** Path prefix of the sign-in pages below the issuer; the attempt's id follows. */
export const signInPath = '/sign-in/';

const largestForm = 16_384;

/** One request of a sign-in, and where it belongs. */
type Turn = { provider: Provider; plan: PlanData; request: IncomingMessage; response: ServerResponse };

/** Shows and takes the two forms of a sign-in: who are you, and what will you share. */
export async function handleSignIn(
  provider: Provider,
  plan: PlanData,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const language = request.headers['accept-language'];
  try {
    if (request.method === 'GET') return await showForm({ provider, plan, request, response }, false);
    if (request.method === 'POST') return await takeForm({ provider, plan, request, response });
    sendPage(response, 405, renderError(language, plan.name, 'invalid_request'));
  } catch (error) {
    const code = error instanceof errors.OIDCProviderError ? error.error : 'invalid_request';
    sendPage(response, 400, renderError(language, plan.name, code));
  }
}

async function showForm({ provider, plan, request, response }: Turn, wasWrong: boolean): Promise<void> {
  const attempt = await provider.interactionDetails(request, response);
  const language = request.headers['accept-language'];
  const people = plan.members.map(({ person }) => person);
  if (attempt.prompt.name === 'login') {
    sendPage(response, wasWrong ? 401 : 200, renderLogin(language, plan.name, people, wasWrong));
    return;
  }
  const person = people.find(({ id }) => id === attempt.session?.accountId);
  if (!person) throw new errors.InvalidRequest('nobody is signed in');
  sendPage(response, 200, renderConsent(language, plan.name, person, listKnownScopes(attempt.params)));
}

async function takeForm(turn: Turn): Promise<void> {
  const { provider, plan, request, response } = turn;
  const attempt = await provider.interactionDetails(request, response);
  const form = await readForm(request);
  if (attempt.prompt.name === 'login') {
    const person = plan.members.map((member) => member.person).find((one) => isSamePerson(one, form));
    if (!person) return await showForm(turn, true);
    const login = { accountId: person.id, remember: false };
    return await provider.interactionFinished(request, response, { login });
  }
  const accountId = attempt.session?.accountId;
  if (!accountId) throw new errors.InvalidRequest('nobody is signed in');
  if (form.get('decision') !== 'allow') {
    const result = { error: 'access_denied', error_description: 'The person chose not to share.' };
    return await provider.interactionFinished(request, response, result);
  }
  const grant = new provider.Grant({ accountId, clientId: String(attempt.params['client_id']) });
  const ticked = new Set(form.getAll('share'));
  for (const scope of listKnownScopes(attempt.params)) {
    if (!isOptional(scope) || ticked.has(scope)) grant.addOIDCScope(scope);
    else grant.rejectOIDCScope(scope);
  }
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
}

function isSamePerson(person: SamplePerson, form: URLSearchParams): boolean {
  const userName = form.get('user_name')?.trim().toLowerCase();
  return userName === person.userName && form.get('password') === person.password;
}

/** The requested scopes that the plan knows. */
function listKnownScopes(parameters: Record<string, unknown>): string[] {
  return String(parameters['scope'] ?? '')
    .split(' ')
    .filter((scope) => allScopes.includes(scope));
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > largestForm) throw new errors.InvalidRequest('the form is too large');
    chunks.push(bytes);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, makePageHeaders());
  response.end(html);
}
