/** The sync's part of the data worker, in memory, with the same promises: a page and its checkpoint are one. */

import { countPage, type SyncCheckpoint } from '../../../electron/data/archive/checkpoints.ts';
import type { PageRead } from '../../../electron/data/archive/page-entries.ts';
import type { ListedPage } from '../../../electron/data/archive/pages.ts';
import { isReferenceable } from '../../../electron/data/archive/referenceable-types.ts';
import { type BundleEntry, isFault, readBundle } from '../../../electron/data/fhir/read-bundle.ts';
import { asResource, type Resource } from '../../../electron/data/fhir/resource.ts';
import type { ConnectionRecord } from '../../../electron/data/people/connections.ts';
import type { SyncData } from '../../../electron/sync/run.ts';
import { healthTypes } from '../../../shared/model/health/health-kinds.ts';

export class Recorder implements SyncData {
  readonly stored = new Map<string, string>();
  readonly kept = new Map<string, SyncCheckpoint>();
  readonly pending = new Map<number, BundleEntry[]>();
  readonly calls: string[] = [];
  record: ConnectionRecord;
  /** Runs before each `storePage`. */
  onStore: () => Promise<void> = async () => {};
  /** True for a record that is about nobody else. */
  isOwn: (resource: Resource) => boolean = () => true;
  finished = 0;
  mostPending = 0;
  readonly #seenIn = new Map<string, string>();
  readonly #asked = new Map<number, BundleEntry[]>();
  #last = 0;
  #new = 0;
  /** The page that was stored last, and what its list has brought. */
  #stored = { page: 0, matches: 0, sent: 0 };

  constructor(record: ConnectionRecord) {
    this.record = record;
  }

  get claims(): string[] {
    return [...this.stored.keys()]
      .filter((key) => key.startsWith('ExplanationOfBenefit/'))
      .map((key) => key.slice('ExplanationOfBenefit/'.length));
  }

  checkpoint(resourceType = 'ExplanationOfBenefit'): SyncCheckpoint | undefined {
    return this.kept.get(resourceType);
  }

  readonly connection: SyncData['connection'] = {
    list: async () => [{ ...this.record, claims: this.claims.length }],
    update: async (_id, patch) => {
      this.record = { ...this.record, ...patch };
    },
  };

  readonly archive: SyncData['archive'] = {
    readPage: async (input) => this.#readPage(input),
    storePage: async (page, checkpoint, _seenAt, begunAt = checkpoint.startedAt, list) =>
      this.#storePage(page, checkpoint, begunAt, list),
    dropPage: async (page) => {
      this.pending.delete(page);
    },
    listCheckpoints: async () => [...this.kept.values()],
    saveCheckpoint: async (checkpoint) => {
      this.kept.set(checkpoint.resourceType, checkpoint);
    },
    listMissingReferences: async () => this.#missingReferences(),
    listKnownReferences: async () =>
      [...this.#seenIn]
        .filter(([name]) => this.stored.has(name) && isReferenceable(name.split('/')[0] ?? ''))
        .map(([reference, seenIn]) => ({ reference, seenIn, isRemoved: false })),
    listUnseenClaims: async (_id, startedAt) =>
      [...this.#seenIn]
        .filter(([name, seenIn]) => name.startsWith('ExplanationOfBenefit/') && seenIn !== startedAt)
        .map(([name]) => name.slice('ExplanationOfBenefit/'.length)),
    // Whose records are is the store's part.
    listPatientsToRead: async () => [],
    notePatientMissing: async () => {},
    notePatientRefused: async () => {},
    noteRefused: async () => {},
    fileOpen: async () => false,
    hasAnswersSince: async () => false,
    endPass: async () => {
      this.finished += 1;
      const newClaims = this.#new;
      this.#new = 0;
      return { newClaims, changedClaims: 0, removed: 0 };
    },
  };

  #readPage(input: { resourceType: string; bytes: Uint8Array }): PageRead {
    const json = parse(input.bytes);
    const top = asResource(json);
    const bundle = readBundle(json);
    const entries = bundle.isBundle
      ? [...bundle.matches, ...bundle.included]
      : top
        ? [{ resource: top, fullUrl: null, place: 0 }]
        : [];
    const page = ++this.#last;
    this.calls.push(`read ${page}`);
    this.pending.set(page, entries);
    const asked = entries.filter(({ resource }) => resource.resourceType === input.resourceType);
    this.#asked.set(page, asked);
    this.mostPending = Math.max(this.mostPending, this.pending.size);
    return {
      page,
      next: bundle.next,
      total: bundle.total,
      entries: entries.length,
      sent: asked.length,
      otherMatches: bundle.matches.length + bundle.problems.length - asked.length,
      warnings: bundle.outcomes.map(({ text, code }) => text ?? code),
      faults: bundle.outcomes.filter(isFault).map(({ text, code }) => text ?? code),
      unreadable: top === null,
      resourceType: top?.resourceType ?? null,
    };
  }

  /** What the list had brought with the page before. */
  #goOn(after: number): { matches: number; sent: number } {
    const { page, ...count } = this.#stored;
    if (page !== after) throw new Error(`page ${after} is not stored`);
    return count;
  }

  async #storePage(page: number, checkpoint: SyncCheckpoint, begunAt: string, list?: ListedPage) {
    const entries = this.pending.get(page);
    if (entries === undefined) throw new Error(`page ${page} is not here`);
    await this.onStore();
    this.calls.push(`store ${page}`);
    this.pending.delete(page);
    let newClaims = 0;
    let records = 0;
    for (const { resource } of entries) {
      const key = `${resource.resourceType}/${String(resource.id)}`;
      if (resource.resourceType === 'ExplanationOfBenefit' && !this.stored.has(key)) newClaims += 1;
      if ((healthTypes as readonly string[]).includes(resource.resourceType) && !this.stored.has(key))
        records += 1;
      this.stored.set(key, JSON.stringify(resource));
      this.#seenIn.set(key, begunAt);
    }
    this.#new += newClaims;
    const asked = this.#asked.get(page) ?? [];
    const matches = asked.filter(({ resource }) => this.isOwn(resource)).length;
    const counted = list?.after === undefined ? checkpoint : { ...checkpoint, ...this.#goOn(list.after) };
    const kept = list ? countPage(counted, { matches, sent: asked.length }, list.end) : counted;
    this.#stored = { page, matches: kept.matches ?? 0, sent: kept.sent ?? 0 };
    this.kept.set(kept.resourceType, kept);
    const claims = entries.length;
    return { newClaims, changedClaims: 0, claims, records, skipped: 0, matches, checkpoint: kept };
  }

  #missingReferences(): string[] {
    const named = [...this.stored.values()].flatMap((json) =>
      [...json.matchAll(/"reference":"([A-Z][A-Za-z]+\/[^"]+)"/g)].map(([, reference = '']) => reference),
    );
    return [...new Set(named)].filter((reference) => !this.stored.has(reference));
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
