import type { FhirResource } from '../../model.ts';
import type { MedicareKind, MedicareVisit } from '../../people/walter/walter-visits.ts';
import { addDays } from '../calendar.ts';
import { concept, systems } from '../codes.ts';
import { partyResource } from '../providers.ts';
import {
  isFacilityKind,
  lineAdjudication,
  medicareBalance,
  medicareTotals,
  usd,
} from './medicare-amounts.ts';
import { medicareSystems, variable } from './medicare-codes.ts';

const npi = 'http://hl7.org/fhir/sid/us-npi';

/** How Medicare files each kind: its own type number, the standard type, profile and part. DME and HHA are misfiled. */
const filing: Record<
  MedicareKind,
  { nch: string; type: string; subType?: string; profile: string; part: string }
> = {
  CARRIER: { nch: '71', type: 'professional', profile: 'Professional-NonClinician', part: 'part-b' },
  DME: { nch: '82', type: 'institutional', profile: 'Inpatient-Institutional', part: 'part-b' },
  OUTPATIENT: {
    nch: '40',
    type: 'institutional',
    subType: 'outpatient',
    profile: 'Outpatient-Institutional',
    part: 'part-b',
  },
  INPATIENT: {
    nch: '60',
    type: 'institutional',
    subType: 'inpatient',
    profile: 'Inpatient-Institutional',
    part: 'part-a',
  },
  SNF: {
    nch: '20',
    type: 'institutional',
    subType: 'inpatient',
    profile: 'Inpatient-Institutional',
    part: 'part-a',
  },
  HHA: {
    nch: '10',
    type: 'professional',
    subType: 'inpatient',
    profile: 'Professional-NonClinician',
    part: 'part-a',
  },
  HOSPICE: {
    nch: '50',
    type: 'institutional',
    subType: 'inpatient',
    profile: 'Inpatient-Institutional',
    part: 'part-a',
  },
  PDE: { nch: '', type: 'pharmacy', profile: 'Pharmacy', part: 'part-d' },
};

/** A visit as Medicare's ExplanationOfBenefit: two codings per category, no member liability. @see Blue Button 2.0 v2 */
export function medicareClaim(visit: MedicareVisit, patientId: string): FhirResource {
  const file = filing[visit.kind];
  const isFacility = isFacilityKind(visit.kind);
  return {
    resourceType: 'ExplanationOfBenefit',
    id: `${visit.kind.toLowerCase()}--${visit.number}`,
    meta: {
      versionId: '1',
      lastUpdated: `${visit.decided}T10:20:30.123Z`,
      profile: [
        `http://hl7.org/fhir/us/carin-bb/StructureDefinition/C4BB-ExplanationOfBenefit-${file.profile}`,
      ],
    },
    ...(isFacility ? { contained: [organization(visit)] } : {}),
    identifier: identifiers(visit),
    status: 'active',
    type: { coding: typeCodings(visit.kind) },
    ...(file.subType ? { subType: concept(systems.institutional, file.subType) } : {}),
    use: 'claim',
    patient: { reference: `Patient/${patientId}` },
    billablePeriod: { start: visit.start, end: visit.end },
    created: `${visit.decided}T10:20:30+00:00`,
    insurer: { identifier: { value: 'CMS' } },
    provider: providerOf(visit),
    ...(visit.kind === 'PDE'
      ? { facility: { identifier: { system: npi, value: visit.provider.npi }, display: visit.provider.name } }
      : {}),
    outcome: 'complete',
    ...(visit.kind === 'CARRIER' || visit.kind === 'DME' ? { disposition: '1' } : {}),
    careTeam: [careTeam(visit)],
    supportingInfo: information(visit),
    ...(visit.kind === 'PDE' ? {} : { diagnosis: [diagnosis(visit.diagnosis)] }),
    insurance: [{ focal: true, coverage: { reference: `Coverage/${file.part}-${patientId}` } }],
    item: [item(visit)],
    total: medicareTotals(visit),
    payment: visit.kind === 'PDE' ? { date: visit.start } : { amount: usd(visit.paid) },
    ...medicareBalance(visit),
  };
}

/** The codings of a claim's type: Medicare's own first. */
export function typeCodings(kind: MedicareKind): { system: string; code: string; display?: string }[] {
  const { nch, type } = filing[kind];
  return [
    ...(nch ? [{ system: variable('nch_clm_type_cd'), code: nch }] : []),
    { system: medicareSystems.eobType, code: kind },
    { system: systems.claimType, code: type },
  ];
}

