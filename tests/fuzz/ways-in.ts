/** Doors for claims that no plan's computer sends: files of tables, workbooks, papers and what is typed of them. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { readClaim } from '../../electron/data/claims/read/read-claim.ts';
import { parseText } from '../../electron/data/fhir/json-text.ts';
import { isObject } from '../../electron/data/fhir/resource.ts';
import { makePaperRecord, readPaperRecord } from '../../electron/data/import/paper/paper-record.ts';
import type { ReadTable } from '../../electron/data/import/table/table-reader.ts';
import { TableError } from '../../electron/data/import/table/table-rows.ts';
import { readText } from '../../electron/scans/text/read-text.ts';
import type { TextLine } from '../../electron/scans/text/text-lines.ts';
import { ScanReading } from '../../shared/model/bills/scan.ts';
import { mapNames } from '../../shared/model/claims/amount-table.ts';
import { PaperFacts } from '../../shared/model/files/paper.ts';
import { paperAmounts } from '../../shared/model/files/paper-amounts.ts';
import { TableOutcome } from '../../shared/model/files/table.ts';
import { makeOf, readTableText, tablePath } from '../support/tables.ts';
import { textRow, workbookParts, zipOf } from '../support/workbook.ts';
import type { FuzzTarget } from './targets.ts';

function check(holds: boolean, promise: string): void {
  if (!holds) throw new Error(`Does not hold: ${promise}`);
}

function linesOf(text: string): string[] {
  const parsed = parseText(text);
  const list = 'json' in parsed && Array.isArray(parsed.json) ? parsed.json : [text];
  return list.map((line) => (typeof line === 'string' ? line : (JSON.stringify(line) ?? '')));
}

/** A file that is a table is read with each row accounted for, or refused with a reason. */
async function readTableBytes(bytes: string | Buffer, name: string): Promise<void> {
  let table: ReadTable;
  try {
    table = await readTableText(bytes, name);
  } catch (error) {
    if (error instanceof TableError || (error instanceof Error && error.message === 'This is no table.'))
      return;
    throw error;
  }
  const { made, outcome } = makeOf(table);
  check(TableOutcome.safeParse(outcome).success, 'what comes of a table fits the model');
  const left = outcome.leftOut.reduce((sum, { count }) => sum + count, 0);
  const used = made.claims.reduce((sum, { lines }) => sum + lines.length, 0);
  const rows = table.above.length + table.data.length + table.hidden.length;
  check(left + used === rows, 'each row is a claim or left out');
}

/** A workbook whose parts are what was said of them. */
function readWorkbookParts(text: string): Promise<void> {
  const parsed = parseText(text);
  const said = 'json' in parsed && isObject(parsed.json) ? parsed.json : { rows: text };
  const write = (part: unknown) => (typeof part === 'string' ? part : (JSON.stringify(part) ?? ''));
  const rows = Array.isArray(said['rows']) ? said['rows'].map(write).join('') : write(said['rows']);
  const more = ['xl/sharedStrings.xml', 'xl/styles.xml'].flatMap((name) =>
    said[name] === undefined ? [] : [{ name, content: write(said[name]) }],
  );
  return readTableBytes(zipOf(workbookParts(rows, more)), 'x.xlsx');
}

/** The lines of a paper, as its reader has them. */
function readPaperLines(text: string): void {
  const lines = linesOf(text).map((line, at): TextLine => {
    const cells = line.split(/ {2,}/).map((cell, column) => ({
      text: cell.slice(0, 400),
      left: 40 + column * 150,
      right: 140 + column * 150,
      spans: [
        { left: 40 + column * 150, right: 140 + column * 150, start: 0, end: Math.min(400, cell.length) },
      ],
    }));
    return { page: 1, y: 700 - at * 12, size: 10, cells, parts: cells };
  });
  const reading = readText(lines);
  check(ScanReading.safeParse(reading).success, 'what is read of a paper fits the model');
  const printed = lines.flatMap(({ cells }) => cells.map((cell) => cell.text)).join('\n');
  for (const { field, value } of reading.explained ?? [])
    if (/^\d+\.\d{2}$/.test(value))
      check(printed.replaceAll(/[,\s]/g, '').includes(value.replace(/\.00$/, '')), `${field} is printed`);
}

function isPlain(text: string): boolean {
  return text.trim() === text && /^[\p{L}\p{N}\p{P}\p{S} ]+$/u.test(text);
}

