/** Makes the signed list of releases that installed copies read (`electron/updates/manifest.ts`). */
import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { hashFile } from '../../electron/updates/download-file.ts';
import { Manifest, type ReleaseFile } from '../../electron/updates/manifest.ts';

/** Which target a package is for, by the end of its name. */
const endings: [RegExp, string][] = [
  [/-win-(x64|arm64)\.exe$/, 'win'],
  [/-mac-(x64|arm64)\.dmg$/, 'mac'],
  [/[-_](x64|amd64|arm64)\.deb$/, 'deb'],
  [/[-_.](x64|x86_64|arm64|aarch64)\.rpm$/, 'rpm'],
  [/-(x64|x86_64|arm64)\.AppImage$/, 'appimage'],
];
const archNames: Record<string, string> = { amd64: 'x64', x86_64: 'x64', aarch64: 'arm64' };

/** The target of a package; `null` for a file that is none. */
export function targetOf(name: string): string | null {
  for (const [ending, kind] of endings) {
    const arch = ending.exec(name)?.[1];
    if (arch !== undefined) return `${kind}-${archNames[arch] ?? arch}`;
  }
  return null;
}

/**
 * Every package of a folder by its target.
 *
 * @throws {Error} for two of one target
 */
export async function listPackages(folder: string): Promise<Record<string, ReleaseFile>> {
  const found: Record<string, ReleaseFile> = {};
  for (const name of readdirSync(folder).toSorted()) {
    const target = targetOf(name);
    if (target === null) continue;
    if (found[target]) throw new Error(`${found[target].name} and ${name} are both for ${target}.`);
    const file = path.join(folder, name);
    found[target] = { name, size: statSync(file).size, sha512: await hashFile(file) };
  }
  return found;
}

/** The file to serve. `key`: an Ed25519 private key, PEM or made. */
export function signManifest(manifest: Manifest, key: string | KeyObject): string {
  const text = Buffer.from(JSON.stringify(Manifest.parse(manifest)), 'utf8');
  const privateKey = typeof key === 'string' ? createPrivateKey(key) : key;
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('The key is not an Ed25519 key.');
  const signature = sign(null, text, privateKey);
  return `${JSON.stringify({ manifest: text.toString('base64'), signature: signature.toString('base64') })}\n`;
}
