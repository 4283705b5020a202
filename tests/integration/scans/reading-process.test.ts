/**
 * Scans that are made to break their reader, through the whole application: main and what it does stay as they were,
 * the person reads why, and the next scan is read.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { utilityProcess } from '../../../scripts/runtime/electron-standin/api/utility-process.ts';
import { bombOfMany, bombOfNumbers, deflatedBomb } from '../../support/scans/make-bomb.ts';
import { makePdf, printLines, surgeryBill, withCount } from '../../support/scans/make-scan.ts';
import { startTestApp, type TestApp } from '../../support/test-app.ts';
import { eob } from '../../unit/archive/records.ts';
import { billOf } from '../../unit/bills/bill-and-claim.ts';
import { everyone, filesWith } from '../import/opened.ts';

const megabyte = 1024 * 1024;

type Process = ReturnType<typeof utilityProcess.fork>;

type Opened = TestApp & {
  /** Each process that it started. */
  processes: Process[];
  /** From here on its processes do this with a scan. */
  readWith(code: string): void;
};

async function openApp(): Promise<Opened> {
  const processes: Process[] = [];
  let other: string | undefined;
  const startHelper = (own: string) => {
    const process = utilityProcess.fork(other ?? own, [], { stdio: 'ignore' });
    processes.push(process);
    return process;
  };
  const app = await startTestApp({ visit() {}, ports: { startHelper } });
  let closed: Promise<void> | null = null;
  const close = () => (closed ??= app.close());
  onTestFinished(close);
  const readWith = (code: string) => {
    [other] = filesWith({ 'other.mjs': `process.parentPort.once('message', () => { ${code} });` });
  };
  return { ...app, close, processes, readWith };
}

async function openWith(code: string): Promise<Opened> {
  const app = await openApp();
  app.readWith(code);
  return app;
}

function fileWith(app: TestApp, name: string, bytes: Uint8Array): string {
  const file = path.join(app.folder, name);
  writeFileSync(file, bytes);
  return file;
}

const look = (app: TestApp, name: string, bytes: Uint8Array) =>
  app.send('scans.look', { path: fileWith(app, name, bytes) });

/** Of the 20 seconds after which a process is ended anyway, in milliseconds. */
const soon = 15_000;

const allEnded = (processes: readonly Process[]) =>
  vi.waitFor(() => expect(processes.map(({ pid }) => pid)).toEqual(processes.map(() => undefined)), 5_000);

/** What a process holds of the memory, where this system tells. */
function memoryOf(process: Process | undefined): number {
  const file = `/proc/${process?.pid}/statm`;
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[1]) * 4_096 : 0;
}

/** Megabytes by which this process grew while the work was done, and that the first other one held, at most. */
async function measure(processes: readonly Process[], work: () => Promise<void>) {
  const before = process.memoryUsage.rss();
  const most = { grown: 0, held: 0 };
  const timer = setInterval(() => {
    most.grown = Math.max(most.grown, (process.memoryUsage.rss() - before) / megabyte);
    most.held = Math.max(most.held, memoryOf(processes[0]) / megabyte);
  }, 10);
  await work().finally(() => clearInterval(timer));
  return most;
}

// The last one is within what a stream may be, so that only the memory of its process ends it.
it.each([
  { bomb: '2 KB that unpack to 700 MB', make: () => deflatedBomb(700), bytes: 2_200, held: 420 },
  { bomb: '10 KB that unpack to 4 GB', make: () => deflatedBomb(4_000), bytes: 10_240, held: 420 },
  { bomb: '8 KB in twenty streams of 100 MB', make: () => bombOfMany(20), bytes: 8_500, held: 700 },
  { bomb: '1 KB that is an array of fifty million numbers', make: bombOfNumbers, bytes: 1_024, held: 700 },
])(
  '$bomb: main does not grow, the person reads why, and the next scan is read',
  async ({ make, ...most }) => {
    const app = await openApp();
    const bomb = make();
    expect(bomb.length).toBeLessThan(most.bytes);
    const { grown, held } = await measure(app.processes, async () => {
      expect(await look(app, 'bomb.pdf', bomb)).toMatchObject({ failure: { code: 'scan/too-much' } });
    });
    expect(grown).toBeLessThan(150);
    expect(held).toBeLessThan(most.held);
    expect(await look(app, 'bill.pdf', surgeryBill)).toMatchObject({
      ok: true,
      value: { facts: { pages: 2 } },
    });
    expect(app.processes).toHaveLength(2);
    await allEnded(app.processes);
    expect(app.log.text()).not.toMatch(/bomb|bill/);
  },
);

