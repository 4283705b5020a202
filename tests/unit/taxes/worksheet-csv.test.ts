/** The worksheet as a table for spreadsheets. */
import { expect, it } from 'vitest';
import { writeWorksheetCsv } from '../../../electron/data/taxes/ask/write-worksheet-csv.ts';
import { findLeftOutCents, groupLeftOut } from '../../../shared/model/bills/worksheet.ts';
import { count, entryOf, expenseOf, unmarkedOf } from './worksheet-parts.ts';

const names = new Map([['ana', 'Ana Ruiz']]);
const linesOf = (given: Parameters<typeof count>[0], language: 'en' | 'es' = 'en') =>
  new TextDecoder('utf-8', { ignoreBOM: true })
    .decode(writeWorksheetCsv(count(given), names, language))
    .trimEnd()
    .split('\r\n');

it('has the columns in their order, ISO days, decimals, and a line for each row and each thing left out', () => {
  const bill = { id: 'b1', account: 'HV-20417', hasReceipt: true };
  const lines = linesOf({
    expenses: [
      expenseOf([
        { bill, billId: 'b1' },
        { cents: -30_00, way: 'hsa', paidOn: '2026-06-01', billId: 'b1' },
      ]),
      expenseOf([{ cents: 40_00, way: 'fsa' }], { provider: null, serviceStart: null, serviceEnd: null }),
    ],
    unmarked: [unmarkedOf('not-paid')],
    entries: [
      entryOf({ kind: 'hsa', start: '2026-01-01' }),
      entryOf({
        kind: 'miles',
        day: '2026-07-01',
        mileTenths: 1240,
        rateTenths: null,
        tollCents: 0,
        note: '',
      }),
    ],
  });
  expect(lines).toEqual([
    '\uFEFFperson,kind,provider,service_from,service_to,date_paid,amount_paid,currency,how_paid,account_used,amount_repaid,date_repaid,repaid_by,net,counts_for,left_out_reason,amount_left_out,claim_no,bill_account,receipt_attached,miles,rate_cents,note,source,amount_asked,amount_not_owed,kind_in_words,left_out_in_words',
    'Ana Ruiz,professional,Harbor Valley Orthopedics,2026-03-04,2026-03-04,2026-04-02,100.00,USD,card,hsa,30.00,2026-06-01,hsa,70.00,tax hsa,,,PC-88120,HV-20417,yes,,,,you,,,Doctor visit or service,',
    'Ana Ruiz,professional,,,,2026-04-02,40.00,USD,fsa,fsa,,,,0.00,none,from-account,40.00,PC-88120,,no,,,,you,,,Doctor visit or service,"Paid from an HSA, FSA, or HRA"',
    'Ana Ruiz,miles,,,,2026-07-01,25.42,USD,,,,,,25.42,tax,,,,,no,124.0,20.5,,you,,,Driving,',
    'Ana Ruiz,professional,Harbor Valley Orthopedics,2026-03-04,2026-03-04,,,USD,,,,,,0.00,none,not-paid,40.00,PC-88120,,no,,,,plan,40.00,,Doctor visit or service,Not marked as paid yet',
  ]);
});

it('tells of a refund without a payment, and of nothing paid', () => {
  const [, line] = linesOf({ expenses: [expenseOf([{ cents: -25_00, way: 'provider' }])] });
  expect(line).toBe(
    'Ana Ruiz,professional,Harbor Valley Orthopedics,2026-03-04,2026-03-04,,,USD,,,25.00,2026-04-02,provider,0.00,none,refund-without-payment,-25.00,PC-88120,,no,,,,you,,,Doctor visit or service,"You got money back, but no payment is marked for it"',
  );
});

it('says in the language of the person what its codes mean', () => {
  const premium = { kind: 'premium', day: '2026-07-01', cents: 17_00, way: 'card', note: '' } as const;
  const lines = linesOf(
    {
      expenses: [expenseOf([{}])],
      unmarked: [unmarkedOf('not-paid')],
      entries: [entryOf({ ...premium, premium: 'dental', isPreTax: false })],
    },
    'es',
  );
  const [head = '', ...rows] = lines;
  expect(head).toMatch(/^.?person,kind,.*,kind_in_words,left_out_in_words$/);
  expect(rows.map((row) => row.split(',').slice(-2).join(','))).toEqual([
    'Visita o servicio médico,',
    'Prima: Dental,',
    'Visita o servicio médico,Aún no está marcado como pagado',
  ]);
});

it('no text of a person or a plan begins a formula', () => {
  const [, line] = linesOf({
    expenses: [expenseOf([{ note: '=HYPERLINK("x")' }], { provider: '@cmd', claimNumber: '+1' })],
  });
  expect(line).toContain(",'@cmd,");
  expect(line).toContain(",'+1,");
  expect(line).toContain("'=HYPERLINK");
});

it('a row that counts for nothing carries its amount, and no other row does', () => {
  const rows = linesOf({
    expenses: [
      expenseOf([{}]),
      expenseOf([{ way: 'hra', cents: 12_00 }]),
      expenseOf([{ currency: 'EUR', cents: 13_00 }]),
      expenseOf([{ cents: 14_00, paidOn: '2026-12-31' }]),
    ],
    unmarked: [unmarkedOf('not-marked', { cents: 15_00 }), unmarkedOf('no-date-paid', { cents: 16_00 })],
    entries: [
      entryOf({
        kind: 'premium',
        day: '2026-07-01',
        cents: 17_00,
        way: 'card',
        premium: 'medical',
        isPreTax: true,
        note: '',
      }),
    ],
  }).map((line) => line.split(','));
  const [head = [], ...lines] = rows;
  const at = (name: string) => head.indexOf(name);
  const left = lines.map((cells) => [cells[at('left_out_reason')], cells[at('amount_left_out')]]);
  expect(left).toEqual([
    ['', ''],
    ['from-account', '12.00'],
    ['other-currency', '13.00'],
    ['pre-tax', '17.00'],
    ['not-paid', '14.00'],
    ['not-marked', '15.00'],
    ['no-date-paid', '16.00'],
  ]);
});

it('leaves out of a bill that asks for more than the share what the screen does, and says what it asks for', () => {
  const unmarked = [unmarkedOf('not-paid', { cents: 210_00, toMarkCents: 150_00, doubt: 'more' })];
  const [head = [], line = []] = linesOf({ unmarked }).map((text) => text.split(','));
  const at = (name: string) => line[head.indexOf(name)];
  expect([at('amount_left_out'), at('amount_asked')]).toEqual(['150.00', '210.00']);
  const [row] = groupLeftOut(count({ unmarked })).groups[0]?.rows ?? [];
  expect(row && findLeftOutCents(row)).toBe(150_00);
});
