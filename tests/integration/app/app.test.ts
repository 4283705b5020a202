/** The application without windows, against the sample plan: what each screen would be told. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { startVisitor, type Visitor } from '../../support/sample-visitor.ts';

describe('the app', () => {
  let visitor: Visitor;

  beforeEach(async () => {
    visitor = await startVisitor();
  });
  afterEach(() => visitor.test.close());

  it('starts empty and encrypted', async () => {
    const { test } = visitor;
    expect(await test.ask('people.list', {})).toEqual([]);
    expect(await test.ask('connection.list', {})).toEqual([]);
    expect(await test.ask('app.info', {})).toMatchObject({ storage: 'encrypted' });
  });

  it('connects, fetches, sums the same everywhere, and writes every request down', async () => {
    const { test } = visitor;
    const { connectionId, personId, notGranted } = await visitor.connect('Rosa Medina');
    expect(notGranted).toEqual([]);
    await test.syncEnded(connectionId);
    const [connection] = await test.ask('connection.list', {});
    expect(connection).toMatchObject({
      state: 'connected',
      firstSyncDone: true,
      lastEnd: { outcome: 'done', missing: [] },
    });
    const overview = await test.ask('claims.overview', { personId, year: null });
    for (const year of overview.years) {
      const { totals } = await test.ask('claims.overview', { personId, year });
      const spending = await test.ask('spending.get', { personId, year });
      const list = await test.ask('claims.list', {
        filter: { ...everyClaim(personId), year },
        offset: 0,
        limit: 1000,
      });
      expect(spending.totals).toEqual(totals);
      expect(list.totals).toEqual(totals);
      expect(list.rows.length).toBe(list.count);
    }
    const log = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    expect(log.complete).toBe(true);
    expect([...new Set(log.rows.map(({ what }) => what))]).toEqual(
      expect.arrayContaining(['plan-lookup', 'sign-in', 'token', 'claims', 'patient', 'coverage']),
    );
    const { claims = [], 'plan-lookup': lookups = [] } = Object.groupBy(log.rows, ({ what }) => what ?? '');
    expect(claims.filter(({ records, bytes }) => (records ?? 0) === 0 || (bytes ?? 0) === 0)).toEqual([]);
    expect(lookups.map(({ records }) => records)).toEqual(lookups.map(() => null));
    expect(log.hosts.every((host) => host.startsWith('127.0.0.1'))).toBe(true);
  });

  it('a second check finds the new claims and the changed one', async () => {
    const { test } = visitor;
    const { connectionId } = await visitor.connect('Rosa Medina');
    await test.syncEnded(connectionId);
    const before = (await test.ask('connection.list', {}))[0]?.claims ?? 0;
    await test.ask('samplePlan.setFault', { fault: 'new-claims' });
    await test.ask('sync.start', { connectionId });
    await expect
      .poll(async () => (await test.ask('connection.list', {}))[0]?.lastEnd, { timeout: 10_000 })
      .toMatchObject({ outcome: 'done', newClaims: 3, changedClaims: 1 });
    expect((await test.ask('connection.list', {}))[0]?.claims).toBe(before + 3);
  });

  it('a declined consent leaves nothing behind', async () => {
    const { test, answers } = visitor;
    answers.decline = true;
    await expect(visitor.connect('Rosa Medina')).rejects.toThrow('oauth/access-denied');
    expect(await test.ask('connection.list', {})).toEqual([]);
    expect(await test.ask('people.list', {})).toEqual([]);
    expect(test.vault.names()).toEqual(['access-log-key']);
  });

  it('a scope that the person took out is listed as missing, and the rest still comes', async () => {
    const { test, answers } = visitor;
    answers.untick = ['Coverage'];
    const { connectionId, notGranted } = await visitor.connect('Theo Medina');
    expect(notGranted).toEqual(['coverage']);
    await test.syncEnded(connectionId);
    const [connection] = await test.ask('connection.list', {});
    expect(connection?.notGranted).toEqual(['coverage']);
    expect(connection?.claims).toBeGreaterThan(20);
  });

  it('keeps two plans of one person apart until the person says it was one visit', async () => {
    const { test } = visitor;
    const first = await visitor.connect('Walter Osgood', { plan: 'Medicare' });
    await test.syncEnded(first.connectionId);
    const second = await visitor.connect('Walter Osgood', { plan: 'Evergreen', personId: first.personId });
    await test.syncEnded(second.connectionId);
    const { personId } = first;
    expect(second.personId).toBe(personId);
    const overview = await test.ask('claims.overview', { personId, year: null });
    const year = overview.years[0] ?? 0;
    const open = await test.ask('claims.overview', { personId, year });
    expect(open.byPlan.length).toBe(2);
    const question = open.openVisits[0];
    if (!question) throw new Error('no visit that two plans looked at');
    const billed = open.totals[0]?.billed.cents ?? 0;
    await test.ask('claims.answerVisit', {
      firstId: question.first.id,
      secondId: question.second.id,
      same: true,
    });
    const answered = await test.ask('claims.overview', { personId, year });
    expect(answered.openVisits.length).toBe(open.openVisits.length - 1);
    expect(answered.totals[0]?.billed.cents).toBe(billed - (question.first.billed?.cents ?? 0));
  });

  it('disconnect and erase leaves no record, no token and no person', async () => {
    const { test } = visitor;
    const { connectionId } = await visitor.connect('Theo Medina');
    await test.syncEnded(connectionId);
    const ended = await test.ask('connection.disconnect', { connectionId, erase: true });
    expect(ended).toEqual({ revoked: true });
    expect(await test.ask('connection.list', {})).toEqual([]);
    expect(await test.ask('people.list', {})).toEqual([]);
    expect(test.vault.names()).toEqual(['access-log-key']);
    const log = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 1000 });
    expect(log.complete).toBe(true);
  });

  it('disconnect and keep leaves the records readable, and signing in again goes on', async () => {
    const { test } = visitor;
    const { connectionId, personId } = await visitor.connect('Theo Medina');
    await test.syncEnded(connectionId);
    await test.ask('connection.disconnect', { connectionId, erase: false });
    const [kept] = await test.ask('connection.list', {});
    expect(kept?.state).not.toBe('connected');
    const { count } = await test.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 1 });
    expect(count).toBeGreaterThan(20);
    const again = await visitor.connect('Theo Medina', { connectionId });
    expect(again).toMatchObject({ connectionId, personId });
    await expect
      .poll(async () => (await test.ask('connection.list', {}))[0]?.state, { timeout: 10_000 })
      .toBe('connected');
    await test.syncEnded(connectionId);
    const after = await test.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 1 });
    expect(after.count).toBe(count);
  });

  it('connecting the same person to the same plan twice keeps each claim once', async () => {
    const { test } = visitor;
    const first = await visitor.connect('Theo Medina');
    await test.syncEnded(first.connectionId);
    const before = await test.ask('claims.list', {
      filter: everyClaim(first.personId),
      offset: 0,
      limit: 1,
    });
    const second = await visitor.connect('Theo Medina');
    expect(second).toMatchObject({ connectionId: first.connectionId, personId: first.personId });
    await test.syncEnded(first.connectionId);
    expect((await test.ask('connection.list', {})).length).toBe(1);
    const after = await test.ask('claims.list', { filter: everyClaim(first.personId), offset: 0, limit: 1 });
    expect(after.count).toBe(before.count);
    expect(after.totals).toEqual(before.totals);
  });

  it('signing in again to a connection of another plan is refused before the browser opens', async () => {
    const { test } = visitor;
    const { connectionId } = await visitor.connect('Walter Osgood', { plan: 'Medicare' });
    await test.syncEnded(connectionId);
    await expect(visitor.connect('Walter Osgood', { plan: 'Evergreen', connectionId })).rejects.toThrow(
      'store/not-found',
    );
  });

  it('someone else signing in to a connection is refused', async () => {
    const { test } = visitor;
    const { connectionId } = await visitor.connect('Theo Medina');
    await test.syncEnded(connectionId);
    await expect(visitor.connect('Rosa Medina', { connectionId })).rejects.toThrow('oauth/other-person');
  });

  it('permission withdrawn at the plan stops the sync, keeps the records, asks to sign in again', async () => {
    const { test } = visitor;
    const { connectionId, personId } = await visitor.connect('Theo Medina');
    await test.syncEnded(connectionId);
    await test.ask('samplePlan.setFault', { fault: 'revoked' });
    await test.ask('sync.start', { connectionId });
    await expect
      .poll(async () => (await test.ask('connection.list', {}))[0]?.state, { timeout: 10_000 })
      .toBe('sign-in-again');
    const { count } = await test.ask('claims.list', { filter: everyClaim(personId), offset: 0, limit: 1 });
    expect(count).toBeGreaterThan(20);
  });

  it('erase everything leaves an empty app and no old file', async () => {
    const { test } = visitor;
    const folder = path.join(test.folder, 'records');
    const before = readdirSync(folder);
    const { connectionId } = await visitor.connect('Rosa Medina');
    await test.syncEnded(connectionId);
    await test.ask('data.eraseAll', {});
    expect(await test.ask('people.list', {})).toEqual([]);
    expect(test.vault.names()).toEqual(['access-log-key']);
    const log = await test.ask('accessLog.list', { personId: null, offset: 0, limit: 10 });
    expect(log.count).toBeLessThanOrEqual(1);
    expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual([]);
  });
});
