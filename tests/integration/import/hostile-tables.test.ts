/** Tables that are made to take the app down or to run something: each leaves a reason, bounded in time and memory. */
import { closeSync, ftruncateSync, openSync } from 'node:fs';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { textRow, workbookParts, zipOf } from '../../support/workbook.ts';
import { memoryStore } from '../../unit/archive/records.ts';
import { importTable, lookAtTable, problemOfTable } from './open-table.ts';
import { filesWith, folderWith, offerOf } from './opened.ts';

const heads = ['Claim Number', 'Date of Service', 'Provider', 'Billed', 'You owe'];
const row = ['C-1', '2026-01-20', 'Hill Clinic', '90.00', '30.00'];
const head = `${heads.join(',')}\n`;
const pathOf = (name: string, content: string | Buffer) => filesWith({ [name]: content })[0] ?? '';

async function judge(name: string, content: string | Buffer) {
  const { store } = memoryStore();
  const before = process.cpuUsage();
  const problem = await problemOfTable(store, pathOf(name, content));
  return { problem, seconds: process.cpuUsage(before).user / 1e6 };
}

describe('a table of text', () => {
  it('of more rows than are read is refused', async () => {
    const { problem, seconds } = await judge('x.csv', head + `${row.join(',')}\n`.repeat(50_001));
    expect(problem).toBe('table-too-large');
    expect(seconds).toBeLessThan(20);
  });

  it('of a million columns is refused', async () => {
    expect((await judge('x.csv', `${head}${'a,'.repeat(1_000_000)}\n${row.join(',')}\n`)).problem).toBe(
      'table-too-large',
    );
    expect((await judge('x.csv', `${head}${row.join(',')}${',x'.repeat(300)}\n`)).problem).toBe(
      'table-too-large',
    );
  });

  it('with a quotation mark that nothing closes is refused', async () => {
    expect((await judge('x.csv', `${head}${row.join(',')}\n"open,${'x'.repeat(1000)}`)).problem).toBe(
      'cut-off',
    );
    expect((await judge('x.csv', `${head}${row.join(',')}\n"${'x\n'.repeat(600_000)}`)).problem).toBe(
      'table-too-large',
    );
  });

  it('of two gigabytes is refused before it is read', async () => {
    const folder = folderWith({ 'x.csv': head + `${row.join(',')}\n`.repeat(3000) });
    const file = openSync(path.join(folder, 'x.csv'), 'r+');
    ftruncateSync(file, 2 * 1024 ** 3);
    closeSync(file);
    const { store } = memoryStore();
    const started = Date.now();
    expect(await problemOfTable(store, path.join(folder, 'x.csv'))).toBe('table-too-large');
    expect(Date.now() - started).toBeLessThan(3000);
  });

  it('without columns of claims says so', async () => {
    expect((await judge('x.csv', 'a,b,c\n1,2,3\n4,5,6\n')).problem).toBe('table-empty');
  });

  it('with formulas for other programs is read as what it is: text', async () => {
    const { store } = memoryStore();
    const formula = `"=HYPERLINK(""http://x.example"",""pay"")"`;
    const last = `=cmd|'/c calc'!A1,2026-01-21,${formula},=1+1,30.00`;
    const rows = ['C-2', 'C-3'].map((number) => [number, ...row.slice(1)].join(','));
    const file = pathOf('x.csv', `${head}${[...rows, last].join('\n')}\n`);
    const { offer } = await lookAtTable(store, file);
    expect(offer.sample[2]).toEqual([
      "=cmd|'/c calc'!A1",
      '2026-01-21',
      '=HYPERLINK("http://x.example","pay")',
      '=1+1',
      '30.00',
    ]);
    const { end } = await importTable(store, file);
    expect(end.table?.leftOut.map(({ why, places }) => [why, places])).toEqual([
      ['head', [1]],
      ['amount-unread', [4]],
    ]);
  });

  it('beside other files is told to be opened alone', async () => {
    const { store } = memoryStore();
    const paths = filesWith({
      'x.csv': `${head}${row.join(',')}\n`,
      'y.ndjson': '{"resourceType":"Patient","id":"1"}\n',
    });
    const { files } = await offerOf(store, paths);
    expect(files.map(({ problem }) => problem)).toEqual(['table-alone', null]);
  });
});

