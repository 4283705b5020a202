/** Medicare's text in shapes that no fixture has: each claim to the cent, and every line is in a record or told. */
import { expect, it } from 'vitest';
import { claimsOf, readEvents } from '../../support/medicare-texts.ts';

const rule = '-'.repeat(32);
const section = (title: string, ...lines: string[]) =>
  [rule, title, rule, '', 'Source: MyMedicare.gov', '', ...lines, ''].join('\n');
const head = `${rule}\nMYMEDICARE.GOV PERSONAL HEALTH INFORMATION\n${rule}\n**********CONFIDENTIAL***********\nProduced by the Blue Button (v2.0)\n12/20/2024 5:10 AM\n`;
const person = (name: string, born = '02/14/1950') =>
  section('Demographic', `Name: ${name}`, `Date of Birth: ${born}`);
const claim = (number: string, more: Record<string, string> = {}) =>
  Object.entries({
    'Claim Number': number,
    Provider: 'RIVER CLINIC',
    'Service Start Date': '10/18/2024',
    'Amount Charged': '$1,160.00',
    'Medicare Approved': '$94.00',
    'Provider Paid': '$75.20',
    'You May be Billed': '$18.80',
    'Claim Type': 'PartB',
    ...more,
  })
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
const lines = (number: string, charge = '$1,160.00') =>
  [
    rule,
    `Claim Lines for Claim Number: ${number}`,
    rule,
    'Line number:  1',
    'Date of Service From:  10/18/2024',
    'Date of Service To:  10/18/2024',
    'Procedure Code/Description:  99998 - Invented',
    `Submitted Amount/Charges: ${charge}`,
    'Allowed Amount: $94.00',
    'Non-Covered: $0.00',
    '',
  ].join('\n');
const fill = (number: string) =>
  [
    rule,
    `Claim Lines for Claim Number: ${number}`,
    rule,
    `Claim Number: ${number}`,
    'Claim Type: Part D',
    'Claim Service Date: 09/01/2024',
    'Drug Name: Inventol 10 mg',
    'Fill Number: 1',
    '',
  ].join('\n');
const plain = head + person('NORA FIELDSTONE') + section('Claim Summary', claim('700')) + lines('700');

