/** Every request of a look-up, as the service received it, from an app that holds tokens and records of a person. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SamplePlan, startSamplePlan } from '../../../electron/sample-plan/sample-plan.ts';
import type { LookupPlace } from '../../../shared/model/plans/lookup.ts';
import { publicClient } from '../../support/public/public-client.ts';
import { directoryResources, fullDirectory } from '../../support/public/public-directory.ts';
import { drugListResources, fullDrugList, poorDrugList } from '../../support/public/public-drug-list.ts';
import { type PublicFhirServer, startPublicFhirServer } from '../../support/public/public-fhir-server.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

let plan: SamplePlan;
let test: TestApp;
let servers: PublicFhirServer[];
let bundle: string;

beforeEach(async () => {
  plan = await startSamplePlan();
  const rosa = plan.people.find(({ name }) => name === 'Rosa Medina');
  const evergreen = plan.plans.find(({ id }) => id === 'evergreen');
  if (!rosa || !evergreen) throw new Error('the sample plan is not as it was');
  servers = await Promise.all([fullDrugList, poorDrugList, fullDirectory].map(startPublicFhirServer));
  test = await startTestApp({
    visit: (url) => signInByForms(url, { ...rosa, follow: true }),
    payers: [
      {
        id: 'evergreen-public',
        name: 'Evergreen',
        fhirBaseUrl: evergreen.fhirBaseUrl,
        formularyUrl: servers[0]?.baseUrl,
        directoryUrl: servers[2]?.baseUrl,
        clientId: evergreen.clientId,
      },
    ],
  });
  const { connectionId, personId } = await test.ask('connection.connect', {
    plan: { payerId: 'evergreen-public' },
    personId: null,
    connectionId: null,
    categories: ['patient', 'claims', 'coverage', 'providers'],
    keepUpToDate: true,
    client: publicClient(evergreen.clientId),
  });
  await test.syncEnded(connectionId);
  await test.ask('records.saveBundle', { personId });
  bundle = new TextDecoder().decode(test.saved.at(-1)?.bytes);
});

afterEach(async () => {
  await test.close();
  await plan.close();
  for (const server of servers) await server.close();
});

type Person = {
  id?: string;
  identifier?: { value?: string }[];
  subscriberId?: string;
  name?: { family?: string }[];
};

/** What must never leave: ids, member numbers and the family name of the person. */
function secrets(): string[] {
  const { entry } = JSON.parse(bundle) as { entry: { resource: Person & { resourceType: string } }[] };
  const own = entry.map(({ resource }) => resource);
  const people = own.filter(({ resourceType }) => ['Patient', 'Coverage'].includes(resourceType));
  const values = people.flatMap((one) => [
    one.id,
    one.subscriberId,
    ...(one.identifier ?? []).map(({ value }) => value),
    ...(one.name ?? []).map(({ family }) => family),
  ]);
  return values.filter((value) => value !== undefined && value.length > 2) as string[];
}

async function askEverything(list: LookupPlace, directory: LookupPlace, personId: string): Promise<void> {
  await test.ask('lookup.sources', { personId });
  const { plans } = await test.ask('lookup.drugPlans', { place: list, text: '', personId });
  for (const { id } of plans)
    for (const text of ['METFORMIN HCL 500MG TAB', '861007', 'lipitor'])
      await test.ask('lookup.drugs', { place: list, drugPlanId: id, text });
  await test.ask('lookup.drugs', { place: list, drugPlanId: null, text: 'metformin' });
  const { networks } = await test.ask('lookup.networks', { place: directory });
  const words = { name: 'Imani', specialty: 'heart', near: '99201', npi: null };
  for (const kind of ['practitioner', 'facility', 'pharmacy'] as const)
    await test.ask('lookup.directory', {
      place: directory,
      kind,
      ...words,
      networkId: networks[0]?.id ?? null,
    });
  await test.ask('lookup.directory', {
    place: directory,
    kind: 'practitioner',
    name: '',
    specialty: '',
    near: '',
    npi: '1111111112',
    networkId: null,
  });
}

