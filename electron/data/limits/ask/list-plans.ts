/** The plans of a person as their limits see them: the records of one coverage together, with the claims it decided. */
import type { BenefitBalance } from '#shared/model/claims/claim';
import type { CoverageCard, CoverageKind } from '#shared/model/plans/coverage';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import type { DigestReader, WholeClaim } from '../../claims/keep/claim-digests.ts';
import { findFocalCoverage } from '../../claims/read/claim-people.ts';
import { listCoverageRecords } from '../../coverage/ask/list-coverage.ts';
import { readCoverage } from '../../coverage/read/read-coverage.ts';
import type { Db } from '../../database/database.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import { type Json, type Resource, textAt } from '../../fhir/resource.ts';
import type { Connection, Connections } from '../../people/connections.ts';
import type { LimitClaim } from '../count/count-claims.ts';
import { isOfCounts, readLimitClaim } from '../count/read-limit-claim.ts';

export type PlanParts = {
  db: Db;
  connections: Connections;
  rows: ClaimRows;
  references: ReferenceCache;
  planFacts: DigestReader<PlanFacts>;
};

export type PlanClaim = LimitClaim & {
  claimId: string;
  provider: string | null;
  decidedOn: string | null;
  balances: readonly BenefitBalance[];
};

export type Plan = {
  /** Ids of its records; the first is the plan's. */
  ids: [string, ...string[]];
  connection: Connection;
  kind: CoverageKind | null;
  name: string | null;
  cards: CoverageCard[];
  claims: PlanClaim[];
};

/** What limits keep of a claim besides its row. */
export type PlanFacts = {
  reference: Json | null;
  /** The coverage where the claim itself holds it. */
  contained: Resource | null;
  balances: readonly BenefitBalance[];
  admitted: string | null;
};

/** The plans of a person, with the claims of some calendar years and those without a date. */
export function listPlans(
  parts: PlanParts,
  { personId, years, today }: { personId: string; years: readonly number[]; today: string },
): Plan[] {
  const entries = parts.rows
    .of(personId)
    .entries.filter(({ year, row }) => (year === null || years.includes(year)) && isOfCounts(row));
  const facts = parts.planFacts(entries);
  return parts.connections.ofPerson(personId).flatMap((connection) => {
    const plans = new PlanBook(connection, listCoverageRecords(parts, connection, today));
    const { resolve } = parts.references.of(connection.id);
    for (const { key, row } of entries) {
      const stored = facts.get(key);
      if (row.connectionId !== connection.id || !stored) continue;
      const plan = plans.find(stored, resolve);
      plan.claims.push({
        ...readLimitClaim(row, { kind: plan.kind, admitted: stored.admitted }),
        claimId: row.id,
        provider: row.providerName,
        decidedOn: row.decidedOn,
        balances: stored.balances,
      });
    }
    return plans.list();
  });
}

export function readPlanFacts({ claim, row, eob, resolve }: WholeClaim): PlanFacts {
  const reference = findFocalCoverage(eob);
  const isContained = textAt(reference, 'reference')?.startsWith('#');
  return {
    reference,
    contained: isContained ? (resolve(reference, eob) ?? null) : null,
    balances: claim.balances,
    admitted: row.kind === 'inpatient' ? (claim.stay?.admitted ?? null) : null,
  };
}

/** The plans of one connection: those it tells of, and those that only claims name. */
class PlanBook {
  readonly #connection: Connection;
  readonly #byId = new Map<string, Plan>();
  readonly #byNumbers = new Map<string, Plan>();
  /** The one plan that the connection tells of. */
  readonly #only: Plan | null;

  constructor(connection: Connection, records: ReturnType<typeof listCoverageRecords>) {
    this.#connection = connection;
    for (const { card, memberId } of records) {
      const numbers = joinNumbers(card.kind, memberId, card.coverageName);
      const known = numbers === null ? undefined : this.#byNumbers.get(numbers);
      const plan = known ?? this.#add(card.id, card.kind, card.coverageName);
      if (known) known.ids.push(card.id);
      plan.cards.push(card);
      this.#byId.set(card.id, plan);
      if (numbers !== null) this.#byNumbers.set(numbers, plan);
    }
    const [only = null, ...others] = this.list();
    this.#only = others.length === 0 ? only : null;
  }

  list(): Plan[] {
    return [...new Set(this.#byId.values())];
  }

  /** The plan that decided a claim. */
  find({ reference, contained }: PlanFacts, resolve: ResolveReference): Plan {
    if (contained !== null) return this.#findContained(contained) ?? this.#findUnnamed(null);
    const resolved = reference && resolve(reference, noOwner);
    const id = resolved?.id ?? textAt(reference, 'reference')?.split('/_history/')[0]?.split('/').at(-1);
    const name = textAt(reference, 'display');
    return id ? this.#findOrAdd(String(id), null, name) : this.#findUnnamed(name);
  }

  #findContained(coverage: Resource): Plan | null {
    const read = readCoverage(coverage, { resolve: () => null });
    if (read.kind !== 'coverage') return null;
    const { kind, coverageName, type, payerName } = read.facts;
    const numbers = joinNumbers(kind, read.numbers.memberId, coverageName);
    const known = numbers === null ? undefined : this.#byNumbers.get(numbers);
    const name = coverageName ?? type?.text ?? payerName;
    return known ?? this.#findOrAdd(`#${kind}|${name ?? ''}`, kind, name);
  }

  /** Of a claim that names no coverage: where there is one only, that one. */
  #findUnnamed(name: string | null): Plan {
    return this.#only ?? this.#findOrAdd('#', null, name);
  }

  #findOrAdd(resourceId: string, kind: CoverageKind | null, name: string | null): Plan {
    const id = `${this.#connection.id}/Coverage/${resourceId}`.slice(0, 500);
    return this.#byId.get(id) ?? this.#add(id, kind, name);
  }

  #add(id: string, kind: CoverageKind | null, name: string | null): Plan {
    const plan: Plan = { ids: [id], connection: this.#connection, kind, name, cards: [], claims: [] };
    this.#byId.set(id, plan);
    return plan;
  }
}

const noOwner: Resource = { resourceType: 'ExplanationOfBenefit' };

/** One coverage may come as a card and as a plain record, and anew each year. */
function joinNumbers(kind: CoverageKind, memberId: string | null, name: string | null): string | null {
  return memberId === null ? null : JSON.stringify([kind, memberId, name]);
}
