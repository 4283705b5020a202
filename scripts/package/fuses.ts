/**
 * Sets every fuse of the packed Electron: electron-builder's `afterPack`, before it signs. A fuse that a newer Electron
 * brings, and that is not listed here, stops the packaging (electronjs.org/docs/latest/tutorial/fuses).
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type FuseConfig, FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

export const fuses = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  // As Electron ships: WebAssembly checks its bounds by signals. The page's policy forbids WebAssembly anyway.
  [FuseV1Options.WasmTrapHandlers]: true,
} satisfies FuseConfig;

/**
 * A twin of the package that Playwright drives, which it does by the inspector: never released. Its `package.json` says so too,
 * by `isTwin`, which the app reads (`electron/shell/start-switches.ts`).
 */
export const isTwin = (env: NodeJS.ProcessEnv): boolean => env['CLAIMFOLIO_PACK'] === 'twin';

export async function afterPack(context: AfterPackContext): Promise<void> {
  // Before the fuses, whose seal covers it.
  if (context.electronPlatformName === 'darwin') await forbidPlainRequests(context);
  await flipFuses(packedElectron(context), {
    ...fuses,
    ...(isTwin(process.env) && { [FuseV1Options.EnableNodeCliInspectArguments]: true }),
    // Changed bytes void the signature that Electron comes with, and a Mac with Apple's chip starts nothing unsigned.
    // Elsewhere nothing can seal it, and nothing there starts it.
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin' && process.platform === 'darwin',
  });
}

/**
 * electron-builder lets the app ask anybody without encryption, for an updater of Apple's framework that asks this computer; the
 * exceptions for that stay (out/electron/electronMac.js `configureLocalhostAts`).
 */
async function forbidPlainRequests({ appOutDir, packager }: AfterPackContext): Promise<void> {
  const file = path.join(appOutDir, `${packager.appInfo.productFilename}.app/Contents/Info.plist`);
  const text = await readFile(file, 'utf8');
  const forbidden = text.replace(/(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\/>/, '$1<false/>');
  if (forbidden === text) throw new Error('electron-builder wrote no NSAllowsArbitraryLoads.');
  await writeFile(file, forbidden);
}

function packedElectron({
  appOutDir,
  electronPlatformName,
  packager: { appInfo },
}: AfterPackContext): string {
  if (electronPlatformName === 'linux') return path.join(appOutDir, appInfo.sanitizedName.toLowerCase());
  return path.join(
    appOutDir,
    `${appInfo.productFilename}.${electronPlatformName === 'win32' ? 'exe' : 'app'}`,
  );
}
