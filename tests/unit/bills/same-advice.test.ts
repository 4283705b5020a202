/** What a claim's page says to do next, and what a bill for it says: never one to ask again and the other to pay. */
import { describe, expect, it } from 'vitest';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import bills from '../../../resources/locales/en/bills.json' with { type: 'json' };
import visits from '../../../resources/locales/en/visits.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import { everyClaim } from '../../../shared/every-claim.ts';
import type { BillFacts } from '../../../shared/model/bills/bill.ts';
import { sumOpenBills } from '../../../shared/model/bills/bill-lists.ts';
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import { deriveAnswer, type PlainWords } from '../../../shared/words/answer.ts';
import { findNextStep, isSureToPay } from '../../../shared/words/bill-step.ts';
import { sayBill } from '../../../shared/words/bills.ts';
import { offerLetters } from '../../../shared/words/letters/letters.ts';
import { storeAll } from '../archive/records.ts';
import { openSampled, type Sampled } from '../examples/sample-store.ts';
import { billOf } from './bill-and-claim.ts';
import { printedBill } from './printed-bill.ts';

const today = '2026-03-20';
const texts = createTexts('bills', { en: bills, es: bills });
const words = {
  t: (key: string, values = {}) => String(texts.getFixedT('en')(key.replace('bills:', ''), values)),
  money: (cents: number) => (cents / 100).toFixed(2),
};

/** Answers of a claim that say to ask, or to call the plan, before one pays. */
const asksFirst: ReadonlySet<PlainWords> = new Set([
  ...(['notStated', 'unproven', 'mayNotBill', 'disagree', 'approved', 'notPaid', 'takenBack'] as const),
]);

/** A bill for the claim, which the person says is for it, and how it stands. */
function holdBill({ store, personId }: Sampled, row: ClaimRow, facts: Partial<BillFacts>, paidCents = 0) {
  const { billId } = store.bills.save({
    billId: null,
    facts: {
      ...printedBill,
      personId,
      biller: row.providerName ?? 'Provider',
      accounts: [],
      serviceStart: row.serviceStart?.slice(0, 10) ?? null,
      statementDate: '2026-03-19',
      ...facts,
    },
    claimId: row.id,
  });
  if (paidCents > 0) {
    const payment = { cents: paidCents, currency: 'USD', paidOn: today, way: 'card' as const, note: '' };
    store.bills.pay({ billId, facts: payment });
  }
  const view = store.bills.get({ billId, today });
  store.bills.remove({ billId });
  const { says, notes } = sayBill(view, words);
  return { view, step: findNextStep(view), said: [says, ...notes.map(({ text }) => text)].join(' ') };
}

const billed = {
  'as the share': (share: number) => holdsOf(share),
  'higher than the share': (share: number) => holdsOf(share + 100_00),
  'lower than the share': (share: number) => holdsOf(Math.max(1, share - 5_00)),
  paid: (share: number) => ({ facts: { dueCents: share }, paidCents: share }),
  'a part of it paid': (share: number) => ({ facts: { dueCents: share }, paidCents: 1 }),
};
function holdsOf(dueCents: number) {
  return { facts: { dueCents }, paidCents: 0 };
}

/** So many claims of each sort, which differ in nothing that advice goes by. */
const mostOfSort = 2;

