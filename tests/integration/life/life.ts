/** Someone who keeps the app for weeks: starts and ends of it over one profile, checks, and what must hold each day. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ExplanationOfBenefit } from 'fhir/r4';
import { expect } from 'vitest';
import type { ServedResource } from '../../../electron/sample-plan/model.ts';
import type { AccessRow } from '../../../shared/model/access-log.ts';
import { type LivingPlan, withoutIds } from '../../support/living-plan/living-plan.ts';
import { member } from '../../support/living-plan/records.ts';
import { findDamage, listStored, lookInto } from '../../support/living-plan/stored.ts';
import { type LogLine, MemoryCabinet, MemoryClock, MemorySecretBox } from '../../support/memory-ports.ts';
import { signInByForms } from '../../support/sign-in-by-forms.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';

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
   * The store is the plan's truth: each record as the plan would send it now. `gone`: what the plan took back, by
   * `Type/id`; kept, and marked where `isTold`.
   */
  async expectTruth(
    plan: LivingPlan,
    gone: ReadonlyMap<string, ServedResource>,
    isTold: boolean,
  ): Promise<void> {
    const stored = await lookInto(this.folder, (db) => listStored(db, plan.host));
    const ofPlan = stored.filter(
      ({ type, id, isFromFile }) => !isFromFile && isMembers(`${type}/${id}`, plan, gone),
    );
    const shown = ofPlan.map((row) => [`${row.type}/${row.id}`, JSON.parse(row.json), row.isGone]);
    const expected = [
      ...[...plan.truth].map(([name, resource]) => [name, resource, false]),
      ...[...gone].map(([name, resource]) => [name, resource, isTold]),
    ];
    const byName = (rows: unknown[][]) => rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));
    expect(byName(shown)).toEqual(byName(expected));
  }

  /** No row of the access log was changed or lost, and each request that the plans got has one. */
  async expectLogWhole(): Promise<void> {
    const rows: AccessRow[] = [];
    for (;;) {
      const page = await this.app.ask('accessLog.list', { personId: null, offset: rows.length, limit: 1000 });
      expect(page.complete).toBe(true);
      rows.push(...page.rows);
      if (rows.length >= page.count) break;
    }
    for (const plan of this.#plans) {
      const logged = rows.filter(({ host, path: asked }) => host === plan.host && asked !== null);
      const missing = countOf(plan.requests);
      for (const row of logged) {
        const name = `${row.method} ${withoutIds(row.path ?? '')}`;
        missing[name] = (missing[name] ?? 0) - 1;
      }
      expect(Object.entries(missing).filter(([, count]) => count > 0)).toEqual([]);
    }
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

function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/**
 * An independent sum in cents over what plans told: claims that are not canceled, and that no other claim replaces.
 */
export function sumBilled(told: Iterable<ServedResource>): number {
  const claims = [...told].filter(
    (one): one is ServedResource & ExplanationOfBenefit =>
      one.resourceType === 'ExplanationOfBenefit' && one.use === 'claim' && one.status === 'active',
  );
  const replaced = new Set(
    claims.flatMap(({ related }) => related?.map((one) => one.reference?.value) ?? []),
  );
  return claims
    .filter(({ identifier }) => !replaced.has(identifier?.[0]?.value))
    .reduce((sum, { total }) => sum + Math.round((total?.[0]?.amount.value ?? 0) * 100), 0);
}
