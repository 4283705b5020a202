/** What is larger than anybody's usual: a claim of very many lines, and a book of very many sheets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { renderPaperPdf } from '../../electron/data/statements/render-pdf.ts';
import { usualOptions } from '../../shared/paper/document.ts';
import { addBenchConnection, type BenchStore, openBenchStore, storeBenchPage } from './bench-store.ts';
import { claimPages } from './claim-pages.ts';
import { benchYear, yearPages } from './refused-claims.ts';
import { medianOf, timeAsyncWork, timeWork } from './timing.ts';

const madeOn = '2026-03-01';
const rounds = 9;

/** Milliseconds until a claim of so many lines is there, and one further page of its lines: medians of nine. */
export type LongClaim = { lines: number; open: number; more: number };

/** Opens claims of these many lines. */
export function measureLongClaims(sizes: readonly number[]): LongClaim[] {
  return withStore((store) => {
    const source = claimPages(1, String);
    const { connectionId } = addBenchConnection(store, source.patientId);
    return sizes.map((lines) => {
      const claimId = `${connectionId}/long-${lines}`;
      storeBenchPage(store, connectionId, pageOfLongClaim(source.page(0), lines));
      const offset = Math.floor(lines / 2);
      const measure = (work: () => unknown) =>
        medianOf(Array.from({ length: rounds }, () => timeWork(() => void work())));
      const open = measure(() => store.claims.get({ claimId }));
      const more = measure(() => {
        const found = store.claims.lines({ claimId, offset, limit: 100 });
        if (found.lines.length !== 100) throw new Error(`${found.lines.length} lines came, not 100.`);
      });
      return { lines, open, more };
    });
  });
}

function pageOfLongClaim(page: Uint8Array, lines: number): Uint8Array {
  type Item = { sequence: number; productOrService: object; adjudication: object[] };
  type Entry = { resource: { id: string; item: Item[] }; search: { mode: string } };
  const bundle = JSON.parse(new TextDecoder().decode(page)) as { entry: Entry[] };
  const entry = bundle.entry.map((each) => {
    const [item] = each.resource.item ?? [];
    if (each.search.mode !== 'match' || !item) return each;
    const { productOrService, adjudication } = item;
    const [billed] = adjudication;
    // Short ones: an answer may hold four million values, whole lines of so many would be more.
    const line = lines > 10_000 ? { productOrService, adjudication: [billed] } : item;
    const items = Array.from({ length: lines }, (_, at) => ({ ...line, sequence: at + 1 }));
    return { ...each, resource: { ...each.resource, id: `long-${lines}`, item: items } };
  });
  return new TextEncoder().encode(JSON.stringify({ ...bundle, entry }));
}

/** Sheets of a book, milliseconds of its PDF, and bytes that the process held above its start: after the first and the last. */
export type BookCost = { sheets: number; ms: number; firstBytes: number; lastBytes: number };

/** A book of two people with each claim of the year on a sheet of its own, made several times. */
export async function measureBook(sheets: number): Promise<BookCost> {
  return await withStore(async (store) => {
    const personIds = [0, 1].map(() => {
      const source = yearPages(sheets / 2, 0);
      const { connectionId, personId } = addBenchConnection(store, source.patientId);
      for (let page = 0; page < source.pages; page++) storeBenchPage(store, connectionId, source.page(page));
      return personId;
    });
    const paper = store.statement.get({
      request: { kind: 'book', personIds, year: benchYear, inside: ['sheets'], options: usualOptions },
      madeOn,
    });
    const before = process.memoryUsage.rss();
    const made: { ms: number; bytes: number }[] = [];
    for (let round = 0; round < 5; round++)
      made.push({
        ms: await timeAsyncWork(() => renderPaperPdf(paper)),
        bytes: process.memoryUsage.rss() - before,
      });
    return {
      sheets,
      ms: medianOf(made.map(({ ms }) => ms)),
      firstBytes: made[0]?.bytes ?? 0,
      lastBytes: made.at(-1)?.bytes ?? 0,
    };
  });
}

function withStore<Answer>(work: (store: BenchStore) => Answer): Answer {
  const folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-bench-'));
  const store = openBenchStore(folder);
  const end = () => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const answer = work(store);
  if (answer instanceof Promise) return answer.finally(end) as Answer;
  end();
  return answer;
}
