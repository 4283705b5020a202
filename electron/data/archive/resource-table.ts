import type { Db } from '../database/database.ts';
import { packJson } from '../database/packed-json.ts';
import { keepJson } from '../fhir/json-text.ts';
import { objectAt, type Resource, textAt } from '../fhir/resource.ts';
import { readingVersion } from './reading-version.ts';
import { isReferenceable } from './referenceable-types.ts';
import { compareVersions, placeClaim } from './same-id.ts';
import type { Pass } from './subject.ts';

type StoredResource = {
  key: number;
  removed_at: string | null;
  last_updated: string | null;
  seen_in: string;
};

type Arrived = {
  connectionId: string;
  id: string;
  resource: Resource;
  /** Its text as it was sent. */
  json: string | undefined;
  fullUrl: string | null;
  pass: Pass;
  /** ISO instant. */
  seenAt: string;
  /** Rows that the list has brought so far; `null` for all that bear its pass. */
  brought: ReadonlySet<number> | null;
};

type Packed = Omit<Arrived, 'resource' | 'json' | 'brought'> & {
  type: string;
  frame: Uint8Array;
  version: string | null;
  updated: string | null;
};

/** What happened to a resource that a page brought. */
export type Upserted = { key: number; outcome: 'new' | 'changed' | 'same'; cameBack: boolean };

/**
 * The resources as they came, one per connection, type and id. `seen_in` names what brought it last: the beginning of
 * a plan's download, or when the file was opened.
 */
export class ResourceTable {
  readonly #find;
  readonly #insert;
  readonly #insertJson;
  readonly #update;
  readonly #updateJson;
  readonly #noteAge;
  readonly #touch;
  readonly #read;
  readonly #readFrame;
  readonly #markRead;

