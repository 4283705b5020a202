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

const helpers = ['', ' (Renderer)', ' (Plugin)', ' (GPU)'].map((kind) => `Electron Helper${kind}`);

/** Electron for macOS, with what its Info.plist says that an app without a word of its own would say (shell/browser/resources/mac/Info.plist). */
export function makeElectronForMac(folder: string): void {
  const contents = path.join(folder, 'Electron.app/Contents');
  const framework = path.join(contents, 'Frameworks/Electron Framework.framework');
  for (const place of [path.join(contents, 'MacOS'), path.join(contents, 'Resources'), framework])
    mkdirSync(place, { recursive: true });
  writeFileSync(path.join(contents, 'MacOS/Electron'), '', { mode: 0o755 });
  writeFileSync(path.join(contents, 'Resources/electron.icns'), '');
  writeFileSync(path.join(framework, 'Electron Framework'), fuseWire);
  const uses = ['Camera', 'Microphone', 'AudioCapture', 'BluetoothAlways', 'BluetoothPeripheral'];
  writeFileSync(
    path.join(contents, 'Info.plist'),
    writePlist({
      CFBundleExecutable: 'Electron',
      CFBundleIconFile: 'electron.icns',
      LSMinimumSystemVersion: '12.0',
      ...Object.fromEntries(uses.map((use) => [`NS${use}UsageDescription`, 'This app needs access to it'])),
    }),
  );
  for (const helper of helpers) {
    const place = path.join(contents, 'Frameworks', `${helper}.app/Contents`);
    mkdirSync(path.join(place, 'MacOS'), { recursive: true });
    writeFileSync(path.join(place, 'MacOS', helper), '', { mode: 0o755 });
    writeFileSync(path.join(place, 'Info.plist'), writePlist({ CFBundleExecutable: helper }));
  }
  writeFileSync(path.join(folder, 'version'), '45.4.1');
  for (const file of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(path.join(folder, file), '');
}

function writePlist(values: Record<string, string>): string {
  const rows = Object.entries(values).map(([key, value]) => `<key>${key}</key><string>${value}</string>`);
  return `<?xml version="1.0" encoding="UTF-8"?><plist version="1.0"><dict>${rows.join('')}</dict></plist>`;
}
