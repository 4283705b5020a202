/** Codes of what was found, done and given, as keys of our own words. A code without a key is shown as the plan sent it. */
import type { Coded, Diagnosis } from '../model/claims/claim.ts';

const diagnosisTypes = {
  principal: 'principal',
  admitting: 'admitting',
  secondary: 'other',
  other: 'other',
  externalcauseofinjury: 'cause',
  external: 'cause',
  'external-first': 'cause',
  patientreasonforvisit: 'visit',
  clinical: 'clinical',
  discharge: 'discharge',
  differential: 'differential',
} as const;

/** The key of a kind of diagnosis. @see CARIN IG, C4BBClaimDiagnosisType; HL7 ex-diagnosistype */
export function findDiagnosisType(type: string): Value<typeof diagnosisTypes> | null {
  return look(diagnosisTypes, type.toLowerCase());
}

/** The kinds of a diagnosis that say something: of the only one, that it is the main one goes without saying. */
export function listDiagnosisTypes({ types }: Diagnosis, all: readonly Diagnosis[]): string[] {
  return all.length === 1 ? types.filter((type) => findDiagnosisType(type) !== 'principal') : types;
}

const procedureTypes = {
  primary: 'principal',
  principal: 'principal',
  secondary: 'other',
  other: 'other',
} as const;

/** The key of a kind of procedure. @see CARIN IG, C4BBClaimProcedureType; HL7 ex-procedure-type */
export function findProcedureType(type: string): Value<typeof procedureTypes> | null {
  return look(procedureTypes, type.toLowerCase());
}

const onAdmission = {
  Y: 'yes',
  N: 'no',
  U: 'notDocumented',
  W: 'couldNotTell',
  '1': 'exempt',
  E: 'exempt',
} as const;

/** The key of whether a diagnosis was there on admission. @see CMS, Hospital-Acquired Conditions, POA indicators */
export function findOnAdmission({ code }: Coded): Value<typeof onAdmission> | null {
  return code === null ? null : look(onAdmission, code.toUpperCase());
}

const units = {
  mi: 'mile',
  '[mi_i]': 'mile',
  mile: 'mile',
  miles: 'mile',
  min: 'minute',
  mj: 'minute',
  minute: 'minute',
  minutes: 'minute',
  h: 'hour',
  hr: 'hour',
  hour: 'hour',
  hours: 'hour',
  d: 'day',
  da: 'day',
  day: 'day',
  days: 'day',
  un: 'unit',
  unit: 'unit',
  units: 'unit',
  ea: 'piece',
  each: 'piece',
  '{each}': 'piece',
  tablet: 'tablet',
  tablets: 'tablet',
  '{tbl}': 'tablet',
  capsule: 'capsule',
  capsules: 'capsule',
  '{capsule}': 'capsule',
  ml: 'milliliter',
  g: 'gram',
  gm: 'gram',
  gr: 'gram',
  mg: 'milligram',
  me: 'milligram',
  f2: 'internationalUnit',
  '[iu]': 'internationalUnit',
} as const;

/** The key of a unit of services and drugs: UCUM, X12 and NDC qualifiers, and how plans write them out. */
export function findUnit(unit: string): Value<typeof units> | null {
  return look(units, unit.trim().toLowerCase());
}

type Value<T> = T[keyof T];

function look<T extends object>(table: T, key: string): Value<T> | null {
  return Object.hasOwn(table, key) ? table[key as keyof T] : null;
}
