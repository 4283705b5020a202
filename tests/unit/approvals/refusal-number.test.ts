import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import * as made from '../../fixtures/records/approvals.ts';

describe('a request of which a part was refused', () => {
  it('takes the number of a review that refused for no approval’s', () => {
    const numbered = (code: string, number: string) => ({
      productOrService: made.coded(number),
      extension: [made.review(code, { number })],
    });
    const { preAuthRef: _, ...request } = made.approval({
      item: [numbered('A1', 'YES-1'), numbered('A3', 'NO-2')],
    });
    const found = readApproval(request as typeof request & { resourceType: string }, { resolve: () => null });
    if (found === null) throw new Error('no approval');
    expect(found.numbers).toEqual(['YES-1']);
    expect(found.items.map(({ approvalNumber, refusalNumber }) => [approvalNumber, refusalNumber])).toEqual([
      ['YES-1', null],
      [null, 'NO-2'],
    ]);
  });
});
