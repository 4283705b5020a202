/** Scans of bills through the whole application: held, drawn, kept, saved, taken away, erased, and nowhere else. */
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ScanError } from '../../../electron/errors.ts';
import { longestBlock, measureLongestBlock } from '../../support/ask-small.ts';
import { findTexts, readFiles } from '../../support/find-text.ts';
import { testOnUnix } from '../../support/needs.ts';
import { makePdf, printLines, surgeryBill } from '../../support/scans/make-scan.ts';
import { drawnPage, startTestApp, type TestApp } from '../../support/test-app.ts';
import { eob } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { everyone, filesWith } from '../import/opened.ts';

const png = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

async function openApp(painted: { bytes: Uint8Array }[] = []): Promise<TestApp> {
  const painter = {
    draw: async (scan: { bytes: Uint8Array; page: number }) => {
      painted.push(scan);
      return drawnPage(scan.page);
    },
  };
  const app = await startTestApp({ visit() {}, ports: { painter } });
  onTestFinished(() => app.close());
  return app;
}

/** A file of that name with these bytes; its path. */
function fileWith(app: TestApp, name: string, bytes: Uint8Array): string {
  const file = path.join(app.folder, name);
  writeFileSync(file, bytes);
  return file;
}

async function writeBill(app: TestApp): Promise<{ billId: string; personId: string; connectionId: string }> {
  const offer = await app.ask('files.look', { paths: filesWith({ 'a.json': eob() }) });
  const { personIds } = await app.ask('files.import', everyone(offer));
  const [personId = ''] = personIds;
  const { id: _id, ...facts } = billOf({ personId });
  const [connection] = await app.ask('connection.list', {});
  return {
    ...(await app.ask('bills.save', { billId: null, facts })),
    personId,
    connectionId: connection?.id ?? '',
  };
}

it('a scan is held, drawn, kept with its bill, drawn from there, saved as it came, and taken away', async () => {
  const painted: { bytes: Uint8Array }[] = [];
  const app = await openApp(painted);
  const { billId } = await writeBill(app);
  const place = { of: 'bill', id: billId } as const;
  const { ref, facts } = await app.ask('scans.look', { path: fileWith(app, 'bill-march.pdf', surgeryBill) });
  expect(facts).toEqual({
    name: 'bill-march.pdf',
    mediaType: 'application/pdf',
    bytes: surgeryBill.length,
    pages: 2,
  });
  const reading = await app.ask('scans.read', { ref });
  expect(reading.offers.map(({ field, value, line }) => [field, value, line])).toEqual([
    ['biller', 'NORTHGATE SURGERY CENTER', 'NORTHGATE SURGERY CENTER'],
    ['due', '962.10', 'AMOUNT DUE  $962.10'],
    ['account', 'A260774410', 'Statement date: 03/20/2026  Account number: A260774410'],
    ['serviceStart', '2026-03-12', '03/12/2026  Outpatient surgery  8,240.00'],
    ['dueDate', '2026-03-28', 'DUE DATE  03/28/2026'],
    ['statementDate', '2026-03-20', 'Statement date: 03/20/2026  Account number: A260774410'],
  ]);
  expect(await app.ask('scans.draw', { ref, page: 2 })).toEqual({ dataUrl: drawnPage(2) });
  expect((await app.ask('bills.get', { billId })).scan).toBeNull();
  await app.ask('scans.keep', { heldId: ref.id, place });
  expect(await app.send('scans.draw', { ref, page: 1 })).toMatchObject({
    failure: { code: 'store/not-found' },
  });
  expect(await app.ask('bills.get', { billId })).toMatchObject({ scan: facts, hasScan: true });
  expect(await app.ask('scans.read', { ref: place })).toEqual(reading);
  await app.ask('scans.draw', { ref: place, page: 1 });
  expect(painted.map(({ bytes }) => Buffer.compare(bytes, surgeryBill))).toEqual([0, 0]);
  expect(await app.ask('scans.save', { place })).toEqual({ savedAs: '/saved/bill-march.pdf' });
  expect(Buffer.compare(app.saved[0]?.bytes ?? new Uint8Array(), surgeryBill)).toBe(0);
  await app.ask('scans.remove', { place });
  expect(await app.ask('bills.get', { billId })).toMatchObject({ scan: null, hasScan: false });
  expect(await app.send('scans.save', { place })).toMatchObject({ failure: { code: 'store/not-found' } });
});

