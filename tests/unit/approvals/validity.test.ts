import { describe, expect, it } from 'vitest';
import { readApproval } from '../../../electron/data/approvals/read/read-approval.ts';
import { approvalValidity } from '../../../electron/data/approvals/read/validity.ts';
import type { Approval } from '../../../shared/model/plans/approval.ts';

const today = '2026-03-20';

function validity(more: Partial<Approval>): string {
  const eob = { resourceType: 'ExplanationOfBenefit', use: 'preauthorization', status: 'active' };
  const empty = readApproval(eob, { resolve: () => null });
  if (empty === null) throw new Error('no approval');
  return approvalValidity({ ...empty, decision: 'approved', ...more }, today);
}

describe('how an approval stands', () => {
  it.each([
    [{ validUntil: '2026-03-19' }, 'ended'],
    [{ validUntil: '2026-03-20' }, 'soon'],
    [{ validUntil: '2026-04-19' }, 'soon'],
    [{ validUntil: '2026-04-20' }, 'current'],
    [{ validFrom: '2026-03-21', validUntil: '2026-03-30' }, 'not-started'],
    [{ validFrom: '2026-03-20', validUntil: null }, 'current'],
    [{ validUntil: '2025' }, 'ended'],
    [{ validUntil: '2026' }, 'current'],
    [{ validUntil: '2026-02' }, 'ended'],
    [{}, 'not-stated'],
    [{ decision: 'not-approved', validUntil: '2026-04-01' }, 'not-stated'],
    [{ decision: 'pending', validUntil: '2026-04-01' }, 'not-stated'],
    [{ cancelled: true, validUntil: '2026-04-01' }, 'not-stated'],
  ] as [Partial<Approval>, string][])('%o is %s', (more, expected) => {
    expect(validity(more)).toBe(expected);
  });

  it('holds as long as its last item', () => {
    const items = [{ validUntil: '2026-03-01' }, { validUntil: '2026-09-01' }] as Approval['items'];
    expect(validity({ items })).toBe('current');
  });
});
