/**
 * Tests that need what a computer may lack. Where it is missing, one skipped test says so in its title, so that
 * `npm test` lists it with its reason.
 */
import { describe, test } from 'vitest';
import { electronBinary } from '../../scripts/runtime/install.ts';

/** Folder of real data files that cannot be in the project; empty when there is none. */
export const corpus = process.env['CLAIMFOLIO_CORPUS'] ?? '';

/** Folder of what real servers answered, which cannot be in the project either; empty when there is none. */
export const recordings = process.env['CLAIMFOLIO_RECORDINGS'] ?? '';

/** Folder of real texts of Medicare's website, which cannot be in the project either; empty when there is none. */
export const medicareTextFolder = process.env['CLAIMFOLIO_MEDICARE_TEXTS'] ?? '';

type Suite = () => void;

/** Tests over the real data files. */
export function describeWithCorpus(title: string, suite: Suite): void {
  describeIf(corpus !== '', 'needs the real data files: CLAIMFOLIO_CORPUS', title, suite);
}

/** Tests over what real servers answered. */
export function describeWithRecordings(title: string, suite: Suite): void {
  describeIf(recordings !== '', 'needs the recorded answers: CLAIMFOLIO_RECORDINGS', title, suite);
}

/** Tests over real texts of Medicare's website. */
export function describeWithMedicareTexts(title: string, suite: Suite): void {
  const reason = 'needs the real texts of Medicare: CLAIMFOLIO_MEDICARE_TEXTS';
  describeIf(medicareTextFolder !== '', reason, title, suite);
}

/** Tests of what Windows does not have: file modes, signals, executables without an ending. */
export function describeOnUnix(title: string, suite: Suite): void {
  describeIf(process.platform !== 'win32', 'does not run on Windows', title, suite);
}

function describeIf(canRun: boolean, reason: string, title: string, suite: Suite): void {
  if (canRun) describe(title, suite);
  else describe(title, () => test.skip(reason, () => {}));
}

/** One test of what Windows does not have. */
export function testOnUnix(title: string, run: () => void | Promise<void>, timeoutMs?: number): void {
  if (process.platform === 'win32') test.skip(`${title} (does not run on Windows)`, () => {});
  else test(title, run, timeoutMs);
}

/** True where tests run on the stand-in: what a desktop does can then be told to it. */
const isStandin = process.env['CLAIMFOLIO_RUNTIME'] === 'standin' || electronBinary() === undefined;

/** One test of what only the stand-in can be told, such as a desktop's answer; what Electron does there, a runner shows. */
export function testOnStandin(title: string, run: () => void | Promise<void>, timeoutMs?: number): void {
  if (isStandin) test(title, run, timeoutMs);
  else test.skip(`${title} (needs the stand-in for Electron)`, () => {});
}
