import { describe, expect, it, vi } from 'vitest';
import type { ConnectionRecord } from '../../../electron/data/people/connections.ts';
import { createDueChecks } from '../../../electron/sync/due-checks.ts';

const hour = 3_600_000;

function plan(id: string, more: Partial<ConnectionRecord> = {}): ConnectionRecord {
  const checked = {
    id,
    state: 'connected',
    keepsUpToDate: true,
    lastCheckedAt: new Date(0).toISOString(),
    firstSyncDone: true,
    lastEnd: null,
    fedBy: null,
    waitsUntil: null,
  } satisfies Partial<ConnectionRecord>;
  return { ...checked, ...more } as ConnectionRecord;
}

/** Checks of these plans, `hours` after they were last checked, with a wait that ends when the test says so. */
function watch(plans: ConnectionRecord[], hours: number, chance = 0.5) {
  const started: string[] = [];
  const waits: number[] = [];
  const world = { now: hours * hour, isLocked: false, end: () => {} };
  const checks = createDueChecks({
    listConnections: async () => plans,
    startSync: async (id) => started.push(id),
    isLocked: () => world.isLocked,
    clock: { now: () => world.now },
    random: () => chance,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        waits.push(ms);
        world.end = () => {
          world.now += ms;
          resolve(null);
        };
        signal.addEventListener('abort', () => reject(signal.reason));
      }),
  });
  return { checks, started, waits, world };
}

describe('plans that are due', () => {
  it('start at once when the app starts, and not those that were checked within a day', async () => {
    const recent = plan('recent', { lastCheckedAt: new Date(2 * hour).toISOString() });
    const { checks, started } = watch([plan('old'), recent], 25);
    await checks.startDue();
    expect(started).toEqual(['old']);
  });

  it.each([
    ['one that ended', { state: 'ended' }],
    ['one that is not kept up to date', { keepsUpToDate: false }],
    ['one that another connection feeds', { fedBy: 'other' }],
  ] as const)('never start %s', async (_, more) => {
    const { checks, started } = watch([plan('a', more)], 25);
    await checks.startDue();
    expect(started).toEqual([]);
  });

  it('start some minutes later for every second app that starts right after a full or half hour', async () => {
    for (const [minutes, chance, waited] of [
      [0, 0.4, 1],
      [34, 0.4, 1],
      [0, 0.6, 0],
      [6, 0.4, 0],
      [29, 0.4, 0],
    ] as const) {
      const { checks, started, waits, world } = watch([plan('old')], 25 + minutes / 60, chance);
      const done = checks.startDue();
      if (waited > 0) {
        await vi.waitFor(() => expect(waits).toHaveLength(1));
        expect(started).toEqual([]);
        world.end();
      }
      await done;
      expect([waits.length, started], `${minutes} minutes`).toEqual([waited, ['old']]);
    }
  });

  it('leave a plan alone as long as it asked for, and not for a clock that was far ahead', async () => {
    const at = (hours: number) => new Date(hours * hour).toISOString();
    const plans = [
      plan('asked', { waitsUntil: at(26) }),
      plan('over', { waitsUntil: at(24) }),
      plan('far', { waitsUntil: at(900) }),
    ];
    const { checks, started } = watch(plans, 25);
    await checks.startDue();
    expect(started).toEqual(['over', 'far']);
  });

  it('start while the app is used, some minutes after that and once', async () => {
    const { checks, started, waits, world } = watch([plan('old')], 25);
    const noted = checks.noteUse();
    await vi.waitFor(() => expect(waits).toEqual([7.5 * 60_000]));
    await checks.noteUse();
    expect([waits.length, started]).toEqual([1, []]);
    world.end();
    await noted;
    expect(started).toEqual(['old']);
  });

  it('wait for nothing where no plan is due', async () => {
    const { checks, waits } = watch([plan('recent')], 23);
    await checks.noteUse();
    expect(waits).toEqual([]);
  });

  it('never start behind the lock, nor right after the computer slept; the next use tries again', async () => {
    const { checks, started, waits, world } = watch([plan('old')], 25);
    const use = async (end: () => void) => {
      const before = waits.length;
      const noted = checks.noteUse();
      await vi.waitFor(() => expect(waits.length).toBe(before + 1));
      end();
      world.end();
      await noted;
    };
    await use(() => {
      world.isLocked = true;
    });
    await checks.noteUse();
    world.isLocked = false;
    await use(() => {
      world.now += 8 * hour;
    });
    expect(started).toEqual([]);
    await use(() => {});
    expect(started).toEqual(['old']);
  });

  it('are not tried again all day where a check was canceled or failed', async () => {
    const { checks, started, waits, world } = watch([plan('new', { firstSyncDone: false })], 25);
    await checks.startDue();
    world.now += 20 * hour;
    await checks.noteUse();
    expect([started.length, waits.length]).toEqual([1, 0]);
    world.now += 5 * hour;
    const noted = checks.noteUse();
    await vi.waitFor(() => expect(waits.length).toBe(1));
    world.end();
    await noted;
    expect(started).toEqual(['new', 'new']);
  });

  it('never start once the app closes', async () => {
    const { checks, started, waits } = watch([plan('old')], 25);
    const noted = checks.noteUse();
    await vi.waitFor(() => expect(waits.length).toBe(1));
    checks.close();
    await noted;
    expect(started).toEqual([]);
  });
});
