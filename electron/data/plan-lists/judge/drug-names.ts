/** Drug names as claims and lists write them, made comparable. */
import { foldText } from '#shared/split-words';

const longForms: ReadonlyMap<string, string> = new Map([
  ['tab', 'tablet'],
  ['tabs', 'tablet'],
  ['tablets', 'tablet'],
  ['cap', 'capsule'],
  ['caps', 'capsule'],
  ['capsules', 'capsule'],
  ['soln', 'solution'],
  ['susp', 'suspension'],
  ['inj', 'injection'],
  ['milligram', 'mg'],
  ['milligrams', 'mg'],
  ['crm', 'cream'],
  ['oint', 'ointment'],
]);

/** Said of nearly all tablets and capsules, and left out by half of the lists. */
const unsaid: ReadonlySet<string> = new Set(['oral']);

/**
 * Equal for the same words, strength and form in whatever order; "" for a name without a strength, which says too little to
 * be compared.
 */
export function keyOfDrugName(name: string): string {
  const words = splitDrugName(name);
  return words.some((word) => /^\d/.test(word)) ? words.toSorted().join(' ') : '';
}

/** The first word with letters alone: the substance or the brand. It hints at a drug and never names one. */
export function firstWordOf(name: string): string | null {
  return splitDrugName(name).find((word) => /^\p{L}{3,}$/u.test(word)) ?? null;
}

function splitDrugName(name: string): string[] {
  const apart = foldText(name).replace(/(\d)([a-z])/g, '$1 $2');
  const words = apart.match(/\d+(?:[.,]\d+)*|[\p{L}]+/gu) ?? [];
  return words
    .map((word) => longForms.get(word) ?? (/^\d/.test(word) ? tidyNumber(word) : word))
    .filter((word) => !unsaid.has(word));
}

/** 1,000 and 1000.0 are 1000. */
function tidyNumber(text: string): string {
  const plain = text.replace(/,(?=\d{3}(?:\D|$))/g, '');
  const value = Number(plain);
  return Number.isFinite(value) ? String(value) : text;
}
