/** Medicare's drug cap over a real database: what claims of Medicare and of other plans state, month by month. */
import { describe, expect, it } from 'vitest';
import { requests } from '../../../shared/ipc/contract.ts';
import type { DrugCapView, JoinMonth } from '../../../shared/model/bills/drug-cap.ts';
import { eob, later, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';
import { fill as fillExample, openSampled } from '../examples/sample-store.ts';

const today = '2026-04-10';
const variable = 'https://bluebutton.cms.gov/resources/variables/';
const category = (name: string, code = 'coinsurance') => ({
  coding: [
    { system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBAdjudication', code },
    { system: 'https://bluebutton.cms.gov/resources/codesystem/adjudication', code: variable + name },
  ],
});

type Amounts = Record<string, number | undefined>;
type Facts = { amounts: Amounts; drug?: string; contract?: string; coverage?: string; status?: string };

/** A drug event as Medicare states it; amounts are dollars by variable. */
function event(id: string, date: string, { amounts, drug = 'Presolin', contract, coverage, status }: Facts) {
  const plain = eob({ id, date, pharmacy: true, share: null, paid: null, billed: null, service: 'Presolin' });
  const adjudication = Object.entries(amounts).map(([name, value]) => ({
    category: name === 'enhanced' ? category('cvrd_d_plan_pd_amt', 'noncovered') : category(name),
    amount: { value, currency: 'USD' },
  }));
  const identify = (name: string, value: string) => ({ url: variable + name, valueIdentifier: { value } });
  return {
    ...plain,
    item: [
      {
        sequence: 1,
        servicedDate: date,
        productOrService: {
          coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '99900045030' }],
          text: drug,
        },
        adjudication,
      },
    ],
    ...(status && {
      supportingInfo: [
        {
          sequence: 1,
          category: { coding: [{ code: 'info' }] },
          code: { coding: [{ system: `${variable}drug_cvrg_stus_cd`, code: status }] },
        },
      ],
    }),
    insurance: [
      {
        focal: true,
        coverage: {
          reference: coverage ?? 'Coverage/part-d',
          ...(contract && {
            extension: [identify('plan_cntrct_rec_id', contract), identify('plan_pbp_rec_num', '001')],
          }),
        },
      },
    ],
  };
}

function partD(id = 'part-d') {
  return {
    resourceType: 'Coverage',
    id,
    status: 'active',
    type: { coding: [{ system: 'https://nahdo.org/sopt', code: '122' }], text: 'Medicare drug plan' },
    beneficiary: { reference: 'Patient/pat-1' },
    period: { start: '2020-01-01' },
    payor: [{ display: 'Medicare' }],
    class: [{ type: { coding: [{ code: 'plan' }] }, value: 'Part D', name: 'Part D' }],
  };
}

type Asked = { year?: number; joinMonth?: JoinMonth; planId?: string; today?: string };

function open(...resources: unknown[]) {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  storeAll(store, connectionId, resources);
  store.archive.endPass(connectionId, later);
  const get = (asked: Asked = {}): DrugCapView => {
    const question = { personId, year: null, planId: null, joinMonth: null, today, ...asked };
    return requests['drugCap.get'].output.parse(store.drugCap.get(question));
  };
  return { ...opened, get };
}

const monthsOf = (view: DrugCapView) => view.count?.months.filter(({ lowCents }) => lowCents > 0);

