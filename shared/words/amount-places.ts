/** Where in a claim an amount stands, in words: what its path in the plan’s record means. */

/** A part of the claim. `number`: of the service, from 1; `part`: of a part of it. Keys have words under `claim:source.place`. */
export type AmountPlace =
  | { key: 'total' | 'claim' | 'payment' | 'services' | 'oneService' | 'elsewhere' }
  | { key: 'service'; number: number }
  | { key: 'part'; number: number; part: number };

/**
 * `numbers`: those of the claim's services, in their order. Where they do not run from 1 on, a place in the record is no
 * number of a service, and none is said.
 *
 * @see FHIR R4 ExplanationOfBenefit: total, adjudication, item, payment
 */
export function findAmountPlace(path: string, numbers: readonly number[]): AmountPlace {
  const [, item, detail] = /^item\[(\d+)\](?:\.detail\[(\d+)\])?/.exec(path) ?? [];
  if (item !== undefined && numbers.some((number, index) => number !== index + 1))
    return { key: 'oneService' };
  if (item !== undefined)
    return detail === undefined
      ? { key: 'service', number: Number(item) + 1 }
      : { key: 'part', number: Number(item) + 1, part: Number(detail) + 1 };
  if (path.startsWith('item[*]')) return { key: 'services' };
  if (/^total\b/.test(path)) return { key: 'total' };
  if (/^adjudication\b/.test(path)) return { key: 'claim' };
  return { key: /^payment\b/.test(path) ? 'payment' : 'elsewhere' };
}
