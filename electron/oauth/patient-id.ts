/**
 * Finds out whose records a sign-in opened. Plans say it in different places; the most reliable is tried first.
 *
 * @see SMART App Launch 2.2, 3.0.3 (launch context arrives with the token)
 */
import { z } from 'zod';
import { asResource, type Resource } from '../data/fhir/resource.ts';
import { OAuthError } from '../errors.ts';
import { acceptFhir } from '../fhir/accept.ts';
import type { Payer } from '../plans/payer.ts';
import type { Fetch } from '../ports.ts';
import { type IdTokenSource, readFhirUser } from './id-token.ts';
import { baseOf } from './smart-server.ts';
import type { TokenAnswer } from './token-answer.ts';

const Entries = z
  .array(z.looseObject({ resource: z.looseObject({ resourceType: z.string() }).optional() }))
  .catch([]);
const Bundle = z.looseObject({ resourceType: z.literal('Bundle'), entry: Entries });
const Beneficiary = z.looseObject({ beneficiary: z.looseObject({ reference: z.string() }) });

/**
 * The id of a plan's patient, where plans also write a reference: relative, absolute at their own base, of a version.
 * `null` when it cannot be part of an address.
 *
 * @see FHIR R4 Reference.reference
 */
export function parsePatientId(text: string, fhirBaseUrl: string): string | null {
  const id = parseReference(text, fhirBaseUrl) ?? text;
  return /^[A-Za-z0-9\-._~]{1,256}$/.test(id) && !/^\.+$/.test(id) ? id : null;
}

/** The id in a reference to a Patient of this base; `null` for everything else. */
function parseReference(reference: string, fhirBaseUrl: string): string | null {
  const relative = URL.canParse(reference) ? cutBase(new URL(reference), fhirBaseUrl) : reference;
  return /^Patient\/([^/]+)(?:\/_history\/[^/]+)?$/.exec(relative ?? '')?.[1] ?? null;
}

/** What stands below the base; `null` for an address elsewhere. */
function cutBase(url: URL, fhirBaseUrl: string): string | null {
  const base = new URL(`${baseOf(fhirBaseUrl)}/`);
  return url.origin === base.origin && url.pathname.startsWith(base.pathname)
    ? url.pathname.slice(base.pathname.length)
    : null;
}

export type PatientQuestion = {
  payer: Payer;
  idTokenSource: IdTokenSource;
  answer: TokenAnswer;
  fetch: Fetch;
};

/** @throws {OAuthError} oauth/no-patient when the plan names nobody, or more than one */
export async function findPatientId({
  payer,
  idTokenSource,
  answer,
  fetch,
}: PatientQuestion): Promise<string> {
  const base = baseOf(payer.fhirBaseUrl);
  const read = async (path: string) => getJson(`${base}/${path}`, answer.accessToken, fetch);
  const sources: (() => string | null | Promise<string | null>)[] = [
    () => (answer.patient === null ? null : parsePatientId(answer.patient, base)),
    () => patientIdFromUser(answer.fhirUser ?? readFhirUser(answer.idToken, idTokenSource), base),
    async () => pickOnly(patientIds(await read('Patient'), base)),
    async () =>
      payer.quirks.includes('userinfo-operation') ? userInfoId(await read('$userinfo'), base) : null,
    async () => pickOnly(beneficiaryIds(await read('Coverage'), base)),
  ];
  for (const source of sources) {
    const id = await source();
    if (id !== null) return id;
  }
  throw new OAuthError('oauth/no-patient', 'The plan did not say whose records these are.');
}

/**
 * The Patient that a plan answers with when it is asked for this id, whatever id it bears; `null` when it refuses that.
 * Whether it is the same person is for the caller to decide.
 */
export async function readPatient(
  fhirBaseUrl: string,
  patientId: string,
  { accessToken, fetch }: { accessToken: string; fetch: Fetch },
): Promise<Resource | null> {
  const patient = asResource(
    await getJson(`${baseOf(fhirBaseUrl)}/Patient/${patientId}`, accessToken, fetch),
  );
  return patient?.resourceType === 'Patient' ? patient : null;
}

/** True where the plan refuses to tell of the patient's claims. Any other answer is for the check to make out. */
export async function refusesClaims(
  fhirBaseUrl: string,
  patientId: string,
  { accessToken, fetch }: { accessToken: string; fetch: Fetch },
): Promise<boolean> {
  const url = `${baseOf(fhirBaseUrl)}/ExplanationOfBenefit?patient=${patientId}`;
  const { status } = await ask(url, accessToken, fetch);
  return status === 401 || status === 403;
}

/** A parent or helper who signed in is not the patient: only a `Patient` of this plan counts. */
function patientIdFromUser(reference: string | null, base: string): string | null {
  const id = reference === null ? null : parseReference(reference, base);
  return id === null ? null : parsePatientId(id, base);
}

function ask(url: string, accessToken: string, fetch: Fetch) {
  return fetch({
    method: 'GET',
    url,
    headers: { accept: acceptFhir, authorization: `Bearer ${accessToken}` },
    timeoutMs: 30_000,
    maxBytes: 1 << 20,
  });
}

async function getJson(url: string, accessToken: string, fetch: Fetch): Promise<unknown> {
  const response = await ask(url, accessToken, fetch);
  if (response.status !== 200) return null;
  try {
    return JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return null;
  }
}

function resourcesOf(json: unknown, type: string): Record<string, unknown>[] {
  const entries = Bundle.safeParse(json).data?.entry ?? [];
  return entries.flatMap(({ resource }) => (resource?.resourceType === type ? [resource] : []));
}

function patientIds(json: unknown, base: string): (string | null)[] {
  return resourcesOf(json, 'Patient').map(({ id }) =>
    typeof id === 'string' ? parsePatientId(id, base) : null,
  );
}

function beneficiaryIds(json: unknown, base: string): (string | null)[] {
  return resourcesOf(json, 'Coverage').map((coverage) =>
    patientIdFromUser(Beneficiary.safeParse(coverage).data?.beneficiary.reference ?? null, base),
  );
}

function userInfoId(json: unknown, base: string): string | null {
  const info = z
    .looseObject({ patient: z.string().optional(), id: z.string().optional() })
    .safeParse(json).data;
  const id = info?.patient ?? info?.id;
  return id === undefined ? null : parsePatientId(id, base);
}

function pickOnly(ids: readonly (string | null)[]): string | null {
  const [first, ...others] = new Set(ids);
  return first !== undefined && others.length === 0 ? first : null;
}
