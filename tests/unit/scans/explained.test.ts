/** What an explanation of benefits offers for a claim, and what it must not. All of them are invented. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../../electron/scans/text/read-text.ts';
import { findLines } from '../../../electron/scans/text/text-lines.ts';
import { type PrintedLine, printRuns } from '../../support/scans/printed-runs.ts';

const read = (...lines: PrintedLine[]) =>
  readText(findLines(printRuns([['Explanation of Benefits'], ['This is not a bill'], ...lines]), 1));
const explainedOf = (...lines: PrintedLine[]) =>
  (read(...lines).explained ?? []).map(({ field, value }) => `${field} ${value}`);

describe('an explanation of benefits', () => {
  it('offers what stands beside its labels, each with its line', () => {
    const lines: PrintedLine[] = [
      ['Claim number:', 'CV-7701'],
      ['Provider:', 'Hill Clinic'],
      ['Date of service:', '03/04/2026'],
      ['Amount billed', '$200.00'],
      ['Plan allowed amount', '$150.00'],
      ['Your plan paid', '$120.00'],
      ['You may owe', '$30.00'],
    ];
    expect(explainedOf(...lines)).toEqual([
      'provider Hill Clinic',
      'serviceStart 2026-03-04',
      'claimNumber CV-7701',
      'billed 200.00',
      'allowed 150.00',
      'planPaid 120.00',
      'yourShare 30.00',
    ]);
    expect(read(...lines).explained?.find(({ field }) => field === 'yourShare')?.line).toBe(
      'You may owe  $30.00',
    );
  });

  it('offers what is not covered and what another plan paid; parts of the share only of the table of services', () => {
    expect(
      explainedOf(
        ['Amount billed', '$200.00'],
        ['Amount not covered', '$20.00'],
        ['Other insurance paid', '$120.00'],
        ['Deductible', '$500.00'],
        ['Copay', '$25.00'],
        ['Your deductible so far this year', '$500.00'],
      ),
    ).toEqual(['billed 200.00', 'notCovered 20.00', 'otherInsurerPaid 120.00']);
    const table = (second: string): PrintedLine[] => [
      ['@60 Service', `@200 ${second}`, '@300 Deductible', '@400 Coinsurance'],
      ['@60 Therapy', '@200 $200.00', '@300 $40.00', '@400 $12.00'],
    ];
    expect(explainedOf(...table('Amount billed'))).toEqual([
      'billed 200.00',
      'deductible 40.00',
      'coinsurance 12.00',
    ]);
    // Heads that are broken in narrow columns.
    expect(
      explainedOf(
        ['@200 Amount', '@300 Deduct-', '@400 Coinsur-'],
        ['@60 Service', '@200 billed', '@300 ible', '@400 ance'],
        ['@60 Therapy', '@200 $200.00', '@300 $40.00', '@400 $12.00'],
      ),
    ).toEqual(['billed 200.00', 'deductible 40.00', 'coinsurance 12.00']);
    // What the whole year comes to, with no service in it.
    expect(explainedOf(...table('Limit'))).toEqual([]);
  });

  it('offers a patient by the label that says so, and by the member’s only as a guess', () => {
    const isGuess = (...lines: PrintedLine[]) =>
      (read(...lines).explained ?? []).map(({ value, isGuess: guess }) => [value, guess === true]);
    expect(isGuess(['Member: Amy Tran'], ['Patient: Amy Tran'])).toEqual([['Amy Tran', false]]);
    expect(isGuess(['Member: Daniel Tran'])).toEqual([['Daniel Tran', true]]);
    // How somebody stands to the member is no part of the name, and none by itself.
    expect(isGuess(['Patient: Amy Tran (spouse)'])).toEqual([['Amy Tran', false]]);
    expect(isGuess(['Patient: Dependent'])).toEqual([]);
  });

  it('offers the last day of a stay', () => {
    expect(explainedOf('Service dates: 03/02/2026 – 03/05/2026')).toEqual([
      'serviceStart 2026-03-02',
      'serviceEnd 2026-03-05',
    ]);
  });

  it('offers what a second plan says that it paid, and that the first one did', () => {
    expect(explainedOf(['Paid by other insurance', '$460.00'], ['Paid by this plan', '$480.00'])).toEqual([
      'planPaid 480.00',
      'otherInsurerPaid 460.00',
    ]);
  });

  it('in Spanish', () => {
    expect(
      explainedOf(
        ['Número de reclamación', 'R-55'],
        ['Monto facturado', '$90.00'],
        ['El plan pagó', '$60.00'],
        ['Usted debe', '$30.00'],
      ),
    ).toEqual(['claimNumber R-55', 'billed 90.00', 'planPaid 60.00', 'yourShare 30.00']);
  });

  it('offers no amount of a row whose amounts are printed as one text: which is meant, nobody can tell', () => {
    const row: PrintedLine[] = [
      ['Service', 'Amount billed', 'Allowed', 'Plan paid', 'You may owe'],
      ['Therapy', '$180.00 $110.00 $80.00 $30.00'],
    ];
    expect(explainedOf(...row)).toEqual([]);
  });

  // Columns so near to each other that a line is one cell: each text is a run of its own.
  const heads: PrintedLine = [
    '@60 Service',
    '@130 Date of service',
    '@220 Amount billed',
    '@295 Discount',
    '@345 Allowed',
    '@390 Plan paid',
    '@445 You may owe',
  ];
  const row = (service: string, ...cells: string[]): PrintedLine => {
    const at = [220, 295, 345, 390, 445];
    return [`@60 ${service}`, '@130 03/04/2026', ...cells.map((cell, index) => `@${at[index]} ${cell}`)];
  };
  const therapy = row('Therapy', '$180.00', '$70.00', '$110.00', '$80.00', '$30.00');
  const offered = [
    'serviceStart 2026-03-04',
    'billed 180.00',
    'allowed 110.00',
    'planPaid 80.00',
    'yourShare 30.00',
  ];

  it('offers the one row of a table, each amount below its own head', () => {
    expect(explainedOf(heads, therapy)).toEqual(offered);
  });

  it('of which the heads stand in two lines', () => {
    const upper = ['@60 Service', '@130 Date of', '@220 Amount', '@345 Plan', '@390 Plan', '@445 You may'];
    const lower = ['@130 service', '@220 billed', '@295 Discount', '@345 allowed', '@390 paid', '@450 owe'];
    expect(explainedOf(upper, lower, therapy)).toEqual(offered);
  });

  it('that beside heads of one line at half their height, below a title', () => {
    const runs = [
      ...printRuns([['Explanation of Benefits'], ['This is not a bill'], ['Your care']]),
      ...[
        ['Service', 60, 692],
        ['Amount', 220, 692],
        ['Plan', 345, 692],
        ['Details', 130, 686],
        ['date', 60, 680],
        ['billed', 220, 680],
        ['paid', 345, 680],
        ['03/04/2026', 60, 664],
        ['$180.00', 220, 664],
        ['$80.00', 345, 664],
      ].map(([text, x, y]) => ({
        text: String(text),
        x: Number(x),
        y: Number(y),
        width: String(text).length * 5,
        size: 10,
      })),
    ];
    const { explained } = readText(findLines(runs, 1));
    expect(explained?.map(({ field, value }) => `${field} ${value}`)).toEqual([
      'serviceStart 2026-03-04',
      'billed 180.00',
      'planPaid 80.00',
    ]);
  });

  it('offers the total of several rows, and of several without one no amount', () => {
    const visit = row('Visit', '$20.00', '$5.00', '$15.00', '$10.00', '$5.00');
    const total = ['@60 Total', '@220 $200.00', '@295 $75.00', '@345 $125.00', '@390 $90.00', '@445 $35.00'];
    expect(explainedOf(heads, therapy, ['@60 of the knee'], visit, total)).toEqual([
      'serviceStart 2026-03-04',
      'billed 200.00',
      'allowed 125.00',
      'planPaid 90.00',
      'yourShare 35.00',
    ]);
    expect(explainedOf(heads, therapy, visit)).toEqual(['serviceStart 2026-03-04']);
  });

  it.each([
    ['Claim total', 'Grand total', '$200.00', 'billed 200.00'],
    ['Claim total', 'Claim total', '$90.00', null],
    ['TOTALS', 'So far this month', '$900.00', 'billed 200.00'],
  ])('of a row "%s" and one "%s" of %s it offers %s', (first, second, billed, offer) => {
    const total = [`@60 ${first}`, '@220 $200.00'];
    // Of a total of several claims nobody knows which one is meant.
    const other = second.startsWith('So')
      ? [`@60 ${second}`, `@300 ${billed}`]
      : [`@60 ${second}`, `@220 ${billed}`];
    const visit = row('Visit', '$20.00', '$5.00', '$15.00', '$10.00', '$5.00');
    const offered = explainedOf(heads, therapy, visit, total, other).filter((one) =>
      one.startsWith('billed'),
    );
    expect(offered).toEqual(offer === null ? [] : [offer]);
  });

  it('offers no amount that stands below two heads, or below none', () => {
    const between = ['@60 Therapy', '@130 03/04/2026', '@185 $180.00', '@425 $1,080.00'];
    expect(explainedOf(heads, between)).toEqual(['serviceStart 2026-03-04']);
  });

  it('offers nothing for what is another amount, number or day', () => {
    expect(
      explainedOf(
        ['Deductible', '$25.00'],
        ['Copay', '$5.00'],
        ['Discount', '$10.00'],
        ['Member ID', 'M-100200'],
        ['Date processed', '03/20/2026'],
        ['Date of birth', '05/09/1984'],
      ),
    ).toEqual([]);
  });

  it('offers the plan that sends it as a guess, and the patient', () => {
    const { explained } = readText(
      findLines(
        printRuns([
          ['Clearview Health Plan'],
          ['Explanation of Benefits'],
          ['This is not a bill'],
          ['Patient:', 'MEDINA, LEO'],
          ['Member: Rosa Medina Member ID: M-100200'],
          ['Member Services:', '1-800-555-0100'],
        ]),
        1,
      ),
    );
    expect(explained?.map(({ field, value, isGuess }) => [field, value, isGuess === true])).toEqual([
      ['planName', 'Clearview Health Plan', true],
      ['patientName', 'MEDINA, LEO', false],
      ['patientName', 'Rosa Medina', true],
    ]);
  });

  it.each([
    ['Paciente:', 'Leo Medina', 'Leo Medina'],
    ['Patient responsibility', '$30.00', null],
    ['Patient account number:', 'A-100200', null],
    ['Dear Member,', 'this is a summary', null],
    ['Member since:', '2019', null],
  ])('beside "%s" stands the patient, or none', (label, value, patient) => {
    const names = (read([label, value]).explained ?? []).filter(({ field }) => field === 'patientName');
    expect(names.map((one) => one.value)).toEqual(patient === null ? [] : [patient]);
  });

  it.each<[string, PrintedLine[], string[]]>([
    [
      'days, discounts and shares in the words of large plans',
      [
        'Claim Detail for Leo Whitfield',
        'Provider: Motion Therapy (In Network)',
        'Date(s) of Service: 04/02/2026 - 04/09/2026',
        [
          '@60 Service',
          '@130 Amount Billed',
          '@240 Member rate',
          '@330 Plan Paid',
          '@420 Total Amount You Owe the Provider(s)',
        ],
        ['@60 Therapy', '@130 $120.00', '@240 $80.00', '@330 $50.00', '@420 $30.00'],
      ],
      [
        'patientName Leo Whitfield',
        'provider Motion Therapy',
        'serviceStart 2026-04-02',
        'serviceEnd 2026-04-09',
        'billed 120.00',
        'allowed 80.00',
        'planPaid 50.00',
        'yourShare 30.00',
      ],
    ],
    [
      'a day in the column that also has the service',
      [
        ['@60 Service date and description', '@260 Amount billed', '@380 You owe'],
        ['@60 8/14/26 Scan of the knee', '@260 520.00', '@380 60.00'],
      ],
      ['serviceStart 2026-08-14', 'billed 520.00', 'yourShare 60.00'],
    ],
    [
      'what the provider charged, which names no provider; a number that goes on in the next line is not whole',
      [['Amount Provider Charged', '$143.00'], 'Claim number: 02-10195-'],
      ['billed 143.00'],
    ],
  ])('%s', (_name, lines, expected) => {
    expect(explainedOf(...lines)).toEqual(expected);
  });

  it('names its plan at the left of its title, in larger letters', () => {
    const runs = printRuns([['@330 Explanation of Benefits'], ['@330 Claim number: C-7701']]);
    const name = { text: 'Evergreen Blue', x: 60, y: 735, width: 90, size: 18 };
    const { explained } = readText(findLines([...runs, name], 1));
    expect(explained?.map(({ field, value }) => `${field} ${value}`)).toEqual([
      'planName Evergreen Blue',
      'claimNumber C-7701',
    ]);
  });

  it('is none that asks for money: a bill offers nothing for a claim', () => {
    const bill = readText(
      findLines(
        printRuns([
          ['Amount due', '$30.00'],
          ['Amount billed', '$200.00'],
        ]),
        1,
      ),
    );
    expect(bill.explained).toBeUndefined();
  });
});

describe('a Medicare Summary Notice', () => {
  const notice = (...lines: PrintedLine[]) =>
    (
      readText(
        findLines(
          printRuns([
            ['Medicare Summary Noticefor Part B (Medical Insurance)'],
            ['THIS IS NOT A BILL'],
            ...lines,
          ]),
          1,
        ),
      ).explained ?? []
    ).map(({ field, value }) => `${field} ${value}`);
  const heads: PrintedLine = [
    '@60 Service Provided',
    '@170 Amount Provider Charged',
    '@310 Medicare-Approved Amount',
    '@460 Amount Medicare Paid',
    '@600 Maximum You May Be Billed',
  ];

  it('offers the plan, whose it is, and of each claim its day, who gave the care, its number and its amounts', () => {
    expect(
      notice(
        ['Notice for Dana Whitfield'],
        ['Date of This Notice October 16, 2026'],
        ['Claims Processed Between July 15 – October 15, 2026'],
        ['Your Claims for Part B (Medical Insurance)'],
        ['August 12, 2026'],
        ['Nneka Okafor, M.D., (555) 555-0199'],
        ['Elm Street Family Practice, 200 Elm St, Springfield OH 43604'],
        heads,
        ['@60 Eye exam', '@180 $143.00', '@330 $97.97', '@480 $35.57', '@620 $62.40'],
        [
          '@60 Total for Claim #02-10195-592-390',
          '@260 $143.00',
          '@330 $97.97',
          '@480 $35.57',
          '@620 $62.40',
        ],
      ).toSorted(),
    ).toEqual([
      'allowed 97.97',
      'billed 143.00',
      'claimNumber 02-10195-592-390',
      'patientName Dana Whitfield',
      'planName Medicare',
      'planPaid 35.57',
      'provider Nneka Okafor, M.D.',
      'serviceStart 2026-08-12',
      'yourShare 62.40',
    ]);
  });

  it('offers the days and numbers of several claims, and a number that goes on in the next line', () => {
    const found = notice(
      ['Your Outpatient Claims for Part B'],
      ['August 12, 2026 – August 14, 2026'],
      ['Hill Hospital, 1 Hill Road'],
      ['Total for Claim #02-10195-'],
      ['592-390'],
      ['September 3, 2026'],
      ['Elm Clinic'],
      ['Total for Claim #02-10195-777'],
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'serviceStart 2026-08-12',
        'serviceStart 2026-09-03',
        'provider Elm Clinic',
        'claimNumber 02-10195-592-390',
        'claimNumber 02-10195-777',
      ]),
    );
  });

  it('tells the claims apart, each with its own amounts, and offers no total of the notice', () => {
    const lines: PrintedLine[] = [
      ['Medicare Summary Notice for Part B (Medical Insurance)'],
      ['THIS IS NOT A BILL'],
      ['Your Claims & Costs This Period'],
      ['Total You May Be Billed', '$101.07'],
      ['Your Claims for Part B (Medical Insurance)'],
      ...(['1', '2'] as const).flatMap((at): PrintedLine[] => [
        [`November ${at}, 2026`],
        [`Clinic ${at === '1' ? 'One' : 'Two'}`],
        heads,
        ['@60 Care', `@180 $${at}43.00`, '@330 $97.97', '@480 $35.57', `@620 $${at}0.00`],
        [
          `@60 Total for Claim #02-10195-${at}`,
          `@260 $${at}43.00`,
          '@330 $97.97',
          '@480 $35.57',
          `@620 $${at}0.00`,
        ],
      ]),
    ];
    const found = readText(findLines(printRuns(lines), 1)).explained ?? [];
    const of = (wanted: number | undefined) =>
      found
        .filter(({ claim }) => claim === wanted)
        .map(({ field, value }) => `${field} ${value}`)
        .sort();
    expect(of(undefined)).toEqual(['planName Medicare']);
    expect(of(1)).toEqual([
      'allowed 97.97',
      'billed 243.00',
      'claimNumber 02-10195-2',
      'planPaid 35.57',
      'provider Clinic Two',
      'serviceStart 2026-11-02',
      'yourShare 20.00',
    ]);
    expect(of(0)).toEqual(expect.arrayContaining(['claimNumber 02-10195-1', 'yourShare 10.00']));
    const total = readText(findLines(printRuns(lines.slice(0, 4)), 1)).explained ?? [];
    expect(total.map(({ field }) => field)).toEqual(['planName']);
  });

  it('takes no day before its claims, and none with other words, for one of care', () => {
    expect(
      notice(
        ['October 16, 2026'],
        ['Dana Whitfield'],
        ['Your Claims for Part B (Medical Insurance)'],
        ['Last day to appeal: February 20, 2027'],
        ['Elm Clinic'],
      ),
    ).toEqual(['planName Medicare']);
  });

  it('is no other paper that speaks of one', () => {
    expect(
      explainedOf(
        ['Compare this with your Medicare Summary Notice'],
        ['Your Claims for Part B'],
        ['August 12, 2026'],
        ['Elm Clinic'],
      ),
    ).toEqual([]);
  });
});
