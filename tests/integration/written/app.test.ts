/** The file of what a person wrote through the whole application: saved, erased, opened, tried, added, stopped, and large. */
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { longestBlock, measureLongestBlock } from '../../support/ask-small.ts';
import { makePdf, surgeryBill } from '../../support/scans/make-scan.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { base, eob } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { everyone, filesWith } from '../import/opened.ts';

async function openApp(): Promise<TestApp> {
  const app = await startTestApp({ visit() {} });
  onTestFinished(() => app.close());
  return app;
}

const patient = {
  resourceType: 'Patient',
  id: 'pat-1',
  birthDate: '1984-05-09',
  name: [{ given: ['Rosa'], family: 'Alvarez' }],
};
const records = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [patient, eob(), eob({ id: 'eob-2' })].map((resource) => ({
    fullUrl: `${base}/${resource['resourceType']}/${resource['id']}`,
    resource,
  })),
};

/** Opens the plan's records from a file; whose they are and where they lie. */
async function openRecords(app: TestApp): Promise<{ personId: string; connectionId: string }> {
  const offer = await app.ask('files.look', { paths: filesWith({ 'claims.json': records }) });
  const { personIds } = await app.ask('files.import', everyone(offer));
  const [connection] = await app.ask('connection.list', {});
  return { personId: personIds[0] ?? '', connectionId: connection?.id ?? '' };
}

function factsOfBill(changes: Parameters<typeof billOf>[0]) {
  const { id: _own, ...facts } = billOf(changes);
  return facts;
}

