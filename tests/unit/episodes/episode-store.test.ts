/** Episodes over a real database: what the person decided stands for ever, sums count each dollar once. */
import { describe, expect, it } from 'vitest';
import { eob, filter, later, newConnection, openConnectedStore, storeAll } from '../archive/records.ts';
import { billOf } from '../bills/bill-and-claim.ts';

const today = '2026-05-01';
const carin = 'http://hl7.org/fhir/us/carin-bb/CodeSystem';

/** A claim for a diagnosis. */
function claim(
  id: string,
  { family = 'M17.1', ...facts }: Parameters<typeof eob>[0] & { family?: string } = {},
) {
  return {
    ...eob({ id, date: '2026-03-04', provider: `Provider ${id}`, ...facts }),
    diagnosis: [
      {
        sequence: 1,
        diagnosisCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: family }] },
        type: [{ coding: [{ code: 'principal' }] }],
      },
    ],
    supportingInfo: [
      {
        sequence: 1,
        category: { coding: [{ system: `${carin}/C4BBSupportingInfoType`, code: 'patientaccountnumber' }] },
        valueString: `HV-${id}-20417`,
      },
    ],
  };
}

function open(...resources: unknown[]) {
  const opened = openConnectedStore();
  const { store, connectionId, personId } = opened;
  const put = (...more: unknown[]) => {
    storeAll(store, connectionId, more);
    store.archive.endPass(connectionId, later);
  };
  put(...resources);
  const idOf = (id: string) => `${connectionId}/${id}`;
  const list = () => store.episodes.list({ personId, today });
  const get = (id: string) => {
    const view = store.episodes.get({ claimId: idOf(id), today });
    if (!view) throw new Error('no such episode');
    return view;
  };
  const membersOf = (id: string) => get(id).members.map(({ row }) => row.id.split('/').at(-1));
  return { ...opened, put, idOf, list, get, membersOf };
}

const three = () =>
  open(claim('a'), claim('b'), claim('c'), claim('d', { family: 'L70.0', date: '2026-04-01' }));

