/** Whose records a sign-in opened: where each plan says it, and when it says nothing that can be trusted. */
import { describe, expect, it } from 'vitest';
import { findPatientId, parsePatientId, readPatient } from '../../../electron/oauth/patient-id.ts';
import type { ShownPatient } from '../../../electron/oauth/sign-in-request.ts';
import type { TokenAnswer } from '../../../electron/oauth/token-answer.ts';
import { Payer } from '../../../electron/plans/payer.ts';
import type { Fetch, HttpRequest } from '../../../electron/ports.ts';
import { idToken } from '../../support/id-token.ts';

const base = 'https://plan.example/fhir';
const nowMs = Date.UTC(2026, 0, 15);
const nothing: TokenAnswer = {
  accessToken: 'at',
  refreshToken: null,
  expiresInSeconds: null,
  scope: undefined,
  patient: null,
  fhirUser: null,
  idToken: null,
  accessEndsAt: null,
};

/** A plan with these resources at these paths below its base; anything else is not there. */
function planWith(resources: Record<string, unknown>) {
  const asked: HttpRequest[] = [];
  const fetch: Fetch = async (request) => {
    asked.push(request);
    const found = resources[request.url.slice(base.length + 1)];
    const text = typeof found === 'string' ? found : JSON.stringify(found ?? {});
    return { status: found === undefined ? 404 : 200, headers: {}, body: new TextEncoder().encode(text) };
  };
  return { fetch, asked };
}

function find(
  answer: Partial<TokenAnswer>,
  resources: Record<string, unknown> = {},
  quirks: string[] = [],
  choose: (shown: readonly ShownPatient[]) => Promise<string | null> = async () => null,
) {
  return findPatientId({
    payer: Payer.parse({ id: 'p', name: 'Plan', fhirBaseUrl: `${base}/`, quirks }),
    idTokenSource: {
      server: { issuer: 'https://plan.example', tokenEndpoint: 'https://plan.example/token' },
      client: { clientId: 'app', brokerUrl: null },
      nowMs,
    },
    answer: { ...nothing, ...answer },
    fetch: planWith(resources).fetch,
    choose,
  });
}
const bundle = (...resources: object[]) => ({
  resourceType: 'Bundle',
  entry: resources.map((resource) => ({ resource })),
});
const patient = (id: unknown) => ({ resourceType: 'Patient', id });
const coverage = (reference: string) => ({ resourceType: 'Coverage', beneficiary: { reference } });
const nobody = { code: 'oauth/no-patient' };

describe('an id of a patient', () => {
  it.each([
    ['p-1', 'p-1'],
    ['Patient/p-1', 'p-1'],
    ['-20140000000001', '-20140000000001'],
    ['a.b~c_d', 'a.b~c_d'],
    ['x'.repeat(256), 'x'.repeat(256)],
    ['x'.repeat(257), null],
    ['', null],
    ['..', null],
    ['.', null],
    ['a/b', null],
    ['Patient/p-1/_history/2', 'p-1'],
    [`${base}/Patient/p-1`, 'p-1'],
    [`${base}/Patient/p-1/_history/2`, 'p-1'],
    ['https://PLAN.example:443/fhir/Patient/p-1', 'p-1'],
    ['https://other.example/fhir/Patient/p-1', null],
    ['https://plan.example/tenant-b/Patient/p-1', null],
    ['https://plan.example/fhir-b/Patient/p-1', null],
    [`${base}/../tenant-b/Patient/p-1`, null],
    [`${base}/RelatedPerson/p-1`, null],
    ['Patient/p-1/Observation/2', null],
    ['urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0', null],
    ['a b', null],
    ['a?b', null],
  ])('%s is %s', (text, id) => {
    expect(parsePatientId(text, base)).toBe(id);
  });
});

