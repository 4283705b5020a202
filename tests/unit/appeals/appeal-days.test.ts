/** Usual last days, how far an appeal has come, and reminders: as many rows that must stay silent as rows that speak. */
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../../shared/dates.ts';
import { type AppealFacts, noAppealFacts } from '../../../shared/model/appeals/appeal.ts';
import { type PlanKind, planKinds } from '../../../shared/model/plans/plan-kind.ts';
import {
  findAppealProblems,
  findAppealState,
  findDeadline,
  findReminder,
  findStanding,
  findUsualLastDay,
  isLongAgo,
  type RefusedClaim,
  sayDeadline,
} from '../../../shared/words/appeals.ts';

const factsOf = (over: Partial<AppealFacts>): AppealFacts => ({ ...noAppealFacts, ...over });
/** Refused on March 16, 2026 by a plan of which nobody knows the kind. */
const refused: RefusedClaim = {
  kind: 'professional',
  planKind: 'unknown',
  serviceStart: '2026-03-12',
  decidedOn: '2026-03-16',
};
const both = { letterDate: '2026-03-28', receivedOn: '2026-04-01' };

describe('the usual last day', () => {
  const usual = (
    planKind: PlanKind,
    days: Partial<AppealFacts>,
    { serviceStart = '2026-03-12', decidedOn = null as string | null, isDrug = false } = {},
  ) => {
    const found = findUsualLastDay(factsOf(days), {
      planKind,
      isDrug,
      serviceStart,
      decidedOn,
      today: '2026-04-20',
    });
    return found && `${found.day} from ${found.from.what}`;
  };

  it.each([
    ['employer', both, '2026-09-28 from receivedOn'],
    ['employer', { receivedOn: '2026-04-01' }, '2026-09-28 from receivedOn'],
    ['marketplace', both, '2026-09-28 from receivedOn'],
    ['original-medicare', both, '2026-07-30 from receivedOn'],
    ['medicare-advantage', both, '2026-06-01 from letterDate'],
    ['medicare-advantage', { letterDate: '2026-03-28' }, '2026-06-01 from letterDate'],
    ['part-d', both, '2026-06-01 from letterDate'],
    ['federal-employees', both, '2026-09-28 from letterDate'],
    ['tricare', both, '2026-06-26 from letterDate'],
  ] as const)('of a plan of the kind %s with %o is %s', (kind, days, day) => {
    expect(usual(kind, days)).toBe(day);
  });

  const decided = { decidedOn: '2026-03-16' };
  it.each([
    ['employer', {}, '2026-09-12 from decidedOn'],
    ['marketplace', {}, '2026-09-12 from decidedOn'],
    ['original-medicare', {}, '2026-07-14 from decidedOn'],
    ['medicare-advantage', {}, '2026-05-20 from decidedOn'],
    ['federal-employees', {}, '2026-09-16 from decidedOn'],
    ['tricare', {}, '2026-06-14 from decidedOn'],
    ['employer', { letterDate: '2026-03-28' }, '2026-09-24 from letterDate'],
    ['employer', both, '2026-09-28 from receivedOn'],
    ['tricare', { receivedOn: '2026-04-01' }, '2026-06-14 from decidedOn'],
  ] as const)('of a decision of March 16 by a plan of the kind %s with %o is %s', (kind, days, day) => {
    expect(usual(kind, days, decided)).toBe(day);
  });

  it('of a drug of Part D is counted from a written denial alone', () => {
    expect(usual('part-d', {}, { ...decided, isDrug: true })).toBeNull();
    expect(usual('part-d', { letterDate: '2026-03-28' }, { ...decided, isDrug: true })).toBe(
      '2026-06-01 from letterDate',
    );
  });

  it.each([
    ['of a plan whose kind is not known', 'unknown', both],
    ['of Medicaid, where the state decides', 'medicaid', both],
    ['of CHIP, where the state decides', 'chip', both],
    ['without any day', 'employer', {}],
    [
      'that runs from the date on the notice, when only the day it came is known',
      'medicare-advantage',
      { receivedOn: '2026-04-01' },
    ],
    ['of a letter of a day to come', 'tricare', { letterDate: '2026-04-21' }],
    ['of a letter that comes tomorrow', 'employer', { letterDate: '2026-03-28', receivedOn: '2026-04-21' }],
    [
      'of a letter that came before it was written',
      'employer',
      { letterDate: '2026-04-01', receivedOn: '2026-03-28' },
    ],
    ['of a letter that is older than the care', 'tricare', { letterDate: '2026-03-11' }],
    ['of a year that is being typed', 'employer', { receivedOn: '0002-04-01' }],
  ] as const)('is not shown %s', (_, kind, days) => {
    expect(usual(kind, days)).toBeNull();
  });

  it.each(['2026-04-21', '2026-03-11'])('is not counted from %s as the day of a decision', (decidedOn) => {
    expect(usual('employer', {}, { decidedOn })).toBeNull();
  });

  it('is given for no kind of plan from nothing but a printed last day', () => {
    for (const kind of planKinds) expect(usual(kind, { lastDay: '2026-06-01' }), kind).toBeNull();
  });

  it('six months after a day that the month does not have is its last day', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-12-15', 6)).toBe('2027-06-15');
  });
});

