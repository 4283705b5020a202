import { formatDate, formatDayOfYear } from '../../make/calendar.ts';
import { type ClaimSpec, type LineSpec, unstatedShare } from '../../make/claims/claim-spec.ts';
import { splitMoney } from '../../make/claims/money.ts';
import { codeDental, codeDrug, codeProcedure, codeSupply } from '../../make/claims/services.ts';
import { parties } from '../../make/providers.ts';

const knee = { code: 'S83.242A', display: 'Torn meniscus, left knee' };

/** The year whose first weeks hold the knee surgery: this year once it is past March 20, else last year. */
export function findStoryYear(now: string): number {
  const year = Number(now.slice(0, 4));
  return now.slice(5) >= '03-20' ? year : year - 1;
}

/** The knee surgery and the claims around it, in February and March of the story year, each written by hand. */
export function planKneeStory(year: number, now: string): ClaimSpec[] {
  const on = (month: number, day: number) => formatDate(year, month, day);
  const claims = [...planBeforeSurgery(year, on), ...planSurgery(year, on), ...planAfterSurgery(year, on)];
  return now < on(5, 20)
    ? claims
    : claims.map((claim) => (claim.outcome === 'queued' ? decideStay(claim, on(5, 18)) : claim));
}

/** The hospital stay, which the plan decides only in May. */
function decideStay(claim: ClaimSpec, decided: string): ClaimSpec {
  const { outcome: _outcome, ...rest } = claim;
  const lines = claim.lines.map((line) => {
    const discount = Math.round(line.money.billed * 0.55);
    return {
      ...line,
      money: splitMoney({
        billed: line.money.billed,
        discount,
        coinsurance: Math.round(line.money.billed / 50),
      }),
    };
  });
  return { ...rest, decided, levels: 'header', lines };
}

type Day = (month: number, day: number) => string;

function formatNumber(year: number, date: string, tail: string): string {
  return `${String(year).slice(2)}-${formatDayOfYear(date)}-${tail}`;
}

function makeSpec(
  id: string,
  parts: Omit<ClaimSpec, 'id' | 'style' | 'network' | 'team'> & Partial<ClaimSpec>,
): ClaimSpec {
  return { style: 'referenced', network: 'innetwork', team: [], id, ...parts };
}

function planBeforeSurgery(year: number, on: Day): ClaimSpec[] {
  const roomAndCare: LineSpec[] = [
    { service: null, revenue: '0120', quantity: 3, money: splitMoney({ billed: 14_400_00 }) },
    { service: null, revenue: '0300', money: splitMoney({ billed: 2_830_00 }) },
    { service: null, revenue: '0250', money: splitMoney({ billed: 4_250_00 }) },
  ];
  return [
    makeSpec(`rosa-${year}-hospital`, {
      number: formatNumber(year, on(2, 7), '0018'),
      kind: 'inpatient',
      start: on(2, 3),
      end: on(2, 6),
      decided: on(2, 10),
      provider: parties.stBrendan,
      team: [{ role: 'attending', party: parties.lindqvist }],
      diagnoses: [{ code: 'K35.80', display: 'Sudden appendix infection', onAdmission: 'Y' }],
      stay: { admitted: on(2, 3), discharged: on(2, 6), drg: '343' },
      outcome: 'queued',
      lines: roomAndCare,
    }),
    makeSpec(`rosa-${year}-dental`, {
      number: formatNumber(year, on(2, 10), '3307'),
      kind: 'oral',
      start: on(2, 9),
      decided: on(2, 12),
      provider: parties.brightSmile,
      team: [{ role: 'rendering', party: parties.tanaka }],
      diagnoses: [],
      lines: [
        {
          service: codeDental('D2391', 'Tooth-colored filling, one side'),
          tooth: '30',
          place: '11',
          money: splitMoney({ billed: 190_00, coinsurance: 38_00 }),
        },
      ],
    }),
    makeSpec(`rosa-${year}-consult`, {
      number: formatNumber(year, on(2, 21), '2188'),
      kind: 'professional',
      start: on(2, 20),
      decided: on(2, 24),
      provider: parties.lakeside,
      team: [{ role: 'rendering', party: parties.okafor }],
      diagnoses: [knee],
      lines: [
        {
          service: codeProcedure('99204', 'First visit with a specialist'),
          place: '11',
          money: splitMoney({ billed: 310_00, discount: 122_00, deductible: 188_00 }),
        },
      ],
    }),
    makeSpec(`rosa-${year}-pharmacy`, {
      number: formatNumber(year, on(3, 2), '1180'),
      kind: 'pharmacy',
      start: on(3, 2),
      decided: on(3, 2),
      provider: parties.cornerPharmacy,
      team: [{ role: 'prescribing', party: parties.okafor }],
      diagnoses: [],
      drug: { daysSupply: 30, refill: 0, refillsAuthorized: 3, brand: false },
      paidByPatient: 15_00,
      lines: [
        {
          service: codeDrug('99900-0123-30', 'Calmirol 10 mg tablet'),
          quantity: 30,
          money: splitMoney({ billed: 61_20, copay: 15_00 }),
        },
      ],
    }),
    makeSpec(`rosa-${year}-canceled`, {
      number: formatNumber(year, on(3, 5), '2190'),
      kind: 'professional',
      start: on(3, 4),
      decided: on(3, 9),
      status: 'cancelled',
      provider: parties.lakeside,
      team: [{ role: 'rendering', party: parties.okafor }],
      diagnoses: [knee],
      notes: ['The clinic took this claim back. The visit did not take place.'],
      lines: [
        {
          service: codeProcedure('99213', 'Office visit'),
          place: '11',
          money: splitMoney({ billed: 180_00, discount: 52_00, copay: 40_00 }),
        },
      ],
    }),
  ];
}

