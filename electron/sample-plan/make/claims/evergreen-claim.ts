import type {
  ExplanationOfBenefit,
  ExplanationOfBenefitCareTeam,
  ExplanationOfBenefitItem,
  ExplanationOfBenefitSupportingInfo,
} from 'fhir/r4';
import type { SamplePerson, Served } from '../../model.ts';
import { makeConcept, systems } from '../codes.ts';
import { findDeciding } from '../coverage.ts';
import {
  makeHeaderAmounts,
  makeHeaderStatus,
  makeLineAmounts,
  makeMoney,
  makeTotals,
} from './claim-amounts.ts';
import type { ClaimKind, ClaimSpec } from './claim-spec.ts';
import { sumSplits } from './money.ts';
import { createPartyPlace, type PartyPlace } from './party-place.ts';
import { makeSupportingInfo } from './supporting-info.ts';

const profiles: Record<ClaimKind, string> = {
  inpatient: 'Inpatient-Institutional',
  outpatient: 'Outpatient-Institutional',
  professional: 'Professional-NonClinician',
  vision: 'Professional-NonClinician',
  pharmacy: 'Pharmacy',
  oral: 'Oral',
};

/** The claim type code of each kind. */
export const typeCodes: Record<ClaimKind, string> = {
  inpatient: 'institutional',
  outpatient: 'institutional',
  professional: 'professional',
  vision: 'vision',
  pharmacy: 'pharmacy',
  oral: 'oral',
};

/** Whose claim it is, and who gets the plan's money if not the provider. */
export type ClaimOwner = { patientId: string; payee: string };

/** The person as the owner of claims; `payee` is a relative reference to whoever gets the plan's money. */
export function makeOwner(person: SamplePerson, payee = `Patient/${person.id}`): ClaimOwner {
  return { patientId: person.id, payee };
}

/** The claim as an ExplanationOfBenefit. @see CARIN Blue Button 2.0.0, C4BB ExplanationOfBenefit profiles */
export function makeEvergreenClaim(spec: ClaimSpec, owner: ClaimOwner): Served<ExplanationOfBenefit> {
  const place = createPartyPlace(spec.style);
  const provider = place.refer(spec.provider);
  const careTeam = makeCareTeam(spec, place);
  const decidedBy = findDeciding(spec.kind, owner.patientId);
  const info = makeSupportingInfo(spec);
  return {
    resourceType: 'ExplanationOfBenefit',
    id: spec.id,
    meta: {
      versionId: spec.updated ? '2' : '1',
      lastUpdated: `${spec.updated ?? spec.decided}T15:30:00.000Z`,
      profile: [
        `http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-ExplanationOfBenefit-${profiles[spec.kind]}|2.0.0`,
      ],
    },
    ...(place.contained.length ? { contained: place.contained } : {}),
    identifier: [
      {
        type: makeConcept(systems.identifierType, 'uc'),
        system: systems.claimNumber,
        value: spec.number,
      },
    ],
    status: spec.status ?? 'active',
    type: makeConcept(systems.claimType, typeCodes[spec.kind]),
    ...(spec.kind === 'inpatient' || spec.kind === 'outpatient'
      ? { subType: makeConcept(systems.institutional, spec.kind) }
      : {}),
    use: 'claim',
    patient: { reference: `Patient/${owner.patientId}` },
    billablePeriod: { start: spec.start, end: spec.end ?? spec.start },
    created: `${spec.decided}T09:00:00-08:00`,
    insurer: { reference: 'Organization/evergreen', display: decidedBy.name },
    provider,
    payee: spec.paysMember
      ? { type: makeConcept(systems.payeeType, 'subscriber'), party: { reference: owner.payee } }
      : { type: makeConcept(systems.payeeType, 'provider'), party: provider },
    ...makeRelated(spec),
    outcome: spec.outcome ?? 'complete',
    ...(careTeam.length ? { careTeam } : {}),
    supportingInfo: info,
    ...makeDiagnoses(spec),
    insurance: [{ focal: true, coverage: { reference: `Coverage/${decidedBy.id}` } }],
    item: spec.lines.map((_line, index) => makeItem(spec, index, info)),
    adjudication: [...makeHeaderStatus(spec), ...makeHeaderAmounts(spec)],
    ...makeTotals(spec),
    ...makePayment(spec),
    ...makeNotes(spec),
  };
}

