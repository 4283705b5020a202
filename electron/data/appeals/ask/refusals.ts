/** What plans refused, with what the person wrote down about it. */

import { addDays } from '#shared/dates';
import type { AppealFacts, AppealView, Refusal, RefusalList } from '#shared/model/appeals/appeal';
import { mostRefusals, noAppealFacts } from '#shared/model/appeals/appeal';
import { exampleMark } from '#shared/model/bills/example-mark';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { PlanKind } from '#shared/model/plans/plan-kind';
import {
  findComingDeadline,
  findReminder,
  type KnownDeadline,
  type RefusedClaim,
} from '#shared/words/appeals';
import { findDenial } from '#shared/words/denials';
import { findRefusalReason } from '#shared/words/refusals';
import { boundRows } from '../../archive/bound-view.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import { findClaim } from '../../claims/ask/find-claim.ts';
import { choosePlanKind, chooseSaidKind } from '../../claims/ask/get-claim.ts';
import type { ClaimRows } from '../../claims/ask/person-rows.ts';
import { findStoredSuccessors, listStoredVersions } from '../../claims/keep/settle-stored-claims.ts';
import { readStoredClaim } from '../../claims/keep/stored-claims.ts';
import type { CallTable } from '../../correspondence/keep/call-table.ts';
import type { Db } from '../../database/database.ts';
import { notFoundError } from '../../database/faults.ts';
import { ReferenceIndex } from '../../fhir/references.ts';
import type { Connections } from '../../people/connections.ts';
import type { AppealTable, KeptAppeal } from '../keep/appeal-table.ts';

export type RefusalParts = {
  db: Db;
  connections: Connections;
  rows: ClaimRows;
  references: ReferenceCache;
  appeals: AppealTable;
  calls: CallTable;
};

type Written = Pick<Refusal, 'facts' | 'isExample'>;
const nothingWritten: Written = { facts: null };

function writtenIn(kept: Pick<KeptAppeal, 'facts' | 'isExample'> | null): Written {
  if (!kept) return nothingWritten;
  return { facts: kept.facts, ...(kept.isExample ? exampleMark : {}) };
}

/** No usual time to appeal is longer, in days. */
const longestUsual = 200;

/** What the claim alone says of its plan, and why something was refused. */
type SaidOfRefusal = { planKind: PlanKind } & Pick<Refusal, 'reason'>;

/** Refusals of people. What a claim says of itself is kept in memory; it is read again when its row is another. */
export class Refusals {
  readonly #parts: RefusalParts;
  readonly #isRefused = new WeakMap<ClaimRow, boolean>();
  readonly #said = new WeakMap<ClaimRow, SaidOfRefusal>();

  constructor(parts: RefusalParts) {
    this.#parts = parts;
  }

  /** Every claim of which something was refused or that an appeal is about, the newest care first. */
  list(personId: string): RefusalList {
    const appeals = this.#readAppeals(personId);
    const refusals = this.#parts.rows
      .of(personId)
      .entries.map(({ row }) => ({ row, ...(appeals.get(row.id) ?? nothingWritten) }))
      .filter(({ row, facts }) => facts !== null || this.#findRefused(row));
    return { refusals: boundRows(this.#addPlans(refusals.slice(0, mostRefusals))) };
  }

  /** Refusals of which the deadline is near, or a printed one has passed, with nothing sent; the most urgent first. */
  remind(personId: string, today: string): Refusal[] {
    return this.#listByDeadline(personId, today, findReminder);
  }

  /** Refusals of which the deadline is known and still to be kept, however far it is; the most urgent first. */
  listComing(personId: string, today: string): Refusal[] {
    return this.#listByDeadline(personId, today, findComingDeadline);
  }

  #listByDeadline(
    personId: string,
    today: string,
    find: (facts: AppealFacts | null, refused: RefusedClaim, today: string) => KnownDeadline | null,
  ): Refusal[] {
    const appeals = this.#readAppeals(personId);
    const since = addDays(today, -longestUsual);
    const asked = this.#parts.rows.of(personId).entries.flatMap(({ row }) => {
      const written = appeals.get(row.id);
      if (written) return this.#findRefused(row) ? [{ row, ...written }] : [];
      return row.counted && isRefusedByState(row) && (row.decidedOn ?? '') > since
        ? [{ row, ...nothingWritten }]
        : [];
    });
    return this.#addPlans(asked)
      .flatMap((refusal) => {
        const { row, facts, planKind } = refusal;
        const deadline = find(facts, { ...row, planKind }, today);
        return deadline === null ? [] : [{ refusal, left: deadline.left }];
      })
      .toSorted((a, b) => a.left - b.left)
      .map(({ refusal }) => refusal);
  }

