/** One bill on paper: what it asks for beside what the plan decided, what was done, and what is next. */
import { describe, expect, it } from 'vitest';
import type { BillLine } from '../../../shared/model/bills/bill.ts';
import type { BillView } from '../../../shared/model/bills/bill-lists.ts';
import type { PaperOptions } from '../../../shared/model/papers/statement.ts';
import type { StatementDocument } from '../../../shared/paper/document.ts';
import { createPaperSource, layOut } from '../../support/sheets/paper-fixture.ts';
import { claimRow } from '../../support/statement-fixture.ts';
import { textOf } from '../../support/statement-text.ts';
import { billLine, billOf } from '../bills/bill-and-claim.ts';

const row = claimRow({
  id: 'c/1',
  claimNumber: '26-078-0093',
  providerName: 'Northgate Surgery Center',
  planName: 'Evergreen Health',
  state: 'plan-paid',
});
const northgate: BillView = {
  bill: billOf({
    personId: 'p-rosa',
    biller: 'Northgate Surgery Center',
    accounts: ['A26 077'],
    statementDate: '2026-03-18',
    dueDate: '2026-04-14',
    dueCents: 962_10,
  }),
  hasScan: false,
  questionedOn: null,
  installments: null,
  countedBillId: null,
  chosenBillId: null,
  paidElsewhere: [],
  otherBills: [],
  paidCents: 50_00,
  openCents: 912_10,
  verdict: {
    verdict: 'higher',
    notes: ['older-than-decision'],
    differenceCents: 100_00,
    openShareCents: 862_10,
    leftShareCents: 862_10,
    overpaidCents: null,
    claims: [{ claimId: 'c/1', points: 60, evidence: ['name', 'date'], conflicts: ['account'] }],
    parts: [],
  },
  claims: [row],
  said: { answers: [], isForAll: null },
  scan: null,
  payments: [
    {
      ...{ id: 'p1', billId: 'b', claimId: null, cents: 50_00, currency: 'USD', paidOn: '2026-03-20' },
      ...{ way: 'card', note: 'first part' },
    },
  ],
  receipts: [],
  canceledClaims: [],
  calls: [
    {
      ...{ id: 'c1', calledOn: '2026-03-25', whom: 'provider', number: '1-555-555-0131', name: 'Lee' },
      ...{ reference: '', said: 'They will check.', followUpOn: '2026-04-02' },
    },
  ],
  sentLetters: [{ id: 's1', template: 'dispute', sentOn: '2026-03-22', way: 'fax', followUpOn: null }],
  askAgain: null,
};

const usual: PaperOptions = { size: 'regular', paper: 'letter', language: 'en' };
function print(view: Partial<BillView> = {}, options: Partial<PaperOptions> = {}): StatementDocument {
  const source = createPaperSource({}, { billView: () => ({ ...northgate, ...view }) });
  return layOut(
    { kind: 'bill', billId: 'b', options: { ...usual, ...options } },
    source,
  )[0] as StatementDocument;
}

