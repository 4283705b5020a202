/**
 * An ask changes nothing, and one that wants all claims of somebody read lets others pass: of each channel that says so and is answered by the data worker alone, over the filled records of
 * one of the sample family. Asks that main answers (settings, plans, copies, the lock) read other places.
 */
import { afterAll, expect, it } from 'vitest';
import { ManyUnread } from '../../electron/data/claims/keep/claim-digests.ts';
import { createOperations } from '../../electron/data/worker/operations.ts';
import { wantsWholeClaims } from '../../electron/data/worker/whole-claims.ts';
import { everyClaim } from '../../shared/every-claim.ts';
import { channels, requestChannels } from '../../shared/ipc/channels.ts';
import { findOperation } from '../support/data-worker/find-operation.ts';
import { claim } from '../support/recorded-plan/family.ts';
import { later, storeAll } from '../unit/archive/records.ts';
import { fill, openSampled } from '../unit/examples/sample-store.ts';

const today = '2026-07-01';
const sampled = openSampled({ now: today, name: 'Rosa Medina' });
const { db, store, personId } = sampled;
fill(sampled, today);
afterAll(() => db.close());

const [{ connectionId } = { connectionId: '' }] = sampled.members;
storeAll(store, connectionId, [claim('x-1', 'pat-x')]);
store.archive.endPass(connectionId, later);
const cause = store.records.undecided({ connectionId }).causes[0]?.cause ?? '';
const filter = { personId, kinds: [], connectionId: null, text: '' };
const rows = { offset: 0, limit: 100 };
const claimId = store.claims.list({ filter: everyClaim(personId), ...rows }).rows[0]?.id ?? '';
const recordId = store.health.list({ filter, ...rows }).rows[0]?.id ?? '';
const billId = store.bills.list({ personId, today }).rows[0]?.bill.id ?? '';
const trend = store.timeline.overview({ personId }).trends[0]?.key ?? '';
const coverageId = store.coverage.list({ personId, today })[0]?.id ?? '';

/** Enough for any of them: an operation takes what it knows. */
const input = {
  ...{ personId, connectionId, claimId, recordId, billId, coverageId, filter: everyClaim(personId) },
  ...{ id: recordId, year: 2026, today, text: 'a', cause, ...rows },
  ...{ about: { claimId }, template: 'appeal', madeOn: today, key: trend },
  request: { kind: 'year', personId, year: 2026, options: { largePrint: false, leavesOutSensitive: false } },
};
/** Of an opened file that is not here there is nothing to read. */
const unanswered = ['tables.preview', 'tables.compare', 'written.preview'];
/** How the bills stood when they were last looked at, so that a change can be told: a memory of asks. */
const caches = ['bill_verdict'];

/** What every table holds but the caches. */
function readEverything(): Record<string, unknown[]> {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables
      .filter((name) => !caches.includes(name))
      .map((name) => [name, db.prepare(`SELECT * FROM ${name}`).all()]),
  );
}

const asks = requestChannels.filter(
  (channel) => channels[channel].does === 'ask' && findOperation(store, channel),
);

it('the records that are asked about are there', () => {
  expect([claimId, recordId, billId, coverageId, trend, cause]).not.toContain('');
  expect(asks.length).toBeGreaterThan(30);
});

it.each(asks)('%s writes nothing, and answers the same twice', (channel) => {
  const asked = { ...input, ...(/^(health|timeline)/.test(channel) && { filter }) };
  const ask = () => findOperation(store, channel)?.(asked);
  const before = readEverything();
  if (unanswered.includes(channel)) {
    expect(ask).toThrow();
    expect(readEverything()).toEqual(before);
    return;
  }
  const first = ask();
  expect(readEverything()).toEqual(before);
  expect(ask()).toEqual(first);
});

/** They want them only where a check brought news of bills, and where a plan is compared. */
const unasked = ['news.get', 'nextYear.get'];

it.each(asks.filter((channel) => !unasked.includes(channel)))(
  '%s lets others pass while many claims are read, if it wants them',
  (channel) => {
    db.exec('DELETE FROM claim_digest');
    const fresh = createOperations(db);
    const asked = { ...input, ...(/^(health|timeline)/.test(channel) && { filter }) };
    const isMany = (() => {
      try {
        fresh.claims.attempt(() => findOperation(fresh, channel)?.(asked));
        return false;
      } catch (error) {
        return error instanceof ManyUnread;
      }
    })();
    expect(isMany).toBe(wantsWholeClaims.has(channel));
  },
);

it('only asks are begun again when claims were read', () => {
  // `nextYear.get` is asked part by part; this is its first.
  const known: readonly string[] = [...asks, 'nextYear.begin'];
  expect([...wantsWholeClaims].filter((name) => !known.includes(name))).toEqual([]);
});
