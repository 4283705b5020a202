/** Pages as the reading worker hands them on, without a thread of its own: what crosses is cloned. */
import { CutPage } from '../../../electron/data/archive/cut-page.ts';
import type { PageInput } from '../../../electron/data/archive/page-entries.ts';
import { type PageAhead, ReadingAhead } from '../../../electron/data/archive/read-ahead.ts';
import { deriveClaim } from '../../../electron/data/claims/keep/claim-table.ts';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';

/** What was lent, by connection, until it is taken out. */
export type LentBooks = Map<string, ReadingAhead>;

let last = 0;

/** The handle of the page. `change` does something to what was read ahead. */
export async function handOn(
  store: DataOperations,
  input: PageInput,
  books: LentBooks,
  change: (ahead: PageAhead) => void = () => {},
): Promise<number> {
  const cut = CutPage.cut(input.bytes);
  if (cut === null) return store.archive.readPage(input).page;
  const ahead = await readAhead(store, input.connectionId, cut, books);
  if (ahead !== null) change(ahead);
  const page = ++last;
  store.reading.take(structuredClone({ page, input, ahead }));
  return page;
}

async function readAhead(store: DataOperations, id: string, cut: CutPage, books: LentBooks) {
  const lent = books.has(id) ? null : structuredClone(store.reading.lend(id));
  if (lent !== null) books.set(id, new ReadingAhead(lent, deriveClaim));
  return (await books.get(id)?.read(cut, async () => {})) ?? null;
}
