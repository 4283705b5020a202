/** Where a person looks, what came and is in no list is told, with its reason and the way to the question. */
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { overview } from '../claims/claims-data.ts';
import type { Answers } from '../support/app-bridge.ts';
import { evergreen, medicare, rosa, walter } from '../support/family.ts';
import { expectAccessible, expectFocusKept, openApp, unfold } from '../support/open-app.tsx';
import { asked, notShown, syncDone, undecided } from '../support/plan-answers.ts';

expectFocusKept();

const whole = { ExplanationOfBenefit: 13, Coverage: 7, Condition: 100, Immunization: 76 };
const waits =
  '13 claims, 7 insurance cards, and 176 other records are set aside until you say whose they are.';
const here: Answers = {
  'connection.list': [evergreen],
  'people.list': [rosa],
  'records.undecided': { causes: [undecided()], leftOut: 0 },
  'records.notShown': asked(whole),
};
const empty: Answers = {
  ...here,
  'connection.list': [{ ...evergreen, claims: 0 }],
  'claims.overview': overview({ year: null, years: [], attention: [], totals: [] }),
  'claims.list': { count: 0, months: [], rows: [], totals: [], openVisits: 0 } as never,
};
const region = async (name: string) => within(await screen.findByRole('region', { name }));

describe('My plans', () => {
  it('says in one line how much is set aside, never “0 claims” alone, and leads to the question', async () => {
    const { user } = await openApp('/plans', { ...here, 'connection.list': [{ ...evergreen, claims: 0 }] });
    const plan = await region('Evergreen Health');
    expect(plan.getByText(waits)).toBeVisible();
    expect(plan.getByText('0 claims').parentElement).toHaveTextContent('0 claims13 set aside');
    const ask = plan.getByRole('link', { name: 'Whose are they?' });
    expect(ask).toHaveAccessibleDescription('Evergreen Health');
    await expectAccessible();
    await user.click(ask);
    expect(await screen.findByRole('heading', { level: 1, name: /Is that you\?$/ })).toBeVisible();
  });

  it.each([
    [0, asked({ Coverage: 2 }), '0 claims2 records set aside'],
    [0, notShown('refused', { ExplanationOfBenefit: 1 }), '0 claimssome are not shown'],
    [4, asked({ Coverage: 2 }), '4 claims'],
    [4, asked({ ExplanationOfBenefit: 2 }), '4 claims2 set aside'],
  ])('beside the number of claims (%i) says what of them is not here', async (claims, records, words) => {
    await openApp('/plans', {
      ...here,
      'connection.list': [{ ...evergreen, claims }],
      'records.notShown': records,
    });
    const count = (await region('Evergreen Health')).getByText(`${claims} claims`);
    await waitFor(() => expect(count.parentElement?.textContent).toBe(words));
  });

  it.each([
    [{ claims: 0, cards: 1, records: 0 }, '0 claims1 insurance card'],
    [{ claims: 0, cards: 0, records: 0, asksForAll: true }, '0 claimsmore can come with the next check'],
  ])('“0 claims” never stands alone where something else is here or is to come: %j', async (over, words) => {
    await openApp('/plans', {
      'people.list': [rosa],
      'connection.list': [{ ...evergreen, ...over }],
      'records.undecided': { causes: [], leftOut: 0 },
      'records.notShown': [],
    });
    const count = (await region('Evergreen Health')).getByText('0 claims');
    await waitFor(() => expect(count.parentElement?.textContent).toBe(words));
  });

  it('says that the next check brings back what was erased, with the button for it, as Claims does', async () => {
    const erased: Answers = {
      ...empty,
      'connection.list': [{ ...evergreen, claims: 0, asksForAll: true }],
      'records.undecided': { causes: [], leftOut: 0 },
      'records.notShown': [],
      'sync.start': {},
    };
    const { user, bridge } = await openApp('/plans', erased);
    const plan = await region('Evergreen Health');
    const words =
      'The next check asks Evergreen Health for everything again. What was erased can come back with it.';
    expect(plan.getByText(words)).toBeVisible();
    await expectAccessible();
    await user.click(screen.getByRole('link', { name: 'Claims' }));
    expect(
      await screen.findByRole('heading', { name: 'You have no claims in Claimfolio right now' }),
    ).toBeVisible();
    unfold();
    expect(screen.getByText(words)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check now' }));
    expect(bridge.inputs('sync.start')).toEqual([{ connectionId: evergreen.id }]);
  });

  it('never says that what was erased after a long wait is kept', async () => {
    const gone = undecided({ count: 0, claims: 0, cards: 0, erased: 14 });
    await openApp('/plans', { ...here, 'records.undecided': { causes: [gone], leftOut: 0 } });
    const plan = await region('Evergreen Health');
    expect(plan.getByText('1 question about whose records these are waits for you.')).toBeVisible();
    expect(plan.queryByText(waits)).toBeNull();
  });

  it('says nothing of it where everything is in the lists', async () => {
    await openApp('/plans', { 'connection.list': [evergreen] });
    await region('Evergreen Health');
    expect(screen.queryByText(/set aside/)).toBeNull();
  });

  it('tells in the details why something is in no list, and what was answered, to change it', async () => {
    const leo = { ...evergreen, id: 'c-leo', personId: walter.id };
    const { user } = await openApp('/plans', {
      ...here,
      'people.list': [rosa, walter],
      'connection.list': [evergreen, leo],
      'records.undecided': { causes: [undecided({ answer: 'own' })], leftOut: 0 },
      'records.notShown': [
        ...notShown('taken', { ExplanationOfBenefit: 3 }),
        ...notShown('not-mine', { ExplanationOfBenefit: 1 }),
        ...notShown('unreadable', { '': 2 }),
        ...notShown('too-deep', { Observation: 1 }),
        ...notShown('too-large', { ExplanationOfBenefit: 1 }),
        ...notShown('refused', { Coverage: 1, Patient: 1 }),
        ...notShown('in-error', { Condition: 49 }),
      ],
    });
    const plan = await region('Evergreen Health Rosa Medina');
    await user.click(plan.getByRole('button', { name: 'Details' }));
    await user.click(await plan.findByText('Sent but not shown'));
    expect(plan.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining([
        '3 claims belong to Walter Osgood, who is already in Claimfolio.',
        '1 claim was left out, as you said.',
        '2 records could not be read.',
        '1 record was sent in a form Claimfolio cannot save.',
        '1 page of claims was too large to be read. We do not know how many were on it.',
        'The plan did not share some insurance cards. We do not know how many.',
        'The plan did not share the name and birth date.',
        '49 records were marked by the plan as sent by mistake.',
      ]),
    );
    await user.click(plan.getByText('What you answered'));
    expect(plan.getByRole('link', { name: 'Change' })).toHaveAccessibleDescription(
      /for “Chauncey Invented, born October 23, 2016”\. You said they belong to Rosa Medina\.$/,
    );
    await expectAccessible();
  });

  it('shows records that come by somebody else’s sign-in with that, without a check or an end of their own', async () => {
    const fed = { ...evergreen, id: 'c-fed', personId: walter.id, fedBy: evergreen.id };
    const { user } = await openApp('/plans', {
      'people.list': [rosa, walter],
      'connection.list': [evergreen, fed],
      'connection.disconnect': { revoked: true },
    });
    const plan = await region('Evergreen Health Walter Osgood');
    expect(plan.getByText('through the sign-in of Rosa Medina at Evergreen Health')).toBeVisible();
    await user.click(plan.getByRole('button', { name: 'Details' }));
    expect(
      plan.getByText(/^To check for claims, sign in again, or end this, go to Evergreen Health under Rosa/),
    ).toBeVisible();
    for (const name of ['Check now', 'Disconnect…']) expect(plan.queryByRole('button', { name })).toBeNull();
    expect(plan.queryByRole('link', { name: 'Change what is shared' })).toBeNull();
    const feeder = await region('Evergreen Health Rosa Medina');
    await user.click(feeder.getByRole('button', { name: 'Details' }));
    await user.click(feeder.getByRole('button', { name: 'Disconnect…' }));
    expect(screen.getByRole('alertdialog')).toHaveTextContent(
      'The records of Walter Osgood came with the same sign-in. They are also erased.',
    );
  });
});

describe('Claims', () => {
  it('counts the question among what needs a look, and says how much waits', async () => {
    await openApp('/claims', here);
    expect(await screen.findByRole('heading', { level: 1, name: '2 things to review' })).toBeVisible();
    expect(await screen.findByText(waits)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Whose are they?' })).toHaveAttribute('href', '/whose');
    await expectAccessible();
  });

  it('without a claim says how much waits, and never that there is nothing', async () => {
    await openApp('/claims', empty);
    expect(
      await screen.findByRole('heading', { name: 'Answer a question to see your records' }),
    ).toBeVisible();
    expect(screen.getByText(waits)).toBeVisible();
    expect(screen.getAllByRole('link', { name: 'Whose are they?' })).toHaveLength(1);
    await expectAccessible();
  });

  it.each([
    ['with claims', here],
    ['without a claim', empty],
  ])(
    '%s says that more came which is in no list, and leads to why; not of what the person left out',
    async (_, answers) => {
      await openApp('/claims', {
        ...answers,
        'records.undecided': { causes: [], leftOut: 0 },
        'records.notShown': [
          ...notShown('not-mine', { ExplanationOfBenefit: 9 }),
          ...notShown('unreadable', { '': 2 }),
          ...notShown('refused', { ExplanationOfBenefit: 1 }),
        ],
      });
      expect(
        await screen.findByText(/^2 more records arrived but are not shown or counted/),
      ).toHaveTextContent('Some of what the plan has did not arrive. See why');
      expect(screen.getByRole('link', { name: 'See why' })).toHaveAttribute('href', '/settings/access-log');
    },
  );
});

it('the access log tells of all plans what is in no list, and why', async () => {
  const { user } = await openApp('/settings/access-log', {
    ...here,
    'people.list': [rosa, walter],
    'connection.list': [evergreen, medicare],
    'records.notShown': [
      ...asked(whole),
      ...notShown(
        'too-deep',
        { Claim: 1 },
        { connectionId: medicare.id, planName: 'Medicare', personId: walter.id },
      ),
    ],
  });
  await user.click(await screen.findByRole('button', { name: /Show/ }));
  await user.click(await screen.findByRole('option', { name: 'Everyone' }));
  const block = await region('Sent but not shown');
  expect(block.getByText(waits)).toBeVisible();
  expect(block.getByRole('heading', { name: 'Medicare, Walter Osgood:' })).toBeVisible();
  expect(block.getByText('1 claim was sent in a form Claimfolio cannot save.')).toBeVisible();
  await expectAccessible();
});

it('everyone here: the question counts, and each person’s says how much waits', async () => {
  await openApp('/people', {
    'records.undecided': here['records.undecided'] as never,
    'records.notShown': asked(whole),
  });
  const rosas = within(await screen.findByRole('row', { name: /Rosa Medina/ }));
  expect(rosas.getByText(waits)).toBeVisible();
  expect(
    rosas.getByText('1 to review. 1 question about whose records these are waits for you.'),
  ).toBeVisible();
  expect(within(screen.getByRole('row', { name: /Walter Osgood/ })).queryByText(/set aside/)).toBeNull();
});

describe('a screen with nothing on it', () => {
  const screens: [string, string, Answers][] = [
    ['Prior approvals', '/approvals', { 'approvals.list': { approvals: [], plansWithout: [], leftOut: 0 } }],
    ['Bills', '/bills', { 'bills.list': { rows: [], asked: [], open: [] } }],
    ['Print', '/print', {}],
    ['Health', '/health', { 'timeline.overview': { counts: [], planNames: [], trends: [] } as never }],
    [
      'printing health records',
      '/health/print',
      { 'timeline.overview': { counts: [], planNames: [], trends: [] } as never },
    ],
  ];

  it.each(screens)('%s: says how much waits, and leads to the question', async (_, path, answers) => {
    await openApp(path, { ...empty, ...answers });
    expect(await screen.findByText(waits)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Whose are they?' })).toHaveAttribute('href', '/whose');
    await expectAccessible();
  });

  it.each(screens)('%s: in Spanish, too', async (_, path, answers) => {
    await openApp(path, { ...empty, ...answers }, { language: 'es' });
    expect(
      await screen.findByText(/13 reclamaciones, 7 tarjetas del seguro y 176 registros más/),
    ).toBeVisible();
  });

  it.each(screens)('%s: says what came and is in no list for another reason', async (_, path, answers) => {
    await openApp(path, {
      ...empty,
      ...answers,
      'records.undecided': { causes: [], leftOut: 0 },
      'records.notShown': [
        ...notShown('taken', { ExplanationOfBenefit: 3 }),
        ...notShown('refused', { Coverage: 1 }),
      ],
    });
    expect(await screen.findByText(/^3 more records arrived but are not shown or counted\./)).toBeVisible();
    expect(screen.getByRole('link', { name: 'See why' })).toHaveAttribute('href', '/settings/access-log');
  });

  it.each(screens)('%s: says nothing of it where nothing came', async (_, path, answers) => {
    await openApp(path, {
      ...empty,
      ...answers,
      'records.undecided': { causes: [], leftOut: 0 },
      'records.notShown': [],
    });
    await screen.findByRole('heading', { level: 1 });
    expect(screen.queryByText(/set aside|not shown or counted/)).toBeNull();
  });
});

it('everyone here: who has claims set aside is not said to have none', async () => {
  const standing = {
    toLook: 0,
    isReady: true,
    openVisits: 0,
    planShares: [],
    monthOpenVisits: 0,
    shares: [],
    monthShares: [],
    openBills: [],
    hasBills: false,
    toGetBack: [],
    nextDates: [],
    laterDates: 0,
  };
  await openApp('/people', {
    ...here,
    'people.household': {
      year: 2026,
      people: [{ person: rosa, ...standing }],
      ...{ leftOut: 0, share: null, monthShare: null, openBills: null },
    },
  });
  const rosas = within(await screen.findByRole('row', { name: /Rosa Medina/ }));
  expect(
    await rosas.findByText('No claims in 2026 are shown. 13 claims wait for your answer.'),
  ).toBeVisible();
  expect(rosas.queryByText(/No claims to review/)).toBeNull();
});

it('Health says how many records the plan itself marks as sent by mistake', async () => {
  await openApp('/health', {
    ...here,
    'records.undecided': { causes: [], leftOut: 0 },
    'records.notShown': notShown('in-error', { Condition: 40, Observation: 9, Coverage: 1 }),
  });
  expect(
    await screen.findByText('49 more records are not listed: the plan marked them as sent by mistake.'),
  ).toBeVisible();
  await expectAccessible();
});

describe('a plan that refused the name and birth date', () => {
  const failure = { code: 'fhir/forbidden', message: '', retryable: false } as const;
  const part = (category: 'patient' | 'coverage') => ({ category, resourceType: null, failure });
  const ended = (...missing: ReturnType<typeof part>[]): Answers => ({
    ...here,
    'connection.list': [{ ...evergreen, lastEnd: { ...syncDone, outcome: 'partial', missing } }],
    'records.undecided': { causes: [], leftOut: 0 },
    'records.notShown': [],
  });
  const missing = /did not share your name and birth date/;

  it('is not said to withhold them where both are here', async () => {
    await openApp('/claims', ended(part('patient'), part('coverage')));
    expect(await screen.findByText(/did not share your coverage/)).toBeVisible();
    expect(screen.queryByText(missing)).toBeNull();
  });

  it('is told where they are not', async () => {
    await openApp('/claims', { ...ended(part('patient')), 'people.list': [{ ...rosa, birthDate: null }] });
    expect(await screen.findByText(missing)).toBeVisible();
  });
});
