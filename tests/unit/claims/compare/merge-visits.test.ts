/** One visit of several plans: one row in lists, and the same sums wherever they stand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeClaimsCsv } from '../../../../electron/data/claims/ask/write-claims-csv.ts';
import type { DataOperations } from '../../../../electron/data/worker/operations.ts';
import { ClaimPage, ClaimView, Overview, Spending } from '../../../../shared/model/claims/claims-view.ts';
import type { Sum, Totals } from '../../../../shared/model/claims/totals.ts';
import type { YearStatement } from '../../../../shared/model/papers/statement.ts';
import { type Block, usualOptions } from '../../../../shared/paper/document.ts';
import { laidOut, textsOf } from '../../../support/statement-text.ts';
import {
  type EobFacts,
  eob,
  filter,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../../archive/records.ts';

const today = '2026-03-01';
const visit = { date: '2026-01-15', billed: 100, provider: 'Maple Clinic' };

/** One claim of each plan, in the order of the plans; `facts` of the one that has an index. */
function connectPlans(facts: readonly EobFacts[][]) {
  const { store } = memoryStore();
  const plans: { connectionId: string; personId: string }[] = [];
  for (const [index, claims] of facts.entries()) {
    const personId = plans[0]?.personId ?? null;
    const plan = store.connection.create(newConnection({ personId, planName: `Plan ${index + 1}` }));
    plans.push(plan);
    storeAll(store, plan.connectionId, claims.map(eob));
    store.archive.endPass(plan.connectionId, seenAt);
  }
  const personId = plans[0]?.personId ?? '';
  const idOf = (plan: number, id: string) => `${plans[plan]?.connectionId}/${id}`;
  const list = (over: Parameters<typeof filter>[1] = {}) =>
    store.claims.list({ filter: filter(personId, over), offset: 0, limit: 100 });
  return { store, plans, personId, idOf, list };
}

const twoPlans = (second: EobFacts = {}) =>
  connectPlans([
    [{ ...visit, id: 'm', number: 'MED-1', paid: 80, share: 20, created: '2026-01-20', note: 'walnut' }],
    [
      {
        ...visit,
        id: 's',
        number: 'SUP-1',
        paid: 15,
        share: 5,
        otherPaid: 80,
        created: '2026-02-20',
        note: 'pecan',
        ...second,
      },
    ],
  ]);

