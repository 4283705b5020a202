/**
 * Marks a file that somebody else wrote, such as one that a plan sent, as browsers mark what they download: Windows then
 * opens it in Protected View, macOS asks first. What can say so is pure; no Electron here.
 */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** How this system marks it: a stream beside the file's own, or a program that writes an attribute; `null` for none. */
export type ForeignMark = { stream: string; text: string } | { program: string; given: string[] };

/** [MS-FSCC] Zone.Identifier: zone 3 is the internet. macOS: `LSQuarantine`, flags, seconds in hexadecimal, app. */
export function chooseForeignMark(
  platform: NodeJS.Platform,
  file: string,
  nowMs: number,
): ForeignMark | null {
  if (platform === 'win32')
    return { stream: `${file}:Zone.Identifier`, text: '[ZoneTransfer]\r\nZoneId=3\r\n' };
  if (platform !== 'darwin') return null;
  const value = `0083;${Math.floor(nowMs / 1000).toString(16)};Claimfolio;`;
  return { program: '/usr/bin/xattr', given: ['-w', 'com.apple.quarantine', value, file] };
}

/** A disk that knows no such marks keeps the file without one. */
export async function markForeign(file: string): Promise<void> {
  const mark = chooseForeignMark(process.platform, file, Date.now());
  if (mark === null) return;
  const marking =
    'stream' in mark ? writeFile(mark.stream, mark.text) : promisify(execFile)(mark.program, mark.given);
  await marking.catch(() => undefined);
}
