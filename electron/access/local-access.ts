import type { AccessEntry, AccessWhat } from '#shared/model/access-log';
import { describeLocalAccess } from '../data/access-log/access-entry.ts';
import type { Ports } from '../ports.ts';

export type LocalAccessParts = { ports: Pick<Ports, 'clock'>; recordAccess: (entry: AccessEntry) => void };

/** Records that something left the app on this computer. */
export function noteLocalAccess(
  { recordAccess, ports }: LocalAccessParts,
  what: AccessWhat,
  personId: string | null,
): void {
  recordAccess({ ...describeLocalAccess(new Date(ports.clock.now()).toISOString(), what), personId });
}
