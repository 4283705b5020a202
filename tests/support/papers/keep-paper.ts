import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import type { PaperPlace } from '../../../shared/model/bills/paper.ts';
import { surgeryBill } from './make-paper.ts';

/** Keeps an invented bill of two pages as the paper of a bill or payment, by the app's own dialog. */
export async function keepPaper(
  { ask, pick }: Pick<AppWindow, 'ask' | 'pick'>,
  place: PaperPlace,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-paper-'));
  const file = path.join(folder, 'bill-march.pdf');
  writeFileSync(file, surgeryBill);
  await pick([file]);
  const held = await ask('papers.choose', {});
  rmSync(folder, { recursive: true });
  await ask('papers.keep', { heldId: held?.ref.id ?? '', place });
}
