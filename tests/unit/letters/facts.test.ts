/** What is known for a letter, in the letter's language, each amount with where it comes from. */
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../resources/locales/es/letters.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import type { BillVerdict, Verdict } from '../../../shared/model/bills/bill.ts';
import type { LetterAnswers } from '../../../shared/model/bills/letter.ts';
import type { Payment } from '../../../shared/model/bills/payment.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import {
  gatherLetterFacts,
  type LetterSubject,
  noAnswers,
} from '../../../shared/words/letters/letter-facts.ts';
import { claimRow } from '../../support/statement-fixture.ts';
import { billOf } from '../bills/bill-and-claim.ts';

const texts = createTexts('letters', { en, es });
const gather = (
  subject: Partial<LetterSubject>,
  language: 'en' | 'es' = 'en',
  answers: Partial<LetterAnswers> = {},
) => {
  const t = (key: string, values = {}) =>
    key.startsWith('payments:') || key.startsWith('claim:')
      ? (key.split('.')[1] ?? '')
      : texts.getFixedT(language)(key, values);
  return gatherLetterFacts(
    {
      ...{
        personName: 'Ana Ruiz',
        helper: null,
        bill: null,
        claims: [],
        refusal: null,
        lines: [],
        place: null,
        equalCharges: null,
      },
      ...{ address: null, phone: null, memberNumber: { whole: null, ending: null } },
      ...subject,
    },
    { language, t, today: '2026-05-01' },
    { ...noAnswers, ...answers },
  );
};

const claim = (changes: Partial<ClaimRow> = {}): ClaimRow => ({
  ...claimRow(),
  claimNumber: 'PC-88120',
  state: 'plan-paid',
  serviceStart: '2026-03-04',
  serviceEnd: '2026-03-04',
  decidedOn: '2026-03-25',
  providerName: 'Harbor Valley Orthopedics',
  planName: 'Evergreen Health',
  openedAt: null,
  currency: 'USD',
  billed: { cents: 400_00, source: 'plan' },
  planPaid: { cents: 180_00, source: 'plan' },
  yourShare: { cents: 120_00, source: 'plan' },
  ...changes,
});

const verdict = (of: Verdict, differenceCents: number | null = null): BillVerdict => ({
  verdict: of,
  notes: [],
  differenceCents,
  openShareCents: null,
  leftShareCents: null,
  overpaidCents: null,
  claims: [],
  parts: [],
});

const bill = (
  changes: Parameters<typeof billOf>[0] = {},
  judged = verdict('higher'),
  payments: Payment[] = [],
) => ({
  bill: billOf(changes),
  verdict: judged,
  payments,
  canceledClaims: [],
});

const payment = (changes: Partial<Payment>): Payment => ({
  id: 'p',
  billId: 'bill-1',
  claimId: null,
  cents: 50_00,
  currency: 'USD',
  paidOn: '2026-04-02',
  way: 'card',
  note: '',
  ...changes,
});

describe('what is asked of a bill', () => {
  it.each<[string, ClaimRow[], boolean]>([
    ['a claim that is decided', [claim()], true],
    ['no claim', [], false],
    ['a claim that the plan is deciding', [claim({ state: 'plan-is-deciding' })], false],
    ['a claim that was canceled', [claim({ state: 'canceled' })], false],
  ])('names the plan’s decision only where there is one: %s', (_, claims, isNamed) => {
    expect(gather({ claims }).toCheck?.includes('my plan’s decision')).toBe(isNamed);
    expect(gather({ claims }, 'es').toCheck?.includes('decisión de mi plan')).toBe(isNamed);
  });
});

