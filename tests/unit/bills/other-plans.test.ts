/** What other plans and programs of the person do to a verdict, from the records that plans send of themselves. */
import { describe, expect, it } from 'vitest';
import { everyClaim } from '../../../shared/every-claim.ts';
import { usualOptions } from '../../../shared/paper/document.ts';
import {
  type EobFacts,
  eob,
  later,
  memoryStore,
  newConnection,
  seenAt,
  storeAll,
} from '../archive/records.ts';
import { billOf } from './bill-and-claim.ts';

const today = '2026-04-20';
const day = '2026-03-04';

type Coverage = { period?: { start?: string; end?: string }; extension?: unknown[]; payor?: unknown[] };

type Case = {
  medicare?: string;
  supplement?: { name?: string; coverage?: Coverage; claims?: 'one-visit' | 'another-visit' } | null;
  coverage?: Coverage;
  /** Of the claim that the bill is about. */
  claim?: Parameters<typeof eob>[0];
};

/** The verdict on a bill of $30.00 for a claim of Original Medicare with that share. */
function judge({ medicare = 'Original Medicare', supplement = null, coverage, claim }: Case) {
  const { store } = memoryStore();
  const first = store.connection.create(newConnection({ planName: medicare }));
  const { personId } = first;
  const facts = {
    id: 'c-1',
    date: day,
    provider: 'Rainier Family Clinic',
    number: 'M1',
    share: 30,
    ...claim,
  };
  storeAll(store, first.connectionId, [
    { ...eob(facts), created: '2026-03-20' },
    ...(coverage ? [coverageOf(coverage)] : []),
  ]);
  store.archive.endPass(first.connectionId, seenAt);
  if (supplement) {
    const second = store.connection.create(
      newConnection({
        personId,
        planName: supplement.name ?? 'Harbor Medigap',
        fhirBaseUrl: 'https://harbor.example/fhir',
        host: 'harbor.example',
      }),
    );
    storeAll(store, second.connectionId, [
      ...(supplement.coverage ? [coverageOf(supplement.coverage)] : []),
      ...(supplement.claims === 'one-visit'
        ? [eob({ ...facts, id: 's-1', number: 'S1', share: 0, paid: 30, otherPaid: 140 })]
        : []),
    ]);
    store.archive.endPass(second.connectionId, seenAt);
  }
  const billId = saveBill(store, { personId });
  const get = () => store.bills.get({ billId, today }).verdict;
  return { store, personId, billId, get, connectionId: first.connectionId };
}

/** A bill of $30.00 for the visit. */
function saveBill(
  store: ReturnType<typeof memoryStore>['store'],
  changes: Parameters<typeof billOf>[0],
): string {
  const { id: _, ...facts } = billOf({
    biller: 'Rainier Family Clinic',
    claimNumber: 'M1',
    accounts: [],
    serviceStart: day,
    dueCents: 30_00,
    ...changes,
  });
  return store.bills.save({ billId: null, facts }).billId;
}

function coverageOf(coverage: Coverage) {
  return {
    resourceType: 'Coverage',
    id: `cov-${JSON.stringify(coverage).length}`,
    status: 'active',
    beneficiary: { reference: 'Patient/pat-1' },
    payor: [{ display: 'Invented payer' }],
    ...coverage,
  };
}

const inForce = { period: { start: '2024-01-01' } };
const dual = (code: string) => ({
  url: 'https://bluebutton.cms.gov/fhir/StructureDefinition/BENE-DUAL-STUS-CD',
  valueCoding: { code },
});
const monthly = (year: string, month: string, code: string) => [
  { url: 'https://bluebutton.cms.gov/resources/variables/rfrnc_yr', valueDate: year },
  { url: `https://bluebutton.cms.gov/resources/variables/dual_${month}`, valueCoding: { code } },
];

