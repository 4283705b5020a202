import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { sharedTypes } from '../../../electron/sample-plan/sign-in/scopes.ts';
import {
  connectApp,
  findNextLink,
  findPlan,
  getPath,
  listIds,
  rosa,
  type Tokens,
  walter,
} from './connect.ts';

let sample: SamplePlan;
let tokens: Tokens;
const scope = ['launch/patient', ...sharedTypes.map((type) => `patient/${type}.rs`)].join(' ');

beforeAll(async () => {
  sample = await startSamplePlan({ now: '2026-03-20' });
  tokens = await connectApp(sample, rosa, { scope });
});
afterEach(() => sample.setFault('evergreen', null));
afterAll(() => sample.close());

const search = async (query: string) => (await getPath(sample, tokens, query)).bundle();
const found = async (query: string) => listIds(await search(query));
const short = async (query: string) => (await found(query)).map((id) => id.replace('rosa-medina-', ''));

describe('searches of health records', () => {
  it.each([
    ['Condition?patient=rosa-medina&category=encounter-diagnosis', ['sore-throat']],
    ['Condition?patient=rosa-medina&category=health-concern', ['heart-worry']],
    ['Condition?patient=rosa-medina&clinical-status=remission', ['stress']],
    ['Condition?code=http://hl7.org/fhir/sid/icd-10-cm|E11.9', ['diabetes']],
    ['MedicationRequest?patient=rosa-medina&intent=plan', ['vitamin-d']],
    ['MedicationRequest?patient=rosa-medina&intent=order&status=stopped', ['amoxicillin']],
    ['MedicationRequest?patient=rosa-medina&intent=order,plan&status=cancelled', ['ibuprofen']],
    ['AllergyIntolerance?patient=Patient/rosa-medina&clinical-status=inactive', ['cats']],
    ['Observation?patient=rosa-medina&category=survey', ['mood']],
    ['Observation?patient=rosa-medina&category=social-history', ['smoking']],
    [
      'Observation?patient=rosa-medina&code=http://loinc.org|4548-4&date=ge2025-09-01',
      ['sugar-7', 'sugar-8'],
    ],
    ['DiagnosticReport?patient=rosa-medina&category=http://loinc.org|LP29684-5', ['knee-scan']],
    ['Procedure?patient=rosa-medina&date=2026-03-12', ['knee']],
    ['Procedure?patient=rosa-medina&status=not-done', ['scope']],
    ['ServiceRequest?patient=rosa-medina&status=active&intent=plan', ['next-blood-test']],
    ['Immunization?patient=rosa-medina&status=not-done', ['hepatitis']],
    ['Encounter?patient=rosa-medina&class=IMP', ['hospital-stay']],
    ['Encounter?patient=rosa-medina&date=ge2026-03', ['surgery']],
    ['DocumentReference?patient=rosa-medina&status=superseded', ['old-summary']],
    ['CarePlan?patient=rosa-medina&category=assess-plan', ['sugar-plan']],
    ['CareTeam?patient=rosa-medina&status=active', ['team']],
    ['Goal?patient=rosa-medina&lifecycle-status=completed', ['pressure-goal']],
    ['Device?patient=rosa-medina&status=inactive', ['knee-brace']],
    ['FamilyMemberHistory?patient=rosa-medina', ['mother', 'father']],
    ['Provenance?target=Procedure/rosa-medina-knee', ['from-northgate']],
    ['Condition?_lastUpdated=ge2026-01-16', ['knee']],
    ['Coverage?patient=rosa-medina&status=cancelled', ['before']],
    [
      'Coverage?_profile=http://hl7.org/fhir/us/insurance-card/StructureDefinition/C4DIC-Coverage',
      ['coverage'],
    ],
  ])('%s', async (query, expected) => {
    expect(await short(query)).toEqual(expected);
  });

  it('bring the medicine that a prescription refers to', async () => {
    const bundle = await search(
      'MedicationRequest?patient=rosa-medina&intent=order&_include=MedicationRequest:medication',
    );
    expect(listIds(bundle)).toHaveLength(6);
    expect(listIds(bundle, 'include')).toEqual(['rosa-medina-metformin']);
  });

  it('bring provenance, which needs no scope of its own', async () => {
    const query = 'Procedure?patient=rosa-medina&_revinclude=Provenance:target';
    expect(listIds(await search(query), 'include')).toEqual(['rosa-medina-from-northgate']);
    const some = await connectApp(sample, { ...rosa, untick: ['Provenance'] }, { scope });
    expect(listIds((await getPath(sample, some, query)).bundle(), 'include')).toEqual([
      'rosa-medina-from-northgate',
    ]);
    expect((await getPath(sample, some, 'Provenance')).status).toBe(403);
  });

  it('come in pages', async () => {
    const seen: string[] = [];
    let url: string | undefined = 'Observation?patient=rosa-medina&_count=20';
    while (url) {
      const bundle = await search(url);
      expect(bundle.total).toBe(57);
      seen.push(...listIds(bundle));
      url = findNextLink(bundle);
    }
    expect(new Set(seen).size).toBe(57);
  });

  it('have nothing for a new member', async () => {
    const ines = await connectApp(sample, { userName: 'ines', password: 'first-week-4' }, { scope });
    for (const type of ['Condition', 'Observation', 'DocumentReference', 'Immunization'])
      expect((await getPath(sample, ines, `${type}?patient=ines-duarte`)).bundle().total, type).toBe(0);
  });
});

