/** The person's answers about visits that two plans may both have decided. */
import type { VisitAnswer } from '#shared/model/claims/claims-view';
import { notFoundError } from '../../database/faults.ts';
import { settleTables } from '../keep/settle-answers.ts';
import { saveAnswer } from '../keep/visits.ts';
import { findClaim } from './find-claim.ts';
import type { ClaimParts } from './list-claims.ts';

/** Keeps the person's answer; `same: null` asks again. @throws {StoreError} store/not-found */
export function answerVisit(parts: ClaimParts, answer: VisitAnswer): void {
  answerVisits(parts, { answers: [answer] });
}

/** Keeps several answers, or none of them. @throws {StoreError} store/not-found */
export function answerVisits(parts: ClaimParts, { answers }: { answers: readonly VisitAnswer[] }): void {
  const { db, connections, rows } = parts;
  const asked = answers.map(({ firstId, secondId, same }) => {
    const first = findClaim(db, firstId);
    const second = findClaim(db, secondId);
    const person = rows.of(connections.get(first.connectionId).personId);
    const pair = [first, second].flatMap(({ key }) => {
      const row = person.get(key);
      return row === null ? [] : { key, row };
    });
    return { pair, same };
  });
  db.transaction(() => {
    for (const { pair, same } of asked) if (!saveAnswer(db, pair, same)) throw notFoundError('visit');
    const people = new Set(asked.flatMap(({ pair }) => pair.map(({ row }) => row.personId)));
    for (const personId of people) settleTables(parts, personId, new Date().toISOString());
  })();
}