const stuck = 'for (;;);';

it.each([
  ['throws', 'throw new Error("Canary");'],
  ['ends', 'process.exit(0);'],
  ['is killed', "process.kill(process.pid, 'SIGKILL');"],
  ['answers with something else', 'process.parentPort.postMessage({ pages: "Canary" });'],
])('a process that %s is a broken scan', async (_, code) => {
  const app = await openWith(code);
  expect(await look(app, 'bill.pdf', surgeryBill)).toMatchObject({ failure: { code: 'scan/broken' } });
  await allEnded(app.processes);
  expect(app.log.text()).not.toContain('Canary');
});

it('another scan takes the place of one that is still read', async () => {
  const app = await openWith(stuck);
  const first = look(app, 'a.pdf', surgeryBill);
  await vi.waitFor(() => expect(app.processes).toHaveLength(1));
  const second = look(app, 'b.pdf', surgeryBill);
  expect(await first).toMatchObject({ failure: { code: 'import/cancelled' } });
  await app.ask('scans.drop', {});
  expect(await second).toMatchObject({ failure: { code: 'import/cancelled' } });
  await allEnded(app.processes);
});

it('leaving the form while a scan is read ends its process, and nothing is held', async () => {
  const app = await openWith(stuck);
  const looked = look(app, 'bill.pdf', surgeryBill);
  await vi.waitFor(() => expect(app.processes).toHaveLength(1));
  await app.ask('scans.drop', {});
  expect(await looked).toMatchObject({ failure: { code: 'import/cancelled' } });
  await allEnded(app.processes);
});

it('the lock ends the process that reads, and says nothing of the scan', async () => {
  const app = await openWith(stuck);
  await app.ask('recovery.offer', {});
  await app.ask('recovery.keep', {});
  await app.ask('lock.set', { current: null, next: 'a long enough passphrase' });
  const looked = look(app, 'bill.pdf', surgeryBill);
  await vi.waitFor(() => expect(app.processes).toHaveLength(1));
  const since = performance.now();
  await app.ask('lock.close', {});
  expect(await looked).toMatchObject({ failure: { code: 'app/locked' } });
  await allEnded(app.processes);
  expect(performance.now() - since).toBeLessThan(soon);
});

it('closing the app ends the process that reads', async () => {
  const app = await openWith(stuck);
  void look(app, 'bill.pdf', surgeryBill);
  await vi.waitFor(() => expect(app.processes).toHaveLength(1));
  await app.close();
  await allEnded(app.processes);
});

const oddNumbers: [string, Uint8Array<ArrayBuffer>, number | null][] = [
  ['less than no pages', withCount('-1'), null],
  ['0 pages', withCount('0'), null],
  ['a thousand million pages', withCount('1000000000'), 2],
  ['a part of a page', withCount('1.5'), 2],
  ['more pages than a number holds', withCount('9'.repeat(400)), 2],
  ['a word for its pages', withCount('/Two'), 2],
  ['a page without a size', makePdf([printLines(['AMOUNT DUE $1.00'])], { page: '/MediaBox [0 0 0 0]' }), 1],
  [
    'a page of less than no size',
    makePdf([printLines(['AMOUNT DUE $1.00'])], { page: '/MediaBox [0 0 -9 -9]' }),
    1,
  ],
  [
    'a page as large as a land',
    makePdf([printLines(['AMOUNT DUE $1.00'])], { page: '/MediaBox [0 0 1e30 1e30] /UserUnit 1e30' }),
    1,
  ],
  ['a page turned by 7 degrees', makePdf([printLines(['AMOUNT DUE $1.00'])], { page: '/Rotate 7' }), 1],
  ['text beyond any number', makePdf([[{ text: 'AMOUNT DUE $1.00', x: 1e300, y: -1e300, size: 1e300 }]]), 1],
];

