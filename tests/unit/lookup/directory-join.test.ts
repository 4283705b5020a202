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

function entryOf(resources: readonly Json[]): JoinedEntry['entry'] | undefined {
  const entry = resources.map((resource) => ({ resource }));
  const bytes = new TextEncoder().encode(
    JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry }),
  );
  const asked = {
    kind: 'practitioner',
    name: '',
    specialty: '',
    near: '',
    npi: null,
    networkId: null,
  } as const;
  return entriesFrom({ ...merge(readDirectoryPage(bytes)), more: false }, asked)[0]?.entry;
}

describe('a doctor with several roles', () => {
  it('is in the networks of the roles that hold', () => {
    const entry = entryOf([role('old', false, 'Left network'), role('now', true, 'Today network')]);
    expect(entry).toMatchObject({ active: true, networks: ['Today network'] });
  });

  it('that have all ended keeps them, marked as not active', () => {
    const entry = entryOf([role('old', false, 'Left network')]);
    expect(entry).toMatchObject({ active: false, networks: ['Left network'] });
  });

  it('is not sent to a place that is not in use', () => {
    const place = (id: string, status: string) => ({ resourceType: 'Location', id, status, name: id });
    const locations = ['open', 'shut'].map((id) => ({ reference: `Location/${id}` }));
    const entry = entryOf([
      role('now', true, 'Network', { location: locations }),
      place('open', 'active'),
      place('shut', 'inactive'),
    ]);
    expect(entry?.locations.map(({ name }) => name)).toEqual(['open']);
    expect(entry?.moreLocations).toBe(0);
  });

  it('says for which network new patients are taken, also for one without a name', () => {
    const newPatients = {
      url: `${planNet}/newpatients`,
      extension: [
        { url: 'acceptingPatients', valueCodeableConcept: { coding: [{ code: 'nopt' }] } },
        { url: 'fromNetwork', valueReference: { reference: 'Organization/net-7' } },
      ],
    };
    expect(entryOf([role('now', true, 'Network', { extension: [newPatients] })])?.newPatients).toEqual([
      { accepts: 'no', network: 'net-7' },
    ]);
  });
});
