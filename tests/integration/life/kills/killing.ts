/** Kills the app at random moments of what it does, over and over, over one profile, and says what it found afterwards. */
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { FileCabinet } from '../../../support/file-cabinet.ts';
import { type LivingPlan, startLivingPlan } from '../../../support/living-plan/living-plan.ts';
import {
  makeClaim,
  makeCondition,
  makeCoverage,
  patientRecord,
} from '../../../support/living-plan/records.ts';
import { findDamage, listStored, lookInto } from '../../../support/living-plan/stored.ts';
import { systemClock } from '../../../support/memory-ports.ts';
import { nextLine, runChild } from '../../sync/killable-child.ts';
import { type Deed, deedNames, type Found } from './deeds.ts';
import { makeOldProfile, oldBilled, oldClaims, oldConditions } from './old-profile.ts';

const childScript = fileURLToPath(new URL('child.ts', import.meta.url));
const hourMs = 3_600_000;
const fileClaims = 300;
const fileOwner = 'Ana Drill';
/** How long each deed takes at first guess, in milliseconds; corrected by what is seen. */
const firstGuess = 150;

type Tally = Record<(typeof deedNames)[number], { inTheMiddle: number; afterTheEnd: number }>;

export class Killing {
  readonly plan: LivingPlan;
  readonly tally = Object.fromEntries(
    deedNames.map((deed) => [deed, { inTheMiddle: 0, afterTheEnd: 0 }]),
  ) as Tally;
  readonly #folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-kills-'));
  readonly #random: () => number;
  readonly #guess = new Map<Deed, number>();
  #ahead = 0;
  #changes = 0;
  /** What the last kill struck, and what was stored before it. */
  #last: { deed: Deed; before: Set<string>; hasBegunErasing: boolean } | null = null;

  private constructor(plan: LivingPlan, random: () => number) {
    this.plan = plan;
    this.#random = random;
  }

