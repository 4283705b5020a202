/**
 * What whoever manages this computer decided, in a file that only they may change:
 *
 *     { "updates": "off" }
 *
 * One file on all systems, as Group Policy, device management and configuration tools can put files into place.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { NoUpdates } from '#shared/model/updates';

const Policy = z.object({ updates: z.enum(['off', 'ask']).default('ask') });

/** `programFiles`: the folder of programs on Windows, as the system names it. */
export function placeOfPolicy(platform: NodeJS.Platform, programFiles: string | undefined): string {
  if (platform === 'darwin') return '/Library/Application Support/Claimfolio/policy.json';
  if (platform !== 'win32') return '/etc/claimfolio/policy.json';
  return path.win32.join(programFiles ?? 'C:\\Program Files', 'Claimfolio', 'policy.json');
}

/** Why the policy forbids to look for updates; `null` where it does not. One that cannot be read forbids it, too. */
export function readPolicy(file: string): Extract<NoUpdates, 'policy' | 'policy-unreadable'> | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? null : 'policy-unreadable';
  }
  try {
    return Policy.parse(JSON.parse(text)).updates === 'off' ? 'policy' : null;
  } catch {
    return 'policy-unreadable';
  }
}
