/**
 * The limits that an insurance card states.
 *
 * @see HL7 coverage-copay-type `deductible`, `maxoutofpocket`; C4DICExtendedCopayTypeCS `IndInDed`, `FamRxOutMax`
 */
import type { LimitKind, TypedLimit } from '#shared/model/bills/limits';
import type { CoverageCost, CoverageKind } from '#shared/model/plans/coverage';

const extended = /^(ind|fam)(rx)?(in|out)?(ded|max)$/;

/** Limits in money of the currency, the first of each kind. */
export function readCardLimits(
  costs: readonly CoverageCost[],
  kind: CoverageKind | null,
  currency: string,
): TypedLimit[] {
  const found = new Map<string, TypedLimit>();
  for (const cost of costs) {
    const limit = readKind(cost, kind);
    if (limit === null || cost.cents === null || (cost.currency ?? currency) !== currency) continue;
    const key = JSON.stringify(limit);
    if (!found.has(key)) found.set(key, { ...limit, cents: cost.cents });
  }
  return [...found.values()];
}

function readKind(
  { kind: code, network: stated }: CoverageCost,
  kind: CoverageKind | null,
): LimitKind | null {
  const network = /\bout/i.test(stated ?? '') ? 'out' : 'in';
  const care = findCare(kind, null);
  if (code === 'deductible') return { whose: 'person', what: 'deductible', care, network };
  if (code === 'maxoutofpocket') return { whose: 'person', what: 'out-of-pocket', care, network };
  const match = extended.exec(code ?? '');
  if (!match) return null;
  const [, whose, drug, , what] = match;
  return {
    whose: whose === 'fam' ? 'family' : 'person',
    what: what === 'ded' ? 'deductible' : 'out-of-pocket',
    care: drug ? 'drug' : care,
    network,
  };
}

const careOfClaim: { readonly [kind: string]: LimitKind['care'] } = {
  pharmacy: 'drug',
  oral: 'dental',
  vision: 'vision',
};

/** The care that limits are for: of a plan for one kind of care that one, else by the kind of the claim. */
export function findCare(kind: CoverageKind | null, claimKind: string | null): LimitKind['care'] {
  switch (kind) {
    case 'dental':
    case 'vision':
    case 'drug':
      return kind;
    case 'medicare-part-d':
      return 'drug';
    default:
      return careOfClaim[claimKind ?? ''] ?? 'medical';
  }
}