it('holds no token, no cookie, no id, no number and no name', async () => {
  const [person] = await test.ask('people.list', {});
  if (!person) throw new Error('nobody was connected');
  const known = { payerId: 'evergreen-public' };
  await askEverything(known, known, person.id);
  const [, poor, directory] = servers.map(({ baseUrl }) => ({ address: baseUrl }));
  if (!poor || !directory) throw new Error('no server');
  await askEverything(poor, directory, person.id);
  const received = servers.flatMap((server) => server.received);
  expect(received.length).toBeGreaterThan(40);
  const never = secrets();
  expect(never.length).toBeGreaterThan(3);
  expect(never).toContain('Medina');
  const allowed = new Set([
    'accept',
    'host',
    'connection',
    'accept-encoding',
    'accept-language',
    'sec-fetch-mode',
    'user-agent',
    'pragma',
    'cache-control',
  ]);
  for (const { method, target, headers } of received) {
    expect(method).toBe('GET');
    expect(Object.keys(headers).filter((name) => !allowed.has(name))).toEqual([]);
    const all = decodeURIComponent(`${target} ${JSON.stringify(headers)}`);
    for (const secret of never) expect(all).not.toContain(secret);
  }
  const rows = (await test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 })).rows.filter(
    ({ what }) => what === 'drug-list' || what === 'directory',
  );
  expect(rows).toHaveLength(received.length);
  for (const row of rows) {
    expect(row.personId).toBeNull();
    expect(JSON.stringify(row)).not.toMatch(/metformin|imani|99201|1111111112/i);
  }
});

it('does not send a number of the person even when it is typed', async () => {
  const number = secrets().find((one) => /\d{4}/.test(one));
  const asked = servers.flatMap(({ received }) => received).length;
  for (const text of [number ?? '', `drug ${number?.replace(/-/g, ' ')}`]) {
    const result = await test.send('lookup.drugs', {
      place: { payerId: 'evergreen-public' },
      drugPlanId: null,
      text,
    });
    expect(result).toMatchObject({ ok: false, failure: { code: 'lookup/own-number' } });
  }
  expect(servers.flatMap(({ received }) => received).length).toBe(asked);
});

it('puts the plan of the person first, and answers through the page’s own requests', async () => {
  const [person] = await test.ask('people.list', {});
  const sources = await test.ask('lookup.sources', { personId: person?.id ?? null });
  expect(sources[0]).toMatchObject({ payerId: 'evergreen-public', isYours: true });
  const answer = await test.ask('lookup.drugs', {
    place: { payerId: 'evergreen-public' },
    drugPlanId: 'InsurancePlan/gold',
    text: 'metformin',
  });
  expect(answer.drugs).toHaveLength(
    drugListResources.filter(({ resourceType }) => resourceType === 'Basic').length,
  );
  expect(directoryResources.length).toBeGreaterThan(0);
});

it('refuses an address inside a private network, and says when a plan has no list', async () => {
  for (const address of ['http://lists.example/fhir', 'https://10.0.0.1/fhir', 'https://localhost/fhir'])
    expect(
      await test.send('lookup.drugs', { place: { address }, drugPlanId: null, text: 'metformin' }),
    ).toMatchObject({ ok: false, failure: { code: 'plan/bad-address' } });
});

it('sends keys of plans and networks back only where they are keys', async () => {
  const asked = servers.flatMap(({ received }) => received).length;
  const place = { payerId: 'evergreen-public' };
  const words = { kind: 'practitioner' as const, name: 'Imani', specialty: '', near: '', npi: null };
  for (const odd of ['InsurancePlan/gold?name=Medina', 'Medina']) {
    expect(await test.send('lookup.drugs', { place, drugPlanId: odd, text: 'metformin' })).toMatchObject({
      ok: false,
      failure: { code: 'store/not-found' },
    });
    expect(await test.send('lookup.directory', { place, ...words, networkId: odd })).toMatchObject({
      ok: false,
      failure: { code: 'store/not-found' },
    });
  }
  expect(servers.flatMap(({ received }) => received).length).toBe(asked);
});
