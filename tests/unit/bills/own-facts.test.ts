/** What of a claim a bill can be held against, as plans write it. */
import { describe, expect, it } from 'vitest';
import {
  type ClaimPlace,
  findPlanKind,
  isSentTwice,
  placeFacts,
  readOwnFacts,
} from '../../../electron/data/bills/match/read-claim-facts.ts';
import type { Claim } from '../../../shared/model/claims/claim.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { amounts, claimRow, knee } from '../../support/statement-fixture.ts';

type Parts = { claim?: object; row?: Partial<ClaimRow> };

const whole = knee().claim;
const factsOf = ({ claim = {}, row = {} }: Parts = {}) =>
  readOwnFacts({ claim: { ...whole, ...claim } as Claim, row: claimRow(row) } as Parameters<
    typeof readOwnFacts
  >[0]);
const party = (name: string | null, npi: string | null = null) => ({ name, npi, phone: null, address: null });
const lineOf = (more: object) => ({ ...whole.lines[0], ...more });

describe('the names and numbers of a claim', () => {
  it('are those of each party, once, without empty ones', () => {
    const facts = factsOf({
      claim: {
        provider: party('Elm Clinic', '1'),
        facility: party('', '2'),
        payee: party('Elm Billing'),
        careTeam: [{ party: party('Lee Okafor', '1') }, { party: party(null, '3') }],
      },
    });
    expect(facts).toMatchObject({
      providers: ['Elm Clinic', 'Elm Billing'],
      doctors: ['Lee Okafor'],
      npis: ['1', '2', '3'],
      providerNpis: ['1'],
    });
    expect(
      factsOf({ claim: { provider: party(null), facility: null, payee: null, careTeam: [] } }),
    ).toMatchObject({
      providers: [],
      npis: [],
    });
  });

  it('are its own and those of its chain', () => {
    expect(factsOf({ claim: { claimNumber: 'A', chainNumbers: ['B'] } }).claimNumbers).toEqual(['A', 'B']);
    expect(factsOf({ claim: { claimNumber: null, chainNumbers: ['B'] } }).claimNumbers).toEqual(['B']);
  });

  it.each<[string, object[], object | null, string[]]>([
    [
      'an account and no other number',
      [
        { label: 'Patient account', value: '7' },
        { label: 'Batch', value: '8' },
      ],
      null,
      ['7'],
    ],
    ['the prescription of a drug', [], { prescriptionNumber: 'RX1' }, ['RX1']],
    ['a drug without a prescription', [], { prescriptionNumber: null }, []],
    ['a drug whose prescription is empty', [], { prescriptionNumber: '' }, []],
  ])('that a provider gave: %s', (_, otherNumbers, drug, accounts) => {
    expect(factsOf({ claim: { otherNumbers, drug } }).accounts).toEqual(accounts);
  });
});

describe('the care of a claim', () => {
  it.each<[string, string | null, boolean]>([
    ['a laboratory', '81', true],
    ['an office', '11', false],
    ['no place', null, false],
  ])('in %s has a day that may be off: %s', (_, code, isDateLoose) => {
    const lines = [lineOf({ place: code === null ? null : { code } })];
    expect(factsOf({ claim: { lines }, row: { kind: 'professional' } }).isDateLoose).toBe(isDateLoose);
  });

  it('has only days that are given to the day', () => {
    const row = { serviceStart: '2026-03', serviceEnd: '2026-03-12', decidedOn: '2026' };
    const lines = [lineOf({ serviceStart: '2026-03-12' }), lineOf({ serviceStart: '2026' })];
    const facts = factsOf({ claim: { lines }, row });
    expect(facts).toMatchObject({ start: null, end: '2026-03-12', decidedOn: null });
    expect(facts.lines.map(({ date }) => date)).toEqual(['2026-03-12', null]);
  });
});

describe('the money of a claim', () => {
  const stated = {
    billed: 40_000,
    allowed: 30_000,
    planPaid: 18_000,
    yourShare: 12_000,
    notCovered: 100,
    alreadyPaid: 2_000,
    paidToYou: 300,
  };
  it('is what the plan stated, each amount for itself', () => {
    expect(factsOf({ claim: { amounts: amounts(stated) } })).toMatchObject({
      billedCents: 40_000,
      allowedCents: 30_000,
      planPaidCents: 18_000,
      shareCents: 12_000,
      isShareComputed: false,
      notCoveredCents: 100,
      paidByPatientCents: 2_000,
      paidToPatientCents: 300,
    });
  });

  const whole = { billed: 400_00, discount: 100_00, allowed: 250_00, notCovered: 50_00, planPaid: 200_00 };
  it.each<[string, Parameters<typeof amounts>[0], number]>([
    ['a share that holds all of it', { ...whole, yourShare: 100_00, coinsurance: 50_00 }, 50_00],
    ['a share that holds some of it', { ...whole, yourShare: 70_00, coinsurance: 50_00 }, 20_00],
    ['a share of coinsurance alone', { ...whole, yourShare: 50_00, coinsurance: 50_00 }, 0],
    ['a share of zero', { ...whole, yourShare: 0 }, 0],
    ['a share that nothing explains', { notCovered: 50_00, yourShare: 100_00 }, 0],
    ['no share', whole, 0],
  ])('counts what is not covered into the share only where the plan does: %s', (_, stated, cents) => {
    expect(factsOf({ claim: { amounts: amounts(stated) } }).notCoveredInShareCents).toBe(cents);
  });

  it('is not known where it was not stated, or in part', () => {
    expect(factsOf({ claim: { amounts: amounts({}) } })).toMatchObject({
      billedCents: null,
      shareCents: null,
      isShareComputed: false,
    });
    const all = amounts(stated);
    const partial = { ...all, yourShare: { ...all.yourShare, partial: true, source: 'computed' } };
    expect(factsOf({ claim: { amounts: partial } })).toMatchObject({
      shareCents: null,
      isShareComputed: true,
    });
    expect(factsOf({ claim: { amounts: amounts({ yourShare: 0 }) } }).shareCents).toBe(0);
  });
});

