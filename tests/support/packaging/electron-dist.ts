/**
 * A made-up build of Electron for electron-builder's `electronDist`, where Electron's own cannot be downloaded: the files that
 * it looks for, the fuses as Electron ships them, and behind the executable the stand-in, which runs the made `app.asar`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/** docs/tutorial/fuses.md: the sentinel, the version of the wire, its length, and each fuse as a character. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100011'),
]);

/** Electron for Linux, in this folder. */
export function makeElectronForLinux(folder: string): void {
  mkdirSync(path.join(folder, 'locales'), { recursive: true });
  mkdirSync(path.join(folder, 'resources'));
  const standin = path.join(root, 'scripts/runtime/electron-standin/electron');
  const script = `#!/bin/sh
here=$(cd "\${0%/*}" && pwd)
ELECTRON_STANDIN_EXE=$here/\${0##*/} ELECTRON_STANDIN_ASAR=$here/resources/app.asar exec '${standin}' "$@"
# `;
  writeFileSync(path.join(folder, 'electron'), Buffer.concat([Buffer.from(script), fuseWire]), {
    mode: 0o755,
  });
  for (const file of ['LICENSE', 'LICENSES.chromium.html', 'locales/en-US.pak', 'locales/es.pak', 'version'])
    writeFileSync(path.join(folder, file), '45.4.1');
  writeFileSync(path.join(folder, 'chrome-sandbox'), '', { mode: 0o755 });
}
