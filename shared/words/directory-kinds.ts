/**
 * What kind of place, organization or service a directory or a card names by a code of an open list: our own words.
 *
 * @see HL7 Terminology, `organization-type`, `v3-RoleCode` (service delivery locations) and `v2-0360`; DaVinci Plan-Net,
 * `OrgTypeCS` and `HealthcareServiceCategoryCS`; Source of Payment Typology of the NAHDO
 */

/** Each has its words under `find:doctor.sort`. */
const kinds = {
  provider: 'prov',
  group: 'group prvgrp',
  facility: 'fac',
  hospital: 'HOSP GACH hosp',
  'military-hospital': 'MHSP',
  'mental-hospital': 'PSYCHF',
  'rehab-hospital': 'RH',
  'hospital-unit': 'HU',
  'intensive-care': 'ICU CCU PEDICU PEDNICU',
  emergency: 'ER ETU emerg',
  urgent: 'urg',
  dialysis: 'HD',
  laboratory: 'MBL HLAB INLAB OUTLAB lab laboratory',
  imaging: 'RADDX HRAD',
  pharmacy: 'PHARM OUTPHARM INPHARM pharm pharmacy',
  'nursing-home': 'SNF NCCF',
  'chronic-care': 'CHR',
  outpatient: 'OF outpat outpatient',
  'primary-care': 'PC FMC GIM',
  children: 'PEDC',
  heart: 'CARD',
  skin: 'DERM',
  ear: 'ENT',
  eye: 'OPH',
  bone: 'ORTHO',
  cancer: 'ONCL',
  women: 'GYN OB',
  kidney: 'NEPH',
  nerve: 'NEUR',
  stomach: 'GI',
  allergy: 'ALL',
  pain: 'PAINCL',
  mental: 'PSY behav',
  urology: 'URO',
  hormone: 'ENDO',
  sports: 'SPMED',
  travel: 'TRAVEL',
  wound: 'WND',
  sleep: 'SLEEP',
  foot: 'POD',
  surgery: 'SU',
  addiction: 'RHAT',
  residential: 'RTF',
  mobile: 'MOBL',
  ambulance: 'AMB',
  transport: 'trans',
  'home-care': 'home',
  'patient-home': 'PTRES',
  work: 'WORK',
  school: 'SCHOOL',
  community: 'COMM cg',
  dental: 'dent',
  vision: 'vis',
  equipment: 'dme',
  network: 'ntwk',
  payer: 'pay payer ins',
  department: 'dept',
  team: 'team',
  government: 'govt',
  teaching: 'edu',
  religious: 'reli',
  research: 'crs',
  business: 'bus',
  'other-provider': 'atyprv',
  other: 'other',
} as const;

/** Each has its words under `find:doctor.degree`. */
const degrees = {
  md: 'MD',
  do: 'DO',
  np: 'NP CNP CANP FPNP CPNP',
  nurse: 'RN',
  midwife: 'CNM',
  'nurse-specialist': 'CNS PN',
  pa: 'PA',
  pharmacist: 'RPH PharmD',
  emt: 'EMT EMTP',
  bsn: 'BSN BN',
  msn: 'MSN',
  phd: 'PHD',
} as const;

/** Each has its words under `coverage:planType`. */
const plans = {
  hmo: '511 HMO',
  ppo: '512 PPO',
  pos: '513 POS',
  epo: '514 EPO',
  indemnity: '52',
  'medicare-hmo': '111',
  'medicare-ppo': '112',
  'medicare-pos': '113',
  medicare: '1 12 121',
  medicaid: '2',
} as const;

function lookUp<K extends string>(table: Record<K, string>): (code: string | null) => K | null {
  const keys = new Map(
    (Object.entries(table) as [K, string][]).flatMap(([key, codes]) =>
      codes.split(' ').map((code) => [code, key] as const),
    ),
  );
  return (code) => (code === null ? null : (keys.get(code) ?? null));
}

export const findDirectoryKind = lookUp(kinds);
export const findDegree = lookUp(degrees);
export const findPlanType = lookUp(plans);

/** Every key, for the words of each language. */
export const directoryWords = {
  kind: Object.keys(kinds),
  degree: Object.keys(degrees),
  planType: Object.keys(plans),
} as const;
