/** Sums over typed arrays, held against a second adding up that walks the rows and shares no code with the first. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PersonRows, RowEntry } from '../../../../electron/data/claims/ask/person-rows.ts';
import type { PlanRow } from '../../../../electron/data/claims/compare/merge-visits.ts';
import { shareTotalsAt, totalsAt, totalsOf } from '../../../../electron/data/claims/compare/totals.ts';
import { mapNames, rowAmountNames, summedAmountNames } from '../../../../shared/model/claims/amount-table.ts';
import { ClaimKind, ClaimState, NotCountedReason } from '../../../../shared/model/claims/claim.ts';
import type { RowAmount } from '../../../../shared/model/claims/claim-row.ts';
import { findPharmacyShare } from '../../../../shared/model/claims/pharmacy-share.ts';
import type { Sum } from '../../../../shared/model/claims/totals.ts';
import { claimRow } from '../../../support/statement-fixture.ts';

const amount: fc.Arbitrary<RowAmount | null> = fc.oneof(
  fc.constant(null),
  fc
    .record({
      cents: fc.oneof(fc.constant(0), fc.integer({ min: -5_000, max: 90_000 }), fc.constant(99_999_999_999)),
      source: fc.constantFrom('plan', 'computed', 'you', 'table'),
      partial: fc.boolean(),
    })
    .map(
      ({ cents, source, partial }): RowAmount =>
        partial ? { cents, source, partial: true } : { cents, source },
    ),
);
const part = fc.record({
  id: fc.constant('plan/one'),
  connectionId: fc.constant('plan'),
  planName: fc.constant('Evergreen'),
  openedAt: fc.constantFrom(null, '2026-03-01T00:00:00Z'),
  claimNumber: fc.constant(null),
  state: fc.constantFrom(...ClaimState.options),
  counted: fc.boolean(),
  planPaid: amount,
});
const facts = fc.record({
  kind: fc.constantFrom(...ClaimKind.options),
  state: fc.constantFrom(...ClaimState.options),
  reason: fc.oneof(fc.constant(null), fc.constantFrom(...NotCountedReason.options)),
  currency: fc.constantFrom('USD', 'USD', 'USD', 'EUR', 'CAD'),
  openedAt: fc.constantFrom(null, null, '2026-03-01T00:00:00Z'),
  serviceStart: fc.constantFrom('2026-03-01', '2026-03', '2026', '2025-12-31', null),
  amounts: fc.record(mapNames(rowAmountNames, () => amount)),
  parts: fc.oneof(fc.constant(null), fc.constant(null), fc.array(part, { minLength: 1, maxLength: 3 })),
  isBeforeLast: fc.constantFrom(false, false, true),
});
const planRow: fc.Arbitrary<PlanRow> = facts.map(
  ({ amounts, parts, reason, isBeforeLast, ...own }): PlanRow => ({
    ...claimRow({ ...own, ...amounts, counted: reason === null, notCountedBecause: reason }),
    ...(parts && { visit: { isOrderKnown: true, parts } }),
    ...(isBeforeLast && { isBeforeLast }),
  }),
);

type Given = { amounts: readonly (RowAmount | null)[]; isElsewhere: boolean };

/** Adds amounts up one by one; a claim states some, none, or has them elsewhere. */
function addByHand(claims: readonly Given[]): Sum {
  const all = claims.flatMap(({ amounts }) => amounts.filter((one) => one !== null));
  const add = (own: readonly RowAmount[]) =>
    own.length === 0 || own.reduce((sum, { cents }) => sum + Math.abs(cents), 0) > 1e14
      ? null
      : own.reduce((sum, { cents }) => sum + cents, 0);
  const isStated = ({ amounts }: Given) => amounts.some((one) => one !== null);
  const isPartly = ({ amounts }: Given) => amounts.some((one) => one === null || one.partial);
  return {
    cents: add(all),
    statedCents: add(all.filter(({ source }) => source !== 'computed')),
    computedCents: add(all.filter(({ source }) => source === 'computed')),
    statedBy: claims.filter(isStated).length,
    notStatedBy: claims.filter((claim) => !isStated(claim) && !claim.isElsewhere).length,
    partlyBy: claims.filter((claim) => isStated(claim) && isPartly(claim)).length,
  };
}

function sumByHand(rows: readonly PlanRow[]) {
  const counted = rows.filter((row) => row.counted);
  const isBefore = (row: PlanRow) => row.isBeforeLast === true;
  const one = (row: PlanRow, own: RowAmount | null): Given => ({
    amounts: [own],
    isElsewhere: isBefore(row),
  });
  const [pharmacy, others] = [true, false].map((is) =>
    counted.filter(({ kind }) => (kind === 'pharmacy') === is),
  );
  return {
    planPaid: addByHand(
      counted.map((row) =>
        row.visit
          ? {
              amounts: row.visit.parts.filter((own) => own.counted).map(({ planPaid }) => planPaid),
              isElsewhere: isBefore(row),
            }
          : one(row, row.planPaid),
      ),
    ),
    yourShare: addByHand((others ?? []).map((row) => one(row, row.yourShare))),
    atPharmacy: addByHand((pharmacy ?? []).map((row) => one(row, findPharmacyShare(row)))),
    ...mapNames(summedAmountNames, (name) =>
      addByHand(
        counted.map((row) => ({
          amounts: [row[name]],
          isElsewhere: isBefore(row) || (row.visit !== undefined && name === 'otherInsurerPaid'),
        })),
      ),
    ),
  };
}

it('sums of any claims are those of adding up one by one', () => {
  fc.assert(
    fc.property(fc.array(planRow, { maxLength: 30 }), (rows) => {
      for (const totals of totalsOf(rows)) {
        const own = rows.filter(({ currency }) => currency === totals.currency);
        expect(totals).toMatchObject({ ...sumByHand(own), claims: own.length });
      }
      expect(new Set(totalsOf(rows).map(({ currency }) => currency))).toEqual(
        new Set(rows.map(({ currency }) => currency)),
      );
    }),
    { numRuns: 400 },
  );
});

const never = { isOneServer: () => false, areVersions: () => false };
const fresh = () => new PersonRows(() => [], never);
const everything = (person: PersonRows) => {
  const { listed, sums } = person;
  const all = [...listed.keys()];
  for (const at of all) sums.read(at);
  return {
    ids: listed.map(({ key, row }) => [key, row.serviceStart, row.id]),
    totals: totalsAt(sums, all),
    some: shareTotalsAt(
      sums,
      all.filter((at) => at % 2 === 0),
    ),
  };
};

it('sums that follow what is written, changed and deleted are those of a fresh start', () => {
  const step = fc.record({
    key: fc.nat(12),
    row: fc.oneof(fc.constant(null), planRow),
    reads: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const followed = fresh();
      const now = new Map<number, PlanRow>();
      const put = (person: PersonRows, key: number, row: PlanRow) =>
        person.put(new RowEntry({ key, serviceStart: row.serviceStart, isChanged: false }, () => row));
      for (const { key, row, reads } of steps) {
        if (row === null) {
          followed.remove(key);
          now.delete(key);
        } else {
          put(followed, key, row);
          now.set(key, row);
        }
        // What was read before a change stays read after it, at another place.
        if (reads) everything(followed);
      }
      const afresh = fresh();
      for (const [key, row] of now) put(afresh, key, row);
      expect(everything(followed)).toEqual(everything(afresh));
    }),
    { numRuns: 300 },
  );
});