/** Of all sorts of claims of the person, what does not go together. */
function findContradictions(person: Sampled): { claims: number; agreed: number; found: string[] } {
  const { store, personId } = person;
  const { count } = store.claims.list({ filter: everyClaim(personId), limit: 1, offset: 0 });
  const rows = Array.from({ length: Math.ceil(count / 200) }, (_, page) =>
    store.claims.list({ filter: everyClaim(personId), limit: 200, offset: page * 200 }),
  ).flatMap((page) => page.rows);
  const found: string[] = [];
  const sorts = new Map<string, number>();
  let agreed = 0;
  for (const row of rows) {
    const { claim, askAgain } = store.claims.get({ claimId: row.id });
    const answer = deriveAnswer(claim);
    const isToAsk = answer.kind === 'words' && asksFirst.has(answer.words);
    const { kind, state, notCountedBecause } = claim;
    const sort = [
      kind,
      state,
      notCountedBecause,
      askAgain?.why,
      answer.words,
      claim.amounts.yourShare?.source,
    ].join();
    sorts.set(sort, (sorts.get(sort) ?? 0) + 1);
    if ((sorts.get(sort) ?? 0) > mostOfSort) continue;
    const share = claim.amounts.yourShare?.cents ?? 0;
    for (const [name, make] of Object.entries(billed)) {
      const { facts, paidCents } = make(share > 0 ? share : 100_00);
      const { view, step, said } = holdBill(person, row, facts, paidCents);
      const isPay = step === 'pay' || said.includes('pay the provider');
      const isWarned = /ask .*before you pay/i.test(said);
      const isOpen = view.openCents > 0;
      if (isPay) agreed += 1;
      const wrong = [
        isPay && isToAsk && 'the claim says to ask, the bill to pay',
        isPay && askAgain !== null && !isWarned && 'the claim says to ask again, the bill to pay',
        isOpen && claim.counted && (askAgain === null) !== (view.askAgain === null) && 'one asks again',
        isOpen &&
          view.askAgain !== null &&
          claim.counted &&
          view.askAgain.why !== askAgain?.why &&
          'another why',
      ].filter((one) => one !== false);
      found.push(...wrong.map((one) => `${row.providerName} ${row.serviceStart}, bill ${name}: ${one}`));
    }
  }
  return { claims: rows.length, agreed, found };
}

/** Rosa with her surgery's claim as it was, but that what is not covered is in her share. */
function openRefusedInShare(): Sampled {
  const rosa = openSampled({ now: today, name: 'Rosa Medina' });
  const plan = makeSamplePlans({ now: today, later: today }).find(({ id }) => id === 'evergreen');
  const claims = plan?.members.find(({ person }) => person.name === 'Rosa Medina')?.claims;
  const at = Array.from({ length: claims?.count ?? 0 }, (_, index) => index).find(
    (index) => claims?.claim(index)['id'] === 'rosa-2026-surgery-2',
  );
  const text = JSON.stringify(claims?.claim(at ?? -1));
  const eob = JSON.parse(text) as {
    total: { category: { coding: { code: string }[] }; amount: { value: number } }[];
  };
  for (const { category, amount } of eob.total)
    if (category.coding.some(({ code }) => code === 'memberliability')) amount.value += 462;
  storeAll(rosa.store, rosa.members[0]?.connectionId ?? '', [eob]);
  return rosa;
}

const northgate = ({ store, personId }: Sampled) =>
  store.claims
    .list({ filter: { ...everyClaim(personId), text: 'Northgate' }, limit: 50, offset: 0 })
    .rows.find(({ counted }) => counted) as ClaimRow;

