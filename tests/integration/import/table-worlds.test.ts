/** Each dollar once: a plan, a file, a table and papers of the same claims, in any order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataOperations } from '../../../electron/data/worker/operations.ts';
import type { PaperFacts } from '../../../shared/model/files/paper.ts';
import {
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../../unit/archive/records.ts';
import { importTable } from './open-table.ts';
import { filesWith, importAll, ndjson } from './opened.ts';

type Claim = { number: string; day: number; provider: string; billed: number; paid: number; share: number };

const dayOf = ({ day }: Claim) => `2026-0${1 + (day % 4)}-${String(13 + (day % 10)).padStart(2, '0')}`;

const rowsOf = (store: DataOperations, personId: string) =>
  store.claims.list({ filter: filter(personId), offset: 0, limit: 200 }).rows;
/** Sums of what counts, in cents. */
const sumsOf = (store: DataOperations, personId: string) => {
  const rows = rowsOf(store, personId).filter(({ counted }) => counted);
  const sum = (name: 'billed' | 'planPaid' | 'yourShare') =>
    rows.reduce((all, row) => all + (row[name]?.cents ?? 0), 0);
  return [sum('billed'), sum('planPaid'), sum('yourShare')];
};
const questionsOf = (store: DataOperations, personId: string) =>
  store.claims.openVisits({ personId }).questions;

const toRecord = (claim: Claim, at: number) =>
  eob({ id: `eob-${at}`, ...claim, date: dayOf(claim), provider: claim.provider });

type Shape = { hasNumbers: boolean; hasShare: boolean; dayFirst: boolean; planName: string };

/** A row of a portal: `on`: the day that it states. */
type TableLine = Claim & { on: string };

/** How a portal may write one claim: by a row of its day or of another, or by a row a service, with numbers of their own or one. */
const ways = ['plain', 'other-day', 'split', 'split-numbers'] as const;
type Way = (typeof ways)[number];

function toLines(claim: Claim, way: Way): TableLine[] {
  const on = dayOf(claim);
  if (way === 'plain') return [{ ...claim, on }];
  if (way === 'other-day') return [{ ...claim, on: on.replace(/\d\d$/, (day) => String(Number(day) + 5)) }];
  const cents = (dollars: number) => Math.round(dollars * 100);
  const [billed, paid] = [Math.floor(cents(claim.billed) / 3), Math.floor(cents(claim.paid) / 3)];
  const numberOf = (at: number) => (way === 'split' ? claim.number : `${claim.number}-${at}`);
  // The whole share stands in the first row, as a copay does.
  return [
    { ...claim, on, number: numberOf(1), billed: billed / 100, paid: paid / 100 },
    {
      ...claim,
      on,
      number: numberOf(2),
      billed: (cents(claim.billed) - billed) / 100,
      paid: (cents(claim.paid) - paid) / 100,
      share: 0,
    },
  ];
}

function toTable(claims: readonly Claim[], shape: Shape): string {
  return writeTable(
    claims.flatMap((claim) => toLines(claim, 'plain')),
    shape,
  );
}

function writeTable(lines: readonly TableLine[], { hasNumbers, hasShare, dayFirst }: Shape): string {
  const heads = [
    ...(hasNumbers ? ['Claim Number'] : []),
    'Date of Service',
    'Provider',
    'Billed',
    'Plan paid',
  ];
  const rows = lines.map((line) => {
    const [year, month, day] = line.on.split('-');
    const date = dayFirst ? `${day}/${month}/${year}` : `${month}/${day}/${year}`;
    const share = hasShare ? [`$${line.share.toFixed(2)}`] : [];
    const number = hasNumbers ? [line.number] : [];
    return [...number, date, line.provider, line.billed.toFixed(2), line.paid.toFixed(2), ...share].join(',');
  });
  return `${[...heads, ...(hasShare ? ['You owe'] : [])].join(',')}\n${rows.join('\n')}\n`;
}

