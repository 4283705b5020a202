import { describe, expect, test } from 'vitest';
import type { Claim } from '#shared/model/claim';
import en from '../../../resources/locales/en/statement.json' with { type: 'json' };
import es from '../../../resources/locales/es/statement.json' with { type: 'json' };
import {
  amounts,
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
import { laidOut, rowTexts, table, tables, textOf } from '../../support/statement-text.ts';

describe('a year in words', () => {
  test('the answer says from how many claims it is and why others are missing', () => {
    const [box] = laidOut(yearStatement()).blocks;
    expect(box).toEqual({
      kind: 'box',
      big: '$1,128.10',
      lines: [
        { text: 'Your share so far', strong: true },
        {
          text: 'From 4 of 7 claims. 1 is still being decided. 1 was not paid and your plan gave no share. 1 was paid at the pharmacy ($15.00).',
        },
        { text: '$927.10 from your plan + $201.00 worked out by this app.' },
        { text: 'Money you already paid is not taken off. Your plan paid $3,564.15.' },
      ],
    });
  });

  test('the answer says that some of it is from files', () => {
    const year = yearStatement();
    const [first] = year.totals;
    const totals = first ? [{ ...first, fromFiles: 1 }] : [];
    expect(textOf(laidOut({ ...year, totals }))).toContain(
      '$927.10 from your plan and from files + $201.00 worked out by this app.',
    );
  });

  test('a row says provider, kind, claim, decision and each amount, or in words why there is none', () => {
    expect(rowTexts(table(laidOut(yearStatement()), 'March'))).toEqual([
      [
        'Mar 2',
        'Corner Pharmacy / Prescription, 30 days / Claim 26-061-1180, decided Mar 2 / Plan paid',
        '$61.20',
        '$46.20',
        '$15.00 / at pharmacy',
      ],
      [
        'Mar 12',
        'Northgate Surgery Center / Outpatient facility / Claim 26-077-4410, decided Mar 19 / Plan paid part. See note 1',
        '$8,240.00',
        '$3,105.55',
        '$862.10',
      ],
      [
        'Mar 12',
        'Harbor Anesthesia Group / Doctor visit or service / Claim 26-078-0093, decided Mar 16 / Plan did not pay. See note 2',
        '$1,450.00',
        '$0.00',
        'not stated',
      ],
      ['Mar 18', expect.stringContaining('Lakeside Orthopedics'), '$412.00', '$260.40', '$40.00'],
    ]);
  });

  test('a foot says how many shares are missing and keeps the pharmacy apart', () => {
    const { foot } = table(laidOut(yearStatement()), 'March');
    expect(foot?.map((cell) => cell.map(({ text }) => text))).toEqual([
      [],
      ['March, 4 claims (1 share not stated)'],
      ['$10,163.20'],
      ['$3,412.15'],
      ['$902.10', '+ $15.00', 'at pharmacy'],
    ]);
  });

  test('a month with prescriptions only has no share that could be missing', () => {
    const march = claimRow({ kind: 'pharmacy', yourShare: sent(1_500), mayOwe: null });
    const may = claimRow({ serviceStart: '2026-05-02', serviceEnd: '2026-05-02' });
    const document = laidOut(yearStatement({}, { rows: [march, may] }));
    expect(rowTexts(table(document, 'Month by month'))).toEqual([
      ['March', '1', '$260.40', '', '$15.00'],
      ['May', '1', '$260.40', '$40.00', ''],
    ]);
    expect(table(document, 'March').foot?.at(-1)).toEqual([{ text: '$15.00' }, { text: 'at pharmacy' }]);
  });

  test('a missing amount is words and a stated zero is $0.00', () => {
    const rows = [
      claimRow({ planPaid: null, billed: null }),
      claimRow({ planPaid: sent(0), mayOwe: sent(0) }),
    ];
    const [missing, zero] = rowTexts(table(laidOut(yearStatement({}, { rows })), 'March'));
    expect(missing?.slice(2, 4)).toEqual(['not stated', 'not stated']);
    expect(zero?.slice(3)).toEqual(['$0.00', '$0.00']);
  });

  test('an amount that is not plainly the plan’s own says so', () => {
    const rows = [
      claimRow({
        billed: { cents: 5_000, source: 'computed', partial: true },
        yourShare: null,
        mayOwe: null,
      }),
      claimRow({ billed: null, yourShare: null, mayOwe: null, sameVisitAs: 'c-medicare/1' }),
    ];
    const march = table(laidOut(yearStatement({}, { rows })), 'March');
    expect(rowTexts(march)[0]?.[2]).toBe('$50.00 / part not stated / worked out by this app');
    expect(rowTexts(march)[1]?.[2]).toBe('see the other plan’s claim');
    expect(march.foot?.[1]?.[0]?.text).toBe('March, 2 claims (1 share not stated)');
  });

  test('not counted claims stand apart with the reason', () => {
    const rows = rowTexts(table(laidOut(yearStatement()), 'Not counted above'));
    expect(rows.map((row) => row[2])).toEqual(['replaced by a newer claim', 'still being decided']);
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
    expect(textOf(document)).toContain('Two plans looked at 2 visits.');
    expect(table(document, 'March, Medicare').rows).toHaveLength(1);
    expect(document.blocks.some(({ kind }) => kind === 'chart')).toBe(false);
  });

  test('each currency has its own box, and the paper says which one the tables add up', () => {
    const rows = [claimRow(), claimRow(), claimRow({ currency: 'EUR' })];
    const document = laidOut(yearStatement({}, { rows }));
    expect(document.blocks.filter(({ kind }) => kind === 'box')).toHaveLength(2);
    expect(textOf(document)).toContain('Sums in the tables are in USD only.');
    expect(rowTexts(table(document, 'March')).map((row) => row[4])).toContain('€40.00');
  });

  test('a year without claims, and one whose claims do not count, say so', () => {
    expect(textOf(laidOut(yearStatement({}, { rows: [] })))).toContain('There are no claims for this year.');
    const rows = [claimRow({ counted: false, notCountedBecause: 'canceled', state: 'canceled' })];
    const document = laidOut(yearStatement({}, { rows }));
    expect(textOf(document)).toContain('None of these claims counts toward a sum.');
    expect(document.blocks.some(({ kind }) => kind === 'box')).toBe(false);
  });

  test('billed can be left out everywhere', () => {
    const document = laidOut(yearStatement({ hideBilled: true }));
    expect(tables(document).flatMap(({ columns }) => columns.map(({ title }) => title))).not.toContain(
      'Billed',
    );
    expect(textOf(document)).not.toContain('$8,240.00');
    expect(textOf(laidOut(yearStatement()))).toContain('$8,240.00');
  });

  test('large print is short, unless every claim is asked for', () => {
    const short = laidOut(yearStatement({ size: 'large' }));
    expect(tables(short).map(({ caption }) => caption)).toEqual(['Month by month', 'Not counted above']);
    expect(textOf(short)).toContain('Harbor Anesthesia Group');
    expect(textOf(short)).not.toContain('Lakeside Orthopedics');
    const all = laidOut(yearStatement({ size: 'large', allClaims: true }));
    expect(textOf(all)).toContain('Lakeside Orthopedics');
  });

  test('large print says who made it once, at the end', () => {
    const { made, blocks } = laidOut(yearStatement({ size: 'large' }));
    expect(made).toBeNull();
    expect(blocks.at(-1)).toMatchObject({
      kind: 'paragraph',
      text: expect.stringContaining('Made by Claimfolio'),
    });
  });

  test('Spanish paper is Spanish, with the same numbers', () => {
    const document = laidOut(yearStatement({ language: 'es' }));
    expect(document.title).toBe('Sus reclamaciones de 2026');
    expect(document.notABill).toBe('ESTO NO ES UNA FACTURA');
    expect(rowTexts(table(document, 'Marzo'))[2]?.slice(2)).toEqual(['$1,450.00', '$0.00', 'no indicado']);
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

describe('one claim in words', () => {
  test('the answer, the way there, the services and what to check', () => {
    const document = laidOut(claimStatement());
    expect(document.blocks[0]).toMatchObject({
      kind: 'box',
      big: '$862.10',
      lines: [
        { text: 'You may owe Northgate Surgery Center' },
        { text: 'from your plan · decided March 19, 2026' },
        {},
      ],
    });
    expect(rowTexts(table(document, 'Services'))).toEqual([
      [
        'Knee repair / Mar 12 / Went to your deductible $500.00',
        '$7,000.00',
        '$3,500.00',
        '$2,637.90',
        '$862.10',
      ],
      ['Recovery room / Mar 12', '$1,240.00', 'not stated', '$467.65', 'not stated'],
    ]);
    expect(textOf(document)).toContain('Your plan says: “Provider is not in your network.”');
  });

  test('diagnoses can be hidden and codes shown', () => {
    expect(textOf(laidOut(claimStatement()))).toContain('Torn knee cartilage');
    expect(textOf(laidOut(claimStatement({ hideDiagnoses: true })))).not.toContain('Torn knee');
    expect(textOf(laidOut(claimStatement()))).not.toContain('Z0001');
    expect(textOf(laidOut(claimStatement({ showCodes: true })))).toContain('Knee repair (Z0001)');
  });

  test('without a stated share there is no number, and not covered is a question', () => {
    const claims = [
      knee({ amounts: amounts({ billed: 46_200, notCovered: 46_200 }) }, { mayOwe: null, yourShare: null }),
    ];
    const document = laidOut(claimStatement({}, { claims }));
    expect(document.blocks[0]).toMatchObject({
      big: '',
      lines: [{ text: 'Your plan did not state what you owe' }, {}],
    });
    expect(textOf(document)).toContain('Ask before you pay the $462.00 not covered.');
  });

  test('what is not covered is no question when the plan states your share; too much paid is said', () => {
    const values = { notCovered: 46_200, yourShare: 2000, coinsurance: 2000, alreadyPaid: 5000 };
    const checks = [
      { code: 'paid-more-than-share', ok: false, differenceCents: 3000, amount: 'alreadyPaid' } as const,
    ];
    const claims = [knee({ amounts: amounts(values), checks })];
    const text = textOf(laidOut(claimStatement({}, { claims })));
    expect(text).toContain('Your plan did not count the $462.00 not covered in your share.');
    expect(text).toContain('You may have paid $30.00 more than your share.');
    expect(text).not.toContain('Ask before you pay the');
    expect(text).not.toContain('do not add up');
  });

  const notPaid = (code: string, more: Partial<Claim> = {}) => {
    const reason = { ...notInNetwork, text: null, code, system: 'CARC' };
    const claims = [knee({ state: 'plan-did-not-pay', reasons: [reason], ...more })];
    return textOf(laidOut(claimStatement({}, { claims })));
  };

  test('a refused claim says why in our words, what to ask, and every usual time of an appeal', () => {
    const text = notPaid('CO-50');
    expect(text).toContain(
      'Your plan gave only a code: CO-50. Your plan did not see a medical need for this, or not enough proof of it.',
    );
    expect(text).toContain('You may not have to pay all of it.');
    expect(text).toContain('Ask your plan for the rule it used and for a free copy of your file.');
    expect(text).toContain('The date on your letter is the one that counts.');
    for (const days of ['180 days', '120 days', '65 days', '60 days', '6 months', '4 months'])
      expect(text).toContain(days);
  });

  test('where the kind of plan is known, only its own usual time is printed', () => {
    const text = notPaid('50', { planKind: 'medicaid' });
    expect(text).toContain('With a Medicaid plan, usually 60 days');
    expect(text).not.toContain('180 days');
  });

  test('a claim that was not refused says nothing of appeals', () => {
    expect(notPaid('CO-45', { state: 'plan-paid' })).not.toContain('appeal');
    expect(notPaid('1', { state: 'went-to-deductible' })).not.toContain('appeal');
  });

  test('what a provider outside the network billed above the approved amount is named', () => {
    const claims = [
      knee({
        network: { billing: 'out', rendering: null, benefit: null },
        amounts: amounts({ billed: 40_000, allowed: 30_000 }),
        checks: [{ code: 'balance-billing-possible', ok: true, differenceCents: 10_000, amount: 'allowed' }],
      }),
    ];
    const text = textOf(laidOut(claimStatement({}, { claims })));
    expect(text).toContain('The amount billed is $100.00 more than your plan approved.');
    expect(text).toContain('You may be protected from it. Ask before you pay.');
  });

  test('a pharmacy claim is not something to owe', () => {
    const claims = [knee({ kind: 'pharmacy' }, { kind: 'pharmacy', yourShare: sent(1_500), mayOwe: null })];
    const [box] = laidOut(claimStatement({}, { claims })).blocks;
    expect(box).toMatchObject({ big: '$15.00', lines: [{ text: 'Usually paid at the pharmacy' }, {}] });
  });
});

describe('what a file says', () => {
  const openedAt = '2026-03-03T12:00:00Z';

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
    const rows = JSON.stringify(rowTexts(table(document, 'March')));
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
