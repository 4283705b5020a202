import type { FhirResource } from '../model.ts';
import { type Coding, concept, systems } from './codes.ts';
import type { Party } from './providers.ts';

const pdex = 'http://hl7.org/fhir/us/davinci-pdex';
const pas = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition';
const decisions = 'https://codesystem.x12.org/005010/306';

/** What the plan said to one service; codes of `decision` are X12 306 (A1 yes, A3 no, A4 pending, A6 changed, C canceled). */
export type ApprovalItem = {
  service: readonly Coding[];
  asked: number;
  decision: 'A1' | 'A3' | 'A4' | 'A6' | 'C';
  number: string;
  /** Units that the plan allowed, and how many are used up. */
  allowed?: number;
  used?: number;
  reason?: { code: string; text: string };
};

/** A request for approval before it is FHIR. Dates are `YYYY-MM-DD`. */
export type ApprovalSpec = {
  id: string;
  reference: string;
  number: string;
  kind: 'institutional' | 'professional';
  asked: string;
  /** Absent while the plan is deciding. */
  decided?: string;
  until?: string;
  status?: 'active' | 'cancelled';
  outcome?: 'complete' | 'queued';
  urgent?: boolean;
  provider: Party;
  doctor: Party;
  diagnosis: readonly [code: string, display: string];
  items: readonly ApprovalItem[];
  /** Dollars that the plan set aside. */
  eligible?: number;
  notes?: readonly string[];
};

/** @see PDex 2.1.0, prior authorization */
export function approvalResource(spec: ApprovalSpec, patientId: string, coverageId: string): FhirResource {
  const changed = spec.decided ?? spec.asked;
  const [code, display] = spec.diagnosis;
  return {
    resourceType: 'ExplanationOfBenefit',
    id: spec.id,
    meta: {
      versionId: '1',
      lastUpdated: `${changed}T18:00:00.000Z`,
      profile: [`${pdex}/StructureDefinition/pdex-priorauthorization`],
    },
    ...(spec.urgent ? { extension: [urgency] } : {}),
    identifier: [{ system: 'https://evergreen-sample.example/fhir/approval', value: spec.reference }],
    status: spec.status ?? 'active',
    type: concept(systems.claimType, spec.kind),
    use: 'preauthorization',
    patient: { reference: `Patient/${patientId}` },
    billablePeriod: { start: changed },
    created: `${spec.asked}T10:00:00-08:00`,
    insurer: { reference: 'Organization/evergreen', display: 'Evergreen Health PPO' },
    provider: { reference: `${spec.provider.type}/${spec.provider.key}`, display: spec.provider.name },
    priority: concept(
      'http://terminology.hl7.org/CodeSystem/processpriority',
      spec.urgent && spec.outcome === 'queued' ? 'stat' : 'normal',
    ),
    preAuthRef: [spec.number],
    ...(spec.until ? { preAuthRefPeriod: [{ start: changed, end: spec.until }] } : {}),
    outcome: spec.outcome ?? 'complete',
    careTeam: [
      {
        sequence: 1,
        provider: { reference: `${spec.doctor.type}/${spec.doctor.key}`, display: spec.doctor.name },
      },
    ],
    diagnosis: [{ sequence: 1, diagnosisCodeableConcept: concept(systems.icd10, code, display) }],
    insurance: [{ focal: true, coverage: { reference: `Coverage/${coverageId}` } }],
    item: spec.items.map((item, index) => approvalItem(item, index + 1, spec.decided)),
    ...totalOf(spec.eligible),
    ...(spec.notes
      ? { processNote: spec.notes.map((text, index) => ({ number: index + 1, type: 'display', text })) }
      : {}),
  };
}

const urgency = {
  url: `${pdex}/StructureDefinition/extension-levelOfServiceCode`,
  valueCodeableConcept: concept('https://codesystem.x12.org/005010/1338', 'U'),
};

function totalOf(eligible: number | undefined) {
  if (eligible === undefined) return {};
  const category = concept(`${pdex}/CodeSystem/PriorAuthorizationValueCodes`, 'eligible');
  return { total: [{ category, amount: { value: eligible, currency: 'USD' } }] };
}

function approvalItem(item: ApprovalItem, sequence: number, decided: string | undefined) {
  const review = {
    url: `${pas}/extension-reviewAction`,
    extension: [
      { url: 'number', valueString: item.number },
      { url: `${pas}/extension-reviewActionCode`, valueCodeableConcept: concept(decisions, item.decision) },
      ...(item.reason
        ? [
            {
              url: 'reasonCode',
              valueCodeableConcept: concept(systems.localReason, item.reason.code, item.reason.text),
            },
          ]
        : []),
    ],
  };
  const units = (code: 'allowedunits' | 'consumedunits', value: number | undefined) =>
    value === undefined
      ? []
      : [{ category: concept(`${pdex}/CodeSystem/PDexAdjudicationDiscriminator`, code), value }];
  return {
    sequence,
    ...(decided ? { extension: [{ url: `${pas}/extension-itemPreAuthIssueDate`, valueDate: decided }] } : {}),
    productOrService: { coding: item.service },
    quantity: { value: item.asked },
    adjudication: [
      { extension: [review], category: concept(systems.adjudication, 'submitted') },
      ...units('allowedunits', item.allowed),
      ...units('consumedunits', item.used),
    ],
  };
}