/** Claims as number, day, billed, allowed, paid, share and how many lines; where it is not said, one, of one person, and nothing told. */
type Expected = { claims?: string[]; told?: string[]; people?: number };
const usual = ['700 2024-10-18 116000 9400 7520 1880 1'];
const cases: [name: string, text: string | Buffer, expected?: Expected][] = [
  ['plain', plain],
  [
    'no demographic',
    head + section('Claim Summary', claim('700')) + lines('700'),
    { claims: ['700 2024-10-18 116000 9400 7520 1880 1 nobody'], people: 0 },
  ],
  [
    'demographic last',
    head + section('Claim Summary', claim('700')) + lines('700') + person('NORA FIELDSTONE'),
    { claims: ['700 2024-10-18 116000 9400 7520 1880 1 nobody'] },
  ],
  [
    'two people',
    head +
      person('NORA FIELDSTONE') +
      section('Claim Summary', claim('700')) +
      person('OMAR HILL', '03/03/1949') +
      section('Claim Summary', claim('800')),
    {
      claims: ['700 2024-10-18 116000 9400 7520 1880 0', '800 2024-10-18 116000 9400 7520 1880 0'],
      people: 2,
    },
  ],
  [
    'two whole texts',
    plain + plain.replaceAll('700', '800').replace('NORA FIELDSTONE', 'OMAR HILL'),
    {
      claims: ['700 2024-10-18 116000 9400 7520 1880 1', '800 2024-10-18 116000 9400 7520 1880 1'],
      people: 2,
    },
  ],
  [
    'section repeated',
    plain + section('Claim Summary', claim('700')) + lines('700'),
    { claims: ['700 2024-10-18 116000 9400 7520 1880 1', '700 2024-10-18 116000 9400 7520 1880 1'] },
  ],
  [
    'adjusted, one number',
    head +
      person('N F') +
      section('Claim Summary', claim('700'), claim('700', { 'Provider Paid': '$70.00' })),
    { claims: ['700 2024-10-18 116000 9400 7520 1880 0', '700 2024-10-18 116000 9400 7000 1880 0'] },
  ],
  [
    'no lines',
    head + person('N F') + section('Claim Summary', claim('700')),
    { claims: ['700 2024-10-18 116000 9400 7520 1880 0'] },
  ],
  ['lines only', head + person('N F') + lines('700'), { claims: ['700 2024-10-18 116000 9400   1'] }],
  [
    'lines before summary',
    head + person('N F') + lines('700') + section('Claim Summary', claim('700')),
    { claims: ['700 2024-10-18 116000 9400 7520 1880 0'], told: ['Claim Lines for Claim Number: 700'] },
  ],
  [
    'lines after all summaries',
    head + person('N F') + section('Claim Summary', claim('700'), claim('701')) + lines('700') + lines('701'),
    {
      claims: ['700 2024-10-18 116000 9400 7520 1880 0', '701 2024-10-18 116000 9400 7520 1880 0'],
      told: ['Claim Lines for Claim Number: 700', 'Claim Lines for Claim Number: 701'],
    },
  ],
  [
    'part D only',
    head + person('N F') + section('Claim Summary') + fill('D1') + fill('D2'),
    { claims: ['D1 2024-09-01     1', 'D2 2024-09-01     1'] },
  ],
  ['no source', plain.replaceAll('Source: MyMedicare.gov\n', '')],
  ['no blank lines', plain.replaceAll(/\n+/g, '\n')],
  ['CRLF', plain.replaceAll('\n', '\r\n')],
  ['CR', plain.replaceAll('\n', '\r')],
  ['tabs', plain.replaceAll(': ', ':\t').replaceAll('\nAmount', '\n\tAmount')],
  ['nbsp', plain.replaceAll(' ', '\u00a0')],
  [
    'double spaces in names',
    plain.replaceAll('Claim Number', 'Claim  Number').replaceAll('Amount Charged', 'Amount  Charged'),
  ],
  ['space before colon', plain.replaceAll(': ', ' : ')],
  ['capitals', plain.toUpperCase()],
  ['rules of =', plain.replaceAll(rule, '='.repeat(32))],
  ['rules of _', plain.replaceAll(rule, '_'.repeat(32))],
  [
    'rules short',
    plain.replaceAll(rule, '-----'),
    { claims: ['700 2024-10-18 116000 9400 7520 1880 1 nobody'], told: ['-----', '-----'], people: 0 },
  ],
  ['rules of em dashes', plain.replaceAll(rule, '—'.repeat(20))],
  ['rules spaced', plain.replaceAll(rule, '- '.repeat(20))],
  [
    'titles with colon',
    plain.replaceAll('Claim Summary', 'Claim Summary:').replace('Demographic', 'Demographics:'),
  ],
  [
    'older titles',
    plain.replaceAll('Claim Summary', 'Claims Summary').replace('Demographic', 'DEMOGRAPHICS'),
  ],
  ['title unknown', plain.replaceAll('Claim Summary', 'Claims')],
  ['title Claim History', plain.replaceAll('Claim Summary', 'Claim History')],
  ['title without rule below', plain.replace(`Claim Summary\n${rule}`, 'Claim Summary')],
  ['title without rule above', plain.replace(`${rule}\nClaim Summary`, 'Claim Summary')],
  ['medicare.gov title', plain.replace('MYMEDICARE.GOV', 'Medicare.gov')],
  ['bom', `\uFEFF${plain}`],
  ['utf16', Buffer.from(`\uFEFF${plain}`, 'utf16le')],
  ['iso dates', plain.replaceAll('10/18/2024', '2024-10-18')],
  ['short years', plain.replaceAll('10/18/2024', '10/18/24'), { claims: ['700  116000 9400 7520 1880 1'] }],
  ['long dates', plain.replaceAll('10/18/2024', 'October 18, 2024')],
  ['dash dates', plain.replaceAll('10/18/2024', '10-18-2024')],
  [
    'one digit dates',
    plain.replaceAll('10/18/2024', '1/8/2024'),
    { claims: ['700 2024-01-08 116000 9400 7520 1880 1'] },
  ],
  ['date and time', plain.replaceAll('10/18/2024', '10/18/2024 12:00 AM')],
  ['dollars apart', plain.replaceAll('$', '$ ')],
  ['no dollar sign', plain.replaceAll('$', '')],
  ['USD', plain.replaceAll('$', 'USD ')],
  ['negative', plain.replaceAll('$', '-$'), { claims: ['700 2024-10-18 -116000 -9400 -7520 -1880 1'] }],
  [
    'negative behind',
    plain.replaceAll('$1,160.00', '$1,160.00-'),
    { claims: ['700 2024-10-18 -116000 9400 7520 1880 1'] },
  ],
  [
    'brackets',
    plain.replaceAll('$1,160.00', '($1,160.00)'),
    { claims: ['700 2024-10-18 -116000 9400 7520 1880 1'] },
  ],
  ['no cents', plain.replaceAll('$1,160.00', '$1,160')],
  [
    'one decimal',
    plain.replaceAll('$1,160.00', '$1160.5'),
    { claims: ['700 2024-10-18 116050 9400 7520 1880 1'] },
  ],
  ['words', plain.replaceAll('$1,160.00', 'See notice'), { claims: ['700 2024-10-18  9400 7520 1880 1'] }],
  ['value wrapped', plain.replaceAll('Amount Charged: ', 'Amount Charged:\n   ')],
  ['provider wrapped', plain.replace('RIVER CLINIC', 'RIVER\nCLINIC')],
  ['wrapped with colon', plain.replace('RIVER CLINIC', 'RIVER\nSUITE: 4')],
  [
    'field twice',
    plain.replace('Amount Charged: $1,160.00', 'Amount Charged: $1,160.00\nAmount Charged: $5.00'),
  ],
  [
    'unknown fields',
    plain.replace('Claim Type: PartB', 'Claim Type: PartB\nDeductible Applied: $7.00\nStatus: Denied'),
  ],
  ['unknown type', plain.replace('PartB', 'Medicare Advantage')],
  ['empty number', plain.replaceAll('700', ''), { claims: ['2024-10-18 116000 9400 7520 1880 1'] }],
  [
    'text before sections',
    plain.replace('**********', 'NOTE: call 1-800\n**********'),
    { told: ['NOTE: call 1-800'] },
  ],
  ['remark after the end', `${plain}\n${rule}\nEnd of file\n`],
  [
    'drugs, allergies',
    plain + section('Drugs', 'Drug Name: Inventol') + section('Allergies', 'None'),
    { told: ['Drugs', 'Allergies'] },
  ],
];

