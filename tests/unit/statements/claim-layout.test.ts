import { describe, expect, test } from 'vitest';
import type { Claim } from '#shared/model/claim';
import type { ClaimRow } from '#shared/model/claim-row';
import { amounts, claimStatement, knee, notInNetwork, sent } from '../../support/statement-fixture.ts';
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
      note: 'Payments you already made are not shown',
    });
    expect(rowTexts(table(document, 'Services'))).toEqual([
      [
        'Knee repair / Mar 12 · Went to your deductible $500.00',
        '7,000.00',
        '3,500.00',
        '2,637.90',
        '862.10',
      ],
      ['Recovery room / Mar 12', '1,240.00', 'not stated', '467.65', 'not stated'],
    ]);
    expect(textOf(document)).toContain('Your plan says: “Provider is not in your network.”');
  });

  test('a refused claim says first that you may not have to pay, also where the plan counts a share', () => {
    const refused = { state: 'plan-did-not-pay' } as const;
    const first = (more: Partial<ClaimRow>) =>
      laidOut(claimStatement({}, { claims: [knee(refused, { ...refused, ...more })] })).blocks[0];
    expect(first({})).toMatchObject({
      lines: [
        { text: 'Your plan did not pay. You may not have to pay.', strong: true },
        { text: 'You may owe Northgate Surgery Center' },
        {},
      ],
    });
    expect(JSON.stringify(first({ counted: false }))).not.toContain('may not have to');
    expect(JSON.stringify(first({ mayOwe: sent(0) }))).not.toContain('may not have to');
    expect(first({ mayOwe: null, yourShare: null })).toMatchObject({ big: 'Plan did not pay' });
  });

  test.each<Partial<ClaimRow>>([{}, { kind: 'pharmacy' }])(
    'a claim that the plan took back says so, and no amount that may be owed',
    (more) => {
      const claims = [knee({ state: 'taken-back' }, { state: 'taken-back', mayOwe: null, ...more })];
      expect(laidOut(claimStatement({}, { claims })).blocks[0]).toMatchObject({
        big: '',
        lines: [{ text: 'Your plan took this payment back' }, { text: 'decided March 19, 2026' }],
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
      lines: [{ text: 'Your plan did not state what you owe' }, {}],
    });
    expect(textOf(document)).toContain('Ask before you pay the $462.00 not covered.');
  });

  test('the way to the share has signs, and an equals sign only where it comes to that', () => {
    const amountsOf = (more: Partial<Claim> = {}) =>
      rowTexts(table(laidOut(claimStatement({}, { claims: [knee(more)] })), 'The amounts of this claim'));
    expect(amountsOf()).toEqual([
      ['Amount billed', '8,240.00'],
      ['Plan discount', '− 4,272.35'],
      ['Plan approved', '= 3,967.65'],
      ['Plan paid', '− 3,105.55'],
      ['Your share', '= 862.10'],
      ['of it: Went to your deductible', '500.00'],
      ['of it: Your percent', '362.10'],
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
