/** Records of each earlier schema, killed within a step to today's: each step is there whole or not at all. */
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type Database from 'better-sqlite3-multiple-ciphers';
import { expect, it, onTestFinished } from 'vitest';
import { migrations } from '../../../../electron/data/database/migrations.ts';
import { findDamage, lookInto } from '../../../support/living-plan/stored.ts';
import { nextLine, runChild } from '../../sync/killable-child.ts';
import type { Found } from './deeds.ts';
import type { KillPoint } from './kill-point.ts';
import { makeOldDatabase, makeOldProfile, oldBilled, oldClaims, oldConditions } from './old-profile.ts';

const script = (name: string) => new URL(name, import.meta.url).pathname;
const today = migrations.length;
const versions = migrations.slice(1).map((_, index) => index + 1);

/** Its version, its tables and indexes, and how many resources it holds. */
function describeDatabase(db: Database.Database) {
  return {
    integrity: db.pragma('integrity_check', { simple: true }),
    orphans: db.pragma('foreign_key_check'),
    version: db.pragma('user_version', { simple: true }),
    schema: listSchema(db),
    resources: db.prepare('SELECT count(*) FROM resource_json').pluck().get(),
  };
}

function listSchema(db: Database.Database): unknown[] {
  return db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY sql').pluck().all();
}

/** What a database of a version that is whole is like. */
function wholeAt(version: number) {
  const whole = { integrity: 'ok', orphans: [], version, resources: oldClaims + oldConditions };
  return { ...whole, schema: listSchema(makeOldDatabase(':memory:', version)) };
}

async function killMigration(profile: string, point: KillPoint): Promise<void> {
  const [code, signal] = await once(runChild(script('migrating-child.ts'), [profile], point).process, 'exit');
  expect([code, signal]).toEqual([null, 'SIGKILL']);
}

it.each(versions)(
  'records of version %i are whole after a kill within a step, and come out complete',
  async (version) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-old-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const profile = path.join(folder, 'profile');
    await makeOldProfile(profile, version);
    expect(await lookInto(profile, describeDatabase)).toEqual(wholeAt(version));
    // Those of the first version are killed within every step, the others within their next one.
    const last = version === 1 ? today : version + 1;
    for (let step = version + 1; step <= last; step += 1) {
      const start = migrations[step - 1]?.trimStart().slice(0, 60) ?? '';
      await killMigration(profile, { call: 'sql', of: start, when: 'midway' });
      expect(await lookInto(profile, describeDatabase)).toEqual(wholeAt(step - 1));
      await killMigration(profile, { call: 'sql', of: `user_version = ${step}`, when: 'after' });
      expect(await lookInto(profile, describeDatabase)).toEqual(wholeAt(step - 1));
    }
    const plans = path.join(folder, 'plans.json');
    writeFileSync(plans, '[]');
    const { process, lines } = runChild(script('child.ts'), [profile, plans, 'look', '0', '']);
    await nextLine(lines);
    const found = await nextLine<Found>(lines);
    expect(await once(process, 'exit')).toEqual([0, null]);
    expect(found).toMatchObject({
      storage: 'encrypted',
      connections: [{ claims: oldClaims }],
      isLogWhole: true,
    });
    expect(Object.values(found.billed)).toEqual([oldBilled]);
    expect(await lookInto(profile, findDamage)).toEqual([]);
  },
);