  /** @throws {StoreError} store/not-found */
  get(claimId: string): AppealView {
    const { connectionId, key } = findClaim(this.#parts.db, claimId);
    const { personId } = this.#parts.connections.get(connectionId);
    const row = this.#parts.rows.of(personId).get(key);
    if (!row) throw notFoundError('claim');
    const chain = listStoredVersions(this.#parts.db, connectionId, claimId);
    return { row, ...writtenIn(this.#parts.appeals.find(claimId)), ...this.#parts.calls.ofClaims(chain) };
  }

  /** Keeps what was written about the claim, or about an earlier version of it. @throws {StoreError} store/not-found */
  save(claimId: string, facts: AppealFacts): void {
    const kept = this.#parts.appeals.find(claimId);
    this.#parts.appeals.save(kept?.claimId ?? claimId, facts);
  }

  /** Keeps when the letter of appeal was last printed or saved. @throws {StoreError} store/not-found */
  noteLetter(claimId: string, today: string): void {
    const kept = this.#parts.appeals.find(claimId);
    this.#parts.appeals.save(kept?.claimId ?? claimId, {
      ...(kept?.facts ?? noAppealFacts),
      letterMadeOn: today,
    });
  }

  /** What was written, by the newest version of the claim that it is about. */
  #readAppeals(personId: string): Map<string, Written & { facts: AppealFacts }> {
    const kept = this.#parts.appeals.list(personId);
    const byConnection = Map.groupBy(kept, ({ connectionId }) => connectionId);
    return new Map(
      [...byConnection].flatMap(([connectionId, appeals]) => {
        const successors = findStoredSuccessors(this.#parts.db, connectionId);
        return appeals.map(
          (kept) =>
            [
              successors.get(kept.claimId) ?? kept.claimId,
              { ...writtenIn(kept), facts: kept.facts },
            ] as const,
        );
      }),
    );
  }

  /** With what is known of each one's plan. */
  #addPlans(refusals: readonly (Written & { row: ClaimRow })[]): Refusal[] {
    const byConnection = Map.groupBy(refusals, ({ row }) => row.connectionId);
    const kinds = new Map(
      [...byConnection].flatMap(([connectionId, own]) => {
        const connection = this.#parts.connections.get(connectionId);
        return own.map(({ row }) => {
          const { planKind: stated, ...why } = this.#readSaid(row);
          const claim = { kind: row.kind, planKind: stated };
          const planKind = choosePlanKind(claim, connection);
          const saidKind = chooseSaidKind(claim, connection);
          return [row, { planName: connection.planName, planKind, saidKind, ...why }] as const;
        });
      }),
    );
    return refusals.flatMap((refusal) => {
      const plan = kinds.get(refusal.row);
      return plan ? [{ ...refusal, ...plan }] : [];
    });
  }

  /** As the claim says. Claims of one connection are asked for together: what they refer to is kept of one alone. */
  #readSaid(row: ClaimRow): SaidOfRefusal {
    const known = this.#said.get(row);
    if (known !== undefined) return known;
    const { resolve } = this.#parts.references.of(row.connectionId);
    const claim = readStoredClaim(findClaim(this.#parts.db, row.id).json, row.id, resolve);
    const first = findRefusalReason(claim?.reasons ?? [], row.state === 'plan-did-not-pay');
    const reason = first && { text: first.text, code: first.code, system: first.system };
    const said = { planKind: claim?.planKind ?? 'unknown', ...(reason && { reason }) };
    this.#said.set(row, said);
    return said;
  }

  #findRefused(row: ClaimRow): boolean {
    const known = this.#isRefused.get(row);
    if (known !== undefined) return known;
    const isRefused = this.#readRefused(row);
    this.#isRefused.set(row, isRefused);
    return isRefused;
  }

  /** Most claims say it by their state; only of the others the reasons and lines are read. */
  #readRefused(row: ClaimRow): boolean {
    const { state, counted, notCountedBecause } = row;
    if (!counted && notCountedBecause !== 'processing-error') return false;
    if (isRefusedByState(row)) return true;
    const { json } = findClaim(this.#parts.db, row.id);
    const claim = readStoredClaim(json, row.id, new ReferenceIndex().resolve);
    return claim !== null && findDenial({ ...claim, state, counted, notCountedBecause }) !== null;
  }
}

function isRefusedByState({ state }: ClaimRow): boolean {
  return state === 'plan-did-not-pay' || state === 'plan-paid-part';
}