describe('one visit of two plans is one row', () => {
  it('that the words, plans and decisions of both claims find', () => {
    const { store, idOf, list, plans } = twoPlans();
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: true });
    for (const over of [
      { text: 'walnut' },
      { text: 'pecan' },
      { text: 'MED-1' },
      { connectionIds: [plans[0]?.connectionId ?? ''] },
      { connectionIds: [plans[1]?.connectionId ?? ''] },
    ])
      expect(list(over), JSON.stringify(over)).toMatchObject({
        count: 1,
        rows: [{ id: idOf(1, 's'), planPaid: { cents: 95_00 } }],
        totals: [{ claims: 1, planPaid: { cents: 95_00 }, yourShare: { cents: 5_00 } }],
      });
    expect(list({ text: 'hazelnut' }).count).toBe(0);
  });

  it('whose page says so at both addresses', () => {
    const { store, idOf } = twoPlans();
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: true });
    for (const claimId of [idOf(0, 'm'), idOf(1, 's')]) {
      const view = store.claims.get({ claimId });
      expect(view).toMatchObject({ claim: { id: claimId }, visit: { id: idOf(1, 's') } });
      expect(ClaimView.parse(view)).toEqual(view);
    }
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: null });
    expect(store.claims.get({ claimId: idOf(0, 'm') }).visit).toBeNull();
  });

  it('and one line in the file of the list, with both plans and both numbers', () => {
    const { store, idOf, list } = twoPlans();
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: true });
    const lines = new TextDecoder()
      .decode(writeClaimsCsv(list().rows, 'Ada', 'en'))
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('Plan 1 + Plan 2');
    expect(lines[1]).toContain('MED-1 + SUP-1');
  });

  it('of which the second plan is still deciding: what the first one decided counts until then', () => {
    const { store, idOf, list, plans, personId } = twoPlans();
    storeAll(store, plans[1]?.connectionId ?? '', [
      { ...eob({ ...visit, id: 's', paid: null, share: null, versionId: '2' }), outcome: 'queued' },
    ]);
    store.archive.endPass(plans[1]?.connectionId ?? '', later);
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: true });
    expect(list()).toMatchObject({
      count: 1,
      rows: [
        {
          id: idOf(0, 'm'),
          yourShare: { cents: 20_00 },
          planPaid: { cents: 80_00, source: 'plan' },
          visit: { isOrderKnown: false, parts: [{ counted: true }, { counted: false, planPaid: null }] },
        },
      ],
    });
    expectSameSums(store, personId);
  });

  it('and one line on paper, which says what each plan paid', () => {
    const { store, idOf, personId } = twoPlans();
    const paper = () => {
      const request = {
        kind: 'year',
        personId,
        year: 2026,
        connectionId: null,
        options: usualOptions,
      } as const;
      return laidOut(store.statement.get({ request, madeOn: today }) as YearStatement);
    };
    const months = () => paper().blocks.flatMap((block) => (block.kind === 'ledger' ? block.groups : []));
    const titles = months().map(({ title }) => title);
    expect(titles.toSorted()).toEqual(['January, Plan 1', 'January, Plan 2']);
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: true });
    const [january, ...others] = months();
    expect(others).toEqual([]);
    expect(january?.title).toBe('January');
    expect(january?.rows).toHaveLength(1);
    const texts = january?.rows[0]?.map((cell) =>
      cell.map(({ text, more }) => `${text}${more ?? ''}`.replaceAll('\u00a0', ' ')),
    );
    expect(texts).toEqual([
      ['15'],
      [
        'Maple Clinic · Both plans paid',
        'Office visit, invented · MED-1 + SUP-1 · Feb 20',
        'Two plans, one visit: Plan 1 paid $80.00, then Plan 2 paid $15.00',
      ],
      ['100.00'],
      ['95.00', 'calculated by this app'],
      ['5.00'],
    ]);
    expect(january?.foot?.[1]?.[0]?.text).toBe('January, 1 claim');
    expect(textsOf(paper().blocks[0] as Block)).toContain('Based on 1 of 1 claim.');
  });

  it.each<[string, (EobFacts & { paid: number | null })[], number | null]>([
    ['the first plan here says that one before it paid', [{ paid: 10, otherPaid: 80 }], 80_00],
    ['it is one of the plans here that paid first', [{ paid: 80 }, { paid: 10, otherPaid: 80 }], null],
    ['the first plan here does not say what it paid', [{ paid: null }, { paid: 10, otherPaid: 80 }], 80_00],
    ['the first plan here names what the last one paid', [{ paid: 10, otherPaid: 5 }], null],
    ['no plan before the last says what it paid', [{ paid: null }, { paid: null }], 90_00],
  ])('with what a plan that is not here paid: %s', (_, before, cents) => {
    const { store, list, idOf, personId } = connectPlans(
      [...before, { paid: 5, share: 5, otherPaid: 90 }].map((facts, at) => [
        { ...visit, id: `c${at}`, number: `N-${at}`, created: `2026-01-2${at}`, ...facts },
      ]),
    );
    for (const at of before.keys())
      store.claims.answerVisit({
        firstId: idOf(at, `c${at}`),
        secondId: idOf(at + 1, `c${at + 1}`),
        same: true,
      });
    const { count, rows, totals } = list();
    expect(count).toBe(1);
    expect(rows[0]?.otherInsurerPaid?.cents ?? null).toBe(cents);
    expect(totals[0]?.otherInsurerPaid.cents).toBe(cents);
    expectSameSums(store, personId);
  });

  it('of two again once one of its claims was canceled', () => {
    const { store, idOf, list, plans, personId } = twoPlans();
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: true });
    const canceled = eob({ ...visit, id: 's', number: 'SUP-1', status: 'cancelled', versionId: '2' });
    storeAll(store, plans[1]?.connectionId ?? '', [canceled]);
    store.archive.endPass(plans[1]?.connectionId ?? '', later);
    expect(list()).toMatchObject({ count: 2, totals: [{ counted: 1, yourShare: { cents: 20_00 } }] });
    expect(list().rows.every((row) => row.visit === undefined)).toBe(true);
    expectSameSums(store, personId);
  });
});

describe('by plan', () => {
  it('each plan has what it paid, and your share stands at the last one only', () => {
    const { store, idOf, personId } = twoPlans();
    store.claims.answerVisit({ firstId: idOf(0, 'm'), secondId: idOf(1, 's'), same: true });
    const { byPlan } = store.spending.get({ personId, year: 2026, today });
    expect(byPlan).toMatchObject([
      {
        totals: [
          {
            counted: 1,
            planPaid: { cents: 80_00, statedBy: 1 },
            yourShare: { cents: null, statedBy: 0, notStatedBy: 0 },
            billed: { cents: null },
            shareMissing: { laterPlan: 1, notStated: 0 },
          },
        ],
      },
      {
        totals: [
          {
            counted: 1,
            planPaid: { cents: 15_00, statedBy: 1 },
            yourShare: { cents: 5_00, statedBy: 1 },
            billed: { cents: 100_00 },
            shareMissing: { laterPlan: 0 },
          },
        ],
      },
    ]);
  });
});

