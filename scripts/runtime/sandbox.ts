/** Whether Chromium's sandbox can start here. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** `root`: nothing of Electron runs as root in it. `forbidden`: this system lets no program make one that it does not know. */
export type SandboxState = 'works' | 'root' | 'forbidden';

/** What the answer depends on. */
export type SandboxFacts = {
  platform: NodeJS.Platform;
  isRoot: boolean;
  /** Who owns the helper beside Electron, and its mode; `null` where there is none. */
  helper: { uid: number; mode: number } | null;
  /** Starts a program in a user namespace of its own: its exit code, `null` where that cannot be tried. */
  tryNamespace(): number | null;
};

/**
 * Since 23.10 Ubuntu forbids user namespaces to programs without an AppArmor profile, and then only a helper that runs as
 * root can make the sandbox: owned by root, mode 4755 (electron/electron#42510; docs/tutorial/sandbox.md).
 */
export function judgeSandbox({ platform, isRoot, helper, tryNamespace }: SandboxFacts): SandboxState {
  if (platform !== 'linux') return 'works';
  if (isRoot) return 'root';
  if (helper?.uid === 0 && (helper.mode & 0o7777) === 0o4755) return 'works';
  const code = tryNamespace();
  return code === null || code === 0 ? 'works' : 'forbidden';
}

/** The same for the Electron of this path. */
export function findSandbox(executable: string): SandboxState {
  const helper = statSync(path.join(path.dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false });
  return judgeSandbox({
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    helper: helper ?? null,
    tryNamespace: () => spawnSync('unshare', ['--user', '--map-root-user', 'true']).status,
  });
}

/** What to do where the sandbox is forbidden; `executable` is Electron's path. */
export function adviseSandbox(executable: string): string {
  const helper = path.join(path.dirname(executable), 'chrome-sandbox');
  return [
    'This system lets Electron make no sandbox, as Ubuntu 23.10 and newer do, and without one Claimfolio does not start.',
    'Do one of these as administrator, then try again:',
    `- Let this Electron make one: sudo chown root "${helper}" && sudo chmod 4755 "${helper}"`,
    '- Until the next start of the computer let every program: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    'To look at made-up records only, "npm start -- --no-sandbox" starts without it.',
  ].join('\n');
}
