import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { ReferenceIndex } from '../../../electron/data/fhir/references.ts';
import type { Json, Resource } from '../../../electron/data/fhir/resource.ts';
import type { AmountName } from '../../../shared/model/claims/amount-table.ts';
import type { Claim } from '../../../shared/model/claims/claim.ts';

/** Reads a resource that must be a claim; `others` are the resources that it may refer to. */
export function read(eob: Resource, others: readonly Resource[] = [], id = 'plan/1'): Claim {
  const index = new ReferenceIndex();
  for (const other of others) index.add(other);
  const result = readClaim(eob, { id, resolve: index.resolve });
  if (result.kind !== 'claim') throw new Error(`not a claim: ${result.reason}`);
  return result.claim;
}

/** Cents and source of the named amounts that are stated: "2650.00 plan total". */
export function stated(
  claim: { amounts: Claim['amounts'] },
  ...names: AmountName[]
): Record<string, string | null> {
  return Object.fromEntries(
    names.map((name) => {
      const amount = claim.amounts[name];
      const text = amount && `${(amount.cents / 100).toFixed(2)} ${amount.source} ${amount.level}`;
      return [name, text && amount?.partial ? `${text} partial` : text];
    }),
  );
}

/** The check with this code (and amount), or `undefined`. */
export function check(claim: Claim, code: Claim['checks'][number]['code'], amount?: AmountName) {
  return claim.checks.find((one) => one.code === code && (amount === undefined || one.amount === amount));
}

/** Deep copy of a JSON value. */
export function copy<T extends Json>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}
