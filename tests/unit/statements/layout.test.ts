import { describe, expect, test } from 'vitest';
import en from '../../../resources/locales/en/statement.json' with { type: 'json' };
import es from '../../../resources/locales/es/statement.json' with { type: 'json' };
import type { ClaimRow } from '../../../shared/model/claims/claim-row.ts';
import {
  claimRow,
  claimStatement,
  evergreenPlan,
  knee,
  medicarePlan,
  notInNetwork,
  rosasRows,
  sent,
  yearStatement,
} from '../../support/statement-fixture.ts';
import { laidOut, ledger, month, rowTexts, table, tables, textOf } from '../../support/statement-text.ts';

describe('a year in words', () => {
  test('the answer says from how many claims it is and why others are missing', () => {
    const [box] = laidOut(yearStatement()).blocks;
    expect(box).toEqual({
      kind: 'box',
      big: '$1,128.10',
      lines: [
        { text: 'Your share so far', strong: true },
        {
          text: 'Based on 4 of 6 claims. 1 is still being decided. 1 was not paid, and your plan did not give your share. 1 more was paid at the pharmacy ($15.00).',
        },
        { text: '$927.10 from your plan + $201.00 calculated by this app.', small: true },
        { text: 'Payments you already made are not subtracted.', small: true },
      ],
      sums: [
        { label: 'Billed', value: '$11,588.20' },
        { label: 'Plan paid', value: '$3,564.15' },
      ],
    });
  });

  test('a sum says of how many claims it is, where some do not state it', () => {
    const year = yearStatement();
    const totals = year.totals.map((one) => ({
      ...one,
      billed: { ...one.billed, statedBy: 10, notStatedBy: 11 },
    }));
    expect(laidOut({ ...year, totals }).blocks[0]).toMatchObject({
      sums: [{ label: 'Billed (10 of 21 claims)' }, {}],
    });
  });

  test('of a year that has ended nothing is “so far”, of one plan or of each', () => {
    const ended = { ...yearStatement(), madeOn: '2027-01-01' };
    expect(textOf(laidOut(ended))).toContain('Your share in 2026');
    expect(textOf(laidOut(ended))).not.toContain('so far');
    const perPlan = yearStatement({}, { openVisits: 2, plans: [evergreenPlan, medicarePlan] });
    expect(textOf(laidOut({ ...perPlan, madeOn: '2027-01-01' }))).toMatch(/Your share in 2026, Evergreen/);
  });

  test('the answer says that claims state a share for some of their services only', () => {
    const year = yearStatement();
    const totals = year.totals.map((one) => ({ ...one, yourShare: { ...one.yourShare, partlyBy: 1 } }));
    expect(textOf(laidOut({ ...year, totals }))).toContain(
      '($15.00). 1 shows your share for only some services, so it may be more.',
    );
  });

  test('the answer says that some of it is from files', () => {
    const year = yearStatement();
    const [first] = year.totals;
    const totals = first ? [{ ...first, fromFiles: 1 }] : [];
    expect(textOf(laidOut({ ...year, totals }))).toContain(
      '$927.10 from your plan, files, tables, or paper + $201.00 calculated by this app.',
    );
  });

  test('a row says provider, kind, claim, decision and each amount, or in words why there is none', () => {
    expect(rowTexts(month(laidOut(yearStatement()), 'March'))).toEqual([
      [
        '2',
        'Corner Pharmacy · Plan paid / Prescription, 30 days · 26-061-1180 · Mar 2',
        '61.20',
        '46.20',
        '15.00 / at pharmacy',
      ],
      [
        '12',
        'Northgate Surgery Center · Plan paid part (note 1) / Outpatient facility · 26-077-4410 · Mar 19',
        '8,240.00',
        '3,105.55',
        '862.10',
      ],
      [
        '12',
        'Harbor Anesthesia Group · Plan did not pay (note 2) / Doctor visit or service · 26-078-0093 · Mar 16',
        '1,450.00',
        '0.00',
        'not given',
      ],
      ['18', expect.stringContaining('Lakeside Orthopedics'), '412.00', '260.40', '40.00'],
    ]);
  });

  test('a foot says how many shares are missing and keeps the pharmacy apart', () => {
    const { foot } = month(laidOut(yearStatement()), 'March');
    expect(foot.map((cell) => cell.map(({ text }) => text))).toEqual([
      [],
      ['March, 4 claims, 1 more not counted, 1 share not given, pharmacy 15.00'],
      ['10,163.20'],
      ['3,412.15'],
      ['902.10'],
    ]);
  });

  test('the year’s total closes the table, with the sums of the answer', () => {
    const { totals } = ledger(laidOut(yearStatement()));
    expect(totals.map((row) => row.map((cell) => cell[0]?.text ?? ''))).toEqual([
      [
        '',
        '2026, 6 claims, 2 more not counted, 1 share not given, pharmacy 15.00',
        '11,588.20',
        '3,564.15',
        '1,128.10',
      ],
    ]);
  });

  test('a month with prescriptions only has no share that could be missing', () => {
    const march = claimRow({ kind: 'pharmacy', yourShare: sent(1_500), mayOwe: null });
    const may = claimRow({ serviceStart: '2026-05-02', serviceEnd: '2026-05-02' });
    const large = laidOut(yearStatement({ size: 'large' }, { rows: [march, may] }));
    expect(rowTexts(table(large, 'Month by month'))).toEqual([
      ['March', '260.40', ''],
      ['May', '260.40', '40.00'],
    ]);
    const { foot } = month(laidOut(yearStatement({}, { rows: [march, may] })), 'March');
    expect(foot.map((cell) => cell[0]?.text ?? '')).toEqual([
      '',
      'March, 1 claim, pharmacy 15.00',
      '412.00',
      '260.40',
      '',
    ]);
  });

  test('a missing amount is words and a stated zero is 0.00', () => {
    const rows = [
      claimRow({ planPaid: null, billed: null }),
      claimRow({ planPaid: sent(0), mayOwe: sent(0) }),
    ];
    const [missing, zero] = rowTexts(month(laidOut(yearStatement({}, { rows })), 'March'));
    expect(missing?.slice(2, 4)).toEqual(['not given', 'not given']);
    expect(zero?.slice(3)).toEqual(['0.00', '0.00']);
  });

  test('what the plan took back says so, also of a drug', () => {
    const back = { state: 'taken-back', mayOwe: null } as const;
    const rows = [claimRow(back), claimRow({ ...back, kind: 'pharmacy' })];
    for (const cells of rowTexts(month(laidOut(yearStatement({}, { rows })), 'March')))
      expect(cells.slice(4)).toEqual(['payment taken back']);
  });

  test('an amount that is not plainly the plan’s own says so', () => {
    const rows = [
      claimRow({
        billed: { cents: 5_000, source: 'computed', partial: true },
        yourShare: null,
        mayOwe: null,
      }),
    ];
    const march = month(laidOut(yearStatement({}, { rows })), 'March');
    expect(rowTexts(march)[0]?.[2]).toBe('50.00 / part not given / calculated by this app');
    expect(march.foot[1]?.[0]?.text).toBe('March, 1 claim, 1 share not given');
  });

  test('not counted claims stand apart with the reason', () => {
    const rows = rowTexts(table(laidOut(yearStatement()), 'Not in your totals'));
    expect(rows.map((row) => row[0])).toEqual([
      expect.stringMatching(/^Cedar County Hospital · replaced by a newer claim \/ Feb 3 – 6 · /),
      expect.stringMatching(/^Harbor Imaging · still being decided \/ Mar 19 · /),
    ]);
  });

  test('while visits are open each plan has its own box and months, and there is no chart', () => {
    const parts = {
      rows: [...rosasRows(), claimRow({ id: 'c-medicare/1', connectionId: 'c-medicare' })],
      plans: [evergreenPlan, medicarePlan],
      openVisits: 2,
    };
    const document = laidOut(yearStatement({}, parts));
    const boxes = document.blocks.filter(({ kind }) => kind === 'box');
    expect(boxes.map((box) => box.kind === 'box' && box.lines[0]?.text)).toEqual([
      'Your share so far, Evergreen Health PPO',
      'Your share so far, Medicare',
    ]);
    expect(textOf(document)).toContain('Two plans sent claims that look like 2 visits.');
    expect(month(document, 'March, Medicare').rows).toHaveLength(1);
    expect(ledger(document).totals.map((row) => row[1]?.[0]?.text)).toEqual([
      '2026, Evergreen Health PPO, 6 claims, 2 more not counted, 1 share not given, pharmacy 15.00',
      '2026, Medicare, 1 claim',
    ]);
    expect(document.blocks.some(({ kind }) => kind === 'chart')).toBe(false);
  });

  test('limits, and what was written down as paid, stand beside the answer with whose count it is', () => {
    const statement = yearStatement();
    const one = {
      connectionId: 'c-evergreen',
      planName: 'Evergreen Health PPO',
      whose: 'person',
      currency: 'USD',
    } as const;
    const limits = [
      { ...one, what: 'deductible', limitCents: 70_000, usedCents: 65_305, count: 'ours' },
      { ...one, what: 'out-of-pocket', limitCents: 340_000, usedCents: 168_755, count: 'ours' },
    ] as const;
    const written = [{ currency: 'USD', cents: 82_400, isExample: true as const }];
    const [box] = laidOut({ ...statement, limits: [...limits], written }).blocks;
    expect(box).toMatchObject({
      sums: [
        { label: 'Billed' },
        { label: 'Plan paid' },
        { label: 'You marked as paid (Example)', value: '$824.00' },
        { label: 'Deductible used (of $700.00)', value: '$653.05' },
        { label: 'Toward your out-of-pocket limit ($3,400.00)', value: '$1,687.55' },
      ],
      note: 'What counts toward your limits is our estimate.',
    });
    const plans = limits.map((limit) => ({ ...limit, count: 'plans' as const }));
    expect(
      laidOut({ ...statement, limits: [...plans.slice(0, 1), ...limits.slice(1)] }).blocks[0],
    ).toMatchObject({
      note: 'What counts toward your limits is from your plan where it sent a count. The rest is our estimate.',
    });
  });

  test('no two notes read the same, whatever codes stand behind them', () => {
    const rows = ['a', 'b'].map((id) => claimRow({ id, state: 'plan-did-not-pay' }));
    const reasons = { a: [notInNetwork], b: [{ ...notInNetwork, code: 'X8' }] };
    const document = laidOut(yearStatement({}, { rows, reasons }));
    expect(textOf(document).match(/Your plan says:/g)).toHaveLength(1);
    expect(rowTexts(month(document, 'March')).map((row) => row[1])).toEqual([
      expect.stringContaining('(note 1)'),
      expect.stringContaining('(note 1)'),
    ]);
    const claims = [knee({ reasons: [notInNetwork, { ...notInNetwork, lineNumber: 2 }] })];
    expect(textOf(laidOut(claimStatement({}, { claims }))).match(/Your plan says:/g)).toHaveLength(1);
  });

  test('a sentence that a plan sends with its code and again without it stands once, with what the code means', () => {
    const rows = [claimRow({ id: 'a', state: 'plan-did-not-pay' })];
    const system = 'CARC';
    const coded = { ...notInNetwork, code: '96', system };
    const bare = { ...notInNetwork, kind: 'note' as const, code: null, system: null, noteNumber: 1 };
    for (const own of [
      [coded, bare],
      [bare, coded],
    ]) {
      const document = laidOut(yearStatement({}, { rows, reasons: { a: own } }));
      expect(rowTexts(month(document, 'March')).map((row) => row[1])).toEqual([
        expect.stringContaining('(note 1)'),
      ]);
      expect(textOf(document)).toMatch(/1\. Your plan says: “[^”]+” Your plan says it does not cover this\./);
    }
  });

  test('all columns of a kind are equally wide in all of a paper', () => {
    const document = laidOut(claimStatement());
    const widths = tables(document).flatMap(({ columns }) =>
      columns.flatMap(({ kind, width }) => (kind === 'amount' ? width : [])),
    );
    expect(widths.length).toBeGreaterThan(3);
    expect(new Set(widths).size).toBe(1);
  });

  test('each currency has its own box, and the paper says which one the tables add up', () => {
    const rows = [claimRow(), claimRow(), claimRow({ currency: 'EUR' })];
    const document = laidOut(yearStatement({}, { rows }));
    expect(document.blocks.filter(({ kind }) => kind === 'box')).toHaveLength(2);
    expect(textOf(document)).toContain('Totals in the tables are in USD only.');
    expect(rowTexts(month(document, 'March')).map((row) => row[4])).toContain('€40.00');
  });

  test('a year without claims, and one whose claims do not count, say so', () => {
    expect(textOf(laidOut(yearStatement({}, { rows: [] })))).toContain('There are no claims for this year.');
    const rows = [claimRow({ counted: false, notCountedBecause: 'canceled', state: 'canceled' })];
    const document = laidOut(yearStatement({}, { rows }));
    expect(textOf(document)).toContain('None of these claims counts toward a total.');
    expect(document.blocks.some(({ kind }) => kind === 'box')).toBe(false);
  });

  test('billed can be left out everywhere', () => {
    const document = laidOut(yearStatement({ hideBilled: true }));
    expect(ledger(document).columns.map(({ title }) => title)).not.toContain('Billed');
    expect(textOf(document)).not.toMatch(/8,240\.00|11,588\.20/);
    expect(textOf(laidOut(yearStatement()))).toMatch(/11,588\.20[\s\S]*8,240\.00/);
  });

  test('large print is short, unless every claim is asked for', () => {
    const short = laidOut(yearStatement({ size: 'large' }));
    expect(tables(short).map(({ caption }) => caption)).toEqual(['Month by month']);
    expect(textOf(short)).toContain(
      'Not in your totals: 1 replaced by a newer claim, 1 still being decided.',
    );
    expect(textOf(short)).toContain('Harbor Anesthesia Group');
    expect(textOf(short)).not.toContain('Lakeside Orthopedics');
    // What it is stands below the answer and above the months, and it asks about nothing that it does not show.
    const texts = short.blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind));
    const says = texts.findIndex((text) => text.startsWith('This is the short large print'));
    expect([texts.indexOf('box'), texts.indexOf('table')]).toEqual([0, says + 1]);
    expect(textOf(short)).not.toContain('Does each bill match');
    expect(textOf(short)).toContain('Claim number');
    const all = laidOut(yearStatement({ size: 'large', allClaims: true }));
    expect(textOf(all)).toContain('Lakeside Orthopedics');
  });

  test('large print has the month with each day: the name of the month may stand on another sheet', () => {
    const days = (size: 'regular' | 'large', language: 'en' | 'es' = 'en') => {
      const document = laidOut(yearStatement({ size, language, allClaims: true }));
      return rowTexts(month(document, language === 'en' ? 'March' : 'Marzo')).map(([day]) => day);
    };
    expect(days('regular')[0]).toMatch(/^\d{1,2}$/);
    expect(days('large')[0]).toMatch(/^[A-Z][a-z]{2} \d{1,2}$/);
    expect(days('large', 'es')[0]).toMatch(/^\d{1,2} [a-z]{3}/);
  });

  test('a claim’s number that begins with a minus is called a number, and follows no separator', () => {
    const say = (language: 'en' | 'es', more: Partial<ClaimRow> = {}) =>
      textOf(
        laidOut(yearStatement({ language }, { rows: [claimRow({ claimNumber: '-2026287018', ...more })] })),
      );
    expect(say('en')).toMatch(/· no\.\s-2026287018/);
    expect(say('es')).toMatch(/· n\.º\s-2026287018/);
    expect(say('en', { claimNumber: '26-079-2000' })).toContain('· 26-079-2000');
  });

  test('large print has the day on each sheet, and in its head what it was made from', () => {
    const { made, about } = laidOut(yearStatement({ size: 'large' }));
    expect(made).toBe('Claimfolio, Mar 20, 2026');
    expect(about.at(-1)).toMatch(/^Data from .*\. Not an official plan document\.$/);
  });

  test('Spanish paper is Spanish, with the same numbers', () => {
    const document = laidOut(yearStatement({ language: 'es' }));
    expect(document.title).toBe('Sus reclamaciones de 2026');
    expect(document.notABill).toBe('ESTO NO ES UNA FACTURA');
    expect(rowTexts(month(document, 'Marzo'))[2]?.slice(2)).toEqual(['1,450.00', '0.00', 'sin indicar']);
  });

  test('the file’s title names nobody', () => {
    expect(laidOut(yearStatement()).fileTitle).toBe('Your claims in 2026');
    expect(laidOut(claimStatement()).fileTitle).toBe('Claim statement');
  });

  test('plan-sent texts have only characters that can be printed', () => {
    const rows = [claimRow({ providerName: 'Jose\u0301\u200b Care\u2011Center\u2009Inc\n' })];
    expect(textOf(laidOut(yearStatement({}, { rows })))).toContain('José Care-Center Inc');
  });
});

