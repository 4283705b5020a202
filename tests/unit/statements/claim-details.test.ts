import { describe, expect, test } from 'vitest';
import type { BenefitBalance, ClaimLine, ClaimLinePart, Coded } from '../../../shared/model/claims/claim.ts';
import type { StatementOptions } from '../../../shared/model/papers/statement.ts';
import { amounts, claimStatement, knee } from '../../support/statement-fixture.ts';
import { laidOut, rowTexts, table, textOf } from '../../support/statement-text.ts';

const coded = (text: string | null, code: string | null = null): Coded => ({ text, code, system: null });
const nobody = { npi: null, phone: null, address: null };
const member = (name: string) => ({
  role: 'operating',
  roleText: null,
  party: { ...nobody, name },
  specialty: null,
  specialtyCode: null,
});
const lines = knee().claim.lines as [ClaimLine, ClaimLine];

function layOut(more: Parameters<typeof knee>[0], options: Partial<StatementOptions> = {}) {
  return laidOut(claimStatement(options, { claims: [knee(more)] }));
}

/** The first column of the services. */
function services(more: Parameters<typeof knee>[0], options: Partial<StatementOptions> = {}) {
  return rowTexts(table(layOut(more, options), 'Services')).map(([first]) => first);
}

describe('services of one claim', () => {
  const several = {
    careTeam: [member('Dr. Amara Okafor'), member('Nia Brandt')],
    diagnoses: [
      { code: coded('Torn meniscus'), types: ['principal'], onAdmission: coded(null, 'Y') },
      { code: coded('Fall on stairs'), types: ['externalcauseofinjury'], onAdmission: null },
    ],
    lines: [
      { ...lines[0], careTeam: [0], diagnoses: [0] },
      { ...lines[1], careTeam: [1], quantity: { value: 12, unit: 'miles' } },
    ],
  };

  test('who did each and why, how many, where the claim has several', () => {
    const [first, second] = services(several);
    expect(first).toContain(' · By Dr. Amara Okafor · For Torn meniscus');
    expect(second).toContain('12 miles · By Nia Brandt');
    expect(services(several, { hideDiagnoses: true })[0]).not.toContain('meniscus');
  });

  test('a diagnosis that the plan keeps back is told as that', () => {
    const kept = { text: null, code: null, system: null, absent: 'withheld' as const };
    const diagnoses = [{ code: kept, types: ['principal'], onAdmission: null }];
    expect(textOf(layOut({ diagnoses }))).toContain('not shared by your plan');
  });

  test('parts with amounts that are not added', () => {
    const part: ClaimLinePart = {
      service: coded('Dressing'),
      category: null,
      revenue: null,
      modifiers: [],
      quantity: { value: 2, unit: null },
      noteNumbers: [],
      amounts: amounts({ billed: 1250, planPaid: 1000 }),
    };
    const more = { lines: [{ ...lines[0], parts: [part] }] };
    expect(services(more)[0]).toContain(
      'Part of this service, not added: Dressing, Quantity: 2, Amount billed $12.50, Plan paid $10.00',
    );
    expect(services(more, { hideBilled: true })[0]).not.toContain('$12.50');
  });

  test('the network of each where it is not the same for all', () => {
    const network = { billing: null, rendering: null, benefit: 'in' } as const;
    const more = {
      network,
      lines: [
        { ...lines[0], network },
        { ...lines[1], network: { ...network, benefit: 'out' as const } },
      ],
    };
    expect(services(more)).toEqual([
      expect.stringContaining('In network'),
      expect.stringContaining('Out of network'),
    ]);
    expect(textOf(layOut(more))).toContain('Not the same for every service, see above');
  });

  test('kinds of diagnoses, other insurers and who is paid', () => {
    const text = textOf(
      layOut({
        ...several,
        otherCoverageNames: ['Harbor Mutual'],
        payee: null,
        payeeKind: 'other',
        payeeWords: 'Trust account',
      }),
    );
    expect(text).toContain(
      'Torn meniscus: main reason, already there when the stay began; Fall on stairs: cause of an injury',
    );
    expect(text).toContain('Other insurance\nHarbor Mutual');
    expect(text).toContain('Payment goes to\nTrust account');
  });

  test('how much of a drug was given, and what it is made of', () => {
    const drug = {
      name: coded('Mixed cream'),
      quantity: { value: 30, unit: 'GM' },
      daysSupply: 10,
      refillNumber: null,
      refillsAuthorized: null,
      prescriptionNumber: null,
      brandOrGeneric: null,
      dispenseAsWritten: null,
      compoundOf: [coded('Cream base'), coded('Calm powder')],
    };
    const text = textOf(layOut({ drug }));
    expect(text).toContain('Amount dispensed\n30 grams');
    expect(text).toContain('Made of\nCream base, Calm powder');
  });
});

