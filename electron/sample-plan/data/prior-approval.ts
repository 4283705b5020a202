import type { FhirResource } from '../model.ts';
import { addDays, dateOf } from './calendar.ts';
import { concept, systems } from './codes.ts';
import { procedure, supply } from './services.ts';

const pdex = 'http://hl7.org/fhir/us/davinci-pdex';
const pas = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition';
const decisions = 'https://codesystem.x12.org/005010/306';

/** The approval that the knee surgery needed: one item approved, one changed, one not. @see PDex prior authorization */
export function kneeApproval(year: number, patientId: string, coverageId: string): FhirResource {
  const decided = dateOf(year, 3, 2);
  return {
    resourceType: 'ExplanationOfBenefit',
    id: `rosa-${year}-approval`,
    meta: {
      versionId: '1',
      lastUpdated: `${decided}T18:00:00.000Z`,
      profile: [`${pdex}/StructureDefinition/pdex-priorauthorization`],
    },
    extension: [
      {
        url: `${pdex}/StructureDefinition/extension-levelOfServiceCode`,
        valueCodeableConcept: concept('https://codesystem.x12.org/005010/1338', 'U'),
      },
    ],
    identifier: [{ system: 'https://evergreen-sample.example/fhir/approval', value: `AP-${year}-0302` }],
    status: 'active',
    type: concept(systems.claimType, 'institutional'),
    use: 'preauthorization',
    patient: { reference: `Patient/${patientId}` },
    billablePeriod: { start: decided },
    created: `${decided}T10:00:00-08:00`,
    insurer: { reference: 'Organization/evergreen', display: 'Evergreen Health PPO' },
    provider: { reference: 'Organization/northgate', display: 'Northgate Surgery Center' },
    priority: concept('http://terminology.hl7.org/CodeSystem/processpriority', 'normal'),
    preAuthRef: [`AUTH-${year}-4410`],
    preAuthRefPeriod: [{ start: decided, end: addDays(decided, 90) }],
    outcome: 'complete',
    careTeam: [{ sequence: 1, provider: { reference: 'Practitioner/okafor', display: 'Dr. Amara Okafor' } }],
    diagnosis: [
      {
        sequence: 1,
        diagnosisCodeableConcept: concept(systems.icd10, 'S83.242A', 'Torn meniscus, left knee'),
      },
    ],
    insurance: [{ focal: true, coverage: { reference: `Coverage/${coverageId}` } }],
    item: [
      approvalItem(1, procedure('29881', 'Knee arthroscopy'), 'A1', `AUTH-${year}-4410`, decided, 1),
      approvalItem(2, procedure('97110', 'Exercise therapy'), 'A6', `AUTH-${year}-4411`, decided, 8),
      approvalItem(3, supply('E0218', 'Cold therapy machine'), 'A3', `AUTH-${year}-4412`, decided, 0),
    ],
    total: [
      {
        category: concept(`${pdex}/CodeSystem/PriorAuthorizationValueCodes`, 'eligible'),
        amount: { value: 4100, currency: 'USD' },
      },
    ],
    processNote: [
      {
        number: 1,
        type: 'display',
        text: 'The cold therapy machine is not part of your plan. Eight therapy visits were approved instead of twelve.',
      },
    ],
  };
}

function approvalItem(
  sequence: number,
  codings: readonly { system: string; code: string; display?: string }[],
  decision: string,
  number: string,
  decided: string,
  units: number,
) {
  const review = {
    url: `${pas}/extension-reviewAction`,
    extension: [
      { url: 'number', valueString: number },
      { url: `${pas}/extension-reviewActionCode`, valueCodeableConcept: concept(decisions, decision) },
      ...(decision === 'A3'
        ? [
            {
              url: 'reasonCode',
              valueCodeableConcept: {
                coding: [
                  {
                    system: systems.localReason,
                    code: 'EXCL',
                    display: 'This equipment is not part of your plan.',
                  },
                ],
              },
            },
          ]
        : []),
    ],
  };
  return {
    sequence,
    extension: [{ url: `${pas}/extension-itemPreAuthIssueDate`, valueDate: decided }],
    productOrService: { coding: codings },
    quantity: { value: sequence === 2 ? 12 : 1 },
    adjudication: [
      { extension: [review], category: concept(systems.adjudication, 'submitted') },
      { category: concept(`${pdex}/CodeSystem/PDexAdjudicationDiscriminator`, 'allowedunits'), value: units },
    ],
  };
}
