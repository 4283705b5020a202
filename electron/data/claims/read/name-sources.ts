/** Who says the amounts of a claim that no computer of a plan made: a portal's table, or the person. */
import type { AmountSource } from '#shared/model/claims/claim';
import { paperSource, tableSource } from '#shared/model/plans/plan-kind';
import { isObject, objectAt, type Resource, textAt } from '../../fhir/resource.ts';

const sourceByMark: ReadonlyMap<string | null, AmountSource> = new Map([
  [tableSource, 'table'],
  [paperSource, 'you'],
]);

/** The claim, with every amount that it states from where its record says; what was computed stays so. */
export function nameSources<T extends object>(claim: T, record: Resource): T {
  const source = sourceByMark.get(textAt(objectAt(record, 'meta'), 'source'));
  return source === undefined ? claim : (replaceSources(claim, source) as T);
}

function replaceSources(value: unknown, source: AmountSource): unknown {
  if (Array.isArray(value)) return value.map((one) => replaceSources(one, source));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, replaceSources(one, source)] as const);
  const replaced: Record<string, unknown> = Object.fromEntries(entries);
  const isStated = replaced['source'] === 'plan' && typeof replaced['cents'] === 'number';
  return isStated ? { ...replaced, source } : replaced;
}
