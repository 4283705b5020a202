/** Newer versions of the app: what is known of them, and what the person decided. */

import { z } from 'zod';
import type { Language } from '../languages.ts';

export const Version = z.string().regex(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/);

const lines = z.array(z.string().min(1).max(300)).max(12);

/** What a release brings, a line each, in the words of its makers. */
export const WhatsNew = z.strictObject({ en: lines, es: lines } satisfies Record<Language, typeof lines>);
export type WhatsNew = z.infer<typeof WhatsNew>;

/**
 * Why this copy never looks: it was built without an address and a key, did not come as a package, whoever manages the
 * computer turned it off, or left a policy that cannot be read.
 */
export const NoUpdates = z.enum(['not-built-in', 'no-package', 'policy', 'policy-unreadable']);
export type NoUpdates = z.infer<typeof NoUpdates>;

/**
 * What went wrong last. `not-signed`: the list is not signed with our key. `replayed`: an older list than one that was seen.
 * `expired`: the list is too old, or the computer's clock is wrong. `wrong-file`: not the file that the list names.
 */
export const UpdateProblem = z.enum([
  'unreachable',
  'not-logged',
  'not-signed',
  'replayed',
  'expired',
  'unreadable',
  'wrong-file',
  'no-room',
  'not-saved',
  'not-opened',
]);
export type UpdateProblem = z.infer<typeof UpdateProblem>;

/** A newer version that this computer may have. */
export const UpdateOffer = z.strictObject({
  version: Version,
  /** `YYYY-MM-DD`. */
  releasedOn: z.string(),
  bytes: z.int(),
  whatsNew: WhatsNew,
});
export type UpdateOffer = z.infer<typeof UpdateOffer>;

export const UpdateState = z.strictObject({
  /** The version that runs. */
  version: z.string(),
  never: NoUpdates.nullable(),
  /** Who is asked; `null` where nobody is. */
  host: z.string().nullable(),
  /** Whether the person wants it looked for once a week; `null`: not asked yet. */
  isAllowed: z.boolean().nullable(),
  /** ISO instant of the last answer that was believed. */
  checkedAt: z.string().nullable(),
  isChecking: z.boolean(),
  offer: UpdateOffer.nullable(),
  /** A newer version that is given out step by step, and not to this computer yet. */
  later: Version.nullable(),
  /** True when the version that runs was withdrawn. */
  isWithdrawn: z.boolean(),
  /** Of the offer. `received`: bytes that are here. */
  download: z.strictObject({ step: z.enum(['none', 'running', 'ready']), received: z.int() }),
  problem: UpdateProblem.nullable(),
  /** True until the person has put it away: a newer version runs than at the start before. */
  isUpdated: z.boolean(),
  /** What is new in the version that runs, where that is known. */
  whatsNew: WhatsNew.nullable(),
});
export type UpdateState = z.infer<typeof UpdateState>;