describe('the patient of a sign-in', () => {
  it('is the one that comes with the token, before all others', async () => {
    const fhirUser = 'Patient/p-2';
    expect(await find({ patient: 'p-1', fhirUser })).toBe('p-1');
    expect(await find({ patient: 'Patient/p-1' })).toBe('p-1');
    expect(await find({ patient: `${base}/Patient/p-1`, fhirUser })).toBe('p-1');
    expect(await find({ patient: 'a/b', fhirUser })).toBe('p-2');
    // Somebody of another server is nobody of this one.
    expect(await find({ patient: 'https://other.example/fhir/Patient/p-1', fhirUser })).toBe('p-2');
  });

  it('is the user who signed in, where that is a patient of this plan', async () => {
    expect(await find({ fhirUser: `${base}/Patient/p-2` })).toBe('p-2');
    expect(await find({ fhirUser: 'https://PLAN.example/fhir/Patient/p-2/_history/1' })).toBe('p-2');
    const token = idToken({ iss: 'https://plan.example', aud: 'app' }, nowMs);
    expect(await find({ idToken: token })).toBe('p-8');
    expect(await find({ idToken: token, fhirUser: 'Patient/p-2' })).toBe('p-2');
    for (const fhirUser of ['RelatedPerson/p-2', 'https://other.example/fhir/Patient/p-2', 'p-2'])
      await expect(find({ fhirUser })).rejects.toMatchObject(nobody);
  });

  it('is the only patient, or the only one of all cards, that the plan shows', async () => {
    expect(await find({}, { Patient: bundle(patient('p-3'), patient('p-3'), coverage('Patient/p-9')) })).toBe(
      'p-3',
    );
    expect(
      await find({}, { Coverage: bundle(coverage('Patient/p-4'), coverage(`${base}/Patient/p-4`)) }),
    ).toBe('p-4');
  });

  it.each([
    ['a patient without an id', { Patient: bundle(patient(undefined)) }],
    ['a patient whose id is a number', { Patient: bundle(patient(7)) }],
    ['a card of somebody who is no patient', { Coverage: bundle(coverage('RelatedPerson/p-4')) }],
    ['a card of nobody', { Coverage: bundle({ resourceType: 'Coverage' }) }],
    ['nobody', { Patient: bundle(), Coverage: bundle({}) }],
    ['no Bundle', { Patient: patient('p-3') }],
    ['entries that are none', { Patient: { resourceType: 'Bundle', entry: 'x' } }],
    ['no JSON', { Patient: '<html>', Coverage: 'null' }],
  ])('is nobody where the plan shows %s', async (_, resources) => {
    await expect(find({}, resources)).rejects.toMatchObject(nobody);
  });

  it.each<[string, Record<string, unknown>, (string | null)[][]]>([
    [
      'two patients',
      { Patient: bundle(patient('p-3'), patient('p-4'), patient('p-3')) },
      [
        ['p-3', 'p-3'],
        ['p-4', 'p-4'],
      ],
    ],
    [
      'patients of two pages',
      {
        Patient: { ...bundle(patient('p-3')), link: [{ relation: 'next', url: 'Patient?page=2' }] },
        'Patient?page=2': bundle(patient('p-4')),
      },
      [
        ['p-3', 'p-3'],
        ['p-4', 'p-4'],
      ],
    ],
    [
      'cards of two patients, of whom one is shown under another id',
      {
        Coverage: bundle(coverage('Patient/p-4'), coverage('Patient/p-5')),
        'Patient/p-4': patient('p-4'),
        'Patient/p-5': patient('p-4'),
      },
      [
        ['p-4', 'p-4'],
        ['p-5', null],
      ],
    ],
  ])('is chosen where the plan shows %s', async (_, resources, expected) => {
    const asked: (readonly ShownPatient[])[] = [];
    const choose = async (shown: readonly ShownPatient[]) => {
      asked.push(shown);
      return shown[1]?.id ?? null;
    };
    expect(await find({}, resources, [], choose)).toBe(expected[1]?.[0]);
    expect(asked.map((shown) => shown.map(({ id, patient: one }) => [id, one?.id ?? null]))).toEqual([
      expected,
    ]);
    await expect(find({}, resources)).rejects.toMatchObject({ code: 'oauth/many-patients' });
  });

  it.each([
    [
      'a page of a list whose next one is elsewhere',
      [{ relation: 'next', url: 'https://other.example/Patient' }],
      1,
    ],
    ['a page of a list without an end', [{ relation: 'next', url: 'Patient' }], 1],
    ['one of many', [], 2],
  ])('is nobody, and nobody is asked about, where the plan shows %s', async (_, link, total) => {
    const Patient = { ...bundle(patient('p-3')), link, total };
    const choose = () => Promise.reject(new Error('asked'));
    await expect(find({}, { Patient }, [], choose)).rejects.toMatchObject({ code: 'oauth/many-patients' });
  });

  it('is what a plan with a page about the user says there, and no other plan is asked for it', async () => {
    const quirks = ['userinfo-operation'];
    expect(await find({}, { $userinfo: { patient: 'p-5', id: 'p-6' } }, quirks)).toBe('p-5');
    expect(await find({}, { $userinfo: { id: 'p-6' } }, quirks)).toBe('p-6');
    await expect(find({}, { $userinfo: {} }, quirks)).rejects.toMatchObject(nobody);
    await expect(find({}, { $userinfo: { patient: 'p-5' } })).rejects.toMatchObject(nobody);
  });
});

describe('the Patient that a plan answers with', () => {
  it('is read with the token, whatever its id', async () => {
    const { fetch, asked } = planWith({ 'Patient/p-1': patient('p-2') });
    expect(await readPatient(base, 'p-1', { accessToken: 'at', fetch })).toMatchObject(patient('p-2'));
    expect(asked).toMatchObject([
      {
        method: 'GET',
        url: `${base}/Patient/p-1`,
        headers: { authorization: 'Bearer at' },
        timeoutMs: 30_000,
        maxBytes: 1 << 20,
      },
    ]);
  });

  it('is none where the plan refuses it or answers with something else', async () => {
    for (const resources of [
      {},
      { 'Patient/p-1': { resourceType: 'OperationOutcome' } },
      { 'Patient/p-1': 'x' },
    ])
      expect(
        await readPatient(base, 'p-1', { accessToken: 'at', fetch: planWith(resources).fetch }),
      ).toBeNull();
  });
});
