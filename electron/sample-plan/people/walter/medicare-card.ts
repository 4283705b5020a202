import { coverageResource } from '../../make/coverage.ts';
import { parties } from '../../make/providers.ts';
import type { FhirResource, SamplePerson } from '../../model.ts';
import { memberNumber } from '../people.ts';

const medicareNumber = 'http://hl7.org/fhir/sid/us-mbi';
const card = 'http://hl7.org/fhir/us/insurance-card/StructureDefinition/C4DIC';

type Part = readonly [part: string, name: string, type: readonly [string, string]];
const parts: readonly Part[] = [
  ['part-a', 'Part A', ['121', 'Medicare, paid by visit']],
  ['part-b', 'Part B', ['121', 'Medicare, paid by visit']],
  ['part-d', 'Part D', ['122', 'Medicare drug plan']],
];

/** Walter's parts of Medicare. @see Blue Button 2.0 Coverage */
export function medicareCoverages(person: SamplePerson, updated: string): FhirResource[] {
  return parts.map(([part, name, type]) => {
    const coverage = coverageResource(
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
    const [identifier] = coverage['identifier'] as Record<string, unknown>[];
    return {
      ...coverage,
      identifier: [{ ...identifier, system: medicareNumber }],
      payor: [{ identifier: { value: 'Centers for Medicare and Medicaid Services' } }],
    };
  });
}

/**
 * The Medicare card as its operation answers it: one Bundle that holds the person, the payer and a card per part.
 *
 * @see Blue Button 2.0 v3, Patient/$generate-insurance-card
 */
export function medicareCard(person: SamplePerson, own: readonly FhirResource[], now: string) {
  const patient = own.find(({ resourceType }) => resourceType === 'Patient');
  const coverages = own.filter(({ resourceType }) => resourceType === 'Coverage');
  const payor = {
    resourceType: 'Organization',
    id: 'medicare-payer',
    meta: { profile: [`${card}-Organization`] },
    active: true,
    name: parties.medicare.name,
    contact: [
      {
        purpose: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/contactentity-type', code: 'PATINF' }],
        },
        telecom: [
          { system: 'phone', value: parties.medicare.phone },
          { system: 'url', value: 'https://medicare-sample.example' },
        ],
      },
    ],
  };
  const note = {
    url: `${card}-AdditionalCardInformation-extension`,
    valueAnnotation: { text: 'Show this card when you get care. Keep your Medicare number to yourself.' },
  };
  const entry = (resource: Record<string, unknown>) => ({
    fullUrl: `urn:uuid:${String(resource['resourceType']).toLowerCase()}-${String(resource['id'])}`,
    resource,
  });
  return {
    resourceType: 'Bundle',
    type: 'collection',
    meta: { lastUpdated: `${now}T00:00:00.000Z` },
    entry: [
      ...(patient ? [entry({ ...patient, meta: { ...patient.meta, profile: [`${card}-Patient`] } })] : []),
      entry(payor),
      ...coverages.map((coverage) =>
        entry({
          ...coverage,
          meta: { ...coverage.meta, profile: [`${card}-Coverage`] },
          extension: [note],
          subscriber: { reference: `Patient/${person.id}` },
          subscriberId: memberNumber(person),
          payor: [{ reference: 'Organization/medicare-payer' }],
        }),
      ),
    ],
  };
}
