import { describe, expect, it } from 'vitest';
import { adviseSandbox, judgeSandbox, type SandboxFacts } from '../../../scripts/runtime/sandbox.ts';

const linux: SandboxFacts = { platform: 'linux', isRoot: false, helper: null, tryNamespace: () => 0 };

// electron/electron#42510; docs/tutorial/sandbox.md. `unshare` ends with 1 under kernel.apparmor_restrict_unprivileged_userns=1.
describe('the sandbox of Electron', () => {
  it.each<[string, Partial<SandboxFacts>, string]>([
    ['works where programs may make user namespaces', {}, 'works'],
    ['is forbidden on Ubuntu 23.10 and newer', { tryNamespace: () => 1 }, 'forbidden'],
    [
      'works there with the helper that root owns',
      { tryNamespace: () => 1, helper: { uid: 0, mode: 0o104755 } },
      'works',
    ],
    [
      'is forbidden there with a helper that a user owns, as npm puts it',
      { tryNamespace: () => 1, helper: { uid: 1000, mode: 0o100755 } },
      'forbidden',
    ],
    ['is tried where nothing says whether it works', { tryNamespace: () => null }, 'works'],
    ['is none for root', { isRoot: true }, 'root'],
    ['needs nothing on macOS', { platform: 'darwin', tryNamespace: () => 1 }, 'works'],
    ['needs nothing on Windows', { platform: 'win32', tryNamespace: () => 1 }, 'works'],
  ])('%s', (_, facts, state) => {
    expect(judgeSandbox({ ...linux, ...facts })).toBe(state);
  });

  it('is never left out without a word: the advice names both ways, and what to use it for without', () => {
    const advice = adviseSandbox('/opt/electron/dist/electron');
    expect(advice).toContain('chmod 4755 "/opt/electron/dist/chrome-sandbox"');
    expect(advice).toContain('kernel.apparmor_restrict_unprivileged_userns=0');
    expect(advice).toContain('made-up records only');
  });
});