/** What a value becomes: itself, the code before its words, a day or an amount. */
function formsOf(value: string): string[] {
  const plain = value.replaceAll(/[^\S\t]+/g, ' ');
  const number = Number(plain.replaceAll(/[^\d.]/g, ''));
  const isDay = /18/.test(plain) && /2024/.test(plain);
  const day = plain.replace(/^(\d+)\/(\d+)\/(\d+)$/, (_, month, date, year) =>
    [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-'),
  );
  return [
    plain,
    plain.split(' - ')[0] ?? '',
    day,
    ...(isDay ? ['2024-10-18'] : [`:${number}`, `:-${number}`]),
  ];
}

it.each(cases)('%s', async (_, text, { claims = usual, told = [], people = 1 } = {}) => {
  const events = await readEvents(text);
  const found = claimsOf(events).map(
    ({ claimNumber, serviceStart, amounts, lines: own, patientReference }) => {
      const { billed, allowed, planPaid, yourShare } = amounts;
      const cents = [billed, allowed, planPaid, yourShare].map((amount) => amount?.cents ?? '');
      const whose = patientReference === null ? ' nobody' : '';
      return `${[claimNumber ?? '', serviceStart ?? '', ...cents, own.length].join(' ')}${whose}`.trim();
    },
  );
  expect(found).toEqual(claims);
  const patients = events.flatMap((one) =>
    one.kind === 'record' && one.record.resource.resourceType === 'Patient' ? [one.record.resource.id] : [],
  );
  expect(patients).toHaveLength(people);
  expect(events.flatMap((one) => (one.kind === 'unread' ? [one.text.split('\n')[0]] : []))).toEqual(told);
  const all = JSON.stringify(events);
  const values = text
    .toString()
    .split(/[\r\n]+/)
    .flatMap((line) => /^[^:]+:\s*(\S.*)$/.exec(line.trim())?.[1] ?? []);
  const own = values.filter((value) => !/MyMedicare|AM$/i.test(value) && !text.toString().includes('\0'));
  expect(own.filter((value) => !formsOf(value).some((form) => all.includes(form)))).toEqual([]);
});

it('claims of two people in one file are of the one whose section stands before them', async () => {
  const [, text = ''] = cases.find(([name]) => name === 'two people') ?? [];
  const [first, second] = claimsOf(await readEvents(text)).map(({ patientReference }) => patientReference);
  expect(first).toMatch(/^Patient\//);
  expect(second).toMatch(/^Patient\//);
  expect(first).not.toBe(second);
});
