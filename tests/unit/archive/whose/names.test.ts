/** Rows 7 to 16 over the real store: what Patients teach, page by page, and what they do not. */
import { describe, expect, it } from 'vitest';
import {
  claim,
  ivo,
  leo,
  memberNumber,
  observation,
  type PatientPart,
  patient,
  rosa,
} from '../../../support/recorded-plan/family.ts';
import { base } from './facts.ts';
import { openPlan } from './plan-desk.ts';

const links = (...to: [string, string][]) => ({
  link: to.map(([reference, type]) => ({ other: { reference }, type })),
});
const claimOf = (id: string) => `ExplanationOfBenefit/${id}`;

describe('row 7: the plan answers the sign-in with a Patient of another id', () => {
  const page = [claim('a', 't'), claim('b', 't'), observation('o', 't')];

  it('comes in, when its name and birth date were shown', () => {
    const plan = openPlan(patient('t', rosa)).sends(page).ends();
    expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a'), claimOf('b'), 'Observation/o'], []]);
  });

  it('comes in for somebody who is here with that name and date', () => {
    const before = openPlan(patient('x', rosa), {
      over: { patientId: 'x', fhirBaseUrl: 'https://a.example' },
    });
    const plan = openPlan(patient('t', rosa), { over: { personId: before.personId }, beside: before });
    expect(plan.sends(page).ends().filed()).toHaveLength(3);
  });

  it('a neighbour whom a proxy sends stays out, and nothing of before is lost', () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('mine', 's')])
      .ends();
    plan
      .tomorrow()
      .shows('s', patient('n', ivo))
      .sends([claim('mine', 's'), claim('a', 'n')])
      .ends();
    expect(plan.filed()).toEqual([claimOf('mine')]);
    expect(plan.asked().map(([name, why]) => [name, why])).toEqual([['n', 'not-linked']]);
    plan
      .tomorrow()
      .shows('s', patient('s', rosa))
      .sends([claim('mine', 's')])
      .ends();
    expect(plan.filed()).toEqual([claimOf('mine')]);
  });

  it('a list that holds a Patient of the sign-in’s id gives way to the answer of its own address', () => {
    const plan = openPlan(patient('t', rosa));
    plan.sends([...page, patient('s', ivo)]).ends();
    expect(plan.filed()).toHaveLength(3);
  });
});

describe('row 8: an Equal Patient', () => {
  it('on a later page brings in what came on an earlier one, and in the other order', () => {
    const before = openPlan(patient('s', rosa))
      .sends([claim('a', 't')])
      .ends();
    expect(before.asked()).toEqual([['t', 'unexplained', 1]]);
    before.sends([patient('t', rosa)], { pages: 2 }).ends();
    const after = openPlan(patient('s', rosa))
      .sends([patient('t', rosa)])
      .sends([claim('a', 't')], { pages: 2 });
    for (const plan of [before, after.ends()])
      expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a')], []]);
  });

  it('read by its id alone is enough', () => {
    const plan = openPlan(null, { over: { personId: null } });
    plan.store.archive.endPass(plan.connectionId, plan.today);
    const known = openPlan(patient('s', rosa))
      .sends([claim('a', 't')])
      .ends();
    known.shows('t', patient('t', rosa)).ends();
    expect(known.filed()).toEqual([claimOf('a')]);
  });

  it('an answer to its id that bears another one shows nobody', () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('a', 't')])
      .ends();
    plan.shows('t', patient('u', rosa)).ends();
    expect([plan.filed(), plan.asked()]).toEqual([[], [['t', 'unexplained', 1]]]);
  });

  it('everything that waits for it comes in: what names nobody, too', () => {
    // The Observation came first: it waits for whether anybody else is met.
    const pages = [observation('o', null), claim('z', null), claim('a', 't')];
    for (const order of [pages, pages.toReversed()]) {
      const plan = openPlan(patient('s', rosa))
        .sends(order)
        .sends([claim('own', 's')], { pages: 2 })
        .ends();
      expect(plan.filed()).toEqual([claimOf('own')]);
      plan.shows('t', patient('t', rosa)).ends();
      expect([plan.filed(), plan.asked()]).toEqual([
        [claimOf('a'), claimOf('own'), claimOf('z'), 'Observation/o'],
        [],
      ]);
    }
  });
});

it('a Patient that a page names by an address of its own stays who it was when the page is gone', () => {
  const url = 'urn:uuid:6d0d1a31-0000-4000-8000-000000000002';
  const page = (who: PatientPart) => [
    { resource: patient('t', who), fullUrl: url },
    claim('a', null, { patient: { reference: url } }),
  ];
  const plan = openPlan(patient('s', rosa)).sends(page(rosa)).ends();
  plan
    .tomorrow()
    .sends([claim('mine', 's')], { mode: 'changes' })
    .ends();
  expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a'), claimOf('mine')], []]);
  const other = openPlan(patient('s', rosa)).sends(page(leo)).ends();
  expect([other.filed(), other.asked()]).toEqual([[], [['t', 'not-linked', 1]]]);
  other.shows('t', patient('t', rosa)).ends();
  expect([other.filed(), other.asked()]).toEqual([[claimOf('a')], []]);
});

