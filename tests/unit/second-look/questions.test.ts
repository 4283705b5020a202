/** What a second look at a claim asks: planted cases that it must find, and claims that are right and must stay quiet. */
import { describe, expect, it } from 'vitest';
import type { SecondLookRule } from '../../../shared/model/claims/second-look.ts';
import { look, type Planted, type PlantedClaim, type PlantedLine } from './planted.ts';

const surgeon = '207X00000X';
const family = '207Q00000X';
const [doctorA, doctorB] = ['1000000004', '1000000012'];

/** A visit to an office of doctor A, for a knee. */
const visit = (over: PlantedLine = {}): PlantedLine => ({
  code: '99213',
  doctor: doctorA,
  specialty: surgeon,
  diagnoses: ['M17.11'],
  ...over,
});
const second = (over: PlantedLine = {}) => visit({ code: '99214', doctor: doctorB, billed: 140, ...over });
const claim = (line: PlantedLine, over: PlantedClaim = {}): PlantedClaim => ({ lines: [line], ...over });
const lines = (...all: PlantedLine[]): Planted => ({ claim: { lines: all } });

const therapy = (over: PlantedLine = {}): PlantedLine => ({
  code: '97110',
  modifiers: ['GP'],
  doctor: doctorA,
  ...over,
});

/** A stay of three nights, with three days of a room. */
const stay = (rooms: PlantedLine[], over: PlantedClaim = {}): Planted => ({
  claim: {
    kind: 'inpatient',
    admitted: '2026-03-04',
    discharged: '2026-03-07',
    lines: rooms.map((room) => ({
      code: null,
      revenue: '0120',
      units: 3,
      place: null,
      billed: 3000,
      ...room,
    })),
    ...over,
  },
});

const screening = (over: PlantedLine = {}): PlantedLine => ({ code: '45378', coinsurance: 40, ...over });

const picture = (over: PlantedLine = {}): PlantedLine => ({ code: '73721', billed: 900, ...over });
const reading = (over: PlantedLine = {}) => picture({ modifiers: ['26'], billed: 120, place: '22', ...over });

/** The plan refused a picture of a knee for want of an approval (197). */
const refused = (over: PlantedLine = {}, more: PlantedClaim = {}): PlantedClaim =>
  claim(picture({ refused: ['197'], ...over }), more);

