/** A claim means the same in whichever order a plan sends its parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaim } from '../../../electron/data/claims/read/read-claim.ts';
import { isObject, type Resource } from '../../../electron/data/fhir/resource.ts';
import type { Claim } from '../../../shared/model/claims/claim.ts';
import { oddClaims } from '../../fixtures/eob/odd-claims.ts';
import * as vectors from '../../fixtures/eob/vectors.ts';

type Shuffle = (list: readonly unknown[]) => unknown[];

function shuffleParts(json: unknown, shuffle: Shuffle): unknown {
  if (Array.isArray(json)) return shuffle(json.map((one) => shuffleParts(one, shuffle)));
  if (!isObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, shuffleParts(value, shuffle)]));
}

/** What the claim comes to: its amounts in cents, its state, whether it counts, how many checks it fails. */
function tellMeaning(eob: unknown): unknown {
  const read = readClaim(eob, { id: 'plan/1', resolve: () => null });
  if (read.kind !== 'claim') return read;
  const { amounts, state, counted, checks, serviceStart, serviceEnd } = read.claim;
  const cents = Object.entries(amounts satisfies Claim['amounts']).map(([name, amount]) =>
    Array.isArray(amount) || amount === null ? [name, null] : [name, amount.cents, amount.source],
  );
  const failed = checks.map(({ code, amount }) => `${code} ${amount}`).sort();
  return { cents, state, counted, failed, serviceStart, serviceEnd };
}

describe('the order of the parts', () => {
  const claims: Resource[] = [...Object.values(vectors), ...oddClaims];

  it('changes no amount, no state and no check', () => {
    fc.assert(
      fc.property(fc.constantFrom(...claims), fc.gen(), (claim, choose) => {
        const shuffle: Shuffle = (list) =>
          choose(fc.shuffledSubarray, [...list], { minLength: list.length, maxLength: list.length });
        expect(tellMeaning(shuffleParts(claim, shuffle))).toEqual(tellMeaning(claim));
      }),
      { numRuns: 400 },
    );
  });
});
