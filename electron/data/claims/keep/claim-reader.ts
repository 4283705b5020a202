import type { Claim } from '#shared/model/claim';
import { mappingVersion } from '../../archive/reading-version.ts';
import type { ResourceTable } from '../../archive/resource-table.ts';
import type { Waiting } from '../../archive/waiting.ts';
import type { Db } from '../../database/database.ts';
import { relativeReference } from '../../fhir/identity.ts';
import type { ReferenceIndex } from '../../fhir/references.ts';
import type { Resource } from '../../fhir/resource.ts';
import type { RecordReader } from '../../health/keep/record-reader.ts';
import type { Connections } from '../../people/connections.ts';
import type { RowOwner } from '../read/claim-row.ts';
import { readClaim } from '../read/read-claim.ts';
import { ClaimTable } from './claim-table.ts';
import { claimIdOf } from './row-codec.ts';

/** The connection in whose name claims are read. */
export type ReadFor = { owner: RowOwner; fhirBaseUrl: string; index: ReferenceIndex };

export type ReadOutcome = 'new' | 'changed' | 'same' | 'not-claim' | 'unreadable';

type ReaderParts = {
  db: Db;
  resources: ResourceTable;
  connections: Connections;
  waiting: Waiting;
  records: RecordReader;
};

/** Reads stored ExplanationOfBenefits into claims and writes what is derived from them; others may be authorizations. */
export class ClaimReader {
  readonly table: ClaimTable;
  readonly #resources: ResourceTable;
  readonly #connections: Connections;
  readonly #waiting: Waiting;
  readonly #records: RecordReader;
  readonly #db: Db;
  readonly #named = new Set<string>();

  constructor(parts: ReaderParts) {
    const { db, resources, connections, waiting, records } = parts;
    this.table = new ClaimTable(db);
    this.#resources = resources;
    this.#connections = connections;
    this.#waiting = waiting;
    this.#records = records;
    this.#db = db;
  }

  /**
   * Reads one resource. One that breaks the reading costs only itself: it stays stored and is no claim.
   * `first`: nothing was read from it before; `again`: what differs is a change; `anew`: it is not, because this app
   * reads differently.
   */
  read(
    key: number,
    resourceId: string,
    eob: Resource,
    context: ReadFor,
    how: 'first' | 'again' | 'anew',
  ): ReadOutcome {
    const { owner, fhirBaseUrl, index } = context;
    const missing = new Set<string>();
    const claim = claimOf(eob, claimIdOf(owner.connectionId, resourceId), index, (reference) => {
      const relative = relativeReference(reference, fhirBaseUrl);
      if (relative !== null) missing.add(relative);
    });
    if (how !== 'first') this.#forget(key, claim);
    if (claim === 'not-claim') {
      this.#records.read(key, eob, context, how);
      return claim;
    }
    if (how === 'anew') this.#resources.setMapping(key, mappingVersion);
    this.#waiting.add(owner.connectionId, [...missing], key);
    if (claim === 'unreadable') return claim;
    this.#note(claim, owner);
    return this.table.write(key, resourceId, claim, owner, how !== 'anew');
  }

  /** Reads a connection's stored resources again, by key, in transactions of a few hundred. */
  readAgain(keys: readonly number[], context: ReadFor, how: 'again' | 'anew' = 'again'): void {
    const stored = this.#db.prepare<[number], { id: string; json: string }>(
      'SELECT id, json FROM resource JOIN resource_json USING (key) WHERE key = ?',
    );
    for (let start = 0; start < keys.length; start += 200)
      this.#db.transaction(() => {
        for (const key of keys.slice(start, start + 200)) {
          const found = stored.get(key);
          if (!found) continue;
          const eob = JSON.parse(found.json) as Resource;
          this.read(key, found.id, eob, context, how);
        }
      })();
  }

  /** To be called when a transaction was undone: what it said about people is not stored. */
  forgetNames(): void {
    this.#named.clear();
  }

  /** Takes away what an earlier reading left and this one does not replace. */
  #forget(key: number, now: Claim | 'not-claim' | 'unreadable'): void {
    this.#waiting.remove(key);
    if (typeof now === 'string') this.table.remove(key);
    if (now !== 'not-claim') this.#records.remove(key);
  }

  #note(claim: Claim, owner: RowOwner): void {
    const { name, birthDate } = claim.person;
    if (this.#named.has(owner.personId) || name === null) return;
    this.#named.add(owner.personId);
    this.#connections.namePerson(owner.personId, name, birthDate, false);
  }
}

function claimOf(
  eob: Resource,
  id: string,
  index: ReferenceIndex,
  onMissing: (reference: unknown) => void,
): Claim | 'not-claim' | 'unreadable' {
  try {
    const read = readClaim(eob, {
      id,
      resolve: (reference, owner) => {
        const found = index.resolve(reference, owner);
        if (found === null) onMissing(reference);
        return found;
      },
    });
    return read.kind === 'claim' ? read.claim : 'not-claim';
  } catch {
    return 'unreadable';
  }
}

/** The claim of a stored resource as it was read, before other claims are looked at. */
export function claimFromJson(json: string, id: string, index: ReferenceIndex): Claim | null {
  const claim = claimOf(JSON.parse(json) as Resource, id, index, () => undefined);
  return typeof claim === 'string' ? null : claim;
}
