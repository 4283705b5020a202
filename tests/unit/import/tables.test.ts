/** Twelve tables of invented people, as portals export them: every claim to the cent, every row accounted for. */

import { describe, expect, it } from 'vitest';
import { nameSources } from '../../../electron/data/claims/read/name-sources.ts';
import { guessMapping } from '../../../electron/data/import/table/guess-mapping.ts';
import { judgeMapping } from '../../../electron/data/import/table/judge-mapping.ts';
import { makeResources } from '../../../electron/data/import/table/make-resources.ts';
import type { TableMapping } from '../../../shared/model/files/table.ts';
import { claimsOf } from '../../support/medicare-texts.ts';
import { makeOf, readTableFile, readTableText, tableFiles, tablePath } from '../../support/tables.ts';
import { textRow, workbookParts, zipOf } from '../../support/workbook.ts';

/** The cents of each claim, by its number or day. */
async function readAll(begin: string, said: Partial<TableMapping> = {}) {
  const table = await readTableFile(tablePath(begin));
  const all = makeOf(table, said);
  const claims = all.made.claims.map(({ number, start, end, amounts }) => {
    const { billed, discount, allowed, planPaid, yourShare } = amounts;
    const days = end === null ? start : `${start} to ${end}`;
    return [number, days, ...[billed, discount, allowed, planPaid, yourShare].map((cents) => cents ?? null)];
  });
  const fates = all.outcome.leftOut.map(({ why, places }) => `${why} ${places.join(' ')}`);
  return { ...all, table, claims, fates, doubts: all.outcome.doubts.map(({ doubt }) => doubt) };
}

