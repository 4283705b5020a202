/**
 * What subjects make of whole claims, kept in the database: reading ten thousand claims at each start would take
 * seconds. A digest goes when its claim is written again (`claim-table.ts`), and then is read anew.
 */
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ReaderFault } from '../../archive/archive.ts';
import type { ReferenceCache } from '../../archive/reference-cache.ts';
import type { Db } from '../../database/database.ts';
import { toStoreError } from '../../database/faults.ts';
import type { ResolveReference } from '../../fhir/references.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { WorkingClaim } from '../read/listed-claim.ts';
import { nameSources } from '../read/name-sources.ts';
import { readWorkingClaim } from '../read/read-claim.ts';

/** What of a row its claim alone says: a digest outlasts what other claims and the person make of it. */
export type OwnRow = Omit<
  ClaimRow,
  | 'personId'
  | 'planName'
  | 'openedAt'
  | 'state'
  | 'counted'
  | 'notCountedBecause'
  | 'mayOwe'
  | 'attention'
  | 'visit'
>;

export type WholeClaim = { claim: WorkingClaim; row: OwnRow; eob: Resource; resolve: ResolveReference };

type KeyedRow = { key: number; row: ClaimRow };

/** The digests of claims by key, without those that no reader of ours could read. Not to be called within a write. */
export type DigestReader<T> = (claims: readonly KeyedRow[]) => ReadonlyMap<number, T>;

/** So many claims may be read within one answer: some ten milliseconds. */
const mostAtOnce = 32;

/** Thrown within `attempt`: more claims must be read first than one answer may wait for. */
export class ManyUnread extends Error {}

type Parts = { db: Db; references: ReferenceCache; onReaderFault: (fault: ReaderFault) => void };

/** `Digests`: what is kept of a claim, by the name of the part. A part is JSON. */
export class ClaimDigests<Digests extends Record<string, unknown>> {
  readonly #parts: Parts;
  readonly #digesters;
  readonly #find;
  readonly #missing;
  readonly #json;
  readonly #insert;
  #isAttempt = false;

  constructor(parts: Parts, digesters: { [Part in keyof Digests]: (whole: WholeClaim) => Digests[Part] }) {
    const { db } = parts;
    this.#parts = parts;
    this.#digesters = digesters;
    this.#find = db.prepare<[string, string], { key: number; facts: string }>(
      'SELECT key, facts FROM claim_digest WHERE part = ? AND key IN (SELECT value FROM json_each(?))',
    );
    this.#missing = db.prepare<[number, number], { key: number; connectionId: string }>(
      `SELECT key, connection_id AS connectionId FROM claim
       WHERE key > ? AND NOT EXISTS (SELECT 1 FROM claim_digest WHERE claim_digest.key = claim.key)
       ORDER BY key LIMIT ?`,
    );
    this.#json = db.prepare<[number], string>('SELECT json FROM resource_json WHERE key = ?').pluck();
    this.#insert = db.prepare(
      `INSERT INTO claim_digest (key, part, facts) VALUES (?, ?, ?)
       ON CONFLICT (key, part) DO UPDATE SET facts = excluded.facts`,
    );
  }

  /**
   * What `work` answers. Where it wants many claims that are not read yet, it ends with `ManyUnread`: whoever attempts it
   * reads them in turns (`findMissing`, `digest`), then asks again without an attempt. `work` may be begun twice.
   */
  attempt<Answer>(work: () => Answer): Answer {
    this.#isAttempt = true;
    try {
      return work();
    } finally {
      this.#isAttempt = false;
    }
  }

  /** Reads one part; what is missing of it is read from the claims and kept. */
  reader<Part extends keyof Digests & string>(part: Part): DigestReader<Digests[Part]> {
    return (claims) => {
      const found = this.#find.all(part, JSON.stringify(claims.map(({ key }) => key)));
      const digests = new Map(found.map(({ key, facts }) => [key, JSON.parse(facts) as Digests[Part]]));
      const missing = claims.filter(({ key }) => !digests.has(key));
      if (this.#isAttempt && missing.length > mostAtOnce) throw new ManyUnread();
      for (const [key, made] of this.digest(missing)) digests.set(key, made[part]);
      return digests;
    };
  }

  /** The first claims after this key that have no digest. */
  findMissing(after: number, most: number): { key: number; connectionId: string }[] {
    return this.#missing.all(after, most);
  }

  /** Reads claims and keeps what is made of them; of one that breaks a reader, nothing. */
  digest(claims: readonly KeyedRow[]): Map<number, Digests> {
    // References are kept of one connection at a time.
    const byConnection = [...Map.groupBy(claims, ({ row }) => row.connectionId).values()].flat();
    const made = new Map(
      byConnection.flatMap((one) => {
        const digests = this.#read(one);
        return digests === null ? [] : [[one.key, digests] as const];
      }),
    );
    if (made.size > 0) this.#keep(made);
    return made;
  }

  #read({ key, row }: KeyedRow): Digests | null {
    const json = this.#json.get(key);
    if (json === undefined) return null;
    try {
      const { resolve } = this.#parts.references.of(row.connectionId);
      const eob = JSON.parse(json) as Resource;
      const stated = readWorkingClaim(eob, { id: row.id, resolve });
      if (stated === null) return null;
      const claim = nameSources(stated, row.way);
      const whole = { claim, row, eob, resolve };
      const digests = Object.entries(this.#digesters).map(([part, digest]) => [part, digest(whole)]);
      return Object.fromEntries(digests) as Digests;
    } catch (error) {
      this.#parts.onReaderFault({ resourceType: 'ExplanationOfBenefit', error });
      return null;
    }
  }

  /** Where nothing can be written, claims are read again the next time. */
  #keep(made: ReadonlyMap<number, Digests>): void {
    const keepAll = this.#parts.db.transaction(() => {
      for (const [key, digests] of made)
        for (const [part, facts] of Object.entries(digests))
          this.#insert.run(key, part, JSON.stringify(facts));
    });
    try {
      keepAll.immediate();
    } catch (error) {
      if (toStoreError(error).code === 'internal') throw error;
    }
  }
}
