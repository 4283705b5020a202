/** A person whose claims no plan sent: three of a portal's table count, two were typed from a plan's papers, one with its scan. */
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { PaperFacts } from '../../../shared/model/files/paper.ts';
import { tablePath } from '../../support/tables.ts';
import { memoryStore } from '../../unit/archive/records.ts';
import { importTable } from '../import/open-table.ts';

export const today = '2026-06-30';

export const refusedPaper: PaperFacts = {
  planName: 'Birch Health',
  provider: 'Hill Clinic',
  serviceStart: '2026-03-12',
  claimNumber: 'BH-1',
  amounts: { billed: 400_00, allowed: null, planPaid: 0, yourShare: 400_00 },
  decision: 'not-paid',
};
const paidPaper: PaperFacts = {
  planName: 'Birch Health',
  provider: 'Bay Lab',
  serviceStart: '2026-04-02',
  claimNumber: 'BH-2',
  amounts: { billed: 200_00, allowed: 150_00, planPaid: 120_00, yourShare: 30_00 },
  decision: 'decided',
};

/** What a scan holds that stands nowhere else. */
const scanText = 'PLANTED-SCAN-77121';
const bytes = new TextEncoder().encode(`%PDF-1.7 ${scanText}`);
export const scan = {
  facts: { name: 'eob.pdf', mediaType: 'application/pdf' as const, bytes: bytes.length, pages: 1 },
  bytes,
};

export async function openHandClaims(): Promise<{
  store: DataOperations;
  personId: string;
  refusedId: string;
  paidId: string;
  /** The connection of the table, and that of the papers. */
  tableId: string;
  paperId: string;
}> {
  const { store } = memoryStore();
  await importTable(store, tablePath('01'));
  const [person] = store.people.list();
  const personId = person?.id ?? '';
  const [table] = store.connection.list();
  const refused = store.papers.save({ target: { personId }, facts: refusedPaper, scan });
  const paid = store.papers.save({ target: { personId }, facts: paidPaper });
  return {
    store,
    personId,
    refusedId: refused.claimId,
    paidId: paid.claimId,
    tableId: table?.id ?? '',
    paperId: refused.claimId.split('/')[0] ?? '',
  };
}

/** Words by which somebody would be told that a plan sent it. */
export const sentByPlan = /(?:your|my|the) plan (?:sent|gave) /i;