function organization(visit: MedicareVisit) {
  const { meta: _meta, ...resource } = partyResource(visit.provider, 'provider-org', '');
  return resource;
}

function identifiers(visit: MedicareVisit) {
  const unique = (system: string, value: string) => ({
    type: concept(systems.identifierType, 'uc', 'Unique Claim ID'),
    system,
    value,
  });
  const isDrug = visit.kind === 'PDE';
  return [
    unique(variable(isDrug ? 'pde_id' : 'clm_id'), `-${visit.number}`),
    unique(medicareSystems.claimGroup, `99${visit.number}`),
    ...(isDrug ? [unique(variable('rx_srvc_rfrnc_num'), `7${visit.number.slice(-6)}`)] : []),
  ];
}

function providerOf(visit: MedicareVisit) {
  if (isFacilityKind(visit.kind)) return { reference: '#provider-org' };
  const identifier = { system: npi, value: visit.provider.npi };
  return visit.kind === 'PDE' ? { identifier } : { identifier, display: visit.provider.name };
}

function careTeam(visit: MedicareVisit) {
  const role = visit.kind === 'PDE' ? 'prescribing' : isFacilityKind(visit.kind) ? 'attending' : 'rendering';
  return {
    sequence: 1,
    provider: { identifier: { system: npi, value: visit.doctor.npi }, display: visit.doctor.name },
    role: concept(systems.carinCareTeamRole, role),
  };
}

function information(visit: MedicareVisit) {
  const info = (code: string, value: Record<string, unknown>) => ({
    category: concept(systems.supportingInfo, code),
    ...value,
  });
  const noise = {
    category: {
      coding: [
        { system: medicareSystems.informationCategory, code: 'info', display: 'Information' },
        { system: medicareSystems.information, code: variable('clm_freq_cd'), display: 'Claim frequency' },
      ],
    },
    code: concept(variable('clm_freq_cd'), '1', 'One claim for the whole stay'),
  };
  const list = [
    info('clmrecvddate', { timingDate: addDays(visit.end, 3) }),
    noise,
    ...(visit.kind === 'INPATIENT' || visit.kind === 'SNF'
      ? [info('admissionperiod', { timingPeriod: { start: visit.start, end: visit.end } })]
      : []),
    ...(visit.kind === 'INPATIENT' ? [info('drg', { code: concept(systems.drg, '481') })] : []),
    ...(visit.kind === 'PDE'
      ? [
          info('dayssupply', { valueQuantity: { value: 30 } }),
          info('refillnum', { valueQuantity: { value: 1 } }),
          info('brandgenericindicator', { code: concept(variable('brnd_gnrc_cd'), 'G') }),
        ]
      : []),
  ];
  return list.map((one, index) => ({ sequence: index + 1, ...one }));
}

function diagnosis(code: string) {
  const display = code === 'S72001A' ? 'BROKEN RIGHT HIP' : 'NARROWED HEART ARTERY';
  return {
    sequence: 1,
    diagnosisCodeableConcept: {
      coding: [
        { system: systems.icd10, code, display },
        { system: 'http://hl7.org/fhir/sid/icd-10', code, display },
      ],
    },
    type: [concept(systems.diagnosisType, 'principal')],
  };
}

function item(visit: MedicareVisit) {
  const service =
    visit.kind === 'PDE'
      ? concept(systems.ndc, visit.code, visit.words)
      : { coding: [{ system: medicareSystems.hcpcs, code: visit.code, display: visit.words }] };
  return {
    sequence: 1,
    careTeamSequence: [1],
    ...(isFacilityKind(visit.kind) ? { revenue: concept(variable('rev_cntr'), '0001', 'All charges') } : {}),
    productOrService: service,
    ...(isFacilityKind(visit.kind)
      ? { servicedPeriod: { start: visit.start, end: visit.end } }
      : { servicedDate: visit.start }),
    ...(visit.kind === 'CARRIER' ? { locationCodeableConcept: concept(systems.place, '11') } : {}),
    quantity: { value: visit.kind === 'PDE' ? 30 : 1 },
    adjudication: lineAdjudication(visit),
  };
}
