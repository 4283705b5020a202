/** Roles and places that a directory marks as not active, and networks that it does not name. */
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../electron/data/fhir/resource.ts';
import { readDirectoryPage } from '../../../electron/data/public/directory/directory-page.ts';
import { entriesFrom, type JoinedEntry } from '../../../electron/lookup/directory-join.ts';
import { merge } from '../../../electron/lookup/directory-pages.ts';

const planNet = 'http://hl7.org/fhir/us/davinci-pdex-plan-net/StructureDefinition';

function role(id: string, active: boolean, network: string, more: Json = {}): Json {
  return {
    resourceType: 'PractitionerRole',
    id,
    active,
    practitioner: { reference: 'Practitioner/one' },
    extension: [
      {
        url: `${planNet}/network-reference`,
        valueReference: { reference: `Organization/${network}`, display: network },
      },
    ],
    ...more,
  };
}

async function entryOf(resources: readonly Json[]): Promise<JoinedEntry['entry'] | undefined> {
  return (await entriesOf(resources, 'practitioner'))[0];
}

async function entriesOf(
  resources: readonly Json[],
  kind: JoinedEntry['entry']['kind'],
): Promise<JoinedEntry['entry'][]> {
  const entry = resources.map((resource) => ({ resource }));
  const bytes = new TextEncoder().encode(
    JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry }),
  );
  const asked = {
    kind,
    name: '',
    specialty: '',
    near: '',
    npi: null,
    networkId: null,
  };
  const entries = await entriesFrom({ ...merge(readDirectoryPage(bytes)), more: false }, asked);
  return entries.map(({ entry }) => entry);
}

describe('a doctor with several roles', () => {
  it('is in the networks of the roles that hold', async () => {
    const entry = await entryOf([role('old', false, 'Left network'), role('now', true, 'Today network')]);
    expect(entry).toMatchObject({ active: true, networks: ['Today network'] });
  });

  it('that have all ended keeps them, marked as not active', async () => {
    const entry = await entryOf([role('old', false, 'Left network')]);
    expect(entry).toMatchObject({ active: false, networks: ['Left network'] });
  });

  it('is not sent to a place that is not in use', async () => {
    const place = (id: string, status: string) => ({ resourceType: 'Location', id, status, name: id });
    const locations = ['open', 'shut'].map((id) => ({ reference: `Location/${id}` }));
    const entry = await entryOf([
      role('now', true, 'Network', { location: locations }),
      place('open', 'active'),
      place('shut', 'inactive'),
    ]);
    expect(entry?.locations.map(({ name }) => name)).toEqual(['open']);
    expect(entry?.moreLocations).toBe(0);
  });

  it('says for which network new patients are taken, also for one without a name', async () => {
    const newPatients = {
      url: `${planNet}/newpatients`,
      extension: [
        { url: 'acceptingPatients', valueCodeableConcept: { coding: [{ code: 'nopt' }] } },
        { url: 'fromNetwork', valueReference: { reference: 'Organization/net-7' } },
      ],
    };
    expect(
      (await entryOf([role('now', true, 'Network', { extension: [newPatients] })]))?.newPatients,
    ).toEqual([{ accepts: 'no', network: 'net-7' }]);
  });
});

describe('what a doctor is trained and licensed for', () => {
  const extension = (name: string, parts: readonly Json[]): Json => ({
    url: `${planNet}/${name}`,
    extension: parts,
  });
  const part = (url: string, value: Json): Json => ({ url, ...value });
  const doctor: Json = {
    resourceType: 'Practitioner',
    id: 'one',
    name: [{ text: 'Noor Vale, MD' }],
    qualification: [
      {
        code: { text: 'MD' },
        issuer: { display: 'State of Oregon' },
        identifier: [{ value: 'OR-5' }],
        period: { start: '2019-04-01', end: '2029-03-31' },
        extension: [
          extension('practitioner-qualification', [
            part('status', { valueCode: 'active' }),
            part('whereValid', { valueCodeableConcept: { coding: [{ code: 'OR' }] } }),
            part('whereValid', { valueReference: { display: 'All of Idaho' } }),
          ]),
        ],
      },
    ],
  };

  it('names the issuer, the status, the places, the number and the years', async () => {
    expect((await entryOf([role('now', true, 'Network'), doctor]))?.qualifications).toEqual([
      {
        what: { text: 'MD', code: null, system: null },
        issuer: 'State of Oregon',
        status: 'active',
        validIn: [
          { text: null, code: 'OR', system: null },
          { text: 'All of Idaho', code: null, system: null },
        ],
        numbers: ['OR-5'],
        start: '2019-04-01',
        end: '2029-03-31',
      },
    ]);
  });

  it('holds the certificate of a board that a role has, and makes no entry of the board', async () => {
    const certificate = extension('qualification', [
      part('code', { valueCodeableConcept: { text: 'Heart care' } }),
      part('status', { valueCode: 'revoked' }),
      part('issuer', { valueReference: { reference: 'Organization/board' } }),
    ]);
    const board = { resourceType: 'Organization', id: 'board', name: 'Board of Hearts' };
    const resources = [role('now', true, 'Network', { extension: [certificate] }), doctor, board];
    expect((await entryOf(resources))?.qualifications[1]).toMatchObject({
      what: { text: 'Heart care' },
      issuer: 'Board of Hearts',
      status: 'revoked',
    });
    expect(await entriesOf(resources, 'facility')).toEqual([]);
  });
});

