/**
 * Tables that are made to fill the memory, each looked at in a process of its own. This one stays small: on Linux a
 * process begins with the peak of the one that started it.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { createDeflateRaw } from 'node:zlib';
import { expect, it } from 'vitest';
import { textRow, workbookParts, zipOf } from '../../support/workbook.ts';
import { filesWith } from './opened.ts';

const heads = ['Claim Number', 'Date of Service', 'Provider', 'Billed', 'You owe'];
const row = ['C-1', '2026-01-20', 'Hill Clinic', '90.00', '30.00'];
const lines = `${heads.join(',')}\n${row.join(',')}\n`;
const bombMb = 512;

/** So many megabytes of blanks, packed piece by piece. */
async function packBlanks(): Promise<Buffer> {
  const packer = createDeflateRaw();
  const blank = Buffer.alloc(1024 * 1024, ' ');
  const pieces: Buffer[] = [];
  packer.on('data', (piece: Buffer) => pieces.push(piece));
  for (let mb = 0; mb < bombMb; mb++)
    if (!packer.write(blank)) await new Promise((resolve) => packer.once('drain', resolve));
  await new Promise((resolve) => packer.end(resolve));
  return Buffer.concat(pieces);
}

async function bombOf(name: string): Promise<Buffer> {
  const bomb = { name, content: '', packed: await packBlanks(), size: bombMb * 1024 * 1024 };
  const others = workbookParts(textRow(heads) + textRow(row)).filter((part) => part.name !== name);
  return zipOf([...others, bomb]);
}

const hostile: [string, string, () => string | Promise<Buffer>, string][] = [
  [
    'texts of half a gigabyte in a small workbook',
    'x.xlsx',
    () => bombOf('xl/sharedStrings.xml'),
    'table-too-large',
  ],
  [
    'a sheet of half a gigabyte in a small workbook',
    'x.xlsx',
    () => bombOf('xl/worksheets/sheet1.xml'),
    'table-too-large',
  ],
  ['a million columns', 'x.csv', () => `${lines}${'a,'.repeat(1_000_000)}\n`, 'table-too-large'],
  [
    'a quotation mark that nothing closes in 60 MB',
    'x.csv',
    () => `${lines}"${'x\n'.repeat(30_000_000)}`,
    'table-too-large',
  ],
  ['cells of formulas alone', 'x.csv', () => `=1+1,=cmd|' /c calc'!A1\n`.repeat(50_000), 'table-empty'],
];

it.each(hostile)(
  '%s leaves a reason, within 20 seconds and 512 MB',
  async (_, name, make, expected) => {
    const [file = ''] = filesWith({ [name]: await make() });
    const child = path.join(import.meta.dirname, 'table-child.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [child, file]);
    const { problem, seconds, peakMb } = JSON.parse(stdout);
    expect(problem).toBe(expected);
    expect(seconds).toBeLessThan(20);
    expect(peakMb).toBeLessThan(512);
  },
  120_000,
);