describe('a claim among others', () => {
  const place: ClaimPlace = {
    ...{ successorId: null, isRenamed: false, visitId: 'v', nextPlan: null },
    ...{ isProtectedDay: false, isUnknownCare: false, why: null },
  };
  const placed = (row: Partial<ClaimRow>, claim: object = {}, more: Partial<ClaimPlace> = {}) =>
    placeFacts(factsOf({ claim }), claimRow(row), { ...place, ...more });

  it.each<[string, Partial<ClaimRow>, string]>([
    ['that was paid', {}, 'decided'],
    ['that is being decided', { state: 'plan-is-deciding' }, 'open'],
    [
      'that is being decided, and not counted for that',
      { counted: false, notCountedBecause: 'being-decided' },
      'open',
    ],
    ['that is a draft', { counted: false, notCountedBecause: 'draft' }, 'open'],
    ['that another one replaced', { counted: false, notCountedBecause: 'replaced' }, 'decided'],
    [
      'that another one replaced, and that was taken back',
      { counted: false, notCountedBecause: 'replaced', state: 'taken-back' },
      'canceled',
    ],
    ['that is not counted', { counted: false, notCountedBecause: 'removed-by-plan' }, 'canceled'],
    ['that was canceled', { state: 'canceled' }, 'canceled'],
    ['that was taken back', { state: 'taken-back' }, 'canceled'],
    ['that the plan did not pay', { state: 'plan-did-not-pay' }, 'refused'],
  ])('%s is %s', (_, row, state) => {
    expect(placed(row)?.state).toBe(state);
  });

  it.each<[ClaimRow['notCountedBecause'], boolean]>([
    ['duplicate', true],
    ['in-other-plan', true],
    ['from-file', true],
    ['replaced', false],
    [null, false],
  ])('not counted because %s: another record stands for it: %s', (notCountedBecause, isTwice) => {
    const row = { counted: notCountedBecause === null, notCountedBecause };
    expect(isSentTwice(claimRow(row))).toBe(isTwice);
    expect(placed(row) === null).toBe(isTwice);
  });

  it.each<[string, Partial<ClaimRow>, object, boolean]>([
    ['Original Medicare', {}, { planKind: 'original-medicare' }, true],
    ['Medicare Advantage', {}, { planKind: 'medicare-advantage' }, true],
    ['Part D', {}, { planKind: 'part-d' }, false],
    ['Medicaid', {}, { planKind: 'medicaid' }, false],
    ['an employer', {}, { planKind: 'employer' }, false],
    [
      'nothing, of a plan named Medicare Part D',
      { kind: 'pharmacy', planName: 'Medicare Part D' },
      { planKind: 'unknown' },
      false,
    ],
    ['nothing, of a plan whose name says nothing', {}, { planKind: 'unknown' }, false],
  ])('of %s', (_, row, claim, isBarred) => {
    expect(placed(row, claim, { isProtectedDay: true })).toMatchObject({
      isBillingBarred: isBarred,
    });
    expect(placed(row, claim)).toMatchObject({ isBillingBarred: false });
  });

  const parts = { billed: 100_00, notCovered: 50_00, planPaid: 30_00, copay: 20_00 };
  const refused = { amounts: amounts({ ...parts, yourShare: 70_00 }) };
  const apart = { amounts: amounts({ ...parts, yourShare: 20_00 }) };
  it.each<[string, object, Partial<ClaimPlace>, string | null]>([
    ['nothing', {}, {}, null],
    ['what the law says', {}, { why: 'place' }, 'law'],
    ['what was refused of it and is in the share', refused, { why: 'refused-part' }, 'refused'],
    ['what was refused and may be in the share', {}, { why: 'refused-part' }, 'refused'],
    ['what was refused and is no part of the share', apart, { why: 'refused-part' }, 'refused-apart'],
    ['all of it', apart, { why: 'refused' }, 'refused'],
    [
      'nothing more where the next plan has answered',
      apart,
      { why: 'refused-part', nextPlan: { state: 'final', openShareCents: 10_00 } },
      null,
    ],
    [
      'the law, also where the next plan has answered',
      {},
      { why: 'emergency', nextPlan: { state: 'final', openShareCents: 10_00 } },
      'law',
    ],
  ])('says to ask first about %s', (_, claim, more, askFirst) => {
    expect(placed({}, claim, more)?.askFirst).toBe(askFirst);
  });

  it('follows the rules of its own plan kind before those of the plan’s name', () => {
    const row = claimRow({ planName: 'Evergreen Medicare Advantage', kind: 'professional' });
    const kindOf = (planKind: string, kind = row.kind) =>
      findPlanKind({ ...factsOf(), planKind } as never, { ...row, kind });
    expect(kindOf('medicaid')).toBe('medicaid');
    expect(kindOf('unknown')).toBe('medicare-advantage');
    expect(kindOf('unknown', 'pharmacy')).toBe('part-d');
  });
});
