import { approvalDates, approvalTitle, readApproval } from '../../approvals/read/read-approval.ts';
import { mappingVersion } from '../../archive/reading-version.ts';
import { type DerivedRecord, RecordTable } from '../../archive/record-table.ts';
import { approvalWords, recordWords } from '../../archive/record-words.ts';
import type { ResourceTable } from '../../archive/resource-table.ts';
import type { Waiting } from '../../archive/waiting.ts';
import type { ReadFor } from '../../claims/keep/claim-reader.ts';
import type { Db } from '../../database/database.ts';
import { relativeReference } from '../../fhir/identity.ts';
import type { Resource } from '../../fhir/resource.ts';
import { readHealthRecord } from '../read/read-health-record.ts';
import { trendKeyOf } from '../read/trends.ts';
import { listRow } from './list-row.ts';

type Resolve = ReadFor['index']['resolve'];

/** Reads stored health records and prior authorizations and writes what is derived from them. */
export class RecordReader {
  readonly #db: Db;
  readonly #table: RecordTable;
  readonly #resources: ResourceTable;
  readonly #waiting: Waiting;

  constructor(db: Db, resources: ResourceTable, waiting: Waiting) {
    this.#db = db;
    this.#table = new RecordTable(db);
    this.#resources = resources;
    this.#waiting = waiting;
  }

  /** Reads one health record, or an ExplanationOfBenefit that is no claim. One that breaks the reading costs only itself: it stays stored and is not listed. */
  read(key: number, resource: Resource, context: ReadFor, how: 'first' | 'again' | 'anew'): void {
    const missing = new Set<string>();
    const derived = derivedOf(resource, noting(context, missing));
    if (how === 'anew') this.#resources.setMapping(key, mappingVersion);
    if (how !== 'first') this.#waiting.remove(key);
    this.#waiting.add(context.owner.connectionId, [...missing], key);
    if (derived !== null) this.#table.write(key, context.owner.connectionId, derived);
    else if (how !== 'first') this.#table.remove(key);
  }

  /** Takes away the record of a resource that is none any more. */
  remove(key: number): void {
    this.#table.remove(key);
  }

  /** Reads a connection's stored health records again, by key, in transactions of a few hundred. */
  readAgain(keys: readonly number[], context: ReadFor, how: 'again' | 'anew' = 'again'): void {
    const stored = this.#db.prepare<[number], string>('SELECT json FROM resource_json WHERE key = ?').pluck();
    for (let start = 0; start < keys.length; start += 500)
      this.#db.transaction(() => {
        for (const key of keys.slice(start, start + 500)) {
          const json = stored.get(key) as string | undefined;
          if (json !== undefined) this.read(key, JSON.parse(json) as Resource, context, how);
        }
      })();
  }
}

/** Resolves by the context's index and notes relative references that nothing answers. */
function noting({ index, fhirBaseUrl }: ReadFor, missing: Set<string>): Resolve {
  return (reference, owner) => {
    const found = index.resolve(reference, owner);
    const relative = found === null ? relativeReference(reference, fhirBaseUrl) : null;
    if (relative !== null) missing.add(relative);
    return found;
  };
}

/** `null` for what is not listed: it is none, was entered in error, or breaks the reading. */
function derivedOf(resource: Resource, resolve: Resolve): DerivedRecord | null {
  try {
    return resource.resourceType === 'ExplanationOfBenefit'
      ? derivedApproval(resource, resolve)
      : derivedRecord(resource, resolve);
  } catch {
    return null;
  }
}

function derivedRecord(resource: Resource, resolve: Resolve): DerivedRecord | null {
  const record = readHealthRecord(resource, { resolve });
  if (record === null || record.isError) return null;
  const { kind } = record;
  const row = listRow(record);
  return { kind, row, trend: trendKeyOf({ kind, ...row }), words: recordWords(record) };
}

function derivedApproval(eob: Resource, resolve: Resolve): DerivedRecord | null {
  const approval = readApproval(eob, { resolve });
  if (approval === null || approval.isError) return null;
  const summary = approval.requester.name ?? approval.facility?.name ?? null;
  const { decision } = approval;
  const row = { title: approvalTitle(approval), ...approvalDates(approval), summary, decision };
  return { kind: 'approval', row, trend: null, words: approvalWords(approval) };
}
