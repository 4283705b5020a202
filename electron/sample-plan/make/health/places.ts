import type { Location, Reference } from 'fhir/r4';
import type { Served } from '../../model.ts';
import { type Party, parties } from '../providers.ts';

const clinics: readonly Party[] = [
  parties.mapleFamily,
  parties.quickCare,
  parties.northgate,
  parties.stBrendan,
  parties.littleOaks,
];

/** A reference to the place where the party sees patients. */
export function referToPlace(party: Party): Reference {
  return { reference: `Location/${party.key}-site`, display: party.name };
}

/** The places that visits refer to; every member may read them. */
export function makePlaces(lastUpdated: string): Served<Location>[] {
  return clinics.map((party) => {
    const { line, ...rest } = party.address;
    return {
      resourceType: 'Location',
      id: `${party.key}-site`,
      meta: { versionId: '1', lastUpdated },
      status: 'active',
      name: party.name,
      telecom: [{ system: 'phone', value: party.phone }],
      address: { line: [line], ...rest, country: 'US' },
      managingOrganization: { reference: `Organization/${party.key}` },
    };
  });
}
