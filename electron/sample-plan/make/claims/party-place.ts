import type { Organization, Practitioner, Reference } from 'fhir/r4';
import { containParty, type Party } from '../providers.ts';
import type { ClaimSpec } from './claim-spec.ts';

/** How one claim names its parties: by reference, as contained resources, or by name only. */
export type PartyPlace = {
  contained: (Organization | Practitioner)[];
  refer(party: Party): Reference;
};

/** Collects the parties of one claim; each claim needs its own. */
export function createPartyPlace(style: ClaimSpec['style']): PartyPlace {
  const contained: PartyPlace['contained'] = [];
  return {
    contained,
    refer(party) {
      if (style === 'display')
        return {
          display: party.name,
          identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: party.npi },
        };
      if (style === 'referenced') {
        const version = party.version ? `/_history/${party.version}` : '';
        return { reference: `${party.type}/${party.key}${version}`, display: party.name };
      }
      if (!contained.some(({ id }) => id === party.key)) contained.push(containParty(party, party.key));
      return { reference: `#${party.key}` };
    },
  };
}
