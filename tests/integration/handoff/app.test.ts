/** Copies through the whole application: two profiles, progress, stop, access log, a hostile address. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { eob } from '../../unit/archive/records.ts';
import { passphrase } from '../../unit/handoff/hand-over.ts';
import { everyone, filesWith, ndjson } from '../import/opened.ts';

async function startApp(chosen: { files: string[] | null } = { files: null }): Promise<TestApp> {
  const test = await startTestApp({
    visit() {},
    ports: { filePicker: { choose: async () => chosen.files } },
  });
  onTestFinished(() => test.close());
  return test;
}

/** An app with claims of a file. */
async function startWithClaims(count: number): Promise<{ test: TestApp; personId: string }> {
  const test = await startApp();
  const note = 'invented '.repeat(100);
  const claims = Array.from({ length: count }, (_, index) => eob({ id: `e-${index}`, note }));
  const offer = await test.ask('files.look', { paths: filesWith({ 'claims.ndjson': ndjson(claims) }) });
  const { personIds } = await test.ask('files.import', everyone(offer));
  return { test, personId: personIds[0] ?? '' };
}

function copiesIn({ folder }: TestApp): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.claimfolio') || name.endsWith('.part'));
}

const rowsOf = async (test: TestApp) =>
  (await test.ask('accessLog.list', { personId: null, offset: 0, limit: 100 })).rows;

describe('copies', () => {
  it('go out and come in, each with a row in the access log and none with a name or a path', async () => {
    const { test, personId } = await startWithClaims(3);
    const saved = await test.ask('handoff.save', { personId, passphrase });
    expect(saved?.savedAs).toMatch(/claimfolio-\d{4}-\d\d-\d\d\.claimfolio$/);
    await test.ask('handoff.showFolder', {});
    expect(test.shown).toEqual([saved?.savedAs]);
    expect((await rowsOf(test))[0]).toMatchObject({ what: 'save-copy', personId, records: 3 });

    const other = await startApp({ files: [saved?.savedAs ?? ''] });
    expect(await other.ask('handoff.choose', {})).toEqual({
      name: path.basename(saved?.savedAs ?? ''),
      bytes: saved?.bytes,
    });
    expect(await other.ask('handoff.look', { passphrase: 'not this one' })).toEqual({
      problem: 'wrong-passphrase',
    });
    expect(await other.ask('handoff.look', { passphrase })).toMatchObject({
      problem: null,
      offer: { people: [{ records: 3, samePersonId: null }] },
    });
    const brought = await other.ask('handoff.bringIn', { people: [{ place: 0, personId: null }] });
    expect(brought?.people).toMatchObject([{ plans: 1, records: 3, alreadyHere: [] }]);
    const { rows, complete } = await other.ask('accessLog.list', { personId: null, offset: 0, limit: 9 });
    expect(rows[0]).toMatchObject({ what: 'open-copy', personId: brought?.people[0]?.personId, records: 3 });
    expect(complete).toBe(true);
    expect(JSON.stringify([rows, other.log.lines, test.log.lines])).not.toMatch(/river|\.claimfolio/);
  });

  it('can be stopped on the way out, and no file is there', async () => {
    const { test } = await startWithClaims(9000);
    const saving = test.ask('handoff.save', { personId: null, passphrase });
    await test.changes.until(() =>
      test.messages.some((message) => (message as { channel: string }).channel === 'handoff.progress'),
    );
    await test.ask('handoff.cancel', {});
    expect(await saving).toBeNull();
    expect(copiesIn(test)).toEqual([]);
  });

  it('are refused with a passphrase that is too short', async () => {
    const { test } = await startWithClaims(1);
    const refused = await test.send('handoff.save', { personId: null, passphrase: 'short' });
    expect(refused).toMatchObject({ ok: false, failure: { code: 'ipc/invalid-input' } });
    expect(copiesIn(test)).toEqual([]);
  });

  it('are asked about one at a time', async () => {
    const { test } = await startWithClaims(1);
    const [one, other] = await Promise.all([
      test.send('handoff.save', { personId: null, passphrase }),
      test.send('handoff.save', { personId: null, passphrase }),
    ]);
    expect([one.ok, other.ok].toSorted()).toEqual([false, true]);
  });
});
