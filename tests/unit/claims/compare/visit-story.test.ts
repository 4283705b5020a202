import { describe, expect, it } from 'vitest';
import { findLikelyVisits } from '../../../../electron/data/claims/keep/likely-visits.ts';
import type { ClaimRow } from '../../../../shared/model/claims/claim-row.ts';
import { findLeft } from '../../../../shared/words/visit-story.ts';
import { claimRow } from '../../../support/statement-fixture.ts';
import { eob, filter, memoryStore, newConnection, seenAt, storeAll } from '../../archive/records.ts';

type Facts = Parameters<typeof eob>[0];
type Told = { first: string; last: string; isOrderKnown: boolean; disagreement: unknown };

/** One visit at two plans, called the same; what the page of either claim tells. */
function tell(first: Facts, second: Facts, more: Record<string, unknown> = {}, same: boolean | null = true) {
  const { store } = memoryStore();
  const one = store.connection.create(newConnection({ planName: 'Medicare' }));
  const other = store.connection.create(newConnection({ personId: one.personId, planName: 'Supplement' }));
  const visit = { date: '2026-01-15', billed: 100 };
  storeAll(store, one.connectionId, [eob({ ...visit, id: 'm', ...first })]);
  store.archive.endPass(one.connectionId, seenAt);
  storeAll(store, other.connectionId, [{ ...eob({ ...visit, id: 's', ...second }), ...more }]);
  store.archive.endPass(other.connectionId, seenAt);
  const [firstId, secondId] = [`${one.connectionId}/m`, `${other.connectionId}/s`];
  store.claims.answerVisit({ firstId, secondId, same });
  const [mine, theirs] = [firstId, secondId].map((claimId) => store.claims.get({ claimId }).visits[0]?.story);
  expect(mine).toEqual(theirs);
  const told: Told | null = mine
    ? {
        first: mine.first.planName ?? '',
        last: mine.last.planName ?? '',
        isOrderKnown: mine.isOrderKnown,
        disagreement: mine.disagreement,
      }
    : null;
  return { store, personId: one.personId, story: mine ?? null, told };
}

function listAttention(store: ReturnType<typeof memoryStore>['store'], personId: string) {
  const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 9 });
  return rows.map(({ attention }) => attention);
}

const paid80 = { paid: 80, share: 20, created: '2026-01-20' };