function makeCareTeam(spec: ClaimSpec, place: PartyPlace): ExplanationOfBenefitCareTeam[] {
  return spec.team.map(({ role, party }, index) => ({
    sequence: index + 1,
    provider: place.refer(party),
    role: makeConcept(role === 'primary' ? systems.careTeamRole : systems.carinCareTeamRole, role),
  }));
}

function makeRelated(spec: ClaimSpec): Pick<ExplanationOfBenefit, 'related'> {
  const related = [
    ...(spec.replaces
      ? [{ relationship: makeConcept(systems.relatedPrior, 'prior'), reference: { value: spec.replaces } }]
      : []),
    ...(spec.replacedBy
      ? [
          {
            relationship: makeConcept(systems.relatedClaim, 'replacedby'),
            reference: { value: spec.replacedBy },
          },
        ]
      : []),
  ];
  return related.length ? { related } : {};
}

function makeDiagnoses(spec: ClaimSpec): Pick<ExplanationOfBenefit, 'diagnosis'> {
  if (spec.diagnoses.length === 0) return {};
  const diagnosis = spec.diagnoses.map(({ code, display, type, onAdmission }, index) => ({
    sequence: index + 1,
    diagnosisCodeableConcept: makeConcept(systems.icd10, code, display),
    type: [
      makeConcept(
        type === 'secondary' || type === 'other' ? systems.carinDiagnosisType : systems.diagnosisType,
        type ?? 'principal',
      ),
    ],
    ...(onAdmission ? { onAdmission: makeConcept(systems.onAdmission, onAdmission) } : {}),
  }));
  return { diagnosis };
}

function makeItem(
  spec: ClaimSpec,
  index: number,
  info: readonly ExplanationOfBenefitSupportingInfo[],
): ExplanationOfBenefitItem {
  const line = spec.lines[index];
  if (!line) throw new RangeError('no such line');
  const ambulance = spec.ambulance
    ? info.filter(({ category }) =>
        ['transportationdistance', 'pickuplocation', 'dropofflocation'].includes(
          category.coding?.[0]?.code ?? '',
        ),
      )
    : [];
  const noteNumbers = line.reason ? [1 + spec.lines.slice(0, index).filter((one) => one.reason).length] : [];
  return {
    sequence: index + 1,
    ...(spec.team.length ? { careTeamSequence: [...(line.by ?? [1])] } : {}),
    ...(spec.diagnoses.length ? { diagnosisSequence: [...(line.because ?? [1])] } : {}),
    ...(ambulance.length ? { informationSequence: ambulance.map(({ sequence }) => sequence) } : {}),
    ...(line.revenue ? { revenue: makeConcept(systems.revenue, line.revenue) } : {}),
    productOrService: line.service
      ? { coding: line.service }
      : makeConcept(systems.absent, 'unknown', 'Unknown'),
    servicedDate: line.served ?? spec.start,
    ...(line.place ? { locationCodeableConcept: makeConcept(systems.place, line.place) } : {}),
    quantity: { value: line.quantity ?? 1, ...(line.unit ? { unit: line.unit } : {}) },
    ...(line.tooth ? { bodySite: makeConcept(systems.tooth, line.tooth) } : {}),
    ...(noteNumbers.length ? { noteNumber: noteNumbers } : {}),
    adjudication: makeLineAmounts(spec, line),
    ...(line.ingredients
      ? {
          detail: line.ingredients.map((coding, at) => ({
            sequence: at + 1,
            productOrService: { coding: [coding] },
            quantity: { value: 1 },
          })),
        }
      : {}),
  };
}

function makePayment(spec: ClaimSpec): Pick<ExplanationOfBenefit, 'payment'> {
  if (spec.outcome === 'queued' || spec.status === 'draft') return {};
  const paid = sumSplits(spec.lines.map((line) => line.money)).planPaid;
  const type = spec.paymentType ?? 'paid';
  return {
    payment: {
      type: makeConcept(systems.payerStatus, type),
      // A record tells of nothing that came after its last change.
      date: spec.decided,
      ...(paid > 0 ? { amount: makeMoney(spec, paid + (spec.offBy ?? 0)) } : {}),
    },
  };
}

function makeNotes(spec: ClaimSpec): Pick<ExplanationOfBenefit, 'processNote'> {
  const texts = [...spec.lines.flatMap(({ reason }) => (reason ? [reason.note] : [])), ...(spec.notes ?? [])];
  if (texts.length === 0) return {};
  return { processNote: texts.map((text, index) => ({ number: index + 1, type: 'display', text })) };
}
