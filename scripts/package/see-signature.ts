/** Looks whether a package, and what it installed, are signed as its name says: what is not ends it with an error. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readCommandLine } from '../runtime/command-line.ts';
import { findSealFaults, type Seal } from './find-seal-faults.ts';

const { rest, refuse } = readCommandLine({
  start: 'node scripts/package/see-signature.ts PACKAGE FILE…',
  does: 'Looks whether the files are signed as the name of the package says.',
  options: {},
  takesMore: true,
});
const [packageName = refuse('The name of a package is missing.'), ...files] = rest;
const missing = files.find((file) => !existsSync(file));
if (missing !== undefined) refuse(`There is no ${missing}.`);

function run(command: string, given: readonly string[]): string | null {
  const { status, stdout, stderr } = spawnSync(command, given, { encoding: 'utf8' });
  console.log(`${command} ${given.join(' ')}\n${stdout}${stderr}`);
  return status === 0 ? stdout : null;
}

/** learn.microsoft.com, Get-AuthenticodeSignature: `Valid` where the chain, the day and every byte hold. */
function lookOnWindows(file: string): Seal[] {
  const script = `(Get-AuthenticodeSignature -LiteralPath '${file.replaceAll("'", "''")}').Status`;
  const status = run('powershell', ['-NoProfile', '-Command', script])?.trim();
  return [{ file, check: 'Get-AuthenticodeSignature', isForAll: false, isGood: status === 'Valid' }];
}

/** codesign(1), spctl(8): the seal is whole; Gatekeeper lets it open; the ticket of notarization is in it. */
function lookOnMac(file: string): Seal[] {
  const look = (isForAll: boolean, command: string, ...given: string[]): Seal => ({
    file,
    check: [command, ...given].join(' '),
    isForAll,
    isGood: run(command, [...given, file]) !== null,
  });
  return [
    look(true, 'codesign', '--verify', '--deep', '--strict'),
    look(false, 'spctl', '--assess', '--type', 'execute'),
    look(false, 'xcrun', 'stapler', 'validate'),
  ];
}

const seals = files.flatMap(process.platform === 'win32' ? lookOnWindows : lookOnMac);
const faults = findSealFaults(path.basename(packageName), seals);
if (faults.length > 0) throw new Error(faults.join('\n'));
console.log(
  `seen: signed as its name says, ${seals.filter(({ isGood }) => isGood).length} of ${seals.length} looks good`,
);