describe('what the person decided', () => {
  it('a claim that was split out stays out, and the rest stays together, whatever is fetched again', () => {
    const { store, idOf, membersOf, put } = three();
    expect(membersOf('a')).toEqual(['a', 'b', 'c']);
    store.episodes.split({ claimId: idOf('b') });
    put(claim('a', { share: 31 }), claim('b', { share: 32 }), claim('c'));
    expect([membersOf('a'), membersOf('b')]).toEqual([['a', 'c'], ['b']]);
  });

  it('a claim that was added stays, says that the person put it there, and can be split out again', () => {
    const { store, idOf, get, membersOf } = three();
    store.episodes.join({ claimId: idOf('a'), claimIds: [idOf('d')] });
    expect(get('d').members.map(({ reason }) => reason)).toEqual([null, 'same-day', 'same-day', 'you']);
    store.episodes.split({ claimId: idOf('d') });
    expect([membersOf('a'), membersOf('d')]).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('a name stands until it is taken back, and over a claim that is split out', () => {
    const { store, idOf, get, list } = three();
    store.episodes.rename({ claimId: idOf('b'), name: '  My knee ' });
    store.episodes.split({ claimId: idOf('c') });
    expect([get('a').typedName, get('c').typedName]).toEqual(['My knee', null]);
    expect(list().episodes.map(({ typedName, claims }) => [typedName, claims])).toEqual([['My knee', 2]]);
    store.episodes.rename({ claimId: idOf('a'), name: ' ' });
    expect(get('a').typedName).toBeNull();
  });

  it('holds for the claim that replaced another', () => {
    const { store, idOf, membersOf, put } = three();
    store.episodes.join({ claimId: idOf('a'), claimIds: [idOf('d')] });
    const related = [
      {
        relationship: {
          coding: [
            { system: 'http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship', code: 'prior' },
          ],
        },
        reference: { value: 'CLM-d' },
      },
    ];
    put(claim('e', { family: 'L70.0', date: '2026-04-01', related }));
    expect(membersOf('a')).toEqual(['a', 'b', 'c', 'e']);
  });

  it('a claim that is gone is said', () => {
    const { store, idOf, get, put } = three();
    store.episodes.join({ claimId: idOf('a'), claimIds: [idOf('d')] });
    put(claim('d', { status: 'entered-in-error' }));
    expect([get('a').claims, get('a').gone]).toEqual([3, 1]);
  });

  it('of another person is not touched, and what is erased leaves no trace', () => {
    const { db, store, connectionId, idOf } = three();
    store.episodes.rename({ claimId: idOf('a'), name: 'My knee' });
    store.episodes.putAway({ claimId: idOf('a'), key: 'k', isPutAway: true });
    const other = store.connection.create(newConnection({ patientId: 'pat-2' }));
    expect(store.episodes.list({ personId: other.personId, today }).episodes).toEqual([]);
    store.connection.erase(connectionId);
    for (const table of ['episode_claim', 'alike_put_away'])
      expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  });

  it('changes nothing that the plan sent', () => {
    const { store, personId, idOf } = three();
    const seen = () =>
      JSON.stringify([
        store.claims.list({ filter: filter(personId), offset: 0, limit: 10 }),
        store.claims.get({ claimId: idOf('a') }),
        store.spending.get({ personId, year: 2026, today }),
      ]);
    const before = seen();
    store.episodes.join({ claimId: idOf('a'), claimIds: [idOf('d')] });
    store.episodes.rename({ claimId: idOf('a'), name: 'My knee' });
    store.episodes.split({ claimId: idOf('b') });
    expect(seen()).toBe(before);
  });
});

describe('sums', () => {
  const sumsOf = (opened: ReturnType<typeof open>) => opened.get('a').sums;

  it('add the shares of claims that count, and say how many state none', () => {
    const opened = open(claim('a'), claim('b', { share: 12.5 }), claim('c', { share: null }));
    expect(sumsOf(opened)).toEqual([
      {
        currency: 'USD',
        shareCents: 42_50,
        leftCents: 42_50,
        billedCents: 0,
        withoutShare: 1,
        atPharmacy: 0,
      },
    ]);
  });

  it('take off what was marked as paid for a claim, once and never more than its share', () => {
    const opened = open(claim('a'), claim('b', { share: 12.5 }));
    const pay = (id: string, cents: number) =>
      opened.store.bills.payClaim({
        claimId: opened.idOf(id),
        facts: { cents, currency: 'USD', paidOn: '2026-04-20', way: 'card', note: '' },
      });
    pay('a', 20_00);
    expect(sumsOf(opened)[0]).toMatchObject({ shareCents: 42_50, leftCents: 22_50 });
    pay('b', 99_00);
    expect(sumsOf(opened)[0]).toMatchObject({ shareCents: 42_50, leftCents: 10_00 });
    expect(opened.list().episodes[0]?.sums).toEqual(sumsOf(opened));
  });

  it('are below 0 where one share is, and the rest of them is paid', () => {
    const opened = open(claim('a', { share: 100 }), claim('b', { share: -30 }));
    opened.store.bills.payClaim({
      claimId: opened.idOf('a'),
      facts: { cents: 100_00, currency: 'USD', paidOn: '2026-04-20', way: 'card', note: '' },
    });
    expect(sumsOf(opened)[0]).toMatchObject({ shareCents: 70_00, leftCents: -30_00 });
  });

  it('are not known where no claim states a share: never 0', () => {
    const opened = open(claim('a', { share: null }), claim('b', { share: null }));
    expect(sumsOf(opened)[0]).toMatchObject({ shareCents: null, withoutShare: 2 });
  });

  it('leave out what was replaced or canceled', () => {
    const opened = open(claim('a'), claim('b'), claim('c', { status: 'cancelled' }));
    expect(sumsOf(opened)[0]?.shareCents).toBe(60_00);
    expect(opened.membersOf('a')).toEqual(['a', 'b']);
  });

  const billFor = (opened: ReturnType<typeof open>, id: string, dueCents: number, over = {}) => {
    const { id: _id, ...facts } = billOf({
      personId: opened.personId,
      biller: `Provider ${id}`,
      accounts: [`HV-${id}-20417`],
      dueCents,
      ...over,
    });
    opened.store.bills.save({ billId: null, facts });
  };

  it('say how much is billed: never more than the share, and a second bill for it is not added', () => {
    const opened = open(claim('a'), claim('b'));
    billFor(opened, 'a', 30_00);
    expect(sumsOf(opened)[0]).toMatchObject({ shareCents: 60_00, billedCents: 30_00 });
    billFor(opened, 'a', 45_00);
    expect(sumsOf(opened)[0]?.billedCents).toBe(30_00);
    billFor(opened, 'b', 10_00);
    expect(sumsOf(opened)[0]?.billedCents).toBe(40_00);
    expect(opened.get('a').bills.map(({ dueCents }) => dueCents)).toEqual([30_00, 45_00, 10_00]);
  });

  it('a bill that may be about another claim counts for none', () => {
    const opened = open(claim('a'), claim('b'));
    billFor(opened, 'a', 30_00, { accounts: ['OTHER-1'] });
    expect(sumsOf(opened)[0]?.billedCents).toBe(0);
  });
});

it('nothing is added up while two plans may have seen one visit; then each dollar counts once', () => {
  const opened = open(claim('a', { provider: 'One' }), claim('b', { provider: 'Two' }));
  const { store, personId, get, idOf } = opened;
  const second = store.connection.create(newConnection({ personId, planName: 'Supplement' }));
  storeAll(store, second.connectionId, [claim('s', { provider: 'One', share: 5, otherPaid: 120 })]);
  store.archive.endPass(second.connectionId, later);
  const supplement = `${second.connectionId}/s`;
  const asked = get('a');
  expect([asked.claims, asked.sums, [idOf('a'), supplement].includes(asked.openVisit ?? '')]).toEqual([
    3,
    [],
    true,
  ]);
  store.claims.answerVisit({ firstId: idOf('a'), secondId: supplement, same: true });
  expect([get('a').openVisit, get('a').sums[0]?.shareCents]).toEqual([null, 35_00]);
});

it('a bill for one claim of a visit that two plans saw asks for the share of the visit', () => {
  const opened = open(claim('a', { provider: 'One' }), claim('b', { provider: 'Two' }));
  const { store, personId, get, idOf } = opened;
  const second = store.connection.create(newConnection({ personId, planName: 'Supplement' }));
  storeAll(store, second.connectionId, [claim('s', { provider: 'One', share: 5, otherPaid: 120 })]);
  store.archive.endPass(second.connectionId, later);
  const supplement = `${second.connectionId}/s`;
  store.claims.answerVisit({ firstId: idOf('a'), secondId: supplement, same: true });
  const { id: _, ...facts } = billOf({ personId, biller: 'One', accounts: [], dueCents: 12_00 });
  const { billId } = store.bills.save({ billId: null, facts });
  for (const claimId of [supplement, idOf('a')]) {
    store.bills.answer({ billId, claimId, isMeant: true });
    expect(get('a').sums[0]).toMatchObject({ shareCents: 35_00, billedCents: 5_00 });
  }
});

describe('charges that look alike', () => {
  const charged = (id: string) => ({
    ...claim(id, {
      provider: {
        identifier: { system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' },
        display: 'Motion',
      },
    }),
    item: [
      {
        sequence: 1,
        productOrService: { coding: [{ system: 'http://www.ama-assn.org/go/cpt', code: 'X1000' }] },
        servicedDate: '2026-03-04',
        quantity: { value: 1 },
        adjudication: [
          {
            category: {
              coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' }],
            },
            amount: { value: 66, currency: 'USD' },
          },
        ],
      },
    ],
  });

  it('are told with both claims, and can be put away and brought back', () => {
    const { store, list, get, idOf } = open(charged('a'), charged('b'), claim('c'));
    const [one] = list().alike;
    expect(one).toMatchObject({ claimIds: [idOf('a'), idOf('b')], billedCents: 66_00, isPutAway: false });
    expect(get('b').alike.map(({ key }) => key)).toEqual([one?.key]);
    const set = (isPutAway: boolean) =>
      store.episodes.putAway({ claimId: idOf('a'), key: one?.key ?? '', isPutAway });
    set(true);
    expect(list().alike.map(({ isPutAway }) => isPutAway)).toEqual([true]);
    set(false);
    expect(list().alike.map(({ isPutAway }) => isPutAway)).toEqual([false]);
  });

  it('stay put away under other ids, and are brought back there', () => {
    const { store, connectionId, list, idOf } = open(charged('a'), charged('b'), claim('c'));
    store.episodes.putAway({ claimId: idOf('a'), key: list().alike[0]?.key ?? '', isPutAway: true });
    const moved = (id: string, from: string) => ({
      ...charged(id),
      identifier: eob({ id: from })['identifier'],
    });
    const sent = [moved('z', 'a'), moved('y', 'b'), claim('c')];
    storeAll(store, connectionId, sent, { mode: 'full', startedAt: later });
    store.archive.endPass(connectionId, later);
    const [one] = list().alike;
    expect(one).toMatchObject({ claimIds: [idOf('y'), idOf('z')], isPutAway: true });
    store.episodes.putAway({ claimId: idOf('z'), key: one?.key ?? '', isPutAway: false });
    expect(list().alike).toMatchObject([{ isPutAway: false }]);
  });

  it('a refused claim without a share charges nobody', () => {
    const refused = { ...charged('b'), payment: { type: { coding: [{ code: 'denied' }] } }, total: [] };
    const { list } = open(charged('a'), refused);
    expect(list().alike).toEqual([]);
  });
});

it('a medicine of the days around a discharge is offered first, and is not in the episode', () => {
  const stay = {
    ...claim('stay', { family: 'J18.9' }),
    type: { coding: [{ code: 'institutional' }] },
    subType: { coding: [{ code: 'inpatient' }] },
    billablePeriod: { start: '2026-03-04', end: '2026-03-07' },
  };
  const { get, membersOf } = open(
    stay,
    claim('near', { date: '2026-03-08', family: 'L70' }),
    eob({ id: 'drug', date: '2026-03-09', pharmacy: true }),
  );
  expect(membersOf('stay')).toEqual(['stay']);
  expect(get('stay').others.map(({ row, isAfterStay }) => [row.id.split('/').at(-1), isAfterStay])).toEqual([
    ['drug', true],
    ['near', false],
  ]);
});
