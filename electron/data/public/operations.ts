/** Answers of public drug lists and directories: read, never kept. */
import type { Db } from '../database/database.ts';
import { readDirectoryPage } from './directory/directory-page.ts';
import { readDrugPage } from './formulary/drug-page.ts';
import { listOwnNumbers } from './list-own-numbers.ts';

export function lookupOperations(db: Db) {
  return {
    readDrugPage: ({ bytes }: { bytes: Uint8Array }) => readDrugPage(bytes),
    readDirectoryPage: ({ bytes }: { bytes: Uint8Array }) => readDirectoryPage(bytes),
    ownNumbers: (personId: string | null) => listOwnNumbers(db, personId),
  };
}
