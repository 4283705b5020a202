/** Killed at a named step of a renewal or of erasing, the next start goes on with whole records and whole rights. */
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../../../electron/data/database/schema.ts';
import { FileCabinet } from '../../../support/file-cabinet.ts';
import { type LivingPlan, startLivingPlan } from '../../../support/living-plan/living-plan.ts';
import { makeClaim, makeCondition } from '../../../support/living-plan/records.ts';
import { findDamage, listStored, lookInto } from '../../../support/living-plan/stored.ts';
import { systemClock } from '../../../support/memory-ports.ts';
import { nextLine, runChild } from '../../sync/killable-child.ts';
import type { Deed, Found } from './deeds.ts';
import type { KillPoint } from './kill-point.ts';

const childScript = fileURLToPath(new URL('child.ts', import.meta.url));
const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-steps-'));
const profile = path.join(folder, 'profile');
const plansFile = path.join(folder, 'plans.json');
const twoHours = 7_200_000;
let plan: LivingPlan;
let ahead = 0;

beforeAll(async () => {
  plan = await startLivingPlan('harbor', systemClock);
  for (let number = 1; number <= 12; number += 1)
    plan.put(makeClaim({ id: `c-${number}`, served: '2026-01-15', billed: number, paid: 1 }));
  plan.put(makeCondition('p-1', 'Invented ailment'));
  writeFileSync(plansFile, JSON.stringify([plan.payer]));
  await liveOn();
}, 60_000);
afterAll(async () => {
  await plan.close();
  rmSync(folder, { recursive: true });
});

function run(deed: Deed, point?: KillPoint) {
  ahead += twoHours;
  return runChild(childScript, [profile, plansFile, deed, String(ahead), ''], point);
}

/** Kills at the point, which must be reached. */
async function kill(deed: Deed, point: KillPoint): Promise<void> {
  const { process } = run(deed, point);
  const [code, signal] = await once(process, 'exit');
  expect([code, signal]).toEqual([null, 'SIGKILL']);
  const records = path.join(profile, 'records');
  if (existsSync(path.join(records, 'records.key')) && existsSync(path.join(records, 'records.db')))
    expect(await lookInto(profile, findDamage)).toEqual([]);
}

/** The next start: what it finds, and that after a check everything is as the plan would send it. */
async function liveOn(): Promise<Found> {
  const { process, lines } = run('sync');
  await nextLine(lines);
  const found = await nextLine<Found>(lines);
  expect(await once(process, 'exit')).toEqual([0, null]);
  expect(found).toMatchObject({ storage: 'encrypted', isLogWhole: true });
  expect(await lookInto(profile, findDamage)).toEqual([]);
  const stored = await lookInto(profile, (db) => listStored(db, plan.host));
  const names = stored.map(({ type, id }) => `${type}/${id}`);
  expect([...plan.truth.keys()].filter((name) => !names.includes(name))).toEqual([]);
  expect(plan.findReusedTokens()).toEqual([]);
  return found;
}

const write = { call: 'write', of: 'vault.json.tmp-0' } as const;
const rename = { call: 'rename', of: 'vault.json' } as const;

describe('a renewal that is cut off', () => {
  it.each<[string, KillPoint, Found['connections'][number]['state']]>([
    ['while the old token is being taken off the disk', { ...rename, when: 'before' }, 'connected'],
    ['when the old token has left the disk', { ...rename, when: 'after' }, 'sign-in-again'],
    ['between the answer and the write', { ...write, when: 'before', nth: 2 }, 'sign-in-again'],
    ['between the write and its rename', { ...rename, when: 'before', nth: 2 }, 'sign-in-again'],
    ['after the rename', { ...rename, when: 'after', nth: 2 }, 'connected'],
  ])('%s uses no refresh token twice', async (_step, point, state) => {
    await kill('renew', point);
    const { connections } = await liveOn();
    expect(connections).toMatchObject([{ origin: 'plan', state, claims: 12 }]);
  });
});

const settled = { call: 'rename', of: 'settings.json' } as const;
const remove = { call: 'remove', when: 'before' } as const;

describe('erasing that is cut off', () => {
  it.each<[string, Deed, KillPoint]>([
    ['everything: when it is noted', 'erase-all', { ...settled, when: 'after' }],
    ['everything: before the sign-ins go', 'erase-all', { ...remove, of: 'vault.json' }],
    ['everything: between the key and the records', 'erase-all', { ...remove, of: 'records.db' }],
    [
      'everything: between the records and the count of the log',
      'erase-all',
      { ...remove, of: 'records.log-head' },
    ],
    // Until the new file is there, records in memory get the same tables.
    [
      'everything: before the new tables stay',
      'erase-all',
      { call: 'sql', of: `user_version = ${schemaVersion}`, when: 'before', nth: 2 },
    ],
    ['everything: before the note goes', 'erase-all', { ...remove, of: 'settings.json' }],
    ['one plan: when it is noted', 'erase', { ...settled, when: 'after' }],
    ['one plan: before the file is written anew', 'erase', { call: 'sql', of: 'VACUUM', when: 'before' }],
    ['one plan: before the note goes', 'erase', { ...settled, when: 'before', nth: 2 }],
  ])('%s, is finished by the next start', async (_step, deed, point) => {
    await kill(deed, point);
    const { connections } = await liveOn();
    expect(connections).toEqual([]);
    const notes = new FileCabinet(profile, 'settings').names().filter((name) => name.startsWith('erase-'));
    expect(notes).toEqual([]);
  });
});
