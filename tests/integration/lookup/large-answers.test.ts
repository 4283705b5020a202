/** A public service that answers everything with far too much: what is shown is cut and said so, and main stays free. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, it, onTestFinished } from 'vitest';
import { askSmall } from '../../support/ask-small.ts';
import { startTestApp } from '../../support/test-app.ts';

const many = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const refers = (reference: string) => ({ reference });
const coded = (code: string, text = code) => ({ coding: [{ system: 'urn:x', code, display: text }], text });
const planNet = 'http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition/';
const formulary = 'http://hl7.org/fhir/us/davinci-drug-formulary/StructureDefinition/usdf-';
const count = 10_000;
/** All answers to one question may be 100 MB. */
const largestPage = 4 * 1024 * 1024;

const resources: Record<string, (index: number) => object> = {
  PractitionerRole: (index) => ({
    active: true,
    practitioner: refers(`Practitioner/${index}`),
    organization: refers(`Organization/${index}`),
    location: many(5, (place) => refers(`Location/${(index + place) % count}`)),
    specialty: many(8, (at) => coded(`s${at}`, `Specialty ${at} of ${index}`)),
    telecom: many(5, (at) => ({ system: 'phone', value: `555-${index}-${at}` })),
    extension: many(8, (at) => ({
      url: `${planNet}network-reference`,
      valueReference: { ...refers(`Organization/n${at}`), display: `Network ${at}` },
    })),
  }),
  Practitioner: (index) => ({
    active: true,
    name: [{ given: ['Imani'], family: `Okafor ${index}` }],
    qualification: many(10, (at) => ({ code: coded(`q${at}`) })),
    communication: many(10, (at) => coded(`l${at}`)),
  }),
  Organization: (index) => ({
    active: true,
    name: `Network ${index}`,
    type: [{ coding: [{ code: 'ntwk' }] }],
    telecom: many(10, (at) => ({ system: 'phone', value: `555-${index}-${at}` })),
  }),
  InsurancePlan: (index) => ({
    name: `Gold ${index}`,
    status: 'active',
    identifier: many(10, (at) => ({ value: `EG-${index}-${at}` })),
    coverage: many(10, (at) => ({ type: coded('drug'), network: [refers(`Organization/${at}`)] })),
  }),
  MedicationKnowledge: (index) => ({
    status: 'active',
    code: {
      coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: `${index}` }],
      text: `metformin ${index}`,
    },
    synonym: many(20, (at) => `metformin ${at} of ${index}`),
  }),
  Basic: (index) => ({
    code: { coding: [{ code: 'formulary-item' }] },
    subject: refers(`MedicationKnowledge/${index}`),
    extension: many(15, (at) => ({
      url: `${formulary}PharmacyBenefitType-extension`,
      valueCodeableConcept: coded(`pharmacy-${at}`),
    })),
  }),
};

/** Each type in one page that says that more of its kind follow. */
const pages = new Map<string, string>();
/** One doctor with twenty thousand of everything. */
const oneDoctor = {
  resourceType: 'Practitioner',
  id: 'one',
  name: [{ text: 'Imani Okafor' }],
  communication: many(20_000, (at) => coded(`l${at}`)),
  qualification: many(20_000, (at) => ({ code: coded(`q${at}`) })),
};

beforeAll(() => {
  for (const [resourceType, make] of Object.entries(resources)) {
    const entries: string[] = [];
    let length = 0;
    for (let index = 0; index < count && length < largestPage; index++) {
      const entry = JSON.stringify({ resource: { resourceType, id: `${index}`, ...make(index) } });
      entries.push(entry);
      length += entry.length;
    }
    const link = `[{"relation":"next","url":"${resourceType}?page=NEXT"}]`;
    const head = `{"resourceType":"Bundle","type":"searchset","link":${link},"entry":[`;
    pages.set(resourceType, `${head}${entries.join()}]}`);
  }
}, 120_000);

async function startService(only: object | null = null) {
  let page = 0;
  const server = createServer((request, response) => {
    const type = new URL(request.url ?? '/', 'http://127.0.0.1').pathname.split('/').at(-1) ?? '';
    const body = only
      ? JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: only }] })
      : pages.get(type)?.replace('NEXT', String(page++));
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/fhir+json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const test = await startTestApp({ visit() {} });
  onTestFinished(async () => {
    await test.close();
    server.close();
  });
  return { test, place: { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/public` } };
}

const asked = {
  kind: 'practitioner' as const,
  name: 'Imani',
  specialty: '',
  near: '',
  npi: null,
  networkId: null,
};

it('10,000 doctors: the first are shown, and that there are more is said', { timeout: 300_000 }, async () => {
  const { test, place } = await startService();
  const { entries, more } = await askSmall(test, 'lookup.directory', { place, ...asked });
  expect([entries.length > 0, more]).toEqual([true, true]);
});

it('10,000 networks', { timeout: 300_000 }, async () => {
  const { test, place } = await startService();
  await askSmall(test, 'lookup.networks', { place });
});

it('10,000 products and drug lists', { timeout: 300_000 }, async () => {
  const { test, place } = await startService();
  await askSmall(test, 'lookup.drugPlans', { place, text: '', personId: null });
});

it('10,000 drugs', { timeout: 300_000 }, async () => {
  const { test, place } = await startService();
  const { drugs, more } = await askSmall(test, 'lookup.drugs', {
    place,
    drugPlanId: null,
    text: 'metformin',
  });
  expect([drugs.length > 0, more]).toEqual([true, true]);
});

it('a doctor with twenty thousand of everything', { timeout: 300_000 }, async () => {
  const { test, place } = await startService(oneDoctor);
  const { entries } = await askSmall(test, 'lookup.directory', { place, ...asked });
  expect(entries).toHaveLength(1);
  expect(JSON.stringify(entries[0]?.unread)).toMatch(/"\+40\d{3}"/);
});