describe('what a file says', () => {
  const openedAt = '2026-03-03T09:00:00Z';

  test('a claim of a file says so first, names it as a file, and calls no amount the plan’s', () => {
    const claims = [knee({}, { openedAt })];
    const plans = [{ ...evergreenPlan, openedAt }];
    const document = laidOut(claimStatement({}, { claims, plans }));
    expect(document.blocks[0]).toMatchObject({
      strong: true,
      text: expect.stringContaining('This claim is from a file, opened on March 3, 2026.'),
    });
    const text = textOf(document);
    expect(text).not.toContain('from your plan');
    expect(`${document.about} ${document.made}`).toContain(
      'File: Evergreen Health PPO, opened on March 3, 2026',
    );
  });

  test('a year counts the claims of files beside its sums and marks each row', () => {
    const document = laidOut(yearStatement({}, { rows: [claimRow(), claimRow({ openedAt })] }));
    expect(textOf(document)).toContain('1 of these claims is from a file');
    const rows = JSON.stringify(rowTexts(month(document, 'March')));
    expect(rows.match(/from a file, opened on March 3, 2026/g)).toHaveLength(1);
    expect(textOf(laidOut(yearStatement()))).not.toContain('from a file');
  });
});

test('Spanish has every text that English has', () => {
  const keys = (value: object, path = ''): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object'
        ? keys(inner, `${path}${key}.`)
        : [`${path}${key}`.replace(/_many$/, '_other')],
    );
  expect(new Set(keys(es))).toEqual(new Set(keys(en)));
});