describe('a table of a portal', () => {
  it('in commas, with a mark of its bytes', async () => {
    const { claims, fates, doubts, mapping } = await readAll('01');
    expect(claims).toEqual([
      ['C-1001', '2026-01-14', 24_000, 6_000, null, 15_000, 3_000],
      ['C-1002', '2026-02-03', 125_050, 40_050, null, 68_000, 17_000],
      ['C-1003', '2026-02-20', 9_500, 0, null, 0, 9_500],
      ['C-1004', '2026-03-02', 6_120, null, null, null, null],
    ]);
    expect(fates).toEqual(['head 1']);
    expect(doubts).toEqual([]);
    expect(mapping).toMatchObject({ dateOrder: 'month-first', member: 'Rosa Medina' });
  });

  it('in Spanish, of an older Windows program, with semicolons and comma cents', async () => {
    const { claims, fates, made } = await readAll('02');
    expect(claims).toEqual([
      ['R-77/1', '2026-01-23', 124_000, null, 98_050, 78_440, 19_610],
      ['R-77/2', '2026-02-05', 4_890, null, 4_000, 3_000, 1_000],
      ['R-77/3', '2026-02-28', 12_000, null, null, 0, 12_000],
    ]);
    expect(made.claims.map(({ provider }) => provider)).toEqual([
      'Clínica Peña',
      'Farmacia Niño',
      'Dra. Ibáñez',
    ]);
    expect(fates).toEqual(['head 1', 'total 5']);
  });

  it('in UTF-16 and tabs, with short years', async () => {
    const { claims, made } = await readAll('03');
    expect(claims).toEqual([
      ['T501', '2026-01-05', 30_000, null, 21_000, 16_800, 4_200],
      ['T502', '2026-01-25', 115_025, null, 90_000, 72_000, 18_000],
    ]);
    expect(made.claims[0]?.provider).toBe('Dr. Ann Óshea');
  });

  it('with titles above, two rows of heads, a total and a remark below', async () => {
    const { claims, fates, table, doubts } = await readAll('04');
    expect(table.heads).toEqual([
      'Date',
      'Provider',
      'Claim Number',
      'Status',
      'Billed',
      'Allowed',
      'Plan paid',
      'You owe',
    ]);
    expect(claims).toEqual([
      ['D1', '2026-02-17', 18_000, null, 15_000, 12_000, 3_000],
      ['D2', '2026-03-19', 40_000, null, 31_000, 15_500, 15_500],
    ]);
    expect(fates).toEqual(['title 1 2 10', 'head 4 5', 'total 8']);
    expect(doubts).toEqual([]);
  });

  it('of a family asks whose rows count, and leaves out those of others', async () => {
    const open = await readAll('05');
    expect(open.doubts).toEqual(['member-open']);
    expect(open.claims).toEqual([]);
    expect(open.outcome.members).toEqual([
      { name: 'MEDINA, ROSA', rows: 2 },
      { name: 'MEDINA, LEO', rows: 2 },
    ]);
    const { claims, fates, doubts } = await readAll('05', { member: 'rosa médina' });
    expect(claims.map(([number, , , , , , share]) => [number, share])).toEqual([
      ['F1', 12_000],
      ['F3', 1_500],
    ]);
    expect(fates).toEqual(['head 1', 'other-member 3 6', 'no-member 5']);
    expect(doubts).toEqual([]);
  });

  it('with reversals, repeated rows and rows that state too little', async () => {
    const { claims, fates } = await readAll('06');
    expect(claims).toEqual([
      ['V1', '2026-01-15', 18_000, null, null, 14_000, 4_000],
      ['V2', '2026-01-29', 9_000, null, null, 6_000, 3_000],
    ]);
    expect(fates).toEqual([
      'head 1',
      'reversed 2',
      'reversal 3',
      'duplicate 6',
      'future 7',
      'date-unread 8',
      'amount-unread 9',
      'no-date 10',
      'reversal-alone 11',
    ]);
  });

  it('with a row a service, line breaks in cells and heads on each page', async () => {
    const { claims, fates, made } = await readAll('07');
    expect(claims).toEqual([
      ['L1', '2026-02-18 to 2026-02-19', 47_000, null, 31_500, null, 15_600],
      ['L2', '2026-03-23', 14_000, null, 10_000, null, 2_500],
      ['L3', '2026-04-16', 9_999, null, 5_999, null, 1_200],
    ]);
    expect(made.claims[0]?.lines.map(({ description }) => description)).toEqual([
      'Office visit, established patient',
      'Blood draw',
      'The "long" panel',
    ]);
    expect(fates).toEqual(['head 1 6']);
  });

  it('with years first, days from one to another, and heads of a database', async () => {
    const { claims, made, mapping } = await readAll('08');
    expect(claims).toEqual([
      ['I-1', '2026-01-31 to 2026-02-03', 1_284_000, null, null, 1_024_000, 260_000],
      ['I-2', '2026-02-09', 1_999, null, null, 1_499, 500],
      ['I-3', '2026-02-14', 21_050, null, null, 10_000, 11_050],
    ]);
    expect(made.claims.map(({ decidedOn }) => decidedOn)).toEqual(['2026-02-20', '2026-03-01', null]);
    expect(mapping.dateOrder).toBeNull();
  });

  it('whose dates may be read in two ways asks, and reads none until it is told', async () => {
    const { claims, doubts } = await readAll('09');
    expect(claims).toEqual([]);
    expect(doubts).toEqual(['order-open']);
    expect((await readAll('09', { dateOrder: 'month-first' })).claims.map(([, day]) => day)).toEqual([
      '2026-03-04',
      '2026-05-06',
    ]);
    expect((await readAll('09', { dateOrder: 'day-first' })).claims.map(([, day]) => day)).toEqual([
      '2026-04-03',
      '2026-06-05',
    ]);
  });

  it('of a pharmacy, without numbers of claims and with names of months', async () => {
    const { claims, made } = await readAll('10');
    expect(claims).toEqual([
      [null, '2026-01-05', null, null, null, 631, null],
      [null, '2026-02-05', null, null, null, 1_210, null],
      [null, '2026-03-09', null, null, null, 1_210, null],
    ]);
    expect(made.claims.map(({ amounts }) => amounts.alreadyPaid)).toEqual([400, 0, 0]);
  });

  it('in a workbook: what cells show, and no formula', async () => {
    const { claims, fates, table, made } = await readAll('11');
    expect(claims).toEqual([
      ['700123456789', '2026-01-13', 24_050, null, null, 18_037, 6_013],
      ['700123456790', '2026-01-27', 10_000, null, null, 7_500, 2_500],
      ['700123456791', '2026-02-27', 3_333, null, null, 0, null],
    ]);
    expect(made.claims[1]?.provider).toBe('=HYPERLINK("http://x.example","pay")');
    expect(fates).toEqual(['title 1', 'head 3', 'total 8']);
    expect(table).toMatchObject({ sheet: 'Claims', otherSheets: ['Help'] });
  });

  it('that writes a minus before all that was taken off', async () => {
    const { claims, fates, made } = await readAll('12');
    expect(claims).toEqual([
      ['M1', '2026-01-22', 50_000, 12_000, null, 30_000, 8_000],
      ['M2', '2026-02-27', 26_000, 6_000, null, 15_000, 3_000],
      ['M3', '2026-03-25', 7_500, null, null, null, null],
    ]);
    expect(made.claims[1]?.amounts.otherInsurerPaid).toBe(2_000);
    expect(made.claims[0]?.lines[0]?.rest).toEqual([
      { head: 'Seen by', text: 'x' },
      { head: 'Notes', text: 'first visit' },
    ]);
    expect(fates).toEqual(['head 1']);
  });

  it.each(tableFiles)(
    '%s: each row is a claim or left out with a reason, and reads alike again',
    async (name) => {
      const table = await readTableFile(tablePath(name));
      const { made, mapping, outcome } = makeOf(table);
      const places = [...table.above, ...table.data].map(({ place }) => place);
      expect(made.rows.map(({ place }) => place)).toEqual(places);
      const left = outcome.leftOut.reduce((sum, { count }) => sum + count, 0);
      expect(left + made.claims.reduce((sum, { lines }) => sum + lines.length, 0)).toBe(places.length);
      expect(guessMapping(table)).toEqual(mapping);
    },
  );
});

