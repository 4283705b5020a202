import { screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { BenefitBalance, ClaimLine, ClaimLinePart, Coded } from '#shared/model/claims/claim';
import { amount, claimView, noAmounts } from '../claims/claims-data.ts';
import { expectAccessible, openApp } from '../support/open-app.tsx';

type Parts = Parameters<typeof claimView>[0];

async function open(parts: Parts, language: 'en' | 'es' = 'en') {
  const app = await openApp('/claims/c-evergreen%2F2', { 'claims.get': claimView(parts) }, { language });
  await screen.findByRole('heading', { level: 1, name: /Northgate/ });
  return app;
}

const coded = (text: string | null, code: string | null = null, system: string | null = null): Coded => ({
  text,
  code,
  system,
});
const nobody = { name: null, npi: null, phone: null, address: null };
const [surgery, recovery, supplies] = claimView().claim.lines as [ClaimLine, ClaimLine, ClaimLine];
const part = (more: Partial<ClaimLinePart>): ClaimLinePart => ({
  service: coded(null),
  category: null,
  revenue: null,
  modifiers: [],
  quantity: null,
  noteNumbers: [],
  ...more,
  amounts: { ...noAmounts, other: [], ...more.amounts },
});
const surgeon = {
  role: 'operating',
  roleText: null,
  party: { ...nobody, name: 'Dr. Amara Okafor' },
  specialty: null,
  specialtyCode: null,
};
const nurse = {
  role: 'assist',
  roleText: null,
  party: { ...nobody, name: 'Nia Brandt' },
  specialty: null,
  specialtyCode: null,
};
const knee = { code: coded('Torn meniscus', 'S83.2', 'ICD-10-CM'), types: ['principal'], onAdmission: null };
const fall = {
  code: coded('Fall on stairs'),
  types: ['externalcauseofinjury', 'other'],
  onAdmission: coded(null, 'Y'),
};
const region = (name: string) => screen.getByRole('region', { name });
const factOf = (name: string, label: string) =>
  within(region(name)).getByText(label, { selector: 'dt' }).nextElementSibling as Element;

describe('services', () => {
  const detailsOf = (name: RegExp) =>
    within(region('Services')).getByRole('row', { name }).nextElementSibling as Element;

  test('who did each service and why, where the claim has several people and reasons', async () => {
    await open({
      careTeam: [surgeon, nurse],
      diagnoses: [knee, fall],
      procedures: [
        { code: coded('Meniscus repair'), types: [], date: null },
        { code: coded('Joint rinsed'), types: [], date: null },
      ],
      lines: [
        { ...surgery, careTeam: [0], diagnoses: [0], procedures: [1] },
        { ...recovery, careTeam: [1], diagnoses: [1, 0] },
      ],
    });
    expect(detailsOf(/Knee surgery/)).toHaveTextContent(
      /^Surgeon: Dr. Amara Okafor · For: Torn meniscus · Done: Joint rinsed$/,
    );
    expect(detailsOf(/Recovery room/)).toHaveTextContent(/^Assisted by: Nia Brandt$/);
  });

  test('one person and one reason are not repeated for each service', async () => {
    const twice = { ...surgeon, role: 'attending' };
    await open({
      careTeam: [surgeon, twice],
      lines: [
        { ...surgery, careTeam: [0], diagnoses: [0] },
        { ...recovery, careTeam: [1], diagnoses: [0] },
      ],
    });
    expect(region('Services')).not.toHaveTextContent('Okafor');
    expect(region('Services')).not.toHaveTextContent('Torn meniscus');
  });

  test('what is so for every service is said once', async () => {
    const office = { place: coded('Office'), category: coded('Surgery') };
    await open({
      lines: [
        { ...surgery, ...office, placeAddress: '12 Elm Street, Salem, OR' },
        { ...recovery, ...office, programs: [coded('Fitness program')] },
      ],
    });
    expect(screen.getByText('On every service: Type: Surgery · Place: Office')).toBeVisible();
    expect(detailsOf(/Knee surgery/)).toHaveTextContent(/^At: 12 Elm Street, Salem, OR$/);
    expect(detailsOf(/Recovery room/)).toHaveTextContent(/^Program: Fitness program$/);
  });

  test('the network of each service, where it is not the same for all', async () => {
    const network = { billing: null, rendering: null, benefit: 'in' } as const;
    const lines = [
      { ...surgery, network },
      { ...recovery, network: { ...network, benefit: 'out' as const } },
    ];
    await open({ network, lines });
    expect(detailsOf(/Knee surgery/)).toHaveTextContent(/^In network$/);
    expect(detailsOf(/Recovery room/)).toHaveTextContent(/^Out of network$/);
    expect(factOf('People and places', 'Network')).toHaveTextContent(
      /^MixedIt is not the same for every service\./,
    );
  });

  test('a network that is the same for all services is not repeated', async () => {
    const network = { billing: 'in', rendering: null, benefit: 'in' } as const;
    await open({ network, lines: [surgery, recovery].map((line) => ({ ...line, network })) });
    expect(region('Services')).not.toHaveTextContent('In network');
    expect(factOf('People and places', 'Network')).toHaveTextContent(/^In network$/);
  });

  test.each([
    [12, 'miles', '12 miles'],
    [1, '[mi_i]', '1 mile'],
    [45, 'MJ', '45 minutes'],
    [2.5, 'ML', '2.5 milliliters'],
    [60, 'UN', '60 units'],
    [3, 'boxes', '3 boxes'],
    [4, null, 'Quantity: 4'],
  ])('%s of the unit %s are %s', async (value, unit, words) => {
    await open({ lines: [{ ...surgery, quantity: { value, unit } }] });
    expect(detailsOf(/Knee surgery/)).toHaveTextContent(new RegExp(`^${words}$`));
  });

  test('one of something, and the day of the claim, are not said of each service', async () => {
    const day = { serviceStart: '2026-03-12', serviceEnd: '2026-03-12', quantity: { value: 1, unit: null } };
    await open({
      lines: [
        { ...surgery, ...day },
        { ...recovery, serviceStart: '2026-03-13' },
      ],
    });
    expect(region('Services')).not.toHaveTextContent('Quantity');
    expect(screen.getByRole('rowheader', { name: /Knee surgery/ })).not.toHaveTextContent('Mar 12');
    expect(screen.getByRole('rowheader', { name: /Recovery room/ })).toHaveTextContent('Mar 13');
  });

  test('a line of the total stands apart from what is so for every service', async () => {
    const office = { place: coded('Office') };
    const total = { ...supplies, isTotal: true as const };
    await open({ lines: [{ ...surgery, ...office }, { ...recovery, ...office }, total] });
    expect(screen.getByText('On every service: Place: Office')).toBeVisible();
  });

  test('a state that stands there as a code is called one', async () => {
    await open({ lines: [{ ...surgery, placeAddress: '99' }] });
    expect(detailsOf(/Knee surgery/)).toHaveTextContent(/^State code: 99$/);
  });

  test('the parts of a service, with amounts that are not added', async () => {
    const parts = [
      part({ service: coded('Fine needle', 'X1', 'Plan code'), quantity: { value: 2, unit: null } }),
      part({ service: coded('Dressing'), amounts: { ...noAmounts, other: [], billed: amount(1250) } }),
    ];
    await open({
      lines: [
        { ...surgery, parts },
        { ...supplies, parts: parts.slice(0, 1) },
      ],
    });
    expect(detailsOf(/Knee surgery/)).toHaveTextContent(
      'Parts of this serviceTheir amounts are part of the amounts above, not added.',
    );
    const items = within(detailsOf(/Knee surgery/) as HTMLElement).getAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual([
      'Fine needle · Plan code X1 · Quantity: 2',
      'Dressing · Billed $12.50',
    ]);
    expect(detailsOf(/Medical supplies/)).not.toHaveTextContent('not added');
    expect(within(detailsOf(/Knee surgery/) as HTMLElement).getByRole('cell')).toHaveAttribute(
      'headers',
      screen.getByRole('rowheader', { name: /Knee surgery/ }).id,
    );
  });
});

describe('diagnoses and procedures', () => {
  const reasons = () => factOf('Diagnoses (reasons for your care)', 'Reason given');

  test('their kinds in words, and the day of a procedure', async () => {
    await open({
      diagnoses: [knee, fall, { ...knee, code: coded('Asthma'), types: ['secondary', 'other', 'own kind'] }],
      procedures: [{ code: coded('Meniscus repair'), types: ['primary'], date: '2026-03-12' }],
    });
    expect(reasons()).toHaveTextContent(
      'Torn meniscus (ICD-10-CM S83.2)Main reason' +
        'Fall on stairsCause of an injury · other reason · already there when the stay began' +
        'AsthmaOther reason · own kind',
    );
    expect(factOf('Diagnoses (reasons for your care)', 'What was done')).toHaveTextContent(
      'Meniscus repairMarch 12, 2026 · main procedure',
    );
  });

  test('that the only diagnosis is the main one goes without saying', async () => {
    await open({ diagnoses: [knee] });
    expect(reasons().textContent).toBe('Torn meniscus (ICD-10-CM S83.2)');
  });

  test.each([
    ['y', 'Already there when the stay began'],
    ['N', 'Not there when the stay began'],
    ['U', 'The records do not say if it was there when the stay began'],
    ['W', 'The provider could not tell if it was there when the stay began'],
    ['1', 'Whether it was there when the stay began need not be reported'],
    ['Z', 'There when the stay began: Z'],
  ])('on admission %s: %s', async (code, words) => {
    await open({ diagnoses: [{ ...knee, types: [], onAdmission: coded(null, code) }] });
    expect(reasons()).toHaveTextContent(new RegExp(`${words}$`));
  });
});

describe('the drug', () => {
  const drug = {
    name: coded('Lisinopril 10 mg'),
    quantity: { value: 90, unit: 'tablets' } as { value: number; unit: string | null },
    daysSupply: 90,
    refillNumber: null,
    refillsAuthorized: null,
    prescriptionNumber: null,
    brandOrGeneric: null,
    dispenseAsWritten: null,
    compoundOf: [] as Coded[],
  };

  test('how much was given, and what a mixed drug is made of', async () => {
    await open({ drug: { ...drug, compoundOf: [coded('Cream base'), coded('Calm powder')] } });
    expect(factOf('Drug facts', 'Amount dispensed')).toHaveTextContent(/^90 tablets$/);
    const made = factOf('Drug facts', 'Made of');
    expect([...made.children].map((child) => child.textContent)).toEqual(['Cream base', 'Calm powder']);
  });

  test('a number without a unit stands alone', async () => {
    await open({ drug: { ...drug, quantity: { value: 90, unit: null } } });
    expect(factOf('Drug facts', 'Amount dispensed')).toHaveTextContent(/^90$/);
  });
});

describe('people', () => {
  test('other insurers that the claim names', async () => {
    await open({ otherCoverageNames: ['Harbor Mutual', 'State Fund'] });
    expect(factOf('People and places', 'Other insurance on this claim')).toHaveTextContent(
      'Harbor MutualState Fund',
    );
  });

  test.each([
    [
      'of a kind we do not know, by name',
      { payeeKind: 'other', payeeWords: 'Trust account', payee: { ...nobody, name: 'Mary Poe' } },
      'Mary PoeIn your plan’s words: “Trust account”',
    ],
    [
      'of a kind we do not know, without a name',
      { payeeKind: 'other', payeeWords: null },
      'Someone your plan did not name',
    ],
    [
      'the provider, in more words',
      { payeeKind: 'provider', payeeWords: 'Paid by assignment' },
      'The providerIn your plan’s words: “Paid by assignment”',
    ],
    ['the provider, in one word', { payeeKind: 'provider', payeeWords: 'Provider' }, 'The provider'],
    ['you', { payeeKind: 'you', payeeWords: 'Subscriber' }, 'You'],
  ] as [string, Parts, string][])('who is paid: %s', async (_who, parts, words) => {
    await open({ payee: null, ...parts });
    expect(factOf('People and places', 'Payment goes to').textContent).toBe(words);
  });

  test('a biller who is paid stands there by name only', async () => {
    const { provider } = claimView().claim;
    await open({ payee: provider, payeeKind: 'provider' });
    expect(factOf('People and places', 'Payment goes to').textContent).toBe('Northgate Surgery Center');
  });
});

const balance = (more: Partial<BenefitBalance>): BenefitBalance => ({
  category: null,
  name: null,
  description: null,
  isExcluded: false,
  network: null,
  unit: null,
  term: null,
  limits: [],
  ...more,
});
const dollars = (cents: number) => ({ amount: amount(cents, { level: 'balance' }), text: null });
const limits = [
  balance({
    name: 'Medical care',
    network: coded(null, 'in'),
    unit: coded('Individual', 'individual'),
    term: coded('Annual', 'annual'),
    limits: [{ type: coded('Deductible', 'deductible'), allowed: dollars(150_000), used: dollars(35_000) }],
  }),
  balance({
    category: coded('Therapy'),
    limits: [{ type: coded('Sessions', 'sessions'), allowed: { amount: null, text: '20' }, used: null }],
  }),
  balance({ name: 'Cosmetic care', isExcluded: true }),
];

describe('what the plan counts', () => {
  test('each limit and how much is used, whose it is, and that it is the plan’s count of that day', async () => {
    await open({ balances: limits });
    expect(region('Your plan’s limits')).toHaveTextContent(
      'Your plan’s own count on March 19, 2026, when it decided this claim. It may have changed since then.',
    );
    const rows = within(region('Your plan’s limits')).getAllByRole('row').slice(1);
    expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([
      ['DeductibleMedical care · in network · one person · per year', '$1,500.00', '$350.00'],
      ['SessionsTherapy', '20', 'not given'],
      ['Cosmetic carenot covered by your plan'],
    ]);
  });

  test('nothing where the plan names no limit', async () => {
    await open({ balances: [balance({ category: coded('Medical care'), network: coded(null, 'in') })] });
    expect(screen.queryByRole('region', { name: 'Your plan’s limits' })).toBeNull();
  });
});

describe('technical details', () => {
  test('stand by element, and only once they are asked for', async () => {
    const technical = [
      { path: 'identifier[0].system', text: '{"system":"https://plan.example/claims","code":"uc"}' },
      { path: 'item[0].sequence', text: '1' },
      { path: 'item[1].sequence', text: '2' },
      { path: 'preAuthRef[0]', text: 'A-1' },
    ];
    const { user } = await open({ technical });
    expect(screen.queryByText('item[1].sequence')).toBeNull();
    await user.click(screen.getByText(/^4 technical details/));
    const titles = ['Record numbers', 'Services', 'Pre auth ref'];
    const groups = titles.map((name) => screen.getAllByRole('heading', { level: 3, name }).at(-1));
    expect(groups.map((group) => group?.nextElementSibling?.children.length)).toEqual([1, 2, 1]);
    expect(screen.getByText('item[1].sequence')).toBeVisible();
    expect(screen.getByText(/system https:\/\/plan.example\/claims · code uc/)).toBeVisible();
  });
});

test.each(['en', 'es'] as const)('all of it passes axe and has every text in %s', async (language) => {
  const { user } = await open(
    {
      careTeam: [surgeon, nurse],
      diagnoses: [knee, fall],
      balances: limits,
      otherCoverageNames: ['Harbor Mutual'],
      technical: [{ path: 'id', text: '1' }],
      lines: [
        { ...surgery, careTeam: [0], parts: [part({ service: coded('Dressing') })] },
        { ...recovery, careTeam: [1], quantity: { value: 2, unit: 'hours' } },
      ],
    },
    language,
  );
  await user.click(screen.getByText(/^1 (technical detail|dato técnico)/));
  await expectAccessible();
});