const found: Record<SecondLookRule, [string, Planted][]> = {
  'equal-charges': [
    ['two equal lines of one claim', lines({}, {})],
    ['three equal lines', lines({}, {}, {})],
    ['two claims of one plan with the same line', { claim: claim({}), near: [claim({})] }],
    ['the same side twice', lines({ modifiers: ['LT'] }, { modifiers: ['LT'] })],
    ['the same reading twice, in two claims', { claim: claim(reading()), near: [claim(reading())] }],
    [
      'two claims of a hospital',
      { claim: claim({}, { kind: 'outpatient' }), near: [claim({}, { kind: 'outpatient' })] },
    ],
    ['equal lines among others', lines({ code: 'X2', billed: 10 }, {}, { code: 'X3', billed: 20 }, {})],
  ],
  'two-visits': [
    ['two doctors of one group in two claims', { claim: claim(visit()), near: [claim(second())] }],
    ['two doctors of one group in one claim', lines(visit(), second())],
    ['both with one code', { claim: claim(visit()), near: [claim(visit({ doctor: doctorB }))] }],
    [
      'an office and the hospital',
      { claim: claim(visit()), near: [claim(second({ code: '99223', place: '21' }))] },
    ],
    [
      'two in the hospital',
      { claim: claim(visit({ code: '99232' })), near: [claim(second({ code: '99233' }))] },
    ],
    [
      'the discharge and a visit',
      { claim: claim(visit({ code: '99238' })), near: [claim(second({ code: '99231' }))] },
    ],
    [
      'a new patient twice',
      { claim: claim(visit({ code: '99203' })), near: [claim(second({ code: '99204' }))] },
    ],
    [
      'one problem among several',
      {
        claim: claim(visit({ diagnoses: ['M17.11', 'I10'] })),
        near: [claim(second({ diagnoses: ['E11.9', 'M17.12'] }))],
      },
    ],
  ],
  'long-day': [
    ['100 quarters of an hour of therapy', lines(therapy({ units: 100 }))],
    ['97 quarters of nursing at home', lines({ code: 'G0299', units: 97 })],
    ['25 hours of nursing by the hour', lines({ code: 'S9123', units: 25 })],
    ['minutes of any service', lines({ code: 'X1000', units: 1500, unit: 'min' })],
    ['hours of any service', lines({ code: 'X1000', units: 26, unit: 'h' })],
    ['200 quarters in two days', lines({ code: 'T1019', units: 200, until: '2026-03-05' })],
    [
      'a month of care at home, with more than a month has',
      { claim: claim({ code: 'T1019', units: 3000 }, { to: '2026-03-31' }) },
    ],
    [
      'two services of one therapist together',
      lines(therapy({ units: 50 }), therapy({ code: '97140', units: 50 })),
    ],
    [
      'one therapist in two claims',
      {
        claim: claim(therapy({ units: 60 })),
        near: [claim(therapy({ code: '97530', units: 60 }))],
      },
    ],
  ],
  'room-days': [
    ['four days in three nights', stay([{ units: 4 }])],
    ['two rooms, five days in all', stay([{}, { revenue: '0200', units: 2 }])],
    [
      'two days where admission and discharge are one day',
      stay([{ units: 2 }], { discharged: '2026-03-04' }),
    ],
    ['the day of discharge charged, after one night', stay([{ units: 2 }], { discharged: '2026-03-05' })],
    ['a code of three digits', stay([{ revenue: '120', units: 4 }])],
    ['a nursery', stay([{ revenue: '0171', units: 5 }])],
    ['stated in days', stay([{ units: 9, unit: 'days' }])],
  ],
  preventive: [
    ['modifier 33 with coinsurance', lines(screening({ modifiers: ['33'] }))],
    ['modifier 33 with a copay', lines(screening({ modifiers: ['33'], coinsurance: 0, copay: 25 }))],
    [
      'modifier 33 and the deductible',
      lines(screening({ modifiers: ['33'], coinsurance: 0, deductible: 80 })),
    ],
    ['modifier PT', lines(screening({ modifiers: ['PT'] }))],
    ['a screening of the colon by its reason', lines(screening({ diagnoses: ['Z12.11'] }))],
    ['a mammogram by its reason', lines(screening({ code: '77067', diagnoses: ['Z12.31'] }))],
    ['a flu shot', lines({ code: '90471', diagnoses: ['Z23'], copay: 15 })],
    ['a yearly visit', lines({ code: '99396', diagnoses: ['Z00.00'], copay: 30 })],
    ['a code that is nothing else', lines({ code: 'G0121', coinsurance: 50 })],
    [
      'of a plan that does not say its kind',
      { claim: claim(screening({ modifiers: ['33'] }), { planKind: 'unknown' }) },
    ],
    [
      'of Original Medicare',
      {
        claim: claim({ code: 'G0439', coinsurance: 26 }, { planKind: 'original-medicare', network: null }),
      },
    ],
    [
      'of Medicare Advantage',
      { claim: claim({ code: 'G0438', copay: 20 }, { planKind: 'medicare-advantage' }) },
    ],
  ],
  'after-decision': [
    ['a visit the day after', lines({ day: '2026-03-26' })],
    ['a visit a month after', lines({ day: '2026-04-25' })],
    ['one line of two', lines({}, { code: 'X2', day: '2026-04-01', billed: 50 })],
    ['a hospital', { claim: claim({ day: '2026-03-30' }, { kind: 'outpatient' }) }],
    ['in the next year', lines({ day: '2027-03-04' })],
    ['care that begins after', lines({ day: '2026-04-01', until: '2026-04-03' })],
  ],
  'whole-and-part': [
    ['the whole and its reading in two claims', { claim: claim(picture()), near: [claim(reading())] }],
    ['the reading first', { claim: claim(reading()), near: [claim(picture())] }],
    [
      'the whole and who took it',
      { claim: claim(picture()), near: [claim(picture({ modifiers: ['TC'], billed: 700 }))] },
    ],
    ['both in one claim', lines(picture(), reading())],
    ['another group read it', { claim: claim(picture()), near: [claim(reading(), { group: '1999999992' })] }],
    [
      'on the same side',
      {
        claim: claim(picture({ modifiers: ['LT'] })),
        near: [claim(reading({ modifiers: ['26', 'LT'] }))],
      },
    ],
    ['in an imaging center', { claim: claim(picture({ place: '49' })), near: [claim(reading())] }],
  ],
  'approval-on-file': [
    ['refused for want of an approval (197)', { claim: refused(), approvals: [{}] }],
    ['refused for its number (15)', { claim: refused({ refused: ['15'] }), approvals: [{}] }],
    ['refused as not needed (50)', { claim: refused({ refused: ['50'] }), approvals: [{}] }],
    ['for both reasons', { claim: refused({ refused: ['50', '197'] }), approvals: [{}] }],
    [
      'one line of two',
      {
        claim: { lines: [picture({ refused: ['197'] }), { code: 'X2', billed: 50 }] },
        approvals: [{}],
      },
    ],
    ['on the last day', { claim: refused(), approvals: [{ until: '2026-03-04' }] }],
    ['for the doctor who did it', { claim: refused({ doctor: doctorA }), approvals: [{ npi: doctorA }] }],
    ['for as many as were done', { claim: refused(), approvals: [{ units: 1 }] }],
    [
      'of Medicare Advantage',
      {
        claim: refused({ refused: ['50'] }, { planKind: 'medicare-advantage' }),
        approvals: [{}],
      },
    ],
    ['beside an approval of something else', { claim: refused(), approvals: [{ code: '70551' }, {}] }],
  ],
  'refused-twice': [
    ['refused before (A3) and after', { claim: refused(), approvals: [{ decision: 'A3' }] }],
    ['after for another reason', { claim: refused({ refused: ['96'] }), approvals: [{ decision: 'A3' }] }],
    ['as not needed', { claim: refused({ refused: ['50'] }), approvals: [{ decision: 'A3' }] }],
    [
      'on the day of the decision',
      {
        claim: refused(),
        approvals: [{ decision: 'A3', decided: '2026-03-04' }],
      },
    ],
    [
      'one line of two',
      {
        claim: { lines: [picture({ refused: ['50'] }), { code: 'X2', billed: 50 }] },
        approvals: [{ decision: 'A3' }],
      },
    ],
    [
      'refused and, for something else, approved',
      {
        claim: refused(),
        approvals: [{ decision: 'A3' }, { code: '70551' }],
      },
    ],
  ],
  // Of bills: `bills.test.ts`.
  'above-approved': [],
};