describe('what the plan says', () => {
  it('names claims of the bill’s days that were canceled, after those that it is about', () => {
    const canceled = claim({ claimNumber: '26-9', state: 'canceled', counted: false });
    const of = { ...bill(), canceledClaims: [canceled] };
    const said = gather({ bill: of, claims: [claim()] }).planSays ?? '';
    const [before, after] = said.split('number: 26-9');
    expect(before).toContain('My share: $120.00');
    expect(after).toContain('Canceled this claim: Evergreen Health');
    expect(after).not.toContain('$');
    // Which claim the bill is about is not sure: what was canceled is no part of it, either.
    expect(gather({ bill: of, claims: [] }).planSays).toBe('');
  });

  it('is said claim by claim, with who stated it and when', () => {
    expect(gather({ claims: [claim()] }).planSays).toBe(
      'Claim for care on March 4, 2026, number: PC-88120\nBilled to the plan: $400.00\nPaid by the plan: $180.00\n' +
        'My share: $120.00\nAs of March 25, 2026, from: Evergreen Health',
    );
    expect(gather({ claims: [claim()] }, 'es').planSays).toContain(
      'Mi parte: $120.00\nIndicado el 25 de marzo de 2026 por: Evergreen Health',
    );
  });

  it.each<[string, Partial<ClaimRow>, string]>([
    [
      'a share worked out',
      { yourShare: { cents: 120_00, source: 'computed' } },
      'My share: $120.00 (calculated from',
    ],
    ['a share not given', { yourShare: null }, 'My share: not given'],
    [
      'a share that only some lines state',
      { yourShare: { cents: 120_00, source: 'plan', partial: true } },
      'My share: not given',
    ],
    ['a share of nothing', { yourShare: { cents: 0, source: 'plan' } }, 'My share: $0.00'],
    ['no day of the decision', { decidedOn: null }, 'From: Evergreen Health'],
    ['a file', { openedAt: '2026-04-01T10:00:00Z' }, 'From a file my plan gave me: Evergreen Health'],
    ['a refusal', { state: 'plan-did-not-pay' }, 'Did not pay: Evergreen Health'],
    ['no number', { claimNumber: null }, ', number: not given'],
  ])('%s', (_, changes, words) => {
    expect(gather({ claims: [claim(changes)] }).planSays).toContain(words);
  });

  it('of a claim that is not decided has no amounts', () => {
    const { planSays } = gather({ claims: [claim({ state: 'plan-is-deciding' })] });
    expect(planSays).toBe(
      'Claim for care on March 4, 2026, number: PC-88120\nStill deciding: Evergreen Health',
    );
  });

  it.each(['canceled', 'taken-back'] as const)('of a claim that was %s has no amounts', (state) => {
    const { planSays } = gather({ claims: [claim({ state, counted: false })] });
    expect(planSays).toBe(
      'Claim for care on March 4, 2026, number: PC-88120\nCanceled this claim: Evergreen Health',
    );
  });

  it('names two claims of one plan, and the plan once', () => {
    const facts = gather({ claims: [claim(), claim({ claimNumber: 'PC-2' })] });
    expect([facts.plan, facts.claimNumber]).toEqual(['Evergreen Health', 'PC-88120, PC-2']);
    expect(facts.planSays?.match(/^Claim /gm)).toHaveLength(2);
  });

  it('is not known without a claim', () => {
    const { planSays, plan, claimNumber } = gather({ bill: bill() });
    expect([planSays, plan, claimNumber]).toEqual(['', '', '']);
  });
});

describe('the bill', () => {
  it('says what is printed on it, and where the amount comes from', () => {
    const facts = gather({ bill: bill({ statementDate: '2026-04-20', dueCents: 220_00 }) });
    expect(facts.billDue).toBe('$220.00 (printed on your bill from April 20, 2026)');
    expect(facts.statementDate).toBe('April 20, 2026');
    expect(gather({ bill: bill({ statementDate: null }) }).billDue).toBe('$120.00 (printed on your bill)');
  });

  it('names the patient as the paper does, else the person', () => {
    expect(gather({ bill: bill({ patientName: 'Baby Ruiz' }) }).person).toBe('Baby Ruiz');
    expect(gather({ bill: bill() }).person).toBe('Ana Ruiz');
  });

  it('takes the days of care from the paper, else from the claim', () => {
    const at = (serviceStart: string | null) =>
      gather({ bill: bill({ serviceStart, serviceEnd: null }), claims: [claim()] }).serviceDate;
    expect([at('2026-03-06'), at(null)]).toEqual(['March 6, 2026', 'March 4, 2026']);
  });

  it('has a difference only where the bill asks for more', () => {
    const at = (cents: number | null) => gather({ bill: bill({}, verdict('higher', cents)) }).difference;
    expect(at(100_00)).toBe('$100.00 (calculated from the amounts above)');
    expect([at(null), at(0), at(-25_00)]).toEqual([null, null, null]);
  });

  it.each<[Verdict, RegExp | null]>([
    ['pending', /still deciding/],
    ['refused', /did not pay this claim/],
    ['other-payer', /second plan/],
    ['replaced', /changed its decision/],
    ['protect', /limits what I can be billed/],
    ['higher', null],
    ['match', null],
  ])('%s says why to hold the account, or leaves it open', (of, words) => {
    const { why } = gather({ bill: bill({}, verdict(of)) });
    if (words === null) expect(why).toBeNull();
    else expect(why).toMatch(words);
  });
});

