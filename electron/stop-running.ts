/** What the app does for the person right now, and how it ends before the app closes or everything is erased. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Handoff } from './import/handoff.ts';
import type { Imports } from './import/import-files.ts';
import type { Lookup } from './lookup/lookup.ts';
import type { SignIn } from './oauth/sign-in.ts';
import type { Scans } from './scans/scans.ts';
import type { SheetSaver } from './sheets/save-sheets.ts';
import type { Updates } from './updates/updates.ts';

export type RunningParts = {
  signIn: SignIn;
  lookup: Lookup;
  imports: Imports;
  handoff: Handoff;
  scans: Scans;
  sheets: SheetSaver;
  updates: Pick<Updates, 'cancel'>;
};

/** A plan may take five seconds to take a permission back. What ends later finds itself stopped, and stores nothing. */
const mostMs = 10_000;

/**
 * Ends the sign-in, offers, look-ups, imports, copies, sheets and downloads that have begun, lets go of a scan that is held, and
 * waits for it: afterwards nothing of theirs is sent, stored or saved.
 */
export async function stopRunning(parts: RunningParts): Promise<void> {
  const { signIn, lookup, imports, handoff, scans, sheets, updates } = parts;
  scans.drop();
  const stops = [
    signIn.stop(),
    lookup.cancel(),
    imports.cancel(),
    handoff.cancel(),
    sheets.stop(),
    updates.cancel(),
  ];
  await waitAWhile(Promise.allSettled(stops));
}

/** Ends the sheets that have begun: of an erased plan none is saved afterwards. */
export async function stopSheets({ sheets }: Pick<RunningParts, 'sheets'>): Promise<void> {
  await waitAWhile(sheets.stop());
}

async function waitAWhile(ended: Promise<unknown>): Promise<void> {
  await Promise.race([ended, sleep(mostMs, undefined, { ref: false })]);
}
