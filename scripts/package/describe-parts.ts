/**
 * Before packaging: `out/NOTICES.txt`, the licenses of what others made, and `dist/claimfolio-<version>.cdx.json`, the same
 * parts for machines, as a CycloneDX software bill of materials.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readCommandLine } from '../runtime/command-line.ts';
import { keepShipped, type MaterialsList, writeNotices } from './describe.ts';
import { listParts } from './list-parts.ts';

const root = path.resolve(import.meta.dirname, '../..');

readCommandLine({
  start: 'npm run package',
  does: 'Lists what others made that a release holds: for people in out/NOTICES.txt, for machines in dist.',
  options: {},
});

const parts = listParts(root);
writeFileSync(path.join(root, 'out/NOTICES.txt'), writeNotices(parts));

const npm = process.env['npm_execpath'];
if (npm === undefined) throw new Error('Start this with "npm run package".');
const listing = execFileSync(
  process.execPath,
  [npm, 'sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'],
  { cwd: root, encoding: 'utf8', maxBuffer: 64 * 2 ** 20 },
);
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
mkdirSync(path.join(root, 'dist'), { recursive: true });
writeFileSync(
  path.join(root, `dist/claimfolio-${version}.cdx.json`),
  `${JSON.stringify(keepShipped(JSON.parse(listing) as MaterialsList, parts), null, 2)}\n`,
);
console.log(`${parts.length} parts of others, each with its license.`);