it('both plans that paid are not said to be silent, and a canceled claim is not said to be decided anew', () => {
  const of = (judged: BillVerdict) => gather({ bill: bill({}, judged) }).why;
  expect(of({ ...verdict('other-payer'), notes: ['other-plan-paid'] })).toMatch(/Both of my plans/);
  expect(of({ ...verdict('other-payer'), notes: ['other-plan-open'] })).toMatch(/has not decided yet/);
  expect(of({ ...verdict('replaced'), notes: ['withdrawn'] })).toMatch(/canceled the claim/);
});

describe('equal charges on the bill', () => {
  const equalCharges = { service: '36415', day: '2026-11-05', cents: 18_00, currency: 'USD', count: 2 };

  it('stand with their day, code, number and amount, and the question', () => {
    expect(gather({ equalCharges }).equalCharges).toBe(
      'Date of service: November 5, 2026\nCode: 36415\nEqual charges: 2, $18.00 each\n' +
        'Was this done more than once that day? If not, please remove the extra charges.',
    );
    expect(gather({ equalCharges: { ...equalCharges, service: null } }, 'es').equalCharges).toBe(
      'Fecha del servicio: 5 de noviembre de 2026\nCargos iguales: 2, de $18.00 cada uno\n' +
        '¿Se hizo esto más de una vez ese día? Si no, le pido que quite los cargos de más.',
    );
  });

  it('are not named where there is no question about them', () => {
    expect(gather({}).equalCharges).toBeNull();
  });
});

describe('payments', () => {
  it('leave out what a plan or an account repaid: the provider was paid all the same', () => {
    const paid = [
      payment({}),
      payment({ cents: -50_00, way: 'hsa' }),
      payment({ cents: -50_00, way: 'plan' }),
    ];
    const facts = gather({ bill: bill({}, verdict('paid'), paid) });
    expect(facts.payments).toBe('April 2, 2026: $50.00 (card)');
    expect(facts.paidTotal).toBe('$50.00 (from my own notes)');
  });

  it('stand with day, amount and way, and their sum is the person’s own', () => {
    const paid = [payment({}), payment({ cents: -20_00, paidOn: '2026-04-09', way: 'provider' })];
    const facts = gather({ bill: bill({}, verdict('paid'), paid) });
    expect(facts.payments).toBe(
      'April 2, 2026: $50.00 (card)\nApril 9, 2026: $20.00 paid back to me (provider)',
    );
    expect(facts.paidTotal).toBe('$30.00 (from my own notes)');
  });

  it.each([
    ['nothing was written down', []],
    ['all came back', [payment({}), payment({ cents: -50_00 })]],
    ['they are of another currency', [payment({}), payment({ currency: 'CAD' })]],
  ])('have no sum where %s', (_, paid) => {
    expect(gather({ bill: bill({}, verdict('paid'), paid) }).paidTotal).toBeNull();
  });
});

