/** Two people here who are one: each plan's claims count for that plan, once, in what is ahead and in the next year. */
import { expect, it } from 'vitest';
import { eob, later, memoryStore, newConnection, storeAll } from '../../unit/archive/records.ts';
import { emptyPlan } from '../../unit/replay/empty-plan.ts';

const today = '2026-04-10';
const variable = 'https://bluebutton.cms.gov/resources/variables/';
const adjudication = 'http://terminology.hl7.org/CodeSystem/adjudication';

const usd = (value: number) => ({ value, currency: 'USD' });
const coverage = (id: string, type: object, name: string) => ({
  ...{ resourceType: 'Coverage', id, status: 'active', type, payor: [{ display: name }] },
  ...{ beneficiary: { reference: 'Patient/pat-1' }, period: { start: '2020-01-01' } },
  class: [{ type: { coding: [{ code: 'plan' }] }, value: name, name }],
});
const ofCoverage = (id: string) => [{ focal: true, coverage: { reference: `Coverage/${id}` } }];

/** A visit whose whole price went to the deductible. */
function visit(id: string, date: string, price: number) {
  const plain = eob({ id, number: `N-${id}`, date, created: date, share: price });
  const total = (code: string) => ({
    category: { coding: [{ system: adjudication, code }] },
    amount: usd(price),
  });
  const totals = [...(plain['total'] as object[]), total('eligible'), total('deductible')];
  return { ...plain, total: totals, insurance: ofCoverage('ppo') };
}

function drugEvent(id: string, date: string, paid: number) {
  const plain = eob({ id, number: `N-${id}`, date, pharmacy: true, share: null, paid: null, billed: null });
  const category = {
    coding: [
      {
        system: 'https://bluebutton.cms.gov/resources/codesystem/adjudication',
        code: `${variable}ptnt_pay_amt`,
      },
    ],
  };
  const productOrService = {
    coding: [{ system: 'http://hl7.org/fhir/sid/ndc', code: '99900045030' }],
    text: 'Presolin',
  };
  const item = [
    { sequence: 1, servicedDate: date, productOrService, adjudication: [{ category, amount: usd(paid) }] },
  ];
  return { ...plain, item, insurance: ofCoverage('part-d') };
}

const partD = { coding: [{ system: 'https://nahdo.org/sopt', code: '122' }], text: 'Medicare drug plan' };
const rosa = { resourceType: 'Patient', id: 'pat-1', name: [{ given: ['Rosa'], family: 'Medina' }] };

function openTwo() {
  const { store } = memoryStore();
  const connect = (planName: string, resources: readonly object[]) => {
    const opened = store.connection.create(newConnection({ planName }));
    storeAll(store, opened.connectionId, [rosa, ...resources]);
    store.archive.endPass(opened.connectionId, later);
    return opened;
  };
  const days = ['2026-01-05', '2026-02-04', '2026-03-06', '2026-04-05'];
  const medical = connect('Evergreen', [
    coverage('ppo', { text: 'Medical' }, 'PPO'),
    visit('v-1', '2026-02-02', 400),
    visit('v-2', '2026-03-02', 250),
  ]);
  const drugs = connect('Drug plan', [
    coverage('part-d', partD, 'Part D'),
    ...days.map((day) => drugEvent(`d-${day}`, day, 100)),
  ]);
  return { store, medical, drugs };
}

it('the forecast, the drug cap and the next year have both plans of a person who was two here', () => {
  const { store, medical, drugs } = openTwo();
  const forecastOf = (personId: string) =>
    store.forecast
      .get({ personId, today })
      .plans.map(({ planId, meters, refills }) => ({
        planId,
        counted: meters.map(({ meter, countedCents }) => [meter.what, countedCents]),
        refills: refills.map(({ needOn, fills }) => [needOn, fills]),
      }))
      .toSorted((a, b) => a.planId.localeCompare(b.planId));
  const capOf = (personId: string) =>
    store.drugCap.get({ personId, year: null, planId: null, joinMonth: null, today });
  const yearOf = (personId: string) => store.nextYear.get({ personId, year: 2026, today });
  store.nextYear.save({ personId: drugs.personId, planId: null, rules: { ...emptyPlan, name: 'Typed' } });
  const apart = {
    forecast: [...forecastOf(medical.personId), ...forecastOf(drugs.personId)].toSorted((a, b) =>
      a.planId.localeCompare(b.planId),
    ),
    cap: capOf(drugs.personId),
  };
  expect(apart.cap.count).toMatchObject({ fills: 4, lowCents: 400_00 });
  expect(apart.forecast.flatMap(({ refills }) => refills)).toEqual([['2026-05-05', 4]]);
  expect(yearOf(medical.personId)).toMatchObject({ claims: 2, stated: { cents: 650_00 } });

  store.people.merge({ personId: drugs.personId, intoId: medical.personId });
  expect(forecastOf(medical.personId)).toEqual(apart.forecast);
  expect(capOf(medical.personId)).toEqual(apart.cap);
  const year = yearOf(medical.personId);
  expect(year).toMatchObject({ claims: 6, stated: { cents: 650_00 + 400_00, notStated: 0 } });
  expect(year.plans).toMatchObject([{ rules: { name: 'Typed' }, claims: 6 }]);

  store.people.undo();
  expect(capOf(drugs.personId)).toEqual(apart.cap);
  expect(yearOf(medical.personId)).toMatchObject({ claims: 2, plans: [] });
});

it('a claim that both sign-ins of one plan brought is counted once', () => {
  const { store } = memoryStore();
  const connect = () => {
    const opened = store.connection.create(newConnection());
    storeAll(store, opened.connectionId, [
      rosa,
      coverage('ppo', { text: 'Medical' }, 'PPO'),
      visit('v-1', '2026-02-02', 400),
    ]);
    store.archive.endPass(opened.connectionId, later);
    return opened;
  };
  const [one, other] = [connect(), connect()];
  store.people.merge({ personId: other.personId, intoId: one.personId });
  const { personId } = one;
  expect(store.nextYear.get({ personId, year: 2026, today })).toMatchObject({
    claims: 1,
    stated: { cents: 400_00 },
  });
  const counted = store.forecast
    .get({ personId, today })
    .plans.flatMap(({ meters }) => meters)
    .filter(({ meter }) => meter.what === 'deductible')
    .reduce((sum, { countedCents }) => sum + (countedCents ?? 0), 0);
  expect(counted).toBe(400_00);
});

it('a plan that was typed for both is compared once, and for each again when that is taken back', () => {
  const { store, medical, drugs } = openTwo();
  const own = { ...emptyPlan, name: 'Evergreen', isOwn: true };
  const save = (personId: string, rules = own) => store.nextYear.save({ personId, planId: null, rules });
  const namesOf = ({ personId }: { personId: string }) =>
    store.nextYear
      .get({ personId, year: 2026, today })
      .plans.map(({ rules: { name, premiumCents } }) => [name, premiumCents]);
  save(medical.personId);
  save(drugs.personId, { ...own, name: 'First', isOwn: false });
  save(drugs.personId);
  save(drugs.personId, { ...own, premiumCents: 100_00, isOwn: false });
  const before = [medical, drugs].map(namesOf);

  store.people.merge({ personId: drugs.personId, intoId: medical.personId });
  expect(namesOf(medical)).toEqual([
    ['Evergreen', null],
    ['First', null],
    // Its premium is another one: that is another plan.
    ['Evergreen', 100_00],
  ]);

  store.people.undo();
  expect([medical, drugs].map(namesOf)).toEqual(before);
});
