import type { UpdateState } from '#shared/model/updates';

/** A copy that looks for newer versions, and has the newest. */
export const upToDate: UpdateState = {
  version: '1.2.0',
  never: null,
  host: 'releases.example',
  isAllowed: true,
  checkedAt: '2026-03-01T09:00:00.000Z',
  isChecking: false,
  offer: null,
  later: null,
  isWithdrawn: false,
  download: { step: 'none', received: 0 },
  problem: null,
  isUpdated: false,
  whatsNew: null,
};
