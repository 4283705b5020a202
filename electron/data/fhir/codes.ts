/**
 * Coded values for people: the plan's words first, then the bare code with a short name of its system. No licensed
 * code texts are kept here.
 *
 * @see FHIR R4 CodeableConcept; data-absent-reason extension and code system
 */

import type { Coded } from '#shared/model/claims/claim';
import { trimSlashes } from '#shared/trim-end';
import { isAbsence } from './extensions.ts';
import { codingsOf, type Json, listAt, textAt, textOf } from './resource.ts';

type Absent = NonNullable<Coded['absent']>;

/** Short names by the end of a code system's address, lower case, without protocol, version and last slash. */
const systemNames: readonly (readonly [string, string])[] = [
  ['ama-assn.org/go/cpt', 'CPT'],
  ['hcpcsreleasecodesets', 'HCPCS'],
  ['codesystem/hcpcs', 'HCPCS'],
  ['variables/hcpcs_cd', 'HCPCS'],
  ['sid/ndc', 'NDC'],
  ['ada.org/cdt', 'CDT'],
  ['sid/cdt', 'CDT'],
  ['publications/cdt', 'CDT'],
  ['sid/icd-10-cm', 'ICD-10-CM'],
  ['sid/icd-10', 'ICD-10'],
  ['sid/icd-9-cm', 'ICD-9-CM'],
  ['codesystem/icd9', 'ICD-9-CM'],
  ['coding/icd10', 'ICD-10-PCS'],
  ['ex-icd-10-procedures', 'ICD-10-PCS'],
  ['coding/icd9', 'ICD-9'],
  ['snomed.info/sct', 'SNOMED CT'],
  ['revenuecodes', 'Revenue code'],
  ['variables/rev_cntr', 'Revenue code'],
  ['clm-rev-cntr-cd', 'Revenue code'],
  ['place_of_service_code_set', 'Place of service'],
  ['cmsplaceofservicecodes', 'Place of service'],
  ['line_place_of_srvc_cd', 'Place of service'],
  ['ms-drg-classifications-and-software', 'MS-DRG'],
  ['cs/apdrg', 'AP-DRG'],
  ['cs/aprdrg', 'APR-DRG'],
  ['clm_drg_cd', 'MS-DRG'],
  ['adauniversaltoothdesignationsystem', 'Tooth number'],
  ['adaareaoralcavitysystem', 'Mouth area'],
  ['adatoothsurfacecodes', 'Tooth surface'],
  ['c4bbsurfacecodes', 'Tooth surface'],
  ['claim-adjustment-reason-codes', 'CARC'],
  ['ansi-rsn-cd', 'CARC'],
  ['ansi-rsn-code', 'CARC'],
  ['1st_ansi_cd', 'CARC'],
  ['2nd_ansi_cd', 'CARC'],
  ['3rd_ansi_cd', 'CARC'],
  ['4th_ansi_cd', 'CARC'],
  ['remittance-advice-remark-codes', 'RARC'],
  ['claim-adjustment-group-codes', 'X12'],
  ['provider-taxonomy', 'NUCC'],
  ['hipps', 'HIPPS'],
  ['hippscodes', 'HIPPS'],
  ['sid/cvx', 'CVX'],
  ['umls/rxnorm', 'RxNorm'],
  ['loinc.org', 'LOINC'],
];

/** Systems with many members or endings. */
const systemParts: readonly (readonly [string, string])[] = [
  ['/ncpdp', 'NCPDP'],
  ['toothnumberingsystem', 'Tooth number'],
  ['hcpcsreleasecodesets', 'HCPCS'],
];

const known = new Map<string, string | null>();
const mostKnown = 2000;

/** "CPT", "ICD-10-CM"… for a code system's address; `null` when it is not one people know by name. */
export function systemName(system: string | null): string | null {
  if (system === null) return null;
  const cached = known.get(system);
  if (cached !== undefined) return cached;
  const plain = trimSlashes((system.split('|')[0] ?? '').trim().toLowerCase());
  const byEnd = systemNames.find(([end]) => plain.endsWith(end));
  const name = (byEnd ?? systemParts.find(([part]) => plain.includes(part)))?.[1] ?? null;
  if (known.size < mostKnown) known.set(system, name);
  return name;
}

