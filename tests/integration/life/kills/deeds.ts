/** What the app does when it is killed. */
export const deedNames = ['sync', 'renew', 'import', 'migrate', 'erase', 'erase-all'] as const;
export type Deed = (typeof deedNames)[number] | 'look';

/** What a start of the app found. */
export type Found = {
  storage: string;
  connections: { origin: 'plan' | 'file'; claims: number }[];
  isLogWhole: boolean;
  /** Hosts that the access log names. */
  hosts: string[];
  /** What the screens say was billed in 2026, in cents by the person's name. */
  billed: Record<string, number | null>;
};
