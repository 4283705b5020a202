/** Files that a person opens. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { ImportEnd, NotUnderstoodWhy } from '#shared/model/files/import';
import { everyClaim } from '../../../shared/every-claim.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import type { Fault, Seen, Told } from './fault.ts';
import { makeClaim } from './faulty-plan.ts';

type Content = string | Uint8Array | ((file: string) => void);

const line = (record: unknown) => `${JSON.stringify(record)}\n`;
const claims = [makeClaim('f-1'), makeClaim('f-2')].map(line).join('');

/** The app with two claims from a file, and a folder for further files. */
async function withFiles(
  work: (test: TestApp, write: (name: string, content: Content) => string) => Promise<Seen>,
) {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-faults-'));
  const test = await startTestApp({ visit() {} });
  const write = (name: string, content: Content) => {
    const file = path.join(folder, name);
    if (typeof content === 'function') content(file);
    else writeFileSync(file, content);
    return file;
  };
  try {
    await openAll(test, write('before.ndjson', claims));
    return await work(test, write);
  } finally {
    await test.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function openAll(test: TestApp, file: string): Promise<ImportEnd> {
  const { importId, patients } = await test.ask('files.look', { paths: [file] });
  const people = patients.map(({ key, suggestedPersonId }) => ({ key, personId: suggestedPersonId }));
  return test.ask('files.import', { importId, people });
}

async function countClaims(test: TestApp): Promise<number> {
  const people = await test.ask('people.list', {});
  const lists = await Promise.all(
    people.map(({ id }) => test.ask('claims.list', { filter: everyClaim(id), offset: 0, limit: 100 })),
  );
  return lists.reduce((sum, { count }) => sum + count, 0);
}

/** What is said of a file before anything of it is stored. */
const looked = (name: string, content: Content) => () =>
  withFiles(async (test, write) => {
    const looking = await test.send('files.look', { paths: [write(name, content)] });
    const problem = looking.ok ? looking.value.files[0]?.problem : undefined;
    const told: Told | null = looking.ok ? (problem ? `file:${problem}` : null) : looking.failure.code;
    return { told, log: test.log.lines, isKept: (await countClaims(test)) === 2 };
  });

/** What becomes of a file of which a part cannot be read: the rest is added, the part is named. */
const opened = (content: string, why: NotUnderstoodWhy | null, added: number) => () =>
  withFiles(async (test, write) => {
    const end = await openAll(test, write('next.ndjson', content));
    const isNamed = why === null || end.notUnderstood.some((one) => one.why === why);
    return { told: null, log: test.log.lines, isKept: isNamed && (await countClaims(test)) === 2 + added };
  });

const problems: [id: string, happens: string, name: string, content: Content, told: Told][] = [
  ['empty', 'The file is empty.', 'a.json', '', 'file:empty'],
  ['text', 'The file is a text.', 'a.txt', 'Dear Canary, here are your claims.', 'file:not-json'],
  ['other-json', 'The file is JSON of something else.', 'a.json', '{"canary":true}', 'file:not-fhir'],
  ['pdf', 'The file is a PDF.', 'a.pdf', '%PDF-1.7\n%âãÏÓ', 'file:pdf'],
  ['zip', 'The file is a zip.', 'a.zip', Uint8Array.from([80, 75, 3, 4, 20, 0]), 'file:zip'],
  ['xml', 'The file is XML.', 'a.xml', '<?xml version="1.0"?><ClinicalDocument/>', 'file:xml'],
  [
    'web-page',
    'The file is a saved web page.',
    'a.html',
    '<!doctype html><html><body>Sign in</body></html>',
    'file:web-page',
  ],
  ['folder', 'What is opened is a folder.', 'a', (file) => mkdirSync(file), 'file:not-found'],
  ['gone', 'The file was moved away.', 'a.json', () => {}, 'file:not-found'],
  [
    'no-records',
    'The list of records is empty.',
    'a.json',
    '{"resourceType":"Bundle","type":"collection","entry":[]}',
    'file:no-records',
  ],
  [
    'cut-bundle',
    'A Bundle ends in the middle.',
    'a.json',
    `{"resourceType":"Bundle","entry":[{"resource":${JSON.stringify(makeClaim('x'))}},{"resou`,
    'file:cut-off',
  ],
  [
    'cut-gzip',
    'A packed file ends in the middle.',
    'a.ndjson.gz',
    gzipSync(
      Array.from({ length: 300 }, (_, index) => line(makeClaim(randomUUID(), { index }))).join(''),
    ).subarray(0, 9000),
    'file:cut-off',
  ],
  [
    'old-version',
    'The records are of an older FHIR.',
    'a.json',
    JSON.stringify({ resourceType: 'Coverage', id: 'x', sequence: 1 }),
    'file:wrong-version',
  ],
  [
    'five-gigabytes',
    'The file is larger than four gigabytes.',
    'a.json',
    (file) => {
      writeFileSync(file, '{');
      truncateSync(file, 5 * 2 ** 30);
    },
    'file:too-large',
  ],
];

const parts: [id: string, happens: string, content: string, why: NotUnderstoodWhy | null, added: number][] = [
  [
    'broken-line',
    'One line of an export is broken.',
    `${line(makeClaim('x'))}{"resourceType":\n${line(makeClaim('y'))}`,
    'not-json',
    2,
  ],
  [
    'cut-line',
    'An export ends in the middle of a line.',
    `${line(makeClaim('x'))}{"resourceType":"Expl`,
    'cut-off',
    1,
  ],
  ['no-fhir-line', 'One line of an export is no record.', `${line(makeClaim('x'))}{"a":1}\n`, 'not-fhir', 1],
  [
    'unknown-type',
    'One record is of a kind that does not exist.',
    line(makeClaim('x')) + line({ resourceType: 'Canary', id: 'c', patient: { reference: 'Patient/p-1' } }),
    'unknown-type',
    1,
  ],
  [
    'too-deep',
    'One record is nested a hundred thousand levels deep.',
    `${line(makeClaim('x'))}{"resourceType":"Basic","id":"b","subject":{"reference":"Patient/p-1"},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`,
    'too-deep',
    1,
  ],
  ['same-again', 'A file is opened a second time.', claims, null, 0],
];

export const fileFaults: readonly Fault[] = [
  ...problems.map(
    ([id, happens, name, content, told]): Fault => ({
      id: `file/${id}`,
      happens,
      told,
      kept: 'Everything that was opened before; nothing is added.',
      provoke: looked(name, content),
    }),
  ),
  ...parts.map(
    ([id, happens, content, why, added]): Fault => ({
      id: `file/${id}`,
      happens,
      told: null,
      kept: 'All that can be read is added; what cannot is named with its place.',
      provoke: opened(content, why, added),
    }),
  ),
  {
    id: 'file/whole-population',
    happens: 'The file holds the records of fifty thousand people.',
    told: 'import/too-large',
    kept: 'Everything that was opened before; nothing is added.',
    provoke: looked(
      'a.ndjson',
      Array.from(
        { length: 50_001 },
        (_, index) => `{"resourceType":"Basic","subject":{"reference":"Patient/${index}"}}`,
      ).join('\n'),
    ),
  },
  {
    id: 'file/changed-between',
    happens: 'The file is taken away between looking and adding.',
    told: null,
    kept: 'Everything that was opened before; the end says that the file broke.',
    provoke: () =>
      withFiles(async (test, write) => {
        const file = write('next.ndjson', line(makeClaim('x')));
        const { importId, patients } = await test.ask('files.look', { paths: [file] });
        rmSync(file);
        const people = patients.map(({ key, suggestedPersonId }) => ({ key, personId: suggestedPersonId }));
        const end = await test.ask('files.import', { importId, people });
        return {
          told: null,
          log: test.log.lines,
          isKept: end.brokenFiles.length === 1 && (await countClaims(test)) === 2,
        };
      }),
  },
];
