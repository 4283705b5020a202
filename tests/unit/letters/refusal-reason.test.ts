/** Which reason of a refused claim stands in the letter that asks for an appeal. */
import { describe, expect, it } from 'vitest';
import type { ClaimReason } from '../../../shared/model/claims/claim.ts';
import { findRefusalReason } from '../../../shared/words/refusals.ts';

const reason = (more: Partial<ClaimReason>): ClaimReason => ({
  kind: 'adjustment',
  text: null,
  code: null,
  system: null,
  noteNumber: null,
  lineNumber: null,
  ...more,
});
const contract = reason({ code: '45', system: 'CARC', text: 'By contract.' });
const deductible = reason({ code: '1', system: 'CARC', text: 'Deductible.' });
const note = reason({ kind: 'note', text: 'The provider is not in your network.', noteNumber: 1 });
const noApproval = reason({ code: '197', system: 'CARC' });
const own = reason({ code: 'X9', text: 'Provider out of network.' });
const denial = reason({ kind: 'denial', text: 'Not necessary.' });

describe('the reason of a refusal', () => {
  it.each<[string, ClaimReason[], ClaimReason | null]>([
    ['its words before all others', [note, own, noApproval, denial], denial],
    ['a reason that only the plan knows, in its words', [contract, note, own], own],
    ['a code where there are no words', [contract, deductible, noApproval, note], noApproval],
    ['a note where there is nothing else', [deductible, note], note],
    ['no price by contract and no deductible', [contract, deductible], null],
    ['nothing', [], null],
  ])('is %s', (_, reasons, found) => {
    expect(findRefusalReason(reasons, true)).toBe(found);
  });

  it('is no note and no unknown reason where a part of the claim was paid: they may be of that part', () => {
    expect(findRefusalReason([own, note], false)).toBeNull();
    expect(findRefusalReason([own, note, noApproval], false)).toBe(noApproval);
  });
});
