/** What plans refused, with what the person wrote down about it. */
import type { AppealFacts, AppealView, Refusal, RefusalList } from '#shared/model/appeals/appeal';
import { mostRefusals } from '#shared/model/appeals/appeal';
import { exampleMark } from '#shared/model/bills/example-mark';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findReminder } from '#shared/words/appeals';
import { findDenial } from '#shared/words/denials';
import { boundRows } from '../../archive/bound-view.ts';
import { findClaim } from '../../claims/ask/find-claim.ts';
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
  appeals: AppealTable;
  calls: CallTable;
};

type Written = Omit<Refusal, 'row'>;
const nothingWritten: Written = { facts: null };

function writtenIn(kept: KeptAppeal | undefined): Written {
  if (!kept) return nothingWritten;
  return { facts: kept.facts, ...(kept.isExample ? exampleMark : {}) };
}

/** Refusals of people. Whether a claim is one is kept in memory; a claim is read again when its row is another. */
export class Refusals {
  readonly #parts: RefusalParts;
  readonly #isRefused = new WeakMap<ClaimRow, boolean>();

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
    return { refusals: boundRows(refusals.slice(0, mostRefusals)) };
  }

  /** Refusals of which the printed last day is near or has passed with nothing sent, the most urgent first. */
  remind(personId: string, today: string): Refusal[] {
    const appeals = this.#readAppeals(personId);
    if (appeals.size === 0) return [];
    return this.#parts.rows
      .of(personId)
      .entries.flatMap(({ row }) => {
        const written = appeals.get(row.id);
        const days = written ? findReminder(written.facts, today) : null;
        return written && days !== null && this.#findRefused(row) ? [{ row, ...written, days }] : [];
      })
      .toSorted((a, b) => a.days - b.days)
      .map(({ days: _, ...refusal }) => refusal);
  }

  /** @throws {StoreError} store/not-found */
  get(claimId: string): AppealView {
    const { connectionId, key } = findClaim(this.#parts.db, claimId);
    const { personId } = this.#parts.connections.get(connectionId);
    const row = this.#parts.rows.of(personId).get(key);
    if (!row) throw notFoundError('claim');
    const chain = listStoredVersions(this.#parts.db, connectionId, claimId);
    const appeal = this.#parts.appeals.list(personId).find((one) => chain.includes(one.claimId));
    return { row, ...writtenIn(appeal), ...this.#parts.calls.ofClaims(chain) };
  }

  /** Keeps what was written about the claim, or about an earlier version of it. @throws {StoreError} store/not-found */
  save(claimId: string, facts: AppealFacts): void {
    const { connectionId } = findClaim(this.#parts.db, claimId);
    const chain = listStoredVersions(this.#parts.db, connectionId, claimId);
    const { personId } = this.#parts.connections.get(connectionId);
    const kept = this.#parts.appeals.list(personId).find((one) => chain.includes(one.claimId));
    this.#parts.appeals.save(kept?.claimId ?? claimId, facts);
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
    if (state === 'plan-did-not-pay' || state === 'plan-paid-part') return true;
    const { json } = findClaim(this.#parts.db, row.id);
    const claim = readStoredClaim(json, row.id, new ReferenceIndex().resolve);
    return claim !== null && findDenial({ ...claim, state, counted, notCountedBecause }) !== null;
  }
}