describe('row 9: links', () => {
  const spouse = patient('i', { ...ivo, identifier: [memberNumber('M-1')] });
  const signedIn = (...to: [string, string][]) =>
    patient('s', { ...rosa, identifier: [memberNumber('M-1')], ...links(...to) });

  it.each(['seealso', 'refer', 'replaces', 'replaced-by'])('“%s” to somebody else is asked about', (type) => {
    const plan = openPlan(signedIn(['Patient/i', type]))
      .sends([claim('a', 'i'), spouse])
      .ends();
    expect(plan.filed()).toEqual([]);
    const why = type.startsWith('replace') ? 'replaced' : 'linked';
    expect(plan.asked()).toEqual([['i', why, 1]]);
  });

  it('the second link of a chain teaches nothing', () => {
    const middle = patient('m', { ...leo, ...links(['Patient/i', 'replaced-by']) });
    const plan = openPlan(signedIn(['Patient/m', 'replaced-by']))
      .sends([claim('a', 'i'), middle, spouse])
      .ends();
    expect(plan.asked()).toEqual([['i', 'not-linked', 1]]);
  });

  it.each([
    'https://other.example/fhir/Patient/i',
    'https://plan.example/tenantB/fhir/Patient/i',
    'RelatedPerson/i',
  ])('a link to %s is none', (reference) => {
    const plan = openPlan(signedIn([reference, 'seealso']))
      .sends([claim('a', 'i')])
      .ends();
    expect(plan.asked()).toEqual([['i', 'unexplained', 1]]);
  });

  it('“replaced-by” to an Equal one comes in, by a plain, an absolute and a versioned link', () => {
    for (const reference of ['Patient/t', `${base}/Patient/t`, 'Patient/t/_history/2']) {
      const plan = openPlan(signedIn([reference, 'replaced-by']))
        .sends([claim('a', 't'), patient('t', rosa)])
        .ends();
      expect([plan.filed(), plan.asked()]).toEqual([[claimOf('a')], []]);
    }
  });

  it('a link that the plan takes back is not told any more', () => {
    const plan = openPlan(signedIn(['Patient/i', 'seealso']))
      .sends([claim('a', 'i'), spouse])
      .ends();
    plan
      .tomorrow()
      .shows('s', signedIn())
      .sends([claim('a', 'i'), spouse])
      .ends();
    expect(plan.asked()).toEqual([['i', 'not-linked', 1]]);
  });
});

describe('rows 10 and 13: what a search brings of a whole family', () => {
  const mine = Array.from({ length: 12 }, (_, i) => claim(`m${i}`, 's'));

  it('13 claims, one without a patient, and nobody else in sight: all come in', () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('x', null), ...mine])
      .ends();
    expect([plan.filed().length, plan.asked()]).toEqual([13, []]);
  });

  it('one without a patient among the claims of a family is asked about, also after “not mine”', () => {
    const plan = openPlan(patient('s', rosa));
    const page = [claim('x', null), ...mine, claim('l', 'leo'), patient('leo', leo)];
    plan.sends(page).ends();
    expect(plan.filed()).toHaveLength(12);
    expect(plan.asked()).toEqual([
      ['leo', 'not-linked', 1],
      [null, 'nobody', 1],
    ]);
    plan.answers('leo', 'left-out');
    expect(plan.asked()).toEqual([[null, 'nobody', 1]]);
    plan.tomorrow().sends(page).ends();
    expect([plan.filed().length, plan.asked()]).toEqual([12, [[null, 'nobody', 1]]]);
  });

  it('claims of which none names the person are asked about', () => {
    const plan = openPlan(patient('s', rosa))
      .sends([claim('x', null), claim('y', null)])
      .ends();
    expect([plan.filed(), plan.asked()]).toEqual([[], [[null, 'nobody', 2]]]);
  });

  it('a claim without a patient on a card of a dependent is asked about', () => {
    const contained = {
      resourceType: 'Coverage',
      id: 'card',
      beneficiary: { reference: 'Patient/leo' },
      relationship: { coding: [{ code: 'child' }] },
    };
    const on = (reference: string, more: object = {}) =>
      claim('x', null, { insurance: [{ focal: true, coverage: { reference } }], ...more });
    const card = { ...contained, id: 'k', beneficiary: { reference: 'Patient/s' } };
    const asked = (sent: ReturnType<typeof claim>, more: object[] = []) =>
      openPlan(patient('s', rosa))
        .sends([sent, ...mine, ...(more as [])])
        .ends()
        .asked();
    expect(asked(on('Coverage/gone'))).toEqual([[null, 'nobody', 1]]);
    expect(asked(on('Coverage/k'), [{ ...card, beneficiary: { reference: 'Patient/leo' } }])).toContainEqual([
      null,
      'nobody',
      1,
    ]);
    expect(asked(on('#card', { contained: [contained] }))).toEqual([[null, 'nobody', 1]]);
    const self = { relationship: { coding: [{ code: 'self' }] } };
    expect(asked(on('Coverage/k'), [{ ...card, ...self }])).toEqual([]);
    const ownCard = { ...contained, ...self, beneficiary: { reference: 'Patient/s' } };
    expect(asked(on('#card', { contained: [ownCard] }))).toEqual([]);
  });

  it('health records without a patient are asked about once somebody else was met, on whichever page', () => {
    const others = [observation('l', 'leo'), patient('leo', leo)];
    const nobodys = [observation('n', null)];
    for (const [first, second] of [
      [others, nobodys],
      [nobodys, others],
    ] as const) {
      const plan = openPlan(patient('s', rosa)).sends(first, { type: 'Observation' });
      plan.sends(second, { type: 'Observation', pages: 2 }).ends();
      expect(plan.filed()).toEqual([]);
      expect(plan.asked()).toEqual([
        ['leo', 'not-linked', 1],
        [null, 'nobody', 1],
      ]);
    }
    const alone = openPlan(patient('s', rosa)).sends(nobodys, { type: 'Observation' }).ends();
    expect([alone.filed(), alone.asked()]).toEqual([['Observation/n'], []]);
  });
});

