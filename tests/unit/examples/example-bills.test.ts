/** The example of each sample person: every verdict was judged by reading the claim, in the order of the bills on screen. */
import { describe, expect, it } from 'vitest';
import type { BillVerdict } from '../../../shared/model/bills/bill.ts';
import { fill, listBills, openSampled, type Sampled } from './sample-store.ts';

const now = '2026-11-27';
const rosa = { name: 'Rosa Medina' };
const theo = { name: 'Theo Medina' };
const walter = { name: 'Walter Osgood', plans: ['medicare', 'evergreen'] as ('medicare' | 'evergreen')[] };
const max = { name: 'Max Measure', claims: 40 };

/** `$`: the difference in dollars; `null` where none can be told. */
type Expected = [
  biller: string,
  service: string | null,
  verdict: BillVerdict['verdict'],
  $: number | null,
  ...notes: BillVerdict['notes'],
];

function judged({ store, personId }: Sampled, today: string): Expected[] {
  return listBills(store, personId, today).map(({ bill, verdict: { verdict, differenceCents, notes } }) => [
    bill.biller,
    bill.serviceStart,
    verdict,
    differenceCents === null ? null : differenceCents / 100,
    ...notes,
  ]);
}

const tables: [string, Parameters<typeof openSampled>[0], Expected[]][] = [
  [
    'Rosa',
    { now, ...rosa },
    [
      // Replaced by a claim with a share of $40.00; the older said 20 % of $229.11.
      ['Lakeside Orthopedics', '2025-05-27', 'replaced', 5.82, 'was-replaced'],
      // A draft.
      ['Motion Physical Therapy', '2025-07-27', 'pending', null],
      // Asks $215.61, all that was billed, a day before the plan decided on a share of $25.01.
      ['Clearwater Laboratory', '2026-11-12', 'gross', 190.6, 'older-than-decision'],
      // Out of the network, $20.00 above the share and below what the plan left.
      ['Lakeside Orthopedics', '2026-05-27', 'oon', 20],
      ['QuickCare Walk-In', '2026-10-24', 'no-claim', null, 'wait'],
      ['Lakeside Orthopedics', '2026-03-04', 'replaced', null, 'withdrawn'],
      // Out of the network at a surgery center in it.
      ['Harbor Anesthesia Group', '2026-03-12', 'refused', null],
      ['Summit Imaging', '2026-08-27', 'refused', null],
      ['Summit Imaging', '2026-03-21', 'lower', -25],
      // Two visits, April 2 and 9, and no account number.
      ['Motion Physical Therapy', '2026-04-02', 'two', null],
      // $88.00 of $188.00 were paid at the desk; $100.00 are asked.
      ['Lakeside Orthopedics', '2026-02-20', 'match', 0],
      ['Northgate Surgery Center', '2026-03-12', 'higher', 100, 'was-replaced'],
      ['Quiet Mind Counseling', '2026-07-22', 'several', 0],
      // $42.96, a tenth of 2 % of $21,480.00.
      ['St. Brendan Hospital', '2026-02-03', 'plan-part', -386.64],
      // Half of $35.16 was paid after it came.
      ['Homeway Medical Supply', '2026-11-19', 'match', 0, 'paid-since'],
      ['Riverbend Recovery Services', '2025-07-08', 'collection', null],
      ['Summit Imaging', null, 'not-a-bill', null],
      ['Clear Vision Eye Care', '2026-05-20', 'paid', null],
      ['Lakeside Orthopedics', '2026-03-18', 'paid', null],
    ],
  ],
  [
    'Theo',
    { now, ...theo },
    [
      // To his mother by name.
      ['Little Oaks Pediatrics', '2025-07-02', 'ask', null, 'patient'],
      ['Clear Vision Eye Care', '2025-08-05', 'two', null],
      ['Clear Vision Eye Care', '2026-08-06', 'lower', -10],
      // A share of nothing.
      ['Little Oaks Pediatrics', '2026-07-02', 'higher', 25],
      ['Bright Smile Dental', '2026-10-20', 'match', 0],
      // The plan sent $128.07 to the family.
      ['Clear Vision Eye Care', '2024-11-04', 'match', 128.07, 'sent-to-you'],
      ['Bright Smile Dental', null, 'credit', null],
      ['Clear Vision Eye Care', '2026-08-05', 'paid', null],
      ['Bright Smile Dental', '2026-09-17', 'nothing-due', null],
    ],
  ],
  [
    'Walter with both plans',
    { now, ...walter },
    [
      ['Riverbend Recovery Services', '2026-09-24', 'collection', null],
      ['Homeway Medical Supply', '2026-06-04', 'match-calc', 0],
      // A share of nothing at the second plan.
      ['Clear Vision Eye Care', '2026-08-19', 'higher', 18],
      ['Sample Medicare Part D', null, 'plan-bill', null],
      ['Lakeside Orthopedics', '2026-03-18', 'match', 0],
      // Medicare's share, before the person said whether both plans looked at one visit.
      ['Maple Family Practice', '2026-10-14', 'other-payer', null, 'visit-asked'],
      ['Clearwater Laboratory', '2026-02-12', 'paid', null],
      ['Sample Medicare', null, 'not-a-bill', null],
      ['Corner Pharmacy', '2026-11-07', 'paid', null],
    ],
  ],
  [
    'Max',
    { now, ...max },
    [
      ['Clearwater Laboratory', '2026-11-17', 'match', 0],
      ['Summit Imaging', null, 'not-a-bill', null],
    ],
  ],
];

