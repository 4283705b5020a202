/** The bills that are open, what is new, and care that the person does not know, on paper. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildStatement } from '../../../electron/data/statements/build-statement.ts';
import { createTexts } from '../../../shared/create-texts.ts';
import { requests } from '../../../shared/ipc/contract.ts';
import type { BillRow } from '../../../shared/model/bills/bill-lists.ts';
import type { News } from '../../../shared/model/news/news.ts';
import type { LetterOptions, ListRequest } from '../../../shared/model/papers/statement.ts';
import type { VisitCheck } from '../../../shared/model/visits/visit-check.ts';
import { layOutStatement } from '../../../shared/paper/layout.ts';
import { createWords } from '../../../shared/paper/words.ts';
import { hostileWords } from '../../support/hostile-plan/hostile-words.ts';
import { createStatementSource, rosasRows } from '../../support/statement-fixture.ts';
import { rowTexts, table, tables, textOf } from '../../support/statement-text.ts';
import { printedBill } from '../bills/printed-bill.ts';

const usual: LetterOptions = { size: 'regular', paper: 'letter', language: 'en' };

function wordsFor(language: 'en' | 'es') {
  const load = (name: string, of: string) =>
    JSON.parse(readFileSync(`resources/locales/${of}/${name}.json`, 'utf8')) as object;
  const texts = createTexts('statement', { en: load('statement', 'en'), es: load('statement', 'es') });
  for (const of of ['en', 'es'])
    for (const name of ['bills', 'letters', 'news', 'visits'])
      texts.addResourceBundle(of, name, load(name, of));
  const t = texts.getFixedT(language);
  return createWords(
    { t: (key, values) => t(key, { ...values }), exists: (key) => texts.exists(key), english: (key) => key },
    language,
  );
}

function layOut(
  kind: ListRequest['kind'],
  parts: { bills?: BillRow[]; news?: News; visitChecks?: VisitCheck[] },
  options: Partial<LetterOptions> = {},
) {
  const request = { kind, personId: 'p-rosa', options: { ...usual, ...options } };
  const statement = buildStatement(request, createStatementSource(parts), '2026-04-01');
  expect(requests['statement.get'].input.parse(request)).toEqual(request);
  expect(requests['statement.get'].output.parse(statement)).toEqual(statement);
  return layOutStatement(statement, wordsFor(options.language ?? 'en'));
}

function billRow(more: Partial<BillRow['bill']>, paidCents = 0): BillRow {
  const bill = { ...printedBill, id: 'b', personId: 'p-rosa', ...more };
  return {
    bill,
    hasScan: false,
    questionedOn: null,
    installments: null,
    countedBillId: null,
    chosenBillId: null,
    paidElsewhere: [],
    otherBills: [],
    paidCents,
    openCents: Number(bill.dueCents) - paidCents,
    verdict: {
      verdict: 'higher',
      notes: [],
      differenceCents: 100_00,
      openShareCents: null,
      leftShareCents: null,
      overpaidCents: null,
      claims: [],
      parts: [],
    },
  };
}

const northgate = billRow(
  {
    biller: 'Northgate Surgery Center',
    dueCents: 962_10,
    dueDate: '2026-04-14',
    serviceStart: '2026-03-12',
    accounts: ['A26 077'],
  },
  400_00,
);
const dental = billRow({ biller: 'Elm Street Dental', dueCents: 180_00, dueDate: null, accounts: [] });

describe('open bills on paper', () => {
  it('say of each what it asks for, what was paid and what is open, how it stands, and leave room for next steps', () => {
    const paper = layOut('bills', { bills: [northgate, dental] });
    expect(rowTexts(table(paper, 'By due date'))).toEqual([
      [
        'April 14, 2026',
        'Northgate Surgery Center · Higher by $100.00 / For March 12, 2026 · account A26 077',
        '962.10',
        '400.00',
        '562.10',
      ],
      ['No due date', expect.stringContaining('Elm Street Dental'), '180.00', 'nothing yet', '180.00'],
    ]);
    const text = textOf(paper);
    expect(text).toContain('$742.10');
    expect(text).toContain('2 unpaid bills');
    expect(text).toMatch(/Northgate Surgery Center: {2}phone _+/);
    expect(paper).toMatchObject({
      title: 'Unpaid bills',
      about: ['Rosa Medina · amounts in US dollars'],
      made: 'Made by Claimfolio on April 1, 2026. From what you added.',
    });
    expect(paper.fileTitle).not.toContain('Rosa');
  });

  it('have no column of payments where nothing was paid, and say what is an example', () => {
    const example = { ...dental, bill: { ...dental.bill, isExample: true as const } };
    const paper = layOut('bills', { bills: [dental, example] });
    expect(
      rowTexts(table(paper, 'By due date')).map((row) => row.map((cell) => cell.split(/ [·/] /)[0])),
    ).toEqual(
      ['Elm Street Dental', 'Elm Street Dental (Example)'].map((name) => [
        'No due date',
        name,
        '180.00',
        '180.00',
      ]),
    );
  });

  it('that are paid in installments stand by the day of the next one, with its amount', () => {
    const installments = {
      cents: 50_00,
      firstOn: '2026-04-20',
      lastOn: null,
      ofCents: 562_10,
      paidBeforeCents: 400_00,
    };
    const paid = { ...northgate, paidCents: 430_00, openCents: 532_10, installments };
    const [row] = rowTexts(table(layOut('bills', { bills: [paid] }), 'By due date'));
    expect(row?.[0]).toBe('April 20, 2026');
    expect(row?.[1]).toContain('Payment plan: the next payment is $20.00');
    const done = { ...paid, paidCents: 962_10 };
    const [last] = rowTexts(table(layOut('bills', { bills: [done] }), 'By due date'));
    expect(last?.[0]).toBe('April 14, 2026');
    expect(last?.[1]).not.toContain('Payment plan');
  });

  it('are never added up across currencies', () => {
    const paper = layOut('bills', {
      bills: [northgate, { ...dental, bill: { ...dental.bill, currency: 'EUR' } }],
    });
    expect(tables(paper).map(({ foot }) => foot?.at(-1)?.[0]?.text)).toEqual(['562.10', '€180.00']);
  });

  it('are nothing to print where none is open', () => {
    expect(layOut('bills', {}).blocks).toEqual([]);
    expect(layOut('bills', {}, { size: 'large' }).blocks).toEqual([]);
  });

  it('in Spanish, in large print', () => {
    const paper = layOut('bills', { bills: [northgate] }, { language: 'es', size: 'large' });
    expect(paper.title).toBe('Facturas por pagar');
    expect(textOf(paper)).toContain('1 factura por pagar');
    expect(textOf(paper)).toContain('$100.00 más');
    expect(paper.made).toBe('Claimfolio, 1 abr 2026');
  });
});

describe('what is new, on paper', () => {
  const [row] = rosasRows();
  const news: News = {
    since: '2026-03-02',
    counts: [{ kind: 'changed', count: 1 }],
    claims: [
      {
        kind: 'changed',
        row: row as NonNullable<typeof row>,
        stateBefore: 'plan-is-deciding',
        amounts: [{ name: 'yourShare', before: null, after: 25_00 }],
      },
    ],
    leftOut: 3,
    bills: [{ row: northgate, before: { verdict: 'pending', differenceCents: null, claims: 1 } }],
  };

  it('says of each claim what it was before, and of each bill how it stood', () => {
    const paper = layOut('news', { news });
    expect(paper.title).toBe('Since March 2, 2026');
    const [cells] = rowTexts(table(paper, 'Changed'));
    expect(cells?.[1]).toContain('Maple Street Family Care');
    expect(cells?.[1]).toContain('Before: Plan is deciding / Your share: not given, now $25.00');
    expect(textOf(paper)).toContain('Northgate Surgery Center: No decision yet, now Higher by $100.00');
    expect(textOf(paper)).toContain('3 more claims are in your list of claims.');
  });

  it('is nothing to print where nothing is new', () => {
    expect(layOut('news', {})).toMatchObject({ title: 'What changed', blocks: [] });
  });
});

describe('care that the person does not know', () => {
  const [row] = rosasRows();
  const check = (more: Partial<VisitCheck> = {}): VisitCheck => ({
    row: { ...(row as VisitCheck['row']), claimNumber: '26-078-0093' },
    facts: { answer: 'did-not-happen', note: 'I was in Ohio that day.', notedOn: '2026-03-30' },
    planKind: 'employer',
    planPhone: '555-0142',
    ...more,
  });

  it('says when, what, who billed, how much, the claim number, and what was noted', () => {
    const paper = layOut('visits', { visitChecks: [check()] });
    const [first] = rowTexts(table(paper, 'What was billed, and what I said'));
    expect(first?.[0]).toBe('January 14, 2026');
    for (const said of [
      'Maple Street Family Care',
      '26-078-0093',
      'I said on March 30, 2026: Did not happen',
      'I was in Ohio',
    ])
      expect(first?.[1]).toContain(said);
    expect(first?.slice(2)).toEqual(['185.00', '98.60']);
    expect(textOf(paper)).toContain('555-0142');
    expect(textOf(paper)).not.toMatch(/smpresource|1-800-MEDICARE/);
  });

  it('names the one plan of its claims, also where each was typed from paper on a day of its own', () => {
    const typed = (at: string) =>
      check({ row: { ...check().row, planName: 'Evergreen', openedAt: at, way: 'paper' } });
    const days = ['2026-03-20T08:04:00.000Z', '2026-03-24T08:04:00.000Z'];
    expect(layOut('visits', { visitChecks: days.map(typed) }).about).toContain(
      'Evergreen (from paper, by you)',
    );
    const opened = days.map((openedAt) =>
      check({ row: { ...check().row, planName: 'Evergreen', openedAt } }),
    );
    expect(layOut('visits', { visitChecks: opened }).about.join()).not.toContain('Evergreen');
  });

  it('says what was not stated, and has no line for an empty note', () => {
    const none = check({
      row: { ...check().row, billed: null, planPaid: null, claimNumber: null, providerName: null },
      facts: { answer: 'not-sure', note: '', notedOn: '2026-03-30' },
    });
    const [first] = table(layOut('visits', { visitChecks: [none] }), 'What was billed, and what I said').rows;
    expect(first?.[2]?.[0]?.text).toBe('not given');
    expect(first?.[1]?.map(({ text }) => text)).not.toContain('');
    expect(first?.[1]?.[0]?.text).toBe('Provider not given');
  });

  it('names Medicare and the Senior Medicare Patrol for a plan of Medicare', () => {
    const text = textOf(layOut('visits', { visitChecks: [check({ planKind: 'original-medicare' })] }));
    expect(text).toMatch(/1-800-MEDICARE[\s\S]*smpresource\.org/);
    expect(text).not.toContain('555-0142');
  });

  it('accuses nobody, in either language', () => {
    for (const language of ['en', 'es'] as const) {
      const text = textOf(layOut('visits', { visitChecks: [check()] }, { language }));
      expect(text).toMatch(/It may be a mistake|Puede ser un error/);
      expect(text).not.toMatch(/\b(illegal|ilegal|overcharged|stole|guilty|scam|estafa|rob[óo])\b/i);
    }
  });

  it.each(Object.entries(hostileWords))('stays the person’s paper where a plan writes %s', (_, hostile) => {
    const names = {
      providerName: 'Harbor Clinic',
      claimNumber: '26-1',
      planName: 'Evergreen',
      what: 'X-ray',
    };
    const layOutAs = (said: Record<keyof typeof names, string>, phone: string) =>
      textOf(
        layOut('visits', {
          visitChecks: [
            check({ row: { ...check().row, ...said }, planPhone: phone }),
            check({ row: { ...check().row, planName: 'Other' }, planPhone: phone }),
          ],
        }),
      );
    const own = layOutAs(names, '555-0142');
    const { providerName, claimNumber, planName, what } = names;
    for (const text of [providerName, claimNumber, planName, `“${what}”`, '555-0142'])
      expect(own).toContain(text);
    const stranger = Object.fromEntries(Object.keys(names).map((name) => [name, hostile])) as typeof names;
    const hide = (paper: string) => paper.replace(/“[^“”„‟«»"＂\n]*”/g, '§');
    const expected = [providerName, claimNumber, planName, '555-0142'].reduce(
      (paper, text) => paper.replaceAll(text, '§'),
      own,
    );
    expect(hide(layOutAs(stranger, hostile))).toBe(hide(expected));
  });

  it('is empty where nothing was noted', () => {
    expect(layOut('visits', {}).blocks).toEqual([]);
  });
});