describe('a claim of a table, as the app reads it', () => {
  async function readClaims(begin: string, said: Partial<TableMapping> = {}) {
    const { made } = makeOf(await readTableFile(tablePath(begin)), said);
    const resources = makeResources(made.claims, { planName: 'Cedar Valley', member: 'MEDINA, ROSA' });
    return claimsOf(
      resources.map((resource, place) => ({
        kind: 'record' as const,
        record: { kind: 'record' as const, place, resource, fullUrl: null },
        bytes: 0,
      })),
    );
  }

  it('says what the plan did, and counts what is decided', async () => {
    const claims = await readClaims('01');
    expect(claims.map(({ state, counted }) => [state, counted])).toEqual([
      ['plan-paid', true],
      ['plan-paid', true],
      ['plan-did-not-pay', true],
      ['plan-is-deciding', false],
    ]);
    expect(claims.map(({ amounts }) => amounts.yourShare?.cents ?? null)).toEqual([
      3_000,
      17_000,
      9_500,
      null,
    ]);
  });

  it('has its services, its kind, and what was not read under its own head', async () => {
    const [first] = await readClaims('07');
    expect(first?.lines.map(({ service, amounts }) => [service.text, amounts.billed?.cents])).toEqual([
      ['Office visit, established patient', 14_000],
      ['Blood draw', 2_000],
      ['The "long" panel', 31_000],
    ]);
    const told = first && nameSources(first, 'table');
    expect(told?.amounts.yourShare).toMatchObject({ cents: 15_600, source: 'table' });
    expect(told?.lines[0]?.amounts.billed?.source).toBe('table');
    expect((await readClaims('08')).map(({ kind }) => kind)).toEqual(['inpatient', 'pharmacy', 'vision']);
    const [noted] = await readClaims('12');
    expect(JSON.stringify(noted)).toContain('first visit');
    expect(noted?.unread).toEqual([]);
  });
});