it('a scan that is kept is held again as a copy, for the claim that is typed from it', async () => {
  const app = await openApp([]);
  const { billId, personId } = await writeBill(app);
  const place = { of: 'bill', id: billId } as const;
  const first = await app.ask('scans.look', { path: fileWith(app, 'bill-march.pdf', surgeryBill) });
  const reading = await app.ask('scans.read', { ref: first.ref });
  await app.ask('scans.keep', { heldId: first.ref.id, place });
  const { ref, facts } = await app.ask('scans.holdKept', { place });
  expect(facts).toEqual(first.facts);
  expect(await app.ask('scans.read', { ref })).toEqual(reading);
  const { claimId } = await app.ask('papers.save', {
    target: { personId },
    facts: {
      planName: 'Cedar Valley',
      provider: null,
      serviceStart: '2026-03-12',
      claimNumber: null,
      amounts: { billed: null, allowed: null, planPaid: null, yourShare: null },
      decision: null,
    },
    heldId: ref.id,
  });
  expect((await app.ask('papers.get', { claimId }))?.paper).toEqual(facts);
  expect(await app.ask('bills.get', { billId })).toMatchObject({ scan: facts });
});

it('only an estimate or an explanation may lack an amount due', async () => {
  const app = await openApp([]);
  const { personId } = await writeBill(app);
  const { id: _id, ...facts } = billOf({ personId, dueCents: null });
  expect(await app.send('bills.save', { billId: null, facts })).toMatchObject({ ok: false });
  const { billId } = await app.ask('bills.save', { billId: null, facts: { ...facts, kind: 'explanation' } });
  expect(await app.ask('bills.get', { billId })).toMatchObject({ bill: { dueCents: null }, openCents: 0 });
});

it('a scan is saved with its bill, and stays held where the bill cannot be saved', async () => {
  const app = await openApp([]);
  const { billId, personId } = await writeBill(app);
  const { ref, facts: scan } = await app.ask('scans.look', { path: fileWith(app, 'bill.png', png) });
  const { id: _id, ...facts } = billOf({ personId });
  const unknown = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
  expect(await app.send('bills.save', { billId: unknown, facts, heldId: ref.id })).toMatchObject({
    failure: { code: 'store/not-found' },
  });
  await app.ask('bills.save', { billId, facts, heldId: ref.id });
  expect(await app.ask('bills.get', { billId })).toMatchObject({ scan });
  expect(await app.send('bills.save', { billId, facts, heldId: ref.id })).toMatchObject({
    failure: { code: 'store/not-found' },
  });
});

it('a page is drawn once, however often a change has it asked for again', async () => {
  const painted: { bytes: Uint8Array }[] = [];
  const app = await openApp(painted);
  const { billId } = await writeBill(app);
  const place = { of: 'bill', id: billId } as const;
  const look = (name: string, bytes: Uint8Array) =>
    app.ask('scans.look', { path: fileWith(app, name, bytes) });
  const { ref } = await look('bill.pdf', surgeryBill);
  const both = [1, 2].map(() => app.ask('scans.draw', { ref, page: 1 }));
  expect(await Promise.all(both)).toEqual([{ dataUrl: drawnPage(1) }, { dataUrl: drawnPage(1) }]);
  await app.ask('scans.keep', { heldId: ref.id, place });
  await app.ask('scans.draw', { ref: place, page: 1 });
  expect(painted).toHaveLength(1);
  await app.ask('scans.draw', { ref: place, page: 2 });
  expect(painted).toHaveLength(2);
  const other = await look('other.png', png);
  await app.ask('scans.keep', { heldId: other.ref.id, place });
  await app.ask('scans.draw', { ref: place, page: 1 });
  expect(painted).toHaveLength(3);
  await app.ask('scans.drop', {});
  await app.ask('scans.draw', { ref: place, page: 1 });
  expect(painted).toHaveLength(4);
});

it('a page that could not be drawn is tried again', async () => {
  let tries = 0;
  const painter = {
    draw: () =>
      tries++ === 0 ? Promise.reject(new ScanError('scan/not-drawn', '')) : Promise.resolve(drawnPage(1)),
  };
  const app = await startTestApp({ visit() {}, ports: { painter } });
  onTestFinished(() => app.close());
  const { ref } = await app.ask('scans.look', { path: fileWith(app, 'bill.pdf', surgeryBill) });
  const failure = { code: 'scan/not-drawn' };
  expect(await app.send('scans.draw', { ref, page: 1 })).toMatchObject({ failure });
  expect(await app.send('scans.draw', { ref, page: 1 })).toMatchObject({ ok: true });
});

