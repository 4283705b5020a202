import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import { type Bundle, findNextLink, findPlan, listIds } from './connect.ts';

let sample: SamplePlan;

beforeAll(async () => {
  sample = await startSamplePlan({ now: '2026-03-20' });
});
afterAll(() => sample.close());

type Service = 'formularyUrl' | 'directoryUrl';
const ask = (service: Service, path: string, headers: Record<string, string> = {}) =>
  fetch(path.startsWith('http') ? path : `${findPlan(sample)[service]}/${path}`, { headers });
const search = async (service: Service, query: string) =>
  (await (await ask(service, query)).json()) as Bundle;

const item =
  'http://hl7.org/fhir/us/davinci-drug-formulary/CodeSystem/usdf-InsuranceItemTypeCS|formulary-item';
const rxNorm = 'http://www.nlm.nih.gov/research/umls/rxnorm';

describe('the drug list', () => {
  it.each([
    ['InsurancePlan?name:contains=ppo', ['product-ppo-70']],
    ['InsurancePlan?identifier=SUP-10', ['product-sup-10']],
    [
      'InsurancePlan?type=http://terminology.hl7.org/CodeSystem/v3-ActCode|DRUGPOL',
      ['drug-list-ppo', 'drug-list-supplement'],
    ],
    ['MedicationKnowledge?drug-name=presolin 2', ['drug-99900450']],
    ['MedicationKnowledge?drug-name:contains=MG CAPSULE&drug-name=flex', ['drug-99900777', 'drug-99900778']],
    [`MedicationKnowledge?code=${rxNorm}|861007`, ['drug-861007']],
    ['Basic?drug-tier=specialty', ['item-ppo-70-99900701']],
    ['Basic?status=inactive', ['item-ppo-70-99900887']],
    [
      'Basic?formulary=InsurancePlan/drug-list-supplement&drug-tier=non-preferred-brand',
      ['item-sup-10-99900889'],
    ],
    [
      `Basic?code=${item}&formulary=InsurancePlan/drug-list-ppo&subject:MedicationKnowledge.code=${rxNorm}|861007`,
      ['item-ppo-70-861007'],
    ],
    [
      'Basic?subject:MedicationKnowledge.drug-name:contains=etformin 500',
      ['item-ppo-70-861007', 'item-sup-10-861007'],
    ],
    [
      'Basic?subject=MedicationKnowledge/drug-99900450,MedicationKnowledge/drug-99900777',
      ['item-ppo-70-99900450', 'item-ppo-70-99900777', 'item-sup-10-99900450'],
    ],
    ['MedicationKnowledge?drug-name=aspirin', []],
  ])('%s', async (query, expected) => {
    expect(listIds(await search('formularyUrl', query))).toEqual(expected);
  });

  it('brings the drug with its item', async () => {
    const bundle = await search(
      'formularyUrl',
      `Basic?formulary=drug-list-ppo&subject:MedicationKnowledge.drug-name=flexamor&_include=Basic:subject`,
    );
    expect(listIds(bundle)).toHaveLength(2);
    expect(listIds(bundle, 'include')).toEqual(['drug-99900777', 'drug-99900778']);
  });

  it('comes in pages below its own address', async () => {
    const seen: string[] = [];
    let url: string | undefined = 'MedicationKnowledge?_count=12';
    while (url) {
      const bundle: Bundle = await search('formularyUrl', url);
      seen.push(...listIds(bundle));
      url = findNextLink(bundle);
      if (url) expect(url.startsWith(`${findPlan(sample).formularyUrl}/`)).toBe(true);
    }
    expect(seen).toHaveLength(29);
    expect(new Set(seen).size).toBe(29);
  });
});