describe('a plan that may pay what the first one left', () => {
  it.each<[string, Case, string]>([
    ['a supplement in force that has sent nothing', { supplement: { coverage: inForce } }, 'other-payer'],
    [
      'one that its coverage calls so',
      {
        supplement: {
          name: 'Harbor Mutual',
          coverage: { ...inForce, payor: [{ display: 'Harbor Medicare Supplement' }] },
        },
      },
      'other-payer',
    ],
    ['a supplement without a word on when', { supplement: {} }, 'match'],
    [
      'one that ended before',
      { supplement: { coverage: { period: { start: '2024-01-01', end: '2025-12-31' } } } },
      'match',
    ],
    ['one that began later', { supplement: { coverage: { period: { start: '2026-04-01' } } } }, 'match'],
    ['a dental plan', { supplement: { name: 'Harbor Dental', coverage: inForce } }, 'match'],
    [
      'a supplement to a plan that is not Original Medicare',
      { medicare: 'Evergreen Gold', supplement: { coverage: inForce } },
      'match',
    ],
    ['no other plan', {}, 'match'],
    [
      'a supplement, where the first plan left nothing',
      { claim: { share: 0 }, supplement: { coverage: inForce } },
      'higher',
    ],
    [
      'a supplement, at a pharmacy, which asks both plans',
      { claim: { pharmacy: true }, supplement: { coverage: inForce } },
      'match',
    ],
  ])('%s', (_, of, verdict) => {
    expect(judge(of).get().verdict).toBe(verdict);
  });

  it('is not known by a visit that the person called two', () => {
    const { store, personId, get } = judge({
      medicare: 'Evergreen Gold',
      supplement: { name: 'Harbor PPO', coverage: inForce, claims: 'one-visit' },
    });
    const answer = (same: boolean) => {
      const { rows } = store.claims.list({ filter: everyClaim(personId), offset: 0, limit: 9 });
      const parts = rows.flatMap((row) => row.visit?.parts.map(({ id }) => id) ?? [row.id]);
      const [firstId = '', secondId = ''] = parts;
      store.claims.answerVisit({ firstId, secondId, same });
    };
    answer(true);
    expect(get().verdict).toBe('other-payer');
    answer(false);
    expect(get().verdict).not.toBe('other-payer');
  });

  it('is known by a visit that the person called one, and only then', () => {
    const names = {
      medicare: 'Evergreen Gold',
      supplement: { name: 'Harbor PPO', coverage: inForce },
    } as const;
    const { store, personId, get } = judge({
      ...names,
      supplement: { ...names.supplement, claims: 'one-visit' },
    });
    expect(get().verdict).toBe('other-payer');
    const second = eob({
      id: 'c-2',
      number: 'M2',
      date: '2026-03-10',
      provider: 'Rainier Family Clinic',
      share: 25,
    });
    const [first] = store.connection.list().filter(({ planName }) => planName === 'Evergreen Gold');
    storeAll(store, first?.id ?? '', [{ ...second, created: '2026-03-20' }]);
    store.archive.endPass(first?.id ?? '', seenAt);
    const changes = { personId, claimNumber: 'M2', serviceStart: '2026-03-10', dueCents: 25_00 };
    const billId = saveBill(store, changes);
    const verdict = () => store.bills.get({ billId, today }).verdict.verdict;
    expect(verdict()).toBe('match');
    const { visits } = store.claims.get({ claimId: `${first?.id}/c-1` });
    const [visit] = visits;
    if (!visit) throw new Error('Nothing was asked.');
    store.claims.answerVisit({ firstId: visit.first.id, secondId: visit.second.id, same: true });
    expect(verdict()).toBe('other-payer');
  });
});

describe('a bill that prints no claim number, of a visit that the person called one', () => {
  const open = (dueCents: number, same: boolean | null) => {
    const { store, personId } = judge({
      medicare: 'Evergreen Gold',
      supplement: { name: 'Harbor PPO', coverage: inForce, claims: 'one-visit' },
    });
    const [firstId = '', secondId = ''] = store.claims
      .list({ filter: everyClaim(personId), offset: 0, limit: 9 })
      .rows.flatMap((row) => row.visit?.parts.map(({ id }) => id) ?? [row.id]);
    store.claims.answerVisit({ firstId, secondId, same });
    const billId = saveBill(store, { personId, claimNumber: null, dueCents });
    return store.bills.get({ billId, today });
  };

  it('asks about the first plan’s claim, and for no choice between the two', () => {
    const { verdict } = open(30_00, true);
    expect(verdict.verdict).toBe('ask');
    expect(verdict.claims.map(({ claimId }) => claimId.split('/')[1])).toEqual(['c-1']);
  });

  it('asks which one it is where they were called two visits', () => {
    expect(open(30_00, false).verdict.verdict).toBe('two');
  });
});