describe('the count', () => {
  it('is a range: Extra Help and others who paid count for sure, other insurance and an enhanced plan perhaps', () => {
    const { get } = open(
      partD(),
      event('a', '2026-01-15', {
        amounts: { ptnt_pay_amt: 12.65, lics_amt: 620, othr_troop_amt: 0, plro_amt: 0, tot_rx_cst_amt: 900 },
      }),
      event('b', '2026-02-15', {
        amounts: {
          ptnt_pay_amt: 47,
          lics_amt: 0,
          othr_troop_amt: 3,
          plro_amt: 5,
          enhanced: 53,
          gdc_blw_oopt_amt: 400,
        },
        drug: 'Cardevan',
      }),
    );
    const view = get();
    expect(view.count).toMatchObject({
      capCents: 2_100_00,
      lowCents: 682_65,
      highCents: 740_65,
      ownCents: 59_65,
      extraHelpCents: 620_00,
      otherCents: 3_00,
      fills: 2,
      passed: null,
    });
    expect(monthsOf(view)).toEqual([
      { month: 1, lowCents: 632_65, highCents: 632_65, likelyCents: 0, soFarCents: 632_65 },
      { month: 2, lowCents: 50_00, highCents: 108_00, likelyCents: 0, soFarCents: 682_65 },
    ]);
    expect(view.count?.unsteadyDrugs).toBe(2);
  });

  it('says by when the cap was passed, and that nothing more is paid', () => {
    const amounts = { ptnt_pay_amt: 425, lics_amt: 0, othr_troop_amt: 0 };
    const after = { ptnt_pay_amt: 0, lics_amt: 0, othr_troop_amt: 0, gdc_abv_oopt_amt: 900 };
    const { get } = open(
      partD(),
      event('a', '2026-01-10', { amounts }),
      event('b', '2026-02-10', { amounts }),
      event('c', '2026-03-10', { amounts: after }),
    );
    expect(get().count).toMatchObject({
      lowCents: 850_00,
      passed: { day: '2026-03-10', by: 'stated' },
      mayReach: null,
      ways: { totalCents: 0 },
    });
  });

  it('leaves out what Part D does not cover, and says what is not stated', () => {
    const { get } = open(
      partD(),
      event('a', '2026-01-10', { amounts: { ptnt_pay_amt: 300 }, status: 'O' }),
      event('b', '2026-01-11', { amounts: { lics_amt: 5 } }),
      event('c', '2026-01-12', { amounts: { ptnt_pay_amt: 20 }, status: 'C' }),
    );
    expect(get().count).toMatchObject({
      lowCents: 20_00,
      gaps: { notCovered: 1, withoutOwn: 1, ownOnly: 1, undated: 0, otherCurrency: 0, waiting: 0 },
    });
  });

  it("takes a Medicare Advantage plan's own parts of the share", () => {
    const copay = {
      category: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'copay' }] },
      amount: { value: 30, currency: 'USD' },
    };
    const plain = eob({ id: 'm', date: '2026-03-01', pharmacy: true, share: 30 });
    const { get } = open(partD('ma'), {
      ...plain,
      total: [...(plain['total'] as unknown[]), copay],
      insurance: [{ focal: true, coverage: { reference: 'Coverage/ma' } }],
    });
    expect(get().count).toMatchObject({ lowCents: 30_00, gaps: { ownOnly: 1 } });
  });

  it('asks where two plans paid in one month, and tells a new plan', () => {
    const amounts = { ptnt_pay_amt: 20, lics_amt: 0, othr_troop_amt: 0 };
    const { get, store, personId } = open(
      partD(),
      event('a', '2026-01-10', { amounts, contract: 'S1' }),
      event('b', '2026-03-10', { amounts, contract: 'S2' }),
    );
    expect(get().count).toMatchObject({ newPlanSince: 3, doubleMonths: [] });
    const second = store.connection.create(newConnection({ personId, planName: 'Second plan' }));
    storeAll(store, second.connectionId, [partD(), event('c', '2026-03-11', { amounts })]);
    store.archive.endPass(second.connectionId, later);
    const view = get();
    expect(view.plans).toHaveLength(2);
    expect(view.count?.doubleMonths).toEqual([3]);
    expect(get({ planId: view.plans[1]?.planId ?? '' }).count).toMatchObject({ fills: 1, doubleMonths: [3] });
  });

  it('refuses a year whose amounts are not known', () => {
    const { get } = open(partD(), event('a', '2024-01-10', { amounts: { ptnt_pay_amt: 20 } }));
    expect(get({ year: 2024 })).toMatchObject({ year: 2024, count: null, years: [2026] });
    expect(get({ year: 2028 }).count).toBeNull();
    expect(get({ year: 2025 }).count).toMatchObject({ capCents: 2_000_00, lowCents: 0 });
  });

  it('is not there without a Medicare drug plan', () => {
    const { get } = open(eob({ id: 'x', pharmacy: true }));
    expect(get()).toMatchObject({ plans: [], planId: null, count: null });
  });
});

