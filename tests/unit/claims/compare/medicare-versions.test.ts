/** Medicare through both versions of its service: each dollar counts once. */
import { describe, expect, it } from 'vitest';
import { eob, filter, memoryStore, newConnection, seenAt, storeAll } from '../../archive/records.ts';

type Facts = Parameters<typeof eob>[0];
type Json = { [key: string]: unknown };

const control = 'INVENTED-0042';
const host = 'api.bluebutton.cms.gov';
const variables = 'https://bluebutton.cms.gov/resources/variables';

/** As the older version sends it: the control number in an extension. */
function inV2(facts: Facts = {}, { variable = 'carr_clm_cntl_num', number = control } = {}): Json {
  const url = `${variables}/${variable}`;
  const extension = number === '' ? [] : [{ url, valueIdentifier: { system: url, value: number } }];
  return { ...eob({ id: 'carrier--1', number: '-1001', patient: 'Patient/-20', ...facts }), extension };
}

/** As the newer version sends it: the control number among the numbers. */
function inV3(facts: Facts = {}, number = control): Json {
  const claim = eob({ id: '5551', number: '5551', patient: 'Patient/-30', ...facts });
  const own = { system: 'https://bluebutton.cms.gov/identifiers/CLM-CNTL-NUM', value: number };
  return { ...claim, identifier: [...(claim['identifier'] as object[]), own] };
}

/** A person with both versions connected, the older one first; what counts of them, in cents of the plan's payments. */
function countBoth(
  older: readonly Json[],
  newer: readonly Json[],
  more: { host?: string; fhirBaseUrl?: string } = {},
  { isAnswered = false, isEnded = false, next = [] as [0 | 1, Json][] } = {},
) {
  const { store } = memoryStore();
  const first = store.connection.create(
    newConnection({ planName: 'Medicare', host, fhirBaseUrl: `https://${host}/v2/fhir`, patientId: '-20' }),
  );
  const second = store.connection.create(
    newConnection({
      personId: first.personId,
      planName: 'Medicare version 3',
      host,
      fhirBaseUrl: `https://${host}/v3/fhir`,
      patientId: '-30',
      ...more,
    }),
  );
  for (const [{ connectionId }, claims] of [
    [first, older],
    [second, newer],
  ] as const) {
    storeAll(store, connectionId, [...claims], { mode: 'full' });
    store.archive.endPass(connectionId, seenAt);
    if (isEnded) store.connection.update(first.connectionId, { state: 'ended' });
  }
  for (const [at, claim] of next) {
    const { connectionId } = at === 0 ? first : second;
    storeAll(store, connectionId, [claim], { mode: 'full' });
    store.archive.endPass(connectionId, seenAt);
  }
  const { personId } = first;
  if (isAnswered) {
    const ids = store.claims
      .list({ filter: filter(personId), offset: 0, limit: 10 })
      .rows.map(({ id }) => id);
    store.claims.answerVisit({ firstId: ids[0] ?? '', secondId: ids[1] ?? '', same: true });
  }
  const { rows } = store.claims.list({ filter: filter(personId), offset: 0, limit: 10 });
  const totals = store.claims.overview({ personId, year: 2026, today: '2026-03-20' }).totals[0];
  return {
    paid: totals?.planPaid.cents,
    why: rows.flatMap(({ counted, planName, notCountedBecause }) =>
      counted ? [] : [[planName, notCountedBecause]],
    ),
  };
}

/** The same claim before Medicare has decided it. */
function open(claim: Json): Json {
  return { ...claim, outcome: 'queued' };
}

const once = { paid: 12_000, why: [['Medicare version 3', 'in-other-plan']] };

