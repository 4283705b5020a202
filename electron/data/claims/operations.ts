/** What main may ask about claims. */
import type { Language } from '#shared/languages';
import type { ClaimFilter } from '#shared/model/claims/claims-view';
import { indentSource } from '../archive/get-source.ts';
import type { ReferenceCache } from '../archive/reference-cache.ts';
import { notFoundError } from '../database/faults.ts';
import { answerVisit, answerVisits } from './ask/answer-visit.ts';
import { askClaims, findWaysOn } from './ask/ask-claims.ts';
import { filterRows } from './ask/filter-claims.ts';
import { findClaim } from './ask/find-claim.ts';
import { LinePages, showClaim } from './ask/get-claim.ts';
import { getOverview } from './ask/get-overview.ts';
import { getSpending, type SpendingParts } from './ask/get-spending.ts';
import { type ClaimParts, listClaims } from './ask/list-claims.ts';
import { listParts } from './ask/list-parts.ts';
import { putClaimAway } from './ask/put-away.ts';
import { listOpenVisits } from './ask/visit-questions.ts';
import { writeClaimsCsv } from './ask/write-claims-csv.ts';
import type { ClaimDigests } from './keep/claim-digests.ts';

type Asked<F extends (parts: never, input: never) => unknown> = Parameters<F>[1];

type Digests = Pick<ClaimDigests<Record<string, unknown>>, 'findMissing' | 'digest' | 'attempt'>;

/** So many claims are read in one turn: a question waits some milliseconds for them. */
const claimsPerTurn = 8;

export function claimOperations(parts: ClaimParts & { references: ReferenceCache; digests: Digests }) {
  const linePages = new LinePages(parts);
  return {
    /** Reads ahead what is kept of the next claims after a key: where to go on, `null` at the end. */
    digest({ after }: { after: number }): number | null {
      const { connections, digests, rows } = parts;
      const missing = digests.findMissing(after, claimsPerTurn);
      digests.digest(
        missing.flatMap(({ key, connectionId }) => {
          const row = rows.of(connections.get(connectionId).personId).get(key);
          return row ? [{ key, row }] : [];
        }),
      );
      return missing.at(-1)?.key ?? null;
    },
    /** See `ClaimDigests`. */
    attempt: <Answer>(work: () => Answer): Answer => parts.digests.attempt(work),
    overview: (input: Asked<typeof getOverview>) => getOverview(parts, input),
    list: (input: Asked<typeof listClaims>) => listClaims(parts, input),
    ask: (input: Asked<typeof askClaims>) => askClaims(parts, input),
    parts: (input: Asked<typeof listParts>) => listParts(parts, input),
    waysOn: (input: Asked<typeof findWaysOn>) => findWaysOn(parts, input),
    get: ({ claimId }: { claimId: string }) => showClaim(parts, claimId),
    lines: (input: Parameters<LinePages['list']>[0]) => linePages.list(input),
    /** As the plan sent it, as indented JSON text. */
    source: ({ claimId }: { claimId: string }) => indentSource(findClaim(parts.db, claimId).json),
    openVisits: (input: Asked<typeof listOpenVisits>) => listOpenVisits(parts, input),
    answerVisit(input: Asked<typeof answerVisit>) {
      answerVisit(parts, input);
      return {};
    },
    answerVisits(input: Asked<typeof answerVisits>) {
      answerVisits(parts, input);
      return {};
    },
    putAway(input: Asked<typeof putClaimAway>) {
      putClaimAway(parts, input);
      return {};
    },
    csv({ filter, language }: { filter: ClaimFilter; language: Language }): Uint8Array {
      const person = parts.connections.person(filter.personId);
      if (!person) throw notFoundError('person');
      const rows = filterRows(parts.db, parts.rows.of(filter.personId), filter);
      return writeClaimsCsv(rows, person.name, language);
    },
  };
}

export function spendingOperations(parts: SpendingParts) {
  return { get: (input: Asked<typeof getSpending>) => getSpending(parts, input) };
}
