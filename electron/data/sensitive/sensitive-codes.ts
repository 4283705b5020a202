/**
 * Codes that belong to one kind of sensitive care. Numbers only, of sets that anybody may use: ICD-10-CM, ICD-10-PCS, MS-DRG,
 * HCPCS Level II, places of service and HL7's own labels. CPT, SNOMED CT and LOINC are known by what the plan calls them.
 *
 * @see ICD-10-CM tabular list (CDC), MS-DRG definitions and HCPCS Level II (CMS), HL7 v3 ActCode and Confidentiality
 */
import type { SensitiveKind } from '#shared/sensitive-kinds';
import { systemName } from '../fhir/codes.ts';

type Rule = readonly [kind: SensitiveKind, beginnings: string];

/** Beginnings of ICD-10-CM codes, without the dot. */
const diagnoses: readonly Rule[] = [
  ['substance', 'F10 F11 F12 F13 F14 F15 F16 F18 F19 O993 P044 P961 R780 R781 R782 R783 R784 T40 Z714 Z715'],
  ['reproductive', 'F52 F64 F66'],
  ['mental', 'F O906 O9934 R4585 T1491 X71 X72 X73 X74 X75 X76 X77 X78 X79 X80 X81 X82 X83'],
  ['mental', 'Z046 Z133 Z134 Z62820 Z818 Z865 Z915'],
  ['violence', 'O9A3 O9A4 O9A5 T74 T76 Y07 Z044 Z047 Z6281 Z69 Z914'],
  ['hiv', 'B20 B9735 O987 R75 Z114 Z206 Z21 Z717'],
  ['genetic', 'D57 E84 G10 Q9 Z1371 Z1379 Z14 Z15 Z3143 Z315 Z8481'],
  [
    'reproductive',
    'A50 A51 A52 A53 A54 A55 A56 A57 A58 A59 A60 A63 A64 B977 E28 N46 N48 N52 N53 N70 N71 N72',
  ],
  ['reproductive', 'N73 N80 N83 N87 N91 N92 N93 N94 N95 N96 N97 N98 O R8761 R8781 Z113 Z202 Z30 Z31 Z32 Z33'],
  ['reproductive', 'Z34 Z35 Z36 Z37 Z39 Z3A Z640 Z641 Z70 Z725 Z8741 Z87890 Z975 Z9851 Z9852'],
];

/** Beginnings of ICD-10-PCS codes: obstetrics, mental health, substance abuse treatment. */
const procedures: readonly Rule[] = [
  ['reproductive', '1'],
  ['mental', 'G'],
  ['substance', 'H'],
];

/** First and last numbers of MS-DRGs. */
const groups: readonly (readonly [kind: SensitiveKind, first: number, last: number])[] = [
  ['reproductive', 768, 770],
  ['reproductive', 774, 788],
  ['reproductive', 796, 798],
  ['reproductive', 805, 807],
  ['reproductive', 817, 819],
  ['reproductive', 831, 833],
  ['mental', 876, 887],
  ['substance', 894, 897],
  ['hiv', 969, 977],
];

/** Beginnings of HCPCS Level II codes. */
const services: readonly Rule[] = [
  ['substance', 'G0396 G0397 G2067 G2068 G2069 G207 G2080 G2086 G2087 G2088 H0001 H0003 H0005 H0006 H0007'],
  ['substance', 'H0008 H0009 H001 H0020 H0047 H0048 H0050 J0570 J0571 J0572 J0573 J0574 J0575 J2315 Q9991'],
  ['substance', 'Q9992 T1006'],
  ['mental', 'G0017 G0018 G0409 G0410 G0411 G0444 G0451 H0 H2 S9480 S9484 S9485'],
  ['reproductive', 'A4261 A4264 A4266 A4267 A4268 A4269 G0101 G0123 G0143 G0445 H1 J1050 J7294 J7295 J7296'],
  ['reproductive', 'J7297 J7298 J7300 J7301 J7303 J7304 J7306 J7307 Q0091 S0190 S0191 S0199 S226 S401 S402'],
  ['reproductive', 'S403 S404 S4981 S4989 S499'],
  ['hiv', 'G0432 G0433 G0435 G0475 S3645'],
  ['genetic', 'G0452 S0265 S371 S372 S38'],
];

/** Places of service. */
const places: Readonly<Record<string, SensitiveKind>> = {
  '51': 'mental',
  '52': 'mental',
  '53': 'mental',
  '55': 'substance',
  '56': 'mental',
  '57': 'substance',
  '58': 'substance',
};

/** HL7's labels of sensitive information, on the record itself. */
const labels: Readonly<Record<string, SensitiveKind>> = {
  ETH: 'substance',
  ETHUD: 'substance',
  OPIOIDUD: 'substance',
  SUD: 'substance',
  ALC: 'substance',
  DRG: 'substance',
  BH: 'mental',
  COGN: 'mental',
  DVD: 'mental',
  EMOTDIS: 'mental',
  MH: 'mental',
  PSY: 'mental',
  PSYTHPN: 'mental',
  HIV: 'hiv',
  SEX: 'reproductive',
  STD: 'reproductive',
  PREGNANT: 'reproductive',
  GDIS: 'genetic',
  SCA: 'genetic',
  SICKLE: 'genetic',
  SDV: 'violence',
  VIO: 'violence',
  IDS: 'violence',
  MST: 'violence',
  SPI: 'labeled',
  R: 'labeled',
  V: 'labeled',
};

/** The kind of care that a code names; `null` for all others, and for codes of sets that are not read here. */
export function findKindOfCode(system: string, code: string): SensitiveKind | null {
  const set = (systemName(system) ?? system).toLowerCase();
  const plain = code.replaceAll('.', '').trim().toUpperCase();
  if (plain === '') return null;
  if (isOneOf(set, ['icd-10-pcs', 'icd10pcs', '113883.6.4'])) return findKind(procedures, plain);
  if (isOneOf(set, ['icd-10', 'icd10', '113883.6.90', '113883.6.3'])) return findKind(diagnoses, plain);
  if (isOneOf(set, ['ms-drg', 'msdrg'])) return findKindOfGroup(Number(plain));
  if (isOneOf(set, ['place of service', 'place_of_service', 'place-of-service']))
    return places[plain] ?? null;
  if (isOneOf(set, ['hcpcs', 'cpt']) && /^[A-V]\d{4}$/.test(plain)) return findKind(services, plain);
  return null;
}

/** The kind of care that a security label of a record names. */
export function findKindOfLabel(code: string): SensitiveKind | null {
  return labels[code.trim().toUpperCase()] ?? null;
}

function isOneOf(set: string, names: readonly string[]): boolean {
  return names.some((name) => set.includes(name));
}

function findKind(rules: readonly Rule[], code: string): SensitiveKind | null {
  const rule = rules.find(([, beginnings]) => beginnings.split(' ').some((one) => code.startsWith(one)));
  return rule?.[0] ?? null;
}

function findKindOfGroup(group: number): SensitiveKind | null {
  return groups.find(([, first, last]) => group >= first && group <= last)?.[0] ?? null;
}