  static async start(seed: number): Promise<Killing> {
    const plan = await startLivingPlan('harbor', systemClock);
    for (let number = 1; number <= 60; number += 1)
      plan.put(makeClaim({ id: `c-${number}`, served: '2026-01-15', billed: number, paid: 1 }));
    for (let number = 1; number <= 12; number += 1)
      plan.put(makeCondition(`p-${number}`, `Ailment ${number}`));
    plan.put(makeCoverage('card', null));
    const killing = new Killing(plan, seededRandom(seed));
    writeFileSync(killing.#in('plans.json'), JSON.stringify([plan.payer]));
    writeFileSync(killing.#in('file.ndjson'), fileText());
    return killing;
  }

  #in(name: string): string {
    return path.join(this.#folder, name);
  }

  get #profile(): string {
    return this.#in('profile');
  }

  /** One kill, and everything that must hold after it. */
  async kill(deed: (typeof deedNames)[number]): Promise<void> {
    if (deed === 'read') return this.#killReading();
    this.#changePlan();
    this.#ahead += 2 * hourMs;
    const { process, lines } = this.#run(this.#profile, deed);
    await nextLine(lines);
    this.#judge(await nextLine<Found>(lines));
    await nextLine(lines);
    const before = await this.#names();
    const isMidway = await this.#strike(deed, process, lines);
    this.#count(deed, isMidway);
    this.#last = { deed, before, hasBegunErasing: this.#eraseNotes().length > 0 };
    await this.#expectWhole(this.#profile);
    expect(this.plan.findReusedTokens()).toEqual([]);
    if (deed === 'erase' || deed === 'erase-all') return;
    const after = await this.#names();
    expect([...before].filter((name) => !after.has(name))).toEqual([]);
  }

  /** The last start: what the last kill left is finished there, too. */
  async lookOnce(): Promise<void> {
    const { process, lines } = this.#run(this.#profile, 'look');
    await nextLine(lines);
    this.#judge(await nextLine<Found>(lines));
    await once(process, 'exit');
    await this.#expectWhole(this.#profile);
  }

  async close(): Promise<void> {
    await this.plan.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(profile: string, deed: Deed) {
    return runChild(childScript, [
      profile,
      this.#in('plans.json'),
      deed,
      String(this.#ahead),
      this.#in('file.ndjson'),
    ]);
  }

  /** Kills at a random moment of the deed. False when it had ended before. */
  async #strike(deed: Deed, process: ReturnType<typeof runChild>['process'], lines: AsyncIterator<string>) {
    const guess = this.#guess.get(deed) ?? firstGuess;
    let hasEnded = false;
    const ending = lines.next().then(({ value }) => {
      hasEnded = value !== undefined;
    });
    // A renewal is struck around its one request; everything else at any moment.
    if (deed === 'renew') await this.#untilTokenRequest(ending);
    // The clock is the point here.
    await wait(this.#random() * (deed === 'renew' ? 12 : guess));
    const isMidway = !hasEnded;
    const exit = process.exitCode === null ? once(process, 'exit') : null;
    process.kill('SIGKILL');
    await exit;
    this.#guess.set(deed, isMidway ? guess * 1.15 : Math.max(20, guess * 0.7));
    return isMidway;
  }

  async #untilTokenRequest(ending: Promise<void>): Promise<void> {
    const asked = new Promise<void>((resolve) => {
      this.plan.onRequest = (target) => {
        if (target.startsWith('/token')) resolve();
      };
    });
    await Promise.race([asked, ending]);
    this.plan.onRequest = () => {};
  }

  #count(deed: keyof Tally, isMidway: boolean): void {
    this.tally[deed][isMidway ? 'inTheMiddle' : 'afterTheEnd'] += 1;
  }

  /** New claims and new versions of old ones, on several pages. */
  #changePlan(): void {
    for (let number = 0; number < 12; number += 1) {
      this.#changes += 1;
      const id = `c-${1 + (this.#changes % 90)}`;
      this.plan.put(makeClaim({ id, served: '2026-01-15', billed: this.#changes, paid: 1 }));
    }
  }

  /** What the next start found after the last kill. */
  #judge(found: Found): void {
    expect(found.storage).toBe('encrypted');
    expect(found.isLogWhole).toBe(true);
    const file = found.connections.filter(({ origin }) => origin === 'file');
    expect(file.length).toBeLessThanOrEqual(1);
    expect(file[0]?.claims ?? 0).toBeLessThanOrEqual(fileClaims);
    const plans = found.connections.filter(({ origin }) => origin === 'plan');
    expect(plans.length).toBeLessThanOrEqual(1);
    if (this.#last === null) return;
    const { deed, before, hasBegunErasing } = this.#last;
    expect(this.#eraseNotes()).toEqual([]);
    const claimsBefore = [...before].filter((name) => name.startsWith('ExplanationOfBenefit/')).length;
    if (deed === 'erase' || deed === 'erase-all') {
      // An erase that has begun is finished by the next start; else nothing of it has happened.
      if (hasBegunErasing) expect(plans).toEqual([]);
      if (plans.length > 0) expect(plans[0]?.claims).toBe(claimsBefore);
      if (plans.length === 0 && deed === 'erase-all') expect(file).toEqual([]);
    } else expect(plans[0]?.claims).toBeGreaterThanOrEqual(claimsBefore);
    if (file[0] !== undefined) expect(found.billed[fileOwner] ?? 0).toBe(file[0].claims * 100);
  }

  /** What the app has noted to erase and has not finished. */
  #eraseNotes(): string[] {
    return new FileCabinet(this.#profile, 'settings').names().filter((name) => name.startsWith('erase-'));
  }

  async #names(): Promise<Set<string>> {
    if (!existsSync(path.join(this.#profile, 'records', 'records.key'))) return new Set();
    const stored = await lookInto(this.#profile, (db) => listStored(db, this.plan.host));
    return new Set(stored.map(({ type, id }) => `${type}/${id}`));
  }

  async #expectWhole(profile: string): Promise<void> {
    // Between the erasing of the key and the next start there is nothing to look into.
    if (!existsSync(path.join(profile, 'records', 'records.key'))) return;
    if (!existsSync(path.join(profile, 'records', 'records.db'))) return;
    expect(await lookInto(profile, findDamage)).toEqual([]);
  }

  /** Goes on with the same old records until a start gets to the end, then takes new ones. */
  async #killReading(): Promise<void> {
    const profile = this.#in('old');
    const template = this.#in('template');
    if (!existsSync(template)) await makeOldProfile(template);
    if (!existsSync(profile)) cpSync(template, profile, { recursive: true });
    const { process, lines } = this.#run(profile, 'read');
    await nextLine(lines);
    const isMidway = await this.#strike('read', process, lines);
    this.#count('read', isMidway);
    const facts = await lookInto(profile, (db) => ({
      damage: db.pragma('integrity_check', { simple: true }),
      orphans: db.pragma('foreign_key_check'),
      resources: db.prepare('SELECT count(*) FROM resource_json').pluck().get(),
    }));
    expect(facts).toMatchObject({ damage: 'ok', orphans: [], resources: oldClaims + oldConditions });
    if (isMidway && this.#random() < 0.6) return;
    const last = this.#run(profile, 'look');
    await nextLine(last.lines);
    const found = await nextLine<Found>(last.lines);
    await once(last.process, 'exit');
    expect(found).toMatchObject({
      storage: 'encrypted',
      connections: [{ claims: oldClaims }],
      isLogWhole: true,
    });
    expect(Object.values(found.billed)).toEqual([oldBilled]);
    await this.#expectWhole(profile);
    rmSync(profile, { recursive: true });
  }
}

/** A small generator of numbers from 0 to 1 (mulberry32): the same seed strikes at the same moments. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Another person's records, each claim of one dollar. */
function fileText(): string {
  const patient = {
    ...patientRecord(),
    id: 'ana-drill',
    identifier: [],
    name: [{ text: fileOwner, given: ['Ana'], family: 'Drill' }],
  };
  const claims = Array.from({ length: fileClaims }, (_, number) => ({
    ...makeClaim({ id: `f-${number}`, served: '2026-02-15', billed: 1, paid: 1 }),
    patient: { reference: 'Patient/ana-drill' },
  }));
  return [patient, ...claims].map((one) => JSON.stringify(one)).join('\n');
}
