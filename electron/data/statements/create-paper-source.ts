import type { Refusal } from '#shared/model/appeals/appeal';
import type { NotShown } from '#shared/model/people/whose';
import { isCurrent } from '#shared/words/coverage';
import { countToLook } from '#shared/words/to-look';
import { type AccessLog, listAccess } from '../access-log/access-log.ts';
import { listApprovals } from '../approvals/ask/list-approvals.ts';
import { followVerdicts } from '../bills/ask/follow-verdicts.ts';
import { getBill, type ViewParts } from '../bills/ask/get-bill.ts';
import { judgeBills } from '../bills/ask/judge-bills.ts';
import { listBills } from '../bills/ask/list-bills.ts';
import { getOverview } from '../claims/ask/get-overview.ts';
import { listOpenVisits } from '../claims/ask/visit-questions.ts';
import type { DigestReader } from '../claims/keep/claim-digests.ts';
import { LetterTable } from '../correspondence/keep/letter-table.ts';
import { listCoverage } from '../coverage/ask/list-coverage.ts';
import { notFoundError } from '../database/faults.ts';
import { getNextYear } from '../replay/ask/get-next-year.ts';
import { ComparedPlanTable } from '../replay/keep/compared-plan-table.ts';
import { ServiceKindTable } from '../replay/keep/service-kind-table.ts';
import type { ReplayFacts } from '../replay/read/read-replay-facts.ts';
import { collectExpenses } from '../taxes/ask/collect-expenses.ts';
import { buildWorksheet } from '../taxes/count/build-worksheet.ts';
import { TaxEntryTable } from '../taxes/keep/tax-entry-table.ts';
import { createStatementSource, type StatementParts } from './create-statement-source.ts';
import type { PaperSource } from './paper-source.ts';

export type PaperParts = StatementParts &
  ViewParts & {
    log: AccessLog;
    replayFacts: DigestReader<ReplayFacts>;
    /** Refusals whose last day to appeal is near. */
    listReminders(input: { personId: string; today: string }): Refusal[];
    /** What is in no list, of one person or of everyone. */
    listNotShown(input: { personId: string | null }): NotShown[];
  };

/** Reads for papers what the database holds. */
export function createPaperSource(parts: PaperParts): PaperSource {
  const { db, connections, log } = parts;
  const letters = new LetterTable(db);
  const entries = new TaxEntryTable(db);
  return {
    ...createStatementSource(parts),
    people: () => connections.people(),
    cards(personId, today) {
      const cards = listCoverage(parts, { personId, today });
      const ids = (own: typeof cards) => own.map(({ id }) => id);
      return { current: ids(cards.filter(isCurrent)), ended: ids(cards.filter((card) => !isCurrent(card))) };
    },
    approvals: (personId, today) => listApprovals(parts, { personId, today }),
    toLook(personId, today) {
      const overview = getOverview(parts, { personId, year: null, today });
      const reminders = parts.listReminders({ personId, today });
      const visits = listOpenVisits(parts, { personId });
      const known = new Set(overview.attention.map(({ row }) => row.id));
      const near = reminders
        .filter(({ row }) => !known.has(row.id))
        .map(({ row }) => ({ row, reason: 'deadline' as const }));
      return {
        toLook: countToLook({ overview, reminders, visits }),
        rows: [...overview.attention, ...near].toSorted((a, b) =>
          (b.row.serviceStart ?? '').localeCompare(a.row.serviceStart ?? ''),
        ),
        moreRows: overview.leftOut,
        visits: visits.questions,
        moreVisits: visits.leftOut,
      };
    },
    letters: (personId) => letters.list(personId),
    bills: (personId, today) => listBills(followVerdicts(parts, { personId, today })).rows,
    bill(billId, today) {
      const { personId } = parts.judged.bills.get(billId).bill;
      const [row] = judgeBills(parts.judged, { personId, today, billId });
      if (row === undefined) throw notFoundError('bill');
      return row;
    },
    billView: (billId, today) => getBill(parts, { billId, today }),
    nextYear: (personId, year, today) =>
      getNextYear(
        { ...parts, plans: new ComparedPlanTable(db), kinds: new ServiceKindTable(db) },
        { personId, year, today },
      ),
    worksheet: (question, today) =>
      buildWorksheet(
        { ...collectExpenses(parts, { ...question, today }), entries: entries.list() },
        { ...question, today },
      ),
    accessLog(personId) {
      const { rows, complete, hosts, hasErased } = listAccess(log, { personId, offset: 0, limit: -1 });
      return { rows, isComplete: complete, hosts, hasErased, notShown: parts.listNotShown({ personId }) };
    },
    consent(connectionId) {
      const connection = connections.get(connectionId);
      const { planName, host, state, isSample, connectedAt, accessEndsAt } = connection;
      const { keepsUpToDate, granted, notGranted, planPhone } = connection;
      return {
        personName: connections.person(connection.personId)?.name ?? null,
        plan: {
          planName,
          host,
          state,
          isSample,
          connectedAt,
          // The day on which the person ended it comes before the one that the plan gave.
          accessEndsAt: connection.disconnectedAt ?? accessEndsAt,
          keepsUpToDate,
          granted,
          notGranted,
          planPhone,
        },
      };
    },
  };
}