describe('the directory', () => {
  it.each([
    [
      'PractitionerRole?practitioner.name=okafor&location.address-postalcode=98991',
      ['role-okafor-lakeside-harbor'],
    ],
    ['PractitionerRole?network=evergreen-plus&specialty:text=heart', ['role-ortiz-harbor-heart']],
    ['PractitionerRole?specialty=http://nucc.org/provider-taxonomy|207N00000X', ['role-wen-harbor-skin']],
    ['Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9990002021', ['lindqvist']],
    ['Practitioner?family=Raman', ['raman']],
    ['Organization?type=ntwk', ['evergreen-west', 'evergreen-plus']],
    ['Organization?name:contains=pharm', ['corner-pharmacy', 'stone-drugs']],
    ['Organization?address-city=Alder', ['alder-clinic']],
    [
      'OrganizationAffiliation?participating-organization.name:contains=drugstore',
      ['affiliation-harbor-drugs'],
    ],
    [
      'OrganizationAffiliation?role=pharmacy&network=Organization/evergreen-west',
      ['affiliation-corner-pharmacy', 'affiliation-harbor-drugs'],
    ],
    ['HealthcareService?service-category=pharm&location.address-city=Stonebridge', ['service-stone-drugs']],
    ['HealthcareService?service-category=lab', ['service-clear-lab']],
    ['InsurancePlan?network=evergreen-plus', ['plan-sup-10']],
    ['Location?address-state=OR', ['site-alder-family']],
  ])('%s', async (query, expected) => {
    expect(listIds(await search('directoryUrl', query))).toEqual(expected);
  });

  it('includes places, people and roles', async () => {
    const includes = ['practitioner', 'location', 'organization']
      .map((name) => `_include=PractitionerRole:${name}`)
      .join('&');
    const roles = await search('directoryUrl', `PractitionerRole?practitioner.name=castillo&${includes}`);
    expect(listIds(roles, 'include')).toEqual(['castillo', 'site-clear-vision', 'clear-vision']);
    const people = await search(
      'directoryUrl',
      'Practitioner?name=okafor&_revinclude=PractitionerRole:practitioner',
    );
    expect(listIds(people, 'include')).toEqual(['role-okafor-lakeside', 'role-okafor-lakeside-harbor']);
  });
});

describe.each(['formularyUrl', 'directoryUrl'] as const)('%s', (service) => {
  it('needs no sign-in, and refuses a token, a cookie and anything about a person', async () => {
    expect((await ask(service, 'InsurancePlan')).status).toBe(200);
    for (const headers of [{ authorization: 'Bearer leaked' }, { cookie: 'session=leaked' }])
      expect((await ask(service, 'InsurancePlan', headers)).status).toBe(400);
    for (const query of [
      'patient=rosa-medina',
      'beneficiary=x',
      'subject:Patient=x',
      'subject:Patient.name=x',
    ])
      expect((await ask(service, `InsurancePlan?${query}`)).status, query).toBe(400);
  });

  it('records each request with its query and the names of its headers', async () => {
    await ask(service, 'InsurancePlan?name=seen', { 'x-probe': '1' });
    const latest = sample.requests.at(-1);
    expect(latest?.target).toMatch(/^\/(?:formulary|directory)\/InsurancePlan\?name=seen$/);
    expect(latest?.headers).toContain('x-probe');
    expect(latest?.headers).not.toContain('authorization');
  });

  it('describes itself, reads by id, and answers 404 for what it does not have', async () => {
    const metadata = await (await ask(service, 'metadata')).json();
    expect(metadata).toMatchObject({ resourceType: 'CapabilityStatement', fhirVersion: '4.0.1' });
    const [first = ''] = listIds(await search(service, 'InsurancePlan'));
    expect(await (await ask(service, `InsurancePlan/${first}`)).json()).toMatchObject({ id: first });
    for (const path of ['InsurancePlan/none', 'Coverage', 'InsurancePlan/a/b'])
      expect((await ask(service, path)).status, path).toBe(404);
    expect((await ask(service, 'InsurancePlan?_count=all')).status).toBe(400);
    const post = await fetch(`${findPlan(sample)[service]}/InsurancePlan`, { method: 'POST' });
    expect(post.status).toBe(405);
  });
});

it('Medicare has neither', async () => {
  const medicare = findPlan(sample, 'medicare');
  expect([medicare.formularyUrl, medicare.directoryUrl]).toEqual([undefined, undefined]);
  expect((await fetch(`${medicare.issuer}/formulary/InsurancePlan`)).status).toBe(404);
});
