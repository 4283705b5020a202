/** A file of 200 MB: it streams, so the process stays small however large the file is. */
import { execFile } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { eob } from '../../unit/archive/records.ts';
import { folderWith } from './opened.ts';

const wholeBytes = 200 * 1024 * 1024;

/** A claim of the size that large plans send: many lines, each with its amounts. */
function longClaim(): Record<string, unknown> {
  const adjudication = ['submitted', 'eligible', 'benefit', 'deductible', 'noncovered'].map((code) => ({
    category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code }] },
    amount: { value: 12.34, currency: 'USD' },
  }));
  const item = Array.from({ length: 28 }, (_, index) => ({
    sequence: index + 1,
    productOrService: { text: `Invented service ${index + 1}` },
    servicedDate: '2026-01-15',
    adjudication,
  }));
  return { ...eob({ id: 'ID-OF-CLAIM', number: 'NUMBER-OF-CLAIM' }), item };
}

type Shape = {
  name: string;
  begin: string;
  around: [before: string, after: string];
  between: string;
  end: string;
};

const shapes: Shape[] = [
  { name: 'ExplanationOfBenefit.ndjson', begin: '', around: ['', ''], between: '\n', end: '\n' },
  {
    name: 'bundle.json',
    begin: '{"resourceType":"Bundle","type":"collection","entry":[',
    around: ['{"resource":', '}'],
    between: ',',
    end: ']}',
  },
];

/** Writes claims until the file is large enough; how many there are. */
function writeClaims(file: string, { begin, around: [before, after], between, end }: Shape): number {
  const template = `${before}${JSON.stringify(longClaim())}${after}`;
  const fd = openSync(file, 'w');
  writeSync(fd, begin);
  let claims = 0;
  for (let bytes = 0; bytes < wholeBytes; ) {
    const parts: string[] = [];
    for (let index = 0; index < 50; index++) {
      claims++;
      parts.push(
        template.replaceAll('ID-OF-CLAIM', `claim-${claims}`).replaceAll('NUMBER-OF-CLAIM', `N${claims}`),
      );
    }
    bytes += writeSync(fd, `${claims > 50 ? between : ''}${parts.join(between)}`);
  }
  writeSync(fd, end);
  closeSync(fd);
  return claims;
}

it.each(shapes)(
  '200 MB of claims in $name stay under 512 MB of memory',
  async (shape) => {
    const folder = folderWith({});
    const file = path.join(folder, shape.name);
    const claims = writeClaims(file, shape);
    const child = path.join(import.meta.dirname, 'import-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [
      child,
      file,
      path.join(folder, 'records'),
    ]);
    const result = JSON.parse(stdout);
    expect(result.count).toBe(claims);
    expect(result.counts).toEqual([
      { resourceType: 'ExplanationOfBenefit', added: claims, changed: 0, same: 0 },
    ]);
    expect(result.progress).toBeGreaterThan(10);
    process.stdout.write(`${shape.name}: peak memory ${result.peakMb} MB for ${claims} claims\n`);
    expect(result.peakMb).toBeLessThan(512);
  },
  120_000,
);