  constructor(db: Db) {
    this.#find = db.prepare<[string, string, string], StoredResource>(
      'SELECT key, removed_at, last_updated, seen_in FROM resource WHERE connection_id = ? AND type = ? AND id = ?',
    );
    this.#insert = db.prepare(
      `INSERT INTO resource (connection_id, type, id, full_url, version_id, last_updated, first_seen, seen_in, mapping)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#insertJson = db.prepare('INSERT INTO packed_json (key, frame) VALUES (?, ?)');
    this.#update = db.prepare(
      `UPDATE resource SET version_id = ?, last_updated = ?, seen_in = ?, removed_at = NULL,
       mapping = ?, renewed = ? WHERE key = ?`,
    );
    this.#updateJson = db.prepare('UPDATE packed_json SET frame = ? WHERE key = ?');
    this.#noteAge = db.prepare('UPDATE resource SET last_updated = coalesce(?, last_updated) WHERE key = ?');
    this.#touch = db.prepare('UPDATE resource SET seen_in = ?, removed_at = NULL WHERE key = ?');
    this.#read = db.prepare<[number], { json: string }>('SELECT json FROM resource_json WHERE key = ?');
    this.#readFrame = db.prepare<[number], { frame: Buffer }>('SELECT frame FROM packed_json WHERE key = ?');
    this.#markRead = db.prepare('UPDATE resource SET mapping = ? WHERE key = ?');
  }

  /**
   * Stores the resource when it is new or not what it was. A referenced resource that changed is marked, so that what
   * names it is read again.
   */
  upsert(arrived: Arrived): Upserted {
    const { connectionId, resource, json: sent, fullUrl, pass, seenAt } = arrived;
    const type = resource.resourceType;
    const json = keepJson(resource, sent);
    const meta = readMeta(resource);
    const id = this.#place(arrived, json);
    const old = this.#find.get(connectionId, type, id);
    if (!old) {
      const frame = packJson(json);
      return this.#insertNew({ connectionId, type, id, frame, fullUrl, pass, seenAt, ...meta });
    }
    const isFromFile = pass.from === 'file';
    const cameBack = old.removed_at !== null && !isFromFile;
    const seenIn = readSeenIn(pass, seenAt);
    const isOlder = isFromFile ? !mayReplace(old, meta.updated) : this.#isOlderOfList(old, arrived);
    if (isOlder) return { key: old.key, outcome: 'same', cameBack };
    if (this.#isSame(old.key, json, resource, isFromFile)) {
      // Of a file that says the same, its age is kept: an older one must not replace it.
      if (isFromFile) this.#noteAge.run(meta.updated, old.key);
      else this.#touch.run(seenIn, old.key);
      return { key: old.key, outcome: 'same', cameBack };
    }
    const renewed = isReferenceable(type) ? 1 : 0;
    this.#update.run(meta.version, meta.updated, seenIn, readingVersion, renewed, old.key);
    this.#updateJson.run(packJson(json), old.key);
    return { key: old.key, outcome: 'changed', cameBack };
  }

  /** The id under which the resource stands. @see placeClaim */
  #place(arrived: Arrived, json: string): string {
    const { connectionId, resource } = arrived;
    return placeClaim(resource, json, (name) => {
      const row = this.#find.get(connectionId, resource.resourceType, name);
      const stored = row && this.#read.get(row.key);
      return row && stored && { ...stored, isOfList: isOfList(row, arrived) };
    });
  }

  /** True for a version of a claim that its list has brought in a newer one. */
  #isOlderOfList(row: StoredResource, arrived: Arrived): boolean {
    const { resource } = arrived;
    if (resource.resourceType !== 'ExplanationOfBenefit' || !isOfList(row, arrived)) return false;
    const old = this.#read.get(row.key)?.json;
    return old !== undefined && compareVersions(JSON.parse(old) as Resource, resource) > 0;
  }

  /** The same of what a plan sent and is read already; `null` where it must be parsed to be compared. */
  upsertRead(arrived: Packed): Upserted | null {
    const { connectionId, type, id, frame, pass, seenAt } = arrived;
    const old = this.#find.get(connectionId, type, id);
    if (!old) return this.#insertNew(arrived);
    if (this.#readFrame.get(old.key)?.frame.equals(frame) !== true) return null;
    this.#touch.run(readSeenIn(pass, seenAt), old.key);
    return { key: old.key, outcome: 'same', cameBack: old.removed_at !== null };
  }

  #insertNew({ connectionId, type, id, frame, fullUrl, pass, seenAt, version, updated }: Packed): Upserted {
    const url = fullUrl?.startsWith('urn:') ? fullUrl : null;
    const seenIn = readSeenIn(pass, seenAt);
    const row = [connectionId, type, id, url, version, updated, seenAt, seenIn, readingVersion];
    const key = Number(this.#insert.run(...row).lastInsertRowid);
    this.#insertJson.run(key, frame);
    return { key, outcome: 'new', cameBack: false };
  }

  /**
   * However it is written. For all but claims a new `meta` alone is nothing new: some plans make one for every answer.
   * Of claims in files, a new time alone is nothing new: it is that of the file.
   */
  #isSame(key: number, json: string, resource: Resource, isFromFile: boolean): boolean {
    const old = this.#read.get(key)?.json;
    if (old === json) return true;
    if (old === undefined) return false;
    const before = JSON.parse(old) as Resource;
    const isClaim = resource.resourceType === 'ExplanationOfBenefit';
    const write = ({ meta, ...rest }: Resource) => {
      const { lastUpdated, ...others } = (meta ?? {}) as Record<string, unknown>;
      return JSON.stringify([rest, isClaim && others, isClaim && !isFromFile && lastUpdated]);
    };
    return write(before) === write(resource);
  }

  /** Notes that the derived rows were made by today's version of the reading. */
  markRead(key: number): void {
    this.#markRead.run(readingVersion, key);
  }
}

/** The version of a resource, and when it was written, as it says itself. */
export function readMeta(resource: Resource): { version: string | null; updated: string | null } {
  const meta = objectAt(resource, 'meta');
  return { version: textAt(meta, 'versionId'), updated: textAt(meta, 'lastUpdated') };
}

function readSeenIn(pass: Pass, seenAt: string): string {
  return pass.from === 'file' ? seenAt : pass.startedAt;
}

/** True for a row that the list of the resource has brought. */
function isOfList({ key, seen_in }: StoredResource, { pass, seenAt, brought }: Arrived): boolean {
  return seen_in === readSeenIn(pass, seenAt) && (brought === null || brought.has(key));
}

/** A file replaces what another file brought, unless that is newer or only that says when it was written. */
function mayReplace(old: StoredResource, updated: string | null): boolean {
  const before = Date.parse(old.last_updated ?? '');
  return Number.isNaN(before) || Date.parse(updated ?? '') >= before;
}

/**
 * True when so many resources may really be gone. A plan that has lost more than half of what it sent before is ill
 * rather than tidy: some count right, and send the same few records on each page.
 */
export function isBelievable(gone: number, before: number): boolean {
  return gone * 2 <= before;
}