describe('a claim that both versions of Medicare send', () => {
  it.each(['carr_clm_cntl_num', 'fi_doc_clm_cntl_num'])('counts once, by %s', (variable) => {
    expect(countBoth([inV2({}, { variable })], [inV3()])).toEqual(once);
  });

  it('counts once though its amounts are not the same in both', () => {
    expect(countBoth([inV2({ billed: 200 })], [inV3({ billed: 205, share: 31 })])).toEqual(once);
  });

  it.each(['0', '0000', 'unknown', 'Unknown', 'A12'])('is not known by %s, which is no number', (number) => {
    expect(countBoth([inV2({}, { number })], [inV3({}, number)]).why).toEqual([]);
  });

  it('counts where it is decided, while the older version still decides', () => {
    expect(countBoth([open(inV2())], [inV3()])).toEqual({
      paid: 12_000,
      why: [['Medicare', 'in-other-plan']],
    });
  });

  it('counts in the newer version once that decides it first, and in the older one once both have', () => {
    const inNewer = { paid: 12_000, why: [['Medicare', 'in-other-plan']] };
    const [older, newer] = [open(inV2()), open(inV3())];
    expect(countBoth([older], [newer]).why).toEqual([
      ['Medicare', 'being-decided'],
      ['Medicare version 3', 'in-other-plan'],
    ]);
    expect(countBoth([older], [newer], {}, { next: [[1, inV3()]] })).toEqual(inNewer);
    const both: [0 | 1, Json][] = [
      [1, inV3()],
      [0, inV2()],
    ];
    expect(countBoth([older], [newer], {}, { next: both })).toEqual(once);
  });

  it('counts in the version that is still asked, where the other one has ended', () => {
    const why = [['Medicare', 'in-other-plan']];
    const newer = inV3({ paid: 140 });
    expect(countBoth([inV2()], [newer])).toEqual(once);
    expect(countBoth([inV2()], [newer], {}, { isEnded: true })).toEqual({ paid: 14_000, why });
  });

  it('counts in the newer version where the older one has taken it back', () => {
    const { paid, why } = countBoth([inV2({ status: 'cancelled' })], [inV3()]);
    expect(paid).toBe(12_000);
    expect(why).toEqual([['Medicare', 'canceled']]);
  });

  it.each<[string, Json, Json]>([
    ['another control number', inV2(), inV3({}, 'INVENTED-0043')],
    ['another first day', inV2(), inV3({ date: '2026-01-16' })],
    ['another kind of care', inV2(), inV3({ pharmacy: true })],
    ['no control number', inV2({}, { number: '' }), inV3()],
  ])('with %s is another claim', (_, older, newer) => {
    expect(countBoth([older], [newer]).why).toEqual([]);
  });

  it.each([
    ['another plan', { host: 'supplement.example', fhirBaseUrl: 'https://supplement.example/fhir' }],
    [
      'its test service',
      { host: 'sandbox.bluebutton.cms.gov', fhirBaseUrl: 'https://sandbox.bluebutton.cms.gov/v3/fhir' },
    ],
  ])('is not the claim of %s with that number', (_, more) => {
    expect(countBoth([inV2()], [inV3()], more).why).toEqual([]);
  });
});

describe('several claims of one control number', () => {
  const second: Facts = { id: '5552', number: '5552' };

  it('stand for one claim of the other version at most: the one with its amounts', () => {
    const other = inV3({ ...second, billed: 700, paid: 500 });
    for (const newer of [
      [inV3(), other],
      [other, inV3()],
    ])
      expect(countBoth([inV2()], newer)).toEqual({ ...once, paid: 62_000 });
  });

  it('stand for none where no amounts are the same', () => {
    const newer = [inV3({ billed: 300 }), inV3({ ...second, billed: 700 })];
    expect(countBoth([inV2()], newer).why).toEqual([]);
  });

  it('are each its own in both versions', () => {
    const older = [inV2(), inV2({ id: 'carrier--2', number: '-1002', billed: 700 })];
    const { paid, why } = countBoth(older, [inV3({ billed: 700 }), inV3(second)]);
    expect(paid).toBe(24_000);
    expect(why).toHaveLength(2);
  });
});

describe('claims of both that nothing links', () => {
  const unlinked = [inV2({}, { number: '' })];

  it('count once all the same, where the person says that they are one visit', () => {
    expect(countBoth(unlinked, [inV3()]).paid).toBe(24_000);
    expect(countBoth(unlinked, [inV3()], {}, { isAnswered: true }).paid).toBe(12_000);
  });

  it('are two payments where their amounts differ, though they are one visit', () => {
    const newer = inV3({ billed: 200, paid: 90, share: 10 });
    expect(countBoth(unlinked, [newer], {}, { isAnswered: true }).paid).toBe(21_000);
  });

  it('are two payments where the other is another plan', () => {
    const other = { host: 'supplement.example', fhirBaseUrl: 'https://supplement.example/fhir' };
    expect(countBoth(unlinked, [inV3()], other, { isAnswered: true }).paid).toBe(24_000);
  });
});

describe('a fill of Part D, which has no control number in the older version', () => {
  const older = (more: Facts = {}) => inV2({ pharmacy: true, ...more }, { number: '' });
  const newer = (more: Facts = {}) => inV3({ pharmacy: true, ...more });

  it('counts once, by drug, day and amounts', () => {
    expect(countBoth([older()], [newer()])).toEqual(once);
  });

  it('counts each time that the newer version says it was filled', () => {
    expect(countBoth([older()], [newer(), newer({ id: '5552', number: '5552' })])).toEqual({
      ...once,
      paid: 24_000,
    });
  });

  it.each<[string, Facts]>([
    ['another drug', { service: 'Another drug, invented' }],
    ['another day', { date: '2026-01-16' }],
    ['another amount', { billed: 90 }],
  ])('with %s is another fill', (_, more) => {
    expect(countBoth([older()], [newer(more)]).why).toEqual([]);
  });
});