test('limits as the plan counts them stand in a table of their own, and nothing without them', () => {
  const balance: BenefitBalance = {
    category: coded('Medical care'),
    name: null,
    description: null,
    isExcluded: false,
    network: coded(null, 'in'),
    unit: coded(null, 'family'),
    term: coded(null, 'annual'),
    limits: [
      {
        type: coded(null, 'deductible'),
        allowed: { amount: amounts({ billed: 150_000 }).billed, text: null },
        used: null,
      },
    ],
  };
  const document = layOut({ balances: [balance] });
  expect(rowTexts(table(document, 'Your plan’s limits'))).toEqual([
    ['Deductible / Medical care · in network · whole family · per year', '1,500.00', 'not given'],
  ]);
  expect(textOf(document)).toContain('Your plan’s own count on March 19, 2026, when it decided this claim.');
  expect(textOf(layOut({ balances: [{ ...balance, limits: [] }] }))).not.toContain('Your plan’s limits');
});

describe('what the amounts of one claim say', () => {
  const check = (code: 'payment-adjusted' | 'payment-adds-up') =>
    ({ code, ok: false, differenceCents: 500, amount: 'planPaid' }) as const;

  test('an adjusted payment is no disagreement of numbers', () => {
    expect(textOf(layOut({ checks: [check('payment-adjusted')] }))).not.toContain('do not add up');
    expect(textOf(layOut({ checks: [check('payment-adds-up')] }))).toContain('do not add up');
  });

  test.each([
    ['paper', 'These are the amounts you entered.'],
    ['table', 'These are the amounts of the table.'],
  ] as const)('amounts of a %s that do not add up are not called sent by the plan', (way, words) => {
    const part = knee({ checks: [check('payment-adds-up')] }, { openedAt: '2026-03-03T18:00:00Z', way });
    const text = textOf(laidOut(claimStatement({}, { claims: [part] })));
    expect(text).toContain(`These amounts do not add up. ${words}`);
    expect(text).not.toContain('your plan sent');
  });

  test('a price above the bill is told as such, unless the bill is left out', () => {
    const checks = [{ code: 'above-billed', ok: true, differenceCents: 12_000, amount: 'allowed' }] as const;
    const said = 'Plan-approved amount is $120.00 more than was billed.';
    expect(textOf(layOut({ checks: [...checks] }))).toContain(said);
    expect(textOf(layOut({ checks: [...checks] }))).not.toContain('do not add up');
    expect(textOf(layOut({ checks: [...checks] }, { hideBilled: true }))).not.toContain(said);
  });

  test('A3: a share that is less than its parts is no answer on paper, which says what disagrees', () => {
    const named = { label: 'memberliability', code: 'memberliability', lineNumber: null };
    const taken = [amounts({ yourShare: 0 }).yourShare].flatMap((amount) =>
      amount === null ? [] : [{ ...named, amount }],
    );
    const disputed = {
      amounts: { ...amounts({ copay: 12_000 }), other: taken },
      checks: [{ code: 'share-adds-up', ok: false, differenceCents: -12_000, amount: 'yourShare' } as const],
    };
    const text = textOf(layOut(disputed));
    expect(text).toContain('Your plan’s numbers do not match: share $0.00, copay $120.00.');
    expect(text).toContain('Ask before you pay.');
    expect(text).toContain('Your share, as your plan gave it');
    expect(text).not.toContain('memberliability');
    expect(text).not.toContain('You may owe');
    expect(textOf(layOut({}))).not.toContain('numbers do not match');
  });

  test('an incomplete sum says so', () => {
    const stated = amounts({ billed: 1250 });
    const billed = stated.billed && { ...stated.billed, partial: true as const };
    const rows = rowTexts(table(layOut({ amounts: { ...stated, billed } }), 'The amounts on this claim'));
    expect(rows[0]).toEqual(['Amount billed / part not given', '12.50']);
  });

  test('the usual time of an appeal names its rule', () => {
    const text = textOf(layOut({ state: 'plan-did-not-pay', planKind: 'medicaid' }));
    expect(text).toContain('Rule: 42 CFR 438.402, 431.221');
  });
});