describe('what is ahead', () => {
  const amounts = { ptnt_pay_amt: 300, lics_amt: 0, othr_troop_amt: 0 };
  const steady = ['2026-01-05', '2026-02-04', '2026-03-06', '2026-04-05'].map((day, index) =>
    event(`s-${index}`, day, { amounts }),
  );

  it('are those of drugs with three steady fills, and end at the cap', () => {
    const { count } = open(partD(), ...steady).get();
    expect(count?.refills).toMatchObject([{ fills: 4, everyDays: 30, next: '2026-05-05', ownCents: 300_00 }]);
    expect(count?.mayReach).toEqual({ earliest: '2026-07-04', latest: '2026-07-04' });
    expect(count?.months.map(({ likelyCents }) => likelyCents / 100)).toEqual([
      0, 0, 0, 0, 300, 300, 300, 0, 0, 0, 0, 0,
    ]);
    expect(count?.ways).toMatchObject({ joinMonth: 4, totalCents: 1_200_00 });
  });

  it('names a refill that is due after the year, and counts nothing of it', () => {
    const late = ['2026-09-20', '2026-10-20', '2026-11-19'].map((day, index) =>
      event(`l-${index}`, day, { amounts }),
    );
    const november = open(partD(), ...late).get({ today: '2026-11-25' });
    expect(november.count).toMatchObject({ unsteadyDrugs: 0, refills: [{ next: '2026-12-19' }] });
    const december = open(partD(), ...late, event('l-3', '2026-12-19', { amounts }));
    const { count } = december.get({ today: '2026-12-20' });
    expect(count).toMatchObject({ unsteadyDrugs: 0, refills: [{ fills: 4, next: '2027-01-18' }] });
    expect(count?.months.at(-1)).toMatchObject({ lowCents: 300_00, likelyCents: 0 });
  });

  it('are not counted after two fills, nor at odd distances, nor long after the last', () => {
    const fill = (id: string, day: string, drug: string) => event(id, day, { amounts, drug });
    const { count } = open(
      partD(),
      ...['2026-03-01', '2026-04-01'].map((day) => fill(`two-${day}`, day, 'One')),
      ...['2026-01-01', '2026-01-11', '2026-04-01'].map((day) => fill(`odd-${day}`, day, 'Two')),
      ...['2025-10-01', '2025-11-01', '2025-12-01'].map((day) => fill(`old-${day}`, day, 'Three')),
    ).get();
    expect(count).toMatchObject({ refills: [], unsteadyDrugs: 2, mayReach: null });
  });

  it('may be over today where all that may count does', () => {
    const given = event('a', '2026-01-15', { amounts: { ptnt_pay_amt: 1000, plro_amt: 1500 } });
    const { get } = open(partD(), given);
    expect(get().count?.mayReach).toEqual({ earliest: today, latest: null });
    expect(get({ year: 2025 }).count?.mayReach).toBeNull();
  });

  it('are none of another year', () => {
    expect(open(partD(), ...steady).get({ year: 2025 }).count?.refills).toEqual([]);
  });
});

