import type { FhirResource } from '../model.ts';
import { addDays } from './calendar.ts';
import { concept, systems } from './codes.ts';
import {
  medicareCategory,
  medicareSystems,
  misfiledAsPriorPayer,
  type Variable,
  variable,
} from './medicare-codes.ts';
import type { MedicareKind, MedicareVisit } from './medicare-visits.ts';
import { partyResource } from './providers.ts';

const npi = 'http://hl7.org/fhir/sid/us-npi';
const terminology = 'http://terminology.hl7.org/CodeSystem';

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
    total: totals(visit),
    payment: visit.kind === 'PDE' ? { date: visit.start } : { amount: usd(visit.paid) },
    ...balance(visit),
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

function isFacilityKind(kind: MedicareKind): boolean {
  return !['CARRIER', 'DME', 'PDE'].includes(kind);
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
    adjudication: lineAmounts(visit).map(([name, cents]) => ({
      category: medicareCategory(name),
      amount: usd(cents),
    })),
  };
}

function lineAmounts(visit: MedicareVisit): [Variable, number][] {
  if (visit.kind === 'PDE')
    return [
      ['cvrd_d_plan_pd_amt', visit.paid],
      ['gdc_blw_oopt_amt', visit.billed],
      ['ptnt_pay_amt', visit.coinsurance],
      ['othr_troop_amt', 0],
      ['lics_amt', 0],
      ['plro_amt', 0],
      ['tot_rx_cst_amt', visit.billed],
      ['rptd_gap_dscnt_num', 0],
    ];
  if (!isFacilityKind(visit.kind))
    return [
      ['line_nch_pmt_amt', visit.paid],
      ['line_bene_pmt_amt', 0],
      ['line_prvdr_pmt_amt', visit.paid],
      ['line_bene_ptb_ddctbl_amt', visit.deductible],
      ['line_bene_prmry_pyr_pd_amt', 0],
      ['line_coinsrnc_amt', visit.coinsurance],
      ['line_sbmtd_chrg_amt', visit.billed],
      ['line_alowd_chrg_amt', visit.allowed],
    ];
  if (visit.kind === 'OUTPATIENT')
    return [
      ['rev_cntr_rate_amt', visit.billed],
      ['rev_cntr_blood_ddctbl_amt', 0],
      ['rev_cntr_cash_ddctbl_amt', visit.deductible],
      ['rev_cntr_coinsrnc_wge_adjstd_c', visit.coinsurance],
      ['rev_cntr_rdcd_coinsrnc_amt', 0],
      ['rev_cntr_prvdr_pmt_amt', visit.paid],
      ['rev_cntr_bene_pmt_amt', 0],
      ['rev_cntr_ptnt_rspnsblty_pmt', visit.deductible + visit.coinsurance],
      ['rev_cntr_pmt_amt_amt', visit.paid],
      ['rev_cntr_tot_chrg_amt', visit.billed],
      ['rev_cntr_ncvrd_chrg_amt', 0],
    ];
  return [
    ['rev_cntr_tot_chrg_amt', visit.billed],
    ['rev_cntr_ncvrd_chrg_amt', 0],
  ];
}

function totals(visit: MedicareVisit) {
  if (visit.kind === 'PDE')
    return [{ category: medicareCategory('tot_rx_cst_amt'), amount: usd(visit.billed) }];
  if (isFacilityKind(visit.kind))
    return [{ category: medicareCategory('clm_tot_chrg_amt'), amount: usd(visit.billed) }];
  return [{ category: medicareCategory('clm_tot_chrg_amt', misfiledAsPriorPayer), amount: usd(0) }];
}

/** Claim money that Medicare files as a benefit balance, each named by its variable. */
function balance(visit: MedicareVisit) {
  const amounts: [string, number][] =
    visit.kind === 'PDE'
      ? []
      : isFacilityKind(visit.kind)
        ? facilityBalance(visit)
        : [
            ['carr_clm_cash_ddctbl_apld_amt', visit.deductible],
            ['nch_clm_prvdr_pmt_amt', visit.paid],
            ['nch_clm_bene_pmt_amt', 0],
            ['nch_carr_clm_sbmtd_chrg_amt', visit.billed],
            ['nch_carr_clm_alowd_amt', visit.allowed],
          ];
  if (amounts.length === 0) return {};
  const financial = amounts.map(([name, cents]) => ({
    type: concept(`https://bluebutton.cms.gov/resources/codesystem/benefit-balance`, variable(name)),
    usedMoney: usd(cents),
  }));
  return {
    benefitBalance: [
      { category: concept(`${terminology}/ex-benefitcategory`, '1', 'Medical Care'), financial },
    ],
  };
}

function facilityBalance(visit: MedicareVisit): [string, number][] {
  if (visit.kind === 'OUTPATIENT')
    return [
      ['nch_bene_ptb_ddctbl_amt', visit.deductible],
      ['nch_bene_ptb_coinsrnc_amt', visit.coinsurance],
      ['prpayamt', 0],
    ];
  return [
    ['nch_bene_ip_ddctbl_amt', visit.deductible],
    ['nch_bene_pta_coinsrnc_lblty_am', visit.coinsurance],
    ['nch_ip_ncvrd_chrg_amt', 0],
    ['prpayamt', 0],
  ];
}

function usd(cents: number) {
  return { value: cents / 100, currency: 'USD' };
}
