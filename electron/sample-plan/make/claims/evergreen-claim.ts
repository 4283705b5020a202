import type { FhirResource } from '../../model.ts';
import { addDays } from '../calendar.ts';
import { type Coding, concept, systems } from '../codes.ts';
import { headerAmounts, headerStatus, lineAmounts, money, totals } from './claim-amounts.ts';
import type { ClaimKind, ClaimSpec } from './claim-spec.ts';
import { sumSplits } from './money.ts';
import { type PartyPlace, partyPlace } from './party-place.ts';
import { supportingInfo } from './supporting-info.ts';

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

/** Whose claim it is, the coverage that decided it, and who gets the plan's money when the provider does not. */
export type ClaimOwner = { patientId: string; coverageId: string; payee: string };

/** The claim as an ExplanationOfBenefit. @see CARIN Blue Button 2.0.0, C4BB ExplanationOfBenefit profiles */
export function evergreenClaim(spec: ClaimSpec, owner: ClaimOwner): FhirResource {
  const place = partyPlace(spec.style);
  const provider = place.refer(spec.provider);
  const careTeam = careTeamOf(spec, place);
  const info = supportingInfo(spec);
  const claim: FhirResource = {
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
        type: concept(systems.identifierType, 'uc'),
        system: systems.claimNumber,
        value: spec.number,
      },
    ],
    status: spec.status ?? 'active',
    type: concept(systems.claimType, typeCodes[spec.kind]),
    ...(spec.kind === 'inpatient' || spec.kind === 'outpatient'
      ? { subType: concept(systems.institutional, spec.kind) }
      : {}),
    use: 'claim',
    patient: { reference: `Patient/${owner.patientId}` },
    billablePeriod: { start: spec.start, end: spec.end ?? spec.start },
    created: `${spec.decided}T09:00:00-08:00`,
    insurer: { reference: 'Organization/evergreen', display: 'Evergreen Health PPO' },
    provider,
    payee: spec.paysMember
      ? { type: concept(systems.payeeType, 'subscriber'), party: { reference: owner.payee } }
      : { type: concept(systems.payeeType, 'provider'), party: provider },
    ...relatedOf(spec),
    outcome: spec.outcome ?? 'complete',
    ...(careTeam.length ? { careTeam } : {}),
    supportingInfo: info,
    ...diagnosesOf(spec),
    insurance: [{ focal: true, coverage: { reference: `Coverage/${owner.coverageId}` } }],
    item: spec.lines.map((_line, index) => itemOf(spec, index, info)),
    adjudication: [...headerStatus(spec), ...headerAmounts(spec)],
    ...totals(spec),
    ...paymentOf(spec),
    ...notesOf(spec),
  };
  return claim;
}

function careTeamOf(spec: ClaimSpec, place: PartyPlace) {
  return spec.team.map(({ role, party }, index) => ({
    sequence: index + 1,
    provider: place.refer(party),
    role: concept(role === 'primary' ? systems.careTeamRole : systems.carinCareTeamRole, role),
  }));
}

function relatedOf(spec: ClaimSpec) {
  const related = [
    ...(spec.replaces
      ? [{ relationship: concept(systems.relatedPrior, 'prior'), reference: { value: spec.replaces } }]
      : []),
    ...(spec.replacedBy
      ? [{ relationship: concept(systems.relatedClaim, 'replacedby'), reference: { value: spec.replacedBy } }]
      : []),
  ];
  return related.length ? { related } : {};
}

function diagnosesOf(spec: ClaimSpec) {
  if (spec.diagnoses.length === 0) return {};
  const diagnosis = spec.diagnoses.map(({ code, display, type }, index) => ({
    sequence: index + 1,
    diagnosisCodeableConcept: concept(systems.icd10, code, display),
    type: [
      concept(
        type === 'secondary' || type === 'other' ? systems.carinDiagnosisType : systems.diagnosisType,
        type ?? 'principal',
      ),
    ],
  }));
  return { diagnosis };
}

function itemOf(spec: ClaimSpec, index: number, info: ReturnType<typeof supportingInfo>) {
  const line = spec.lines[index];
  if (!line) throw new RangeError('no such line');
  const ambulance = spec.ambulance
    ? info.filter(({ category }) =>
        ['transportationdistance', 'pickuplocation', 'dropofflocation'].includes(
          category.coding[0]?.code ?? '',
        ),
      )
    : [];
  const noteNumbers = line.reason ? [1 + spec.lines.slice(0, index).filter((one) => one.reason).length] : [];
  return {
    sequence: index + 1,
    ...(spec.team.length ? { careTeamSequence: [1] } : {}),
    ...(spec.diagnoses.length ? { diagnosisSequence: [1] } : {}),
    ...(ambulance.length ? { informationSequence: ambulance.map(({ sequence }) => sequence) } : {}),
    ...(line.revenue ? { revenue: concept(systems.revenue, line.revenue) } : {}),
    productOrService: line.service ? serviceOf(line.service) : concept(systems.absent, 'unknown', 'Unknown'),
    servicedDate: line.served ?? spec.start,
    ...(line.place ? { locationCodeableConcept: concept(systems.place, line.place) } : {}),
    quantity: { value: line.quantity ?? 1 },
    ...(line.tooth ? { bodySite: concept(systems.tooth, line.tooth) } : {}),
    ...(noteNumbers.length ? { noteNumber: noteNumbers } : {}),
    adjudication: lineAmounts(spec, line),
    ...(line.ingredients
      ? {
          detail: line.ingredients.map((coding, at) => ({
            sequence: at + 1,
            productOrService: serviceOf([coding]),
            quantity: { value: 1 },
          })),
        }
      : {}),
  };
}

function serviceOf(codings: readonly Coding[]) {
  return { coding: codings };
}

function paymentOf(spec: ClaimSpec) {
  if (spec.outcome === 'queued' || spec.status === 'draft') return {};
  const paid = sumSplits(spec.lines.map((line) => line.money)).planPaid;
  const type = spec.paymentType ?? 'paid';
  return {
    payment: {
      type: concept(systems.payerStatus, type),
      date: addDays(spec.decided, 3),
      ...(paid > 0 ? { amount: money(spec, paid + (spec.offBy ?? 0)) } : {}),
    },
  };
}

function notesOf(spec: ClaimSpec) {
  const texts = [...spec.lines.flatMap(({ reason }) => (reason ? [reason.note] : [])), ...(spec.notes ?? [])];
  if (texts.length === 0) return {};
  return { processNote: texts.map((text, index) => ({ number: index + 1, type: 'display', text })) };
}
