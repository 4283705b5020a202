import { listAt, objectAt, type Resource, textAt } from '../bundle/resource.ts';
import type { StatementPlan, StatementSource } from '../statements/source.ts';
import { planTotalsOf, type QueryParts, visitQuestions } from './claim-queries.ts';
import { claimView } from './claim-view.ts';
import { coverage, coverageNumbers } from './coverages.ts';
import type { Db } from './database.ts';
import { yearOfRow } from './filter-rows.ts';
import { recordPage } from './record-list.ts';
import type { ReferenceCache } from './reference-cache.ts';

/** What statements read from the store. */
export function statementSource(parts: QueryParts & { references: ReferenceCache }): StatementSource {
  const { db, connections, rows } = parts;
  return {
    person: (personId) => connections.person(personId),
    plans: (personId) =>
      connections.ofPerson(personId).map(
        ({ id, planName, planPhone, lastCheckedAt }): StatementPlan => ({
          connectionId: id,
          name: planName,
          phone: planPhone,
          memberId: memberIdOf(db, id),
          lastCheckedAt,
        }),
      ),
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
    reasons: (claimId) => claimView(parts, claimId).claim.reasons,
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

/** The member id of the connection's newest coverage; `null` when the plan sent none. */
function memberIdOf(db: Db, connectionId: string): string | null {
  const coverages = db
    .prepare<[string], { json: string }>(
      `SELECT json FROM resource JOIN resource_json USING (key)
       WHERE connection_id = ? AND type = 'Coverage' ORDER BY last_updated DESC, key DESC`,
    )
    .all(connectionId);
  for (const { json } of coverages) {
    const coverage = JSON.parse(json) as Resource;
    const number = listAt(coverage, 'identifier').find((identifier) =>
      listAt(objectAt(identifier, 'type'), 'coding').some((coding) => textAt(coding, 'code') === 'MB'),
    );
    const memberId = textAt(number ?? null, 'value') ?? textAt(coverage, 'subscriberId');
    if (memberId !== null) return memberId;
  }
  return null;
}