/** The claim as somebody types it from its paper. */
function toPaper(claim: Claim, { hasNumbers, planName }: Shape): PaperFacts {
  const cents = (dollars: number) => Math.round(dollars * 100);
  return {
    planName,
    provider: claim.provider,
    serviceStart: dayOf(claim),
    claimNumber: hasNumbers ? claim.number : null,
    amounts: {
      billed: cents(claim.billed),
      allowed: null,
      planPaid: cents(claim.paid),
      yourShare: cents(claim.share),
    },
    decision: 'decided',
  };
}

async function openWorld(
  claims: readonly Claim[],
  order: readonly string[],
  shape: Shape,
  held = claims,
  text = toTable(claims, shape),
) {
  const { store } = memoryStore();
  const { personId, connectionId } = store.connection.create(newConnection({ patientId: 'pat-1' }));
  const table = filesWith({ 'claims.csv': text })[0] ?? '';
  const records = held.map(toRecord);
  const steps: Record<string, () => unknown> = {
    plan: () => {
      storeAll(store, connectionId, records, { mode: 'full' });
      store.archive.endPass(connectionId, seenAt);
    },
    file: () =>
      importAll(store, filesWith({ 'x.ndjson': ndjson(records) }), ({ importId, patients }) => ({
        importId,
        people: patients.map(({ key }) => ({ key, personId })),
      })),
    paper: () => {
      for (const claim of claims) store.papers.save({ target: { personId }, facts: toPaper(claim, shape) });
    },
    table: () => importTable(store, table, { personId, planName: shape.planName, when: later }),
  };
  for (const step of order) await steps[step]?.();
  return { store, personId };
}

/** Of an amount its cents, of all else itself. */
const centsOf = (value: unknown) => (value as { cents?: number } | null)?.cents ?? value;

const alone = (claims: readonly Claim[]) =>
  (['billed', 'paid', 'share'] as const).map((name) =>
    claims.reduce((sum, claim) => sum + Math.round(claim[name] * 100), 0),
  );

const claim = fc.record({
  day: fc.nat({ max: 39 }),
  provider: fc.constantFrom('Hill Clinic', 'Bay Lab', 'Dr. Ada Example'),
  billed: fc.constantFrom(20, 90, 100.5, 240, 1250.25),
  paid: fc.constantFrom(0, 15, 60.25),
  share: fc.constantFrom(0, 5, 10, 30.5),
});
const someClaims = fc
  .array(claim, { minLength: 1, maxLength: 8 })
  .map((claims): Claim[] => claims.map((one, at) => ({ ...one, number: `CLM-${100 + at}` })));
const shape = fc.record({
  hasNumbers: fc.boolean(),
  hasShare: fc.boolean(),
  dayFirst: fc.boolean(),
  planName: fc.constantFrom('Evergreen Test Plan', 'My plan'),
});
const orders = fc.constantFrom<string[][]>(
  ['plan', 'table'],
  ['table', 'plan'],
  ['file', 'table', 'plan'],
  ['table', 'file'],
  ['table', 'plan', 'table', 'file'],
  ['plan', 'table', 'plan', 'table'],
);
/** Each is in every sum by a way that states all amounts. */
const ordersWithPaper = fc.constantFrom<string[][]>(
  ['paper'],
  ['paper', 'plan'],
  ['plan', 'paper'],
  ['paper', 'file'],
  ['paper', 'table', 'plan'],
  ['table', 'paper', 'plan'],
  ['plan', 'table', 'paper'],
  ['plan', 'paper', 'table', 'paper'],
  ['table', 'file', 'paper', 'plan', 'table'],
);