describe('at a visit that the person called one, the second plan', () => {
  const refusal = {
    type: {
      coding: [
        {
          system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBPayerClaimPaymentStatusCode',
          code: 'denied',
        },
      ],
    },
  };
  const claimOfSecond = (share: number | null, paid: number) =>
    eob({
      id: 's-1',
      number: 'S1',
      date: day,
      provider: 'Rainier Family Clinic',
      share,
      paid,
      otherPaid: 140,
    });

  it.each<[string, object, string, string[]]>([
    ['paid the rest', {}, 'other-payer', ['other-plan-paid']],
    ['took its claim back', { status: 'cancelled' }, 'match', []],
    ['took its payment back', { total: claimOfSecond(-30, -30)['total'] }, 'match', []],
    ['called its claim a mistake', { status: 'entered-in-error' }, 'match', []],
    [
      'said no, and states no share',
      { total: claimOfSecond(null, 0)['total'], payment: refusal },
      'match',
      [],
    ],
    [
      'writes it anew as a draft',
      { status: 'draft', outcome: 'partial' },
      'other-payer',
      ['other-plan-open'],
    ],
    ['states no share', { total: claimOfSecond(null, 30)['total'] }, 'no-share', []],
  ])('%s', (_, change, verdict, notes) => {
    const { store, get } = judge({
      medicare: 'Evergreen Gold',
      supplement: { name: 'Harbor PPO', claims: 'one-visit' },
    });
    const connections = store.connection.list();
    const idOf = (name: string) => connections.find(({ planName }) => planName === name)?.id ?? '';
    const [firstId, secondId] = [`${idOf('Evergreen Gold')}/c-1`, `${idOf('Harbor PPO')}/s-1`];
    store.claims.answerVisit({ firstId, secondId, same: true });
    storeAll(store, idOf('Harbor PPO'), [{ ...claimOfSecond(0, 30), ...change }], { at: later });
    store.archive.endPass(idOf('Harbor PPO'), later);
    expect(get()).toMatchObject({ verdict, notes });
  });
});