describe('a wrong mapping is noticed before it is taken', () => {
  const doubtsOf = async (begin: string, columns: Record<number, TableMapping['columns'][number]>) => {
    const table = await readTableFile(tablePath(begin));
    const guess = guessMapping(table);
    const said = guess.columns.map((meaning, column) => columns[column] ?? meaning);
    return makeOf(table, { columns: said }).outcome.doubts.map(({ doubt }) => doubt);
  };

  it('a share above what was billed', async () => {
    expect(await doubtsOf('01', { 5: 'yourShare', 8: 'billed' })).toContain('share-above-billed');
  });

  it('of an amount that its head says otherwise, as the plan’s payment and the share in each other’s place', async () => {
    expect(await doubtsOf('01', { 7: 'yourShare', 8: 'planPaid' })).toEqual(['head-differs']);
    expect(await doubtsOf('01', {})).toEqual([]);
  });

  it('once, where the person said so of a table of the same heads', async () => {
    const { table, mapping } = await readAll('01');
    const columns = mapping.columns.with(7, 'yourShare').with(8, 'planPaid');
    const { made, mapping: said } = makeOf(table, { columns });
    const doubtsOfKnown = (known: TableMapping | null) =>
      judgeMapping(table, said, made, known).doubts.map(({ doubt }) => doubt);
    expect(doubtsOfKnown(null)).toEqual(['head-differs']);
    expect(doubtsOfKnown(said)).toEqual([]);
  });

  it('a payment above what was billed', async () => {
    expect(await doubtsOf('07', { 4: 'planPaid', 5: 'billed' })).toContain('paid-above-billed');
  });

  it('a column that names people and is not read', async () => {
    expect(await doubtsOf('05', { 1: 'other' })).toContain('member-unread');
  });

  it('no day, or one meaning twice', async () => {
    expect(await doubtsOf('01', { 1: 'other' })).toContain('no-date-column');
    expect(await doubtsOf('01', { 6: 'planPaid' })).toContain('two-columns');
  });

  it('parts that are more than the share', async () => {
    expect(await doubtsOf('07', { 4: 'deductible', 6: 'other' })).toContain('shares-do-not-fit');
  });

  it('words where amounts should stand', async () => {
    expect(await doubtsOf('01', { 2: 'allowed' })).toContain('amounts-unread');
  });

  it('no amounts at all', async () => {
    expect(await doubtsOf('09', { 3: 'other', 4: 'other' })).not.toContain('no-amounts');
    const table = await readTableText('Date,Provider,Claim\n2026-01-20,A,1\n2026-01-21,B,2\n');
    expect(makeOf(table).outcome.doubts.map(({ doubt }) => doubt)).toEqual(['no-amounts']);
  });

  it('dates of years to come', async () => {
    const rows = ['01/15/27', '02/20/27', '03/25/26'].map((day, at) => `${day},A,${at + 1},5.00`).join('\n');
    const table = await readTableText(`Date,Provider,Claim,Billed\n${rows}\n`);
    expect(makeOf(table).outcome.doubts.map(({ doubt }) => doubt)).toContain('future-dates');
  });

  it('totals that stand on every line of a claim', async () => {
    const rows = [1, 2]
      .flatMap((claim) => ['A', 'B'].map((service) => `2026-01-1${claim},X,${claim},${service},300.00,30.00`))
      .join('\n');
    const table = await readTableText(`Date,Provider,Claim,Service,Billed,You owe\n${rows}\n`);
    expect(makeOf(table).outcome.doubts.map(({ doubt }) => doubt)).toContain('same-totals');
  });
});

