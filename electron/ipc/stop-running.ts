/** What the app does for the person right now, and how it ends before the app closes or everything is erased. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Imports } from '../import/import-files.ts';
import type { Lookup } from '../lookup/lookup.ts';
import type { SignIn } from '../oauth/sign-in.ts';
import type { Papers } from '../papers/papers.ts';

export type RunningParts = { signIn: SignIn; lookup: Lookup; imports: Imports; papers: Papers };

/** A plan may take five seconds to take a permission back. What ends later finds itself stopped, and stores nothing. */
const mostMs = 10_000;

/**
 * Ends the sign-in, offers, look-ups and imports that have begun, lets go of a paper that is held, and waits for it:
 * afterwards nothing of theirs is sent
 * or stored.
 */
export async function stopRunning({ signIn, lookup, imports, papers }: RunningParts): Promise<void> {
  papers.drop();
  const ended = Promise.allSettled([signIn.stop(), lookup.cancel(), imports.cancel()]);
  await Promise.race([ended, sleep(mostMs, undefined, { ref: false })]);
}