type Written = { app: Opened; personId: string; billId: string };

/** A bill of somebody whose claim came from a file. */
async function writeBill(): Promise<Written> {
  const app = await openApp();
  const offer = await app.ask('files.look', { paths: filesWith({ 'claims.json': eob() }) });
  const { personIds } = await app.ask('files.import', everyone(offer));
  const [personId = ''] = personIds;
  const { id: _id, ...facts } = billOf({ personId });
  return { app, personId, ...(await app.ask('bills.save', { billId: null, facts })) };
}

async function keep({ app, billId }: Written, bytes: Uint8Array): Promise<void> {
  const { ref } = await app.ask('scans.look', { path: fileWith(app, 'bill.pdf', bytes) });
  await app.ask('scans.keep', { heldId: ref.id, place: { of: 'bill', id: billId } });
}

/** Saves what was written, takes the bill away and looks at the file, changed. */
async function lookAtSaved({ app, personId, billId }: Written, change = (text: string) => text) {
  await app.ask('written.save', { personId });
  await app.ask('bills.remove', { billId });
  const saved = new TextDecoder().decode(app.saved.at(-1)?.bytes);
  const { importId } = await app.ask('files.look', {
    paths: filesWith({ 'written.jsonl': change(saved) }),
  });
  return { importId, personId };
}

/** The bill as it opens after its file was added. */
async function bringBack(written: Written, change?: (text: string) => string) {
  const { app, personId } = written;
  const end = await app.ask('written.add', await lookAtSaved(written, change));
  expect(end).toMatchObject({ scansLeftOut: 0, broken: 0 });
  const { rows } = await app.ask('bills.list', { personId });
  return app.ask('bills.get', { billId: rows[0]?.bill.id ?? '' });
}

it('stopping a file while one of its scans is read ends the process, and adds nothing', async () => {
  const written = await writeBill();
  const { app, personId } = written;
  await keep(written, surgeryBill);
  const request = await lookAtSaved(written);
  app.readWith(stuck);
  const added = app.ask('written.add', request);
  await vi.waitFor(() => expect(app.processes).toHaveLength(2));
  const since = performance.now();
  await app.ask('files.cancel', {});
  expect(await added).toBeNull();
  await allEnded(app.processes);
  expect(performance.now() - since).toBeLessThan(soon);
  expect((await app.ask('bills.list', { personId })).rows).toEqual([]);
});

it('/Count -1 in a PDF that came with a file: the scan is kept, its pages are unknown, and its bill opens', async () => {
  const bill = await writeBill();
  await keep(bill, surgeryBill);
  const [good, bad] = [surgeryBill, withCount('-1')].map((bytes) => Buffer.from(bytes).toString('base64'));
  const view = await bringBack(bill, (text) => text.replace(good ?? '', bad ?? ''));
  expect(view).toMatchObject({ scan: { mediaType: 'application/pdf', pages: null } });
});

it.each(oddNumbers)(
  'a scan that names %s is kept, and its bill opens, dropped or from a file',
  async (_, bytes, pages) => {
    const bill = await writeBill();
    const { app, billId } = bill;
    await keep(bill, bytes);
    expect(await app.ask('bills.get', { billId })).toMatchObject({ scan: { pages } });
    await app.ask('scans.read', { ref: { of: 'bill', id: billId } });
    expect(await bringBack(bill)).toMatchObject({ scan: { pages } });
  },
);
