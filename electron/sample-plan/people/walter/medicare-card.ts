import type { Bundle, Coverage, Extension, FhirResource, Organization, Patient } from 'fhir/r4';
import { terminology } from '../../make/codes.ts';
import { makeCoverage } from '../../make/coverage.ts';
import { parties } from '../../make/providers.ts';
import type { SamplePerson, Served } from '../../model.ts';

const medicareNumber = 'http://hl7.org/fhir/sid/us-mbi';
const card = 'http://hl7.org/fhir/us/insurance-card/StructureDefinition/C4DIC';

type Part = readonly [part: string, name: string, type: readonly [string, string]];
const parts: readonly Part[] = [
  ['part-a', 'Part A', ['121', 'Medicare, paid by visit']],
  ['part-b', 'Part B', ['121', 'Medicare, paid by visit']],
  ['part-d', 'Part D', ['122', 'Medicare drug plan']],
];

/** Walter's parts of Medicare. @see Blue Button 2.0 Coverage */
export function makeMedicareCoverages(person: SamplePerson, updated: string): Served<Coverage>[] {
  return parts.map(([part, name, type]) => {
    const coverage = makeCoverage(
      {
        id: `${part}-${person.id}`,
        payor: 'medicare',
        start: '2016-11-01',
        relationship: 'self',
        type,
        classes: [
          { type: 'plan', value: name, name },
          ...(part === 'part-d'
            ? [
                { type: 'rxbin', value: '999010' },
                { type: 'rxpcn', value: 'SMDD' },
                { type: 'rxgroup', value: 'SMD01' },
                { type: 'rxid', value: 'D51130077' },
              ]
            : []),
        ],
      },
      person,
      updated,
    );
    const [identifier] = coverage.identifier ?? [];
    return {
      ...coverage,
      identifier: [{ ...identifier, system: medicareNumber }],
      payor: [{ identifier: { value: 'Centers for Medicare and Medicaid Services' } }],
    };
  });
}

/**
 * The Medicare card as its operation answers it: one Bundle of the person, the payer, and a card for each part.
 *
 * @see Blue Button 2.0 v3, Patient/$generate-insurance-card
 */
export function makeMedicareCard(
  person: SamplePerson,
  { patient, coverages }: { patient: Served<Patient>; coverages: readonly Served<Coverage>[] },
  now: string,
): Bundle {
  const payor: Organization = {
    resourceType: 'Organization',
    id: 'medicare-payer',
    meta: { profile: [`${card}-Organization`] },
    active: true,
    name: parties.medicare.name,
    contact: [
      {
        purpose: {
          coding: [{ system: `${terminology}/contactentity-type`, code: 'PATINF' }],
        },
        telecom: [
          { system: 'phone', value: parties.medicare.phone },
          { system: 'url', value: 'https://medicare-sample.example' },
        ],
      },
    ],
  };
  const note: Extension = {
    url: `${card}-AdditionalCardInformation-extension`,
    valueAnnotation: { text: 'Show this card when you get care. Keep your Medicare number to yourself.' },
  };
  const entry = (resource: FhirResource) => ({
    fullUrl: `urn:uuid:${resource.resourceType.toLowerCase()}-${resource.id}`,
    resource,
  });
  return {
    resourceType: 'Bundle',
    type: 'collection',
    meta: { lastUpdated: `${now}T00:00:00.000Z` },
    entry: [
      entry({ ...patient, meta: { ...patient.meta, profile: [`${card}-Patient`] } }),
      entry(payor),
      ...coverages.map((coverage) =>
        entry({
          ...coverage,
          meta: { ...coverage.meta, profile: [`${card}-Coverage`] },
          extension: [note],
          subscriber: { reference: `Patient/${person.id}` },
          subscriberId: person.memberNumber,
          payor: [{ reference: 'Organization/medicare-payer' }],
        }),
      ),
    ],
  };
}
