/** Which claims belong together, and which never do. */
import { expect, it } from 'vitest';
import type { CareClaim } from '../../../electron/data/episodes/group/care-claim.ts';
import { care, doctor, hospital, operation, surgeon, tellGroups, therapy } from './care-cases.ts';

type Case = [what: string, claims: CareClaim[], groups: string];

const emergency = (over: Partial<CareClaim> = {}) =>
  care({ kind: 'outpatient', places: ['23'], isEmergency: true, family: 'R07', ...over });
const visits = (...days: string[]) => days.map((day) => therapy(day));
const office = (start: string, over: Partial<CareClaim> = {}) =>
  care({ start, service: 'V1', provider: 'maple', family: 'I10', ...over });

const together: Case[] = [
  [
    'a doctor who saw the person during the stay',
    [hospital(), care({ start: '2026-03-05', places: ['21'] })],
    '2 stay',
  ],
  [
    'a doctor without a place, within the stay',
    [hospital(), care({ start: '2026-03-06', places: [] })],
    '2 stay',
  ],
  ['a doctor in the hospital on the first day', [hospital(), care({ places: ['21'] })], '2 stay'],
  ['an office on the first day for the same matter', [hospital(), care({ family: 'J18' })], '2 stay'],
  ['an ambulance on the first day', [hospital(), care({ places: ['41'], isAmbulance: true })], '2 stay'],
  [
    'two parts of one stay, billed one after the other',
    [
      hospital(),
      hospital({ start: '2026-03-06', end: '2026-03-09', stay: { start: '2026-03-04', end: '2026-03-09' } }),
    ],
    '2 stay',
  ],
  [
    'a nursing home on the day of discharge',
    [
      hospital(),
      hospital({
        kind: 'nursing',
        start: '2026-03-07',
        end: '2026-03-20',
        stay: { start: '2026-03-07', end: '2026-03-20' },
      }),
    ],
    '2 stay',
  ],
  ['one account of one day', [care({ accounts: ['HV20417'] }), care({ accounts: ['HV20417'] })], '2 account'],
  [
    'one account within one stay',
    [
      hospital({ accounts: ['A1234'] }),
      care({ kind: 'outpatient', places: [], start: '2026-03-06', accounts: ['A1234'] }),
    ],
    '2 stay',
  ],
  ['one account, three claims of a day', [1, 2, 3].map(() => care({ accounts: ['A1234'] })), '3 account'],
  [
    'the surgeon in the hospital, that day',
    [operation(), care({ start: '2026-03-12', places: ['22'], renderers: [surgeon] })],
    '2 surgery-day',
  ],
  [
    'anesthesia that day beside who operated',
    [
      operation({ operations: [], places: [] }),
      care({ start: '2026-03-12', places: ['24'], isAnesthesia: true, family: 'M17' }),
    ],
    '2 surgery-day',
  ],
  [
    'a test that the surgeon sent for, 20 days before',
    [operation(), care({ start: '2026-02-20', family: 'M17', referrers: [surgeon] })],
    '2 surgery-test',
  ],
  [
    'a test 30 days before',
    [operation(), care({ start: '2026-02-10', family: 'M17', referrers: [surgeon] })],
    '2 surgery-test',
  ],
  [
    'the surgeon on the day before',
    [operation(), care({ start: '2026-03-11', family: 'M17', renderers: [surgeon] })],
    '2 surgery-visit',
  ],
  [
    'the surgeon, six days after',
    [operation(), care({ start: '2026-03-18', family: 'M17', renderers: [surgeon] })],
    '2 surgery-visit',
  ],
  [
    'the surgeon, 90 days after, the matter among others',
    [
      operation(),
      care({ start: '2026-06-10', family: 'Z47', families: ['Z47', 'M17'], renderers: [surgeon] }),
    ],
    '2 surgery-visit',
  ],
  [
    'an emergency and its ambulance',
    [emergency(), care({ places: ['41'], isAmbulance: true })],
    '2 emergency',
  ],
  ['an emergency and its doctor', [emergency(), care({ places: ['23'], isEmergency: true })], '2 emergency'],
  ['an emergency and a scan in the hospital', [emergency(), care({ places: ['22'] })], '2 emergency'],
  [
    'an emergency and a lab for the same matter',
    [emergency(), care({ places: ['81'], family: 'R07' })],
    '2 emergency',
  ],
  [
    'one matter, one day: doctor and lab',
    [care({ family: 'I10' }), care({ family: 'I10', places: ['81'] })],
    '2 same-day',
  ],
  [
    'one checkup and its vaccine',
    [care({ isPreventive: true, family: 'Z00' }), care({ isPreventive: true, family: 'Z00' })],
    '2 same-day',
  ],
  ['three visits to therapy, a week apart', visits('2026-03-02', '2026-03-09', '2026-03-16'), '3 series'],
  ['three visits to therapy, 21 days apart', visits('2026-03-02', '2026-03-23', '2026-04-13'), '3 series'],
  [
    'dialysis three times',
    ['2026-03-02', '2026-03-04', '2026-03-06'].map((day) => therapy(day, { course: 'dialysis' })),
    '3 series',
  ],
  [
    'an office, three times for one matter and one service',
    [office('2026-03-02'), office('2026-03-12'), office('2026-03-22')],
    '3 series',
  ],
  [
    'home health by the month',
    ['01', '02', '03'].map((month) =>
      therapy(`2026-${month}-01`, { kind: 'home-health', course: 'home-health', end: `2026-${month}-28` }),
    ),
    '3 series',
  ],
  [
    'a specialist to whom the doctor sent',
    [
      care({ start: '2026-02-01', family: 'M17', renderers: [doctor] }),
      care({ family: 'M17', referrers: [doctor] }),
    ],
    '2 referral',
  ],
  [
    'the last of two visits before a referral',
    [
      care({ start: '2026-01-01', family: 'M17', renderers: [doctor] }),
      care({ start: '2026-02-01', family: 'M17', renderers: [doctor] }),
      care({ family: 'M17', referrers: [doctor] }),
    ],
    '2 referral | 1',
  ],
];

