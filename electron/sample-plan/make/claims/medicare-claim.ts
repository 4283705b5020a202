import type {
  ExplanationOfBenefit,
  ExplanationOfBenefitItem,
  ExplanationOfBenefitSupportingInfo,
} from 'fhir/r4';
import type { Served } from '../../model.ts';
import { addDays } from '../calendar.ts';
import { makeConcept, systems } from '../codes.ts';
import { containParty } from '../providers.ts';
import {
  makeDollars,
  makeLineAdjudication,
  makeMedicareBalance,
  makeMedicareTotals,
} from './medicare-amounts.ts';
import { addressVariable, medicareSystems } from './medicare-codes.ts';
import { isFacilityKind, type MedicareKind, type MedicareVisit } from './medicare-visit.ts';

const npi = 'http://hl7.org/fhir/sid/us-npi';

/** How Medicare files each kind: its own type number, the standard type, profile and part. It misfiles DME and HHA. */
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

/** A visit as Medicare's claim: two codings per category, no member liability. @see Blue Button 2.0 v2 */
export function makeMedicareClaim(visit: MedicareVisit, patientId: string): Served<ExplanationOfBenefit> {
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
    ...(isFacility ? { contained: [containParty(visit.provider, 'provider-org')] } : {}),
    identifier: makeIdentifiers(visit),
    status: 'active',
    type: { coding: listTypeCodings(visit.kind) },
    ...(file.subType ? { subType: makeConcept(systems.institutional, file.subType) } : {}),
    use: 'claim',
    patient: { reference: `Patient/${patientId}` },
    billablePeriod: { start: visit.start, end: visit.end },
    created: `${visit.decided}T10:20:30+00:00`,
    insurer: { identifier: { value: 'CMS' } },
    provider: makeProvider(visit),
    ...(visit.kind === 'PDE'
      ? { facility: { identifier: { system: npi, value: visit.provider.npi }, display: visit.provider.name } }
      : {}),
    outcome: 'complete',
    ...(visit.kind === 'CARRIER' || visit.kind === 'DME' ? { disposition: '1' } : {}),
    careTeam: [makeCareTeam(visit)],
    supportingInfo: makeInformation(visit),
    ...(visit.kind === 'PDE' ? {} : { diagnosis: [makeDiagnosis(visit.diagnosis)] }),
    insurance: [{ focal: true, coverage: { reference: `Coverage/${file.part}-${patientId}` } }],
    item: [makeItem(visit)],
    total: makeMedicareTotals(visit),
    payment: visit.kind === 'PDE' ? { date: visit.start } : { amount: makeDollars(visit.paid) },
    ...makeMedicareBalance(visit),
  };
}

/** The codings of a claim's type, Medicare's own first. */
export function listTypeCodings(kind: MedicareKind): { system: string; code: string; display?: string }[] {
  const { nch, type } = filing[kind];
  return [
    ...(nch ? [{ system: addressVariable('nch_clm_type_cd'), code: nch }] : []),
    { system: medicareSystems.eobType, code: kind },
    { system: systems.claimType, code: type },
  ];
}

function makeIdentifiers(visit: MedicareVisit) {
  const unique = (system: string, value: string) => ({
    type: makeConcept(systems.identifierType, 'uc', 'Unique Claim ID'),
    system,
    value,
  });
  const isDrug = visit.kind === 'PDE';
  return [
    unique(addressVariable(isDrug ? 'pde_id' : 'clm_id'), `-${visit.number}`),
    unique(medicareSystems.claimGroup, `99${visit.number}`),
    ...(isDrug ? [unique(addressVariable('rx_srvc_rfrnc_num'), `7${visit.number.slice(-6)}`)] : []),
  ];
}

function makeProvider(visit: MedicareVisit) {
  if (isFacilityKind(visit.kind)) return { reference: '#provider-org' };
  const identifier = { system: npi, value: visit.provider.npi };
  return visit.kind === 'PDE' ? { identifier } : { identifier, display: visit.provider.name };
}

