/** Every folder of the real-data corpus is opened as a person would: no record is lost, nothing breaks. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { corpus, describeWithCorpus } from '../../support/needs.ts';
import { memoryStore } from '../../unit/archive/records.ts';
import { accountedFor, importAll } from './opened.ts';

const folders = corpus ? readdirSync(corpus, { withFileTypes: true }).filter((one) => one.isDirectory()) : [];

function filesIn(folder: string): string[] {
  return readdirSync(path.join(corpus, folder), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(?:nd)?json$/.test(one.name))
    .map((one) => path.join(one.parentPath, one.name));
}

/** Records and messages in a document, counted without the app's own code. */
function countIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + countIn(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const one = value as Record<string, unknown>;
  if (one['resourceType'] === 'Bundle')
    return ((one['entry'] ?? []) as Record<string, unknown>[]).reduce(
      (sum, entry) =>
        sum +
        (entry['resource'] ? countIn(entry['resource']) : entry['request'] || entry['response'] ? 0 : 1),
      0,
    );
  if (one['resourceType'] === 'Parameters') {
    const wrapped = (list: unknown): number =>
      ((list ?? []) as Record<string, unknown>[]).reduce(
        (sum, part) => sum + (part['resource'] ? countIn(part['resource']) : 0) + wrapped(part['part']),
        0,
      );
    return wrapped(one['parameter']) || 1;
  }
  return typeof one['resourceType'] === 'string' ? 1 : 0;
}

function recordsIn(file: string): number {
  const text = readFileSync(file, 'utf8');
  const documents = file.endsWith('.ndjson') ? text.split('\n').filter(Boolean) : [text];
  return documents.reduce((sum, document) => sum + countIn(JSON.parse(document)), 0);
}

describeWithCorpus('the corpus, folder by folder', () => {
  it.each(folders.map(({ name }) => name))('%s', async (folder) => {
    const files = filesIn(folder);
    const { store } = memoryStore();
    const { offer, end } = await importAll(store, files);
    const readable = new Set(offer.files.filter(({ records }) => records > 0).map(({ name }) => name));
    const expected = files
      .filter((file) => readable.has(path.basename(file)))
      .reduce((sum, file) => sum + recordsIn(file), 0);
    const { stored, told, leftOut, undecided } = accountedFor(end);
    process.stdout.write(
      `${folder}: ${expected} records, ${stored} stored, ${told} told, ${undecided} asked about\n`,
    );
    expect(leftOut).toBe(0);
    expect(stored + told + undecided).toBe(expected);
    for (const { problem, records, format } of offer.files)
      if (records === 0 && format !== 'manifest') expect(problem).not.toBeNull();
  });

  it('claims before FHIR R4 are refused', async () => {
    const { store } = memoryStore();
    const files = filesIn('stu3-legacy-bluebutton-v1').filter((file) =>
      file.includes('ExplanationOfBenefit'),
    );
    const { offer } = await importAll(store, files);
    expect(files.length).toBeGreaterThan(0);
    for (const file of offer.files) expect(file).toMatchObject({ records: 0, problem: 'wrong-version' });
    expect(offer.patients).toEqual([]);
  });

  it('the three NDJSON files of one export', async () => {
    const { store } = memoryStore();
    const { offer, end } = await importAll(store, filesIn('derived-ndjson'));
    expect(offer.files.map(({ name, format, records }) => [name, format, records])).toEqual([
      ['Coverage.ndjson', 'ndjson', 3],
      ['ExplanationOfBenefit.ndjson', 'ndjson', 5],
      ['Patient.ndjson', 'ndjson', 3],
    ]);
    expect(end).toMatchObject({ outcome: 'done', notUnderstoodCount: 0, brokenFiles: [] });
    expect(end.counts).toContainEqual({
      resourceType: 'ExplanationOfBenefit',
      added: 5,
      changed: 0,
      same: 0,
    });
  });
});