const planted = Object.entries(found).flatMap(([rule, cases]) =>
  cases.map(([title, one]) => [rule, title, one] as const),
);

describe('found', () => {
  it.each(planted)('%s: %s', (rule, _title, one) => {
    expect(look(one).map((question) => question.rule)).toEqual([rule]);
  });

  it('at least six of each rule', () => {
    const few = Object.entries(found).filter(
      ([rule, cases]) => rule !== 'above-approved' && cases.length < 6,
    );
    expect(few).toEqual([]);
    console.info(`${planted.length} planted questions of claims found`);
  });
});

const beside = (one: PlantedLine, other: PlantedLine, more: PlantedClaim = {}): Planted => ({
  claim: claim(one),
  near: [claim(other, more)],
});

const quiet: [string, Planted][] = [
  ['one visit', lines(visit())],
  ['no lines', { claim: { lines: [] } }],
  // Equal charges
  ['a repeated service (76)', lines({}, { modifiers: ['76'] })],
  ['repeated by another doctor (77)', lines({ modifiers: ['77'] }, { modifiers: ['77'] })],
  ['a repeated test (91)', lines({ modifiers: ['91'] }, { modifiers: ['91'] })],
  ['a service of its own (59)', lines({ modifiers: ['59'] }, { modifiers: ['59'] })],
  ['a place of its own (XS)', lines({ modifiers: ['XS'] }, { modifiers: ['XS'] })],
  ['left and right', lines({ modifiers: ['LT'] }, { modifiers: ['RT'] })],
  ['two units and one', lines({}, { units: 2 })],
  ['two days', lines({}, { day: '2026-03-05' })],
  ['one cent more', lines({}, { billed: 100.01 })],
  ['no amount', lines({ billed: null }, { billed: null })],
  ['no units', lines({ units: null }, { units: null })],
  ['another group', beside({}, {}, { group: '1999999992' })],
  ['no number of who bills', { claim: claim({}, { group: null }), near: [claim({}, { group: null })] }],
  ['a canceled copy', beside({}, {}, { status: 'cancelled' })],
  ['a canceled claim', { claim: claim({}, { status: 'cancelled' }), near: [claim({})] }],
  ['two plans that saw one visit', beside({}, {}, { plan: 'medicare' })],
  ['another patient', beside({}, {}, { patient: 'Patient/ben' })],
  ['refused as one that was charged before (18)', beside({}, { refused: ['18'] })],
  ['lines of a hospital stay', stay([{ units: 1 }, { units: 1 }, { units: 1 }])],
  // Two visits
  ['two doctors with 25', lines(visit(), second({ modifiers: ['25'] }))],
  ['decision for surgery (57)', lines(visit({ modifiers: ['57'] }), second())],
  ['after surgery, for something else (24)', beside(visit(), second({ modifiers: ['24'] }))],
  ['two specialties', beside(visit(), second({ specialty: family }))],
  ['no specialty', beside(visit({ specialty: null }), second({ specialty: null }))],
  ['one specialty is not known', beside(visit(), second({ specialty: null }))],
  ['two groups', beside(visit(), second(), { group: '1999999992' })],
  ['two problems', beside(visit(), second({ diagnoses: ['E11.9'] }))],
  ['no reasons', beside(visit({ diagnoses: [] }), second({ diagnoses: [] }))],
  ['two days of visits', beside(visit(), second({ day: '2026-03-05' }))],
  ['one doctor, two codes', beside(visit(), second({ doctor: doctorA }))],
  ['nobody is named', beside(visit({ doctor: null }), second({ doctor: null }))],
  [
    'an emergency before the hospital',
    beside(visit({ code: '99284', place: '23' }), second({ code: '99223' })),
  ],
  ['a nurse (99211)', beside(visit(), second({ code: '99211' }))],
  ['the hospital beside its doctor', beside(visit(), second(), { kind: 'outpatient' })],
  ['the second was refused', lines(visit(), second({ refused: ['50'] }))],
  ['a visit of another patient', beside(visit(), second(), { patient: 'Patient/ben' })],
  ['a visit that the plan is deciding on', beside(visit(), second(), { outcome: 'queued' })],
  ['visits to two plans', beside(visit(), second(), { plan: 'medicare' })],
  // Long days
  ['96 quarters of an hour', lines(therapy({ units: 96 }))],
  ['100 units of something else', lines({ code: 'J1885', units: 100 })],
  ['100 units of another measure', lines(therapy({ units: 100, unit: 'ML' }))],
  ['no units of therapy', lines(therapy({ units: null }))],
  ['no day of therapy', lines(therapy({ units: 100, day: null }))],
  ['160 quarters in two days', lines({ code: 'T1019', units: 160, until: '2026-03-05' })],
  [
    'care at home, billed by the month under its first day',
    { claim: claim({ code: 'T1019', units: 480 }, { to: '2026-03-31' }) },
  ],
  ['two therapists', lines(therapy({ units: 50 }), therapy({ code: '97140', units: 50, doctor: doctorB }))],
  ['two days of therapy', beside(therapy({ units: 60 }), therapy({ units: 60, day: '2026-03-05' }))],
  [
    'a canceled claim of therapy',
    beside(therapy({ units: 60 }), therapy({ units: 60 }), { status: 'cancelled' }),
  ],
  ['long, and refused', lines(therapy({ units: 100, refused: ['151'] }))],
  // Room days
  ['three days in three nights', stay([{}])],
  ['room and nursery', stay([{}, { revenue: '0171' }])],
  ['away for two days', stay([{}, { revenue: '0180', units: 2 }])],
  ['admitted and discharged in one day', stay([{ units: 1 }], { discharged: '2026-03-04' })],
  ['no discharge', stay([{ units: 9 }], { discharged: null })],
  ['still there (30)', stay([{ units: 9 }], { dischargeStatus: '30' })],
  ['the first part of a stay', stay([{ units: 9 }], { typeOfBill: '112' })],
  ['a room without days', stay([{ units: 9 }, { units: null }])],
  ['a room in dollars', stay([{ units: 3000, unit: 'USD' }])],
  ['a day taken back', stay([{ units: 4 }, { units: -1 }])],
  ['a room that was refused', stay([{}, { units: 2, refused: ['50'] }])],
  ['outpatient care of three days', stay([{ units: 9 }], { kind: 'outpatient' })],
  ['an outpatient room', { claim: claim({ code: null, revenue: '0120', units: 5 }, { kind: 'outpatient' }) }],
  ['other charges of a stay', stay([{}, { revenue: '0250', units: 40 }])],
  // Preventive
  ['screening without a share', lines(screening({ modifiers: ['33'], coinsurance: 0 }))],
  ['screening of which no share is stated', lines({ code: '45378', modifiers: ['33'] })],
  ['out of the network', { claim: claim(screening({ modifiers: ['33'] }), { network: 'out' }) }],
  [
    'who treats is out of the network',
    { claim: claim(screening({ modifiers: ['33'] }), { network: 'split' }) },
  ],
  ['a share of a service without a reason', lines({ code: '99213', coinsurance: 20 })],
  ['network not known', { claim: claim(screening({ modifiers: ['33'] }), { network: null }) }],
  ['screening beside an illness', lines(screening({ diagnoses: ['Z12.11', 'K63.5'] }))],
  ['a blood test at a yearly visit', lines({ code: '80053', diagnoses: ['Z00.00'], coinsurance: 12 })],
  ['a visit for an illness', lines({ code: '99213', diagnoses: ['J02.9'], copay: 30 })],
  ['a yearly visit code with an illness', lines({ code: '99396', diagnoses: ['I10'], copay: 30 })],
  [
    'PT under Original Medicare',
    {
      claim: claim(screening({ modifiers: ['PT'] }), { planKind: 'original-medicare' }),
    },
  ],
  [
    'PT under Medicare Advantage',
    {
      claim: claim(screening({ modifiers: ['PT'] }), { planKind: 'medicare-advantage' }),
    },
  ],
  [
    'screening that the plan is deciding on',
    {
      claim: claim(screening({ modifiers: ['33'] }), { outcome: 'queued' }),
    },
  ],
  ['Medicaid', { claim: claim(screening({ modifiers: ['33'] }), { planKind: 'medicaid' }) }],
  ['TRICARE', { claim: claim(screening({ modifiers: ['33'] }), { planKind: 'tricare' }) }],
  [
    'screening that was refused',
    lines(screening({ modifiers: ['33'], coinsurance: 0, copay: 5, refused: ['119'] })),
  ],
  [
    'a glaucoma test under Medicare, which has a share',
    {
      claim: claim({ code: 'G0117', coinsurance: 8 }, { planKind: 'original-medicare' }),
    },
  ],
  // After the decision
  ['on the day of the decision', lines({ day: '2026-03-25' })],
  ['no day of a decision', { claim: claim({ day: '2026-04-25' }, { decided: null }) }],
  ['a month alone', lines({ day: '2026-04' })],
  ['a pharmacy', { claim: claim({ day: '2026-03-26' }, { kind: 'pharmacy' }) }],
  ['braces, paid ahead', { claim: claim({ day: '2026-06-01' }, { kind: 'oral' }) }],
  ['a plan that is deciding', { claim: claim({ day: '2026-03-26' }, { outcome: 'queued' }) }],
  ['a line without a charge', lines({ day: '2026-04-25', billed: 0, paid: 0 })],
  ['care that ends after', lines({ day: '2026-03-20', until: '2026-03-30' })],
  // Whole and part
  [
    'a facility beside who read it',
    { claim: claim(picture(), { kind: 'outpatient' }), near: [claim(reading())] },
  ],
  ['who took it beside who read it', beside(picture({ modifiers: ['TC'] }), reading())],
  [
    'who took it and who read it, in an office',
    lines(reading({ place: '11' }), picture({ modifiers: ['TC'] })),
  ],
  ['two sides', beside(picture({ modifiers: ['LT'] }), reading({ modifiers: ['26', 'RT'] }))],
  ['one side and no side', beside(picture({ modifiers: ['LT'] }), reading())],
  ['done again (76)', beside(picture({ modifiers: ['76'] }), reading())],
  ['another day of reading', beside(picture(), reading({ day: '2026-03-05' }))],
  ['another picture', beside(picture(), reading({ code: '73721'.replace('1', '2') }))],
  ['in a hospital, perhaps its own part', beside(picture({ place: '22' }), reading())],
  ['no place', beside(picture({ place: null }), reading())],
  ['the reading was refused', beside(picture(), reading({ refused: ['97'] }))],
  ['of another patient', beside(picture(), reading(), { patient: 'Patient/ben' })],
  // Approvals
  ['refused, and nothing on file', { claim: refused() }],
  ['paid, and approved', { claim: claim(picture()), approvals: [{}] }],
  ['paid, and refused before', { claim: claim(picture()), approvals: [{ decision: 'A3' }] }],
  ['approved for another service', { claim: refused(), approvals: [{ code: '70551' }] }],
  ['approved until the day before', { claim: refused(), approvals: [{ until: '2026-03-03' }] }],
  ['approved from the day after', { claim: refused(), approvals: [{ from: '2026-03-05' }] }],
  ['approved for another doctor', { claim: refused({ doctor: doctorA }), approvals: [{ npi: doctorB }] }],
  ['approved for fewer', { claim: refused({ units: 3 }), approvals: [{ units: 2 }] }],
  ['approved by another plan', { claim: refused(), approvals: [{ plan: 'medicare' }] }],
  ['approved, then taken back by the plan', { claim: refused(), approvals: [{ removed: true }] }],
  ['approved, then canceled', { claim: refused(), approvals: [{ status: 'cancelled' }] }],
  ['an estimate', { claim: refused(), approvals: [{ use: 'predetermination' }] }],
  ['no last day', { claim: refused(), approvals: [{ until: null }] }],
  ['not decided yet (A4)', { claim: refused(), approvals: [{ decision: 'A4' }] }],
  ['approved in part (A2)', { claim: refused(), approvals: [{ decision: 'A2' }] }],
  ['refused as not covered (96), and approved', { claim: refused({ refused: ['96'] }), approvals: [{}] }],
  ['refused as filed late (29), and approved', { claim: refused({ refused: ['29'] }), approvals: [{}] }],
  ['refused as too much (198), and approved', { claim: refused({ refused: ['198'] }), approvals: [{}] }],
  ['refused as too often (151), and approved', { claim: refused({ refused: ['151'] }), approvals: [{}] }],
  [
    'approved for one side, done on the other',
    {
      claim: refused({ modifiers: ['RT'] }),
      approvals: [{ modifiers: ['LT'] }],
    },
  ],
  [
    'refused, then approved, and refused for something else',
    {
      claim: refused({ refused: ['96'] }),
      approvals: [{ decision: 'A3' }, {}],
    },
  ],
  ['refused a year before', { claim: refused(), approvals: [{ decision: 'A3', decided: '2025-02-10' }] }],
  ['refused after the claim', { claim: refused(), approvals: [{ decision: 'A3', decided: '2026-04-10' }] }],
  ['a canceled claim, and an approval', { claim: refused({}, { status: 'cancelled' }), approvals: [{}] }],
];