/** What was typed of a paper stands in its record, and comes back from it as it was typed. */
function keepTypedFacts(text: string): void {
  const parsed = parseText(text);
  const facts = PaperFacts.safeParse('json' in parsed ? parsed.json : null);
  if (!facts.success) return;
  const record = makePaperRecord('paper-1', facts.data, null);
  const back = readPaperRecord(record);
  const { planName, provider, claimNumber } = facts.data;
  const amounts = mapNames(paperAmounts, (name) => facts.data.amounts[name] ?? null);
  // Blanks around a text, and what nobody sees, stay out.
  if ([planName, provider, claimNumber].every((one) => one === null || isPlain(one)))
    check(isDeepStrictEqual(back, { ...facts.data, amounts }), 'what was typed comes back');
  const read = readClaim(record, { id: 'f/paper-1', resolve: () => null });
  if (read.kind !== 'claim') throw new Error('Does not hold: what was typed is a claim');
  for (const name of paperAmounts) {
    const amount = read.claim.amounts[name];
    check(
      (amount?.cents ?? null) === amounts[name] || amount?.source === 'computed',
      `${name} is as it was typed`,
    );
  }
}

const typed: PaperFacts = {
  planName: 'Cedar Valley',
  provider: 'Hill Clinic',
  serviceStart: '2026-03-04',
  claimNumber: 'CV-77',
  amounts: { billed: 200_00, allowed: 150_00, planPaid: 120_00, yourShare: 30_00 },
  decision: 'decided',
};
const nothingTyped: PaperFacts = {
  ...{ planName: 'P', provider: null, serviceStart: '2026-03-04', claimNumber: null, decision: null },
  amounts: { billed: null, allowed: null, planPaid: null, yourShare: 0 },
};
const heads = ['Claim Number', 'Date of Service', 'Provider', 'Billed', 'You owe'];

export const waysInTargets: readonly FuzzTarget[] = [
  {
    name: 'the file of a table',
    seeds: ['01', '04', '06', '07', '08', '12'].map((begin) =>
      readFileSync(tablePath(begin), 'utf8').split('\n'),
    ),
    corpusTypes: [],
    mostMs: 1000,
    run: (text) => readTableBytes(linesOf(text).join('\n'), 'x.csv'),
  },
  {
    name: 'a table of a web page',
    seeds: [
      [
        '<html><body><table><caption>Claims</caption>',
        `<tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>`,
        '<tr><td rowspan="2">C-1</td><td>2026-01-20</td><td>Hill &amp; Dale</td><td>$90.00</td><td>30.00</td></tr>',
        '<tr style="display:none"><td colspan="2">2026-01-21</td><td>Total</td></tr></table>',
      ],
      [
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>',
        `<Row>${heads.map((head) => `<Cell><Data ss:Type="String">${head}</Data></Cell>`).join('')}</Row>`,
        '<Row ss:Index="5"><Cell><Data ss:Type="String">C-1</Data></Cell><Cell ss:Index="4"><Data ss:Type="Number">9.5</Data></Cell></Row>',
        '</Table></Worksheet></Workbook>',
      ],
    ],
    corpusTypes: [],
    mostMs: 1000,
    run: (text) => readTableBytes(linesOf(text).join('\n'), 'x.xls'),
  },
  {
    name: 'a workbook',
    seeds: [
      {
        rows: [
          textRow(heads),
          textRow(['C-1', '2026-01-20', 'Hill Clinic', '90.00', '30.00']),
          '<row r="4"><c r="A4" t="s"><v>0</v></c><c r="B4" s="1"><v>46049</v></c><c r="D4"><f>1+1</f><v>61.2</v></c></row>',
        ],
        'xl/sharedStrings.xml': '<sst><si><t>C-2</t></si><si><r><t>C</t></r><r><t>-3</t></r></si></sst>',
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    ],
    corpusTypes: [],
    mostMs: 1000,
    run: readWorkbookParts,
  },
  {
    name: 'the lines of an explanation of benefits',
    seeds: [
      [
        'Explanation of Benefits',
        'THIS IS NOT A BILL',
        'Claim number: CV-77',
        'Date of service  03/04/2026',
        'Provider  Hill Clinic',
        'Amount billed  $1,200.50',
        'Allowed amount  $900.00',
        'Plan paid  $720.00',
        'You may owe  $180.00',
      ],
    ],
    corpusTypes: [],
    mostMs: 1000,
    run: readPaperLines,
  },
  {
    name: 'a claim typed from paper',
    seeds: [typed, nothingTyped, { ...typed, decision: 'not-paid' }, { ...typed, decision: 'deciding' }],
    corpusTypes: [],
    mostMs: 1000,
    run: keepTypedFacts,
  },
];