describe('a workbook', () => {
  const rows = textRow(heads) + textRow(row);

  it('is read where nothing is wrong with it', async () => {
    expect((await judge('x.xlsx', zipOf(workbookParts(rows)))).problem).toBeNull();
  });

  it('that unpacks to gigabytes ends at the bound', async () => {
    const blank = Buffer.alloc(512 * 1024 * 1024, ' ');
    const packed = deflateRawSync(blank);
    const bomb = { name: 'xl/sharedStrings.xml', content: '', packed, size: blank.length };
    const { problem, seconds } = await judge('x.xlsx', zipOf(workbookParts(rows, [bomb])));
    expect(problem).toBe('table-too-large');
    expect(seconds).toBeLessThan(20);
  });

  it('that lies about its size is refused', async () => {
    const packed = deflateRawSync(Buffer.alloc(8 * 1024 * 1024, ' '));
    const liar = { name: 'xl/sharedStrings.xml', content: '', packed, size: 10 };
    expect((await judge('x.xlsx', zipOf(workbookParts(rows, [liar])))).problem).toBe('workbook-broken');
  });

  it('with thousands of parts, elements in each other, or cells far out is refused', async () => {
    const many = Array.from({ length: 5001 }, (_, at) => ({ name: `x/${at}`, content: '' }));
    expect((await judge('x.xlsx', zipOf(workbookParts(rows, many)))).problem).toBe('table-too-large');
    expect((await judge('x.xlsx', zipOf(workbookParts('<a>'.repeat(200_000))))).problem).toBe(
      'workbook-broken',
    );
    const unclosed = `${rows}${'<row r="3"><c </row>'.repeat(3)}<row r="3"><c r="A3"><v>1</v></c></row>`;
    expect((await judge('x.xlsx', zipOf(workbookParts(unclosed)))).problem).toBe('workbook-broken');
    const far = `${rows}<row r="3"><c r="XFD3"><v>1</v></c></row>`;
    expect((await judge('x.xlsx', zipOf(workbookParts(far)))).problem).toBe('table-too-large');
  });

  it('with entities that unfold endlessly unfolds none', async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>`;
    const parts = workbookParts(
      textRow(heads) + textRow(['C-1', '2026-01-20', 'X', '90.00', '30.00']).replace('X', '&b;'),
    );
    parts[2] = { name: 'xl/worksheets/sheet1.xml', content: `${laughs}${String(parts[2]?.content)}` };
    const { store } = memoryStore();
    const { offer } = await lookAtTable(store, pathOf('x.xlsx', zipOf(parts)));
    expect(offer.sample[0]?.[2]).toBe('&b;');
  });

  it('with a passphrase, of older programs, cut off, or without sheets leaves its reason', async () => {
    expect(
      (await judge('x.xlsx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)])))
        .problem,
    ).toBe('workbook-locked');
    const whole = zipOf(workbookParts(rows));
    expect((await judge('x.xlsx', whole.subarray(0, whole.length - 100))).problem).toBe('workbook-broken');
    expect((await judge('x.xlsx', zipOf([{ name: 'word/document.xml', content: '<a/>' }]))).problem).toBe(
      'workbook-broken',
    );
    expect((await judge('x.xlsx', zipOf(workbookParts('')))).problem).toBe('table-empty');
  });

  it('of two gigabytes is refused before it is read', async () => {
    const file = pathOf('x.xlsx', zipOf(workbookParts(rows)));
    const handle = openSync(file, 'r+');
    ftruncateSync(handle, 2 * 1024 ** 3);
    closeSync(handle);
    const { store } = memoryStore();
    const started = Date.now();
    expect(await problemOfTable(store, file)).toBe('table-too-large');
    expect(Date.now() - started).toBeLessThan(3000);
  });
});
