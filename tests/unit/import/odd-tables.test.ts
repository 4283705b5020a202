/**
 * Tables in shapes that no fixture has: amounts, dates and bytes as programs and people write them. Every claim to the cent,
 * every row accounted for.
 */
import { describe, expect, it } from 'vitest';
import { makeOf, readTableText } from '../../support/tables.ts';
import { workbookParts, zipOf } from '../../support/workbook.ts';

async function read(source: string | Buffer, name = 'table.csv') {
  const table = await readTableText(source, name);
  const { made, outcome } = makeOf(table);
  const claims = made.claims.map(({ number, start, amounts }) => {
    const { billed, allowed, planPaid, yourShare } = amounts;
    return [number, start, billed ?? null, allowed ?? null, planPaid ?? null, yourShare ?? null].join(' ');
  });
  const fates = outcome.leftOut.map(({ why, places }) => `${why} ${places.join(' ')}`);
  const lines = made.claims.reduce((sum, one) => sum + one.lines.length, 0);
  const left = outcome.leftOut.reduce((sum, { count }) => sum + count, 0);
  expect(left + lines, 'every row').toBe(table.above.length + table.data.length);
  return { claims, fates, doubts: outcome.doubts.map(({ doubt }) => doubt) };
}

const heads = 'Claim Number,Date of Service,Provider,Amount Billed,Allowed Amount,Plan Paid,You Owe';
const semi = (text: string) => text.replaceAll(',', ';');
const row = (billed: string, allowed = '', paid = '', owe = '') =>
  ['C-1', '2026-01-20', 'Hill Clinic', billed, allowed, paid, owe]
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',');

/** A row with such an amount, and enough others to tell what the column is. */
const amountTable = (text: string) =>
  `${heads}\n${row(text, '', '', '5.00')}\n${[1, 2, 3].map((at) => `C-${at + 1},2026-01-2${at},X,9.00,9.00,9.00,0.00`).join('\n')}\n`;
const others = [1, 2, 3].map((at) => `C-${at + 1} 2026-01-2${at} 900 900 900 0`);

describe('an amount', () => {
  it.each<[string, string | null]>([
    ['$1,234.50', '123450'],
    ['$ 1,234.50', '123450'],
    ['1,234.50 USD', '123450'],
    ['USD 1,234.50', '123450'],
    ['US$1,234.50', '123450'],
    ['1234.5', '123450'],
    ['1 234,50', '123450'],
    ['1\u00a0234,50', '123450'],
    ['1\u202f234.50', '123450'],
    ['1\u2009234.50', '123450'],
    ["1'234.50", '123450'],
    ['1.234,50 $', '123450'],
    ['\u00a0$1,234.50\u00a0', '123450'],
    ['$1,234', '123400'],
    ['$.50', '50'],
    ['0', '0'],
    ['$0.00', '0'],
    ['-', null],
    ['--', null],
    ['—', null],
    ['N/A', null],
    ['', null],
    ['60.00-', '-6000'],
    ['60.00 CR', '-6000'],
    ['($60.00)', '-6000'],
    ['−60.00', '-6000'],
    ["'60.00", '6000'],
    ['="60.00"', '6000'],
  ])('%s is %s', async (text, cents) => {
    const { claims, fates } = await read(amountTable(text));
    const isBack = cents?.startsWith('-') === true;
    expect(claims[0]).toBe(isBack ? others[0] : `C-1 2026-01-20 ${cents ?? ''}   500`);
    expect(fates).toEqual(['head 1', ...(isBack ? ['reversal-alone 2'] : [])]);
  });

  it.each([
    ...['($60.00', '[60.00]', '60%', '60.00%', '#####', 'TBD', '12.34.56', '1.234', '12,34.50', '$1,234.567'],
    ...['60.00 DR', '$60.00*', '60.00 (est.)', '"$5.00"', '=1234.5', '1.2345E3', '60.00 EUR'],
  ])('%s is none that can be read, and its row is named', async (text) => {
    const { claims, fates } = await read(amountTable(text));
    expect(claims).toEqual(others);
    expect(fates).toEqual(['head 1', 'amount-unread 2']);
  });
});
const plainRows = [
  'C-1,2026-01-20,Hill Clinic,100.00,80.00,60.00,20.00',
  'C-2,2026-01-21,Niño Clinic,50.00,40.00,30.00,10.00',
];
const plain = `${heads}\n${plainRows.join('\n')}\n`;
/** What comes of a table; where it is not said, two claims, one row of heads and no doubt. */
type Expected = { claims?: string[]; fates?: string[]; doubts?: string[] };
const two = ['C-1 2026-01-20 10000 8000 6000 2000', 'C-2 2026-01-21 5000 4000 3000 1000'];
const whole = ({ claims = two, fates = ['head 1'], doubts = [] }: Expected = {}) => ({
  claims,
  fates,
  doubts,
});

