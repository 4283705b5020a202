/** What scans offer for the form about a bill, and what they must not. All of them are invented. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../electron/scans/text/read-text.ts';
import { findLines } from '../../../electron/scans/text/text-lines.ts';
import { type PrintedLine, printRuns } from '../../support/scans/printed-runs.ts';

const read = (...pages: (readonly PrintedLine[])[]) =>
  readText(pages.flatMap((lines, index) => findLines(printRuns(lines), index + 1)));

const offersOf = (...pages: (readonly PrintedLine[])[]) =>
  read(...pages).offers.map(({ field, value }) => `${field} ${value}`);

describe('the sender at the top', () => {
  const guesses = (...lines: PrintedLine[]) =>
    read(lines).offers.flatMap(({ field, value, isGuess }) => (field === 'biller' && isGuess ? [value] : []));

  it.each<[string, PrintedLine[], string[]]>([
    [
      'is offered where no label names one',
      [['CLEARWATER LABORATORY'], ['100 Elm Street'], ['Amount due', '$25.01']],
      ['CLEARWATER LABORATORY'],
    ],
    [
      'is not a heading, a phone line, or a web address',
      [['Patient Statement'], ['Billing questions? Call us'], ['www.example.org'], ['Amount due', '$25.01']],
      [],
    ],
    [
      'is not asked about where a label names it',
      [
        ['CLEARWATER LABORATORY'],
        ['Amount due', '$25.01'],
        ['Make checks payable to', 'Clearwater Labs LLC'],
      ],
      [],
    ],
    ['does not stand below a label', [['Amount due', '$25.01'], ['CLEARWATER LABORATORY']], []],
  ])('%s', (_name, lines, expected) => {
    expect(guesses(...lines)).toEqual(expected);
  });
});

type Case = [name: string, lines: readonly PrintedLine[], offers: readonly string[]];

const found: Case[] = [
  [
    'beside the label',
    [
      ['Amount due', '$120.00'],
      ['Due date', '04/15/2026'],
    ],
    ['due 120.00', 'dueDate 2026-04-15'],
  ],
  ['beside it in one run', ['Total amount due: $1,962.10'], ['due 1962.10']],
  ['behind dots', ['PAY THIS AMOUNT ............ 87.05'], ['due 87.05']],
  [
    'below the label, a row of labels over a row of values',
    [
      ['Statement date', 'Account number', 'Due date', 'Amount due'],
      ['03/20/2026', 'A260774410', '04/15/2026', '$962.10'],
    ],
    ['due 962.10', 'account A260774410', 'dueDate 2026-04-15', 'statementDate 2026-03-20'],
  ],
  ['above the label, where nothing else stands there', ['$45.00', 'Balance due'], ['due 45.00']],
  [
    'two labels in one line',
    ['Account number: HV20417 Statement date: 3/1/26'],
    ['account HV20417', 'statementDate 2026-03-01'],
  ],
  [
    'two unequal amounts due: both, in the order of the scan',
    [
      ['New balance', '$300.00'],
      ['Pay this amount', '$75.00'],
    ],
    ['due 300.00', 'due 75.00'],
  ],
  [
    'the coupon repeats amount and account: once each',
    [
      ['Amount due', '$120.00'],
      ['Account number', '55-1204'],
      ['Amount due', '$120.00'],
      ['Account number', '55-1204'],
    ],
    ['due 120.00', 'account 55-1204'],
  ],
  [
    'several account numbers, each as printed',
    ['Patient account no: 0044120', 'Visit # 88 120 441', 'Invoice # INV-2026-77'],
    ['account 0044120', 'account 88 120 441', 'account INV-2026-77'],
  ],
  ['an account number with words behind it', ['Account # 5512040 Patient Rosa'], ['account 5512040']],
  ['one day of service', [['Date of service', '03/12/2026']], ['serviceStart 2026-03-12']],
  [
    'a span of days',
    ['Dates of service: 03/12/2026 - 03/14/2026'],
    ['serviceStart 2026-03-12', 'serviceEnd 2026-03-14'],
  ],
  [
    'a stay',
    ['Admitted: 01/30/2026', 'Discharged: 02/02/2026'],
    ['serviceStart 2026-01-30', 'serviceEnd 2026-02-02'],
  ],
  ['a day with its month in words', ['Due date: April 5, 2026'], ['dueDate 2026-04-05']],
  [
    'a lab’s day of collection',
    ['Collected: 02/11/2026', 'Reported on: 02/13/2026'],
    ['serviceStart 2026-02-11'],
  ],
  [
    'charges, an earlier balance and a fee',
    [
      ['Total charges', '$8,240.00'],
      ['Previous balance', '$50.00'],
      ['Late fee', '$10.00'],
    ],
    ['totalCharges 8240.00', 'previousBalance 50.00', 'fee 10.00'],
  ],
  [
    'charges since the bill before',
    [
      ['New Charges', '$240.00'],
      ['Previous balance', '$50.00'],
    ],
    ['totalCharges 240.00', 'previousBalance 50.00'],
  ],
  ['the patient', ['Patient: MEDINA, ROSA'], ['patientName MEDINA, ROSA']],
  ['the patient, in Spanish', ['Nombre del paciente: Ana Ruiz'], ['patientName Ana Ruiz']],
  [
    'whom to pay',
    ['Make checks payable to: Northgate Surgery Center, LLC'],
    ['biller Northgate Surgery Center'],
  ],
  [
    'whom to pay, without the sentence behind it',
    ['Please make checks payable to Maple Family Practice. Questions? Call 555-555-0177.'],
    ['biller Maple Family Practice'],
  ],
  ['whom to pay, without the full stop', ['Make checks payable to Harbor Labs.'], ['biller Harbor Labs']],
  [
    'whom to pay, with its shortened words',
    ['Make checks payable to St. Brendan Hosp. Physicians Inc.'],
    ['biller St. Brendan Hosp. Physicians Inc.'],
  ],
  ['whom to pay, in Spanish', ['Páguese a la orden de: Clínica del Valle'], ['biller Clínica del Valle']],
  ['whom to pay, below the label', ['Remit to:', 'Rainier Family Clinic'], ['biller Rainier Family Clinic']],
  ['the plan’s claim number', ['Claim number: CLM-4410-22'], ['claimNumber CLM-4410-22']],
  [
    'a prescription',
    ['Rx # 7701245', 'Fill date 02/03/2026'],
    ['serviceStart 2026-02-03', 'prescriptionNumber 7701245'],
  ],
  ['an NPI whose check digit is right', ['NPI: 1234567893'], ['npi 1234567893']],
  [
    'Spanish labels and days',
    [
      'Número de cuenta: HV-20417',
      'Fecha de servicio: 12 de marzo de 2026',
      ['Saldo adeudado', '$962.10'],
      ['Fecha de vencimiento', '28 de abril de 2026'],
      'Pagadero a: Clínica del Valle',
    ],
    [
      'biller Clínica del Valle',
      'due 962.10',
      'account HV-20417',
      'serviceStart 2026-03-12',
      'dueDate 2026-04-28',
    ],
  ],
  [
    'Spanish charges',
    [
      ['Total de cargos', '$500.00'],
      ['Saldo anterior', '$20.00'],
      ['Monto a pagar', '$60.00'],
    ],
    ['due 60.00', 'totalCharges 500.00', 'previousBalance 20.00'],
  ],
];

describe('a scan offers', () => {
  it.each(found)('%s', (_, lines, offers) => {
    expect(offersOf(lines)).toEqual(offers);
  });
});

const nothing: Case[] = [
  [
    'the day of the statement is no day of service',
    ['Statement date: 03/20/2026'],
    ['statementDate 2026-03-20'],
  ],
  [
    'amounts by age are parts of one, and nobody’s',
    [
      ['Current', '30 days', '60 days', '90 days', '120+ days'],
      ['$20.00', '$30.00', '$0.00', '$0.00', '$0.00'],
    ],
    [],
  ],
  [
    'the total after amounts by age is the amount due',
    [
      ['Current', '31-60 days', '61-90 days', 'Amount due'],
      ['$20.00', '$30.00', '$0.00', '$50.00'],
    ],
    ['due 50.00'],
  ],
  [
    'a minimum payment',
    [
      ['Minimum amount due', '$25.00'],
      ['Minimum payment', '$25.00'],
    ],
    [],
  ],
  ['a part that is only estimated', [['Estimated patient portion', '$64.00']], []],
  [
    'an installment',
    [
      ['Monthly payment', '$25.00'],
      ['Payment 2 of 10', ''],
    ],
    [],
  ],
  ['the guarantor’s number is no account', ['Guarantor number: 778120', 'Guarantor account # 778121'], []],
  ['numbers of the plan', ['Member ID: W1234567', 'Group no. 5512', 'Policy number 77120'], []],
  ['an amount without cents', [['Amount due', '$1,200']], []],
  ['two numbers above 12', ['Due date: 13/14/2026'], []],
  ['a day that no month has', ['Due date: 02/30/2026'], []],
  ['due upon receipt is no day', [['Due date: upon receipt', '03/20/2026']], []],
  [
    'an amount with a sign: what it means must be asked',
    [
      ['Amount due', '($25.00)'],
      ['Balance due', '$25.00 CR'],
      ['New balance', '-9.00'],
    ],
    [],
  ],
  [
    'another currency',
    [
      ['Amount due', '€120.00'],
      ['Balance due', 'MXN 300.00'],
    ],
    [],
  ],
  [
    'what was paid, and taken off',
    [
      ['Insurance payments', '$300.00'],
      ['Adjustments', '$120.00'],
      ['Patient payments', '$20.00'],
    ],
    [],
  ],
  ['days of payments', ['Payment date: 02/02/2026', 'Date paid: 02/02/2026'], []],
  ['a birth date', ['Date of birth: 05/09/1984', 'DOB 05/09/1984'], []],
  ['what is no number', ['Account number: NONE', 'Invoice # 0', 'Visit # 1111111'], []],
  ['an NPI whose check digit is wrong', ['NPI: 1234567890'], []],
  ['the line at the foot that machines read', ['Account number', '00002607744100000962107 000012'], []],
  ['a sample', ['For example: Amount due $100.00, due date 01/31/2026'], []],
  ['what the sender’s own street says', ['Remit to: 1200 Harbor Ave', 'Remit to: P.O. Box 1234'], []],
  ['days and amounts without a label', [['03/12/2026', 'Office visit', '$240.00']], []],
  ['the amount that is enclosed', [['Amount enclosed', '$120.00']], []],
];

describe('a scan does not offer', () => {
  it.each(nothing)('%s', (_, lines, offers) => {
    expect(offersOf(lines)).toEqual(offers);
  });

  it.each([
    'Minimum payment',
    'Estimated insurance',
    'Monthly payment',
    '31-60 days',
    'Over 90 days',
    'Current',
    'Credit balance',
    'Amount enclosed',
    'Insurance paid',
    'Patient payments',
    'Adjustments',
    'Write-off',
    'Pago mínimo',
    'Pagos del seguro',
    'Ajustes',
    'Saldo a favor',
    'Cuota mensual',
    '60 días',
  ])('the amount of another label beside, below or above its own: %s', (words) => {
    expect(offersOf([['Amount due', `${words} $25.00`]])).toEqual([]);
    expect(offersOf(['Amount due', `${words} $25.00`])).toEqual([]);
    expect(offersOf([`${words} $25.00`, 'Amount due'])).toEqual([]);
  });

  it('samples on its back', () => {
    const back = ['How to read your statement', ['Amount due', '$100.00'], 'Account number: 123456'];
    expect(offersOf([['Amount due', '$120.00']], back)).toEqual(['due 120.00']);
  });

  it('more than five of a kind', () => {
    const many = Array.from({ length: 9 }, (_, index) => `Visit # 88120${index}`);
    expect(offersOf(many)).toHaveLength(5);
  });
});

it('an offer names its page and shows its line', () => {
  const { offers } = read([], [['AMOUNT DUE', '$962.10']]);
  expect(offers).toEqual([{ field: 'due', value: '962.10', page: 2, line: 'AMOUNT DUE  $962.10' }]);
});

describe('statements as providers print them', () => {
  it.each<[string, PrintedLine[], string[]]>([
    [
      'the sender at the left, facts at the right in lines of their own height',
      [
        ['@330 Guarantor Number', '@450 100774512'],
        'ST. BRENDAN HEALTH',
        ['Columbus OH 43216', '@330 Statement Date', '@450 Sep 14, 2026'],
        ['@330 Amount Due', '@450 $412.37'],
        'Understanding your bill',
        ['Hospital Account #6620194'],
      ],
      ['biller ST. BRENDAN HEALTH', 'due 412.37', 'account 6620194', 'statementDate 2026-09-14'],
    ],
    [
      'a small table beside the address',
      [
        ['HARBOR ANESTHESIA ASSOCIATES', '@300 ACCOUNT NO.', '@400 STATEMENT DATE', '@500 AMOUNT DUE'],
        'REMIT TO:',
        ['@300 HA-220914', '@400 02/15/26', '@500 $1,450.00'],
        'HARBOR ANESTHESIA',
      ],
      ['biller HARBOR ANESTHESIA ASSOCIATES', 'due 1450.00', 'account HA-220914', 'statementDate 2026-02-15'],
    ],
    [
      'the letter of a collector, after the model of Regulation F',
      [
        'NORTH RIVER RECOVERY LLC',
        'Creditor: St. Brendan Health',
        ['Amount of the debt on July 1, 2026:', '@400 $412.37'],
        ['Total amount of the debt now:', '@400 $430.12'],
      ],
      ['biller NORTH RIVER RECOVERY LLC', 'due 430.12'],
    ],
    [
      'a trip of an ambulance',
      ['Run #: 26-003391', 'Trip Date: 3/9/2026', 'Please remit payment by April 30, 2026'],
      ['account 26-003391', 'serviceStart 2026-03-09', 'dueDate 2026-04-30'],
    ],
    [
      'days with the day first, as one of them proves',
      ['Fecha de servicio: 20/04/2026', 'Fecha del estado: 12/05/2026', 'Pague antes de: 05/06/2026'],
      ['serviceStart 2026-04-20', 'dueDate 2026-06-05', 'statementDate 2026-05-12'],
    ],
    [
      'a day that only one order makes a day says nothing where another one proves the other order',
      ['Service date: 20/04/2026', 'Statement date: 05/21/2026', 'Due date: 06/05/2026'],
      ['serviceStart 2026-04-20', 'dueDate 2026-06-05', 'statementDate 2026-05-21'],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(offersOf(lines)).toEqual(expected);
  });

  it('a dentist’s charge stands below “Fee”', () => {
    const { charges } = read([
      ['@60 Date', '@150 Code', '@250 Description', '@400 Fee', '@480 Est. Ins.'],
      ['@60 10/02/2026', '@150 D2392', '@250 Filling', '@400 $240.00', '@480 $160.00'],
    ]);
    expect(charges.map(({ code, chargeCents }) => [code, chargeCents])).toEqual([['D2392', 240_00]]);
  });
});

describe('a scan says what it is', () => {
  it.each([
    ['explanation', 'THIS IS NOT A BILL'],
    ['explanation', 'Explicación de beneficios'],
    ['estimate', 'Good Faith Estimate for health care items'],
    ['estimate', 'Estimación de buena fe'],
    ['estimate', 'Presupuesto de buena fe'],
    ['collection', 'This is an attempt to collect a debt.'],
    ['collection', 'Somos un cobrador de deudas.'],
    ['plan-bill', 'Medicare Prescription Payment Plan'],
    ['receipt', 'Your balance was paid in full.'],
    [null, 'Statement of account'],
    [null, 'Estimated insurance $20.00'],
    [null, 'Due upon receipt'],
  ])('%s: %s', (kind, line) => {
    expect(read([line]).kind).toBe(kind);
  });

  it.each([
    'Your Explanation of Benefits (EOB)',
    'Evergreen Health Plan – Explanation of Benefits',
    'This is your Explanation of Benefits.',
  ])('an explanation names itself: %s', (line) => {
    expect(read([line]).kind).toBe('explanation');
  });

  it.each<[string, PrintedLine[]]>([
    ['the explanation of benefits', ['Please compare this bill with your Explanation of Benefits (EOB).']],
    [
      'it over two lines',
      ['Questions about coverage? See the', 'Explanation of Benefits from your health plan.'],
    ],
    ['it in Spanish', ['Compare esta factura con su explicación de beneficios.']],
    ['the right to an estimate', ['You have the right to receive a Good Faith Estimate before your visit.']],
    ['it as a heading', ['Good Faith Estimate Notice']],
    ['it in Spanish', ['Tiene derecho a recibir una estimación de buena fe.']],
    ['being paid in full', ['Accounts that are not paid in full within 30 days may be charged a fee.']],
    ['being paid in full, once more', ['The balance must be paid in full by June 30.']],
    ['receipts', ['Credits post upon receipt of payment.']],
    ['collectors', ['Unpaid accounts may be sent to a debt collector.']],
    ['the payment plan', ['Ask your plan about the Medicare Prescription Payment Plan.']],
  ])('a bill that speaks of %s is a bill, with its amount due', (_of, lines) => {
    const printed: PrintedLine[] = [['Amount due', '$120.00'], ...lines];
    expect(read(printed).kind).toBe(null);
    expect(offersOf(printed)).toContain('due 120.00');
  });

  it.each(['This is not a bill.', 'Good faith estimate', 'Paid in full'])(
    'and where it asks for nothing, no amount due is offered: %s',
    (line) => {
      expect(offersOf([line, ['Amount due', '$120.00'], ['Account number', '55-1204']])).toEqual([
        'account 55-1204',
      ]);
    },
  );
});

describe('text that cannot be used', () => {
  it('none at all', () => {
    expect(read([])).toEqual({ text: 'none', kind: null, offers: [], charges: [] });
  });

  it('signs that are no letters and digits', () => {
    const lines = [['Amount due', '$120.00'], '\u{f0a1}\u{f0a2}\u{f0a3}'.repeat(20), '§¤¶'.repeat(20)];
    expect(read(lines)).toEqual({ text: 'unreadable', kind: null, offers: [], charges: [] });
  });
});

it('a text that is long and repeats takes no time', () => {
  const lines = Array.from({ length: 4_000 }, (_, index) =>
    `${'1,111'.repeat(60)} amount due account ${index} `.repeat(2),
  );
  const start = performance.now();
  read(lines);
  expect(performance.now() - start).toBeLessThan(10_000);
});