describe('the story of a visit', () => {
  it('begins with the plan whose payment the other names', () => {
    const { told, story } = tell(paid80, { paid: 15, share: 5, otherPaid: 80 });
    expect(told).toEqual({ first: 'Medicare', last: 'Supplement', isOrderKnown: true, disagreement: null });
    expect(story && findLeft(story.last)).toEqual({
      words: 'leftFrom',
      amount: { cents: 5_00, source: 'plan' },
    });
  });

  it('does so whichever plan was connected first or decided later', () => {
    const { told } = tell(
      { ...paid80, otherPaid: 15, created: '2026-01-20' },
      { paid: 15, created: '2026-03-20' },
    );
    expect(told).toMatchObject({ first: 'Supplement', last: 'Medicare', isOrderKnown: true });
  });

  it.each<[string, Facts, Facts]>([
    ['neither names another payment', paid80, { paid: 15, created: '2026-02-20' }],
    ['both do', { ...paid80, otherPaid: 15 }, { paid: 15, otherPaid: 80, created: '2026-02-20' }],
    ['the other payment is zero', paid80, { paid: 15, otherPaid: 0, created: '2026-02-20' }],
  ])('has no order when %s', (_, first, second) => {
    expect(tell(first, second).told).toMatchObject({ isOrderKnown: false, disagreement: null });
  });

  it('takes no order from the number of a coverage, which the guide says is none', () => {
    const insurance = [{ focal: true, coverage: { reference: '#c' } }];
    const contained = [{ resourceType: 'Coverage', id: 'c', order: 2 }];
    expect(tell(paid80, { paid: 15 }, { insurance, contained }).told).toMatchObject({ isOrderKnown: false });
  });

  it('says so when the two disagree about what the first paid', () => {
    const { told } = tell({ ...paid80, paid: 75 }, { paid: 15, share: 5, otherPaid: 80 });
    expect(told?.disagreement).toEqual({ paidCents: 75_00, saidCents: 80_00 });
    expect(
      tell({ ...paid80, paid: null }, { paid: 15, otherPaid: 80 }).told?.disagreement,
    ).not.toBeUndefined();
  });

  it('adds nothing up: what is left is the last plan’s word, or not known', () => {
    const row = (more: Partial<ClaimRow>) => findLeft(claimRow({ mayOwe: null, yourShare: null, ...more }));
    expect(row({})).toEqual({ words: 'leftNotStated', amount: null });
    expect(row({ state: 'plan-is-deciding', mayOwe: { cents: 500, source: 'plan' } })).toEqual({
      words: 'leftUnknown',
      amount: null,
    });
    expect(row({ mayOwe: { cents: 0, source: 'plan' } })).toMatchObject({
      words: 'leftNothing',
      amount: { cents: 0 },
    });
    expect(row({ mayOwe: { cents: 500, source: 'computed' } }).words).toBe('leftComputed');
    expect(row({ kind: 'pharmacy', yourShare: { cents: 500, source: 'plan' } }).words).toBe('leftPharmacy');
  });

  it('is asked about while the second plan decides, without holding up sums, and then told as not known yet', () => {
    const queued = { outcome: 'queued' };
    const asked = tell(paid80, { paid: null, share: null, otherPaid: 80 }, queued, null);
    const overview = asked.store.claims.overview({
      personId: asked.personId,
      year: 2026,
      today: '2026-03-01',
    });
    expect(overview).toMatchObject({ openVisits: [], totals: [{ billed: { cents: 100_00 } }] });
    expect(listAttention(asked.store, asked.personId)).toContain('same-visit');
    expect(asked.story).toBeNull();
    const { story } = tell(paid80, { paid: null, share: null, otherPaid: 80 }, queued);
    expect(story).toMatchObject({
      isOrderKnown: true,
      last: { planName: 'Supplement', state: 'plan-is-deciding' },
    });
    expect(story && findLeft(story.last).words).toBe('leftUnknown');
  });

  it('is asked about as soon as it is found, and no longer once the claims differ, whatever was listed before', () => {
    const { store } = memoryStore();
    const one = store.connection.create(newConnection({ planName: 'Medicare' }));
    const { personId } = one;
    const other = store.connection.create(newConnection({ personId, planName: 'Supplement' }));
    const isAsked = () => listAttention(store, personId).includes('same-visit');
    const visit = { date: '2026-01-15', billed: 100 };
    const arrive = (connectionId: string, facts: Facts) => {
      storeAll(store, connectionId, [eob({ ...visit, ...facts })]);
      // Listed between the arrival and the end of the check, as a page that is open does.
      const before = isAsked();
      store.archive.endPass(connectionId, seenAt);
      return [before, isAsked()];
    };
    expect(arrive(one.connectionId, { id: 'm' })).toEqual([false, false]);
    expect(arrive(other.connectionId, { id: 's' })).toEqual([false, true]);
    expect(arrive(other.connectionId, { id: 's', billed: 50, versionId: '2' }).at(-1)).toBe(false);
  });

  it('is never told before a "yes"', () => {
    expect(tell(paid80, { paid: 15, otherPaid: 80 }, {}, null).story).toBeNull();
    expect(tell(paid80, { paid: 15, otherPaid: 80 }, {}, false).story).toBeNull();
  });
});

describe('pairs to ask about', () => {
  const rows = (count: number, row: (at: number) => Partial<ClaimRow>) =>
    Array.from({ length: count }, (_, key) => ({
      key,
      row: claimRow({
        claimNumber: `26-${key}`,
        serviceStart: '2026-01-15',
        billed: { cents: 100_00, source: 'plan' },
        ...row(key),
      }),
    }));
  const equal = (count: number) =>
    rows(count, (at) => ({ connectionId: at % 2 ? 'a' : 'b', providerNpi: at % 3 ? '1234567893' : null }));

  it('are all pairs of a few equal charges, also where only the name is the same', () => {
    const few = rows(4, (at) => ({ connectionId: at < 2 ? 'a' : 'b', providerNpi: null }));
    expect(findLikelyVisits(few).toSorted()).toEqual([
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
    ]);
    const mixed = rows(3, (at) => ({ connectionId: `${at}`, providerNpi: ['1', null, '2'][at] ?? null }));
    expect(findLikelyVisits(mixed).toSorted()).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  it('are as many as claims for thousands of equal charges, each claim in one, found in as many steps', () => {
    const pairs = findLikelyVisits(equal(3_000));
    expect(pairs.length).toBeLessThan(3 * 3_000);
    expect(new Set(pairs.flat()).size).toBe(3_000);
    const countReads = (count: number) => {
      let reads = 0;
      const counted = equal(count).map((entry) => {
        const get = (target: ClaimRow, name: string | symbol): unknown => {
          reads++;
          return Reflect.get(target, name);
        };
        return { key: entry.key, row: new Proxy<ClaimRow>(entry.row, { get }) };
      });
      findLikelyVisits(counted);
      return reads;
    };
    expect(countReads(3_000)).toBeLessThan(countReads(300) * 12);
  });

  it('never pair two claims of one plan', () => {
    expect(findLikelyVisits(rows(50, () => ({ connectionId: 'a' })))).toEqual([]);
  });
});