describe('one bill on paper', () => {
  it('calls the charges that it lists charges, and visits visits', () => {
    const charge = billLine({ serviceStart: '2026-03-04', code: 'X1000', chargeCents: 60_00 });
    const captions = (lines: BillLine[]) =>
      print({ bill: { ...northgate.bill, lines } }).blocks.flatMap((block) =>
        block.kind === 'table' ? [block.caption] : [],
      );
    expect(captions([charge, charge])).toContain('Charges on this bill');
    expect(captions([charge, charge])).not.toContain('Several visits on one bill');
    expect(captions([{ ...charge, dueCents: 20_00 }])).toContain('Several visits on one bill');
  });

  it('says what it asks for, how it stands, and the sums, each under its own name', () => {
    const [box] = print().blocks;
    expect(box).toMatchObject({
      kind: 'box',
      big: '$962.10',
      sums: [
        { label: 'Asks for', value: '$962.10' },
        { label: 'Left of your share', value: '$862.10' },
        { label: 'You paid', value: '$50.00' },
        { label: 'Unpaid', value: '$912.10' },
      ],
    });
    const text = textOf(print());
    expect(text).toContain('$100.00 more than your plan says');
    expect(text).toContain('The bill was printed before your plan decided.');
    expect(text).toContain('A26 077');
  });

  it('has the claim with what the plan decided, and what agrees and what does not', () => {
    const text = textOf(print());
    for (const said of ['What the plan decided', 'Claim 26-078-0093', 'Evergreen Health', 'Same date'])
      expect(text).toContain(said);
    expect(text).toMatch(/Does not match[\s\S]*account/i);
  });

  it('names the amount among what does not match, and what there is to ask with the plan’s phone', () => {
    const askAgain = { why: 'refused', provider: null, place: null, planPhone: '1-555-555-0100' } as const;
    const text = textOf(print({ askAgain }));
    expect(text).toMatch(/Does not match[\s\S]*Different amount/);
    expect(text).toContain('1-555-555-0100');
    expect(text.indexOf('1-555-555-0100')).toBeLessThan(text.indexOf('What the plan decided'));
    expect(textOf(print())).not.toContain('1-555-555-0100');
  });

  it('says of a collector that it collects for the provider, and of a name that is alike that it is', () => {
    const billerFor = 'Northgate Surgery Center';
    const of = (biller: string) => textOf(print({ bill: { ...northgate.bill, biller, billerFor } }));
    expect(of('Riverbend Recovery Services')).toContain('Collects for this provider');
    expect(of('Riverbend Recovery Services')).not.toContain('Similar name');
    expect(of('Northgate Surgery Ctr')).toContain('Similar name');
  });

  it('has payments, calls, and letters, the newest first, and the next step with room to write', () => {
    const text = textOf(print());
    const places = ['Called the provider', 'Sent: Bill dispute letter', 'Paid $50.00', 'Next steps'].map(
      (said) => text.indexOf(said),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain('They will check.');
    expect(text).toContain('Call the provider and ask, then add the call in the app.');
    expect(text).toMatch(/Northgate Surgery Center: {2}phone _+/);
  });

  it('of which it is not sure says so, and one without a claim has none', () => {
    const verdict = { ...northgate.verdict, verdict: 'ask' } as const;
    expect(textOf(print({ verdict }))).toContain('Claims that may match');
    expect(textOf(print({ verdict }))).not.toContain('What the plan decided');
    const alone = print({ claims: [], verdict: { ...verdict, verdict: 'no-claim', claims: [] } });
    expect(textOf(alone)).not.toMatch(/Claims that may match|What the plan decided/);
    expect(alone.made).toContain('From what you added.');
  });

  it('never adds an amount that is not known: no share left, nothing paid, and no zero for either', () => {
    const verdict = { ...northgate.verdict, leftShareCents: null };
    const [box] = print({ verdict, paidCents: 0, openCents: 962_10 }).blocks;
    expect(box).toMatchObject({ sums: [{ label: 'Asks for' }, { label: 'Unpaid' }] });
  });

  it('is no file with a name in its title, and no bill', () => {
    const paper = print();
    expect(paper.fileTitle).not.toMatch(/Rosa|Northgate/);
    expect(paper.notABill).toBe('THIS IS NOT A BILL');
    expect(paper.about).toEqual(['Rosa Medina · amounts in US dollars']);
  });

  it('is in Spanish, on A4, in large print', () => {
    const paper = print({}, { language: 'es', paper: 'a4', size: 'large' });
    expect(paper).toMatchObject({ language: 'es', paper: 'a4', size: 'large' });
    expect(textOf(paper)).toMatch(
      /Una factura y la decisión de mi plan[\s\S]*Lo que decidió el plan[\s\S]*Próximos pasos/,
    );
    expect(textOf(paper)).not.toMatch(/Asks for|You paid|What the plan/);
  });
});