describe('what a directory says and no screen has a place for', () => {
  it('is listed of everything that makes an entry', async () => {
    const resources = [
      role('now', true, 'Network', {
        location: [{ reference: 'Location/l' }],
        availabilityExceptions: 'July',
      }),
      { resourceType: 'Practitioner', id: 'one', gender: 'female' },
      { resourceType: 'Location', id: 'l', telecom: [{ system: 'fax', value: '555-0199' }] },
    ];
    expect((await entryOf(resources))?.unread.map(({ path }) => path)).toEqual([
      'Practitioner/one: gender',
      'PractitionerRole/now: availabilityExceptions',
      'Location/l: telecom[0].system',
      'Location/l: telecom[0].value',
    ]);
  });
});

describe('how a service is given', () => {
  it('is in person or from afar, and by which means', async () => {
    const coded = (code: string) => ({ valueCodeableConcept: { coding: [{ code }] } });
    const service = {
      resourceType: 'HealthcareService',
      id: 's1',
      extension: [
        {
          url: `${planNet}/delivery-method`,
          extension: [
            { url: 'type', ...coded('virtual') },
            { url: 'virtualModalities', ...coded('phone') },
            { url: 'virtualModalities', ...coded('video') },
          ],
        },
        { url: `${planNet}/delivery-method`, extension: [{ url: 'type', ...coded('physical') }] },
      ],
    };
    const bare = (code: string) => ({ text: null, code, system: null });
    const withService = role('now', true, 'Network', {
      healthcareService: [{ reference: 'HealthcareService/s1' }],
    });
    expect((await entryOf([withService, service]))?.delivery).toEqual([
      { method: bare('virtual'), ways: [bare('phone'), bare('video')] },
      { method: bare('physical'), ways: [] },
    ]);
  });
});

describe('an organization', () => {
  const clinic = {
    resourceType: 'Organization',
    id: 'clinic',
    name: 'Hill Clinic',
    type: [{ coding: [{ code: 'fac', display: 'Facility' }] }, { coding: [{ code: 'xx' }] }],
    telecom: [{ system: 'phone', value: '555-0100' }],
    contact: [
      {
        name: { given: ['Ada'], family: 'Bell' },
        purpose: { coding: [{ code: 'BILL', display: 'Billing' }] },
        telecom: [{ system: 'phone', value: '555-0142' }],
      },
      { purpose: { text: 'Records' }, telecom: [{ system: 'phone', value: '555-0143' }] },
      { name: { text: 'Nobody to call' } },
    ],
  };
  const site = {
    resourceType: 'Location',
    id: 'site',
    name: 'Hill Clinic North',
    type: [
      { coding: [{ code: 'OUTPHARM', display: 'Outpatient pharmacy' }] },
      { coding: [{ code: 'HOSP' }] },
    ],
  };
  const service = {
    resourceType: 'HealthcareService',
    id: 's1',
    providedBy: { reference: 'Organization/clinic' },
    location: [{ reference: 'Location/site' }],
    category: [{ coding: [{ code: 'outpat', display: 'Clinic or outpatient' }] }],
    type: [{ text: 'Sports medicine' }],
  };

  it('says whom each of its numbers reaches: who it is, and what for', async () => {
    const [entry] = await entriesOf([clinic, site, service], 'facility');
    expect(entry?.phones.map(({ number, name }) => [number, name])).toEqual([
      ['555-0100', null],
      ['555-0142', 'Ada Bell, Billing'],
      ['555-0143', 'Records'],
    ]);
    expect(entry?.unread.map(({ path }) => path)).toEqual(['Organization/clinic: contact[2].name']);
  });

  it('says in the directory’s words what kind of organization, service and place it is, and shows no bare code', async () => {
    const [entry] = await entriesOf([clinic, site, service], 'facility');
    expect(entry?.types.map(({ text }) => text)).toEqual([
      'Facility',
      'Clinic or outpatient',
      'Sports medicine',
    ]);
    expect(entry?.locations[0]?.types.map(({ text }) => text)).toEqual(['Outpatient pharmacy']);
  });
});
