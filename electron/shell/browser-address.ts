/** Which addresses the person's browser is sent to. Pure: no Electron here. */
import { OAuthError } from '../errors.ts';

/** Windows opens no longer ones, or a part of them (docs/api/shell.md `shell.openExternal`). */
const mostOnWindows = 2081;

/** @throws {OAuthError} oauth/address-too-long */
export function requireOpenable(platform: NodeJS.Platform, address: string): void {
  if (platform === 'win32' && address.length > mostOnWindows)
    throw new OAuthError('oauth/address-too-long', 'Windows does not open an address of this length.');
}
