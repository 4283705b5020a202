/** Checks on good and bad days at a plan that changes between and during them, and what must hold at each and in the end. */
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { MemoryClock } from '../../../support/memory-ports.ts';
import { Chance } from './chance.ts';
import { badDays, chooseHabits, DriftingPlan } from './drifting-plan.ts';
import { DriftingRecords } from './drifting-records.ts';
import { comparedWith, goneVersion, Home, type Shown } from './home.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const monthMs = 31 * dayMs;

/** One series of checks, as its seed decides. Ends with what the app shows, compared with a fresh profile. */
export async function drift(seed: number): Promise<void> {
  const chance = new Chance(seed);
  const habits = chooseHabits(chance);
  const clock = new MemoryClock(Date.parse('2026-03-01T07:00:00Z'));
  const plan = await DriftingPlan.start(habits, () => clock.now());
  const home = new Home(plan, clock);
  const fresh = new Home(plan, clock);
  const about = `seed ${seed}: ${JSON.stringify(habits)}`;
  try {
    const records = new DriftingRecords(plan, chance);
    clock.advance(5 * hourMs);
    await home.open();
    await liveThrough({ plan, records, home, clock, chance, about });
    await calmDown(plan, home, clock);
    await fresh.open();
    await fresh.connect();
    const [shown, anew] = [await home.show(), await fresh.show()];
    leaveOutGoneVersions(shown, anew);
    if (habits.coverageSearch === 'refused') leaveOutUnsure(shown, anew);
    else expect((await home.tell()).outcome, about).toBe((await fresh.tell()).outcome);
    expect(shown, about).toEqual(anew);
  } finally {
    await home.leave();
    await fresh.leave();
    await plan.close();
  }
}

type Scene = {
  plan: DriftingPlan;
  records: DriftingRecords;
  home: Home;
  clock: MemoryClock;
  chance: Chance;
  about: string;
};

async function liveThrough(scene: Scene): Promise<void> {
  const { plan, records, home, clock, chance } = scene;
  // Without the plan's Patient nobody is connected yet.
  await onSomeDay(scene, () => home.connect().catch(() => {}));
  if (!home.isConnected) await home.connect();
  for (let checks = 2 + chance.below(4); checks > 0; checks -= 1) {
    if (chance.is(0.25)) {
      await home.close();
      await home.open();
    }
    if ((await home.tell()).state !== 'connected') await home.connect();
    for (let moves = chance.below(5); moves > 0; moves -= 1) {
      records.move();
      clock.advance(60_000);
    }
    clock.advance(chance.of([hourMs / 6, 2 * hourMs, dayMs, 9 * dayMs, monthMs]));
    const before = await home.listNames();
    plan.listEnds.clear();
    await onSomeDay(scene, async () => {
      const checked = home.check();
      if (chance.is(0.15)) {
        await wait(chance.below(60));
        await home.cancel();
      }
      await checked;
    });
    const after = await home.listNames();
    const lost = [...before].filter((name) => !after.has(name) && !records.strayed.has(name));
    expect(lost, scene.about).toEqual([]);
    if ((await home.tell()).outcome === 'done') expect(listOpen(plan), scene.about).toEqual([]);
  }
}

/** A good day or a bad one; records may change while the plan is asked. */
async function onSomeDay({ plan, records, chance }: Scene, work: () => Promise<void>): Promise<void> {
  const [isBad, isBusy] = [chance.is(0.6), chance.is(0.4)];
  plan.onRequest = () => {
    if (isBusy && chance.is(0.15)) records.move();
    return isBad && chance.is(0.12) ? chance.of(badDays) : null;
  };
  await work();
  plan.onRequest = () => null;
}

/**
 * Lists that did not come whole. What a plan refuses to search and gives otherwise is not among them: coverages that
 * claims name, a type that is searched category by category, and categories that it never had.
 */
function listOpen({ habits, listEnds, answered }: DriftingPlan): string[] {
  const isGivenOtherwise = (list: string) => {
    const [type = '', category = ''] = list.split('|');
    if (type === 'Coverage') return habits.coverageSearch === 'refused';
    if (category !== '') return !answered.has(list);
    return [...listEnds].some(([one, end]) => one !== list && one.startsWith(list) && end === 'whole');
  };
  return [...listEnds].flatMap(([list, end]) =>
    end === 'more' || (end === 'fault' && !isGivenOtherwise(list)) ? [`${list}: ${end}`] : [],
  );
}

/** Enough checks at a plan that is well and stays as it is: a pass over everything, and what it believes a month later. */
async function calmDown(plan: DriftingPlan, home: Home, clock: MemoryClock): Promise<void> {
  plan.onRequest = () => null;
  for (const later of [dayMs, monthMs, monthMs]) {
    clock.advance(later);
    if ((await home.tell()).state !== 'connected') await home.connect();
    await home.check();
  }
}

/** Of a plan without a search for coverages, nobody knows which it has besides those that claims name. */
function leaveOutUnsure(shown: Shown, anew: Shown): void {
  const [mine, theirs] = [shown.cards, anew.cards];
  const isOfBoth = (id: string) => Object.hasOwn(mine, id) && Object.hasOwn(theirs, id);
  for (const cards of [mine, theirs])
    for (const id of Object.keys(cards).filter((one) => !isOfBoth(one))) delete cards[id];
}

/** Where the version before or after is one that the plan took back, what it says otherwise is known here only. */
function leaveOutGoneVersions(shown: Shown, anew: Shown): void {
  for (const [id, claim] of Object.entries(shown.claims)) {
    const [mine, theirs] = [claim, anew.claims[id]] as Partial<Record<string, unknown>>[];
    for (const name of comparedWith) {
      if (mine?.[name] !== goneVersion || !theirs) continue;
      delete mine[name];
      delete theirs[name];
    }
  }
}