describe('rows of one number', () => {
  const made = async (...rows: string[]) => {
    const head = 'Claim,Date of service,Provider,Billed,Plan paid';
    return makeOf(await readTableText(`${head}\n${rows.join('\n')}\n`));
  };

  it.each(['N/A', 'Pending', '0000', '-', '7.00123E+11', 'No disponible', '****1234', 'XXXX-1234', '…1234'])(
    'that is none join no claims: %s',
    async (number) => {
      const { made: all } = await made(
        `${number},2026-01-20,Hill Clinic,90.00,60.00`,
        `${number},2026-01-20,Hill Clinic,45.00,30.00`,
      );
      expect(all.claims.map(({ number: own, amounts }) => [own, amounts.billed])).toEqual([
        [null, 90_00],
        [null, 45_00],
      ]);
    },
  );

  it('that is hidden in part stays readable at its claim', async () => {
    const { made: all } = await made(
      '****1234,2026-01-20,Hill Clinic,90.00,60.00',
      'XR-77,2026-01-21,Hill Clinic,5.00,5.00',
    );
    expect(all.claims.map(({ number, lines }) => [number, lines[0]?.rest])).toEqual([
      [null, [{ head: 'Claim', text: '****1234' }]],
      ['XR-77', []],
    ]);
  });

  it('of which a reversal takes one back: what says the same of all amounts, else the nearest', async () => {
    const all = await made(
      'C1,2026-01-20,Hill Clinic,90.00,60.00',
      'C1,2026-01-20,Hill Clinic,90.00,70.00',
      'C1,2026-01-20,Hill Clinic,-90.00,-70.00',
    );
    expect(all.outcome.leftOut).toContainEqual({ why: 'reversed', count: 1, places: [3] });
    expect(all.made.claims).toMatchObject([{ amounts: { billed: 90_00, planPaid: 60_00 } }]);
    const near = await made(
      'C1,2026-01-20,Hill Clinic,90.00,60.00',
      'C2,2026-01-21,Hill Clinic,90.00,50.00',
      'C1,2026-01-22,Hill Clinic,90.00,55.00',
      'C1,2026-01-22,Hill Clinic,-90.00,',
    );
    expect(near.outcome.leftOut).toContainEqual({ why: 'reversed', count: 1, places: [4] });
  });

  it('of days more than a month apart are told, and those of one stay are not', async () => {
    const far = await made('C1,2026-01-20,Hill Clinic,90.00,60.00', 'C1,2026-03-20,Hill Clinic,45.00,30.00');
    expect(far.outcome.doubts).toEqual([{ doubt: 'number-on-days', count: 1, places: [2] }]);
    const near = await made('C1,2026-01-20,Hill Clinic,90.00,60.00', 'C1,2026-02-10,Hill Clinic,45.00,30.00');
    expect(near.outcome.doubts).toEqual([]);
  });
});

