/** Yearly statements measured in this process: facts and layout for each claim, and the PDF of few. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fontFiles } from '../../electron/data/statements/fonts.ts';
import { renderPaperPdf } from '../../electron/data/statements/render-pdf.ts';
import { wordsFor } from '../../electron/data/statements/words.ts';
import type { DataOperations } from '../../electron/data/worker/operations.ts';
import type { YearStatement } from '../../shared/model/papers/statement.ts';
import type { StatementDocument } from '../../shared/paper/document.ts';
import { usualOptions } from '../../shared/paper/document.ts';
import { layOutStatement } from '../../shared/paper/layout.ts';
import { addBenchConnection, finishBenchSync, openBenchStore, storeBenchPage } from './bench-store.ts';
import { benchYear, yearPages } from './refused-claims.ts';
import { compareWork, medianOf, type Round, timeAsyncWork, timeWork } from './timing.ts';

const rounds = 7;

/** Milliseconds of the statement of a year with few claims and with many, `share` of them refused. */
export type StatementCost = { share: number; few: number; many: number };

/**
 * Measures the statement with each share of refused claims, and the PDF of the few. `thousand`: milliseconds of a year of
 * 1,000 claims, asked for and made into a PDF.
 */
export async function measureStatements(
  shares: readonly number[],
  { few, many }: { few: number; many: number },
): Promise<{ costs: StatementCost[]; pdf: Round[]; thousand: number }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-bench-'));
  try {
    const store = openBenchStore(folder);
    const costs = shares.map((share) => ({
      share,
      ...measureStatement(store, addYear(store, few, share), addYear(store, many, share)),
    }));
    const pdf = await measurePdf(statementOf(store, addYear(store, few, 0.05)));
    const personId = addYear(store, 1000, 0.05);
    const times: number[] = [];
    for (let round = 0; round < rounds; round++)
      times.push(await timeAsyncWork(() => renderPaperPdf(statementOf(store, personId))));
    store.close();
    return { costs, pdf, thousand: medianOf(times) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A new person with a year of claims; returns whose they are. */
function addYear(store: DataOperations, claims: number, share: number): string {
  const source = yearPages(claims, share);
  const { connectionId, personId } = addBenchConnection(store, source.patientId);
  for (let page = 0; page < source.pages; page++) storeBenchPage(store, connectionId, source.page(page));
  finishBenchSync(store, connectionId);
  const refused = statementOf(store, personId)
    .months.flatMap(({ rows }) => rows)
    .filter(({ noteNumbers }) => noteNumbers.length > 0).length;
  if (refused !== Math.floor(claims * share))
    throw new Error(`${refused} of ${claims} claims are refused, not a share of ${share}.`);
  return personId;
}

function statementOf(store: DataOperations, personId: string): YearStatement {
  const statement = store.statement.get({
    request: { kind: 'year', personId, year: benchYear, connectionId: null, options: usualOptions },
    madeOn: '2026-03-01',
  });
  if (statement.kind !== 'year') throw new Error('The statement is not that of a year.');
  return statement;
}

/** The fastest rounds, taken in turns: what else the machine does falls on both alike. */
function measureStatement(store: DataOperations, few: string, many: string): { few: number; many: number } {
  const words = wordsFor('en');
  const measure = (personId: string) => timeWork(() => layOutStatement(statementOf(store, personId), words));
  const times = Array.from({ length: rounds }, () => ({ few: measure(few), many: measure(many) }));
  return {
    few: Math.min(...times.map((time) => time.few)),
    many: Math.min(...times.map((time) => time.many)),
  };
}

/** The PDF by pdfmake, against plain pdfkit that writes each text of the same tables at a place. */
function measurePdf(statement: YearStatement): Promise<Round[]> {
  const document = layOutStatement(statement, wordsFor('en'));
  return compareWork({
    yardstick: () => writePlainPdf(document),
    ours: () => renderPaperPdf(statement),
  });
}

type PlainPdf = NodeJS.ReadableStream & {
  font(file: string): PlainPdf;
  fontSize(size: number): PlainPdf;
  text(text: string, x: number, y: number, options: { width: number }): PlainPdf;
  addPage(): PlainPdf;
  end(): void;
};

/** The pdfkit that pdfmake itself draws with. */
function newPlainPdf(): PlainPdf {
  const file = createRequire(import.meta.resolve('pdfmake')).resolve('pdfkit');
  const PdfDocument = createRequire(import.meta.url)(file) as new () => PlainPdf;
  return new PdfDocument();
}

async function writePlainPdf({ blocks }: StatementDocument): Promise<void> {
  const [font = ''] = fontFiles;
  const pdf = newPlainPdf().font(font).fontSize(12);
  const ended = buffer(pdf);
  let y = 72;
  for (const { columns, groups } of blocks.filter((block) => block.kind === 'ledger'))
    for (const row of groups.flatMap(({ rows }) => rows)) {
      for (const [column, cell] of row.entries())
        for (const [line, { text }] of cell.entries())
          pdf.text(text, 54 + (column * 504) / columns.length, y + line * 15, {
            width: 504 / columns.length,
          });
      y += 15 * Math.max(...row.map((cell) => cell.length));
      if (y < 660) continue;
      pdf.addPage();
      y = 72;
    }
  pdf.end();
  await ended;
}
