/**
 * Codes and their words, by tables of their own.
 *
 * @see FHIR R4 CodeableConcept; the terminology pages of the CARIN guide for the systems' addresses
 */
import { at, isJson, type Json, list, text } from './json.ts';

/** A part of a system's address, in the order in which it is looked for, and the name of the system. */
const names: readonly (readonly [RegExp, string])[] = [
  [/ama-assn\.org\/go\/cpt$/, 'CPT'],
  [/HCPCSReleaseCodeSets$|codesystem\/hcpcs$|variables\/hcpcs_cd$/i, 'HCPCS'],
  [/sid\/ndc$/, 'NDC'],
  [/ada\.org\/cdt$|ada\.org\/en\/publications\/cdt$|sid\/cdt$/, 'CDT'],
  [/sid\/icd-10-cm$/, 'ICD-10-CM'],
  [/sid\/icd-10$/, 'ICD-10'],
  [/sid\/icd-9-cm$|CodeSystem\/icd9$/, 'ICD-9-CM'],
  [/Medicare\/Coding\/ICD10$|ex-icd-10-procedures$/, 'ICD-10-PCS'],
  [/Medicare\/Coding\/ICD9$/, 'ICD-9'],
  [/snomed\.info\/sct$/, 'SNOMED CT'],
  [/RevenueCodes$|variables\/rev_cntr$|CLM-REV-CNTR-CD$/, 'Revenue code'],
  [/Place_of_Service_Code_Set$|CMSPlaceofServiceCodes$|line_place_of_srvc_cd$/i, 'Place of service'],
  [/MS-DRG-Classifications-and-Software$|clm_drg_cd$/i, 'MS-DRG'],
  [/cs\/apdrg$/, 'AP-DRG'],
  [/cs\/aprdrg$/, 'APR-DRG'],
  [/ADAUniversalToothDesignationSystem$|ToothNumberingSystem/i, 'Tooth number'],
  [/ADAAreaOralCavitySystem$/, 'Mouth area'],
  [/ADAToothSurfaceCodes$|C4BBSurfaceCodes$/, 'Tooth surface'],
  [/claim-adjustment-reason-codes$|ANSI-RSN-CD$|_(?:1st|2nd|3rd|4th)_ansi_cd$/i, 'CARC'],
  [/remittance-advice-remark-codes$/, 'RARC'],
  [/claim-adjustment-group-codes$/, 'X12'],
  [/provider-taxonomy$/, 'NUCC'],
  [/\/NCPDP/i, 'NCPDP'],
  [/HIPPS(?:Codes)?$/i, 'HIPPS'],
  [/sid\/cvx$/, 'CVX'],
  [/umls\/rxnorm$/, 'RxNorm'],
  [/loinc\.org$/, 'LOINC'],
];

/** The code as text. Some senders write codes of digits as numbers. */
export function codeOf(coding: unknown): string | null {
  const code = at(coding, 'code');
  return typeof code === 'number' ? String(code) : text(coding, 'code');
}

/** The name of a coding's system; of the three that plans mix up, by the code's letter: D of dentists, other letters of HCPCS. */
export function systemOf(coding: Json): string | null {
  const address = (text(coding, 'system') ?? '').replace(/\|.*$/, '').replace(/\/+$/, '');
  const name = names.find(([pattern]) => pattern.test(address))?.[1] ?? null;
  if (name === null || !['CPT', 'HCPCS', 'CDT'].includes(name)) return name;
  const [, letter, end] = /^([A-Z]?)\d{4}(.?)$/.exec(codeOf(coding) ?? '') ?? [];
  if (letter === undefined || (letter === '') !== (end !== '')) return name;
  return letter === '' ? 'CPT' : letter === 'D' ? 'CDT' : letter > 'V' ? name : 'HCPCS';
}

/** The codings that say something; a concept, or one coding alone. */
export function codings(concept: unknown): Json[] {
  if (!isJson(concept)) return [];
  const all =
    concept['coding'] === undefined && concept['code'] !== undefined ? [concept] : list(concept, 'coding');
  return all.filter((coding) => !text(coding, 'system')?.includes('data-absent-reason'));
}

/** All codes, as they are written. */
export function codes(concept: unknown): string[] {
  return codings(concept).flatMap((coding) => codeOf(coding) ?? []);
}

/** All codes in lower case. */
export function lowCodes(concept: unknown): string[] {
  return codes(concept).map((code) => code.toLowerCase());
}

/** All words for a concept: its text alone where it has one, else the displays of its codings. */
export function words(concept: unknown): string[] {
  const whole = text(concept, 'text');
  return whole === null ? codings(concept).flatMap((coding) => text(coding, 'display') ?? []) : [whole];
}

/** Words, code and system in one text, as answers are written. */
export function written(value: { text: string | null; code: string | null; system: string | null }): string {
  return `${value.text ?? ''} | ${value.code ?? ''} | ${value.system ?? ''}`;
}

/**
 * Every right way to say a concept: any of its codes under its own system, a known system before an unknown one, with
 * the concept's own words, else that coding's, else any. Words that only repeat the code are none.
 */
export function readings(concept: unknown): string[] {
  const all = codings(concept).filter((coding) => codeOf(coding) !== null);
  const known = all.filter((coding) => systemOf(coding) !== null);
  const said = words(concept);
  const chosen = list(concept, 'coding').find((coding) => coding['userSelected'] === true);
  const found = (known.length > 0 ? known : all).flatMap((coding) => {
    const own = text(coding, 'display');
    const whole = text(concept, 'text') ?? text(chosen, 'display');
    const best = whole ?? own;
    const code = codeOf(coding);
    return (best === null ? said : [best])
      .concat(best === null && said.length === 0 ? [''] : [])
      .map((word) => written({ text: word === code ? null : word, code, system: systemOf(coding) }));
  });
  if (found.length > 0) return found;
  return said.map((word) => written({ text: word, code: null, system: null }));
}

/** Every right way to say a concept in one text: words with a code in brackets, else words or a code alone. */
export function oneText(concept: unknown): string[] {
  return readings(concept).map((reading) => {
    const [said = '', code = ''] = reading.split(' | ');
    return said === '' ? code : code === '' ? said : `${said} (${code})`;
  });
}

/** Why there is no value: a reason in an extension or as a code; `null` when there is a value or no reason. */
export function absence(element: unknown): string | null {
  if (!isJson(element) || readings(element).length > 0) return null;
  const extension = list(element, 'extension').find((one) =>
    text(one, 'url')?.endsWith('data-absent-reason'),
  );
  const coding = list(element, 'coding').find((one) => text(one, 'system')?.includes('data-absent-reason'));
  if (!extension && !coding) return null;
  const code = text(extension, 'valueCode') ?? codeOf(coding);
  if (code === 'masked') return 'withheld';
  return code === 'not-applicable' || code === 'unsupported' ? 'not-applicable' : 'unknown';
}

/** A concept as words of a loose fact: one of its codes, and one of its words. */
export function looseWords(concept: unknown): string[][] {
  const said = words(concept);
  return [codes(concept), said].filter((alternatives) => alternatives.length > 0);
}
