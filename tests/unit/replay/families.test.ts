/** A year of a family: whose claims are counted, asked for each plan, and who is told. */
import { describe, expect, it } from 'vitest';
import { writeNextYearCsv } from '../../../electron/data/replay/ask/write-next-year-csv.ts';
import { chooseLines, type ReplayClaim } from '../../../electron/data/replay/read/choose-lines.ts';
import type { PlanRules, ServiceClass } from '../../../shared/model/replay/plan-rules.ts';
import { sayPeople } from '../../../shared/words/papers/next-year.ts';
import { eob, later, memoryStore, newConnection, storeAll } from '../archive/records.ts';
import { deductible, flatPlan, limit, line, rangeOf } from './plans.ts';
import { readCsv } from './read-csv.ts';

const today = '2026-11-20';

/** A claim of one price, whose share the plan left to the person whole. */
function claim(id: string, patient: string, date: string, price: number) {
  const one = eob({ id, patient: `Patient/${patient}`, number: `N-${id}`, date, share: price });
  const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'eligible' }];
  (one['total'] as unknown[]).push({ category: { coding }, amount: { value: price, currency: 'USD' } });
  return one;
}

/** Ana, Ben and Cleo, each with a plan here. */
function openFamily() {
  const { store } = memoryStore();
  const add = (given: string, prices: [date: string, price: number][]) => {
    const patientId = given.toLowerCase();
    const { personId, connectionId } = store.connection.create(newConnection({ patientId }));
    storeAll(store, connectionId, [
      { resourceType: 'Patient', id: patientId, name: [{ given: [given], family: 'Medina' }] },
      ...prices.map(([date, price], at) => claim(`${patientId}-${at}`, patientId, date, price)),
    ]);
    store.archive.endPass(connectionId, later);
    return { personId, connectionId };
  };
  const ana = add('Ana', [
    ['2026-02-01', 4_000],
    ['2026-06-01', 100],
  ]);
  const ben = add('Ben', [['2026-03-01', 2_000]]);
  const cleo = add('Cleo', [['2026-04-01', 3_000]]);
  const save = (rules: Partial<PlanRules>, planId: string | null = null) =>
    store.nextYear.save({ personId: ana.personId, planId, rules: { ...embedded, ...rules } }).planId;
  const get = () => store.nextYear.get({ personId: ana.personId, year: 2026, today });
  return { store, ana, ben, cleo, save, get };
}

const embedded: PlanRules = {
  ...flatPlan([deductible(3_500_00, 7_000_00)], 1000, [limit(6_000_00, 12_000_00)]),
  ...{ name: 'B', providers: 'all-in', isOwn: true, covers: 'family', premiumCents: 100_00 },
};
const of = (...ids: string[]) => ({ otherIds: ids });