describe('quiet', () => {
  it.each(quiet)('%s', (_title, one) => {
    expect(look(one)).toEqual([]);
  });

  it('at least sixty', () => {
    console.info(`${quiet.length} claims that are right stay quiet`);
    expect(quiet.length).toBeGreaterThanOrEqual(60);
  });
});

describe('says what it is about', () => {
  it('an approval with its number, its day and the day of the care', () => {
    expect(look({ claim: refused(), approvals: [{}] })).toEqual([
      expect.objectContaining({
        approvalNumber: 'AUTH-1',
        otherDay: '2026-02-10',
        day: '2026-03-04',
        service: '73721',
      }),
    ]);
  });

  it('hours of a day, and how many a day has', () => {
    expect(look(lines(therapy({ units: 98 })))).toEqual([
      expect.objectContaining({ count: 24.5, most: 24, day: '2026-03-04' }),
    ]);
  });

  it('the claim that was looked at first, then the other', () => {
    const [question] = look({
      claim: { ...claim(picture()), id: 'z' },
      near: [{ ...claim(reading()), id: 'a' }],
    });
    expect(question?.claimIds).toEqual(['evergreen/z', 'evergreen/a']);
  });

  it('the share of a screening, without what is not covered', () => {
    expect(look(lines(screening({ modifiers: ['33'], copay: 5 })))[0]?.cents).toBe(45_00);
  });
});
