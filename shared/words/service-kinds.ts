/**
 * What kind of service a line of a claim is, by public groups of codes: our own short words beside the plan's. Numbers
 * only, never the words of a code.
 *
 * @see CMS, Medicare NCCI Policy Manual: the ranges of its chapters; HCPCS Level II, its sections by first letter
 * @see Medicare Claims Processing Manual (CMS Pub. 100-04), chapter 12, section 30.6: visits; chapter 25: revenue codes
 */
import type { ClaimLine } from '../model/claims/claim.ts';

/** Each has its words under `claim:serviceKind`. */
export const serviceKinds = [
  'anesthesia',
  'surgery',
  'imaging',
  'lab',
  'visit',
  'emergency-visit',
  'hospital-visit',
  'preventive-visit',
  'vaccine',
  'mental-health',
  'dialysis',
  'eye-care',
  'therapy',
  'ground-ambulance',
  'air-ambulance',
  'equipment',
  'drug-given',
  'dental',
  'room',
  'emergency-room',
  'operating-room',
  'recovery-room',
  'supplies',
  'pharmacy',
] as const;
export type ServiceKind = (typeof serviceKinds)[number];

type Ranges = readonly (readonly [kind: ServiceKind, from: string, to: string])[];

/** Five digits. The first range that holds a code counts. */
const numbers: Ranges = [
  ['anesthesia', '00100', '01999'],
  ['surgery', '10000', '69999'],
  ['imaging', '70000', '79999'],
  ['lab', '80000', '89999'],
  ['vaccine', '90460', '90759'],
  ['mental-health', '90785', '90899'],
  ['dialysis', '90935', '90999'],
  ['eye-care', '92002', '92499'],
  ['therapy', '97010', '97799'],
  ['anesthesia', '99100', '99140'],
  ['visit', '99202', '99205'],
  ['visit', '99212', '99215'],
  ['hospital-visit', '99221', '99239'],
  ['visit', '99241', '99245'],
  ['hospital-visit', '99251', '99255'],
  ['emergency-visit', '99281', '99288'],
  ['hospital-visit', '99291', '99292'],
  ['preventive-visit', '99381', '99397'],
];

/** A letter and four digits. */
const lettered: Ranges = [
  ['ground-ambulance', 'A0021', 'A0429'],
  ['air-ambulance', 'A0430', 'A0431'],
  ['ground-ambulance', 'A0432', 'A0434'],
  ['air-ambulance', 'A0435', 'A0436'],
  ['dental', 'D0000', 'D9999'],
  ['equipment', 'E0000', 'E9999'],
  ['preventive-visit', 'G0438', 'G0439'],
  ['drug-given', 'J0000', 'J9999'],
];

/** The first three of four digits. */
const revenues: Ranges = [
  ['room', '010', '021'],
  ['pharmacy', '025', '025'],
  ['supplies', '027', '027'],
  ['lab', '030', '031'],
  ['imaging', '032', '035'],
  ['operating-room', '036', '036'],
  ['anesthesia', '037', '037'],
  ['imaging', '040', '040'],
  ['therapy', '042', '044'],
  ['emergency-room', '045', '045'],
  ['imaging', '061', '061'],
  ['pharmacy', '063', '063'],
  ['recovery-room', '071', '071'],
  ['dialysis', '082', '085'],
];

type NamedLine = Pick<ClaimLine, 'service' | 'revenue'>;

/** The kind of a line's service by its code, else by its revenue code; `null` where we have no words for it. */
export function findServiceKind({ service, revenue }: NamedLine): ServiceKind | null {
  const code = isProcedureSystem(service.system) ? (service.code ?? '') : '';
  return (
    findKindOfProcedure(code) ??
    findIn(
      revenues,
      /^0?(\d{2})\d$/.test(revenue?.code ?? '') ? (revenue?.code ?? '').padStart(4, '0').slice(0, 3) : '',
    )
  );
}

/** The kind of a procedure by its code alone; `null` for what is no such code, or one we have no words for. */
export function findKindOfProcedure(typed: string): ServiceKind | null {
  const code = typed.trim().toUpperCase();
  return (
    findIn(/^\d{5}$/.test(code) ? numbers : [], code) ??
    findIn(/^[A-Z]\d{4}$/.test(code) ? lettered : [], code)
  );
}

/** The kind, where our words for it say more to the reader than the plan's: they read another language, or it sent none. */
export function findOwnWords(line: NamedLine, language: string): ServiceKind | null {
  return language.startsWith('en') && line.service.text !== null ? null : findServiceKind(line);
}

/** Codes of drugs and of dentists' own lists look alike, and mean something else. */
function isProcedureSystem(system: string | null): boolean {
  return system === 'CPT' || system === 'HCPCS' || system === 'CDT';
}

function findIn(ranges: Ranges, code: string): ServiceKind | null {
  return ranges.find(([, from, to]) => code !== '' && from <= code && code <= to)?.[0] ?? null;
}