it.each(['the first plan’s claim', 'the second plan’s claim', 'the bill'])(
  'what was paid for a visit of two plans is paid for all of it, written at %s',
  (where) => {
    const { store, personId, billId, get } = judge({
      medicare: 'Evergreen Gold',
      supplement: { name: 'Harbor PPO', claims: 'one-visit' },
    });
    const [first, other] = store.connection.list();
    const left = eob({
      id: 's-1',
      number: 'S1',
      date: day,
      provider: 'Rainier Family Clinic',
      otherPaid: 140,
    });
    storeAll(store, other?.id ?? '', [left], { at: later });
    store.archive.endPass(other?.id ?? '', later);
    const [firstId, secondId] = [`${first?.id}/c-1`, `${other?.id}/s-1`];
    store.claims.answerVisit({ firstId, secondId, same: true });
    expect(get().verdict).toBe('match');
    const facts = { cents: 30_00, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;
    if (where === 'the bill') store.bills.pay({ billId, facts });
    else store.bills.payClaim({ claimId: where.startsWith('the first') ? firstId : secondId, facts });
    expect(store.bills.get({ billId, today })).toMatchObject({ verdict: { verdict: 'paid' }, openCents: 0 });
    for (const claimId of [firstId, secondId]) {
      expect(store.bills.claimPayments({ claimId })).toHaveLength(1);
      const request = { kind: 'claim', claimId, options: usualOptions } as const;
      expect(store.statement.get({ request, madeOn: today })).toMatchObject({ written: { cents: 30_00 } });
    }
    expect(store.bills.paidClaims({ personId })).toMatchObject([{ claimId: secondId, ofShareCents: 30_00 }]);
    store.claims.answerVisit({ firstId, secondId, same: null });
    expect(store.bills.paidClaims({ personId })).toHaveLength(1);
  },
);

it('what was paid for a visit of three plans is on the paper of each of its claims', () => {
  const { store, personId } = judge({ medicare: 'Evergreen Gold' });
  const ids = [`${store.connection.list()[0]?.id}/c-1`];
  for (const [at, otherPaid] of [140, 160].entries()) {
    const host = `plan-${at}.example`;
    const { connectionId } = store.connection.create(
      newConnection({ personId, host, fhirBaseUrl: `https://${host}/fhir` }),
    );
    const visit = { date: day, provider: 'Rainier Family Clinic', created: `2026-03-2${at + 1}` };
    storeAll(store, connectionId, [eob({ ...visit, id: 'c-1', number: `N${at}`, otherPaid })]);
    store.archive.endPass(connectionId, seenAt);
    const secondId = `${connectionId}/c-1`;
    store.claims.answerVisit({ firstId: ids.at(-1) ?? '', secondId, same: true });
    ids.push(secondId);
  }
  const facts = { cents: 30_00, currency: 'USD', paidOn: '2026-04-02', way: 'card', note: '' } as const;
  store.bills.payClaim({ claimId: ids[0] ?? '', facts });
  for (const claimId of ids) {
    expect(store.bills.claimPayments({ claimId })).toHaveLength(1);
    const request = { kind: 'claim', claimId, options: usualOptions } as const;
    expect(store.statement.get({ request, madeOn: today })).toMatchObject({ written: { cents: 30_00 } });
  }
});

it('of papers about two plans’ claims of one visit, the newer one asks for the same again', () => {
  const { store, personId, billId } = judge({
    medicare: 'Evergreen Gold',
    supplement: { name: 'Harbor PPO', claims: 'one-visit' },
  });
  const [first, other] = store.connection.list();
  const visit = { date: day, provider: 'Rainier Family Clinic' };
  const left = eob({ ...visit, id: 's-1', number: 'S1', otherPaid: 140 });
  storeAll(store, other?.id ?? '', [left], { at: later });
  store.archive.endPass(other?.id ?? '', later);
  const newer = saveBill(store, { personId, claimNumber: 'S1', statementDate: '2026-04-21' });
  const get = () => store.bills.get({ billId, today });
  expect(get()).toMatchObject({ countedBillId: null });
  const [firstId, secondId] = [`${first?.id}/c-1`, `${other?.id}/s-1`];
  store.claims.answerVisit({ firstId, secondId, same: true });
  expect(get()).toMatchObject({ countedBillId: newer, openCents: 0 });
  const { rows } = store.bills.list({ personId, today });
  expect(rows.map(({ openCents }) => openCents).toSorted()).toEqual([0, 30_00]);
});

describe('of a claim that the first plan refused', () => {
  const refusal = { type: { coding: [{ code: 'denied' }] } };

  it.each<[string, EobFacts, object, string]>([
    ['the second plan paid all', { share: 0, paid: 200 }, {}, 'other-payer'],
    ['the second plan left what the bill asks for', { share: 30, paid: 170 }, {}, 'match'],
    ['the second plan refused it, too', { share: 30, paid: 0 }, { payment: refusal }, 'refused'],
  ])('%s', (_, second, change, verdict) => {
    const { store, get } = judge({
      medicare: 'Evergreen Gold',
      supplement: { name: 'Harbor PPO', claims: 'one-visit' },
      claim: { paid: 0, share: null, created: '2026-03-19' },
    });
    const visit = { date: day, provider: 'Rainier Family Clinic' };
    const [first, other] = store.connection.list();
    storeAll(
      store,
      first?.id ?? '',
      [{ ...eob({ ...visit, id: 'c-1', number: 'M1', paid: 0, share: null }), payment: refusal }],
      { at: later },
    );
    storeAll(
      store,
      other?.id ?? '',
      [{ ...eob({ ...visit, id: 's-1', number: 'S1', created: '2026-03-25', ...second }), ...change }],
      { at: later },
    );
    for (const connection of [first, other]) store.archive.endPass(connection?.id ?? '', later);
    const [firstId, secondId] = [`${first?.id}/c-1`, `${other?.id}/s-1`];
    expect(get().verdict).toBe(verdict === 'refused' ? 'refused' : 'other-payer');
    store.claims.answerVisit({ firstId, secondId, same: true });
    expect(get().verdict).toBe(verdict);
  });
});

describe('a program in which Medicare’s providers may not bill', () => {
  it.each<[string, Case, string]>([
    ['as a status of now', { coverage: { ...inForce, extension: [dual('02')] } }, 'protect'],
    ['by the month of the visit', { coverage: { extension: monthly('2026', '03', '01') } }, 'protect'],
    ['in another month', { coverage: { extension: monthly('2026', '02', '01') } }, 'match'],
    ['in another year', { coverage: { extension: monthly('2025', '03', '01') } }, 'match'],
    ['ended before', { coverage: { period: { end: '2026-02-28' }, extension: [dual('02')] } }, 'match'],
    ['help with premiums only', { coverage: { ...inForce, extension: [dual('03')] } }, 'match'],
    [
      'a claim of a plan that is not Medicare',
      { medicare: 'Evergreen Gold', coverage: { ...inForce, extension: [dual('02')] } },
      'match',
    ],
  ])('%s', (_, of, verdict) => {
    expect(judge(of).get().verdict).toBe(verdict);
  });

  it('is seen when its record comes after the claims', () => {
    const { store, connectionId, get } = judge({});
    expect(get().verdict).toBe('match');
    storeAll(store, connectionId, [coverageOf({ ...inForce, extension: [dual('01')] })]);
    expect(get().verdict).toBe('protect');
  });
});
