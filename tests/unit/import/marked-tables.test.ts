/**
 * Tables that portals name ".xls" and write as a web page, or as the XML of older spreadsheets: every claim to the cent, every
 * row accounted for, what is not read is named.
 */
import { describe, expect, it } from 'vitest';
import { TableError } from '../../../electron/data/import/table/table-rows.ts';
import { makeOf, readTableText } from '../../support/tables.ts';

async function read(source: string | Buffer, name = 'claims.xls') {
  const table = await readTableText(source, name);
  const { made, outcome } = makeOf(table);
  const claims = made.claims.map(({ number, start, amounts: { billed, planPaid, yourShare } }) =>
    [number, start, billed ?? null, planPaid ?? null, yourShare ?? null].join(' '),
  );
  const lines = made.claims.reduce((sum, one) => sum + one.lines.length, 0);
  const left = outcome.leftOut.reduce((sum, { count }) => sum + count, 0);
  const rows = table.above.length + table.data.length + table.hidden.length;
  expect(left + lines, 'every row').toBe(rows);
  return { claims, table, leftOut: outcome.leftOut.map(({ why }) => why) };
}

const heads = ['Claim Number', 'Service Date', 'Provider', 'Billed', 'Plan Paid', 'You Owe'];
const first = ['H-1', '03/05/2026', 'Birch Clinic', '$1,120.00', '$80.00', '$40.00'];
const second = ['H-2', '03/19/2026', 'Elm Labs & Co', '$64.20', '$64.20', '$0.00'];
const both = ['H-1 2026-03-05 112000 8000 4000', 'H-2 2026-03-19 6420 6420 0'];

const mark = (text: string) => text.replaceAll('&', '&amp;');
const cells = (tag: string, texts: string[]) =>
  texts.map((text) => `<${tag}>${mark(text)}</${tag}>`).join('');
const row = (texts: string[], attributes = '') => `<tr${attributes}>${cells('td', texts)}</tr>`;
const plain = `<table><tr>${cells('th', heads)}</tr>${row(first)}${row(second)}</table>`;