describe('rows that would count a dollar twice, or lose one', () => {
  const heads = 'Claim Number,Date of Service,Member,Provider,Billed,Allowed,Plan Paid,Your Share';
  const told = async (text: string, said: Partial<TableMapping> = {}) => {
    const { made, outcome, mapping } = makeOf(await readTableText(text), said);
    return {
      mapping,
      claims: made.claims.map(({ number, amounts }) => [number, amounts.billed, amounts.yourShare]),
      left: outcome.leftOut.map(({ why, places }) => `${why} ${places.join(' ')}`),
      members: outcome.members.map(({ name }) => name),
      doubts: outcome.doubts.map(({ doubt }) => doubt),
    };
  };
  const row = (number: string, amounts = '100,80,60,20', day = '01/15/2026', member = 'Ann Lee') =>
    `${number},${day},${member},P1,${amounts}`;

  it('a total with a day is no claim', async () => {
    const sum = '01/31/2026,,,200,160,120,40';
    const rows = [row('A1'), row('A2'), `Subtotal January,${sum}`, `Monthly Summary,${sum}`, `YTD,${sum}`];
    const { claims, left } = await told([heads, ...rows].join('\n'));
    expect([claims.length, left]).toEqual([2, ['head 1', 'total 4 5 6']]);
    const bare = 'Date of Service,Service,Billed,Your Share';
    const days = ['01/15/2026,X,100,20', '01/16/2026,Y,100,20', '01/31/2026,Total for January,200,40'];
    const care = ['02/01/2026,Total knee replacement,50,5', '02/28/2026,Monthly total,50,5'];
    const dated = await told([bare, ...days, ...care].join('\n'));
    expect([dated.claims.length, dated.left]).toEqual([3, ['head 1', 'total 4 6']]);
  });

  it('a clinic that is named so, or a number that begins so, is no total', async () => {
    const rows = [row('A1'), row('A2'), 'SUM-12,01/17/2026,Ann Lee,Total Care Clinic,200,160,120,40'];
    expect((await told([heads, ...rows].join('\n'))).claims).toHaveLength(3);
  });

  it('what was taken back and is charged again is a claim', async () => {
    const back = row('A1', '-100,-80,-60,-20');
    const again = await told([heads, row('A1'), back, row('A1')].join('\n'));
    expect([again.claims, again.left]).toEqual([
      [['A1', 10_000, 2000]],
      ['head 1', 'reversed 2', 'reversal 3'],
    ]);
    const twice = await told([heads, row('A1'), back, row('A1'), back, row('A1', '100,80,55,25')].join('\n'));
    expect(twice.claims).toEqual([['A1', 10_000, 2500]]);
    const repeated = await told([heads, row('A1'), back, back, row('A1', '100,80,55,25')].join('\n'));
    expect(repeated.claims).toEqual([['A1', 10_000, 2500]]);
  });

  it('a reversal with a number of its own takes back the one row of that visit', async () => {
    const back = row('A1R', '-100,-80,-60,-20');
    const { claims } = await told([heads, row('A1'), back, row('A1A', '100,80,70,10')].join('\n'));
    expect(claims).toEqual([['A1A', 10_000, 1000]]);
    const open = await told([heads, row('A1'), row('A2'), back].join('\n'));
    expect(open.claims).toHaveLength(2);
  });

  it('heads on each page, also in other words, are nobody’s name', async () => {
    const other = 'Claim #,Service Date,Patient,Provider,Billed,Allowed,Paid,You Owe';
    const { claims, left, members } = await told(
      [heads, row('A1'), heads, row('A2'), other, row('A3')].join('\n'),
    );
    expect([claims.length, left, members]).toEqual([3, ['head 1 3 5'], ['Ann Lee']]);
  });

  it('a total in the column of names is nobody', async () => {
    const { members, left } = await told([heads, row('A1'), 'Total,,,,100,80,60,20'].join('\n'));
    expect([members, left]).toEqual([['Ann Lee'], ['head 1', 'total 3']]);
    const { outcome } = await readAll('01');
    expect(outcome.members.filter(({ name }) => /total/i.test(name))).toEqual([]);
  });

  it.each(['Who', 'Claimant', 'First Name', 'Titular'])(
    'a column of %s asks whose rows count',
    async (head) => {
      const named = heads.replace('Member', head);
      const { claims, doubts } = await told(
        [named, row('A1'), row('A2', undefined, undefined, 'Bo')].join('\n'),
      );
      expect([claims, doubts]).toEqual([[], ['member-open']]);
    },
  );

  it('a column of relationships is doubted', async () => {
    const related = heads.replace('Member', 'Relationship');
    const rows = [row('A1', undefined, undefined, 'Self'), row('A2', undefined, undefined, 'Child')];
    expect((await told([related, ...rows].join('\n'))).doubts).toEqual(['member-unread']);
  });

  it('a row that is longer than its heads is left out', async () => {
    const long = row('A1', '1,234.50,1,000,800,200');
    const { claims, left } = await told([heads, long, row('A2'), row('A3')].join('\n'));
    expect([claims.length, left]).toEqual([2, ['head 1', 'amount-unread 2']]);
  });

  it('amounts in words of dollars are read', async () => {
    const rows = [row('A1', '100 dollars,80 dólares,60,20 USD'), row('A2')];
    expect((await told([heads, ...rows].join('\n'))).claims[0]).toEqual(['A1', 10_000, 2000]);
  });

  it('days that a workbook left as counts are read where the head names days', async () => {
    const rows = [row('A1', undefined, '46037'), row('A2', undefined, '46038.5')];
    const { made } = makeOf(await readTableText([heads, ...rows].join('\n')));
    expect(made.claims.map(({ start }) => start)).toEqual(['2026-01-15', '2026-01-16']);
    const zip = ['Claim Number,Zip,Billed', 'A1,46037,100', 'A2,46038,100'].join('\n');
    expect((await told(zip)).mapping.columns).toEqual(['claimNumber', 'other', 'billed']);
  });

  it('a yes in a workbook is no dollar', async () => {
    const cells = ['A1', '01/15/2026', 'P1'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`);
    const yes = `<row>${cells.join('')}<c t="b"><v>1</v></c><c><v>20</v></c></row>`;
    const top = textRow(['Claim Number', 'Date of Service', 'Provider', 'Billed', 'Your Share']);
    const table = await readTableText(zipOf(workbookParts(top + yes)), 'table.xlsx');
    expect(
      makeOf(table, { columns: ['claimNumber', 'serviceDate', 'provider', 'billed', 'yourShare'] }).made,
    ).toMatchObject({
      claims: [],
      rows: [{ fate: 'head' }, { fate: 'amount-unread' }],
    });
  });
});
