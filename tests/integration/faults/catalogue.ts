/** All faults, and the page that lists them. */
import { accessLogFaults } from './access-log.ts';
import { type Fault, isFailure, wordsOf } from './fault.ts';
import { fhirFaults } from './fhir.ts';
import { fileFaults } from './files.ts';
import { httpFaults } from './http.ts';
import { networkFaults } from './network.ts';
import { backupFaults } from './profile/backups.ts';
import { diskFaults } from './profile/disk.ts';
import { handoffFaults } from './profile/handoff.ts';
import { lockFaults } from './profile/lock.ts';
import { registrationFaults } from './registration.ts';
import { signInFaults } from './sign-in.ts';
import { tokenFaults } from './tokens.ts';

const areas: readonly [title: string, faults: readonly Fault[]][] = [
  ['The network', networkFaults],
  ['Answers of the plan’s server', httpFaults],
  ['What the answers say', fhirFaults],
  ['Sign-in', signInFaults],
  ['Registration of the app at a plan', registrationFaults],
  ['Tokens', tokenFaults],
  ['Files that a person opens', fileFaults],
  ['Disk, key store, clock', diskFaults],
  ['Copies for another computer', handoffFaults],
  ['Copies that the app makes by itself', backupFaults],
  ['The lock', lockFaults],
  ['The access log', accessLogFaults],
];

export const faults: readonly Fault[] = areas.flatMap(([, list]) => list);

const head = `# Faults

What can go wrong, what the person reads then, and what is kept. This page is written from the tests: each line is provoked
with real parts by \`tests/integration/faults\`, which checks what is said (in English and Spanish), that the log has the code
and nothing of the person, and that what is to be kept is there. Faults that only Chromium’s network
knows reach the app under Chromium’s own names for them. \`npm run faults\` writes this page again.
`;

/** The page, as Markdown. */
export function writeCatalogue(): string {
  const tables = areas.map(
    ([title, list]) =>
      `\n## ${title}\n\n| Fault | What happens | What the person reads | Code in the log | What is kept |\n|---|---|---|---|---|\n${list.map(writeRow).join('\n')}\n`,
  );
  return `${head}\n${faults.length} faults.\n${tables.join('')}`;
}

function writeRow({ id, happens, told, kept }: Fault): string {
  const words =
    told === null
      ? 'Nothing: the app gets over it.'
      : wordsOf(told, 'en')
          .replace(/^\{\{plan\}\}/, 'Your plan')
          .replaceAll('{{plan}}', 'your plan')
          .replaceAll('{{count, number}}', 'some');
  const code = told !== null && isFailure(told) ? `\`${told}\`` : '';
  return `| ${[id, happens, words, code, kept].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
