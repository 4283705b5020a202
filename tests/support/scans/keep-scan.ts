import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AppWindow } from '../../../scripts/runtime/app-window.ts';
import type { ScanPlace } from '../../../shared/model/bills/scan.ts';
import { surgeryBill } from './make-scan.ts';

/** Keeps an invented bill of two pages as the scan of a bill or payment, by the app's own dialog. */
export async function keepScan(
  { ask, pick }: Pick<AppWindow, 'ask' | 'pick'>,
  place: ScanPlace,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-scan-'));
  const file = path.join(folder, 'bill-march.pdf');
  writeFileSync(file, surgeryBill);
  await pick([file]);
  const held = await ask('scans.choose', {});
  rmSync(folder, { recursive: true });
  await ask('scans.keep', { heldId: held?.ref.id ?? '', place });
}
