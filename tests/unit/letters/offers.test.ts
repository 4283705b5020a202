/** Which letters are offered on a bill or a refused claim, and which never are. */
import { describe, expect, it } from 'vitest';
import type { BillNote, BillVerdict, Verdict } from '../../../shared/model/bills/bill.ts';
import type { BillRow } from '../../../shared/model/bills/bill-lists.ts';
import type { ClaimKind } from '../../../shared/model/claims/claim.ts';
import { offerClaimLetters, offerLetters } from '../../../shared/words/letters/letters.ts';
import { billOf } from '../bills/bill-and-claim.ts';

type Case = { notes?: BillNote[]; kinds?: ClaimKind[]; openCents?: number; bill?: Partial<BillRow['bill']> };

function offer(
  verdict: Verdict,
  { notes = [], kinds = ['professional'], openCents = 120_00, bill }: Case = {},
) {
  const judged: BillVerdict = {
    verdict,
    notes,
    differenceCents: null,
    openShareCents: null,
    leftShareCents: null,
    overpaidCents: null,
    claims: [],
    parts: [],
  };
  const row = {
    bill: billOf(bill),
    verdict: judged,
    paidCents: 0,
    openCents,
    installments: null,
    countedBillId: null,
    chosenBillId: null,
    paidElsewhere: [],
    otherBills: [],
    hasScan: false,
    questionedOn: null,
  };
  return offerLetters(row, kinds);
}

describe('the letters of a verdict, the one to begin with first', () => {
  it.each([
    ['higher', ['dispute', 'itemized']],
    ['gross', ['itemized', 'dispute']],
    ['oon', ['dispute', 'itemized', 'hold']],
    ['pending', ['hold']],
    ['refused', ['hold']],
    ['replaced', ['hold']],
    ['protect', ['hold']],
    ['paid', ['proof-of-payment']],
    ['collection', ['proof-of-debt']],
    ['other-payer', ['coordination', 'hold']],
    ['no-share', ['itemized']],
  ] as const)('%s', (verdict, letters) => {
    expect(offer(verdict)).toEqual(letters);
  });

  it.each([
    'match',
    'match-calc',
    'several',
    'plan-part',
    'lower',
    'no-claim',
    'two',
    'ask',
    'not-a-bill',
    'nothing-due',
    'credit',
    'plan-bill',
  ] as const)('%s has none', (verdict) => {
    expect(offer(verdict)).toEqual([]);
  });
});

describe('what stands beside the verdict', () => {
  it('a payment that is not posted yet asks for the proof first', () => {
    expect(offer('higher', { notes: ['not-posted'] })).toEqual(['proof-of-payment', 'dispute', 'itemized']);
  });

  it.each([
    ['wait', []],
    ['before-records', []],
    ['no-date', []],
    ['ask-if-billed', ['itemized']],
    ['filing-limit', ['itemized']],
  ] as const)('a bill without a claim, %s', (note, letters) => {
    expect(offer('no-claim', { notes: [note] })).toEqual(letters);
  });
});

describe('financial help', () => {
  it.each(['inpatient', 'outpatient', 'facility'] as const)('is offered for %s care that is open', (kind) => {
    expect(offer('match', { kinds: [kind] })).toEqual(['financial-help']);
    expect(offer('higher', { kinds: ['professional', kind] }).at(-1)).toBe('financial-help');
  });

  it.each<[string, Verdict, Case]>([
    ['a doctor', 'match', { kinds: ['professional'] }],
    ['a pharmacy', 'match', { kinds: ['pharmacy'] }],
    ['no claim', 'match', { kinds: [] }],
    ['a bill that is paid', 'match', { kinds: ['inpatient'], openCents: 0 }],
    ['a claim that could only be meant', 'two', { kinds: ['inpatient'] }],
    ['a question about the claim', 'ask', { kinds: ['inpatient'] }],
    ['a receipt', 'match', { kinds: ['inpatient'], bill: { kind: 'receipt' } }],
  ])('is not for %s', (_, verdict, more) => {
    expect(offer(verdict, more)).not.toContain('financial-help');
  });

  it('is not said to a collector', () => {
    expect(offer('collection', { kinds: ['inpatient'], bill: { kind: 'collection' } })).toEqual([
      'proof-of-debt',
    ]);
  });
});

it('a receipt has no letter', () => {
  expect(offer('paid', { bill: { kind: 'receipt' } })).toEqual([]);
});

describe('beside an appeal', () => {
  it.each([
    ['a refused claim', [], 'professional', ['hold'], false],
    ['a refused claim of years ago', [], 'professional', [], true],
    ['another plan comes first', ['other-plan-first'], 'professional', ['coordination', 'hold'], false],
    ['a drug', [], 'pharmacy', [], false],
    ['a drug, another plan comes first', ['other-plan-first'], 'pharmacy', ['coordination'], false],
  ] as const)('%s', (_, checklists, kind, letters, isTooLate) => {
    const denial = { scope: 'whole' as const, lines: [], checklists: [...checklists] };
    expect(offerClaimLetters(denial, kind, isTooLate)).toEqual(letters);
  });
});

describe('a letter that asks for an itemized bill', () => {
  const charge = {
    ...{ serviceStart: '2026-03-04', serviceEnd: null, account: null, code: '99213' },
    ...{ chargeCents: 120_00, dueCents: null, personId: null },
  };

  it('is not offered for a bill that lists every service with its day, code, and charge', () => {
    expect(offer('higher', { bill: { lines: [charge, charge] } })).toEqual(['dispute']);
    expect(offer('no-claim', { notes: ['ask-if-billed'], bill: { lines: [charge] } })).toEqual([]);
  });

  it.each([
    ['without a line', []],
    ['whose lines are visits', [{ ...charge, code: null, chargeCents: null, dueCents: 120_00 }]],
    ['of which one line lacks its code', [charge, { ...charge, code: null }]],
    ['of which one line lacks its charge', [charge, { ...charge, chargeCents: null }]],
  ])('is offered for one %s', (_, lines) => {
    expect(offer('higher', { bill: { lines } })).toContain('itemized');
  });
});