describe('a plan for a family', () => {
  it('counts the claims of those who were chosen, and says who they are', () => {
    const { ana, ben, cleo, save, get } = openFamily();
    save(of(ben.personId, cleo.personId));
    const [plan] = get().plans;
    // 3,550 of Ana; 2,000 of Ben; the family's last 1,500, then 150 of Cleo; 10 of Ana.
    expect(plan?.share).toEqual({ lowCents: 7_210_00, highCents: 7_210_00 });
    expect(plan?.year).toEqual({ lowCents: 8_410_00, highCents: 8_410_00 });
    expect(plan).toMatchObject({
      personIds: [ana.personId, ben.personId, cleo.personId],
      ...{ claims: 4, claimsUsed: 4, gone: 0 },
    });
    expect(get().people.map(({ personName }) => personName)).toEqual([
      'Ana Medina',
      'Ben Medina',
      'Cleo Medina',
    ]);
    expect(get().stated.cents).toBe(9_100_00);
  });

  it('of nobody else counts the person alone; so does a plan for one person, whoever was chosen before', () => {
    const { ana, ben, save, get } = openFamily();
    save({});
    save({ ...of(ben.personId), covers: 'person' });
    for (const { share, personIds } of get().plans) {
      expect(share).toEqual({ lowCents: 3_560_00, highCents: 3_560_00 });
      expect(personIds).toEqual([ana.personId]);
    }
    expect(get().stated.cents).toBe(4_100_00);
  });

  it('each plan is for its own people, and a claim of somebody else is in none of its sums', () => {
    const { ben, save, get } = openFamily();
    save(of(ben.personId));
    save({ name: 'Alone', covers: 'person', isOwn: false });
    const { plans, differing, stated } = get();
    expect(plans.map(({ claims }) => claims)).toEqual([3, 2]);
    // The year as claims say it is that of the people of the first plan.
    expect(stated.cents).toBe(6_100_00);
    const ofBen = differing.find(({ personId }) => personId === ben.personId);
    expect(ofBen?.ranges[1] ?? null).toBeNull();
  });

  it('with one deductible for all, no person has one', () => {
    const { ben, cleo, save, get } = openFamily();
    const aggregate = deductible(null, 5_000_00, { style: 'aggregate' });
    save({ ...of(ben.personId, cleo.personId), deductibles: [aggregate] });
    // 4,000; 1,000 and a tenth of 1,000; a tenth of 3,000; a tenth of 100.
    expect(get().plans[0]?.share?.lowCents).toBe(4_000_00 + 1_100_00 + 300_00 + 10_00);
  });

  it('names how many of those who were chosen are not here any more', () => {
    const { store, ben, cleo, save, get } = openFamily();
    save(of(ben.personId, cleo.personId));
    store.connection.erase(ben.connectionId);
    expect(get().plans[0]).toMatchObject({ gone: 1, claims: 3 });
  });

  it('keeps those who were chosen where two of them, or one and the own person, are the same', () => {
    const { store, ana, ben, cleo, save, get } = openFamily();
    const planId = save(of(ben.personId, cleo.personId));
    const peopleOf = () => get().plans[0]?.personIds.toSorted();
    const before = peopleOf();
    store.people.merge({ personId: ben.personId, intoId: cleo.personId });
    expect(get().plans[0]).toMatchObject({ gone: 0, claims: 4 });
    expect(peopleOf()).toEqual([ana.personId, cleo.personId].toSorted());
    store.people.undo();
    expect(peopleOf()).toEqual(before);
    expect(get().plans[0]).toMatchObject({ gone: 0, claims: 4 });
    store.people.merge({ personId: cleo.personId, intoId: ana.personId });
    expect(get().plans[0]).toMatchObject({ gone: 0, claims: 4 });
    expect(peopleOf()).toEqual([ana.personId, ben.personId].toSorted());
    save(of(ben.personId), planId);
    store.people.undo();
    // It was chosen anew since.
    expect(get().plans[0]?.rules.otherIds).toEqual([ben.personId]);
  });

  it('is still for somebody whose only plan went to a new person and came back', () => {
    const { store, ben, save, get } = openFamily();
    const second = store.connection.create(newConnection({ personId: ben.personId, patientId: 'ben-2' }));
    const moved = store.people.move({ connectionId: second.connectionId, personId: null, today });
    save(of(moved.personId));
    store.people.undo();
    expect(get().plans[0]).toMatchObject({ gone: 0, rules: { otherIds: [ben.personId] } });
  });

  it('says once of all plans for the same people who they are, and first where they are not the same', () => {
    const { ben, cleo, save, get } = openFamily();
    const say = () =>
      sayPeople(get(), {
        t: (key, values) => [key.replace('next-year:', ''), ...Object.values(values ?? {})].join(' | '),
        list: (names) => names.join(' + '),
        planOf: ({ rules }) => rules.name,
      });
    save({ covers: 'person' });
    expect(say()).toEqual(['onePerson']);
    save({ ...of(ben.personId, cleo.personId), name: 'C', isOwn: false });
    save({ ...of(cleo.personId, ben.personId), name: 'D', isOwn: false });
    expect(say()).toEqual([
      'peopleDiffer',
      'people | B | Ana Medina',
      'people | C + D | Ana Medina + Ben Medina + Cleo Medina',
    ]);
  });

  it('says in its CSV who is in it', () => {
    const { ben, save, get } = openFamily();
    save(of(ben.personId));
    save({ name: 'Alone', covers: 'person', isOwn: false });
    const rows = readCsv(writeNextYearCsv(get()));
    const peopleOf = (row: string) => rows.find((one) => one['row'] === row)?.['people'];
    expect(peopleOf('own-plan')).toBe('Ana Medina; Ben Medina');
    expect(peopleOf('plan')).toBe('');
  });

  it('keeps whom it is for in what is written down, and finds them again', () => {
    const { store, ana, ben, cleo, save, get } = openFamily();
    save(of(ben.personId, cleo.personId));
    const before = get().plans.map(({ rules }) => rules);
    const bytes = store.written.file(ana.personId, later);
    expect(new TextDecoder().decode(bytes)).not.toContain(ben.personId);
    expect(new TextDecoder().decode(bytes)).toContain('"others":[{"name":"Ben Medina"');
    expect(before[0]?.otherIds).toEqual([ben.personId, cleo.personId]);
  });
});

describe('the rules of a family', () => {
  it('a stay of one person makes no admission of the emergency room of another', () => {
    const on = (personId: string, serviceClass: ServiceClass, isStay: boolean): ReplayClaim => ({
      row: {
        ...{ id: `${personId} ${serviceClass}`, personId, connectionId: 'plan', claimNumber: null },
        ...{ decidedOn: null, state: 'plan-paid', currency: 'USD', otherInsurerPaid: null },
        ...{ attention: null, yourShare: null },
      },
      facts: {
        ...{ kind: 'outpatient', allowedCents: 900_00, drug: null },
        stay: isStay ? { start: '2026-03-04', end: '2026-03-06', days: 2 } : null,
        services: [
          {
            ...{ classes: [serviceClass], day: '2026-03-04', allowedCents: 900_00, provider: null },
            ...{ network: 'in', statedCents: null, statedDeductibleCents: null, basis: [] },
          },
        ],
      },
    });
    const claims = [
      on('Ana', 'hospital-stay', true),
      on('Ana', 'emergency-room', false),
      on('Ben', 'emergency-room', false),
    ];
    expect(chooseLines(claims).lines.map(({ isAdmitted }) => isAdmitted)).toEqual([true, true, false]);
  });

  it('row 62: with one limit for all, the law protects each person in network', () => {
    const of2027 = (year: number): PlanRules => ({
      ...flatPlan([deductible(null, 5_000_00, { style: 'aggregate' })], 2000, [limit(null, 20_000_00)]),
      ...{ year, covers: 'family' },
    });
    const stay = [line('hospital-stay', 60_000_00)];
    expect(rangeOf(of2027(2027), stay)).toBe('12000.00');
    // A year whose amount is not known protects nobody here.
    expect(rangeOf(of2027(2031), stay)).toBe('16000.00');
    expect(rangeOf({ ...of2027(2027), covers: 'person' }, stay)).toBe('16000.00');
  });
});