describe('a refusal is long ago', () => {
  const row = { decidedOn: '2024-04-19', serviceStart: '2024-04-01' };
  const isOld = (
    days: { decidedOn?: string | null; serviceStart?: string },
    over: Partial<AppealFacts> | null = null,
  ) => isLongAgo({ ...refused, ...row, ...days }, over === null ? null : factsOf(over), '2026-04-20');

  it('once it was decided more than two years ago, and not on the day itself', () => {
    expect(isOld({})).toBe(true);
    expect(isOld({ decidedOn: '2024-04-20' })).toBe(false);
  });

  it('by the day of care where the day of the decision is not known', () => {
    expect(isOld({ decidedOn: null })).toBe(true);
    expect(isOld({ decidedOn: null, serviceStart: '2025-01-01' })).toBe(false);
  });

  it('not while a printed last day is still to come or an appeal has no answer', () => {
    expect(isOld({}, { lastDay: '2026-05-01' })).toBe(false);
    expect(isOld({}, { sentOn: '2024-06-01' })).toBe(false);
    expect(isOld({}, { lastDay: '2024-05-01' })).toBe(true);
    expect(isOld({}, { sentOn: '2024-06-01', outcome: 'lost' })).toBe(true);
  });
});

describe('how far an appeal has come', () => {
  it.each([
    ['nothing written', null, 'not-started', 'no-day'],
    ['an empty form', {}, 'not-started', 'no-day'],
    ['only where to send it', { sendTo: 'PO Box 1' }, 'not-started', 'no-day'],
    ['a letter without its last day', both, 'letter-read', 'no-day'],
    ['a last day to come', { lastDay: '2026-09-24' }, 'letter-read', 'open'],
    ['a last day that is today', { lastDay: '2026-04-20' }, 'letter-read', 'open'],
    ['a last day that was yesterday', { lastDay: '2026-04-19' }, 'letter-read', 'passed'],
    ['sent in time', { lastDay: '2026-04-19', sentOn: '2026-04-10' }, 'sent', 'sent'],
    ['sent without any letter', { sentOn: '2026-04-10' }, 'sent', 'sent'],
    ['won', { sentOn: '2026-04-10', outcome: 'won' }, 'decided', 'decided'],
    ['partly won', { sentOn: '2026-04-10', outcome: 'partly' }, 'decided', 'decided'],
    ['lost', { sentOn: '2026-04-10', outcome: 'lost', endedOn: '2026-05-01' }, 'decided', 'decided'],
    [
      'given up before anything was sent',
      { lastDay: '2026-09-24', outcome: 'given-up' },
      'decided',
      'decided',
    ],
  ] as const)('%s', (_, over, state, standing) => {
    const facts = over === null ? null : factsOf(over);
    expect([findAppealState(facts), findStanding(facts, refused, '2026-04-20')]).toEqual([state, standing]);
  });
});

describe('the deadline', () => {
  const today = '2026-04-20';
  const find = (over: Partial<AppealFacts> | null, claim: Partial<RefusedClaim> = {}) => {
    const { from, late, ...more } = findDeadline(over && factsOf(over), { ...refused, ...claim }, today);
    return [from, late, 'day' in more ? more.day : null];
  };

  it('is the printed one, whatever the usual one would be', () => {
    expect(find({ lastDay: '2026-09-24' }, { planKind: 'employer' })).toEqual(['letter', 'no', '2026-09-24']);
    expect(find({ lastDay: '2026-04-19' }, { planKind: 'employer' })).toEqual([
      'letter',
      'late',
      '2026-04-19',
    ]);
  });

  it('is the usual one of the kind of plan until the printed one is written down', () => {
    expect(find(null, { planKind: 'employer' })).toEqual(['usual', 'no', '2026-09-12']);
    expect(find(both, { planKind: 'employer' })).toEqual(['usual', 'no', '2026-09-28']);
  });

  it.each([
    ['a year ago to the day', '2025-04-20', 'late'],
    ['a year and a day ago', '2025-04-19', 'long'],
  ])('that was %s is late in its own way', (_, lastDay, late) => {
    expect(find({ lastDay })).toEqual(['letter', late, lastDay]);
  });

  it('of a plan whose kind nobody knows is probably over once the decision is two years old', () => {
    expect(find(null)).toEqual(['unknown', 'no', null]);
    expect(find(null, { decidedOn: '2024-04-19', serviceStart: '2024-04-01' })).toEqual([
      'unknown',
      'long',
      null,
    ]);
    expect(
      find({ letterDate: '2026-04-01' }, { decidedOn: '2024-04-19', serviceStart: '2024-04-01' }),
    ).toEqual(['unknown', 'no', null]);
  });

  it('makes a refusal open, passed, or one without a day, and the standing agrees', () => {
    const stand = (claim: Partial<RefusedClaim>) => findStanding(null, { ...refused, ...claim }, today);
    expect(stand({ planKind: 'employer' })).toBe('open');
    expect(stand({ planKind: 'employer', decidedOn: '2025-03-16', serviceStart: '2025-03-12' })).toBe(
      'passed',
    );
    expect(stand({ planKind: 'medicaid' })).toBe('no-day');
    expect(stand({ decidedOn: '2018-06-27', serviceStart: '2018-06-27' })).toBe('passed');
  });

  it('more than a year late does not send anybody off to appeal', () => {
    const keys: string[] = [];
    const t = (key: string) => {
      keys.push(key);
      return key;
    };
    const words = { t, date: (day: string) => day };
    const say = (claim: Partial<RefusedClaim>, over: Partial<AppealFacts> = {}) =>
      sayDeadline(findDeadline(factsOf(over), { ...refused, ...claim }, today), words)?.next;
    const years = { decidedOn: '2018-06-27', serviceStart: '2018-06-27' };
    expect(say({ ...years, planKind: 'employer' })).toBe('by.tooLate');
    expect(say(years)).toBe('by.tooLate');
    expect(say({}, { lastDay: '2024-01-01' })).toBe('by.tooLate');
    expect(say({ planKind: 'employer', decidedOn: '2025-08-16', serviceStart: '2025-08-12' })).toBe(
      'by.anyway',
    );
    expect(say({}, { lastDay: '2026-04-01' })).toBe('by.askStill');
  });
});

