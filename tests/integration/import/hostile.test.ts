/** Files that are made to take the app down: bombs, bottomless records, whole populations. */
import { gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { medicareTexts } from '../../support/medicare-texts.ts';
import { startTestApp } from '../../support/test-app.ts';
import { eob, memoryStore } from '../../unit/archive/records.ts';
import { filesWith, importAll, ndjson } from './opened.ts';

async function quietApp() {
  const app = await startTestApp({ visit() {} });
  onTestFinished(() => app.close());
  return app;
}

const basic = (x: string) =>
  `{"resourceType":"Basic","id":"b","subject":{"reference":"Patient/pat-1"},"x":${x}}`;

it.each([
  ['millions of brackets in each other', 'too-deep', '['.repeat(500_000) + ']'.repeat(500_000)],
  ['millions of empty objects', 'too-large', `[${'{},'.repeat(4_100_000)}0]`],
])('%s are reported and kept, and nothing else is lost', async (_, why, x) => {
  const { db, store } = memoryStore();
  const text = `${ndjson([eob()])}${basic(x)}\n${ndjson([eob({ id: 'eob-2' })])}`;
  const { end } = await importAll(store, filesWith({ 'x.ndjson': text }));
  expect(end.counts).toMatchObject([{ resourceType: 'ExplanationOfBenefit', added: 2 }]);
  expect(end.notUnderstood).toMatchObject([{ place: 2, why }]);
  expect(db.prepare('SELECT text = ? AS same FROM unread_line').get(basic(x))).toEqual({ same: 1 });
});

it('a bottomless record of an older version in a Bundle ends no import', async () => {
  const { store } = memoryStore();
  const old = `{"resourceType":"Coverage","id":"o","sequence":1,"x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const text = `{"resourceType":"Bundle","entry":[{"resource":${JSON.stringify(eob())}},{"resource":${old}}]}`;
  const { end } = await importAll(store, filesWith({ 'b.json': text }));
  expect(end).toMatchObject({ counts: [{ added: 1 }], notUnderstood: [{ why: 'wrong-version' }] });
});

it('brackets and slashes in texts are no structure', async () => {
  const { store } = memoryStore();
  const note = `${'[{'.repeat(600_000)}\\"\\\\`;
  const { end } = await importAll(store, filesWith({ 'x.ndjson': ndjson([eob({ note })]) }));
  expect(end).toMatchObject({ notUnderstoodCount: 0, counts: [{ added: 1 }] });
});

it.each([
  ['blank lines', '\n', 'x.ndjson.gz'],
  ['one line', 'a', 'x.ndjson.gz'],
])(
  'gigabytes of %s in a small packed file can be stopped at once',
  async (_, filler, name) => {
    const app = await quietApp();
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, filler));
    const packed = Buffer.concat([gzipSync(ndjson([eob()])), ...Array<Buffer>(64).fill(bomb)]);
    const looking = app.send('files.look', { paths: filesWith({ [name]: packed }) });
    await app.changes.until(() => JSON.stringify(app.messages).includes('"looking"'));
    const asked = Date.now();
    await app.ask('files.cancel', {});
    expect(Date.now() - asked).toBeLessThan(3000);
    expect(await looking).toMatchObject({ failure: { code: 'import/cancelled' } });
  },
  30_000,
);

it('half a gigabyte of Medicare’s text in a small packed file end at the bound, with the reason', async () => {
  const { store } = memoryStore();
  const head = medicareTexts.nora.slice(0, medicareTexts.nora.indexOf('Claim Number: 21234500123404NYA'));
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'Claim Type: PartB\n'));
  const packed = Buffer.concat([gzipSync(head), ...Array<Buffer>(8).fill(bomb)]);
  const before = process.cpuUsage();
  const { offer, end } = await importAll(store, filesWith({ 'm.txt.gz': packed }));
  expect(process.cpuUsage(before).user).toBeLessThan(30_000_000);
  expect(offer.files).toMatchObject([{ format: 'medicare-text', problem: 'too-large' }]);
  expect(end.brokenFiles[0]).toMatchObject({ problem: 'too-large' });
}, 180_000);

it('the records of a whole population are refused with words, and the next file opens', async () => {
  const app = await quietApp();
  const line = (index: number) => `{"resourceType":"Basic","subject":{"reference":"Patient/${index}"}}`;
  const text = Array.from({ length: 50_001 }, (_, index) => line(index)).join('\n');
  expect(await app.send('files.look', { paths: filesWith({ 'all.ndjson': text }) })).toMatchObject({
    failure: { code: 'import/too-large' },
  });
  const offer = await app.ask('files.look', { paths: filesWith({ 'a.json': eob() }) });
  expect(offer.patients).toHaveLength(1);
});
