import { mapNames } from '#shared/model/claims/amount-table';
import { type Amount, isService } from '#shared/model/claims/claim';
import type { Db } from '../../database/database.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import type { Resource } from '../../fhir/resource.ts';
import { type LifecycleFacts, leadingAmountNames, nameServices } from '../compare/settle-claims.ts';
import { type RowOwner, rowFromClaim } from '../read/claim-row.ts';
import type { ListedClaim } from '../read/listed-claim.ts';
import { readListedClaim } from '../read/read-claim.ts';
import { decodeRow, encodeRow } from './row-codec.ts';
import { collectSearchText } from './search-text.ts';
import { compareFacts, pickToldFacts } from './standing.ts';
import { decodeStandingRow } from './stored-claims.ts';
import { noteWrites } from './written-claims.ts';

type StoredClaim = {
  row: string;
  settled: string | null;
  before: string | null;
  finished: number;
  facts: string;
};

/** What is derived from one ExplanationOfBenefit, as it is stored: its list row, its lifecycle facts, its words. */
export type DerivedClaim = {
  row: string;
  serviceStart: string | null;
  facts: string;
  words: string;
  /** The patient as the claim names them. */
  person: { name: string | null; birthDate: string | null };
};

/** The database says beside the row whose it is. */
const nobody: RowOwner = { connectionId: '', personId: '', planName: null, openedAt: null };

/**
 * Reads a claim into what is stored of it; `null` for what is no claim. Pure, so that a fault here costs one resource only,
 * and a thread without a database can do it.
 */
export function deriveClaim(
  resource: Resource,
  { resourceId, resolve }: { resourceId: string; resolve: ResolveReference },
): DerivedClaim | null {
  const read = readListedClaim(resource, { id: resourceId, resolve });
  if (read.kind !== 'claim') return null;
  const { claim } = read;
  const { name, birthDate } = claim.person;
  return {
    row: encodeRow(resourceId, rowFromClaim(claim, nobody)),
    serviceStart: claim.serviceStart,
    facts: JSON.stringify(pickLifecycleFacts(claim)),
    words: collectSearchText(claim),
    person: { name, birthDate },
  };
}

/** Writes what is derived from ExplanationOfBenefits. */
export class ClaimTable {
  readonly #old;
  readonly #insert;
  readonly #update;
  readonly #insertFacts;
  readonly #updateFacts;
  readonly #words;
  readonly #insertWords;
  readonly #deleteWords;
  readonly #delete;
  readonly #remember;
  readonly #note;
  readonly #forgetDigests;

  constructor(db: Db) {
    noteWrites(db);
    this.#note = db.prepare('INSERT OR IGNORE INTO claim_written VALUES (?)');
    this.#forgetDigests = db.prepare('DELETE FROM claim_digest WHERE key = ?');
    this.#old = db.prepare<[number], StoredClaim>(
      'SELECT row, settled, before, finished, facts FROM claim JOIN claim_facts USING (key) WHERE key = ?',
    );
    this.#insert = db.prepare(
      'INSERT INTO claim (key, connection_id, row, service_start) VALUES (?, ?, ?, ?)',
    );
    this.#update = db.prepare('UPDATE claim SET row = ?, service_start = ? WHERE key = ?');
    this.#insertFacts = db.prepare('INSERT INTO claim_facts (key, facts) VALUES (?, ?)');
    this.#updateFacts = db.prepare('UPDATE claim_facts SET facts = ? WHERE key = ?');
    this.#words = db.prepare<[number], { words: string }>('SELECT words FROM claim_text WHERE rowid = ?');
    this.#insertWords = db.prepare('INSERT INTO claim_text (rowid, words) VALUES (?, ?)');
    this.#deleteWords = db.prepare('DELETE FROM claim_text WHERE rowid = ?');
    this.#delete = db.prepare('DELETE FROM claim WHERE key = ?');
    this.#remember = db.prepare('UPDATE claim SET before = ? WHERE key = ? AND before IS NULL');
  }

  /**
   * Adds or replaces what is derived from a resource; `changed` when it is compared and a told fact is not what it was.
   */
  write(
    key: number,
    { row, serviceStart, facts, words }: DerivedClaim,
    owner: RowOwner,
    isCompared: boolean,
  ): 'new' | 'changed' | 'same' {
    const old = this.#old.get(key);
    if (!old) {
      this.#note.run(key);
      this.#insert.run(key, owner.connectionId, row, serviceStart);
      this.#insertFacts.run(key, facts);
      this.#insertWords.run(key, words);
      return 'new';
    }
    const isChanged =
      isCompared &&
      compareFacts(pickToldFacts(decodeRow(old.row, owner)), pickToldFacts(decodeRow(row, owner))).length > 0;
    const [isOtherRow, isOtherFacts] = [old.row !== row, old.facts !== facts];
    // Which other claims count may depend on any of it, told or not.
    if (isCompared && (isOtherRow || isOtherFacts)) this.remember(key, owner);
    this.#note.run(key);
    this.#forgetDigests.run(key);
    if (isOtherRow) this.#update.run(row, serviceStart, key);
    if (isOtherFacts) this.#updateFacts.run(facts, key);
    if (this.#words.get(key)?.words !== words) {
      this.#deleteWords.run(key);
      this.#insertWords.run(key, words);
    }
    return isChanged ? 'changed' : 'same';
  }

  /** Keeps what was told of the claim until the pass has ended and it is known what changed. */
  remember(key: number, owner: RowOwner): void {
    const old = this.#old.get(key);
    if (!old || old.finished === 0 || old.before !== null) return;
    const told = pickToldFacts(decodeStandingRow(old, owner));
    this.#remember.run(JSON.stringify(told), key);
  }

  /** Takes away what was derived from a resource that is no claim any more. */
  remove(key: number): void {
    this.#deleteWords.run(key);
    this.#delete.run(key);
  }
}

function pickLifecycleFacts(claim: ListedClaim): Omit<LifecycleFacts, 'id'> {
  const { kind, patientReference, chainNumbers, chainNames, claimNumber, related, state } = claim;
  const { counted, notCountedBecause, lastUpdated, decidedOn, serviceStart, serviceEnd } = claim;
  return {
    kind,
    patientReference,
    chainNumbers,
    chainNames,
    claimNumber,
    related,
    state,
    counted,
    notCountedBecause,
    lastUpdated,
    decidedOn,
    serviceStart,
    serviceEnd,
    services: nameServices(claim.lines.filter(isService)),
    amounts: mapNames(leadingAmountNames, (name) => pickCents(claim.amounts[name])),
  };
}

function pickCents(amount: Amount | null): { cents: number } | null {
  return amount === null ? null : { cents: amount.cents };
}

/** How many claims a connection has, counted in totals or not. */
export function countClaims(db: Db, connectionId: string): number {
  return db
    .prepare<[string], number>('SELECT count(*) FROM claim WHERE connection_id = ?')
    .pluck()
    .get(connectionId) as number;
}
