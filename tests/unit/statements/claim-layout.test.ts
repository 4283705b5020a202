import { describe, expect, test } from 'vitest';
import type { AmountName } from '#shared/model/claims/amount-table';
import type { Claim } from '#shared/model/claims/claim';
import { noAppealFacts } from '../../../shared/model/appeals/appeal.ts';
import { amounts, claimStatement, knee, notInNetwork } from '../../support/statement-fixture.ts';
import { laidOut, rowTexts, table, textOf } from '../../support/statement-text.ts';

describe('one claim in words', () => {
  test('the answer, the way there, the services and what to check', () => {
    const document = laidOut(claimStatement());
    expect(document.blocks[0]).toMatchObject({
      kind: 'box',
      big: '$862.10',
      lines: [
        { text: 'You may owe Northgate Surgery Center' },
        { text: 'from your plan · decided March 19, 2026' },
      ],
      note: 'Does not include payments you already made',
    });
    expect(rowTexts(table(document, 'Services'))).toEqual([
      [
        'Knee repair / Mar 12 · Went toward your deductible $500.00',
        '7,000.00',
        '3,500.00',
        '2,637.90',
        '862.10',
      ],
      ['Recovery room / Mar 12', '1,240.00', 'not given', '467.65', 'not given'],
    ]);
    expect(textOf(document)).toContain('Your plan says: “Provider is not in your network.”');
  });

  test('a refused claim says first that you may not have to pay, also where the plan counts a share', () => {
    const first = (more: Partial<Claim>) =>
      laidOut(claimStatement({}, { claims: [knee({ state: 'plan-did-not-pay', ...more })] })).blocks[0];
    expect(first({})).toMatchObject({
      lines: [
        { text: 'Your plan did not pay. You might not have to pay.', strong: true },
        { text: 'If your plan’s decision does not change, you may owe Northgate Surgery Center' },
        {},
      ],
    });
    const canceled = { counted: false, notCountedBecause: 'canceled' } as const;
    expect(JSON.stringify(first(canceled))).not.toContain('might not have to');
    expect(JSON.stringify(first({ amounts: amounts({ yourShare: 0 }) }))).not.toContain('might not have to');
    expect(first({ amounts: amounts({}) })).toMatchObject({
      big: 'Your plan did not pay',
      lines: [{ text: expect.stringMatching(/^Your plan did not say you have to pay this/) }, {}],
    });
  });

  test.each<Partial<Claim>>([{}, { kind: 'pharmacy' }])(
    'a claim that the plan took back says so, and no amount that may be owed',
    (more) => {
      const claims = [knee({ state: 'taken-back', ...more })];
      expect(laidOut(claimStatement({}, { claims })).blocks[0]).toMatchObject({
        big: '',
        lines: [
          { text: 'Your plan took this payment back' },
          { text: 'Your provider may send a new claim. If you get a bill, call your plan before you pay.' },
          { text: 'decided March 19, 2026' },
        ],
      });
    },
  );

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
      lines: [{ text: 'Your plan did not give your share' }, { text: 'Call your plan before you pay.' }, {}],
    });
    expect(textOf(document)).toContain('Ask before you pay the $462.00 not covered.');
  });

  test('the way to the share has signs, and an equals sign only where it comes to that', () => {
    const amountsOf = (more: Partial<Claim> = {}) =>
      rowTexts(table(laidOut(claimStatement({}, { claims: [knee(more)] })), 'The amounts on this claim'));
    expect(amountsOf()).toEqual([
      ['Amount billed', '8,240.00'],
      ['Plan discount', '− 4,272.35'],
      ['Plan-approved amount', '= 3,967.65'],
      ['Plan paid', '− 3,105.55'],
      ['Your share', '= 862.10'],
      ['of it: Went toward your deductible', '500.00'],
      ['of it: Your coinsurance', '362.10'],
    ]);
    const odd = amounts({ billed: 100_00, planPaid: 70_00, yourShare: 20_00 });
    expect(amountsOf({ amounts: odd }).at(-1)).toEqual(['Your share', '20.00']);
  });

  test('what is not covered is no question when the plan states your share; too much paid is said', () => {
    const values = { notCovered: 46_200, yourShare: 2000, coinsurance: 2000, alreadyPaid: 5000 };
    const checks = [
      { code: 'paid-more-than-share', ok: false, differenceCents: 3000, amount: 'alreadyPaid' } as const,
    ];
    const claims = [knee({ amounts: amounts(values), checks })];
    const text = textOf(laidOut(claimStatement({}, { claims })));
    expect(text).toContain('Your share does not include the $462.00 not covered.');
    expect(text).toContain('Your plan’s records say you paid $30.00 more than your share.');
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
    expect(text).toContain('You might not have to pay all of it.');
    expect(text).toContain('Ask your plan for the rule it used and for a free copy of your file.');
    expect(text).toContain('Always use the deadline in your letter.');
    for (const days of ['180 days', '120 days', '65 days', '60 days', '6 months', '4 months'])
      expect(text).toContain(days);
  });

  test('a refused claim has the deadline that the screen says: of the letter, else the usual one with its rule', () => {
    const claims = [
      knee({
        state: 'plan-did-not-pay',
        planKind: 'employer',
        serviceStart: '2026-02-20',
        decidedOn: '2026-03-16',
      }),
    ];
    expect(textOf(laidOut(claimStatement({}, { claims })))).toContain(
      'Usually until about September 12, 2026. 180 days after March 16, 2026, the day your plan decided.',
    );
    const appeal = { ...noAppealFacts, lastDay: '2026-05-01' };
    const text = textOf(laidOut(claimStatement({}, { claims, appeal })));
    expect(text).toContain('Deadline in your letter: May 1, 2026.');
    expect(text).not.toContain('Usually until about');
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
    expect(text).toContain('The amount billed is $100.00 more than the plan-approved amount.');
    expect(text).toContain('You may be protected from it. Ask before you pay.');
  });

  test('a pharmacy claim is not something to owe', () => {
    const box = (values: Partial<Record<AmountName, number>>) => {
      const stated = amounts(values);
      const yourShare = stated.yourShare && { ...stated.yourShare, source: 'computed' as const };
      const claims = [knee({ kind: 'pharmacy', amounts: { ...stated, yourShare, mayOwe: null } })];
      return laidOut(claimStatement({}, { claims })).blocks[0];
    };
    expect(box({ yourShare: 1_500 })).toMatchObject({
      big: '$15.00',
      lines: [
        { text: 'Your share at the pharmacy' },
        { text: 'Usually paid at the pharmacy when you got the drug.' },
        { text: 'calculated by this app · decided March 19, 2026' },
      ],
    });
    expect(box({ yourShare: 1_500, alreadyPaid: 1_500 })).toMatchObject({
      big: '$15.00',
      lines: [
        { text: 'You paid at the pharmacy (reported)' },
        {},
        { text: 'from your plan · decided March 19, 2026' },
      ],
    });
  });

  test('a claim without an amount asks for no match of the bill, and one in no sum not about what is not covered', () => {
    const text = (more: Partial<Claim>) => textOf(laidOut(claimStatement({}, { claims: [knee(more)] })));
    expect(text({ reasons: [], state: 'plan-paid' })).toContain('Does the bill match “You may owe”?');
    expect(text({ reasons: [], amounts: amounts({ coinsurance: 2000 }) })).not.toContain(
      'Does the bill match',
    );
    const notCovered = { amounts: amounts({ billed: 4000, notCovered: 4000 }) };
    expect(text(notCovered)).toContain('Ask before you pay the $40.00 not covered');
    expect(
      text({ ...notCovered, state: 'taken-back', counted: false, notCountedBecause: 'reversal' }),
    ).not.toContain('not covered.');
  });

  test('parts that prove no share are named as such, and a claim in no sum says why', () => {
    const lines = (more: Partial<Claim>) => textOf(laidOut(claimStatement({}, { claims: [knee(more)] })));
    expect(lines({ amounts: amounts({ coinsurance: 2000 }) })).toContain(
      'Your plan sent parts of a share, but we cannot tell if they are all of it. Ask before you pay.',
    );
    expect(lines({ counted: false, notCountedBecause: 'replaced' })).toContain(
      'A newer claim took its place. Use that one. This one is not in your totals.',
    );
  });
});
