import { createHash, randomBytes } from 'node:crypto';
import type { SamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { type FormAnswers, signInByForms } from '../../support/sign-in-by-forms.ts';

export const redirectUri = 'http://127.0.0.1:23456/callback/sample';
export const usualScope =
  'launch/patient offline_access patient/Patient.rs patient/ExplanationOfBenefit.rs patient/Coverage.rs patient/Organization.rs patient/Practitioner.rs';

type PlanId = 'evergreen' | 'medicare';
export type Attempt = { id: PlanId; url: URL; verifier: string; state: string };
export type Tokens = {
  access_token: string;
  refresh_token?: string;
  id_token?: string;
  scope: string;
  patient: string;
  expires_in: number;
  error?: string;
};

export function findPlan(sample: SamplePlan, id: PlanId = 'evergreen') {
  const found = sample.plans.find((one) => one.id === id);
  if (!found) throw new Error(`no plan ${id}`);
  return found;
}

/** An authorization request; `change` replaces parameters, `undefined` leaves one out. */
export function startAttempt(
  sample: SamplePlan,
  change: Record<string, string | undefined> = {},
  id: PlanId = 'evergreen',
): Attempt {
  const { issuer, clientId, fhirBaseUrl } = findPlan(sample, id);
  const verifier = randomBytes(32).toString('base64url');
  const state = randomBytes(16).toString('hex');
  const url = new URL(`${issuer}/authorize`);
  const parameters = {
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: usualScope,
    state,
    aud: fhirBaseUrl,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  };
  for (const [name, value] of Object.entries(parameters))
    if (value !== undefined) url.searchParams.set(name, value);
  return { id, url, verifier, state };
}

export const rosa: FormAnswers = { userName: 'rosa', password: 'knee-surgery-1' };
export const walter: FormAnswers = { userName: 'walter', password: 'medicare-blue-5' };

/** POSTs a form to the token endpoint. */
export async function requestToken(
  sample: SamplePlan,
  form: Record<string, string>,
  id: PlanId = 'evergreen',
): Promise<{ status: number; body: Tokens }> {
  const { issuer, clientId } = findPlan(sample, id);
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, ...form }),
  });
  return { status: response.status, body: (await response.json()) as Tokens };
}

export async function exchangeCode(
  sample: SamplePlan,
  one: Attempt,
  location: string,
  change: Record<string, string> = {},
) {
  const code = new URL(location).searchParams.get('code') ?? '';
  const form = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: one.verifier,
  };
  return await requestToken(sample, { ...form, ...change }, one.id);
}

/** Signs in with the usual scopes and returns the tokens. */
export async function connectApp(
  sample: SamplePlan,
  answers: FormAnswers = rosa,
  change: Record<string, string | undefined> = {},
  id: PlanId = 'evergreen',
): Promise<Tokens> {
  const one = startAttempt(sample, change, id);
  const location = await signInByForms(one.url.href, answers);
  const { status, body } = await exchangeCode(sample, one, location);
  if (status !== 200) throw new Error(`token endpoint: ${status} ${body.error}`);
  return body;
}

export type Bundle = {
  resourceType: string;
  total: number;
  link: { relation: string; url: string }[];
  entry?: {
    fullUrl?: string;
    resource: { resourceType: string; id: string; [key: string]: unknown };
    search: { mode: string };
  }[];
};

/** GETs a path below the FHIR base, or an absolute address. */
export async function getPath(
  sample: SamplePlan,
  tokens: Pick<Tokens, 'access_token'> | null,
  path: string,
  { id = 'evergreen', headers = {} }: { id?: PlanId; headers?: Record<string, string> } = {},
) {
  const url = path.startsWith('http') ? path : `${findPlan(sample, id).fhirBaseUrl}/${path}`;
  const authorization: Record<string, string> = tokens
    ? { authorization: `Bearer ${tokens.access_token}` }
    : {};
  const response = await fetch(url, { headers: { ...authorization, ...headers } });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    bundle: () => JSON.parse(text) as Bundle,
  };
}

export function findNextLink(bundle: Bundle): string | undefined {
  return bundle.link.find(({ relation }) => relation === 'next')?.url;
}

/** Ids of a bundle's entries of one search mode. */
export function listIds(bundle: Bundle, mode = 'match'): string[] {
  return (bundle.entry ?? []).filter(({ search }) => search.mode === mode).map(({ resource }) => resource.id);
}