describe('row 16: bounds', () => {
  it('a Patient that links itself, or 10,000 others, is read like any other one', () => {
    const many = Array.from({ length: 10_000 }, (_, i): [string, string] => [`Patient/p${i}`, 'seealso']);
    const plan = openPlan(patient('s', { ...rosa, ...links(['Patient/s', 'replaced-by'], ...many) }));
    plan
      .sends([
        claim('mine', 's'),
        claim('a', 'p9999'),
        claim('b', 'p3'),
        patient('p9998', rosa),
        claim('c', 'p9998'),
      ])
      .ends();
    expect(plan.filed()).toEqual([claimOf('c'), claimOf('mine')]);
    expect(plan.asked()).toEqual([
      ['p3', 'linked', 1],
      ['p9999', 'unexplained', 1],
    ]);
    expect(plan.store.archive.listPatientsToRead(plan.connectionId, null).length).toBeLessThan(200);
  });

  it('three names come in; of 40 the first 16 do, and the others are told as too many', () => {
    const send = (count: number) => {
      const ids = Array.from({ length: count }, (_, i) => `t${String(i).padStart(2, '0')}`);
      const page = ids.flatMap((id) => [claim(id, id), patient(id, rosa)]);
      return [page, page.toReversed()].map((sent) => openPlan(patient('s', rosa)).sends(sent).ends());
    };
    for (const plan of send(3)) expect([plan.filed().length, plan.asked()]).toEqual([3, []]);
    const [one, other] = send(40);
    expect(one?.filed()).toHaveLength(16);
    expect(one?.filed()).toEqual(other?.filed());
    expect(new Set(one?.asked().map(([, why]) => why))).toEqual(new Set(['too-many']));
    expect(one?.asked()).toEqual(other?.asked());
  });
});

it('a sign-in by a new id asks for everything, which is no news, and brings back nothing that was erased', () => {
  const plan = openPlan(patient('s', rosa))
    .sends([claim('1', 's')])
    .ends();
  const { store, connectionId } = plan;
  store.connection.noteSignIn({ connectionId, patientId: 's2', patient: patient('s2', rosa) });
  expect(store.archive.listCheckpoints(connectionId)).toEqual([]);
  expect(store.connection.list()).toMatchObject([{ isQuiet: true, asksForAll: false }]);
});

describe('a sign-in is known as the person’s', () => {
  const plan = () =>
    openPlan(patient('s', rosa))
      .sends([claim('a', 't'), patient('t', rosa)])
      .ends();
  const isKnown = (
    patientId: string,
    shown: Parameters<typeof openPlan>[0],
    { store, connectionId } = plan(),
  ) => store.connection.recognizes({ connectionId, patientId, patient: shown });

  it('by an id of theirs, whatever the plan shows', () => {
    expect([isKnown('s', null), isKnown('t', null), isKnown('u', null)]).toEqual([true, true, false]);
    expect(isKnown('s', patient('s', ivo))).toBe(true);
  });

  it('by the Patient that is shown: its id, or who it is', () => {
    expect(isKnown('u', patient('t', ivo))).toBe(true);
    expect(isKnown('u', patient('u', rosa))).toBe(true);
    expect(isKnown('u', patient('u', ivo))).toBe(false);
    expect(isKnown('u', patient('u', { given: ['Rosa'] }))).toBe(false);
  });

  it('by no name where nobody knows theirs', () => {
    expect(isKnown('u', patient('u', rosa), openPlan(null))).toBe(false);
  });
});
