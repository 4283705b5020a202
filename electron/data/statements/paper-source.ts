/** What papers besides statements need to know. */
import type { AccessRow } from '#shared/model/access-log';
import type { BillRow, BillView } from '#shared/model/bills/bill-lists';
import type { Worksheet, WorksheetQuestion } from '#shared/model/bills/worksheet';
import type { AttentionStatement, ConsentStatement } from '#shared/model/papers/single-paper';
import type { NotShown } from '#shared/model/people/whose';
import type { ApprovalList } from '#shared/model/plans/approval';
import type { PersonSummary } from '#shared/model/plans/connection';
import type { NextYear } from '#shared/model/replay/next-year';
import type { KeptLetter } from '../correspondence/keep/letter-table.ts';
import type { StatementSource } from './statement-source.ts';

export interface PaperSource extends StatementSource {
  people(): PersonSummary[];
  /** Ids of the cards that may still be used, in the order in which they pay, and of the others. `today`: `YYYY-MM-DD`. */
  cards(personId: string, today: string): { current: string[]; ended: string[] };
  approvals(personId: string, today: string): ApprovalList;
  /** What needs a look, counted as {@link AttentionStatement} says. */
  toLook(
    personId: string,
    today: string,
  ): Pick<AttentionStatement, 'toLook' | 'rows' | 'moreRows' | 'visits' | 'moreVisits'>;
  /** Every letter of the person that was begun. */
  letters(personId: string): KeptLetter[];
  /** Every bill of the person, paid or not. */
  bills(personId: string, today: string): BillRow[];
  /** @throws {StoreError} store/not-found */
  bill(billId: string, today: string): BillRow;
  /** The bill with all that belongs to it. @throws {StoreError} store/not-found */
  billView(billId: string, today: string): BillView;
  /** `year`: as in `nextYear.get`. */
  nextYear(personId: string, year: number | null, today: string): NextYear;
  worksheet(question: WorksheetQuestion, today: string): Worksheet;
  /** Rows of the access log, newest first, of one person or of all. */
  accessLog(personId: string | null): {
    rows: AccessRow[];
    isComplete: boolean;
    hosts: string[];
    hasErased: boolean;
    /** What plans and files brought that is in no list. */
    notShown: NotShown[];
  };
  /** What was agreed with a plan, and with whom. @throws {StoreError} store/not-found */
  consent(connectionId: string): { personName: string | null; plan: ConsentStatement['plan'] };
}
