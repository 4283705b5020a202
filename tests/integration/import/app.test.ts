/** Opening files through the whole application: dialog, drop, progress, stop, access log. */
import { symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ImportEnd, ImportOffer } from '../../../shared/model/files/import.ts';
import { testOnUnix } from '../../support/needs.ts';
import { startTestApp } from '../../support/test-app.ts';
import { eob } from '../../unit/archive/records.ts';
import { everyone, filesWith, folderWith, ndjson } from './opened.ts';

async function appChoosing(paths: string[] | null) {
  const test = await startTestApp({ visit() {}, ports: { filePicker: { choose: async () => paths } } });
  onTestFinished(() => test.close());
  return test;
}
type TestApp = Awaited<ReturnType<typeof appChoosing>>;

/** NDJSON of so many claims, large enough for several steps. */
function manyClaims(count: number): string {
  const note = 'invented '.repeat(100);
  return ndjson(Array.from({ length: count }, (_, index) => eob({ id: `e-${index}`, note })));
}

function progressOf(app: TestApp): { stage: string; readBytes: number; totalBytes: number }[] {
  return (app.messages as { channel: string; payload: never }[])
    .filter(({ channel }) => channel === 'import.progress')
    .map(({ payload }) => payload);
}

/** Asks for an import and stops it as soon as some of it is stored. */
async function stoppedMidWay(app: TestApp, offer: ImportOffer): Promise<ImportEnd> {
  const ending = app.ask('files.import', everyone(offer));
  await app.changes.until(() => progressOf(app).some(({ stage }) => stage === 'storing'));
  await app.ask('files.cancel', {});
  return ending;
}