const apart: Case[] = [
  [
    'two people in one hospital',
    [hospital(), care({ personId: 'ben', start: '2026-03-05', places: ['21'] })],
    '1 | 1',
  ],
  [
    'two people with one account',
    [care({ accounts: ['A1234'] }), care({ personId: 'ben', accounts: ['A1234'] })],
    '1 | 1',
  ],
  [
    'a medicine during the stay',
    [hospital(), care({ kind: 'pharmacy', start: '2026-03-05', family: 'J18' })],
    '1 | 1',
  ],
  [
    'a medicine on the day of discharge',
    [hospital(), care({ kind: 'pharmacy', start: '2026-03-07' })],
    '1 | 1',
  ],
  ['a dentist on the first day of the stay', [hospital(), care({ kind: 'oral' })], '1 | 1'],
  ['an office for another matter on the first day', [hospital(), care({ family: 'H52' })], '1 | 1'],
  [
    'a doctor without a place on the day of discharge',
    [hospital(), care({ start: '2026-03-07', places: [] })],
    '1 | 1',
  ],
  ['a doctor the day after the stay', [hospital(), care({ start: '2026-03-08', places: ['21'] })], '1 | 1'],
  [
    'rented equipment of the month of the stay',
    [hospital(), care({ kind: 'equipment', start: '2026-03-04', end: '2026-04-03', places: ['12'] })],
    '1 | 1',
  ],
  [
    'a checkup during the stay',
    [hospital(), care({ start: '2026-03-05', places: ['21'], isPreventive: true })],
    '1 | 1',
  ],
  [
    'care in a hospital that goes on after the stay',
    [hospital(), care({ kind: 'outpatient', places: ['22'], start: '2026-03-06', end: '2026-03-09' })],
    '1 | 1',
  ],
  [
    'anesthesia for another matter than that of who operated',
    [
      operation({ operations: [], places: [] }),
      care({ start: '2026-03-12', places: ['24'], isAnesthesia: true, family: 'K40' }),
    ],
    '1 | 1',
  ],
  [
    'two stays a week apart',
    [
      hospital(),
      hospital({ start: '2026-03-14', end: '2026-03-16', stay: { start: '2026-03-14', end: '2026-03-16' } }),
    ],
    '1 | 1',
  ],
  [
    'one account on claims of two days: it names the person',
    [care({ accounts: ['A1234'] }), care({ start: '2026-03-18', accounts: ['A1234'] })],
    '1 | 1',
  ],
  [
    'one account on three claims, one of another day',
    [
      care({ accounts: ['A1234'] }),
      care({ accounts: ['A1234'] }),
      care({ start: '2026-05-01', accounts: ['A1234'] }),
    ],
    '1 | 1 | 1',
  ],
  [
    'a test that another doctor sent for',
    [operation(), care({ start: '2026-02-20', family: 'M17', referrers: [doctor] })],
    '1 | 1',
  ],
  [
    'a test for another matter',
    [operation(), care({ start: '2026-02-20', family: 'I10', referrers: [surgeon] })],
    '1 | 1',
  ],
  [
    'a test 31 days before',
    [operation(), care({ start: '2026-02-09', family: 'M17', referrers: [surgeon] })],
    '1 | 1',
  ],
  ['a test without a diagnosis', [operation(), care({ start: '2026-02-20', referrers: [surgeon] })], '1 | 1'],
  [
    'the surgeon for another matter',
    [operation(), care({ start: '2026-03-18', family: 'M75', renderers: [surgeon] })],
    '1 | 1',
  ],
  [
    'the surgeon 91 days after',
    [operation(), care({ start: '2026-06-11', family: 'M17', renderers: [surgeon] })],
    '1 | 1',
  ],
  [
    'the surgeon two days before',
    [operation(), care({ start: '2026-03-10', family: 'M17', renderers: [surgeon] })],
    '1 | 1',
  ],
  [
    'another doctor after the surgery',
    [operation(), care({ start: '2026-03-18', family: 'M17', renderers: [doctor] })],
    '1 | 1',
  ],
  [
    'a dentist on the day of the surgery',
    [operation(), care({ kind: 'oral', start: '2026-03-12' })],
    '1 | 1',
  ],
  [
    'an office for another matter on the day of the surgery',
    [operation(), care({ start: '2026-03-12', family: 'L70' })],
    '1 | 1',
  ],
  [
    'anesthesia at the dentist: nobody operated in a hospital',
    [
      care({ kind: 'oral', operators: [surgeon], family: 'K04' }),
      care({ isAnesthesia: true, family: 'K08' }),
    ],
    '1 | 1',
  ],
  ['an emergency and an office for another matter', [emergency(), care({ family: 'L70' })], '1 | 1'],
  [
    'an emergency and a lab for another matter',
    [emergency(), care({ places: ['81'], family: 'E11' })],
    '1 | 1',
  ],
  [
    'an emergency and a claim of the day after',
    [emergency(), care({ start: '2026-03-05', places: ['22'] })],
    '1 | 1',
  ],
  [
    'a checkup and a sickness on one day',
    [care({ isPreventive: true, family: 'Z00' }), care({ family: 'J02' })],
    '1 | 1',
  ],
  [
    'a checkup and a sickness of one family',
    [care({ isPreventive: true, family: 'I10' }), care({ family: 'I10' })],
    '1 | 1',
  ],
  ['two matters on one day', [care({ family: 'I10' }), care({ family: 'L70' })], '1 | 1'],
  [
    'one matter on two days',
    [care({ family: 'I10' }), care({ family: 'I10', start: '2026-03-05' })],
    '1 | 1',
  ],
  ['no diagnosis on one day', [care(), care()], '1 | 1'],
  [
    'dialysis and a visit of that day for the same matter',
    [care({ course: 'dialysis', family: 'N18' }), care({ family: 'N18' })],
    '1 | 1',
  ],
  [
    'dialysis during a stay',
    [hospital(), care({ start: '2026-03-05', places: ['65'], course: 'dialysis', family: 'J18' })],
    '1 | 1',
  ],
  ['two visits to therapy', visits('2026-03-02', '2026-03-09'), '1 | 1'],
  ['three visits to therapy, 22 days apart', visits('2026-03-02', '2026-03-24', '2026-04-15'), '1 | 1 | 1'],
  [
    'three claims of therapy, two days',
    visits('2026-03-02', '2026-03-02', '2026-03-09').map((one) => ({ ...one, family: null, families: [] })),
    '1 | 1 | 1',
  ],
  [
    'therapy at three providers',
    ['a', 'b', 'c'].map((provider, at) => therapy(`2026-03-0${at + 1}`, { provider })),
    '1 | 1 | 1',
  ],
  [
    'therapy at providers without a name',
    ['1', '2', '3'].map((day) => therapy(`2026-03-0${day}`, { provider: null })),
    '1 | 1 | 1',
  ],
  [
    'an office for three matters',
    [office('2026-03-02'), office('2026-03-12', { family: 'L70' }), office('2026-03-22', { family: 'J02' })],
    '1 | 1 | 1',
  ],
  [
    'equipment rented by the month',
    ['01', '02', '03'].map((month) =>
      therapy(`2026-${month}-04`, { kind: 'equipment', course: null, service: 'E1' }),
    ),
    '1 | 1 | 1',
  ],
  [
    'a referral after 91 days',
    [
      care({ start: '2026-03-04', family: 'M17', renderers: [doctor] }),
      care({ start: '2026-06-03', family: 'M17', referrers: [doctor] }),
    ],
    '1 | 1',
  ],
  [
    'a referral for another matter',
    [
      care({ start: '2026-02-01', family: 'I10', renderers: [doctor] }),
      care({ family: 'M17', referrers: [doctor] }),
    ],
    '1 | 1',
  ],
  [
    'a doctor who names themselves',
    [
      care({ start: '2026-02-01', family: 'M17', renderers: [doctor] }),
      care({ family: 'M17', renderers: [doctor], referrers: [doctor] }),
    ],
    '1 | 1',
  ],
  [
    'claims without a day',
    [
      care({ start: null, family: 'M17', accounts: ['A1234'] }),
      care({ start: null, family: 'M17', accounts: ['A1234'] }),
    ],
    '1 | 1',
  ],
];

it.each([...together, ...apart])('%s', (_what, claims, groups) => {
  expect(tellGroups(claims)).toBe(groups);
});

it('of each kind there are at least 20 cases', () => {
  expect([together.length >= 20, apart.length >= 20]).toEqual([true, true]);
});