describe('a reminder', () => {
  const remind = (over: Partial<AppealFacts> | null, claim: Partial<RefusedClaim> = {}) =>
    findReminder(over && factsOf(over), { ...refused, ...claim }, '2026-04-20')?.left ?? null;

  it.each([
    ['fourteen days before', { lastDay: '2026-05-04' }, 14],
    ['the day before', { lastDay: '2026-04-21' }, 1],
    ['on the last day', { lastDay: '2026-04-20' }, 0],
    ['once it has passed', { lastDay: '2026-04-19' }, -1],
    ['a year after it has passed', { lastDay: '2025-04-20' }, -365],
  ] as const)('comes %s', (_, over, days) => {
    expect(remind(over)).toBe(days);
  });

  it.each([
    ['fifteen days before', { lastDay: '2026-05-05' }],
    ['more than a year after it has passed', { lastDay: '2025-04-19' }],
    ['while no deadline is known', both],
    ['once the appeal was sent', { lastDay: '2026-04-21', sentOn: '2026-04-10' }],
    ['once it was sent, though late', { lastDay: '2026-04-01', sentOn: '2026-04-10' }],
    ['once it was decided', { lastDay: '2026-04-21', sentOn: '2026-04-10', outcome: 'lost' }],
    ['once the person gave up', { lastDay: '2026-04-21', outcome: 'given-up' }],
    ['of a form that was left empty', {}],
  ] as const)('does not come %s', (_, over) => {
    expect(remind(over)).toBeNull();
  });

  it('comes of a usual deadline that is near, and not of one that is far or has passed', () => {
    const ofJob = (decidedOn: string) =>
      remind(null, { planKind: 'employer', decidedOn, serviceStart: null });
    expect(ofJob('2025-10-25')).toBe(3);
    expect(ofJob('2026-01-25')).toBeNull();
    expect(ofJob('2025-10-20')).toBeNull();
  });
});

describe('days that contradict each other', () => {
  it.each([
    [{ letterDate: '2026-04-01', receivedOn: '2026-03-28' }, ['receivedOn']],
    [{ letterDate: '2026-04-01', lastDay: '2026-03-28' }, ['lastDay']],
    [{ letterDate: '2026-04-01', sentOn: '2026-03-28' }, ['sentOn']],
    [{ sentOn: '2026-04-10', endedOn: '2026-04-09' }, ['endedOn']],
    [{ letterDate: '2026-04-01', endedOn: '2026-03-28' }, ['endedOn']],
    [{ ...both, lastDay: '2026-09-24', sentOn: '2026-04-10', endedOn: '2026-05-01' }, []],
    [{ ...both, lastDay: '2026-04-02', sentOn: '2026-04-10' }, []],
    [{ receivedOn: '2026-04-01', sentOn: '2026-04-01' }, []],
  ] as const)('in %o are at %o', (over, fields) => {
    expect(Object.keys(findAppealProblems(factsOf(over), '2026-12-31'))).toEqual(fields);
  });

  it('are called to come where something cannot have been done yet, but for a deadline and the day on a letter', () => {
    const day = '2026-04-11';
    const all = { letterDate: day, receivedOn: day, lastDay: day, sentOn: day, endedOn: day };
    const toCome = { receivedOn: 'to-come', sentOn: 'to-come', endedOn: 'to-come' };
    expect(findAppealProblems(factsOf(all), '2026-04-10')).toEqual(toCome);
    expect(findAppealProblems(factsOf(all), day)).toEqual({});
  });
});