describe('files', () => {
  it('are read as JSON or as the file itself', async () => {
    const asked = (accept: string) =>
      getPath(sample, tokens, 'Binary/rosa-medina-knee-picture', { headers: { accept } });
    const json = await asked('application/fhir+json');
    expect(JSON.parse(json.text)).toMatchObject({ resourceType: 'Binary', contentType: 'image/png' });
    const raw = await fetch(`${findPlan(sample).fhirBaseUrl}/Binary/rosa-medina-knee-picture`, {
      headers: { authorization: `Bearer ${tokens.access_token}`, accept: 'image/png' },
    });
    expect(raw.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await raw.arrayBuffer());
    expect(bytes.toString('base64')).toBe(JSON.parse(json.text).data);
  });

  it('cannot be searched for', async () => {
    expect((await getPath(sample, tokens, 'Binary?patient=rosa-medina')).status).toBe(400);
  });
});

describe('records of others', () => {
  it('are refused in every way', async () => {
    const theo = await connectApp(sample, { userName: 'theo', password: 'new-glasses-2' }, { scope });
    for (const path of [
      'Condition/rosa-medina-diabetes',
      'Binary/rosa-medina-surgery-note',
      'Observation/rosa-medina-sugar-8',
      'Observation?patient=rosa-medina',
      'Coverage/rosa-medina-dental',
    ])
      expect((await getPath(sample, theo, path)).status, path).toBe(403);
    for (const type of ['Observation', 'Immunization', 'AllergyIntolerance', 'DocumentReference']) {
      const own = listIds((await getPath(sample, theo, `${type}?_count=100`)).bundle());
      expect(
        own.every((id) => id.startsWith('theo-medina-')),
        type,
      ).toBe(true);
    }
  });

  it('of a kind that was not shared are refused', async () => {
    const few = await connectApp(sample, { ...rosa, untick: ['Observation'] }, { scope });
    expect((await getPath(sample, few, 'Observation?patient=rosa-medina')).status).toBe(403);
    expect((await getPath(sample, few, 'Condition?patient=rosa-medina')).status).toBe(200);
  });
});

describe('a plan that', () => {
  it('refuses one kind answers the others', async () => {
    sample.setFault('evergreen', { kind: 'refused-type', type: 'Immunization' });
    expect((await getPath(sample, tokens, 'Immunization?patient=rosa-medina')).status).toBe(403);
    expect((await getPath(sample, tokens, 'Coverage?patient=rosa-medina')).status).toBe(200);
    sample.setFault('evergreen', { kind: 'refused-type' });
    expect((await getPath(sample, tokens, 'Coverage?patient=rosa-medina')).status).toBe(403);
  });

  it('does not have one kind answers 404', async () => {
    sample.setFault('evergreen', { kind: 'unknown-type', type: 'Device' });
    expect((await getPath(sample, tokens, 'Device?patient=rosa-medina')).status).toBe(404);
    expect((await getPath(sample, tokens, 'Goal?patient=rosa-medina')).status).toBe(200);
  });

  it('does not know one search answers 400', async () => {
    sample.setFault('evergreen', { kind: 'unknown-search', parameter: 'category' });
    expect((await getPath(sample, tokens, 'Observation?patient=rosa-medina&category=survey')).status).toBe(
      400,
    );
    expect((await getPath(sample, tokens, 'Observation?patient=rosa-medina')).status).toBe(200);
  });
});

describe('the insurance card of Medicare', () => {
  const path = 'Patient/$generate-insurance-card';

  it('is made for the person', async () => {
    const medicare = await connectApp(sample, walter, {}, 'medicare');
    const { status, text } = await getPath(sample, medicare, path, { id: 'medicare' });
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    expect(findPlan(sample, 'medicare').quirks).toEqual(['insurance-card-operation']);
    expect((await getPath(sample, null, 'metadata', { id: 'medicare' })).text).toContain(
      'generate-insurance-card',
    );
    expect((await getPath(sample, null, 'metadata')).text).not.toContain('generate-insurance-card');
  });

  it('needs the consent for coverage, and is not made elsewhere', async () => {
    const few = await connectApp(sample, { ...walter, untick: ['Coverage'] }, {}, 'medicare');
    expect((await getPath(sample, few, path, { id: 'medicare' })).status).toBe(403);
    expect((await getPath(sample, tokens, path)).status).toBe(404);
    expect(findPlan(sample).quirks).toBeUndefined();
  });
});

it('the CapabilityStatement lists what the plan has', async () => {
  const { text } = await getPath(sample, null, 'metadata');
  const resources = JSON.parse(text).rest[0].resource as {
    type: string;
    searchParam?: { name: string; type: string }[];
    searchInclude?: string[];
    searchRevInclude?: string[];
  }[];
  expect(resources.map(({ type }) => type)).toEqual([...sharedTypes]);
  const of = (type: string) => resources.find((one) => one.type === type);
  expect(of('Observation')?.searchParam).toContainEqual({ name: 'category', type: 'token' });
  expect(of('Observation')?.searchParam).toContainEqual({ name: 'date', type: 'date' });
  expect(of('Observation')?.searchParam).toContainEqual({ name: 'patient', type: 'reference' });
  expect(of('MedicationRequest')?.searchInclude).toContain('MedicationRequest:medication');
  expect(of('Procedure')?.searchRevInclude).toEqual(['Provenance:target']);
  expect(of('Binary')?.searchParam).toBeUndefined();
});