const summed = ['billed', 'planPaid', 'yourShare', 'atPharmacy', 'otherInsurerPaid'] as const;

function centsOf(sums: readonly (Sum | undefined)[]): number {
  return sums.reduce((all, sum) => all + (sum?.cents ?? 0), 0);
}

/** Rows, months, kinds, providers, plans and the tile say the same. */
function expectSameSums(store: DataOperations, personId: string): void {
  const page = store.claims.list({ filter: filter(personId, { year: 2026 }), offset: 0, limit: 100 });
  const overview = store.claims.overview({ personId, year: 2026, today });
  const spending = store.spending.get({ personId, year: 2026, today });
  expect(ClaimPage.parse(page)).toEqual(page);
  expect(Overview.parse(overview)).toEqual(overview);
  expect(Spending.parse(spending)).toEqual(spending);
  const tile = overview.totals[0];
  expect(spending.totals).toEqual(overview.totals);
  expect(page.totals).toEqual(overview.totals);
  const counted = page.rows.filter((row) => row.counted);
  expect(tile?.claims ?? 0).toBe(page.count);
  expect(tile?.counted ?? 0).toBe(counted.length);
  for (const name of ['planPaid', 'yourShare', 'billed'] as const)
    expect(centsOf([tile?.[name]]), name).toBe(
      counted.reduce((sum, row) => sum + (row[name]?.cents ?? 0), 0),
    );
  const monthly = page.months.flatMap(({ sums }) => sums);
  for (const lines of [monthly, spending.months, spending.kinds, spending.providers])
    for (const name of ['planPaid', 'yourShare', 'atPharmacy'] as const)
      expect(centsOf(lines.map((line) => line[name]))).toBe(centsOf([tile?.[name]]));
  const plans = spending.byPlan.flatMap(({ totals }): Totals[] => totals);
  for (const name of summed)
    expect(centsOf(plans.map((totals) => totals[name])), `by plan ${name}`).toBe(centsOf([tile?.[name]]));
}

describe('the sums of rows, months, plans and the tile', () => {
  const cents = fc.integer({ min: 0, max: 90 });
  const claim = fc.record({
    paid: fc.option(cents, { nil: null }),
    share: fc.option(cents, { nil: null }),
    otherPaid: fc.constantFrom({}, {}, { otherPaid: 40 }, { otherPaid: 80 }),
    created: fc.constantFrom('2026-01-20', '2026-02-20', '2026-02-25'),
    status: fc.constantFrom('active', 'active', 'active', 'cancelled'),
    day: fc.constantFrom('2026-01-15', '2026-01-15', '2026-01-16'),
    provider: fc.constantFrom('Maple Clinic', 'Maple  clinic'),
  });
  const answers = fc.array(fc.constantFrom(true, true, false, null), { minLength: 12, maxLength: 12 });

  it('are the same, answered, unanswered and mixed, of two and three plans, with what was canceled or replaced', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(claim, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 3 }),
        answers,
        fc.boolean(),
        (plans, said, isReplaced) => {
          const facts = plans.map((claims, plan) =>
            claims.map(({ day, otherPaid, ...more }, at) => ({
              ...visit,
              ...more,
              ...otherPaid,
              id: `c${at}`,
              number: `${plan}-${at}`,
              date: day,
            })),
          );
          const { store, personId, plans: connected } = connectPlans(facts);
          const { openVisits } = store.claims.overview({ personId, year: 2026, today });
          for (const [at, { first, second }] of openVisits.entries()) {
            const same = said[at % said.length] ?? null;
            if (same !== null) store.claims.answerVisit({ firstId: first.id, secondId: second.id, same });
            expectSameSums(store, personId);
          }
          if (isReplaced) {
            const related = [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value: '0-0' } }];
            storeAll(store, connected[0]?.connectionId ?? '', [eob({ ...visit, id: 'new', related })]);
            store.archive.endPass(connected[0]?.connectionId ?? '', later);
          }
          expectSameSums(store, personId);
        },
      ),
      { numRuns: 25 },
    );
  });
});
