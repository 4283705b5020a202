/** A profile of the app that is connected to a drifting plan, through starts and ends. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { everyClaim } from '../../../../shared/every-claim.ts';
import { listStored, lookInto } from '../../../support/living-plan/stored.ts';
import { MemoryCabinet, type MemoryClock, MemorySecretBox } from '../../../support/memory-ports.ts';
import { navigate } from '../../../support/navigate.ts';
import { startTestApp, type TestApp } from '../../../support/test-app.ts';
import type { DriftingPlan } from './drifting-plan.ts';

export class Home {
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-drift-'));
  readonly #plan: DriftingPlan;
  readonly #clock: MemoryClock;
  readonly #secrets = new MemorySecretBox();
  readonly #vault = new MemoryCabinet();
  readonly #settings = new MemoryCabinet();
  #ids: { connectionId: string; personId: string } | null = null;
  #app: TestApp | null = null;

  constructor(plan: DriftingPlan, clock: MemoryClock) {
    this.#plan = plan;
    this.#clock = clock;
  }

  async open(): Promise<void> {
    this.#app = await startTestApp({
      visit: (url) => navigate(url).catch(() => {}),
      folder: this.#folder,
      payers: [this.#plan.payer],
      ports: { clock: this.#clock, secrets: this.#secrets, vault: this.#vault, settings: this.#settings },
    });
  }

  async close(): Promise<void> {
    await this.#app?.app.dispose();
    this.#app = null;
  }

  async leave(): Promise<void> {
    await this.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Signs in, for the first time or again, and waits for the check that follows. */
  async connect(): Promise<void> {
    const app = this.#opened();
    const since = app.messages.length;
    const { connectionId, personId } = await app.ask('connection.connect', {
      plan: { payerId: this.#plan.payer.id },
      personId: this.#ids?.personId ?? null,
      connectionId: this.#ids?.connectionId ?? null,
      categories: ['patient', 'claims', 'coverage', 'providers', 'conditions', 'results'],
      keepUpToDate: true,
      client: null,
    });
    this.#ids = { connectionId, personId };
    const isEnd = (one: unknown) => (one as { channel?: string }).channel === 'sync.ended';
    await app.changes.until(() => app.messages.slice(since).some(isEnd));
  }

  get isConnected(): boolean {
    return this.#ids !== null;
  }

  async check(): Promise<void> {
    await this.#opened().syncAgain(this.#known().connectionId);
  }

  async cancel(): Promise<void> {
    await this.#opened().send('sync.cancel', { connectionId: this.#known().connectionId });
  }

  /** How the last check ended, as My plans says it. */
  async tell() {
    const { connectionId } = this.#known();
    const all = await this.#opened().ask('connection.list', {});
    const found = all.find(({ id }) => id === connectionId);
    if (found === undefined) throw new Error('The connection is not here.');
    return { state: found.state, outcome: found.lastEnd?.outcome, missing: found.lastEnd?.missing ?? [] };
  }

  /** Names of what is stored, as `Type/id`. */
  async listNames(): Promise<Set<string>> {
    return new Set((await this.#stored()).map(({ type, id }) => `${type}/${id}`));
  }

  /** What screens show of whatever the plan has not taken back. */
  async show(): Promise<Shown> {
    const app = this.#opened();
    const { personId, connectionId } = this.#known();
    const stored = await this.#stored();
    const gone = new Set(stored.flatMap(({ id, isGone }) => (isGone ? `${connectionId}/${id}` : [])));
    const page = { offset: 0, limit: 1000 };
    const { rows } = await app.ask('claims.list', { filter: everyClaim(personId), ...page });
    const claims: Record<string, unknown> = {};
    for (const row of rows.filter(({ id }) => !gone.has(id))) {
      const view = await app.ask('claims.get', { claimId: row.id });
      claims[row.id] = leaveOutGone(view, gone);
    }
    const filter = { personId, kinds: [], connectionId: null, text: '' };
    const health = await app.ask('health.list', { filter, ...page });
    const records: Record<string, unknown> = {};
    for (const row of health.rows.filter(({ removed }) => !removed)) {
      const { lastUpdated: _, technical: __, ...view } = await app.ask('health.get', { recordId: row.id });
      records[row.id] = { row, view };
    }
    const { approvals } = await app.ask('approvals.list', { personId });
    const cards = await app.ask('coverage.list', { personId });
    const shown: Shown = {
      claims,
      records,
      approvals: listById(approvals),
      cards: listById(cards.map(({ lastUpdated: _, technical: __, ...card }) => card)),
      spending: await app.ask('spending.get', { personId, year: null }),
      year: await app.ask('spending.get', { personId, year: 2026 }),
    };
    const text = JSON.stringify(shown, leaveOutPast);
    return JSON.parse(text.replaceAll(connectionId, 'CONNECTION').replaceAll(personId, 'PERSON')) as Shown;
  }

  #stored() {
    return lookInto(this.#folder, (db) => listStored(db, new URL(this.#plan.fhirBaseUrl).host));
  }

  #opened(): TestApp {
    if (this.#app === null) throw new Error('The app is closed.');
    return this.#app;
  }

  #known() {
    if (this.#ids === null) throw new Error('Nobody has signed in.');
    return this.#ids;
  }
}

export type Shown = Record<
  'claims' | 'records' | 'approvals' | 'cards' | 'spending' | 'year',
  Record<string, unknown>
>;

function listById(all: readonly { id: string; removed: boolean }[]): Record<string, unknown> {
  return Object.fromEntries(all.filter(({ removed }) => !removed).map((one) => [one.id, one]));
}

type ClaimLinks = {
  claim: { related: { claimId: string | null }[] };
  history: unknown;
  chain: unknown;
  sinceEarlier: { otherId: string } | null;
  inLater: { otherId: string } | null;
};

/** Stands in the place of what a version that the plan took back says otherwise: a fresh profile never had that one. */
export const goneVersion = 'of a version that is gone';
export const comparedWith = ['sinceEarlier', 'inLater'] as const;

/** A claim's own history is known here only, and so are its links with what the plan took back. */
function leaveOutGone<T extends ClaimLinks>(view: T, gone: ReadonlySet<string>): unknown {
  const { history: _, chain: __, ...rest } = view;
  const related = view.claim.related.filter(({ claimId }) => claimId !== null && !gone.has(claimId));
  const ofGone = comparedWith.filter((name) => gone.has(view[name]?.otherId ?? ''));
  const told = Object.fromEntries(ofGone.map((name) => [name, goneVersion]));
  return { ...rest, ...told, claim: { ...view.claim, related } };
}

/** Leaves out since when something is known, what stands beside sums without being in them, and the order of equal sums. */
function leaveOutPast(name: string, value: unknown): unknown {
  if (name === 'firstSeen' || name === 'seenAt') return undefined;
  if (name === 'providers' && Array.isArray(value)) return value.map((one) => JSON.stringify(one)).sort();
  if (typeof value !== 'object' || value === null || !('notCounted' in value)) return value;
  return { ...value, claims: undefined, notCounted: undefined };
}
