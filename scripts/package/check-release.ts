/** The first step of a release: the tag, `package.json` and the changelog speak of the same version, and somebody stands behind it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readCommandLine } from '../runtime/command-line.ts';
import { planMaintainer } from './plan-maintainer.ts';
import { findReleaseFaults } from './release-faults.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { rest, refuse } = readCommandLine({
  start: 'node scripts/package/check-release.ts TAG',
  does: 'Says what keeps the tag from becoming a release.',
  options: {},
  takesMore: true,
});
const [tag = refuse('A tag is missing, such as v1.2.3.')] = rest;

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const { version } = JSON.parse(read('package.json')) as { version: string };
const faults = [
  ...findReleaseFaults({ tag, version, changelog: read('CHANGELOG.md') }),
  ...planMaintainer(process.env).faults,
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${tag} may be released.`);
