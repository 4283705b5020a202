/** Names of a plan's limits, on screen and on paper. */
import type { LimitKind, PlanLimits } from '../../model/bills/limits.ts';

/** Plans that know no network. */
const withoutNetwork: ReadonlySet<PlanLimits['kind']> = new Set(['medicare-part-b', 'medicare-part-d']);

/** "Family deductible, in network". `t`: looks up `limits`. */
export function nameLimit(
  { whose, what, care, network }: LimitKind,
  plan: Pick<PlanLimits, 'care' | 'kind'>,
  t: (key: string) => string,
): string {
  return [
    t(`limits:name.${whose}.${what}`),
    care !== plan.care && t(`limits:care.${care}`),
    !withoutNetwork.has(plan.kind) && t(`limits:network.${network}`),
  ]
    .filter(Boolean)
    .join(', ');
}
