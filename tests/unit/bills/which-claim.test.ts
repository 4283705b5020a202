/** Which claim a bill is about: each row is one piece of paper, and what a person is told about it. */
import { describe } from 'vitest';
import { billLine } from './bill-and-claim.ts';
import { judgeEach } from './judge-each.ts';

const visits = [
  billLine({ serviceStart: '2026-03-04', dueCents: 60_00 }),
  billLine({ serviceStart: '2026-03-11', dueCents: 35_00 }),
  billLine({ serviceStart: '2026-03-18', dueCents: 25_00 }),
];
const threeClaims = [
  { id: 'c1', shareCents: 60_00 },
  { id: 'c2', start: '2026-03-11', end: '2026-03-11', lines: [], shareCents: 35_00 },
  { id: 'c3', start: '2026-03-18', end: '2026-03-18', lines: [], shareCents: 25_00 },
];
const later = { id: 'c2', start: '2026-03-18', end: '2026-03-18', lines: [] };
const lab = { isDateLoose: true };
const facility = {
  id: 'c2',
  kind: 'outpatient' as const,
  accounts: ['F-77'],
  npis: ['1999999984'],
  shareCents: 80_00,
};

describe('the claim of a bill', () => {
  judgeEach([
    // Names
    ['another spelling', { biller: 'Harbor Vly Ortho' }, [{}], ['match', 0]],
    ['legal form, accents and case', { biller: 'HÁRBOR VALLEY ORTHOPEDICS, L.L.C.' }, [{}], ['match', 0]],
    ['the doctor in place of the group', { biller: 'Lee Okafor MD', accounts: [] }, [{}], ['ask', null]],
    [
      'the doctor, with an account of somebody else: the group may have another one',
      { biller: 'Lee Okafor MD', accounts: ['ZZ-99'] },
      [{}],
      ['ask', null],
    ],
    ['the doctor, with the account', { biller: 'Okafor, Lee MD' }, [{}], ['match', 0]],
    ['a billing company', { biller: 'Medibill Partners LLC' }, [{}], ['match', 0]],
    [
      'a billing company without the account',
      { biller: 'Medibill Partners LLC', accounts: [] },
      [{}],
      ['ask', null, 'same-amount'],
    ],
    [
      'a billing company without the account, that asks for another amount',
      { biller: 'Medibill Partners LLC', accounts: [], dueCents: 119_99 },
      [{}],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'a billing company that the person confirmed once',
      { biller: 'Medibill Partners LLC', accounts: [], totalChargesCents: 400_00 },
      [{}],
      ['match', 0],
      { senders: { 'Medibill Partners LLC': ['1234567893'] } },
    ],
    [
      'a billing company that names the provider',
      {
        biller: 'Medibill Partners LLC',
        billerFor: 'Harbor Valley Orthopedics',
        accounts: [],
        totalChargesCents: 400_00,
        lines: [billLine({ serviceStart: '2026-03-04', chargeCents: 400_00 })],
      },
      [{}],
      ['match', 0],
    ],
    [
      'a name that hundreds carry',
      { biller: 'Radiology Associates', accounts: [] },
      [{ providers: ['RADIOLOGY ASSOC'] }],
      ['ask', null],
    ],

    // Numbers
    ['another account of the same sender', { accounts: ['HV-20418'] }, [{}], ['ask', null, 'conflict']],
    [
      'no account, but NPI and charges',
      { accounts: [], npi: '1234567893', totalChargesCents: 400_00 },
      [{ accounts: ['0'] }],
      ['match', 0],
    ],
    [
      'an account number that the plan cut to 20',
      { accounts: ['HV-2041-7755-ABCD-901234'] },
      [{ accounts: ['HV-2041-7755-ABCD-90'] }],
      ['match', 0],
    ],
    ['an account of all the patient’s visits', {}, [{}, later], ['match', 0]],
    [
      'the claim number of the plan',
      { accounts: [], biller: 'Northwind Billing', claimNumber: 'PC88120' },
      [{}],
      ['match', 0],
    ],
    ['an account that is no number', { accounts: ['NONE'] }, [{ accounts: ['NONE'] }], ['ask', null]],

    // Dates
    ['no date', { serviceStart: null }, [{}], ['ask', null, 'no-date']],
    [
      'no date, and two visits',
      { serviceStart: null },
      [{}, { ...later, shareCents: 120_00 }],
      ['two', null],
    ],
    [
      'no date, and an amount that fits one only',
      { serviceStart: null },
      [{}, { ...later, shareCents: 45_00 }],
      ['two', null],
    ],
    ['a day after, of a lab', { serviceStart: '2026-03-05' }, [lab], ['match', 0]],
    [
      'a day after, of a lab, without the account',
      { serviceStart: '2026-03-05', accounts: [] },
      [lab],
      ['ask', null],
    ],
    ['four days after, of a lab', { serviceStart: '2026-03-08' }, [lab], ['ask', null, 'conflict']],
    ['a day after, of a doctor', { serviceStart: '2026-03-05' }, [{}], ['ask', null, 'conflict']],
    ['ten days after', { serviceStart: '2026-03-14' }, [{}], ['ask', null, 'conflict']],
    [
      'a stay',
      { serviceEnd: '2026-03-07', dueCents: 1736_00 },
      [{ kind: 'inpatient', end: '2026-03-07', lines: [], shareCents: 1736_00 }],
      ['match', 0],
    ],
    [
      'one day of a stay',
      { serviceStart: '2026-03-06', dueCents: 1736_00 },
      [{ kind: 'inpatient', end: '2026-03-07', lines: [], shareCents: 1736_00 }],
      ['match', 0],
    ],
    [
      'the surgeon within a stay',
      { serviceStart: '2026-03-06', biller: 'Okafor Surgical', accounts: ['OS-5'] },
      [
        { kind: 'inpatient', end: '2026-03-07', lines: [], shareCents: 1736_00 },
        {
          id: 'c2',
          providers: ['OKAFOR SURGICAL LLC'],
          npis: ['1888888880'],
          accounts: ['OS5'],
          start: '2026-03-06',
          end: '2026-03-06',
          lines: [],
        },
      ],
      ['match', 0],
    ],
    [
      'the hospital with the surgeon’s share on top',
      { serviceEnd: '2026-03-07', dueCents: 1856_00 },
      [
        { kind: 'inpatient', end: '2026-03-07', lines: [], shareCents: 1736_00 },
        { id: 'c2', providers: ['OKAFOR SURGICAL LLC'], npis: ['1888888880'], accounts: ['OS5'], lines: [] },
      ],
      ['higher', 120_00],
    ],

    // Several visits
    ['three visits', { lines: visits, serviceStart: null }, threeClaims, ['several', 0]],
    [
      'three visits, one undecided',
      { lines: visits, serviceStart: null },
      [...threeClaims.slice(0, 2), { ...threeClaims[2], state: 'open' }],
      ['several', null],
    ],
    [
      'three visits and 5 more',
      { lines: visits, serviceStart: null, dueCents: 125_00 },
      threeClaims,
      ['higher', 5_00],
    ],
    [
      'two people',
      {
        dueCents: 160_00,
        serviceStart: null,
        accounts: ['HV-20417'],
        lines: [
          billLine({ serviceStart: '2026-03-04', dueCents: 120_00, personId: 'ana' }),
          billLine({ serviceStart: '2026-03-04', dueCents: 40_00, personId: 'ben' }),
        ],
      },
      [{}, { id: 'c2', personId: 'ben', shareCents: 40_00 }],
      ['several', 0],
    ],
    [
      'a stay that was billed in two spans',
      {
        dueCents: 900_00,
        serviceStart: null,
        lines: [
          billLine({ serviceStart: '2026-03-04', serviceEnd: '2026-03-10' }),
          billLine({ serviceStart: '2026-03-11', serviceEnd: '2026-03-15' }),
        ],
      },
      [
        { kind: 'inpatient', end: '2026-03-10', lines: [], shareCents: 500_00 },
        {
          id: 'c2',
          kind: 'inpatient',
          start: '2026-03-11',
          end: '2026-03-15',
          lines: [],
          shareCents: 400_00,
        },
      ],
      ['several', 0],
    ],

    // No claim
    [
      'a week old',
      { serviceStart: '2026-04-22', accounts: ['Q1'], biller: 'Elm Dental' },
      [{}],
      ['no-claim', null, 'wait'],
    ],
    [
      'months old',
      { serviceStart: '2026-01-10', accounts: ['Q1'], biller: 'Elm Dental' },
      [{}],
      ['no-claim', null, 'ask-if-billed'],
    ],
    [
      'a year old',
      { serviceStart: '2025-04-10', accounts: ['Q1'], biller: 'Elm Dental' },
      [{}],
      ['no-claim', null, 'filing-limit'],
    ],
    [
      'older than the records',
      { serviceStart: '2024-12-10', accounts: ['Q1'], biller: 'Elm Dental' },
      [{}],
      ['no-claim', null, 'before-records'],
    ],
    ['of another person', { personId: 'ben' }, [{}], ['no-claim', null, 'ask-if-billed']],
    ['of a newborn under the mother', { patientName: 'Baby Girl Ruiz' }, [{}], ['ask', null, 'patient']],
    ['ruled out by the person', {}, [{}], ['no-claim', null, 'ask-if-billed'], { ruledOut: ['c1'] }],

    // Two claims
    [
      'the facility of that day has another account',
      {},
      [{}, { ...facility, providers: ['HARBOR HOSPITAL'] }],
      ['match', 0],
    ],
    [
      'one organization, doctor and facility, without an account',
      { accounts: [], dueCents: 200_00 },
      [{}, { ...facility, providers: ['HARBOR VALLEY ORTHOPEDICS'] }],
      ['two', null],
    ],
    ['the same visit twice', {}, [{}, { id: 'c2' }], ['two', null, 'possible-duplicate']],
  ]);
});