const cases: [name: string, source: string | Buffer, expected?: Expected][] = [
  ['sep= line', `sep=;\n${semi(plain)}`, { fates: ['head 2'] }],
  ['sep=, quoted', `"sep=,"\n${plain}`, { fates: ['head 2'] }],
  ['UTF-16LE with BOM', Buffer.from(`\uFEFF${plain}`, 'utf16le')],
  ['UTF-16LE without BOM', Buffer.from(plain, 'utf16le')],
  ['UTF-16BE', Buffer.from(`\uFEFF${plain}`, 'utf16le').swap16()],
  ['Latin-1', Buffer.from(plain, 'latin1')],
  ['Windows-1252 quotes', Buffer.from(plain.replace('Hill', '\x93Hill\x94'), 'latin1')],
  ['CR only', plain.replaceAll('\n', '\r')],
  ['CRLF', plain.replaceAll('\n', '\r\n')],
  ['NEL end', plain.trimEnd()],
  ['pipes', plain.replaceAll(',', '|')],
  [
    'empty columns',
    plain
      .split('\n')
      .map((l) => (l ? `,${l},,` : l))
      .join('\n'),
  ],
  ['empty rows', plain.split('\n').join('\n\n,,,,,,\n')],
  ['repeated heads', `${heads}\n${plainRows[0]}\n${heads}\n${plainRows[1]}\n`, { fates: ['head 1 3'] }],
  [
    'repeated heads capitals',
    `${heads}\n${plainRows[0]}\n${heads.toUpperCase()}\n${plainRows[1]}\n`,
    { fates: ['head 1 3'] },
  ],
  ['total spanish', `${plain}Total,,,150.00,120.00,90.00,30.00\n`, { fates: ['head 1', 'total 4'] }],
  [
    'subtotal',
    `${plain}Subtotal:,,,150.00,120.00,90.00,30.00\nTotal general,,,150.00,120.00,90.00,30.00\n`,
    { fates: ['head 1', 'total 4 5'] },
  ],
  ['sum row without word', `${plain},,,150.00,120.00,90.00,30.00\n`, { fates: ['head 1', 'total 4'] }],
  [
    'grand totals in provider col',
    `${plain},,Grand Total,150.00,120.00,90.00,30.00\n`,
    { fates: ['head 1', 'total 4'] },
  ],
  [
    'disclaimer',
    `${plain}\n"This is not a bill. Amounts may change.",,,,,,\nPage 1 of 1\n© 2026 Cedar Valley\n`,
    { fates: ['head 1', 'no-date 5 6 7'] },
  ],
  [
    'printed on',
    `Report run on 06/01/2026\nMember: Rosa Medina\n${plain}`,
    { fates: ['title 1 2', 'head 3'] },
  ],
  ['newlines in cells', plain.replace('Hill Clinic', '"Hill\nClinic"')],
  [
    'newlines in heads',
    plain.replace('Date of Service', '"Date of\nService"').replace('Amount Billed', '"Amount\r\nBilled"'),
  ],
  [
    'quotes spaces',
    plain
      .split('\n')
      .map((l) =>
        l
          .split(',')
          .map((c) => `"${c} "`)
          .join(', '),
      )
      .join('\n'),
  ],
  [
    'excel claim number',
    `${heads}\n1.23E+15,2026-01-20,Hill,100.00,80.00,60.00,20.00\n1.23E+15,2026-01-21,Hill,50.00,40.00,30.00,10.00\n`,
    { claims: [' 2026-01-20 10000 8000 6000 2000', ' 2026-01-21 5000 4000 3000 1000'] },
  ],
  [
    'excel text guard',
    `${heads}\n"=""00123""",2026-01-20,Hill,100.00,80.00,60.00,20.00\n'00124,2026-01-21,Hill,50.00,40.00,30.00,10.00\n`,
    { claims: ['00123 2026-01-20 10000 8000 6000 2000', '00124 2026-01-21 5000 4000 3000 1000'] },
  ],
  [
    'iso datetimes',
    plain.replace('2026-01-20', '2026-01-20T00:00:00.000Z').replace('2026-01-21', '2026-01-21 00:00:00'),
  ],
  [
    'us dates am',
    plain.replace('2026-01-20', '1/20/2026 12:00:00 AM').replace('2026-01-21', '1/21/2026 0:00'),
  ],
  [
    'weekday dates',
    plain.replace('2026-01-20', '"Tue, Jan 20, 2026"').replace('2026-01-21', '"Wednesday, January 21, 2026"'),
  ],
  ['dd-mon-yy', plain.replace('2026-01-20', '20-Jan-26').replace('2026-01-21', '21-JAN-2026')],
  ['spanish dates', plain.replace('2026-01-20', '20 de enero de 2026').replace('2026-01-21', '21/ene/2026')],
  [
    'ranges',
    plain.replace('2026-01-20', '01/20/2026 - 01/22/2026').replace('2026-01-21', '01/21/2026–01/25/2026'),
  ],
  ['compact dates', plain.replace('2026-01-20', '20260120').replace('2026-01-21', '20260121')],
  ['dots', plain.replace('2026-01-20', '20.01.2026').replace('2026-01-21', '21.01.2026')],
  ['serials', plain.replace('2026-01-20', '46042').replace('2026-01-21', '46043')],
  ['trailing tabs', plain.replaceAll('\n', '\t\n')],
  [
    'short rows',
    `${heads}\nC-1,2026-01-20,Hill Clinic,100.00\nC-2,2026-01-21,X,50.00,40.00,30.00,10.00\n`,
    { claims: ['C-1 2026-01-20 10000   ', 'C-2 2026-01-21 5000 4000 3000 1000'] },
  ],
  ['long rows', `${heads}\n${plainRows[0]},extra,more\n${plainRows[1]}\n`],
  [
    'unquoted comma amount',
    `${heads}\nC-1,2026-01-20,Hill Clinic,$1,234.50,80.00,60.00,20.00\n${plainRows[1]}\n`,
    {
      claims: ['C-2 2026-01-21 5000 4000 3000 1000'],
      fates: ['head 1', 'amount-unread 2'],
      doubts: ['amounts-unread'],
    },
  ],
  [
    'member number',
    `Member ID,${heads}\nW100-01,${plainRows[0]}\nW100-02,${plainRows[1]}\n`,
    { doubts: ['member-unread'] },
  ],
  [
    'relationship',
    `Relationship,${heads}\nSelf,${plainRows[0]}\nChild,${plainRows[1]}\n`,
    { doubts: ['member-unread'] },
  ],
  [
    'dob',
    `Date of Birth,${heads}\n01/02/1980,${plainRows[0]}\n05/06/2012,${plainRows[1]}\n`,
    { doubts: ['member-unread'] },
  ],
  ['suffix', `Dep #,${heads}\n00,${plainRows[0]}\n02,${plainRows[1]}\n`, { doubts: ['member-unread'] }],
  ['status reversed words', `${heads},Status\n${plainRows[0]},Reversed\n${plainRows[1]},Void\n`],
  ['denied', `${heads},Status\n${plainRows[0]},Denied\n${plainRows[1]},Pended\n`],
];
describe('a table of text', () => {
  it.each(cases)('%s', async (_, source, expected) => {
    expect(await read(source)).toEqual(whole(expected));
  });
});

