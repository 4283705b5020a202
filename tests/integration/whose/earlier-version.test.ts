/**
 * An installation of before whose records were judged by the table: what was dropped without a word comes in with the next
 * pass over everything, asked about or filed, and is no news; what was answered stands.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { databasePath } from '../../../electron/data/database/files.ts';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import { AnsweringPlan } from '../../support/recorded-plan/answering-plan.ts';
import { claim, leo, observation, patient, rosa } from '../../support/recorded-plan/family.ts';
import { type PlanApp, startPlanApp } from '../../support/recorded-plan/plan-app.ts';
import { makeOldProfile, oldKey } from '../life/kills/old-profile.ts';

/** The last schema of before. */
const before = 11;
const then = new Date(Date.now() - 5 * 86_400_000).toISOString();
const connectionId = 'of-then';
const personId = 'p-of-then';
const elsewhere = (who: string) => `https://other.example/fhir/Patient/${who}`;
const of = (who: string) => ({ patient: { reference: elsewhere(who) } });
const causeOf = (who: string) => JSON.stringify(['patient', who, 'other.example/fhir']);

const records: Resource[] = [
  patient('s', rosa),
  claim('mine', 's'),
  claim('hers', 's', { id: 'hers' }),
  // Dropped without a word: another id, and an Equal one; and somebody else's.
  claim('dropped', 't'),
  patient('t', rosa),
  claim('leos', 'leo'),
  observation('leos-too', 'leo'),
  patient('leo', leo),
  // Asked about then: answered with a yes, with "leave out", and not at all.
  claim('yes', null, of('yes')),
  claim('no', null, of('no')),
  claim('open', null, of('open')),
];

let folder: string;
let plan: AnsweringPlan;
let app: PlanApp;

beforeEach(async () => {
  plan = await AnsweringPlan.start([{ patientId: 's', records }]);
  folder = mkdtempSync(path.join(os.tmpdir(), 'claimfolio-before-'));
  await makeOldProfile(folder, before);
  fill(databasePath(path.join(folder, 'records')));
  app = await startPlanApp([plan], folder);
});
afterEach(async () => {
  await app.close();
  await plan.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts Rosa's plan of then in the place of what the profile has. */
function fill(file: string): void {
  const db = new Database(file);
  db.pragma("cipher='aegis'");
  db.pragma(`key='raw:${oldKey}'`);
  db.exec('DELETE FROM connection; DELETE FROM person;');
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values);
  run("INSERT INTO person (id, name, birth_date) VALUES (?, 'Rosa Ferro', '1984-05-09')", personId);
  const connection = {
    ...{ origin: 'plan', payerId: plan.id, planName: 'Plan of then', isSample: false },
    ...{ host: new URL(plan.fhirBaseUrl).host, fhirBaseUrl: plan.fhirBaseUrl, patientId: 's' },
    ...{
      accessEndsAt: null,
      keepsUpToDate: true,
      granted: ['patient', 'claims', 'coverage'],
      notGranted: [],
    },
    ...{ connectedAt: then, state: 'connected', lastCheckedAt: then, firstSyncDone: true, lastEnd: null },
  };
  run(
    'INSERT INTO connection (id, person_id, record) VALUES (?, ?, ?)',
    connectionId,
    personId,
    JSON.stringify(connection),
  );
  const stored = records.filter(({ id = '' }) => ['s', 'mine', 'yes'].includes(id));
  for (const resource of stored) {
    const { lastInsertRowid } = run(
      'INSERT INTO resource (connection_id, type, id, first_seen, seen_in, mapping) VALUES (?, ?, ?, ?, ?, 1)',
      ...[connectionId, resource.resourceType, resource.id, then, then],
    );
    run(
      'INSERT INTO resource_json (key, json) VALUES (?, ?)',
      Number(lastInsertRowid),
      JSON.stringify(resource),
    );
  }
  const checkpoint = {
    connectionId,
    resourceType: 'ExplanationOfBenefit',
    mode: 'first',
    startedAt: then,
    fullAt: then,
  };
  run(
    "INSERT INTO sync_checkpoint VALUES (?, 'ExplanationOfBenefit', ?)",
    connectionId,
    JSON.stringify({ ...checkpoint, since: null, nextUrl: null, pages: 1, done: true, fullMatches: 2 }),
  );
  const answers = { yes: 'own', no: 'left-out', open: null };
  for (const [who, answer] of Object.entries(answers))
    run(
      'INSERT INTO undecided (connection_id, cause, answer) VALUES (?, ?, ?)',
      connectionId,
      causeOf(who),
      answer,
    );
  const kept = (who: string, json: string | null) =>
    run(
      "INSERT INTO undecided_record VALUES (?, ?, 'ExplanationOfBenefit', ?, NULL, ?, ?)",
      ...[connectionId, causeOf(who), who, then, json],
    );
  kept('yes', null);
  kept('open', JSON.stringify(claim('open', null, of('open'))));
  db.close();
}

/** Again, since that start has no tokens; and a check, since the start tried one of its own. */
async function signIn(): Promise<void> {
  await app.connect(plan, { connectionId });
  await app.check(connectionId);
}

const news = async () => (await app.test.ask('news.get', { personId })).claims;
const answers = async () =>
  (await app.test.ask('records.undecided', { connectionId })).causes
    .map(({ name, answer, count }) => [name, answer, count])
    .toSorted();
const claimOf = (id: string) => `ExplanationOfBenefit/${id}`;

it('before anything is asked of the plan, all is as it was', async () => {
  expect(await app.listFiled(connectionId)).toEqual([claimOf('mine'), claimOf('yes')]);
  expect(await answers()).toEqual([
    ['no', 'left-out', 0],
    ['open', null, 1],
    ['yes', 'own', 1],
  ]);
});

it('the next check brings what was dropped, filed or asked about, without news; answers stand', async () => {
  await signIn();
  expect(await app.listFiled(connectionId)).toEqual(['dropped', 'hers', 'mine', 'yes'].map(claimOf));
  expect(await answers()).toEqual([
    ['leo', null, 2],
    ['no', 'left-out', 0],
    ['open', null, 1],
    ['yes', 'own', 1],
  ]);
  expect(await news()).toEqual([]);
  const told = (await app.notShown()).map(({ reason, count }) => [reason, count]).toSorted();
  expect(told).toEqual([
    ['asked', 1],
    ['asked', 2],
    ['not-mine', 1],
  ]);
});

it('what comes new after that is news again', async () => {
  await signIn();
  plan.accounts.set('s', { patientId: 's', records: [...records, claim('new', 's')] });
  app.clock.advance(3_600_000);
  await app.check(connectionId);
  expect((await news()).map(({ row }) => row.id)).toEqual([`${connectionId}/new`]);
});

it('what was open then is not kept for ever: 90 days from now', async () => {
  await signIn();
  app.clock.advance(91 * 86_400_000);
  await app.check(connectionId);
  expect(await app.listAside(connectionId)).toEqual([]);
});

it('an answer of then can be changed', async () => {
  await signIn();
  const decide = async (who: string, answer: 'own' | 'left-out') => {
    const { causes } = await app.test.ask('records.undecided', { connectionId });
    const cause = causes.find(({ name }) => name === who)?.cause ?? '';
    await app.test.ask('records.decide', { connectionId, cause, answer });
  };
  await decide('yes', 'left-out');
  await decide('no', 'own');
  await app.check(connectionId);
  expect(await app.listFiled(connectionId)).toEqual(['dropped', 'hers', 'mine', 'no'].map(claimOf));
  expect(await news()).toEqual([]);
});