function makeCareTeam(visit: MedicareVisit) {
  const role = visit.kind === 'PDE' ? 'prescribing' : isFacilityKind(visit.kind) ? 'attending' : 'rendering';
  return {
    sequence: 1,
    provider: { identifier: { system: npi, value: visit.doctor.npi }, display: visit.doctor.name },
    role: makeConcept(systems.carinCareTeamRole, role),
  };
}

function makeInformation(visit: MedicareVisit): ExplanationOfBenefitSupportingInfo[] {
  type Info = Omit<ExplanationOfBenefitSupportingInfo, 'sequence'>;
  const info = (code: string, value: Omit<Info, 'category'>): Info => ({
    category: makeConcept(systems.supportingInfo, code),
    ...value,
  });
  const noise = {
    category: {
      coding: [
        { system: medicareSystems.informationCategory, code: 'info', display: 'Information' },
        {
          system: medicareSystems.information,
          code: addressVariable('clm_freq_cd'),
          display: 'Claim frequency',
        },
      ],
    },
    code: makeConcept(addressVariable('clm_freq_cd'), '1', 'One claim for the whole stay'),
  };
  const list: Info[] = [
    // Medicare sends no such day for drugs, which are decided at the counter.
    ...(visit.kind === 'PDE' ? [] : [info('clmrecvddate', { timingDate: addDays(visit.end, 3) })]),
    noise,
    ...(visit.kind === 'INPATIENT' || visit.kind === 'SNF'
      ? [info('admissionperiod', { timingPeriod: { start: visit.start, end: visit.end } })]
      : []),
    ...(visit.kind === 'INPATIENT' ? [info('drg', { code: makeConcept(systems.drg, '481') })] : []),
    ...(visit.kind === 'PDE'
      ? [
          info('dayssupply', { valueQuantity: { value: 30 } }),
          info('refillnum', { valueQuantity: { value: 1 } }),
          info('brandgenericindicator', { code: makeConcept(addressVariable('brnd_gnrc_cd'), 'G') }),
        ]
      : []),
  ];
  return list.map((one, index) => ({ sequence: index + 1, ...one }));
}

function makeDiagnosis(code: string) {
  const display = code === 'S72001A' ? 'BROKEN RIGHT HIP' : 'NARROWED HEART ARTERY';
  return {
    sequence: 1,
    diagnosisCodeableConcept: {
      coding: [
        { system: systems.icd10, code, display },
        { system: 'http://hl7.org/fhir/sid/icd-10', code, display },
      ],
    },
    type: [makeConcept(systems.diagnosisType, 'principal')],
  };
}

/** Stays are billed by revenue code, without a code of the service. */
function isRevenueCode(code: string): boolean {
  return /^0\d{3}$/.test(code);
}

function makeItem(visit: MedicareVisit): ExplanationOfBenefitItem {
  const service =
    visit.kind === 'PDE'
      ? makeConcept(systems.ndc, visit.code, visit.words)
      : isRevenueCode(visit.code)
        ? { text: visit.words }
        : { coding: [{ system: medicareSystems.hcpcs, code: visit.code, display: visit.words }] };
  return {
    sequence: 1,
    careTeamSequence: [1],
    ...(isFacilityKind(visit.kind)
      ? { revenue: makeConcept(addressVariable('rev_cntr'), '0001', 'All charges') }
      : {}),
    productOrService: service,
    ...(isFacilityKind(visit.kind)
      ? { servicedPeriod: { start: visit.start, end: visit.end } }
      : { servicedDate: visit.start }),
    ...(visit.kind === 'CARRIER' ? { locationCodeableConcept: makeConcept(systems.place, '11') } : {}),
    quantity: { value: visit.kind === 'PDE' ? 30 : 1 },
    adjudication: makeLineAdjudication(visit),
  };
}
