/** Someone who keeps the app for weeks: starts and ends of it over one profile, checks, and what must hold each day. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { ServedResource } from '../../../electron/sample-plan/model.ts';
import type { AccessRow } from '../../../shared/model/access-log.ts';
import type { LivingPlan, SeenRequest } from '../../support/living-plan/living-plan.ts';
import { member } from '../../support/living-plan/records.ts';
import { findDamage, listStored, lookInto } from '../../support/living-plan/stored.ts';
import { type LogLine, MemoryCabinet, MemoryClock, MemorySecretBox } from '../../support/memory-ports.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { expectedShown, listShown } from './shown.ts';

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

export class Life {
  readonly folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-life-'));
  readonly clock = new MemoryClock(Date.parse('2026-03-01T07:00:00Z'));
  readonly secrets = new MemorySecretBox();
  readonly #vault = new MemoryCabinet();
  readonly #settings = new MemoryCabinet();
  readonly #earlierLines: LogLine[] = [];
  readonly #plans: LivingPlan[] = [];
  #app: TestApp | null = null;

  get app(): TestApp {
    if (this.#app === null) throw new Error('The app is closed.');
    return this.#app;
  }

  know(plan: LivingPlan): void {
    this.#plans.push(plan);
  }

  async open(): Promise<void> {
    this.#app = await startTestApp({
      visit: (url) => signInByForms(url, { ...member, follow: true }).catch(() => {}),
      folder: this.folder,
      payers: this.#plans.map(({ payer }) => payer),
      ports: { clock: this.clock, secrets: this.secrets, vault: this.#vault, settings: this.#settings },
    });
  }

  async close(): Promise<void> {
    this.#earlierLines.push(...(this.#app?.log.lines ?? []));
    await this.#app?.app.dispose();
    this.#app = null;
  }

  /** Every line that the app's log got, of all starts. */
  logText(): string {
    return JSON.stringify([...this.#earlierLines, ...(this.#app?.log.lines ?? [])]);
  }

  connections() {
    return this.app.ask('connection.list', {});
  }

  async connectionTo(plan: LivingPlan) {
    const found = (await this.connections()).find(
      ({ host, origin }) => host === plan.host && origin === 'plan',
    );
    if (found === undefined) throw new Error(`There is no connection to ${plan.id}.`);
    return found;
  }

  /** Signs in, for the first time or again, and waits for the check that follows. */
  async connect(plan: LivingPlan, ids: { personId?: string; connectionId?: string } = {}): Promise<string> {
    const since = this.app.messages.length;
    const { connectionId, personId } = await this.app.ask('connection.connect', {
      plan: { payerId: plan.id },
      personId: ids.personId ?? null,
      connectionId: ids.connectionId ?? null,
      categories: ['patient', 'claims', 'coverage', 'providers', 'conditions'],
      keepUpToDate: true,
      client: null,
    });
    await this.app.changes.until(() => this.#hasEnded(connectionId, since));
    return personId;
  }

  /** Checks now and says how that ended. One that runs by itself already counts, too. */
  async check(plan: LivingPlan): Promise<{ outcome: string; code: string | null }> {
    const { id } = await this.connectionTo(plan);
    await this.app.syncAgain(id);
    const { lastEnd } = await this.connectionTo(plan);
    return { outcome: lastEnd?.outcome ?? 'none', code: lastEnd?.failure?.code ?? null };
  }

  #hasEnded(connectionId: string, since: number): boolean {
    return this.app.messages.slice(since).some((message) => {
      const { channel, payload } = message as { channel?: string; payload?: { connectionId?: string } };
      return channel === 'sync.ended' && payload?.connectionId === connectionId;
    });
  }

  /** No damage and no orphan in the database. */
  async expectWhole(): Promise<void> {
    expect(await lookInto(this.folder, findDamage)).toEqual([]);
  }

  /**
   * The store is the plan's truth: each record as the plan would send it now, and so is what screens show. `gone`: what
   * the plan took back, by `Type/id`; kept, and marked where `isTold`.
   */
  async expectTruth(
    plan: LivingPlan,
    gone: ReadonlyMap<string, ServedResource>,
    isTold: boolean,
  ): Promise<void> {
    const shown = (await this.#storedOf(plan, gone)).map((row) => [row.name, row.resource, row.isGone]);
    const expected = [
      ...[...plan.truth].map(([name, resource]) => [name, resource, false]),
      ...[...gone].map(([name, resource]) => [name, resource, isTold]),
    ];
    const byName = (rows: unknown[][]) => rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    expect(byName(shown)).toEqual(byName(expected));
    const { id, personId } = await this.connectionTo(plan);
    expect(await listShown(this.app, personId, id)).toEqual(
      expectedShown(plan.truth.values(), gone.values(), isTold),
    );
  }

  /** After a check that ended midway: each claim is that of before or that of now, and all else is the truth. */
  async expectPartOfTruth(plan: LivingPlan, before: ReadonlyMap<string, ServedResource>): Promise<void> {
    const stored = await this.#storedOf(plan, new Map());
    const wrong = stored.filter(({ name, resource }) => {
      const known = [plan.truth.get(name), ...(isOfClaims(name) ? [before.get(name)] : [])];
      return !known.some((one) => isDeepStrictEqual(one, resource));
    });
    expect(wrong).toEqual([]);
    const names = new Set(stored.map(({ name }) => name));
    const needed = [...before.keys(), ...[...plan.truth.keys()].filter((name) => !isOfClaims(name))];
    expect(needed.filter((name) => !names.has(name))).toEqual([]);
  }

  async #storedOf(plan: LivingPlan, gone: ReadonlyMap<string, ServedResource>) {
    const stored = await lookInto(this.folder, (db) => listStored(db, plan.host));
    return stored
      .filter(({ isFromFile }) => !isFromFile)
      .map(({ type, id, json, isGone }) => ({ name: `${type}/${id}`, resource: JSON.parse(json), isGone }))
      .filter(({ name }) => isMembers(name, plan, gone));
  }

  /**
   * The access log is whole and says what the plans saw: each request that came has one row, with time, path, outcome,
   * status, length and owner, and there is no other row. No refresh token came twice.
   */
  async expectLogExact(): Promise<void> {
    const rows: AccessRow[] = [];
    for (;;) {
      const page = await this.app.ask('accessLog.list', { personId: null, offset: rows.length, limit: 1000 });
      expect(page.complete).toBe(true);
      rows.push(...page.rows);
      if (rows.length >= page.count) break;
    }
    const connections = await this.connections();
    for (const plan of this.#plans) {
      const owner = connections.find(({ host, origin }) => host === plan.host && origin === 'plan');
      const logged = rows.filter(({ host }) => host === plan.host).map((row) => describeRow(row, owner));
      expect(logged.toSorted()).toEqual(plan.requests.map(describeRequest).toSorted());
      expect(plan.findReusedTokens()).toEqual([]);
    }
    const hosts = new Set([null, ...this.#plans.map(({ host }) => host)]);
    expect(rows.filter(({ host }) => !hosts.has(host))).toEqual([]);
  }

  /** What the screen says was billed in 2026, in cents. */
  async billed(personId: string): Promise<number | null> {
    const { totals } = await this.app.ask('claims.overview', { personId, year: 2026 });
    return totals[0]?.billed.cents ?? null;
  }
}

/** Records that the test sets; whom they name comes from the plan's directory. */
function isMembers(name: string, plan: LivingPlan, gone: ReadonlyMap<string, unknown>): boolean {
  return (
    plan.truth.has(name) ||
    gone.has(name) ||
    !/^(?:Organization|Practitioner|PractitionerRole|Location)\//.test(name)
  );
}

function isOfClaims(name: string): boolean {
  return name.startsWith('ExplanationOfBenefit/');
}

type Owner = { id: string; personId: string };

/** A row, and whether it names whom it should: a sign-in nobody yet, the rest the plan and the person. */
function describeRow(row: AccessRow, owner: Owner | undefined): string {
  const { at, method, path: asked, what, why, result, status, bytes } = row;
  const isSignIn = why === 'connect';
  const connectionId = isSignIn ? null : owner?.id;
  const personId = isSignIn ? null : owner?.personId;
  const isOwned = row.connectionId === connectionId && row.personId === personId;
  const grant = isSignIn ? 'authorization_code' : 'refresh_token';
  return [
    at,
    method,
    asked,
    ...(what === 'token' && status !== null ? [grant] : []),
    result,
    status,
    bytes,
    isOwned ? 'owned' : 'not owned',
  ].join(' ');
}

/** The row that the request must have. */
function describeRequest({ at, method, path: asked, grant, status, bytes }: SeenRequest): string {
  // What became of it in the browser the app does not know.
  const isBrowser = asked.endsWith('/authorize');
  const result = status === null || status >= 500 ? 'failed' : status >= 400 ? 'refused' : 'ok';
  const end = isBrowser ? ['ok', null, null] : [result, status, bytes];
  return [at, method, asked, ...(grant === null ? [] : [grant]), ...end, 'owned'].join(' ');
}
