/** A small local log file, rotated when full. Holds event names and harmless facts only. */
import { appendFileSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { removePatientlyNow, renamePatientlyNow } from '../files/patient-files.ts';
import type { Log } from '../ports.ts';

const maxBytes = 512 * 1024;

export function createLog(folder: string): Log {
  const file = path.join(folder, 'claimfolio.log');
  const olderFile = `${file}.1`;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    write(event, facts = {}) {
      const line = `${new Date().toISOString()} ${event} ${JSON.stringify(facts)}\n`;
      try {
        if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes)
          renamePatientlyNow(file, olderFile);
        appendFileSync(file, line, { mode: 0o600 });
      } catch {
        // A full or read-only disk must not stop the app.
      }
    },
    erase() {
      for (const one of [file, olderFile]) removePatientlyNow(one);
    },
  };
}