describe('opening files', () => {
  it('from the dialog: offer, claims, totals, and a row in the access log without the name of the file', async () => {
    const app = await appChoosing(filesWith({ 'planted-name.json': eob() }));
    const offer = await app.ask('files.choose', {});
    if (!offer) throw new Error('no offer');
    const end = await app.ask('files.import', everyone(offer));
    const [personId = ''] = end.personIds;
    const { totals, totalsReady } = await app.ask('claims.overview', { personId, year: 2026 });
    expect(totals).toMatchObject([{ billed: { cents: 20_000 } }]);
    expect(totalsReady).toBe(true);
    const log = await app.ask('accessLog.list', { personId, offset: 0, limit: 10 });
    expect(log.rows).toMatchObject([{ what: 'open-file', host: null, records: 1, result: 'ok' }]);
    expect(JSON.stringify([log, app.log.lines])).not.toContain('planted-name');
    expect(app.messages).toContainEqual({ channel: 'data.changed', payload: { personId: null } });
  });

  it('a closed dialog is no offer', async () => {
    expect(await (await appChoosing(null)).ask('files.choose', {})).toBeNull();
  });

  it('there is nothing to check, and disconnecting erases', async () => {
    const app = await appChoosing(null);
    const offer = await app.ask('files.look', { paths: filesWith({ 'a.json': eob() }) });
    await app.ask('files.import', everyone(offer));
    const [connection] = await app.ask('connection.list', {});
    expect(connection).toMatchObject({ origin: 'file', state: 'ended', syncing: null, lastEnd: null });
    const connectionId = connection?.id ?? '';
    await app.ask('sync.start', { connectionId });
    expect((await app.ask('connection.list', {}))[0]).toMatchObject({ syncing: null, lastEnd: null });
    expect(await app.ask('connection.disconnect', { connectionId, erase: true })).toEqual({ revoked: false });
    expect(await app.ask('people.list', {})).toEqual([]);
  });

  it('a path that is none is refused', async () => {
    const app = await appChoosing(null);
    for (const one of ['a.json', '../a.json', '', '/tmp/a\u0000.json'])
      expect(await app.send('files.look', { paths: [one] })).toMatchObject({
        ok: false,
        failure: { code: 'import/unreadable' },
      });
  });

  it('a path to another computer or a device is refused before anything touches it', async () => {
    const app = await appChoosing(['//server/share/claims.json']);
    const refused = { ok: false, failure: { code: 'import/not-local' } };
    const devices = process.platform === 'win32' ? ['//./NUL'] : ['/dev/zero', '/proc/self/environ'];
    for (const one of ['//server/share/claims.json', '//./pipe/claims', ...devices])
      expect(await app.send('files.look', { paths: [one] })).toMatchObject(refused);
    expect(await app.send('files.choose', {})).toMatchObject(refused);
  });

  testOnUnix(
    'a link beside a manifest that leads to a device or to the kernel is not followed: its file is missing',
    async () => {
      const app = await appChoosing(null);
      const output = ['Patient', 'Coverage', 'Claim'].map((type) => ({
        type,
        url: `https://plan.example/${type}.ndjson`,
      }));
      const folder = folderWith({ 'manifest.json': { output }, 'kept.ndjson': ndjson([eob()]) });
      symlinkSync('/proc/self/status', path.join(folder, 'Patient.ndjson'));
      symlinkSync('/dev/zero', path.join(folder, 'Coverage.ndjson'));
      symlinkSync('kept.ndjson', path.join(folder, 'Claim.ndjson'));
      const offer = await app.ask('files.look', { paths: [path.join(folder, 'manifest.json')] });
      expect(offer.files.map(({ name, records }) => [name, records])).toEqual([
        ['manifest.json', 0],
        ['kept.ndjson', 1],
      ]);
      expect(offer.missingFiles).toEqual(['Patient.ndjson', 'Coverage.ndjson']);
    },
  );

  it('stopping keeps what was stored whole, and the same file again brings the rest', async () => {
    const app = await appChoosing(null);
    const [file = ''] = filesWith({ 'e.ndjson': manyClaims(12_000) });
    const offer = await app.ask('files.look', { paths: [file] });
    const looked = progressOf(app);
    expect(looked.length).toBeGreaterThan(0);
    expect(
      looked.every(({ stage, readBytes, totalBytes }) => stage === 'looking' && readBytes <= totalBytes),
    ).toBe(true);
    const end = await stoppedMidWay(app, offer);
    const stored = end.counts[0]?.added ?? 0;
    expect(end.outcome).toBe('cancelled');
    expect(stored).toBeGreaterThan(0);
    expect(stored).toBeLessThan(12_000);
    const [connection] = await app.ask('connection.list', {});
    expect(connection).toMatchObject({ claims: stored, firstSyncDone: true });
    const again = await app.ask('files.look', { paths: [file] });
    const rest = await app.ask('files.import', everyone(again));
    expect(rest.counts).toEqual([
      { resourceType: 'ExplanationOfBenefit', added: 12_000 - stored, changed: 0, same: stored },
    ]);
  });

  it('one at a time, and stopping while looking says so', async () => {
    const app = await appChoosing(null);
    const paths = filesWith({ 'e.ndjson': manyClaims(8000) });
    const looking = app.send('files.look', { paths });
    expect(await app.send('files.look', { paths })).toMatchObject({ failure: { code: 'import/running' } });
    await app.ask('files.cancel', {});
    expect(await looking).toMatchObject({ ok: false, failure: { code: 'import/cancelled' } });
    expect(await app.send('files.import', { importId: 'gone', people: [] })).toMatchObject({
      failure: { code: 'store/not-found' },
    });
    expect((await app.ask('files.look', { paths: filesWith({ 'a.json': eob() }) })).patients).toHaveLength(1);
  });

  it('other questions are answered meanwhile', async () => {
    const app = await appChoosing(null);
    const offer = await app.ask('files.look', { paths: filesWith({ 'e.ndjson': manyClaims(6000) }) });
    let isOver = false;
    const ending = app.ask('files.import', everyone(offer)).then(() => {
      isOver = true;
    });
    let slowest = 0;
    while (!isOver) {
      const asked = Date.now();
      await app.ask('people.list', {});
      slowest = Math.max(slowest, Date.now() - asked);
    }
    await ending;
    expect(slowest).toBeLessThan(2000);
  });

  it('a file that grows without end beside the first look is read as it is then', async () => {
    const app = await appChoosing(null);
    const file = path.join(folderWith({ 'g.ndjson': ndjson([eob()]) }), 'g.ndjson');
    const offer = await app.ask('files.look', { paths: [file] });
    writeFileSync(file, ndjson([eob(), eob({ id: 'eob-2' }), eob({ id: 's', patient: 'Patient/stranger' })]));
    const end = await app.ask('files.import', everyone(offer));
    expect(end.counts).toMatchObject([{ added: 2 }]);
    expect(end.notUnderstood).toMatchObject([{ why: 'no-patient' }]);
  });
});
