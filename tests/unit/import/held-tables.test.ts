/** Which of two tables of one plan is newer, and what then becomes of the claims that both have. */
import { describe, expect, it } from 'vitest';
import type { Resource } from '../../../electron/data/fhir/resource.ts';
import {
  chooseRecords,
  compareTimes,
  findLastDay,
  joinTimes,
} from '../../../electron/data/import/table/held-claims.ts';

const time = (lastDay: string | null, savedAt: string | null) => ({ lastDay, savedAt });
const [march, april] = ['2026-03-20', '2026-04-20'];
const [monday, friday] = ['2026-05-04T10:00:00.000Z', '2026-05-08T10:00:00.000Z'];

describe('of two tables', () => {
  it.each([
    ['rows and file are older', time(march, monday), time(april, friday), 'older'],
    ['rows and file are newer', time(april, friday), time(march, monday), 'newer'],
    ['the same rows, saved before', time(april, monday), time(april, friday), 'older'],
    ['older rows, saved at the same time', time(march, monday), time(april, monday), 'older'],
    ['both alike', time(april, monday), time(april, monday), 'newer'],
    [
      'older rows, saved later: one of last year, or a copy',
      time(march, friday),
      time(april, monday),
      'open',
    ],
    ['newer rows, saved before', time(april, monday), time(march, friday), 'open'],
    ['a file without a time', time(march, null), time(april, friday), 'older'],
    ['nothing known of the one before', time(march, monday), time(null, null), 'newer'],
  ] as const)('%s', (_name, table, held, age) => {
    expect(compareTimes(table, held)).toBe(age);
  });

  it('the newer time of each is kept', () => {
    expect(joinTimes(time(march, friday), time(april, monday))).toEqual(time(april, friday));
    expect(joinTimes(time(null, null), time(april, monday))).toEqual(time(april, monday));
  });

  it('a day in the future makes none of them newer', () => {
    const claim = { start: march, end: null, decidedOn: '2062-01-01' };
    const rest = { number: null, provider: null, status: null, kind: null, lines: [], amounts: {} };
    expect(findLastDay([{ ...claim, ...rest }], '2026-06-30')).toBe(march);
  });
});

describe('claims that both tables have', () => {
  const record = (id: string): Resource => ({
    resourceType: 'ExplanationOfBenefit',
    id,
    billablePeriod: { start: march },
  });
  const compared = {
    resources: ['new', 'differs', 'moved'].map(record),
    differing: new Set(['differs']),
    otherDays: new Set(['moved']),
    canceled: [],
  };
  const choose = (
    age: 'older' | 'newer' | 'open',
    held: 'table' | 'here' | null,
    otherDays: 'same' | 'two' | null,
  ) => {
    const chosen = chooseRecords(compared, age, { held, otherDays });
    return chosen && [chosen.resources.map(({ id }) => id).join(' '), chosen.leftHere];
  };

  it('stay as they are by an older one, and change by a newer one', () => {
    expect(choose('older', null, 'same')).toEqual(['new', 2]);
    expect(choose('newer', null, 'same')).toEqual(['new differs moved', 0]);
  });

  it('go by the answer where nothing tells which is newer, and wait for it', () => {
    expect(choose('open', null, 'same')).toBeNull();
    expect(choose('open', 'here', 'same')).toEqual(['new', 2]);
    expect(choose('open', 'table', 'same')).toEqual(['new differs moved', 0]);
  });

  it('of one number and two days are asked about, and may be two', () => {
    expect(choose('newer', null, null)).toBeNull();
    expect(choose('newer', null, 'two')).toEqual([`new differs moved-${march}`, 0]);
    expect(choose('older', null, 'two')).toEqual([`new moved-${march}`, 1]);
  });
});
