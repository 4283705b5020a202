/**
 * Signs the list of releases, by hand, where the key is: never on a machine that builds or serves. What it takes and when:
 * `docs/releasing.md`.
 */
import { createPublicKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { isProblem, readManifest } from '../../electron/updates/manifest.ts';
import { anyText, readCommandLine, wholeNumber } from '../runtime/command-line.ts';
import { listPackages, signManifest } from './make-manifest.ts';

const { values, refuse } = readCommandLine({
  start: 'node scripts/package/sign-manifest.ts',
  does: 'Signs the list of releases that installed copies read, for the packages in a folder.',
  options: {
    key: { help: 'the private key (PEM)', value: anyText('FILE') },
    packages: { help: 'the folder of the packages that were released', value: anyText('FOLDER') },
    version: { help: 'their version', value: anyText('VERSION') },
    released: { help: 'the day they were released, YYYY-MM-DD', value: anyText('DAY') },
    news: { help: 'what is new: JSON with a list of lines for "en" and for "es"', value: anyText('FILE') },
    before: { help: 'the list that is served now; none for the first', value: anyText('FILE') },
    withdrawn: {
      help: 'a version that nobody should use; again for more',
      value: anyText('VERSION'),
      multiple: true,
    },
    staged: { help: 'how many of a hundred computers get it (100)', value: wholeNumber(0), default: '100' },
    days: { help: 'for how many days the list counts (60)', value: wholeNumber(1), default: '60' },
    out: { help: 'where the list goes', value: anyText('FILE') },
  },
});
const given = (name: 'key' | 'packages' | 'version' | 'released' | 'news' | 'out') =>
  values[name] ?? refuse(`--${name} is missing.`);

const key = readFileSync(given('key'), 'utf8');
const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
const read = (file: string) => {
  const manifest = readManifest(readFileSync(file), { publicKey, seen: 0, now: 0 });
  return isProblem(manifest) ? refuse(`${file}: ${manifest}.`) : manifest;
};
const before = values.before === undefined ? null : read(values.before);
const files = await listPackages(given('packages'));
if (Object.keys(files).length === 0) refuse('There are no packages in the folder.');
const list = signManifest(
  {
    format: 'claimfolio-releases-1',
    sequence: (before?.sequence ?? 0) + 1,
    expiresAt: new Date(Date.now() + Number(values.days) * 86_400_000).toISOString(),
    version: given('version'),
    releasedOn: given('released'),
    stagedPercent: Number(values.staged),
    withdrawn: [...new Set([...(before?.withdrawn ?? []), ...(values.withdrawn ?? [])])],
    files,
    whatsNew: JSON.parse(readFileSync(given('news'), 'utf8')) as { en: string[]; es: string[] },
  },
  key,
);
writeFileSync(given('out'), list);
const { sequence, expiresAt } = read(given('out'));
console.log(`List ${sequence}, good until ${expiresAt}, for ${Object.keys(files).join(', ')}.`);
console.log(`Builds that read it have this publicKey in resources/updates.json: ${publicKey}`);
