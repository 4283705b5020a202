/** What other plans and programs of the person do to a verdict, from the records that plans send of themselves. */
import { describe, expect, it } from 'vitest';
import { eob, later, memoryStore, newConnection, seenAt, storeAll } from '../archive/records.ts';
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
  const { id: _, ...bill } = billOf({
    personId,
    biller: 'Rainier Family Clinic',
    claimNumber: 'M1',
    accounts: [],
    serviceStart: day,
    dueCents: 30_00,
  });
  const { billId } = store.bills.save({ billId: null, facts: bill });
  const get = () => store.bills.get({ billId, today }).verdict;
  return { store, personId, get, connectionId: first.connectionId };
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
  ])('%s', (_, of, verdict) => {
    expect(judge(of).get().verdict).toBe(verdict);
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
    const { id: _, ...bill } = billOf({
      personId,
      biller: 'Rainier Family Clinic',
      claimNumber: 'M2',
      accounts: [],
      serviceStart: '2026-03-10',
      dueCents: 25_00,
    });
    const { billId } = store.bills.save({ billId: null, facts: bill });
    const verdict = () => store.bills.get({ billId, today }).verdict.verdict;
    expect(verdict()).toBe('match');
    const { visits } = store.claims.get({ claimId: `${first?.id}/c-1` });
    const [visit] = visits;
    if (!visit) throw new Error('Nothing was asked.');
    store.claims.answerVisit({ firstId: visit.first.id, secondId: visit.second.id, same: true });
    expect(verdict()).toBe('other-payer');
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
    ['called its claim a mistake', { status: 'entered-in-error' }, 'match', []],
    [
      'said no, and states no share',
      { total: claimOfSecond(null, 0)['total'], payment: refusal },
      'match',
      [],
    ],
    ['writes it anew as a draft', { status: 'draft' }, 'other-payer', ['other-plan-open']],
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