function planSurgery(year: number, on: Day): ClaimSpec[] {
  const day = on(3, 12);
  const first = formatNumber(year, on(3, 18), '4409');
  const second = formatNumber(year, on(3, 18), '4410');
  const shared = {
    kind: 'outpatient' as const,
    start: day,
    provider: parties.northgate,
    team: [
      { role: 'operating' as const, party: parties.okafor },
      { role: 'attending' as const, party: parties.okafor },
    ],
    diagnoses: [knee],
  };
  return [
    makeSpec(`rosa-${year}-surgery-1`, {
      ...shared,
      number: first,
      decided: on(3, 16),
      updated: on(3, 19),
      replacedBy: second,
      lines: planSurgeryLines({ discount: 3_850_00, notCovered: 0, coinsurance: 335_00 }),
    }),
    makeSpec(`rosa-${year}-surgery-2`, {
      ...shared,
      number: second,
      decided: on(3, 19),
      replaces: first,
      paymentType: 'partiallypaid',
      lines: planSurgeryLines({ discount: 3_038_00, notCovered: 462_00, coinsurance: 290_00 }),
    }),
    makeSpec(`rosa-${year}-anesthesia`, {
      number: formatNumber(year, on(3, 19), '0093'),
      kind: 'professional',
      start: day,
      decided: on(3, 16),
      provider: parties.harbor,
      team: [{ role: 'rendering', party: parties.haddad }],
      diagnoses: [knee],
      network: 'outofnetwork',
      paymentType: 'denied',
      omit: unstatedShare,
      lines: [
        {
          service: codeProcedure('01400', 'Anesthesia for knee surgery'),
          place: '24',
          reason: { code: '242', note: 'Provider is not in your network.' },
          money: splitMoney({ billed: 1_450_00, notCovered: 1_450_00 }),
        },
      ],
    }),
  ];
}

function planSurgeryLines(room: { discount: number; notCovered: number; coinsurance: number }): LineSpec[] {
  const note = { code: '96', note: 'Part of this charge is not covered by your plan.' };
  return [
    {
      service: codeProcedure('29881', 'Knee arthroscopy, operating room'),
      revenue: '0360',
      money: splitMoney({ billed: 6_900_00, deductible: 500_00, ...room }),
      ...(room.notCovered ? { reason: note } : {}),
    },
    {
      service: codeProcedure('99152', 'Recovery room, 2 hours'),
      revenue: '0710',
      quantity: 2,
      money: splitMoney({ billed: 840_00, discount: 420_00, coinsurance: 42_00 }),
    },
    {
      service: codeSupply('A4550', 'Medical supplies'),
      revenue: '0270',
      money: splitMoney({ billed: 500_00, discount: 352_35, coinsurance: 13_10, copay: 17_00 }),
    },
  ];
}

function planAfterSurgery(year: number, on: Day): ClaimSpec[] {
  return [
    makeSpec(`rosa-${year}-follow-up`, {
      number: formatNumber(year, on(3, 20), '2201'),
      kind: 'professional',
      start: on(3, 18),
      decided: on(3, 20),
      provider: parties.lakeside,
      team: [{ role: 'rendering', party: parties.okafor }],
      diagnoses: [knee],
      style: 'contained',
      lines: [
        {
          service: codeProcedure('99214', 'Longer visit with a specialist'),
          place: '11',
          money: splitMoney({ billed: 412_00, discount: 111_60, copay: 40_00 }),
        },
      ],
    }),
  ];
}