describe('the payment plan', () => {
  it('starts in the month that is asked about, and comes to the same sum', () => {
    const { get } = open(
      partD(),
      event('a', '2026-01-15', { amounts: { ptnt_pay_amt: 1200, lics_amt: 0, othr_troop_amt: 0 } }),
    );
    const ways = get({ joinMonth: 1 }).count?.ways;
    expect(ways).toMatchObject({
      firstCapCents: 175_00,
      totalCents: 1_200_00,
      verdict: 'spreads',
      largestCounterCents: 1_200_00,
      largestPlanCents: 175_00,
      isFirstBillUnsure: false,
    });
    expect(ways?.months.reduce((sum, { planCents }) => sum + planCents, 0)).toBe(1_200_00);
    expect(get().count?.ways.joinMonth).toBe(4);
    expect(get({ year: 2025 }).count?.ways.joinMonth).toBe(1);
  });

  it('of the next year takes the costs of this one, under its own cap, from January', () => {
    const amounts = { ptnt_pay_amt: 1200, lics_amt: 0, othr_troop_amt: 0 };
    const { get } = open(partD(), event('a', '2026-01-15', { amounts }));
    const ways = get({ joinMonth: 'next-year' }).count?.ways;
    expect(ways).toMatchObject({
      ...{ year: 2027, nextYear: 2027, joinMonth: 1, firstCapCents: 200_00, totalCents: 1_200_00 },
      ...{ verdict: 'spreads', largestCounterCents: 1_200_00, largestPlanCents: 200_00 },
    });
    expect(ways?.months).toHaveLength(12);
    expect(ways?.months.reduce((sum, { planCents }) => sum + planCents, 0)).toBe(1_200_00);
  });

  it('is that of the next year from October on, and of this month until then', () => {
    const { get } = open(partD(), event('a', '2026-01-15', { amounts: { ptnt_pay_amt: 1200 } }));
    const begins = (asked: Asked) => {
      const { year, joinMonth, months } = get(asked).count?.ways ?? {};
      return [year, joinMonth, months?.length];
    };
    expect(begins({ today: '2026-09-30' })).toEqual([2026, 9, 4]);
    expect(begins({ today: '2026-10-01' })).toEqual([2027, 1, 12]);
    expect(begins({ today: '2026-12-02', joinMonth: 12 })).toEqual([2026, 12, 1]);
  });

  it('is not told of a next year whose cap is not known, or after a year that is over', () => {
    const { get } = open(partD(), event('a', '2027-01-15', { amounts: { ptnt_pay_amt: 1200 } }));
    const ways = get({ today: '2027-12-02', joinMonth: 'next-year' }).count?.ways;
    expect(ways).toMatchObject({ year: 2027, nextYear: null, joinMonth: 12 });
    const past = get({ year: 2025, joinMonth: 'next-year' }).count?.ways;
    expect(past).toMatchObject({ year: 2025, nextYear: null, joinMonth: 1 });
  });

  it('says where the first bill hangs on what may count', () => {
    const { get } = open(
      partD(),
      event('a', '2026-01-15', { amounts: { ptnt_pay_amt: 100, plro_amt: 1500 } }),
      event('b', '2026-02-15', { amounts: { ptnt_pay_amt: 400 } }),
    );
    expect(get({ joinMonth: 2 }).count?.ways.isFirstBillUnsure).toBe(true);
  });
});

describe('sample people', () => {
  it('Walter has a count, and premiums are not in it (row 43)', () => {
    const sampled = openSampled({ now: today, name: 'Walter Osgood', plans: ['medicare'] });
    const { store, personId } = sampled;
    const ask = () => store.drugCap.get({ personId, year: null, planId: null, joinMonth: null, today });
    const before = ask();
    fillExample(sampled, today);
    expect(ask().count).toEqual(before.count);
    expect(before.plans).toHaveLength(1);
    expect(before.count).toMatchObject({ fills: 4, extraHelpCents: 0, passed: null, unsteadyDrugs: 0 });
    expect(before.count?.lowCents).toBe(before.count?.highCents);
    expect(before.count?.refills.map(({ what, everyDays }) => [what, everyDays])).toEqual([
      ['Presolin 20 mg tablet', 61],
      ['Cardevan 5 mg tablet', 61],
    ]);
  });

  it('Rosa has no plan of Part D', () => {
    const { store, personId } = openSampled({ now: today, name: 'Rosa Medina' });
    const view = store.drugCap.get({ personId, year: null, planId: null, joinMonth: null, today });
    expect(view).toMatchObject({ plans: [], count: null });
  });
});