const c = (ref: string, body: string, attrs = '') => `<c r="${ref}"${attrs}>${body}</c>`;
const t = (ref: string, text: string) => c(ref, `<is><t>${text}</t></is>`, ' t="inlineStr"');
const headRow = `<row r="1">${heads
  .split(',')
  .map((h, i) => t(`${'ABCDEFG'[i]}1`, h))
  .join('')}</row>`;
const styles = (fmts: string, xfs: string) => ({
  name: 'xl/styles.xml',
  content: `<styleSheet><numFmts>${fmts}</numFmts><cellXfs>${xfs}</cellXfs></styleSheet>`,
});
const books: [name: string, book: Buffer, expected?: Expected][] = [
  [
    'shared rich',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${c('A2', '<v>0</v>', ' t="s"')}${t('B2', '2026-01-20')}${c('C2', '<v>1</v>', ' t="s"')}${c('D2', '<v>100.1</v>')}${c('G2', '<v>20</v>')}</row>`,
        [
          {
            name: 'xl/sharedStrings.xml',
            content:
              '<sst><si><r><t>C-</t></r><r><rPr><b/></rPr><t xml:space="preserve">1</t></r><rPh sb="0" eb="1"><t>phon</t></rPh></si><si><t>Hill &amp; Co</t></si></sst>',
          },
        ],
      ),
    ),
    { claims: ['C-1 2026-01-20 10010   2000'] },
  ],
  [
    'merged head',
    zipOf(
      workbookParts(
        `<row r="1">${t('A1', 'Claim')}${t('D1', 'Amounts')}</row><row r="2">${heads
          .split(',')
          .map((h, i) => t(`${'ABCDEFG'[i]}2`, h))
          .join(
            '',
          )}</row><row r="3">${t('A3', 'C-1')}${t('B3', '2026-01-20')}${t('C3', 'Hill')}${c('D3', '<v>100</v>')}${c('G3', '<v>20</v>')}</row>`,
      ),
    ),
    { claims: ['C-1 2026-01-20 10000   2000'], fates: ['head 1 2'] },
  ],
  [
    'float noise',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<v>1234.4999999999998</v>')}${c('E2', '<v>80.109999999999999</v>')}${c('F2', '<v>1.1368683772161603E-13</v>')}${c('G2', '<v>20</v>')}</row>`,
      ),
    ),
    { claims: ['C-1 2026-01-20 123450 8011 0 2000'] },
  ],
  [
    'formula cached',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<f>SUM(A1:A2)</f><v>100</v>')}${c('G2', '<f>X</f>')}${c('F2', '<v>#N/A</v>', ' t="e"')}</row>`,
      ),
    ),
    { claims: ['C-1 2026-01-20 10000   '] },
  ],
  [
    'percent style',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<v>100</v>')}${c('G2', '<v>0.2</v>', ' s="1"')}</row>`,
        [styles('', '<xf numFmtId="0"/><xf numFmtId="9"/>')],
      ),
    ),
    { claims: ['C-1 2026-01-20 10000   '] },
  ],
  [
    'bracket style',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<v>-100</v>', ' s="1"')}${c('G2', '<v>-20</v>', ' s="1"')}</row>`,
        [styles('', '<xf numFmtId="0"/><xf numFmtId="8"/>')],
      ),
    ),
    { claims: [], fates: ['head 1', 'reversal-alone 2'] },
  ],
  [
    'date style',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${c('B2', '<v>46042.75</v>', ' s="1"')}${t('C2', 'Hill')}${c('D2', '<v>100</v>')}${c('G2', '<v>20</v>')}</row><row r="3">${c('A3', '<v>123456789012345</v>')}${c('B3', '<v>2026-01-21T00:00:00</v>', ' t="d"')}${t('C3', 'Hill')}${c('D3', '<v>100</v>')}${c('G3', '<v>20</v>')}</row>`,
        [styles('', '<xf numFmtId="0"/><xf numFmtId="14"/>')],
      ),
    ),
    { claims: ['C-1 2026-01-20 10000   2000', '123456789012345 2026-01-21 10000   2000'] },
  ],
  [
    'custom date style',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${c('B2', '<v>46042</v>', ' s="1"')}${t('C2', 'Hill')}${c('D2', '<v>100</v>', ' s="2"')}${c('G2', '<v>20</v>')}</row>`,
        [
          styles(
            '<numFmt numFmtId="164" formatCode="[$-409]d\\-mmm\\-yy;@"/><numFmt numFmtId="165" formatCode="&quot;$&quot;#,##0.00_);[Red]\\(&quot;$&quot;#,##0.00\\)"/>',
            '<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/>',
          ),
        ],
      ),
    ),
    { claims: ['C-1 2026-01-20 10000   2000'] },
  ],
  [
    'claim number scientific',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${c('A2', '<v>1.23456789012345E+15</v>')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<v>100</v>')}${c('G2', '<v>20</v>')}</row>`,
      ),
    ),
    { claims: ['1234567890123450 2026-01-20 10000   2000'] },
  ],
  [
    'zero padded style',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${c('A2', '<v>123</v>', ' s="1"')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<v>100</v>')}${c('G2', '<v>20</v>')}</row>`,
        [styles('<numFmt numFmtId="164" formatCode="00000000"/>', '<xf numFmtId="0"/><xf numFmtId="164"/>')],
      ),
    ),
    { claims: ['00000123 2026-01-20 10000   2000'] },
  ],
  [
    'hidden column',
    zipOf([
      ...workbookParts('').slice(0, 2),
      {
        name: 'xl/worksheets/sheet1.xml',
        content: `<worksheet><cols><col min="7" max="7" hidden="1"/></cols><sheetData>${headRow}<row r="2">${t('A2', 'C-1')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<v>100</v>')}${c('G2', '<v>20</v>')}</row></sheetData></worksheet>`,
      },
    ]),
    { claims: ['C-1 2026-01-20 10000   2000'] },
  ],
  [
    'text numbers',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${t('D2', ' 1,234.50 ')}${t('G2', '20')}</row>`,
      ),
    ),
    { claims: ['C-1 2026-01-20 123450   2000'] },
  ],
  [
    'booleans',
    zipOf(
      workbookParts(
        `${headRow}<row r="2">${t('A2', 'C-1')}${t('B2', '2026-01-20')}${t('C2', 'Hill')}${c('D2', '<v>100</v>')}${c('G2', '<v>1</v>', ' t="b"')}</row>`,
      ),
    ),
    { claims: ['C-1 2026-01-20 10000   '] },
  ],
];
describe('a workbook', () => {
  it.each(books)('%s', async (_, book, expected) => {
    expect(await read(book, 'x.xlsx')).toEqual(whole(expected));
  });
});

describe('namesakes in one table', () => {
  const rows = (birth: string) =>
    `Patient,Date of Birth,${heads}\nJosé Ruiz,01/02/1950,${plainRows[0]}\nJosé Ruiz,${birth},${plainRows[1]}\n`;
  it('are asked about where another column tells them apart', async () => {
    expect((await read(rows('05/06/1980'))).doubts).toEqual(['member-unread']);
    expect((await read(rows('01/02/1950'))).doubts).toEqual([]);
  });
});