describe('a plan, a file and a table of the same claims', () => {
  it('in any order sum up as one of them', async () => {
    await fc.assert(
      fc.asyncProperty(someClaims, orders, shape, async (claims, order, form) => {
        // Rows that are alike in all that a table says are one row.
        fc.pre(new Set(toTable(claims, form).split('\n')).size === claims.length + 2);
        const { store, personId } = await openWorld(claims, order, form);
        expect(sumsOf(store, personId)).toEqual(alone(claims));
      }),
      { numRuns: 40, seed: 26 },
    );
  }, 240_000);

  it('do so where the table has other days, and several rows a claim', async () => {
    const someWays = fc.array(fc.constantFrom(...ways), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(someClaims, orders, shape, someWays, async (claims, order, form, how) => {
        // Without numbers nothing says that a row of another day is the claim.
        const lines = claims.flatMap((claim, at) => {
          const way = how[at] ?? 'plain';
          return toLines(claim, way === 'other-day' && !form.hasNumbers ? 'plain' : way);
        });
        const text = writeTable(lines, form);
        fc.pre(new Set(text.split('\n')).size === lines.length + 2);
        const { store, personId } = await openWorld(claims, order, form, claims, text);
        expect(sumsOf(store, personId)).toEqual(alone(claims));
        const asked = questionsOf(store, personId).flatMap(({ first, second }) => [first.id, second.id]);
        for (const row of rowsOf(store, personId))
          if (row.notCountedBecause === 'maybe-in-plan') expect(asked).toContain(row.id);
        // Once each is answered with yes, nothing waits, and the sums are the same.
        for (let turn = 0; turn < 20; turn++) {
          const [question] = questionsOf(store, personId);
          if (!question) break;
          const { first, second } = question;
          store.claims.answerVisit({ firstId: first.id, secondId: second.id, same: true });
        }
        expect(questionsOf(store, personId)).toEqual([]);
        expect(sumsOf(store, personId)).toEqual(alone(claims));
      }),
      { numRuns: 60, seed: 2601 },
    );
  }, 240_000);

  it('and papers, in any order, too', async () => {
    await fc.assert(
      fc.asyncProperty(someClaims, ordersWithPaper, shape, async (claims, order, form) => {
        fc.pre(new Set(toTable(claims, form).split('\n')).size === claims.length + 2);
        const { store, personId } = await openWorld(claims, order, form);
        expect(sumsOf(store, personId)).toEqual(alone(claims));
        // What does not count is what the plan has for sure, or is asked about.
        const asked = questionsOf(store, personId).flatMap(({ first, second }) => [first.id, second.id]);
        for (const row of rowsOf(store, personId))
          if (row.notCountedBecause === 'maybe-in-plan') expect(asked).toContain(row.id);
      }),
      { numRuns: 40, seed: 626 },
    );
  }, 240_000);

  it('count what only the paper has, once every question is answered', async () => {
    await fc.assert(
      fc.asyncProperty(
        someClaims,
        ordersWithPaper,
        shape,
        fc.nat({ max: 7 }),
        async (claims, order, form, cut) => {
          fc.pre(new Set(toTable(claims, form).split('\n')).size === claims.length + 2);
          fc.pre(!order.includes('table') && !order.includes('file'));
          const held = claims.slice(0, cut);
          const { store, personId } = await openWorld(claims, order, form, held);
          const isPlans = order.includes('plan');
          for (let turn = 0; turn < 20; turn++) {
            const [question] = questionsOf(store, personId);
            if (!question) break;
            const { first, second } = question;
            const [paper, other] = first.way === 'paper' ? [first, second] : [second, first];
            const same = (['billed', 'planPaid', 'yourShare', 'providerName', 'serviceStart'] as const).every(
              (name) => JSON.stringify(centsOf(paper[name])) === JSON.stringify(centsOf(other[name])),
            );
            store.claims.answerVisit({ firstId: first.id, secondId: second.id, same });
          }
          expect(questionsOf(store, personId)).toEqual([]);
          expect(rowsOf(store, personId).filter((row) => row.counted && row.way !== 'paper')).toHaveLength(
            isPlans ? held.length : 0,
          );
          expect(sumsOf(store, personId)).toEqual(alone(claims));
        },
      ),
      { numRuns: 40, seed: 266 },
    );
  }, 240_000);

  it('count what only the table has, once every question is answered', async () => {
    await fc.assert(
      fc.asyncProperty(someClaims, orders, shape, fc.nat({ max: 7 }), async (claims, order, form, cut) => {
        fc.pre(new Set(toTable(claims, form).split('\n')).size === claims.length + 2);
        const held = claims.slice(0, cut);
        fc.pre(held.length > 0);
        const { store, personId } = await openWorld(claims, order, form, held);
        const isHeld = (row: { openedAt: string | null }) => row.openedAt === null;
        for (let turn = 0; turn < 20; turn++) {
          const [question] = questionsOf(store, personId);
          if (!question) break;
          const { first, second } = question;
          const [table, other] = first.way === 'table' ? [first, second] : [second, first];
          const number = held.findIndex(({ number: one }) => one === other.claimNumber);
          const same =
            number >= 0 &&
            other.serviceStart === table.serviceStart &&
            (table.claimNumber === null || table.claimNumber === other.claimNumber) &&
            other.billed?.cents === table.billed?.cents &&
            other.planPaid?.cents === table.planPaid?.cents &&
            other.providerName === table.providerName;
          store.claims.answerVisit({ firstId: first.id, secondId: second.id, same });
        }
        expect(questionsOf(store, personId)).toEqual([]);
        const counted = rowsOf(store, personId).filter((row) => row.counted);
        expect(counted.length).toBe(claims.length);
        expect(sumsOf(store, personId).slice(0, 2)).toEqual(alone(claims).slice(0, 2));
        expect(counted.filter(isHeld).length).toBe(order.some((step) => step === 'plan') ? held.length : 0);
      }),
      { numRuns: 40, seed: 62 },
    );
  }, 240_000);
});

