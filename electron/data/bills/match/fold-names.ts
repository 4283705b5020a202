/** One spelling for what bills and claims write in many: account numbers, names of providers. */

/** Upper case without blanks, dots, hyphens, slashes and leading zeros; empty for what identifies nothing. */
export function foldAccount(text: string): string {
  const folded = text
    .toUpperCase()
    .replace(/[\s./-]+/g, '')
    .replace(/^0+/, '');
  const isNothing = /^(?:NONE|UNKNOWN|NA|(.)\1*)?$/.test(folded);
  return isNothing ? '' : folded;
}

/** Payers must keep only the first 20 characters of an account number (X12 837, CLM01). */
const keptCharacters = 20;

/** Whether two account numbers are one: whole, or as far as payers keep them. */
export function isSameAccount(one: string, other: string): boolean {
  const [first, second] = [foldAccount(one), foldAccount(other)];
  if (first === '' || second === '') return false;
  if (first === second) return true;
  const [a, b] = [one.trim(), other.trim()];
  if (a.length < keptCharacters || b.length < keptCharacters) return false;
  return a.slice(0, keptCharacters).toUpperCase() === b.slice(0, keptCharacters).toUpperCase();
}

const legalForms = new Set(
  'LLC PLLC PC PA INC MD DO DDS DMD NP LLP LP CORP CORPORATION CO COMPANY LTD THE OF AND Y DE DEL LA'.split(
    ' ',
  ),
);
const spellings = new Map(
  Object.entries({
    ASSOC: 'ASSOCIATES',
    ASSOCIATE: 'ASSOCIATES',
    CTR: 'CENTER',
    CENTRE: 'CENTER',
    HOSP: 'HOSPITAL',
  }),
);
const commonWords = new Set(
  `ANESTHESIA ANESTHESIOLOGY ASSOCIATES CARDIOLOGY CARE CENTER CLINIC COMMUNITY DENTAL DERMATOLOGY DIAGNOSTIC DIAGNOSTICS
  EMERGENCY FAMILY GENERAL GROUP HEALTH HEALTHCARE HOSPITAL IMAGING LAB LABORATORY LABS MEDICAL MEDICINE ORTHOPEDICS
  PARTNERS PATHOLOGY PEDIATRICS PHARMACY PHYSICIAN PHYSICIANS PRACTICE PRIMARY RADIOLOGY REGIONAL SERVICES SPECIALISTS
  SURGERY SURGICAL SYSTEM THERAPY URGENT VISION`.split(/\s+/),
);

/** The words of a name that tell it apart: no accents, no case, no legal forms and titles. */
export function foldName(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/['’.]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => spellings.get(word) ?? word)
    .filter((word) => word !== '' && !legalForms.has(word));
}

/** True for a name that hundreds carry, such as "Radiology Associates". */
export function isCommonName(words: readonly string[]): boolean {
  return words.every((word) => commonWords.has(word));
}