const absentCodes = new Map<string, Absent>([
  ['masked', 'withheld'],
  ['not-applicable', 'not-applicable'],
  ['unsupported', 'not-applicable'],
]);

/** Why there is no value here: from the data-absent-reason extension of an element; `null` when there is none. */
export function absentReason(element: Json | null): Absent | null {
  for (const extension of listAt(element, 'extension'))
    if (isAbsence(extension)) return absentCodes.get(textAt(extension, 'valueCode') ?? '') ?? 'unknown';
  return null;
}

/** True for a coding that only says why there is no code. */
export function isAbsentCoding(coding: Json): boolean {
  return textAt(coding, 'system')?.includes('data-absent-reason') === true;
}

/** A value without words and code. */
export const noCode: Coded = Object.freeze({ text: null, code: null, system: null });

/** True for an address of Medicare's Blue Button. */
export function isBlueButton(system: string | null): boolean {
  return system?.startsWith('https://bluebutton.cms.gov/') === true;
}

/** The code; some senders write one that has only digits as a number. */
export function codeAt(coding: Json | null): string | null {
  const code = coding?.['code'];
  return Number.isSafeInteger(code) ? String(code) : textOf(code);
}

/** The one value that a concept's codings state together; `null` when the concept is missing or empty. */
export function readCoded(concept: Json | null): Coded | null {
  if (concept === null) return null;
  let code: string | null = null;
  let best: Json | null = null;
  let bestName: string | null = null;
  let chosen: string | null = null;
  let display: string | null = null;
  let absent: Absent | null = null;
  for (const coding of codingsOf(concept)) {
    if (isAbsentCoding(coding)) {
      absent = absentCodes.get(codeAt(coding) ?? '') ?? 'unknown';
      continue;
    }
    if (coding['userSelected'] === true) chosen ??= textAt(coding, 'display');
    display ??= textAt(coding, 'display');
    const own = codeAt(coding);
    if (own === null) continue;
    const name = systemName(textAt(coding, 'system'));
    if (best === null || (bestName === null && name !== null)) {
      code = own;
      best = coding;
      bestName = name;
    }
  }
  const text = textAt(concept, 'text') ?? chosen ?? textAt(best, 'display') ?? display;
  if (code !== null || text !== null)
    return { text: text === code ? null : text, code, system: codeSystem(bestName, code) };
  absent ??= absentReason(concept);
  return absent ? { text: null, code: null, system: null, absent } : null;
}

/**
 * Plans file codes of services under each other's systems, so their form decides: five characters, of which a letter comes
 * first, or digits do. HCPCS level I codes are CPT codes, and those with a D are the dentists'.
 */
function codeSystem(name: string | null, code: string | null): string | null {
  if (code === null || (name !== 'HCPCS' && name !== 'CPT' && name !== 'CDT')) return name;
  if (/^\d{4}[\dA-Z]$/i.test(code)) return 'CPT';
  if (/^D\d{4}$/i.test(code)) return 'CDT';
  return /^[A-CE-V]\d{4}$/i.test(code) ? 'HCPCS' : name;
}

/** A concept or a lone coding as text for a person: its words, its code in brackets; `null` when it has neither. */
export function wordsOf(concept: Json): string | null {
  const codings = codingsOf(concept);
  let text = textAt(concept, 'text') ?? textAt(concept, 'display');
  let code = codeAt(concept);
  for (const coding of codings) {
    if (isAbsentCoding(coding)) continue;
    text ??= textAt(coding, 'display');
    code ??= codeAt(coding);
  }
  if (text === null || text === code) return code;
  return code === null ? text : `${text} (${code})`;
}

/** One coding as a value of its own. */
export function codedOf(coding: Json): Coded | null {
  return readCoded({ coding: [coding] });
}

/** All codes of a concept, lower case, in their order. */
export function codesOf(concept: Json | null): string[] {
  const codes: string[] = [];
  for (const coding of codingsOf(concept)) {
    const code = codeAt(coding);
    if (code !== null && !isAbsentCoding(coding)) codes.push(code.toLowerCase());
  }
  return codes;
}
