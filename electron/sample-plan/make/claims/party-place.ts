import type { FhirResource } from '../../model.ts';
import { type Party, partyResource } from '../providers.ts';
import type { ClaimSpec } from './claim-spec.ts';

/** How one claim carries its parties: as references, as contained resources, or only by name. */
export type PartyPlace = {
  contained: Omit<FhirResource, 'meta'>[];
  refer(party: Party): Record<string, unknown>;
};

/** A fresh place for one claim. */
export function partyPlace(style: ClaimSpec['style']): PartyPlace {
  const contained: Omit<FhirResource, 'meta'>[] = [];
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
      if (!contained.some(({ id }) => id === party.key)) {
        const { meta: _meta, ...resource } = partyResource(party, party.key, '');
        contained.push(resource as Omit<FhirResource, 'meta'>);
      }
      return { reference: `#${party.key}` };
    },
  };
}
