/** Who says the amounts of a claim that no computer of a plan made: a portal's table, or the person. */
import type { AmountSource, Claim } from '#shared/model/claims/claim';
import type { HandWay } from '#shared/model/plans/plan-kind';
import { isObject } from '../../fhir/resource.ts';

const sourceByWay: Record<HandWay, AmountSource> = { table: 'table', paper: 'you' };

/** Who says an amount that the record states. The connection's way in decides: what a record says of itself anybody can write. */
export function nameSource(source: AmountSource, way: HandWay | null | undefined): AmountSource {
  return source === 'plan' && way ? sourceByWay[way] : source;
}

/** The claim, with every amount that it states from where it came in; what was computed stays so. */
export function nameSources<T extends object>(claim: T, way: HandWay | null | undefined): T {
  return way ? (replaceSources(claim, way) as T) : claim;
}

/** Of a record that this app wrote itself nothing is not understood: what no page shows of it is technical. */
export function ownLeftovers(claim: Claim, way: HandWay | null): Claim {
  if (way === null) return claim;
  return { ...claim, unread: [], technical: [...claim.technical, ...claim.unread] };
}

function replaceSources(value: unknown, way: HandWay): unknown {
  if (Array.isArray(value)) return value.map((one) => replaceSources(one, way));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, replaceSources(one, way)] as const);
  const replaced: Record<string, unknown> = Object.fromEntries(entries);
  return typeof replaced['cents'] === 'number' && typeof replaced['source'] === 'string'
    ? { ...replaced, source: nameSource(replaced['source'] as AmountSource, way) }
    : replaced;
}
