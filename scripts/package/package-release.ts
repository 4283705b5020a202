/** Builds the packages of a release on one system, and puts what people download into `dist/release`. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findNpmFile } from '../runtime/tool.ts';
import { planMaintainer } from './plan-maintainer.ts';
import { planSigning } from './plan-signing.ts';

const root = path.resolve(import.meta.dirname, '../..');
const dist = path.join(root, 'dist');
const downloads = /\.(exe|dmg|zip|deb|rpm|AppImage|cdx\.json)$/;

const { isSigned, args, missing } = planSigning(process.platform, process.env);
const maintainer = planMaintainer(process.env);
if (process.platform === 'linux') {
  if (maintainer.faults.length > 0) throw new Error(maintainer.faults.join('\n'));
  args.push(...maintainer.args);
}
if (missing.length > 0) throw new Error(`These secrets are missing: ${missing.join(', ')}.`);
console.log(isSigned ? 'Signing the packages.' : 'The packages bear no signature.');

// What is empty is not set: electron-builder takes an empty secret for a secret.
const env = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
if (!isSigned) env['CSC_IDENTITY_AUTO_DISCOVERY'] = 'false';
const { APPLE_API_KEY_TEXT: appleKey } = env;
if (isSigned && appleKey !== undefined) {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'claimfolio-key-')), 'AuthKey.p8');
  writeFileSync(file, appleKey, { mode: 0o600 });
  env['APPLE_API_KEY'] = file;
}

const npm = findNpmFile();
if (npm === undefined) throw new Error('npm does not lie beside this Node.');
execFileSync(
  process.execPath,
  [npm, 'run', 'package', '--', ...process.argv.slice(2), ...args, '--publish', 'never'],
  { cwd: root, env, stdio: 'inherit' },
);

mkdirSync(path.join(dist, 'release'), { recursive: true });
for (const name of readdirSync(dist).filter((one) => downloads.test(one)))
  copyFileSync(path.join(dist, name), path.join(dist, 'release', name));