const pages: [name: string, source: string | Buffer][] = [
  ['a table alone', plain],
  [
    'a page as office programs have it',
    `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td{mso-number-format:"\\@"}</style></head><body>${plain}</body></html>`,
  ],
  [
    'a page of XHTML',
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html><body>${plain}</body></html>`,
  ],
  ['blank lines and a mark of its bytes before it', `\uFEFF\r\n\r\n${plain}`],
  ['UTF-16', Buffer.from(`\uFEFF<html>${plain}</html>`, 'utf16le')],
  ['rows and cells that nothing closes', plain.replaceAll(/<\/(?:td|th|tr)>/g, '')],
  ['capitals', plain.replaceAll(/<\/?\w+/g, (tag) => tag.toUpperCase())],
  [
    'parts of a table',
    plain.replace('<table>', '<table><thead></thead><tbody>').replace('</table>', '</tbody></table>'),
  ],
  [
    'a title above it in a cell that spans all columns',
    plain.replace('<table>', '<table><tr><td colspan="6">Claims of March</td></tr>'),
  ],
  [
    'words, breaks and buttons in cells',
    plain.replaceAll(/<td>([^<]*)/g, '<td><div><a href="x">$1</a><br></div><script>9</script>'),
  ],
  [
    'a table around it that only lays out',
    `<html><table><tr><td>Menu</td><td>${plain}</td></tr></table></html>`,
  ],
];

describe('a web page', () => {
  it.each(pages)('%s', async (_, source) => {
    for (const name of ['claims.xls', 'Claims.HTML', 'claims.csv'])
      expect((await read(source, name)).claims, name).toEqual(both);
  });

  it('names the tables that are not read', async () => {
    const smaller = `<table><caption>Pharmacy</caption><tr>${cells('th', heads)}</tr>${row(['P-1', ...first.slice(1)])}</table>`;
    const unnamed = `<table><tr>${cells('td', heads.slice(0, 3))}</tr>${row(first.slice(0, 3))}</table>`;
    const { claims, table } = await read(
      `<body>${smaller}${plain}${unnamed}<table><tr><td>Help</td></tr></table></body>`,
    );
    expect(claims).toEqual(both);
    expect(table.sheet).toBe(heads.join(' · '));
    expect(table.otherSheets).toEqual(['Pharmacy', heads.slice(0, 3).join(' · ')]);
  });

  it('leaves out rows that are out of sight, and says how many', async () => {
    const hidden = row(['H-3', ...first.slice(1)], ' style="display: none"');
    const { claims, table } = await read(plain.replace('</table>', `${hidden}</table>`));
    expect(claims).toEqual(both);
    expect(table.hidden).toEqual([4]);
  });

  it('goes on with a cell that spans rows, and counts its amount once', async () => {
    const span = (text: string) => `<td rowspan="2">${text}</td>`;
    const [number = '', day = '', provider = ''] = first;
    const lines = `<tr>${span(number)}${span(day)}${span(provider)}<td>$1,000.00</td>${span('$80.00')}${span('$40.00')}</tr><tr><td>$120.00</td></tr>`;
    const spanned = `<table><tr>${cells('th', heads)}</tr>${lines}${row(second)}</table>`;
    expect((await read(spanned)).claims).toEqual(both);
    const digits = spanned.replace('>H-1<', '>4711001<');
    expect((await read(digits)).claims).toEqual([both[0]?.replace('H-1', '4711001'), both[1]]);
  });

  it.each([
    ['a page to sign in', '<!doctype html><title>Sign in</title><form><input name="user"></form>'],
    [
      'a page with a table of something else',
      '<html><table><tr><td>Menu</td><td>Help</td></tr></table></html>',
    ],
  ])('%s is told', async (_, source) => {
    await expect(readTableText(source, 'claims.xls')).rejects.toMatchObject({ problem: 'web-page' });
  });
});

const data = (text: string, type = 'String') => `<Cell><Data ss:Type="${type}">${mark(text)}</Data></Cell>`;
const day = (text: string) => data(`${text}T00:00:00.000`, 'DateTime');
const xmlRows = [
  `<Row>${heads.map((head) => data(head)).join('')}</Row>`,
  `<Row ss:Index="4">${data('H-1')}${day('2026-03-05')}${data('Birch Clinic')}${data('1120', 'Number')}${data('80', 'Number')}${data('40', 'Number')}</Row>`,
  `<Row>${data('H-2')}${day('2026-03-19')}<Cell ss:Index="4"><Data ss:Type="Number">64.2</Data></Cell>${data('64.2', 'Number')}${data('0', 'Number')}</Row>`,
  `<Row ss:Hidden="1">${data('H-3')}${day('2026-03-20')}</Row>`,
].join('');
const workbook = (sheets: string) =>
  `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets}</Workbook>`;
const sheet = (name: string, rows: string) =>
  `<Worksheet ss:Name="${name}"><Table>${rows}</Table></Worksheet>`;

describe('the XML of an older spreadsheet', () => {
  it.each(['claims.xls', 'claims.xml'])('%s', async (name) => {
    const { claims, table } = await read(
      workbook(sheet('Claims', xmlRows) + sheet('Notes', `<Row>${data('x')}</Row>`)),
      name,
    );
    expect(claims).toEqual(both);
    expect(table.hidden).toEqual([6]);
    expect(table.sheet).toBeNull();
  });

  it('names its other sheets of columns', async () => {
    const old = sheet('Old', `<Row>${heads.map((head) => data(head)).join('')}</Row>`);
    const { table } = await read(workbook(old + sheet('Claims', xmlRows)));
    expect([table.sheet, ...table.otherSheets]).toEqual(['Claims', 'Old']);
  });

  it('with no table of columns in it is told', async () => {
    await expect(readTableText(workbook(''), 'claims.xls')).rejects.toMatchObject({ problem: 'table-empty' });
  });
});

describe('a hostile page', () => {
  const many = (count: number, text: string) => text.repeat(count);
  it.each<[string, string, string]>([
    ['a million columns', `<table><tr>${many(1_000_000, '<td>1')}`, 'table-too-large'],
    [
      'a cell over a billion columns, often',
      `<table><tr>${many(500, '<td colspan="1000000000">1')}`,
      'table-too-large',
    ],
    ['tables without end', many(10_000, '<table></table>'), 'table-too-large'],
    ['tables within each other', many(10_000, '<table><tr><td>'), 'workbook-broken'],
    ['rows without end', `<table>${many(60_000, '<tr><td>1<td>2')}`, 'table-too-large'],
    [
      'a column far away',
      workbook(sheet('A', `<Row><Cell ss:Index="99999999"><Data>1</Data></Cell></Row>`)),
      'table-too-large',
    ],
  ])('%s leaves a reason', async (_, source, problem) => {
    const error = await readTableText(source, 'claims.xls').catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(TableError);
    expect(error).toMatchObject({ problem });
  });

  it('stays text where it is markup in a cell', async () => {
    const { table } = await read(plain.replace('Birch Clinic', '&lt;b onclick=x&gt;Birch&lt;/b&gt;'));
    expect(table.data[0]?.cells[2]).toBe('<b onclick=x>Birch</b>');
  });
});