it('a receipt of a payment is kept beside the scan of the bill, and another one takes its place', async () => {
  const app = await openApp();
  const { billId } = await writeBill(app);
  const entry = { cents: 100, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;
  const { paymentId } = await app.ask('bills.pay', { billId, facts: entry });
  const place = { of: 'payment', id: paymentId } as const;
  for (const [name, bytes] of [
    ['first.pdf', surgeryBill],
    ['second.png', png],
  ] as const) {
    const { ref } = await app.ask('scans.look', { path: fileWith(app, name, bytes) });
    await app.ask('scans.keep', { heldId: ref.id, place });
  }
  const { scan, receipts } = await app.ask('bills.get', { billId });
  expect(scan).toBeNull();
  expect(receipts).toMatchObject([{ paymentId, facts: { name: 'second.png', mediaType: 'image/png' } }]);
});

it.each([
  ['a text', 'letter.pdf', new TextEncoder().encode('no scan'), 'scan/wrong-type'],
  ['an empty file', 'empty.pdf', new Uint8Array(), 'scan/wrong-type'],
  ['markup with the name of a picture', 'a.png', new TextEncoder().encode('<svg/>'), 'scan/wrong-type'],
  ['a PDF that ends at once', 'cut.pdf', surgeryBill.subarray(0, 40), 'scan/broken'],
  ['a PDF of nonsense', 'odd.pdf', new TextEncoder().encode('%PDF-1.7\n%%EOF'), 'scan/broken'],
  [
    'a PDF behind a password',
    'locked.pdf',
    makePdf([[]], {
      trailer: `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >>`,
    }),
    'scan/locked',
  ],
  ['a PDF of 51 pages', 'long.pdf', makePdf(Array.from({ length: 51 }, () => [])), 'scan/too-many-pages'],
  [
    'a PDF whose pages hold themselves',
    'loop.pdf',
    new TextEncoder().encode(
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [2 0 R] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF',
    ),
    null,
  ],
  ['a picture of 60,000 by 60,000', 'huge.png', hugePng(), 'scan/too-large'],
] as const)('%s ends in words, and nothing is held', async (_, name, bytes, code) => {
  const app = await openApp();
  const result = await app.send('scans.look', { path: fileWith(app, name, bytes) });
  if (code === null) expect(result).toMatchObject({ ok: true });
  else expect(result).toMatchObject({ failure: { code } });
  expect(await app.send('scans.draw', { ref: { of: 'held', id: 'x' }, page: 1 })).toMatchObject({
    failure: { code: 'store/not-found' },
  });
});

function hugePng(): Uint8Array {
  const bytes = png.slice();
  new DataView(bytes.buffer).setUint32(16, 60_000);
  new DataView(bytes.buffer).setUint32(20, 60_000);
  return bytes;
}

it('what a PDF wants to run does not run: it is a scan like others', async () => {
  const app = await openApp();
  const bytes = makePdf([printLines(['AMOUNT DUE $1.00'])], {
    catalog: '/OpenAction << /S /JavaScript /JS (while\\(true\\);) >>',
  });
  const { facts } = await app.ask('scans.look', { path: fileWith(app, 'script.pdf', bytes) });
  expect(facts.pages).toBe(1);
});

it('a file above 20 MB, a folder and what lies elsewhere are not read', async () => {
  const app = await openApp();
  const large = fileWith(app, 'large.pdf', surgeryBill);
  truncateSync(large, 20 * 1024 * 1024 + 1);
  const folder = path.join(app.folder, 'folder.pdf');
  mkdirSync(folder);
  for (const [file, code] of [
    [large, 'scan/too-large'],
    [folder, 'import/unreadable'],
    ['//server/share/a.pdf', 'import/not-local'],
    [path.join(app.folder, 'nowhere.pdf'), 'import/unreadable'],
    ['a.pdf', 'import/unreadable'],
  ] as const)
    expect(await app.send('scans.look', { path: file }), file).toMatchObject({ failure: { code } });
});

testOnUnix('a link to a device is not read', async () => {
  const app = await openApp();
  const link = path.join(app.folder, 'link.pdf');
  symlinkSync('/dev/zero', link);
  expect(await app.send('scans.look', { path: link })).toMatchObject({
    failure: { code: 'import/not-local' },
  });
});

it('a scan of 20 MB, and a picture whose header never ends, keep main busy for no more than a moment', async () => {
  const app = await openApp();
  const { billId } = await writeBill(app);
  const place = { of: 'bill', id: billId } as const;
  const large = new Uint8Array(20 * 1024 * 1024).fill(0x25);
  large.set(surgeryBill);
  const endless = new Uint8Array(20 * 1024 * 1024).fill(0x01);
  endless.set([0xff, 0xd8, 0xff]);
  const files = [fileWith(app, 'large.pdf', large), fileWith(app, 'endless.jpg', endless)];
  for (const file of files) {
    const blocked = await measureLongestBlock(async () => {
      const { ref } = await app.ask('scans.look', { path: file });
      await app.ask('scans.keep', { heldId: ref.id, place });
      await app.ask('scans.read', { ref: place });
      await app.ask('scans.draw', { ref: place, page: 1 });
    });
    expect(blocked, file).toBeLessThan(longestBlock);
  }
});

it('erasing the person, and everything, erases scans; one that is held is let go of', async () => {
  const app = await openApp();
  const { billId, connectionId } = await writeBill(app);
  const look = async () => app.ask('scans.look', { path: fileWith(app, 'bill.pdf', surgeryBill) });
  await app.ask('scans.keep', { heldId: (await look()).ref.id, place: { of: 'bill', id: billId } });
  await app.ask('connection.disconnect', { connectionId, erase: true });
  expect(await app.send('scans.draw', { ref: { of: 'bill', id: billId }, page: 1 })).toMatchObject({
    failure: { code: 'store/not-found' },
  });
  const { ref } = await look();
  await app.ask('data.eraseAll', {});
  expect(await app.send('scans.draw', { ref, page: 1 })).toMatchObject({
    failure: { code: 'store/not-found' },
  });
});

it('a PDF that was opened as a file is held for a form, until it is let go of', async () => {
  const app = await openApp();
  const pdf = fileWith(app, 'bill-march.pdf', surgeryBill);
  expect(await app.ask('scans.holdOpened', {})).toBeNull();
  await app.ask('files.look', { paths: [pdf] });
  const held = await app.ask('scans.holdOpened', {});
  expect(held?.facts).toMatchObject({ name: 'bill-march.pdf', mediaType: 'application/pdf' });
  // Of several files none is meant.
  await app.ask('files.look', { paths: [pdf, fileWith(app, 'other.pdf', surgeryBill)] });
  expect(await app.ask('scans.holdOpened', {})).toBeNull();
  await app.ask('files.look', { paths: [pdf] });
  await app.ask('files.cancel', {});
  expect(await app.ask('scans.holdOpened', {})).toBeNull();
});

it('nothing of a scan is in any file of the profile, the log or an answer, kept or only held', async () => {
  const app = await openApp();
  const { billId } = await writeBill(app);
  const canary = 'Quillfeather Orthopedics';
  const bytes = makePdf([printLines([canary, ['AMOUNT DUE', '$962.10']])]);
  const chosen = fileWith(app, 'planted-name.pdf', bytes);
  const { ref } = await app.ask('scans.look', { path: chosen });
  const look = () =>
    findTexts(readFiles(path.join(app.folder, 'records')), [canary, 'planted-name', '/Type /Catalog']);
  expect(look()).toEqual([]);
  await app.ask('scans.keep', { heldId: ref.id, place: { of: 'bill', id: billId } });
  expect(look()).toEqual([]);
  expect(app.log.text()).not.toContain('planted-name');
  // The search finds it where it is.
  expect(findTexts(readFiles(app.folder), ['/Type /Catalog'])).toEqual(['planted-name.pdf: /Type /Catalog']);
});

it('the paper of a claim that is here already stays beside the form, and can be kept with another one', async () => {
  const app = await openApp();
  const paper = async () =>
    (await app.ask('scans.look', { path: fileWith(app, 'eob.pdf', surgeryBill) })).ref;
  const amounts = { billed: 200_00, allowed: null, planPaid: 120_00, yourShare: 30_00 };
  const facts = {
    planName: 'Cedar Valley',
    provider: 'Hill Clinic',
    serviceStart: '2026-03-04',
    claimNumber: 'CV-77',
    amounts,
    decision: 'decided',
  } as const;
  const first = await app.ask('papers.save', {
    target: { newName: 'Rosa Medina' },
    facts,
    heldId: (await paper()).id,
  });
  const target = { personId: first.personId };
  const ref = await paper();
  expect(await app.ask('papers.save', { target, facts, heldId: ref.id })).toEqual({ ...first, isHere: true });
  expect(await app.ask('scans.draw', { ref, page: 1 })).toEqual({ dataUrl: drawnPage(1) });
  const other = { ...facts, claimNumber: 'CV-78' };
  const saved = await app.ask('papers.save', { target, facts: other, heldId: ref.id });
  expect(saved.isHere).toBe(false);
  expect((await app.ask('papers.get', { claimId: saved.claimId }))?.paper?.name).toBe('eob.pdf');
  await expect(app.ask('scans.draw', { ref, page: 1 })).rejects.toThrow();
});