/** The claim that took the place of a replaced one stands for it. */
function verdictClaims(ids: readonly string[]): string[] {
  return ids.map((id) => id.replace(/(rosa-2025-033)$/, '$1-b')).sort();
}

describe('bills of the example', () => {
  it.each(tables)('%s', (_name, asked, expected) => {
    const sampled = openSampled(asked);
    fill(sampled, now);
    // In which order they are listed is no matter of the example.
    const sort = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(sort(judged(sampled, now))).toEqual(sort(expected));
  });

  it('together show every verdict but two, which no sample claim allows', () => {
    const shown = new Set(tables.flatMap(([, , expected]) => expected.map(([, , verdict]) => verdict)));
    const all: BillVerdict['verdict'][] = [
      ...['match', 'match-calc', 'higher', 'lower', 'several', 'plan-part', 'gross', 'no-claim'],
      ...['pending', 'refused', 'replaced', 'paid', 'two', 'ask', 'oon', 'other-payer', 'collection'],
      ...['not-a-bill', 'nothing-due', 'credit', 'plan-bill'],
    ] as BillVerdict['verdict'][];
    expect(all.filter((one) => !shown.has(one))).toEqual([]);
  });

  it('stand beside the claims meant, whatever the verdict', () => {
    const sampled = openSampled({ now, ...rosa });
    const { bills } = fill(sampled, now);
    const about = new Map(
      bills.map(({ about: ids, facts }) => [`${facts.biller} ${facts.serviceStart}`, ids]),
    );
    for (const { bill, verdict } of listBills(sampled.store, sampled.personId, now))
      expect(
        verdict.claims.map(({ claimId }) => claimId).sort(),
        `${bill.biller}: ${verdict.verdict}`,
      ).toEqual(verdictClaims(about.get(`${bill.biller} ${bill.serviceStart}`) ?? []));
  });

  it('a paper of $962.10 for a share of $862.10, whose text says so', () => {
    const sampled = openSampled({ now, ...rosa });
    const { bills } = fill(sampled, now);
    const [bill] = bills;
    expect(bill?.facts).toMatchObject({ biller: 'Northgate Surgery Center', dueCents: 962_10 });
    const row = listBills(sampled.store, sampled.personId, now).find(({ hasScan }) => hasScan);
    expect(row).toMatchObject({ bill: { dueCents: 962_10 }, verdict: { openShareCents: 862_10 } });
    expect(Buffer.from(bill?.scan?.bytes ?? []).toString('latin1')).toContain('Amount due: $962.10');
  });
});

const days = ['2026-01-02', '2026-03-19', '2026-03-21', '2026-06-02', '2027-01-01', '2028-02-29'];
/** Days that a paper names ahead: nothing happens on them. */
const ahead = new Set(['dueDate', 'lastDay']);

/** Every day in a value, by the name of its field. */
function listDays(value: unknown, name = ''): [string, string][] {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? [[name, value]] : [];
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, inner]) => listDays(inner, Array.isArray(value) ? name : key));
}

describe.each(days)('on %s', (today) => {
  it.each([rosa, theo, walter, max])(
    '$name: nothing lies after today, and what agrees is the claim meant',
    (who) => {
      const sampled = openSampled({ now: today, ...who });
      const example = fill(sampled, today, 'es');
      const late = listDays(example).filter(([name, day]) => day > today && !ahead.has(name));
      expect(late).toEqual([]);
      const rows = listBills(sampled.store, sampled.personId, today);
      expect(rows.length).toBe(example.bills.length);
      const meant = new Set(example.bills.flatMap(({ about }) => about));
      for (const { bill, verdict } of rows)
        if (['match', 'match-calc', 'several', 'plan-part'].includes(verdict.verdict))
          expect(
            verdict.claims.every(({ claimId }) => meant.has(claimId)),
            bill.biller,
          ).toBe(true);
    },
  );

  it('Rosa has an appeal under way: still to be sent in time, or waiting for an answer', () => {
    const sampled = openSampled({ now: today, ...rosa });
    const [appeal] = fill(sampled, today).appeals;
    const { lastDay, sentOn } = appeal?.facts ?? {};
    expect(sentOn === null ? (lastDay ?? '') >= today : (sentOn ?? '') < (lastDay ?? '')).toBe(true);
    expect(appeal?.calls.length).toBe(1);
    const texts = Object.fromEntries(appeal?.letters.map(({ language: code, text }) => [code, text]) ?? []);
    expect(texts['en']).toContain('My doctor ordered this care');
    expect(texts['es']).toContain('Mi médico');
    expect(texts['es']).not.toContain('My doctor');
  });
});