/** What was saved last, as a file on the disk. */
function writeSaved(app: TestApp): string {
  const { name, bytes } = app.saved.at(-1) ?? { name: '', bytes: new Uint8Array() };
  const file = path.join(app.folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function keepScan(app: TestApp, billId: string, bytes: Uint8Array): Promise<void> {
  const file = path.join(app.folder, 'bill.pdf');
  writeFileSync(file, bytes);
  const { ref } = await app.ask('scans.look', { path: file });
  await app.ask('scans.keep', { heldId: ref.id, place: { of: 'bill', id: billId } });
}

it('is saved, and after everything was erased it is back with its paper, its answer and its payments', async () => {
  const app = await openApp();
  const { personId, connectionId } = await openRecords(app);
  const { billId } = await app.ask('bills.save', { billId: null, facts: factsOfBill({ personId }) });
  await app.ask('bills.answer', { billId, claimId: `${connectionId}/eob-2`, isMeant: true });
  const entry = {
    cents: 20_00,
    currency: 'USD',
    paidOn: '2026-04-02',
    way: 'card',
    note: 'at the desk',
  } as const;
  await app.ask('bills.pay', { billId, facts: entry });
  await keepScan(app, billId, surgeryBill);
  const before = await app.ask('bills.get', { billId });
  const { savedAs } = await app.ask('written.save', { personId });
  expect(savedAs).toMatch(/^\/saved\/what-i-wrote-\d{4}-\d{2}-\d{2}\.jsonl$/);
  const file = writeSaved(app);
  await app.ask('data.eraseAll', {});
  const again = await openRecords(app);
  const offer = await app.ask('files.look', { paths: [file] });
  expect(offer.written).toMatchObject({ name: 'Rosa Alvarez', suggestedPersonId: again.personId });
  const request = { importId: offer.importId, personId: again.personId };
  const preview = await app.ask('written.preview', request);
  expect((await app.ask('bills.list', { personId: again.personId })).rows).toEqual([]);
  const end = await app.ask('written.add', request);
  expect(end).toEqual({ ...preview, personId: again.personId, scansLeftOut: 0 });
  expect(end?.counts.map(({ kind, added }) => [kind, added])).toEqual([
    ['bill', 1],
    ['bill_answer', 1],
    ['bill_scan', 1],
    ['payment', 1],
  ]);
  const after = await app.ask('bills.get', { billId });
  const name = (value: unknown, ids: [string, string]) =>
    JSON.parse(JSON.stringify(value).replaceAll(ids[0], 'PERSON').replaceAll(ids[1], 'PLAN'));
  const strip = ({ claims: _claims, ...view }: typeof after) => view;
  expect(name(strip(after), [again.personId, again.connectionId])).toEqual(
    name(strip(before), [personId, connectionId]),
  );
  expect(after.claims.map(({ id }) => id)).toEqual([`${again.connectionId}/eob-2`]);
  await app.ask('scans.save', { place: { of: 'bill', id: billId } });
  expect(Buffer.compare(app.saved.at(-1)?.bytes ?? new Uint8Array(), surgeryBill)).toBe(0);
  const { rows } = await app.ask('accessLog.list', { personId: again.personId, offset: 0, limit: 10 });
  expect(rows.map(({ what, records: count }) => [what, count])).toContainEqual(['open-file', 4]);
});

it('of papers keeps only those that could have been dropped, and tells of the others', async () => {
  const app = await openApp();
  const { personId } = await openRecords(app);
  const ids: string[] = [];
  for (const bytes of [surgeryBill, surgeryBill, surgeryBill]) {
    const { billId } = await app.ask('bills.save', { billId: null, facts: factsOfBill({ personId }) });
    await keepScan(app, billId, bytes);
    ids.push(billId);
  }
  await app.ask('written.save', { personId });
  const file = writeSaved(app);
  const hostile = [
    new TextEncoder().encode('<svg onload="alert(1)"/>'),
    makePdf(Array.from({ length: 51 }, () => [])),
  ];
  const lines = new TextDecoder().decode(app.saved.at(-1)?.bytes).trimEnd().split('\n');
  const papers = lines.filter((line) => line.startsWith('{"table":"bill_scan"'));
  const changed = lines.map((line) => {
    const bad = hostile[papers.indexOf(line) - 1];
    if (!line.startsWith('{"table":"bill_scan"') || !bad) return line;
    const { table, entry } = JSON.parse(line);
    return JSON.stringify({
      table,
      entry: { ...entry, name: '../‮gpj.exe', data: Buffer.from(bad).toString('base64') },
    });
  });
  writeFileSync(file, `${changed.join('\n')}\n`);
  for (const billId of ids) await app.ask('bills.remove', { billId });
  const { importId } = await app.ask('files.look', { paths: [file] });
  const end = await app.ask('written.add', { importId, personId });
  expect(end).toMatchObject({ scansLeftOut: 2, broken: 0 });
  const kept = await Promise.all(ids.map((billId) => app.ask('bills.get', { billId })));
  expect(kept.map(({ scan }) => scan?.pages ?? null)).toEqual([2, null, null]);
});

function isProgress(message: unknown): boolean {
  return (message as { channel: string }).channel === 'import.progress';
}

/** A file of 500 bills, 20 of them with a paper, each with a payment; written without the app. */
function writeLarge(app: TestApp, personName: string): string {
  const file = path.join(app.folder, 'large.jsonl');
  const { id: _id, personId: _personId, lines: _lines, ...facts } = billOf({});
  const rowId = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
  // A photo of a phone is some megabytes; what is after the end of a PDF is nothing to its reader.
  const paper = Buffer.concat([surgeryBill, Buffer.alloc(3_500_000, '%')]).toString('base64');
  const header = {
    claimfolio: 'what-i-wrote',
    version: 1,
    savedAt: '2026-05-01T10:00:00.000Z',
    person: { name: personName, birthDate: '1984-05-09' },
    plans: [],
    entries: 1020,
  };
  writeFileSync(file, `${JSON.stringify(header)}\n`);
  const add = (table: string, entry: object) => appendFileSync(file, `${JSON.stringify({ table, entry })}\n`);
  for (let index = 0; index < 500; index++) {
    add('bill', { id: rowId(index), writtenAt: '2026-04-01T10:00:00.000Z', facts: { ...facts, lines: [] } });
    const payment = { cents: 100, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: `n${index}` };
    add('payment', { id: rowId(index), bill: rowId(index), claim: null, facts: payment });
    if (index < 20) add('bill_scan', { of: rowId(index), name: `paper-${index}.pdf`, data: paper });
  }
  return file;
}

it('of 500 bills and 70 MB of papers is added while main stays free, and is saved so again', async () => {
  const app = await openApp();
  const { personId } = await openRecords(app);
  const file = writeLarge(app, 'Rosa Alvarez');
  let importId = '';
  const looking = await measureLongestBlock(async () => {
    ({ importId } = await app.ask('files.look', { paths: [file] }));
  });
  const trying = await measureLongestBlock(() => app.ask('written.preview', { importId, personId }));
  const adding = await measureLongestBlock(async () => {
    const end = await app.ask('written.add', { importId, personId });
    expect(end?.counts.map(({ kind, added }) => [kind, added])).toEqual([
      ['bill', 500],
      ['bill_scan', 20],
      ['payment', 500],
    ]);
  });
  const again = await app.ask('files.look', { paths: [file] });
  const since = app.messages.length;
  const end = await app.ask('written.add', { importId: again.importId, personId });
  expect(end?.counts.map(({ here }) => here)).toEqual([500, 20, 500]);
  // What is here is not looked at again.
  expect(app.messages.slice(since).filter(isProgress)).toEqual([]);
  const saving = await measureLongestBlock(() => app.ask('written.save', { personId }));
  expect(Math.max(looking, trying, adding, saving)).toBeLessThan(longestBlock);
  const { rows } = await app.ask('bills.list', { personId });
  expect([rows.length, rows.filter(({ hasScan }) => hasScan).length]).toEqual([500, 20]);
  expect(app.messages.filter(isProgress).length).toBeGreaterThan(3);
}, 240_000);

it('that is stopped before its end leaves nothing', async () => {
  const app = await openApp();
  const { personId } = await openRecords(app);
  const { importId } = await app.ask('files.look', { paths: [writeLarge(app, 'Rosa Alvarez')] });
  const since = app.messages.length;
  const adding = app.ask('written.add', { importId, personId });
  await app.changes.until(() => app.messages.slice(since).some(isProgress));
  await app.ask('files.cancel', {});
  expect(await adding).toBeNull();
  expect((await app.ask('bills.list', { personId })).rows).toEqual([]);
  expect(await app.send('written.add', { importId, personId })).toMatchObject({
    failure: { code: 'store/not-found' },
  });
}, 120_000);

it('for a person who is not here, or of a file that was let go, adds nothing', async () => {
  const app = await openApp();
  const { personId } = await openRecords(app);
  const { importId } = await app.ask('files.look', { paths: [writeLarge(app, 'Rosa Alvarez')] });
  const missing = { failure: { code: 'store/not-found' } };
  expect(await app.send('written.preview', { importId, personId: 'nobody' })).toMatchObject(missing);
  expect(await app.send('written.add', { importId: 'other', personId })).toMatchObject(missing);
  expect(await app.send('written.save', { personId: 'nobody' })).toMatchObject(missing);
});

it('beside other files is told to be opened alone, and the others are read', async () => {
  const app = await openApp();
  await openRecords(app);
  const large = writeLarge(app, 'Rosa Alvarez');
  const offer = await app.ask('files.look', { paths: [large, ...filesWith({ 'b.json': records })] });
  expect(offer.written).toBeNull();
  expect(offer.files.map(({ problem }) => problem)).toEqual(['written-alone', null]);
  expect(offer.patients).toHaveLength(1);
});
