import type {
  Coding,
  ExplanationOfBenefit,
  ExplanationOfBenefitItem,
  ExplanationOfBenefitItemAdjudication,
  Extension,
} from 'fhir/r4';
import type { Served } from '../model.ts';
import type { ClaimOwner } from './claims/evergreen-claim.ts';
import { makeConcept, systems } from './codes.ts';
import { findDeciding } from './coverage.ts';
import type { Party } from './providers.ts';

const pdex = 'http://hl7.org/fhir/us/davinci-pdex';
const pas = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition';
const decisions = 'https://codesystem.x12.org/005010/306';

/** What the plan decided about one service. `decision` is X12 306: A1 yes, A3 no, A4 pending, A6 changed, C canceled. */
export type ApprovalItem = {
  service: Coding[];
  asked: number;
  decision: 'A1' | 'A3' | 'A4' | 'A6' | 'C';
  number: string;
  /** Units that the plan allowed, and those used so far. */
  allowed?: number;
  used?: number;
  reason?: { code: string; text: string };
};

/** A request for approval, not yet FHIR. Dates are `YYYY-MM-DD`. */
export type ApprovalSpec = {
  id: string;
  reference: string;
  number: string;
  kind: 'institutional' | 'professional';
  asked: string;
  /** Absent until the plan has decided. */
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

/** The request as the plan serves it. @see PDex 2.1.0, prior authorization */
export function makeApproval(spec: ApprovalSpec, owner: ClaimOwner): Served<ExplanationOfBenefit> {
  const changed = spec.decided ?? spec.asked;
  const [code, display] = spec.diagnosis;
  const decidedBy = findDeciding(spec.kind, owner.patientId);
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
    type: makeConcept(systems.claimType, spec.kind),
    use: 'preauthorization',
    patient: { reference: `Patient/${owner.patientId}` },
    billablePeriod: { start: changed },
    created: `${spec.asked}T10:00:00-08:00`,
    insurer: { reference: 'Organization/evergreen', display: decidedBy.name },
    provider: { reference: `${spec.provider.type}/${spec.provider.key}`, display: spec.provider.name },
    priority: makeConcept(
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
    diagnosis: [{ sequence: 1, diagnosisCodeableConcept: makeConcept(systems.icd10, code, display) }],
    insurance: [{ focal: true, coverage: { reference: `Coverage/${decidedBy.id}` } }],
    item: spec.items.map((item, index) => makeItem(item, index + 1, spec.decided)),
    ...makeTotal(spec.eligible),
    ...(spec.notes
      ? { processNote: spec.notes.map((text, index) => ({ number: index + 1, type: 'display', text })) }
      : {}),
  };
}

const urgency: Extension = {
  url: `${pdex}/StructureDefinition/extension-levelOfServiceCode`,
  valueCodeableConcept: makeConcept('https://codesystem.x12.org/005010/1338', 'U'),
};

function makeTotal(eligible: number | undefined): Pick<ExplanationOfBenefit, 'total'> {
  if (eligible === undefined) return {};
  const category = makeConcept(`${pdex}/CodeSystem/PriorAuthorizationValueCodes`, 'eligible');
  return { total: [{ category, amount: { value: eligible, currency: 'USD' } }] };
}

function makeItem(
  item: ApprovalItem,
  sequence: number,
  decided: string | undefined,
): ExplanationOfBenefitItem {
  const review: Extension = {
    url: `${pas}/extension-reviewAction`,
    extension: [
      { url: 'number', valueString: item.number },
      {
        url: `${pas}/extension-reviewActionCode`,
        valueCodeableConcept: makeConcept(decisions, item.decision),
      },
      ...(item.reason
        ? [
            {
              url: 'reasonCode',
              valueCodeableConcept: makeConcept(systems.localReason, item.reason.code, item.reason.text),
            },
          ]
        : []),
    ],
  };
  const units = (
    code: 'allowedunits' | 'consumedunits',
    value: number | undefined,
  ): ExplanationOfBenefitItemAdjudication[] =>
    value === undefined
      ? []
      : [{ category: makeConcept(`${pdex}/CodeSystem/PDexAdjudicationDiscriminator`, code), value }];
  return {
    sequence,
    ...(decided ? { extension: [{ url: `${pas}/extension-itemPreAuthIssueDate`, valueDate: decided }] } : {}),
    productOrService: { coding: item.service },
    quantity: { value: item.asked },
    adjudication: [
      { extension: [review], category: makeConcept(systems.adjudication, 'submitted') },
      ...units('allowedunits', item.allowed),
      ...units('consumedunits', item.used),
    ],
  };
}
