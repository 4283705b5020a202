/** A plan in the public tables of the Marketplace: found by its number, in a file of any size, and hostile ones. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMarketplacePlan } from '../../../../electron/lookup/files/read-marketplace-plan.ts';
import { streamRows, TableFault } from '../../../../electron/lookup/files/stream-rows.ts';
import { MarketplacePlanFile } from '../../../../shared/model/replay/marketplace-plan.ts';
import { makeBenefit, makePlan, planId, writeTable } from './plan-rows.ts';
import { writeBenefits } from './plan-table.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'claimfolio-plans-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { signal } = new AbortController();
const today = '2026-11-20';

function write(content: string | Uint8Array): string {
  const file = path.join(folder, 'plans.csv');
  writeFileSync(file, content);
  return file;
}

const find = async (content: string | Uint8Array, asked = planId) =>
  MarketplacePlanFile.parse(
    await readMarketplacePlan({ file: write(content), planId: asked, today, signal }),
  );

async function faultOf(content: string | Uint8Array, bounds = {}): Promise<string | null> {
  try {
    await streamRows({ file: write(content), signal, bounds }, () => undefined);
    return null;
  } catch (error) {
    if (error instanceof TableFault) return error.fault;
    throw error;
  }
}

describe('a plan', () => {
  const other = makePlan('01', { PlanId: '99999WA0010001-01' });
  const table = writeTable([other, makePlan('04'), makePlan('01'), other]);

  it('is found in the file of plans, with each of its variants, in the words of the file', async () => {
    const found = await find(`\uFEFF${table}`);
    expect(found).toMatchObject({ state: 'read', kind: 'plans', name: 'plans.csv', dated: today });
    if (found.state !== 'read') throw new Error('It was refused.');
    expect(found.variants.map((one) => one.planId)).toEqual([`${planId}-01`, `${planId}-04`]);
    expect(found.variants[0]?.plan).toMatchObject({
      PlanMarketingName: 'Harborlight Silver, 3 visits free',
      TEHBDedInnTier1Individual: '$2,500',
    });
    expect(found.variants[0]?.plan).not.toHaveProperty('StateCode');
  });

  it('of one variant is that one alone', async () => {
    const found = await find(table, `${planId}-04`);
    expect(found.state === 'read' && found.variants.map((one) => one.planId)).toEqual([`${planId}-04`]);
  });

  it('has its benefits in the other file', async () => {
    const found = await find(
      writeTable([
        makeBenefit('Specialist Visit', '$60.00', 'Not Applicable'),
        makeBenefit('Specialist Visit', '$20.00', 'Not Applicable', { PlanId: '99999WA0010001-01' }),
        makeBenefit('Generic Drugs', 'No Charge', 'Not Applicable'),
      ]),
    );
    if (found.state !== 'read') throw new Error('It was refused.');
    expect(found.kind).toBe('benefits');
    expect(found.variants[0]?.benefits.map((one) => one.CopayInnTier1)).toEqual(['$60.00', 'No Charge']);
  });

  it('that is not in it, or a file of something else, is said', async () => {
    expect(await find(table, '12345WA0010002')).toMatchObject({ state: 'refused', fault: 'not-here' });
    expect(await find('Name,Amount\nRosa,12\n')).toMatchObject({ fault: 'other-file' });
    expect(await find('PlanId,Age,IndividualRate\n12345WA0010001,21,300\n')).toMatchObject({
      fault: 'other-file',
    });
  });

  it('of a table with more rows of it than a plan has is cut, and its texts are', async () => {
    const long = 'x'.repeat(2_000);
    const many = Array.from({ length: 500 }, (_, at) => makeBenefit(`Benefit ${at} ${long}`, '$1', '$1'));
    const found = await find(writeTable(many));
    expect(found.state === 'read' && found.variants[0]?.benefits).toHaveLength(120);
  });
});

describe('a hostile table leaves a reason', () => {
  const open = `PlanId,PlanMarketingName\n1,"${'x'.repeat(3 * 1024 ** 2)}`;
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'not-csv'],
    ['a zipped file', gzipSync('a,b'), 'packed'],
    ['a zip archive', Buffer.from('PK\u0003\u0004 and more'), 'packed'],
    ['bytes that are no text', Buffer.from([1, 0, 2, 0, 3]), 'not-csv'],
    ['a quotation mark that nothing closes', 'PlanId,PlanMarketingName\n1,"open', 'cut-off'],
    ['the same without end', open, 'endless'],
    ['a row without end', `PlanId,PlanMarketingName\n${'a,'.repeat(2 * 1024 ** 2)}`, 'endless'],
    ['a quotation mark within a cell', 'PlanId,PlanMarketingName\n1,"a"b\n', 'not-csv'],
  ])('%s', async (_name, content, fault) => {
    expect(await faultOf(content)).toBe(fault);
  });

  it('a file that is too large, or too slow, or not there', async () => {
    expect(await faultOf('a,b\n1,2\n', { mostBytes: 4 })).toBe('too-large');
    expect(await faultOf('a,b\n1,2\n', { mostMs: -1 })).toBe('too-slow');
    const gone = path.join(folder, 'none.csv');
    await expect(streamRows({ file: gone, signal }, () => undefined)).rejects.toMatchObject({
      fault: 'unreadable',
    });
    await expect(streamRows({ file: folder, signal }, () => undefined)).rejects.toMatchObject({
      fault: 'unreadable',
    });
  });

  it('a column of a name of JavaScript changes no other object', async () => {
    await find(writeTable([makePlan('01', { constructor: 'x', ['__proto__']: 'y' })]));
    expect(({} as { plan?: unknown }).plan).toBeUndefined();
  });

  it('gives a plan or a reason for damaged bytes, and never hangs', async () => {
    const good = Buffer.from(writeTable([makePlan('01'), makePlan('04')]));
    const damage = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(good.length), async (changes, cut) => {
        const bytes = Buffer.from(good);
        for (const [at, value] of changes) bytes[at] = value;
        expect(['read', 'refused']).toContain((await find(bytes.subarray(0, cut))).state);
      }),
      { numRuns: 300 },
    );
  });
});

it('is stopped between two parts of the file', async () => {
  const stop = new AbortController();
  const file = path.join(folder, 'stopped.csv');
  const count = await writeBenefits(file, 5 * 1024 ** 2);
  let seen = 0;
  const reading = streamRows({ file, signal: stop.signal }, () => {
    seen += 1;
    stop.abort();
  });
  await expect(reading).rejects.toMatchObject({ code: 'sync/cancelled' });
  expect(seen).toBeLessThan(count / 2);
});

it('streams a table far larger than what it needs of memory', { timeout: 1_200_000 }, async () => {
  const megabytes = Number(process.env['CLAIMFOLIO_LIST_MB'] ?? 50);
  const file = path.join(folder, 'large.csv');
  const count = await writeBenefits(file, megabytes * 1024 ** 2);
  const before = process.memoryUsage().rss;
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const found = await readMarketplacePlan({ file, planId, today, signal });
  clearInterval(timer);
  truncateSync(file, 0);
  expect(found).toMatchObject({ state: 'read', kind: 'benefits' });
  const grown = Math.round((most - before) / 1024 ** 2);
  const all = Math.round(most / 1024 ** 2);
  if (megabytes > 50)
    process.stdout.write(
      `${megabytes} MB, ${count} rows: ${grown} MB more memory, ${all} MB with the test\n`,
    );
  expect(grown).toBeLessThan(150);
});