describe('a claim of a table that a plan has, too', () => {
  const one: Claim = { number: 'CLM-1', day: 3, provider: 'Hill Clinic', billed: 90, paid: 60, share: 30 };
  const form: Shape = { hasNumbers: false, hasShare: true, dayFirst: false, planName: 'My plan' };

  it('waits for the answer, and counts after a no', async () => {
    const { store, personId } = await openWorld([one], ['plan', 'table'], form);
    const [question] = questionsOf(store, personId);
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    const table = rowsOf(store, personId).find(({ way }) => way === 'table');
    expect(table).toMatchObject({ counted: false, notCountedBecause: 'maybe-in-plan' });
    const ids = { firstId: question?.first.id ?? '', secondId: question?.second.id ?? '' };
    store.claims.answerVisit({ ...ids, same: false });
    expect(sumsOf(store, personId)).toEqual([18_000, 12_000, 6_000]);
    store.claims.answerVisit({ ...ids, same: null });
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    store.claims.answerVisit({ ...ids, same: true });
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    expect(questionsOf(store, personId)).toEqual([]);
  });

  const numbered = { ...form, hasNumbers: true };
  const openRows = (claims: readonly Claim[], lines: readonly TableLine[], shape = numbered) =>
    openWorld(claims, ['plan', 'table'], shape, claims, writeTable(lines, shape));

  it('is asked about by its number where the table has another day', async () => {
    const { store, personId } = await openRows([one], toLines(one, 'other-day'));
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    expect(questionsOf(store, personId)).toMatchObject([{ same: null }]);
  });

  it('is asked about by its number where the plan has canceled it and the table has another day', async () => {
    const { store } = memoryStore();
    const { personId, connectionId } = store.connection.create(newConnection({ patientId: 'pat-1' }));
    storeAll(store, connectionId, [{ ...toRecord(one, 0), status: 'cancelled' }], { mode: 'full' });
    store.archive.endPass(connectionId, seenAt);
    const table = filesWith({ 'c.csv': writeTable(toLines(one, 'other-day'), numbered) })[0] ?? '';
    await importTable(store, table, { personId, planName: 'My plan', when: later });
    expect(questionsOf(store, personId)).toMatchObject([{ same: null }]);
    const [question] = questionsOf(store, personId);
    const ids = { firstId: question?.first.id ?? '', secondId: question?.second.id ?? '' };
    store.claims.answerVisit({ ...ids, same: false });
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    store.claims.answerVisit({ ...ids, same: true });
    expect(sumsOf(store, personId)).toEqual([0, 0, 0]);
  });

  it('is asked about row by row where several rows come to it, and says how many', async () => {
    const { store, personId } = await openRows([one], toLines(one, 'split-numbers'));
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    expect(questionsOf(store, personId)).toMatchObject([{ together: 2 }, { together: 2 }]);
  });

  it('is asked about each time that papers have its number', async () => {
    const { store, personId } = await openWorld([one], ['plan'], numbered);
    for (const [serviceStart, claimNumber, billed] of [
      ['2026-04-16', 'CLM-1', 40],
      ['2026-04-17', 'clm 1', 50],
    ] as const)
      store.papers.save({
        target: { personId },
        facts: { ...toPaper({ ...one, billed }, numbered), serviceStart, claimNumber },
      });
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    expect(questionsOf(store, personId)).toHaveLength(2);
  });

  it('is asked about where number, day and amounts are the same and the provider is another', async () => {
    const withName = async (planName: string, tableName: string) => {
      const claim = { ...one, provider: planName };
      const lines = toLines({ ...one, provider: tableName }, 'plain');
      const { store, personId } = await openRows([claim], lines);
      expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
      return questionsOf(store, personId).length;
    };
    expect(await withName('Hazel Physical Therapy', 'PT HAZEL')).toBe(1);
    expect(await withName('Hazel', 'PT HAZEL')).toBe(1);
    expect(await withName('P. Thazel', 'PT HAZEL')).toBe(1);
    expect(await withName('Hill Clinic', 'HILL CLINIC LLC')).toBe(0);
    expect(await withName('Jane Doe', 'DOE JANE')).toBe(0);
  });

  it('needs no question where number and amounts are the same', async () => {
    const { store, personId } = await openWorld([one], ['table', 'plan'], { ...form, hasNumbers: true });
    expect(questionsOf(store, personId)).toEqual([]);
    expect(rowsOf(store, personId).find(({ way }) => way === 'table')).toMatchObject({
      notCountedBecause: 'from-file',
    });
  });

  it('is asked about by what the plan paid where it states neither a billed amount nor a share', async () => {
    const { store, personId } = await openWorld([one], ['plan'], form);
    const table = 'Fill Date,Pharmacy,Plan paid\n2026-04-16,Hill Clinic,60.00\n';
    await importTable(store, filesWith({ 'p.csv': table })[0] ?? '', {
      personId,
      mapping: { dateOrder: null },
    });
    expect(questionsOf(store, personId)).toHaveLength(1);
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
  });

  it('counts again once the plan is gone', async () => {
    const { store, personId } = await openWorld([one], ['plan', 'table'], form);
    const plan = store.connection.list().find(({ origin }) => origin === 'plan');
    store.connection.erase(plan?.id ?? '');
    expect(sumsOf(store, personId)).toEqual([9_000, 6_000, 3_000]);
    expect(rowsOf(store, personId)).toMatchObject([{ way: 'table', counted: true }]);
  });

  it('of another plan that paid for the same visit is one visit of two plans after a yes', async () => {
    const { store, personId } = await openWorld([one], ['plan'], form);
    const other = toTable([{ ...one, paid: 25, share: 5 }], form);
    await importTable(store, filesWith({ 'o.csv': other })[0] ?? '', {
      personId,
      planName: 'Other plan',
      when: later,
    });
    const [question] = questionsOf(store, personId);
    store.claims.answerVisit({
      firstId: question?.first.id ?? '',
      secondId: question?.second.id ?? '',
      same: true,
    });
    expect(sumsOf(store, personId).slice(0, 2)).toEqual([9_000, 8_500]);
  });
});
