/** What main may ask about what was paid in a year. */
import type { Language } from '#shared/languages';
import type { TaxEntryFacts } from '#shared/model/bills/tax-entry';
import type { Worksheet, WorksheetQuestion } from '#shared/model/bills/worksheet';
import type { Db } from '../database/database.ts';
import type { RemovedRows } from '../database/removed-rows.ts';
import { collectExpenses, type ExpenseParts } from './ask/collect-expenses.ts';
import { writeWorksheetCsv } from './ask/write-worksheet-csv.ts';
import { buildWorksheet } from './count/build-worksheet.ts';
import { TaxEntryTable } from './keep/tax-entry-table.ts';

export function taxOperations(parts: ExpenseParts & { db: Db; removed: RemovedRows }) {
  const entries = new TaxEntryTable(parts.db);
  const build = (question: WorksheetQuestion & { today: string }): Worksheet =>
    buildWorksheet({ ...collectExpenses(parts, question), entries: entries.list() }, question);
  return {
    worksheet: build,
    csv: ({ language, ...question }: WorksheetQuestion & { today: string; language: Language }): Uint8Array =>
      writeWorksheetCsv(
        build(question),
        new Map(parts.connections.people().map(({ id, name }) => [id, name])),
        language,
      ),
    addEntry: ({ personId, facts }: { personId: string; facts: TaxEntryFacts }) => ({
      entryId: entries.add(personId, facts),
    }),
    removeEntry: ({ entryId }: { entryId: string }) => ({
      removedId: entries.remove(parts.removed, entryId),
    }),
  };
}
