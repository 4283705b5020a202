/**
 * Finds out whose records a sign-in opened. Plans say it in different places; the most reliable is tried first.
 *
 * @see SMART App Launch 2.2, 3.0.3 (launch context arrives with the token)
 */
import { z } from 'zod';
import { resolveLink } from '../data/fhir/links.ts';
import { readBundle } from '../data/fhir/read-bundle.ts';
import { asResource, objectAt, type Resource, textAt } from '../data/fhir/resource.ts';
import { OAuthError } from '../errors.ts';
import { acceptFhir } from '../fhir/accept.ts';
import type { Payer } from '../plans/payer.ts';
import type { Fetch } from '../ports.ts';
import { type IdTokenSource, readFhirUser } from './id-token.ts';
import type { ShownPatient } from './sign-in-request.ts';
import { baseOf } from './smart-server.ts';
import type { TokenAnswer } from './token-answer.ts';

/** Lists of Patients of more pages, or of more people, are no family. */
const mostPages = 4;
const mostPatients = 16;
/** @see docs/adr/0019-whose-a-record-is.md: so many extra reads a check */
const mostReads = 8;

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
  /** Picks one of several that the plan shows; `null` where they cannot be told apart. Nothing more is asked of the plan. */
  choose(shown: readonly ShownPatient[]): Promise<string | null>;
};

/**
 * @throws {OAuthError} oauth/no-patient when the plan names nobody; oauth/many-patients when it shows more people than
 *   one family has, or several that cannot be told apart; whatever `choose` throws
 */
export async function findPatientId({
  payer,
  idTokenSource,
  answer,
  fetch,
  choose,
}: PatientQuestion): Promise<string> {
  const base = baseOf(payer.fhirBaseUrl);
  const place = { payer, accessToken: answer.accessToken, fetch };
  const named =
    (answer.patient === null ? null : parsePatientId(answer.patient, base)) ??
    patientIdFromUser(answer.fhirUser ?? readFhirUser(answer.idToken, idTokenSource), base);
  if (named !== null) return named;
  const patients = await listAll('Patient', place);
  const shown = patients.found.map((patient) => ({ id: patientIdOf(patient, base), patient }));
  const only = pickOnly(shown, patients.isWhole);
  if (only !== null) return only;
  if (payer.quirks.includes('userinfo-operation')) {
    const id = userInfoId(await getJson(`${base}/$userinfo`, answer.accessToken, fetch), base);
    if (id !== null) return id;
  }
  if (shown.length > 0) return chooseOne(shown, patients.isWhole, choose);
  const cards = await listAll('Coverage', place);
  const ids = [...new Set(cards.found.map((card) => beneficiaryIdOf(card, base)))];
  const covered = ids.map((id) => ({ id, patient: null }));
  return pickOnly(covered, cards.isWhole) ?? chooseOne(await readEach(covered, place), cards.isWhole, choose);
}

type Place = { payer: Payer; accessToken: string; fetch: Fetch };
type Listed = { id: string | null; patient: Resource | null };

/** All of a type that the plan shows to whoever signed in. `isWhole`: `false` where it has more than was asked for. */
async function listAll(
  type: string,
  { payer, accessToken, fetch }: Place,
): Promise<{ found: Resource[]; isWhole: boolean }> {
  const { fhirBaseUrl, allowedHosts } = payer;
  const found: Resource[] = [];
  let total = 0;
  let url = `${baseOf(fhirBaseUrl)}/${type}`;
  for (let page = 0; page < mostPages; page += 1) {
    const { matches, next, ...rest } = readBundle(await getJson(url, accessToken, fetch));
    found.push(
      ...matches.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type),
    );
    total = Math.max(total, rest.total ?? 0);
    if (next === null) return { found, isWhole: total <= found.length };
    try {
      url = resolveLink(next, { requestUrl: url, fhirBaseUrl, allowedHosts });
    } catch {
      break;
    }
  }
  return { found, isWhole: false };
}

/** The one id that all of them have. */
function pickOnly(listed: readonly Listed[], isWhole: boolean): string | null {
  const [first, ...others] = new Set(listed.map(({ id }) => id));
  return isWhole && first !== undefined && others.length === 0 ? first : null;
}

async function chooseOne(
  listed: readonly Listed[],
  isWhole: boolean,
  choose: PatientQuestion['choose'],
): Promise<string> {
  const shown = new Map(
    listed.flatMap(({ id, patient }) => (id === null ? [] : [[id, { id, patient }] as const])),
  );
  if (shown.size === 0)
    throw new OAuthError('oauth/no-patient', 'The plan did not say whose records these are.');
  const isFamily = isWhole && shown.size <= mostPatients && listed.every(({ id }) => id !== null);
  const chosen = isFamily ? await choose([...shown.values()]) : null;
  if (chosen === null) throw new OAuthError('oauth/many-patients', 'The plan named several people.');
  return chosen;
}

/** Reads who they are. A Patient of another id than the one that was asked for says nothing. */
async function readEach(listed: readonly Listed[], place: Place): Promise<Listed[]> {
  if (listed.length > mostReads) return [...listed];
  const base = baseOf(place.payer.fhirBaseUrl);
  const read: Listed[] = [];
  for (const { id } of listed) {
    const patient = id === null ? null : await readPatient(base, id, place);
    const isTheirs = patient !== null && patientIdOf(patient, base) === id;
    read.push({ id, patient: isTheirs ? patient : null });
  }
  return read;
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

function patientIdOf({ id }: Resource, base: string): string | null {
  return typeof id === 'string' ? parsePatientId(id, base) : null;
}

function beneficiaryIdOf(coverage: Resource, base: string): string | null {
  return patientIdFromUser(textAt(objectAt(coverage, 'beneficiary'), 'reference'), base);
}

function userInfoId(json: unknown, base: string): string | null {
  const info = z
    .looseObject({ patient: z.string().optional(), id: z.string().optional() })
    .safeParse(json).data;
  const id = info?.patient ?? info?.id;
  return id === undefined ? null : parsePatientId(id, base);
}