describe('a letter about a claim without a bill', () => {
  it('takes provider, days and why from the claim', () => {
    const facts = gather({ claims: [claim({ state: 'plan-did-not-pay' })] });
    expect(facts).toMatchObject({ provider: 'Harbor Valley Orthopedics', serviceDate: 'March 4, 2026' });
    expect(facts.why).toMatch(/did not pay this claim/);
    expect([facts.account, facts.billDue, facts.payments, facts.difference]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(gather({ claims: [claim()] }).why).toBeNull();
  });

  it('takes where an appeal goes from what was written about the plan’s letter', () => {
    const refusal = {
      sendTo: 'PO Box 12',
      letterDate: '2026-03-28',
      reason: { text: 'Out of network.', code: '242', system: 'CARC' },
    };
    expect(gather({ claims: [claim()], refusal })).toMatchObject({
      toAddress: 'PO Box 12',
      letterDate: 'March 28, 2026',
      reason: '“Out of network.”',
    });
  });

  it.each([
    ['Evergreen Health\nAppeals\nPO Box 12', 'Appeals\nPO Box 12'],
    ['EVERGREEN HEALTH\nPO Box 12', 'PO Box 12'],
    ['Evergreen Health Appeals\nPO Box 12', 'Evergreen Health Appeals\nPO Box 12'],
    ['Evergreen Health', 'Evergreen Health'],
  ])(
    'says the plan’s name once: an address that begins with it goes on without it: %j',
    (sendTo, toAddress) => {
      const refusal = { sendTo, letterDate: null, reason: null };
      expect(gather({ claims: [claim()], refusal })).toMatchObject({ toAddress });
    },
  );

  it.each([
    ['a code of a list that we have words for', '197', 'CARC', 'No prior approval, code CARC 197'],
    ['a code of a list', '999', 'CARC', 'code CARC 999'],
    ['a code of the plan', 'OON', null, 'code OON'],
    ['nothing', null, null, null],
  ])('says of a refusal without words: %s', (_, code, system, reason) => {
    const refusal = { sendTo: null, letterDate: null, reason: { text: null, code, system } };
    expect(gather({ claims: [claim()], refusal }).reason).toBe(reason);
  });

  it('says in Spanish what the code means, and quotes the plan’s English; without a code nothing is translated', () => {
    const at = (code: string | null, language: 'en' | 'es') =>
      gather(
        {
          claims: [claim()],
          refusal: {
            sendTo: null,
            letterDate: null,
            reason: { text: 'Out of network.', code, system: code && 'CARC' },
          },
        },
        language,
      ).reason;
    expect(at('242', 'es')).toBe(
      'Fuera de la red, o sin remisión. En palabras de ustedes: “Out of network.”',
    );
    expect([at(null, 'es'), at('999', 'es'), at('242', 'en')]).toEqual(Array(3).fill('“Out of network.”'));
  });
});

describe('what the person added', () => {
  const placed = { claims: [claim()], place: 'Northgate Surgery Center' };

  it('is not there before they tick it', () => {
    const { ticked, also, words, ownAddress } = gather(placed);
    expect([ticked, also, words, ownAddress]).toEqual(['', '', '', '']);
  });

  it('stands a line each, what is true apart from what is asked besides', () => {
    const facts = gather(placed, 'en', { ticked: ['urgent', 'not-chosen', 'place-in-network'] });
    expect(facts.ticked).toBe(
      'The place where I had this care is in my network: Northgate Surgery Center\nI did not choose this provider.',
    );
    expect(facts.also).toBe('Urgent: waiting could harm my health. Please answer fast.');
  });

  it('names no place where none is known', () => {
    const facts = gather({ claims: [claim()] }, 'en', { ticked: ['place-in-network'] });
    expect(facts.ticked).toBe('');
  });

  it('has the whole member number only once that is ticked', () => {
    const number = { memberNumber: { whole: 'EVG-884-20-4410', ending: '4410' } };
    expect(gather(number).memberNumber).toBe('ends in 4410');
    expect(gather(number, 'en', { isNumberWhole: true }).memberNumber).toBe('EVG-884-20-4410');
    expect(
      gather({ memberNumber: { whole: null, ending: '4410' } }, 'es', { isNumberWhole: true }).memberNumber,
    ).toBe('termina en 4410');
    expect(gather({}).memberNumber).toBeNull();
  });

  it('is the address that they typed, else of the plan’s letter, else of the records', () => {
    const refusal = { sendTo: 'PO Box 12', letterDate: null, reason: null };
    const known = { address: '1 Main Street', refusal: { ...refusal, sendTo: null } };
    const at = (subject: Partial<LetterSubject>, toAddress: string | null) =>
      gather(subject, 'en', { toAddress }).toAddress;
    expect([at({ ...known, refusal }, null), at(known, null)]).toEqual(['PO Box 12', '1 Main Street']);
    expect([at(known, 'Box 9\n\nElm'), at(known, '')]).toEqual(['Box 9\nElm', '']);
  });
});

it('says what was done: in Spanish our words before the plan’s, and where it sent none ours alone', () => {
  const line = (text: string | null, code: string) => ({
    service: { text, code, system: 'CPT' },
    revenue: null,
  });
  const at = (text: string | null, language: 'en' | 'es', code = '01400') =>
    gather({ lines: [line(text, code), line(text, code)] }, language).service;
  expect(at('Anesthesia for knee', 'en')).toBe('“Anesthesia for knee”');
  expect(at('Anesthesia for knee', 'es')).toBe('anesthesia: “Anesthesia for knee”');
  expect(at(null, 'en')).toBe('anesthesia');
  expect(at('Own service', 'es', 'X')).toBe('“Own service”');
  expect(at(null, 'es', 'X')).toBeNull();
});
