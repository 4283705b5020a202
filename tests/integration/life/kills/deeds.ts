/** What the app does when it is killed. */
import type { ConnectionSummary } from '../../../../shared/model/plans/connection.ts';

export const deedNames = ['sync', 'renew', 'import', 'read', 'erase', 'erase-all'] as const;
export type Deed = (typeof deedNames)[number] | 'look';

/** What a start of the app found. */
export type Found = {
  storage: string;
  connections: Pick<ConnectionSummary, 'origin' | 'state' | 'claims'>[];
  isLogWhole: boolean;
  /** Hosts that the access log names. */
  hosts: string[];
  /** What the screens say was billed in 2026, in cents by the person's name. */
  billed: Record<string, number | null>;
};
