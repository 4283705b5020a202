/** What a build knows of its own releases. Pure: no Electron here. */
import { z } from 'zod';
import type { UpdateSource } from '../ports.ts';

const Source = z.object({ address: z.url(), publicKey: z.base64() });

/**
 * Where releases are, and who signs their list; `null` in a build that was given neither. The address is of a folder, by
 * https, or by http on this computer.
 *
 * @throws {Error} for half of it, which is a fault of the build
 */
export function readSource(given: { address: string | null; publicKey: string | null }): UpdateSource | null {
  if (given.address === null && given.publicKey === null) return null;
  const source = Source.parse(given);
  const { protocol, hostname, pathname } = new URL(source.address);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
  if (!isSafe || !pathname.endsWith('/')) throw new Error('resources/updates.json names no https folder.');
  return source;
}

/**
 * The package that this copy came as, as the list of releases names it; `null` for one that did not come as a package, such
 * as a development run. `exists`: whether there is such a file.
 */
export function chooseTarget(copy: {
  platform: NodeJS.Platform;
  arch: string;
  execPath: string;
  isPackaged: boolean;
  appImage: string | undefined;
  exists(file: string): boolean;
}): string | null {
  const { platform, arch, execPath, isPackaged, appImage, exists } = copy;
  if (!isPackaged || !['x64', 'arm64'].includes(arch)) return null;
  if (platform === 'win32') return `win-${arch}`;
  if (platform === 'darwin') return `mac-${arch}`;
  if (platform !== 'linux') return null;
  if (appImage !== undefined) return `appimage-${arch}`;
  // What electron-builder installs lies there; anything else was unpacked by hand.
  if (!execPath.startsWith('/opt/')) return null;
  if (exists('/var/lib/dpkg/info/claimfolio.list')) return `deb-${arch}`;
  return exists('/usr/lib/sysimage/rpm') || exists('/var/lib/rpm') ? `rpm-${arch}` : null;
}