describe('advice of a claim and of its bill', () => {
  it.each([
    ['Rosa Medina', 300, 10],
    ['Theo Medina', 20, 4],
    ['Walter Osgood', 20, 4],
  ] as const)('agree for each claim of %s, however much the bill asks for', (name, least, leastAgreed) => {
    const { claims, agreed, found } = findContradictions(openSampled({ now: today, name }));
    expect(found).toEqual([]);
    expect(claims).toBeGreaterThan(least);
    expect(agreed).toBeGreaterThan(leastAgreed);
  });

  it('of a share without the part that was refused: that part is to be asked about before it is paid', () => {
    const rosa = openSampled({ now: today, name: 'Rosa Medina' });
    const row = northgate(rosa);
    const { view, step, said } = holdBill(rosa, row, { dueCents: row.yourShare?.cents ?? 0 });
    expect(view.verdict).toMatchObject({ verdict: 'match', notes: ['refused-apart', 'was-replaced'] });
    expect(said).toContain('then pay the provider');
    expect(said).toContain(bills.note['refused-apart']);
    expect(view.askAgain?.why).toBe('refused-part');
    expect(step).toBe('pay');
  });

  it('of a share with the part that was refused: it is asked about first', () => {
    const rosa = openRefusedInShare();
    const row = northgate(rosa);
    expect(row.yourShare?.cents).toBe(1324_10);
    const { view, step, said } = holdBill(rosa, row, { dueCents: 1324_10 });
    expect(view.verdict).toMatchObject({ verdict: 'match' });
    expect(said).toContain('Ask about that part before you pay it.');
    expect(said).not.toContain('pay the provider');
    expect(view.askAgain?.why).toBe('refused-part');
    expect(step).toBe('appeal');
    expect(isSureToPay(view)).toBe(false);
  });

  it('of care that the person says did not happen: no bill for it is to be paid, nor counts as one that matches', () => {
    const rosa = openSampled({ now: today, name: 'Rosa Medina' });
    const { store, personId } = rosa;
    const rows = store.claims.list({ filter: everyClaim(personId), limit: 50, offset: 0 }).rows;
    const row = rows.find(
      ({ mayOwe, kind }) => kind === 'professional' && (mayOwe?.cents ?? 0) > 0,
    ) as ClaimRow;
    const dueCents = row.yourShare?.cents ?? 0;
    expect(holdBill(rosa, row, { dueCents }).step).toBe('pay');
    const mark = (answer: 'did-not-happen' | 'not-sure') =>
      store.visitChecks.save({ claimId: row.id, facts: { answer, note: '', notedOn: today } });
    mark('not-sure');
    expect(holdBill(rosa, row, { dueCents }).step).toBe('pay');
    mark('did-not-happen');
    for (const cents of [dueCents, dueCents + 100_00, dueCents - 1_00]) {
      const { view, step, said } = holdBill(rosa, row, { dueCents: cents });
      expect(view.verdict.notes).toContain('not-happened');
      expect(said).toContain(visits.claim.first.replace('this did', 'this care did'));
      expect(said).not.toContain('pay the provider');
      expect(step).toBe('call');
      expect(offerLetters(view, ['inpatient'])).toContain('itemized');
      expect(offerLetters(view, ['inpatient'])).not.toContain('financial-help');
      expect(sumOpenBills([view])[0]).toMatchObject({ match: { cents: 0 }, toAsk: { cents } });
    }
  });
});

describe('what is asked before a bill is paid that agrees', () => {
  const agreed = (notes: string[]) =>
    ({
      bill: billOf(),
      verdict: {
        ...{ verdict: 'several', differenceCents: 0, openShareCents: 120_00, leftShareCents: 120_00 },
        ...{ overpaidCents: null, parts: [], notes, claims: [{ claimId: 'c1' }, { claimId: 'c2' }] },
      },
      ...{ paidCents: 0, openCents: 120_00, installments: null, countedBillId: null, otherBills: [] },
    }) as unknown as Parameters<typeof findNextStep>[0] & Parameters<typeof sayBill>[0];

  it.each([
    ['ask-law', 'A federal law may protect you'],
    ['ask-refused', bills.says['match-refused'].slice(-59)],
    ['not-happened', bills.says['match-not-happened'].slice(-59)],
    ['possible-duplicate', 'Ask about them before you pay.'],
  ])('%s is said instead of to pay, also of several visits, and its step is no payment', (note, text) => {
    const { says, notes, pill } = sayBill(agreed([note]), words);
    expect(says.toLowerCase()).toContain(text.toLowerCase());
    expect(says).not.toContain('pay the provider');
    expect(notes).toEqual([]);
    expect(pill).toBe(bills.pill.protect);
    expect(findNextStep(agreed([note]))).toBe('call');
  });

  it('the second of two is said beside the first', () => {
    const { says, notes } = sayBill(agreed(['possible-duplicate', 'ask-refused']), words);
    expect(says).toContain('Ask about them before you pay.');
    expect(notes.map(({ text }) => text)).toEqual([bills.note['ask-refused']]);
  });
});
