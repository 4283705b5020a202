import { everyClaim } from '#shared/every-claim';
import { exampleMark } from '#shared/model/bills/example-mark';
import type { ClaimReason } from '#shared/model/claims/claim';
import type { CoverageCard } from '#shared/model/plans/coverage';
import { findVisitStanding } from '#shared/words/visit-checks';
import { AppealTable } from '../appeals/keep/appeal-table.ts';
import type { ReferenceCache } from '../archive/reference-cache.ts';
import { followVerdicts } from '../bills/ask/follow-verdicts.ts';
import { assignPayments, findPaidClaim } from '../bills/ask/judge-bills.ts';
import { listBills } from '../bills/ask/list-bills.ts';
import { sumPaidClaims } from '../bills/ask/sum-payments.ts';
import { BillTable } from '../bills/keep/bill-table.ts';
import { filterRows } from '../claims/ask/filter-claims.ts';
import { findClaim } from '../claims/ask/find-claim.ts';
import { getClaim } from '../claims/ask/get-claim.ts';
import { type ClaimParts, listClaims } from '../claims/ask/list-claims.ts';
import { sumByPlan } from '../claims/ask/read-year.ts';
import { listOpenVisitsOfYear } from '../claims/ask/visit-questions.ts';
import { readStoredClaim } from '../claims/keep/stored-claims.ts';
import { LetterTable } from '../correspondence/keep/letter-table.ts';
import { getCoverage, getCoverageNumbers, listCoverage } from '../coverage/ask/list-coverage.ts';
import type { Db } from '../database/database.ts';
import { notFoundError } from '../database/faults.ts';
import { ReferenceIndex } from '../fhir/references.ts';
import { listRecords } from '../health/ask/list-records.ts';
import { getLimits } from '../limits/ask/get-limits.ts';
import type { PlanParts } from '../limits/ask/list-plans.ts';
import { LimitTable } from '../limits/keep/limit-table.ts';
import { getNews, type NewsParts } from '../news/ask/get-news.ts';
import { findSource } from '../people/connections.ts';
import { listVisitChecks } from '../visit-checks/ask/list-visit-checks.ts';
import type { StatementPlan, StatementSource } from './statement-source.ts';

export type StatementParts = ClaimParts & NewsParts & PlanParts & { references: ReferenceCache };

/** Reads for statements what the database holds. */
export function createStatementSource(parts: StatementParts): StatementSource {
  const { connections, rows } = parts;
  const letters = new LetterTable(parts.db);
  const appeals = new AppealTable(parts.db);
  const bills = new BillTable(parts.db);
  const limits = new LimitTable(parts.db);
  return {
    person: (personId) => connections.person(personId),
    plans(personId, today) {
      const cards = listCoverage(parts, { personId, today });
      return connections.ofPerson(personId).map(
        (connection): StatementPlan => ({
          connectionId: connection.id,
          name: connection.planName,
          ...findSource(connection),
          phone: connection.planPhone,
          memberId: findMemberId(parts, cards, connection.id),
          lastCheckedAt: connection.lastCheckedAt,
        }),
      );
    },
    rows(personId, year, connectionId) {
      const person = rows.of(personId);
      const connectionIds = connectionId === null ? [] : [connectionId];
      return filterRows(parts.db, person, { ...everyClaim(personId), year, connectionIds });
    },
    planTotals: (personId, year) => sumByPlan(parts, personId, year),
    openVisits: (personId, year) => listOpenVisitsOfYear(rows.of(personId), year).length,
    claimList: (filter) => listClaims(parts, { filter, offset: 0, limit: Number.MAX_SAFE_INTEGER }),
    reasons: (claimId) => readReasons(parts.db, claimId),
    paidClaims: (personId) => sumPaidClaims(assignPayments(parts.judged, personId), rows.of(personId)),
    paidClaimId: (personId, claimId) => findPaidClaim(claimId, parts.judged.claims.of(personId)),
    limits: (personId, year, today) => getLimits({ ...parts, limits }, { personId, year, today }),
    claim: (claimId) => getClaim(parts, claimId),
    appeal: (claimId) => appeals.find(claimId)?.facts ?? null,
    card: (coverageId, today) => getCoverage(parts, coverageId, today),
    cardNumbers: (coverageId) => getCoverageNumbers(parts, coverageId),
    letter(about, template, language) {
      const text = letters.get(about, template)[language];
      if (text === null) throw notFoundError('letter');
      const isExample = 'claimId' in about ? appeals.isExample(about.claimId) : bills.isExample(about.billId);
      return { text, ...(isExample ? exampleMark : {}) };
    },
    records: (personId, kinds) =>
      kinds.length === 0
        ? []
        : listRecords(parts, {
            filter: { personId, connectionId: null, kinds: [...kinds], text: '' },
            offset: 0,
            limit: Number.MAX_SAFE_INTEGER,
          }).rows,
    openBills: (personId, today) =>
      listBills(followVerdicts(parts, { personId, today })).rows.filter(({ openCents }) => openCents > 0),
    news: (personId, today) => getNews(parts, { personId, today }),
    visitChecks: (personId) =>
      listVisitChecks(parts, personId).filter(({ row }) => findVisitStanding(row) !== 'gone'),
  };
}

/** The member id of the first of the connection's cards that has one; `null` when the plan sent none. */
function findMemberId(parts: StatementParts, cards: readonly CoverageCard[], connectionId: string) {
  const card = cards.find((one) => one.connectionId === connectionId && one.memberIdEnding !== null);
  return card ? getCoverageNumbers(parts, card.id).memberId : null;
}

/**
 * The plan's reasons on one claim. A year asks for those of every refused claim, so only that claim is read: its
 * reasons depend neither on other claims nor on what it refers to.
 */
function readReasons(db: Db, claimId: string): ClaimReason[] {
  const { json } = findClaim(db, claimId);
  return readStoredClaim(json, claimId, new ReferenceIndex().resolve)?.reasons ?? [];
}
