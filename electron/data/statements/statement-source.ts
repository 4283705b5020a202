import type { ClaimReason } from '#shared/model/claim';
import type { CoverageCard } from '#shared/model/coverage';
import type { ReferenceCache } from '../archive/reference-cache.ts';
import { yearOfRow } from '../claims/ask/filter-claims.ts';
import { claimView, findClaim } from '../claims/ask/get-claim.ts';
import { planTotalsOf, type QueryParts, visitQuestions } from '../claims/ask/list-claims.ts';
import { claimFromJson } from '../claims/keep/claim-reader.ts';
import { coverage, coverageNumbers, coverages } from '../coverage/ask/list-coverage.ts';
import type { Db } from '../database/database.ts';
import { ReferenceIndex } from '../fhir/references.ts';
import { recordPage } from '../health/ask/list-records.ts';
import type { StatementPlan, StatementSource } from './source.ts';

type Parts = QueryParts & { references: ReferenceCache };

/** What statements read from the store. */
export function statementSource(parts: Parts): StatementSource {
  const { connections, rows } = parts;
  return {
    person: (personId) => connections.person(personId),
    plans(personId, today) {
      const cards = coverages(parts, { personId, today });
      return connections.ofPerson(personId).map(
        ({ id, planName, planPhone, lastCheckedAt }): StatementPlan => ({
          connectionId: id,
          name: planName,
          phone: planPhone,
          memberId: memberIdOf(parts, cards, id),
          lastCheckedAt,
        }),
      );
    },
    rows(personId, year, connectionId) {
      const person = rows.of(personId);
      const selected = person.entries.filter((entry) => entry.year === year).map(({ row }) => row);
      return connectionId === null
        ? [...person.forTotals(selected)]
        : selected.filter((row) => row.connectionId === connectionId);
    },
    planTotals: (personId, year) => planTotalsOf(parts, personId, year),
    openVisits: (personId, year) =>
      visitQuestions(rows.of(personId)).filter(
        ({ first, second, same }) =>
          same === null && (yearOfRow(first) === year || yearOfRow(second) === year),
      ).length,
    reasons: (claimId) => reasonsOf(parts.db, claimId),
    claim: (claimId) => claimView(parts, claimId),
    card: (coverageId, today) => coverage(parts, coverageId, today),
    cardNumbers: (coverageId) => coverageNumbers(parts, coverageId),
    records: (personId, kinds) =>
      kinds.length === 0
        ? []
        : recordPage(
            parts,
            { personId, connectionId: null, kinds: [...kinds], text: '' },
            0,
            Number.MAX_SAFE_INTEGER,
          ).rows,
  };
}

/** The member id on the first of the connection's cards that has one; `null` when the plan sent none. */
function memberIdOf(parts: Parts, cards: readonly CoverageCard[], connectionId: string) {
  const card = cards.find((one) => one.connectionId === connectionId && one.memberIdEnding !== null);
  return card ? coverageNumbers(parts, card.id).memberId : null;
}

/**
 * The plan's reasons on one claim. A year asks for those of every refused claim, so only that claim is read: its
 * reasons depend neither on other claims nor on what it refers to.
 */
function reasonsOf(db: Db, claimId: string): ClaimReason[] {
  const { json } = findClaim(db, claimId);
  return claimFromJson(json, claimId, new ReferenceIndex())?.reasons ?? [];
}
