/** What a Patient says of who they are, as far as it tells one person from another. */
import { createHash } from 'node:crypto';
import { parseFhirDate } from '#shared/dates';
import { mainName, readWho } from '../parties.ts';
import { codingsOf, type Json, listAt, objectAt, type Resource, shortenText, textAt } from '../resource.ts';

/** Somebody as they are compared: a name as one text is enough, its parts say more. */
export type ComparedPerson = {
  name: string | null;
  /** FHIR date. */
  birthDate: string | null;
  parts?: { family: string | null; given: string; suffix: string };
  gender?: string | null;
  /** Their place among twins; `true` and `false` tell only whether they are one. */
  birthOrder?: number | boolean | null;
  /** `true`, `false`, or the FHIR date of their death. */
  deceased?: boolean | string | null;
  /** Numbers that one person has: of Social Security, of Medicare. */
  ssn?: readonly string[];
  mbi?: readonly string[];
};

/** What is kept of a Patient. Numbers are `system|value`, the system empty where there is none; members' are of type MB. */
export type PatientFacts = ComparedPerson & { numbers: readonly string[]; memberNumbers: readonly string[] };

const ssnSystem = 'http://hl7.org/fhir/sid/us-ssn';
const mbiSystem = 'http://hl7.org/fhir/sid/us-mbi';
/** A Patient of more numbers is not somebody's. */
const mostNumbers = 50;
const longestNumber = 200;

/** What is kept of somebody whom the person left out: enough to see whether they still are who they were. */
export function digestPerson({ name, birthDate }: ComparedPerson): string {
  const text = JSON.stringify([name?.toLowerCase() ?? null, birthDate]);
  return `digest:${createHash('sha256').update(text).digest('base64url')}`;
}

/** @see FHIR R4 Patient; HL7 v2-0203 SS, MC; CMS: an MBI has 11 characters */
export function readPatientFacts(patient: Json): PatientFacts {
  const human = mainName(patient);
  const identifiers = listAt(patient, 'identifier').slice(0, mostNumbers);
  const family = textAt(human, 'family');
  const given = listTexts(human?.['given']);
  const parts =
    family === null && given === ''
      ? {}
      : { parts: { family: shortenText(family), given, suffix: listTexts(human?.['suffix']) } };
  return {
    ...readWho(patient as Resource),
    ...parts,
    gender: textAt(patient, 'gender'),
    birthOrder: readBirthOrder(patient),
    deceased: readDeceased(patient),
    ssn: readNumbers(identifiers, ssnSystem, ['SS', 'SB']).filter((value) => /^\d{9}$/.test(value)),
    mbi: readNumbers(identifiers, mbiSystem, ['MC']).filter((value) => /^[0-9A-Z]{11}$/.test(value)),
    numbers: joinNumbers(identifiers),
    memberNumbers: joinNumbers(identifiers.filter(isMemberNumber)),
  };
}

function joinNumbers(identifiers: readonly Json[]): string[] {
  return identifiers.flatMap((identifier) => {
    const value = textAt(identifier, 'value');
    const system = textAt(identifier, 'system') ?? '';
    return value === null ? [] : [`${system.slice(0, longestNumber)}|${value.slice(0, longestNumber)}`];
  });
}

/** HL7 v2-0203 MB. */
export function isMemberNumber(identifier: Json): boolean {
  return hasType(identifier, ['MB']);
}

function hasType(identifier: Json, types: readonly string[]): boolean {
  return codingsOf(objectAt(identifier, 'type')).some((coding) =>
    types.includes(textAt(coding, 'code') ?? ''),
  );
}

function readBirthOrder(patient: Json): number | boolean | null {
  const { multipleBirthInteger, multipleBirthBoolean } = patient as Record<string, unknown>;
  if (typeof multipleBirthInteger === 'number') return multipleBirthInteger;
  return typeof multipleBirthBoolean === 'boolean' ? multipleBirthBoolean : null;
}

function readDeceased(patient: Json): boolean | string | null {
  const { deceasedBoolean } = patient as { deceasedBoolean?: unknown };
  if (typeof deceasedBoolean === 'boolean') return deceasedBoolean;
  const day = textAt(patient, 'deceasedDateTime');
  return day === null ? null : (parseFhirDate(day.slice(0, 10)) ?? true);
}

/** A masked number (`***-**-1234`) loses its stars here, and is too short then. */
function readNumbers(identifiers: readonly Json[], system: string, types: readonly string[]): string[] {
  const isOne = (identifier: Json) => textAt(identifier, 'system') === system || hasType(identifier, types);
  return identifiers
    .filter(isOne)
    .map((identifier) => (textAt(identifier, 'value') ?? '').toUpperCase().replace(/[^0-9A-Z]/g, ''));
}

function listTexts(value: unknown): string {
  const texts = [value].flat().filter((text) => typeof text === 'string');
  return shortenText(texts.join(' ').trim());
}
